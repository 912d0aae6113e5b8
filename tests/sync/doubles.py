"""Honest stand-ins for both ends of the loop: an outbox in memory with the store's promises, and a platform."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.core.clock import Clock
from kiosk.core.errors import StoreError
from kiosk.core.messages import Synced
from kiosk.core.visit_record import ConsentEntry, VisitRecord
from kiosk.store.values import OutboxEntry, OutboxKind, There
from kiosk.sync.capability import Mode
from kiosk.sync.outbox import Outcome, Verdict
from kiosk.sync.taking import TakeBack

SENT = Verdict(Outcome.SENT)


class MemoryOutbox:
    """Rows in a dict. Bytes once kept never change; a row is marked only from ``waiting``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.entries: dict[int, OutboxEntry] = {}
        self.records: dict[int, VisitRecord] = {}
        self.answers: dict[int, tuple[ConsentEntry, ...]] = {}
        self.names: dict[int, tuple[str, ...]] = {}
        self.remote: dict[tuple[str, str], str] = {}
        self.holder_elsewhere = False
        self.broken: set[str] = set()  # names of methods that refuse
        self.withdraw_on_keep = False
        self.reads = 0

    def add(self, record: VisitRecord, kind: OutboxKind = "visit") -> int:
        number, now = len(self.entries) + 1, self._clock.utc()
        self.entries[number] = OutboxEntry(number, kind, record.id, "waiting", now, 0, now)
        self.records[number] = record
        self.answers[number] = record.consents
        return number

    def state(self, number: int) -> str:
        return self.entries[number].state

    def _refuse(self, name: str) -> None:
        if name in self.broken:
            raise StoreError("the disk refused")

    def _change(self, entry: OutboxEntry, **values: object) -> None:
        held = self.entries[entry.id]
        assert held.state == "waiting", f"row {entry.id} is {held.state}"
        self.entries[entry.id] = replace(held, **values)  # type: ignore[arg-type]  # the fields of OutboxEntry

    async def lease(self, seconds: float) -> bool:
        assert seconds > 0
        return not self.holder_elsewhere

    async def release(self) -> None:
        """Nobody else is here."""

    async def waiting(self) -> Sequence[OutboxEntry]:
        self._refuse("waiting")
        return [entry for entry in self.entries.values() if entry.state == "waiting"]

    async def record(self, entry: OutboxEntry) -> VisitRecord | None:
        self.reads += 1
        return self.records.get(entry.id)

    async def consents(self, entry: OutboxEntry) -> Sequence[ConsentEntry]:
        return self.answers[entry.id]

    async def waits(self, entry: OutboxEntry) -> bool:
        return self.entries[entry.id].state == "waiting"

    async def there(self, entry: OutboxEntry) -> There:
        if entry.id not in self.records:
            return There(frozenset(), entry.record_id, "")
        mine = [each.id for each in self.entries.values() if each.record_id == entry.record_id and each.id != entry.id]
        record = self.records[entry.id]
        names = frozenset(name for number in mine for name in self.names.get(number, ()))
        return There(names, record.patient_id, record.pseudonym)

    async def keep_body(
        self, entry: OutboxEntry, body: bytes, schema: int, *, names: Collection[str], patient: str
    ) -> bool:
        assert patient == str(self.records[entry.id].patient_id)
        self.names[entry.id] = tuple(names)
        assert self.entries[entry.id].body in (None, body)
        if self.withdraw_on_keep:
            self._change(entry, state="withheld", body=None)
            return False
        self._change(entry, body=body, body_schema=schema)
        return True

    async def known(self, server: str, shared: Mapping[str, str]) -> frozenset[str]:
        return frozenset(name for name, digest in shared.items() if self.remote.get((server, name)) == digest)

    async def mark_sent(self, entry: OutboxEntry, server: str, mode: str, shared: Mapping[str, str]) -> None:
        self._refuse("mark_sent")
        assert mode
        self._change(entry, state="sent", body=None, attempts=entry.attempts + 1, sent_at=self._clock.utc())
        self.remote |= {(server, name): digest for name, digest in shared.items()}

    async def mark_retry(self, entry: OutboxEntry, at: datetime, reason: str) -> None:
        attempts = self.entries[entry.id].attempts + 1
        self._change(entry, attempts=attempts, next_try_at=at, reason=reason)

    async def mark_held(self, entry: OutboxEntry, reason: str) -> None:
        self._change(entry, state="held", reason=reason)

    async def counts(self) -> Synced:
        states = [entry.state for entry in self.entries.values()]
        return Synced(*(states.count(state) for state in ("waiting", "sent", "held")))


class ScriptedPlatform:
    """Answers as told: ``judge`` gets each body, ``door`` the question whether it is there."""

    server = "https://platform.invalid/fhir"
    mode: Mode | None = "A"
    lacking: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.judge: Callable[[bytes], Verdict] = lambda _: SENT
        self.door: Callable[[], Verdict] = lambda: SENT
        self.bodies: list[bytes] = []
        self.taken: list[TakeBack] = []
        self.knocks = 0

    async def ready(self, *, fresh: bool = False) -> Verdict:
        self.knocks += fresh
        await asyncio.sleep(0)  # as any network would, let others run
        return self.door()

    async def take_back(self, what: TakeBack) -> Verdict:
        self.taken.append(what)
        await asyncio.sleep(0)
        return self.judge(b"")

    async def send(self, body: bytes, *, anew: bool = False) -> Verdict:
        self.bodies.append(body)
        await asyncio.sleep(0)
        return self.judge(body)
