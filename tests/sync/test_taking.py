"""What was sent and may not stand is taken back, in each write mode, and never more than is there."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.reading import Method
from kiosk.core.visit_record import VisitRecord
from kiosk.store.values import OutboxKind
from kiosk.sync.client import Access, FhirClient
from kiosk.sync.fhir import resources
from kiosk.sync.loop import SyncLoop
from kiosk.sync.parts import Letterhead
from kiosk.sync.taking import emptied
from tests.fakes import VirtualClock
from tests.fhir_server.harness import FhirServer, fhir_server
from tests.sync.doubles import MemoryOutbox
from tests.sync.visits import YES, normal_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"))
ABLE: dict[str, dict[str, Any]] = {
    "A": {"mode": "A"},
    "B": {"mode": "B"},
    "C": {"mode": "C", "caps": {"update": True}},
    "D": {"mode": "D", "caps": {"update": True}},
}


@pytest.fixture(scope="module")
def started() -> Iterator[FhirServer]:
    with fhir_server() as server:
        yield server


@pytest.fixture
def server(started: FhirServer) -> FhirServer:
    started.reset()
    return started


class Kiosk:
    """An outbox in memory and a loop at the real server."""

    def __init__(self, server: FhirServer) -> None:
        self.clock, self.server = VirtualClock(), server
        self.outbox = MemoryOutbox(self.clock)
        self.client = FhirClient(Access(server.url, timeout_s=5.0), self.clock)
        self.loop = SyncLoop(self.outbox, self.client, self.clock, SEOUL, rng=random.Random(1))

    async def send(self, record: VisitRecord, kind: OutboxKind = "visit", *, refused: bool = False) -> str:
        """One more row, and a walk; returns what became of it."""
        number = self.outbox.add(record, kind)
        if refused:
            self.outbox.answers[number] = ()
        await self.clock.advance(90_000)
        await self.loop.turn()
        entry = self.outbox.entries[number]
        return entry.reason or entry.state

    def all(self, kind: str) -> list[dict[str, Any]]:
        return [entry["resource"] for entry in self.server.get(f"{kind}?_count=1000").get("entry", [])]

    def statuses(self, kind: str) -> set[str]:
        return {each["status"] for each in self.all(kind)}


@pytest.fixture
async def kiosk(server: FhirServer) -> AsyncIterator[Kiosk]:
    made = Kiosk(server)
    yield made
    await made.client.aclose()


def holds_a_value(resource: object) -> bool:
    return "valueQuantity" in str(resource)


# --- one value


@pytest.mark.parametrize("mode", ABLE)
async def test_a_void_value_is_no_value_there_and_the_others_stay(kiosk: Kiosk, server: FhirServer, mode: str) -> None:
    server.behave(**ABLE[mode])
    whole = normal_visit()
    assert await kiosk.send(whole) == "sent"
    void = whole.measurements[1]
    left = tuple(row for row in whole.measurements if row is not void)
    assert await kiosk.send(replace(whole, measurements=left, former=(void,)), "correction") == "sent"
    wrong = [each for each in kiosk.all("Observation") if each["status"] == "entered-in-error"]
    assert [each["code"]["coding"][0]["code"] for each in wrong] == ["29463-7"]
    assert not holds_a_value(wrong)
    assert len(kiosk.all("Observation")) == 10
    (report,) = kiosk.all("DiagnosticReport")
    assert (report["status"], len(report["result"])) == ("corrected", 9)
    (encounter,) = kiosk.all("Encounter")
    assert encounter["status"] == "finished"


@pytest.mark.parametrize("mode", ABLE)
async def test_a_corrected_value_replaces_the_old_one_in_place(kiosk: Kiosk, server: FhirServer, mode: str) -> None:
    server.behave(**ABLE[mode])
    whole = normal_visit()
    assert await kiosk.send(whole) == "sent"
    old = whole.measurements[1]
    new = replace(old, id=uuid4(), value=Decimal("64.0"), method=Method.TYPED, typed_by="staff:1", supersedes=old.id)
    rows = tuple(new if row is old else row for row in whole.measurements)
    assert await kiosk.send(replace(whole, measurements=rows, former=(old,)), "correction") == "sent"
    (weight,) = [each for each in kiosk.all("Observation") if "29463-7" in str(each["code"])]
    assert (weight["valueQuantity"]["value"], weight["status"]) == (64, "corrected")
    others = {each["status"] for each in kiosk.all("Observation") if each is not weight and each["id"] != weight["id"]}
    assert others == {"final"}
    assert len(kiosk.all("Provenance")) == 1


async def test_what_never_arrived_is_not_made_only_to_be_wrong(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(reject="DiagnosticReport")
    whole = normal_visit()
    assert "refused" in await kiosk.send(whole)
    server.behave(reject=None)
    void = whole.measurements[1]
    left = tuple(row for row in whole.measurements if row is not void)
    assert await kiosk.send(replace(whole, measurements=left, former=(void,)), "correction") == "sent"
    assert len(kiosk.all("Observation")) == 9


# --- a whole visit


@pytest.mark.parametrize("mode", ABLE)
async def test_a_withdrawal_empties_the_visit_and_ends_the_answer(kiosk: Kiosk, server: FhirServer, mode: str) -> None:
    server.behave(**ABLE[mode])
    other = normal_visit("visit-2", "person-2")
    for record in (normal_visit(), other):
        assert await kiosk.send(record) == "sent"
    assert await kiosk.send(normal_visit(), "retraction", refused=True) == "sent"
    subjects = {each["id"]: each["identifier"][0]["value"] for each in kiosk.all("Patient")}
    for each in [*kiosk.all("Observation"), *kiosk.all("DiagnosticReport"), *kiosk.all("Encounter")]:
        theirs = subjects[each["subject"]["reference"].partition("/")[2]] == other.pseudonym
        assert (each["status"] != "entered-in-error") == theirs
        assert theirs or not (holds_a_value(each) or "result" in each)
    answers = {
        subjects[each["patient"]["reference"].partition("/")[2]]: each["status"] for each in kiosk.all("Consent")
    }
    assert answers == {normal_visit().pseudonym: "inactive", other.pseudonym: "active"}
    writes = server.writes()
    assert await kiosk.send(normal_visit(), "retraction", refused=True) == "sent"
    assert server.writes() == writes  # done once is done


async def test_a_visit_that_was_moved_leaves_the_persons_answer_alone(kiosk: Kiosk) -> None:
    await kiosk.send(normal_visit())
    assert await kiosk.send(normal_visit(), "retraction") == "sent"
    assert kiosk.statuses("Observation") == {"entered-in-error"}
    assert kiosk.statuses("Consent") == {"active"}


@pytest.mark.parametrize("mode", ABLE)
async def test_after_a_new_yes_all_of_it_counts_again(kiosk: Kiosk, server: FhirServer, mode: str) -> None:
    server.behave(**ABLE[mode])
    await kiosk.send(normal_visit())
    await kiosk.send(normal_visit(), "retraction", refused=True)
    assert await kiosk.send(normal_visit(), "correction") == "sent"
    assert "entered-in-error" not in kiosk.statuses("Observation") | kiosk.statuses("Encounter")
    assert all(holds_a_value(each) for each in kiosk.all("Observation"))


# --- erased


@pytest.mark.parametrize("mode", ABLE)
@pytest.mark.parametrize("strict", [False, True])
async def test_an_erased_person_is_deleted_where_that_can_be_done(
    kiosk: Kiosk, server: FhirServer, mode: str, strict: bool
) -> None:
    caps = {**ABLE[mode].get("caps", {}), "delete": True}
    server.behave(**{**ABLE[mode], "caps": caps, "integrity": strict})
    for record in (normal_visit(), normal_visit("visit-2", "person-2")):
        assert await kiosk.send(record) == "sent"
    assert await kiosk.send(normal_visit(), "erasure") == "sent"
    counts = server.counts()
    each_once = {"Patient": 1, "Encounter": 1, "DiagnosticReport": 1, "Provenance": 1, "Consent": 1, "Observation": 10}
    assert {kind: counts[kind] for kind in each_once} == each_once
    assert kiosk.all("Patient")[0]["identifier"][0]["value"] == normal_visit("visit-2", "person-2").pseudonym


@pytest.mark.parametrize("mode", ABLE)
async def test_without_deleting_nothing_about_an_erased_person_stays(
    kiosk: Kiosk, server: FhirServer, mode: str
) -> None:
    server.behave(**ABLE[mode])
    await kiosk.send(normal_visit())
    assert await kiosk.send(normal_visit(), "erasure") == "sent"
    assert kiosk.statuses("Observation") | kiosk.statuses("Encounter") == {"entered-in-error"}
    assert not any(holds_a_value(each) for each in kiosk.all("Observation"))
    (patient,) = kiosk.all("Patient")
    assert (patient["active"], "birthDate" in patient, "gender" in patient) == (False, False, False)


@pytest.mark.parametrize("mode", ["C", "D"])
@pytest.mark.parametrize("kind", ["retraction", "erasure"])
async def test_where_nothing_can_be_changed_people_must_ask_people(
    kiosk: Kiosk, server: FhirServer, mode: str, kind: OutboxKind
) -> None:
    server.behave(mode=mode)
    await kiosk.send(normal_visit())
    before = server.writes()
    assert await kiosk.send(normal_visit(), kind, refused=True) == f"{kind}-by-hand"
    assert server.writes() == before


@pytest.mark.parametrize("trouble", [{"down": 1}, {"lose_ack": 2}, {"fail": [{"status": 503, "times": 1}]}])
async def test_a_line_that_fails_in_the_middle_is_taken_up_again(
    kiosk: Kiosk, server: FhirServer, trouble: dict[str, Any]
) -> None:
    await kiosk.send(normal_visit())
    server.behave(on="write", **trouble)
    assert await kiosk.send(normal_visit(), "retraction", refused=True) != "sent"
    for _ in range(3):
        await kiosk.clock.advance(90_000)
        await kiosk.loop.turn()
    assert [entry.state for entry in kiosk.outbox.entries.values()] == ["sent", "sent"]
    assert kiosk.statuses("Observation") == {"entered-in-error"}


# --- pure


def test_what_is_emptied_says_why_and_nothing_else() -> None:
    made = resources(normal_visit(consents=YES), SEOUL)
    for each in made:
        bare = emptied(each, withdrawn=True)
        assert not holds_a_value(bare)
        assert emptied(bare, withdrawn=True) == bare
        assert (bare["resourceType"], bare["id"]) == (each["resourceType"], each["id"])
    pressure = next(each for each in made if "85354-9" in str(each))
    parts = emptied(pressure, withdrawn=False)["component"]
    assert [part["dataAbsentReason"]["coding"][0]["code"] for part in parts] == ["error"] * 2
