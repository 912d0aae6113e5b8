"""From settings to a running sync: the client, the outbox behind the store's gateway, the loop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from kiosk.config import Settings
from kiosk.core.clock import Clock
from kiosk.core.messages import Synced
from kiosk.store.gateway import StoreGateway
from kiosk.sync.client import Access, FhirClient
from kiosk.sync.gateway import StoreOutbox
from kiosk.sync.loop import SyncLoop
from kiosk.sync.parts import Letterhead


def letterhead(settings: Settings) -> Letterhead:
    """Whose name the bundles carry."""
    return Letterhead(
        settings.zone, settings.centre.name_ko, settings.platform.base, frozenset(settings.platform.leave_out)
    )


@asynccontextmanager
async def sync_loop(
    settings: Settings,
    gateway: StoreGateway,
    clock: Clock,
    tell: Callable[[Synced], None] = lambda _: None,
    alarm: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[SyncLoop | None]:
    """Yield the loop, or None when no platform is configured; hangs up at the end."""
    if not settings.platform.url:
        yield None
        return
    access = Access(settings.platform.url, settings.platform.mode, settings.platform.timeout_s)
    client = FhirClient(access, clock)
    try:
        outbox = StoreOutbox(gateway, clock, f"{settings.centre.id}/{settings.centre.station}")
        yield SyncLoop(outbox, client, clock, letterhead(settings), tell=tell, alarm=alarm)
    finally:
        await client.aclose()
