"""Carries out the morning check: every look on a thread of its own with a deadline; nothing hangs, nothing raises.

The staff's opening page and `kiosk doctor` are the same looks; they only ask the store differently.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

from kiosk.app.checks import calibration, devices, languages, machine, outside, plugins, printing, store, voice
from kiosk.app.checks.scope import Look, Scope, fail
from kiosk.config import Settings
from kiosk.core.checks import Check
from kiosk.core.clock import Clock
from kiosk.core.errors import KioskError
from kiosk.core.texts import Sentence
from kiosk.store.gateway import StoreGateway
from kiosk.store.keys import load_keys

log = structlog.get_logger()
ASK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Item:
    """One look. ``key`` names its line when the look itself breaks or takes too long."""

    key: str
    look: Look
    seconds: float = 12.0


ITEMS = (
    Item("store", store.opens),
    Item("integrity", store.integrity),
    Item("backup", store.backup),
    Item("disk", machine.disk),
    Item("clock", machine.clock),
    Item("fonts", machine.letters, 45.0),
    Item("config", machine.config),
    Item("language", languages.further),
    Item("devices", devices.devices),
    Item("bluetooth", devices.bluetooth, 20.0),
    Item("calibration", calibration.calibration),
    Item("printer", printing.printer),
    Item("receipt", printing.receipt),
    Item("papers", printing.papers),
    Item("network", outside.network),
    Item("platform", outside.platform),
    Item("outbox", store.outbox),
    Item("calls", store.calls),
    Item("staff", store.staff),
    Item("voice", voice.voice),
    Item("qt", machine.qt),
    Item("protections", machine.protections),
    Item("isolation", plugins.isolation),
)


class KioskChecker:
    """Implements `kiosk.station.office.services.Checker`."""

    def __init__(self, scope: Scope, items: Sequence[Item] = ITEMS) -> None:
        self._scope, self._items = scope, items
        self._stuck: dict[str, threading.Thread] = {}  # those that never came back: no second one joins them

    async def check(self) -> tuple[Check, ...]:
        """Look at everything now, all at once."""
        found = await asyncio.gather(*(self._one(item) for item in self._items))
        return tuple(line for lines in found for line in lines)

    async def _one(self, item: Item) -> tuple[Check, ...]:
        before = self._stuck.pop(item.key, None)
        if before is not None and before.is_alive():
            self._stuck[item.key] = before
            return (_late(item),)
        answer: Future[tuple[Check, ...]] = Future()
        thread = threading.Thread(target=self._look, args=(item, answer), name=f"check-{item.key}", daemon=True)
        thread.start()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(answer), item.seconds)
        except TimeoutError:
            self._stuck[item.key] = thread
            return (_late(item),)

    def _look(self, item: Item, answer: Future[tuple[Check, ...]]) -> None:
        try:
            lines = tuple(item.look(self._scope))
        except KioskError as error:
            lines = (Check(item.key, "fail", Sentence(error.key), Sentence("check.store.todo")),)
        except Exception as error:  # one look that breaks hides none of the others
            log.error("check-broken", key=item.key, reason=type(error).__name__)
            lines = (fail(item.key, "check.broken", "check.broken.todo", item.key),)
        if answer.set_running_or_notify_cancel():
            answer.set_result(lines)


def _late(item: Item) -> Check:
    log.error("check-late", key=item.key)
    return fail(item.key, "check.late", "check.broken.todo", item.key)


def running_checker(
    settings: Settings,
    data_dir: Path,
    config: Path,
    gateway: StoreGateway,
    clock: Clock,
    states: Callable[[], Mapping[str, tuple[str, str]]],
) -> KioskChecker:
    """The check of a kiosk that runs: its own reader, its own supervisor. Call it on the event loop."""
    loop = asyncio.get_running_loop()

    def ask(verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(gateway.read(verb, *args, **kwargs), loop).result(ASK_SECONDS)

    return KioskChecker(Scope(settings, data_dir, config, ask, clock.utc, states))


def doctor_checker(settings: Settings, data_dir: Path, config: Path) -> KioskChecker:
    """The check from the command line: the store is opened for reading by every look that asks it."""
    from kiosk.app.storing import key_source, store_settings
    from kiosk.store.database import open_store

    def ask(verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        keys = load_keys(data_dir, key_source(settings, config))
        with open_store(store_settings(settings, data_dir), keys, read_only=True) as opened:
            return verb(opened, *args, **kwargs)

    return KioskChecker(Scope(settings, data_dir, config, ask, lambda: datetime.now(UTC)))
