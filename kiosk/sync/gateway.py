"""The outbox of the store, as the loop wants it: every call on the store's own threads."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from kiosk.core.clock import Clock
from kiosk.core.messages import Synced
from kiosk.core.visit_record import ConsentEntry, VisitRecord
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import OutboxEntry, Remote, There

ACTOR = "system:sync"
LEASE = "sync"


class StoreOutbox:
    """Implements `kiosk.sync.ports.Outbox`."""

    def __init__(self, store: StoreGateway, clock: Clock, holder: str = "") -> None:
        """``holder``: the station's name, so that a kiosk that was killed takes its own lease again at once."""
        self._store, self._clock = store, clock
        self._holder = holder or str(uuid4())

    async def lease(self, seconds: float) -> bool:
        """Be the only sender for so long; False while another is."""
        return await self._store.call(Store.lease_take, LEASE, self._holder, now=self._clock.utc(), seconds=seconds)

    async def release(self) -> None:
        """Let another send."""
        await self._store.call(Store.lease_drop, LEASE, self._holder)

    async def waiting(self) -> Sequence[OutboxEntry]:
        """Return what waits, oldest first, whether its time has come or not."""
        return await self._store.read(Store.waiting)

    async def record(self, entry: OutboxEntry) -> VisitRecord | None:
        """Return the visit (the access log says so); None when it is gone."""
        try:
            return await self._store.call(Store.visit_record, entry.record_id, actor=ACTOR, now=self._clock.utc())
        except StoreTrouble as trouble:
            if trouble.trouble is Trouble.UNKNOWN:
                return None
            raise

    async def consents(self, entry: OutboxEntry) -> Sequence[ConsentEntry]:
        """Return the answers that stand now; none for a visit that is gone."""
        try:
            return await self._store.read(Store.consents_of_visit, entry.record_id)
        except StoreTrouble as trouble:
            if trouble.trouble is Trouble.UNKNOWN:
                return ()
            raise

    async def waits(self, entry: OutboxEntry) -> bool:
        """Whether it still waits: people may have decided otherwise since it was listed."""
        return (await self._store.read(Store.outbox_entry, entry.id)).state == "waiting"

    async def there(self, entry: OutboxEntry) -> There:
        """Return what other rows about the same may have written; nothing when it is gone."""
        try:
            return await self._store.read(Store.there, entry.record_id, but=entry.id)
        except StoreTrouble as trouble:
            if trouble.trouble is Trouble.UNKNOWN:
                return There(frozenset(), entry.record_id, "")
            raise

    async def keep_body(
        self, entry: OutboxEntry, body: bytes, schema: int, *, names: Collection[str], patient: str
    ) -> bool:
        """Keep the bytes, and what they write, before they are sent; False when it may not go so any more."""
        kept = await self._store.call(
            Store.keep_body, entry.id, body, schema, names=names, patient=patient, listed=entry.next_try_at
        )
        return kept is not None

    async def known(self, server: str, shared: Mapping[str, str]) -> frozenset[str]:
        """Return which of these (``Type/id`` and the digest of its content) the platform has acknowledged."""
        there = await self._store.read(Store.remote_known, server, shared)
        found = set()
        for name in there:
            kind, _, local = name.partition("/")
            remote = await self._store.read(Store.remote_get, server, kind, local)
            if remote is not None and remote.version == shared[name]:
                found.add(name)
        return frozenset(found)

    async def mark_sent(self, entry: OutboxEntry, server: str, mode: str, shared: Mapping[str, str]) -> None:
        """It has arrived, with these resources that outlive the visit, under our own ids."""
        parts = [(*name.split("/"), digest) for name, digest in shared.items()]
        acked = [Remote(server, kind, local, local, digest) for kind, local, digest in parts]
        answer = json.dumps({"server": server, "mode": mode})
        await self._store.call(Store.mark_sent, entry.id, now=self._clock.utc(), server=answer, acked=acked)

    async def mark_retry(self, entry: OutboxEntry, at: datetime, reason: str) -> None:
        """The same bytes again, not before then."""
        await self._store.call(Store.mark_retry, entry.id, next_try_at=at, reason=reason)

    async def mark_held(self, entry: OutboxEntry, reason: str) -> None:
        """Staff must look at it."""
        await self._store.call(Store.mark_held, entry.id, now=self._clock.utc(), reason=reason)

    async def counts(self) -> Synced:
        """Count visits."""
        counts = await self._store.read(Store.outbox_counts)
        return Synced(counts.waiting, counts.sent, counts.held)
