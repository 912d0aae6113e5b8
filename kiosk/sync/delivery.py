"""One outbox row on its way out: consent asked again, body built once and kept, sent, judged. Marks nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.json_text import dumps
from kiosk.core.visit_record import VisitRecord
from kiosk.store.values import OutboxEntry, There
from kiosk.sync.fhir import SCHEMA, SHARED, bundle_body, may_send, name_of, resources
from kiosk.sync.outbox import Outcome, Verdict
from kiosk.sync.parts import Letterhead, Resource
from kiosk.sync.ports import Outbox, Platform
from kiosk.sync.taking import ORDER, SYSTEMS, TakeBack


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a row; no verdict: it was not tried."""

    verdict: Verdict | None
    shared: Mapping[str, str] = field(default_factory=dict)  # what outlives the visit: ``Type/id`` and digest

    @classmethod
    def held(cls, reason: str) -> Tried:
        """It cannot go out."""
        return cls(Verdict(Outcome.HELD, reason))


LEFT = Tried(None)
"""An earlier visit of the same person has not arrived, or consent was withdrawn while we were at it."""


class Delivery:
    """Between one outbox and one platform. Remembers whose visit a row is, so that a person's visits stay in order."""

    def __init__(self, outbox: Outbox, platform: Platform, letterhead: Letterhead) -> None:
        self._outbox, self._platform, self._letterhead = outbox, platform, letterhead
        self._patients: dict[int, str] = {}

    def patient(self, entry: OutboxEntry) -> str:
        """Whose visit it is, by logical id; empty while nobody has looked."""
        if entry.id not in self._patients and entry.body is not None:
            self._patients[entry.id] = _patient_in(entry.body)
        return self._patients.get(entry.id, "")

    async def attempt(self, entry: OutboxEntry, behind: Collection[str]) -> Tried:
        """Try one row; the platform must be ready. ``behind``: people and visits of whom an earlier row still waits.

        A platform may answer anything, and a row may hold what nobody thought of: such a row is somebody's to look at,
        and must stop neither the others nor the kiosk.
        """
        try:
            return await self._attempt(entry, behind)
        except (LookupError, ValueError, TypeError, AttributeError) as error:
            return Tried.held(f"not-understood-{type(error).__name__}")

    async def _attempt(self, entry: OutboxEntry, behind: Collection[str]) -> Tried:
        if str(entry.record_id) in behind or not await self._outbox.waits(entry):
            return LEFT
        if entry.kind == "erasure":
            return Tried(await self._take_back(entry, erase=True))
        allowed = may_send(await self._outbox.consents(entry))
        if entry.kind == "retraction":
            return Tried(await self._take_back(entry, consents=not allowed))
        if not allowed:
            return Tried.held("no-consent")
        if self.patient(entry) in behind:
            return LEFT
        before = await self._outbox.there(entry)
        anew = entry.kind == "correction" or bool(before.names)
        body = entry.body if entry.body is not None else await self._build(entry, behind, anew)
        if isinstance(body, Tried):
            return body
        made = _resources_in(body)
        shared = _shared(made) if self._platform.mode == "A" else {}
        found = await self._platform.send(body, anew=anew)
        stale = frozenset(name for name in before.names if name.startswith("Observation/")) - set(map(name_of, made))
        if found.outcome is Outcome.SENT and stale:
            found = await self._platform.take_back(self._what(replace(before, names=stale)))
        return Tried(found, shared)

    async def _take_back(self, entry: OutboxEntry, *, consents: bool = False, erase: bool = False) -> Verdict:
        """What was sent of it, or may have been, is to be no more there."""
        there = await self._outbox.there(entry)
        if not there.names:
            return Verdict(Outcome.SENT)
        return await self._platform.take_back(self._what(there, consents=consents, erase=erase))

    def _what(self, there: There, *, consents: bool = False, erase: bool = False) -> TakeBack:
        systems = {kind: self._letterhead.system(kind) for kind in (*SYSTEMS.values(), "pseudonym")}
        return TakeBack(there.names, there.patient_id, there.pseudonym, systems, consents, erase)

    async def _build(self, entry: OutboxEntry, behind: Collection[str], anew: bool) -> bytes | Tried:
        """The bytes of the first attempt, kept before they go out."""
        record = await self._outbox.record(entry)
        if record is None:
            return Tried.held("no-record")
        self._patients[entry.id] = str(record.patient_id)
        if self.patient(entry) in behind:
            return LEFT
        try:
            made = self._made(record, anew)
            body = bundle_body(made, self._letterhead, await self._known(made))
        except (KeyError, ValueError, TypeError) as error:  # a record this mapping cannot say must not stop the others
            return Tried.held(f"mapping-{type(error).__name__}")
        names = [name_of(each) for each in made if each["resourceType"] in ORDER]
        patient = str(record.patient_id)
        return body if await self._outbox.keep_body(entry, body, SCHEMA, names=names, patient=patient) else LEFT

    def _made(self, record: VisitRecord, anew: bool) -> list[Resource]:
        head = replace(self._letterhead, leave_out=self._letterhead.leave_out | self._platform.lacking)
        return resources(record, head, corrected=anew)

    async def _known(self, made: list[Resource]) -> frozenset[str]:
        in_mode_a = self._platform.mode == "A"
        return await self._outbox.known(self._platform.server, _shared(made)) if in_mode_a else frozenset()

    def forget(self, entry: OutboxEntry) -> None:
        """It is settled."""
        self._patients.pop(entry.id, None)


def _resources_in(body: bytes) -> list[Resource]:
    return [entry["resource"] for entry in json.loads(body)["entry"]]


def _shared(made: Iterable[Resource]) -> dict[str, str]:
    """What outlives the visit, each with the digest of its content: changed here, it goes out again."""
    return {
        name_of(each): hashlib.sha256(dumps(each).encode()).hexdigest()
        for each in made
        if each["resourceType"] in SHARED
    }


def _patient_in(body: bytes) -> str:
    """Every kept body has one Encounter, and that one subject."""
    subjects = [each["subject"]["reference"] for each in _resources_in(body) if each["resourceType"] == "Encounter"]
    return str(subjects[0]).partition("/")[2] if subjects else ""
