"""What sync needs of the world, as small protocols: the outbox on the disk and the platform on the wire."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from kiosk.core.messages import Synced
from kiosk.core.visit_record import ConsentEntry, VisitRecord
from kiosk.store.values import OutboxEntry, There
from kiosk.sync.capability import Mode
from kiosk.sync.outbox import Verdict
from kiosk.sync.taking import TakeBack


class Outbox(Protocol):
    """The store as sync sees it. Every method raises StoreError; each row is marked by its own id."""

    async def lease(self, seconds: float) -> bool:
        """Be the only sender for so long; False while another is."""
        ...

    async def release(self) -> None:
        """Let another send."""
        ...

    async def waiting(self) -> Sequence[OutboxEntry]:
        """Return what waits, oldest first, whether its time has come or not."""
        ...

    async def record(self, entry: OutboxEntry) -> VisitRecord | None:
        """Return the visit; None when it is gone."""
        ...

    async def consents(self, entry: OutboxEntry) -> Sequence[ConsentEntry]:
        """Return the answers that stand now."""
        ...

    async def waits(self, entry: OutboxEntry) -> bool:
        """Whether it still waits: people may have decided otherwise since it was listed."""
        ...

    async def there(self, entry: OutboxEntry) -> There:
        """Return what other rows about the same may have written."""
        ...

    async def keep_body(
        self, entry: OutboxEntry, body: bytes, schema: int, *, names: Collection[str], patient: str
    ) -> bool:
        """Keep the bytes, and what they write, before they are sent; False when consent was withdrawn meanwhile."""
        ...

    async def known(self, server: str, shared: Mapping[str, str]) -> frozenset[str]:
        """Return which of these (``Type/id`` and the digest of its content) the platform has acknowledged."""
        ...

    async def mark_sent(self, entry: OutboxEntry, server: str, mode: str, shared: Mapping[str, str]) -> None:
        """It has arrived, with these resources that outlive the visit."""
        ...

    async def mark_retry(self, entry: OutboxEntry, at: datetime, reason: str) -> None:
        """The same bytes again, not before then."""
        ...

    async def mark_held(self, entry: OutboxEntry, reason: str) -> None:
        """Staff must look at it."""
        ...

    async def counts(self) -> Synced:
        """Count visits."""
        ...


class Platform(Protocol):
    """The client as the loop sees it; never raises for what a network does."""

    @property
    def server(self) -> str:
        """A name for this platform."""
        ...

    @property
    def mode(self) -> Mode | None:
        """The write mode in use."""
        ...

    @property
    def lacking(self) -> frozenset[str]:
        """Resource types it does not take."""
        ...

    async def ready(self, *, fresh: bool = False) -> Verdict:
        """Ask what it can do; SENT says that it can be written to."""
        ...

    async def send(self, body: bytes, *, anew: bool = False) -> Verdict:
        """Deliver one visit; ``anew``: something of it is there already and is to be replaced."""
        ...

    async def take_back(self, what: TakeBack) -> Verdict:
        """Mark as entered in error, or delete, whatever of this is there."""
        ...
