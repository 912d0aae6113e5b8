"""Client, loop and the real FHIR test server together: what arrives, once, whatever the network does."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import ssl
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from fhir.resources.R4B.bundle import Bundle

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Method, Side
from kiosk.core.visit_record import VisitRecord
from kiosk.sync.capability import Capability, Mode, read_capability
from kiosk.sync.client import Access, FhirClient
from kiosk.sync.context import MEASURED
from kiosk.sync.fhir import bundle_body, observation_ids, resources
from kiosk.sync.loop import SyncLoop
from kiosk.sync.outbox import Outcome, Verdict
from kiosk.sync.parts import Letterhead
from tests.fakes import VirtualClock
from tests.fhir_server.harness import FhirServer, fhir_server
from tests.sync import krcore
from tests.sync.doubles import MemoryOutbox
from tests.sync.visits import SCALE, Maker, normal_visit, short_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"), "동구 라이프로그 건강관리소")
OBSERVATION = f"{SEOUL.base}/sid/observation"
NORMAL = resources(normal_visit(), SEOUL)
SIZE = len(NORMAL)


@pytest.fixture(scope="module")
def started() -> Iterator[FhirServer]:
    with fhir_server() as server:
        yield server


@pytest.fixture
def server(started: FhirServer) -> FhirServer:
    started.reset()
    return started


class Kiosk:
    """An outbox and a loop at one server; time stands still unless a test moves it."""

    def __init__(self, url: str, **access: Any) -> None:
        self.clock = VirtualClock()
        self.outbox = MemoryOutbox(self.clock)
        self.client = FhirClient(Access(url, **{"timeout_s": 5.0, **access}), self.clock)
        self.loop = self.another()

    def another(self) -> SyncLoop:
        return SyncLoop(self.outbox, self.client, self.clock, SEOUL, rng=random.Random(1))

    def add(self, record: VisitRecord) -> int:
        return self.outbox.add(record)

    async def turn(self) -> None:
        """One walk, a day later: whatever was put off is due."""
        await self.clock.advance(90_000)
        await self.loop.turn()

    @property
    def states(self) -> list[str]:
        return [entry.state for entry in self.outbox.entries.values()]

    @property
    def reasons(self) -> list[str]:
        return [entry.reason for entry in self.outbox.entries.values()]


@pytest.fixture
async def kiosk(server: FhirServer) -> AsyncIterator[Kiosk]:
    made = Kiosk(server.url)
    yield made
    await made.client.aclose()


def posts(server: FhirServer) -> list[dict[str, Any]]:
    return [line for line in server.log() if line["method"] == "POST"]


async def arrived_once(kiosk: Kiosk, server: FhirServer, record: VisitRecord) -> None:
    """Every Observation of the record is there exactly once, by read-back and by count."""
    ids = observation_ids(record)
    assert sorted(await kiosk.client.observations(ids, OBSERVATION) or ()) == sorted(ids)
    assert server.counts()["Observation"] == len(ids)


# ---- what arrives


def everything_measured() -> VisitRecord:
    """A visit with one value of every quantity in the table: more than one transaction may hold."""
    maker = Maker(normal_visit().id)
    methods = itertools.cycle(Method)
    for key, quantity in sorted(QUANTITIES.items()):
        method = next(methods)
        device = SCALE if method in MEASURED else None
        sides = (Side.LEFT, Side.RIGHT) if "left" in quantity.note else (None,)
        for side in sides:
            maker.add(key, str(quantity.rounded(quantity.high)), device, side=side, method=method)
    return replace(normal_visit(), measurements=tuple(maker.rows))


@pytest.mark.parametrize("mode", ["A", "B"])
async def test_every_quantity_by_every_method_arrives(server: FhirServer, mode: Mode) -> None:
    server.behave(mode=mode)
    record = everything_measured()
    made = Kiosk(server.url)
    made.add(record)
    await made.turn()
    assert (made.states, made.reasons) == (["sent"], [""])
    await arrived_once(made, server, record)
    first, *pieces = [line["entries"] for line in posts(server)]
    assert mode == "B" or (first > 50 >= max(pieces) and sum(pieces) == first)
    await made.client.aclose()


async def test_a_visit_arrives_as_it_was_and_the_profiles_hold_there_too(kiosk: Kiosk, server: FhirServer) -> None:
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    await arrived_once(kiosk, server, normal_visit())
    assert sum(server.counts().values()) == SIZE
    assert set(server.writes().values()) == {1}
    for each in NORMAL:
        held = server.get(f"{each['resourceType']}/{each['id']}")
        krcore.check(held)
    right = server.get("Observation?code=http://loinc.org|83174-3")["entry"][0]["resource"]
    assert right["valueQuantity"]["value"] == 24.1
    assert [part["valueQuantity"]["value"] for part in right["component"]] == [23.4, 24.1]


async def test_a_replay_leaves_one(kiosk: Kiosk, server: FhirServer) -> None:
    body = bundle_body(NORMAL, SEOUL)
    assert (await kiosk.client.ready()).outcome is Outcome.SENT
    for _ in range(3):
        assert (await kiosk.client.send(body)).outcome is Outcome.SENT
    await arrived_once(kiosk, server, normal_visit())
    assert len({line["sha256"] for line in posts(server)}) == 1


async def test_a_second_visit_does_not_undo_what_was_edited_there(kiosk: Kiosk, server: FhirServer) -> None:
    kiosk.add(normal_visit("visit-1"))
    await kiosk.turn()
    patient = normal_visit().patient_id
    held = server.get(f"Patient/{patient}")
    httpx.put(f"{server.url}/Patient/{patient}", json=held | {"birthDate": "1958"}, trust_env=False,
              headers={"Content-Type": "application/fhir+json"}).raise_for_status()  # fmt: skip
    kiosk.add(normal_visit("visit-2"))
    await kiosk.turn()
    assert kiosk.states == ["sent", "sent"]
    assert server.get(f"Patient/{patient}")["birthDate"] == "1958"
    assert server.counts()["Patient"] == 1
    assert server.counts()["Encounter"] == 2


async def test_everything_is_taken_also_where_references_are_checked(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(integrity=True)
    for name in ("visit-1", "visit-2"):
        kiosk.add(normal_visit(name))
    kiosk.add(short_visit("visit-3", "person-2"))
    await kiosk.turn()
    assert kiosk.states == ["sent"] * 3


async def test_a_compressed_body_is_the_same_visit(server: FhirServer) -> None:
    kiosk = Kiosk(server.url, compress=True)
    kiosk.add(normal_visit())
    await kiosk.turn()
    await arrived_once(kiosk, server, normal_visit())
    await kiosk.client.aclose()


async def test_types_it_does_not_list_are_left_out(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(without=["Device", "DeviceMetric", "Consent", "Provenance"])
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    assert set(server.counts()) == {"Patient", "Organization", "Encounter", "Observation", "DiagnosticReport"}


# ---- what the network does


@pytest.mark.parametrize("switch", ["lose_ack", "truncate"])
async def test_an_acknowledgement_that_is_lost_is_asked_for_again_with_the_same_bytes(
    kiosk: Kiosk, server: FhirServer, switch: str
) -> None:
    server.behave(**{switch: 1, "on": "write"})
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert (kiosk.states, kiosk.reasons) == (["waiting"], ["cut"])
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    first, second = posts(server)
    assert first["sha256"] == second["sha256"]
    await arrived_once(kiosk, server, normal_visit())


@pytest.mark.parametrize(
    ("switches", "reason"),
    [
        ({"down": True}, "cut"),
        ({"captive_portal": True}, "not-fhir"),
        ({"redirect": True}, "http-302"),
        ({"redirect": "http://127.0.0.1:1/fhir"}, "http-302"),
        ({"fail": [{"status": 511}]}, "http-511"),
    ],
)
async def test_no_platform_there_leaves_everything_as_it_is(
    kiosk: Kiosk, server: FhirServer, switches: dict[str, Any], reason: str
) -> None:
    server.behave(**switches)
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert (kiosk.states, kiosk.loop.trouble) == (["waiting"], reason)
    assert posts(server) == []
    assert "/portal/login" not in [line["path"] for line in server.log()]
    assert kiosk.outbox.reads == 0
    server.behave(**dict.fromkeys(switches))
    await kiosk.turn()
    assert kiosk.states == ["sent"]


@pytest.mark.parametrize(
    ("switches", "reason"),
    [
        ({"captive_portal": True}, "not-fhir"),
        ({"redirect": True}, "http-302"),
        ({"down": True}, "cut"),
        ({"fail": [{"status": 500, "times": 9}]}, "http-500"),
        ({"fail": [{"status": 503, "times": 9, "retry_after": 120}]}, "http-503"),
        ({"fail": [{"status": 429, "times": 9}]}, "http-429"),
        ({"auth": 401}, "http-401"),
        ({"auth": 403}, "http-403"),
    ],
)
async def test_a_platform_that_fails_only_at_writing_gets_the_visit_later(
    kiosk: Kiosk, server: FhirServer, switches: dict[str, Any], reason: str
) -> None:
    server.behave(**switches, on="write")
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert (kiosk.states, kiosk.reasons) == (["waiting"], [reason])
    assert server.counts() == {}
    server.behave(**dict.fromkeys(switches))
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    assert len({line["sha256"] for line in posts(server)}) == 1
    await arrived_once(kiosk, server, normal_visit())


async def test_a_platform_that_never_answers_is_given_up_in_time(server: FhirServer) -> None:
    kiosk = Kiosk(server.url, timeout_s=0.5)
    while (await kiosk.client.ready()).outcome is not Outcome.SENT:
        """A busy machine may take longer; from here on the answer is known for a day."""
    server.behave(hang=True, on="write")
    kiosk.add(normal_visit())
    await kiosk.loop.turn()
    assert (kiosk.states, kiosk.reasons) == (["waiting"], ["timeout"])
    assert server.counts() == {}
    await kiosk.client.aclose()


async def test_what_the_platform_asks_for_is_waited_for(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(fail=[{"status": 503, "retry_after": 120}], on="write")
    kiosk.add(normal_visit())
    assert 120 <= await kiosk.loop.turn() <= 125
    assert kiosk.outbox.entries[1].next_try_at >= kiosk.clock.utc() + timedelta(seconds=120)
    await kiosk.clock.advance(119)
    await kiosk.loop.turn()
    assert len(posts(server)) == 1


async def test_a_refused_visit_is_held_with_the_platforms_words_and_the_next_goes(
    kiosk: Kiosk, server: FhirServer
) -> None:
    refused = resources(normal_visit("visit-1"), SEOUL)
    encounter = next(each["id"] for each in refused if each["resourceType"] == "Encounter")
    server.behave(reject=f"Encounter/{encounter}")
    for name in ("visit-1", "visit-2"):
        kiosk.add(normal_visit(name))
    await kiosk.turn()
    assert kiosk.states == ["held", "sent"]
    assert kiosk.reasons[0].startswith("http-422: ")
    assert "refused by a rule of this server" in kiosk.reasons[0]
    await arrived_once(kiosk, server, normal_visit("visit-2"))


async def test_a_refusal_hidden_in_a_good_answer_is_found(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(entry_400=1)
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert kiosk.states == ["held"]
    assert kiosk.reasons[0].startswith("entry-400: ")


async def test_a_platform_that_takes_only_small_bundles_gets_them_in_order(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(max_entries=3, integrity=True)
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    await arrived_once(kiosk, server, normal_visit())
    server.reset()
    server.behave(max_bytes=600)
    kiosk.add(normal_visit("visit-9", "person-9"))
    await kiosk.turn()
    assert kiosk.states[1] == "held"
    assert kiosk.reasons[1].startswith("too-large")


async def test_a_kill_between_sending_and_marking_leaves_one_there(kiosk: Kiosk, server: FhirServer) -> None:
    kiosk.add(normal_visit())
    server.behave(delay_ms=200, on="write")
    task = asyncio.create_task(kiosk.loop.turn())
    async with asyncio.timeout(20):
        while not posts(server):
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert kiosk.states == ["waiting"]
    server.behave(delay_ms=0)
    kiosk.loop = kiosk.another()
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    assert len({line["sha256"] for line in posts(server)}) == 1
    await arrived_once(kiosk, server, normal_visit())


# ---- who we are


class Tokens:
    """Hands out a stale token first."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)

    async def token(self, *, fresh: bool) -> str:
        return self.tokens.pop(0) if len(self.tokens) > 1 else self.tokens[0]


async def test_a_refused_token_is_renewed_once(server: FhirServer) -> None:
    server.behave(auth={"token": "good"})
    kiosk = Kiosk(server.url, tokens=Tokens("stale", "good"))
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    await kiosk.client.aclose()
    server.reset()
    server.behave(auth={"token": "good"})
    stranger = Kiosk(server.url, tokens=Tokens("bad"))
    stranger.add(normal_visit())
    await stranger.turn()
    assert (stranger.states, stranger.loop.stopped, stranger.loop.trouble) == (["waiting"], True, "http-401")
    assert len(server.log()) == 2
    await stranger.client.aclose()


async def test_without_tls_trust_nothing_is_sent() -> None:
    """A server with a name or a certificate of its own making is no platform of ours."""

    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("mismatch") from ssl.SSLCertVerificationError("hostname mismatch")

    clock = VirtualClock()
    client = FhirClient(Access("https://platform.invalid/fhir"), clock, httpx.MockTransport(refuse))
    assert await client.ready() == Verdict(Outcome.OFFLINE, "tls")
    await client.aclose()


async def test_nobody_there_at_all() -> None:
    clock = VirtualClock()
    client = FhirClient(Access("http://127.0.0.1:1/fhir", timeout_s=2), clock)
    assert await client.ready() == Verdict(Outcome.OFFLINE, "connect")
    assert await client.send(b"{}") == Verdict(Outcome.OFFLINE, "not-ready")
    assert await client.observations(["x"], OBSERVATION) is None
    await client.aclose()


# ---- /metadata


@pytest.mark.parametrize("mode", ["A", "B", "C", "D"])
async def test_the_write_mode_follows_from_what_it_says(kiosk: Kiosk, server: FhirServer, mode: str) -> None:
    server.behave(mode=mode)
    assert (await kiosk.client.ready()).outcome is Outcome.SENT
    assert kiosk.client.mode == mode


@pytest.mark.parametrize("mode", ["B", "C", "D"])
@pytest.mark.parametrize("caps", [{}, {"conditionalCreate": True}], ids=["", "conditional"])
async def test_each_mode_leaves_a_visit_once_whatever_is_lost(
    kiosk: Kiosk, server: FhirServer, mode: str, caps: dict[str, bool]
) -> None:
    server.behave(mode=mode, caps=caps, integrity=True)
    for name in ("visit-1", "visit-2"):
        kiosk.add(normal_visit(name))
    server.behave(lose_ack=1, on="write")
    await kiosk.turn()
    assert kiosk.states == ["waiting", "waiting"]
    await kiosk.turn()
    assert kiosk.states == ["sent", "sent"], kiosk.reasons
    # the instruments' and the consent's ids are the same in both visits, so they are there once
    both = {f"{each['resourceType']}/{each['id']}" for name in ("visit-1", "visit-2")
            for each in resources(normal_visit(name), SEOUL)}  # fmt: skip
    assert sum(server.counts().values()) == len(both)
    ids = [*observation_ids(normal_visit("visit-1")), *observation_ids(normal_visit("visit-2"))]
    assert sorted(await kiosk.client.observations(ids, OBSERVATION) or ()) == sorted(ids)
    report = server.get("DiagnosticReport")["entry"][0]["resource"]
    for result in report["result"]:
        assert server.get(result["reference"])["encounter"] == report["encounter"]


@pytest.mark.parametrize("mode", ["C", "D"])
async def test_a_platform_that_can_only_add_gets_no_half_correction(
    kiosk: Kiosk, server: FhirServer, mode: str
) -> None:
    server.behave(mode=mode)
    kiosk.add(normal_visit("visit-1"))
    await kiosk.turn()
    before = server.writes()
    kiosk.outbox.add(normal_visit("visit-1"), "correction")
    await kiosk.turn()
    assert kiosk.states == ["sent", "held"]
    assert kiosk.reasons[1] == "correction-needs-update"
    assert server.writes() == before


async def test_bytes_kept_for_one_mode_are_not_bent_into_another(kiosk: Kiosk, server: FhirServer) -> None:
    kiosk.add(normal_visit("visit-1"))
    await kiosk.turn()
    kiosk.add(normal_visit("visit-2"))
    server.behave(down=1, on="write")
    await kiosk.turn()
    server.behave(mode="C")
    await kiosk.client.ready(fresh=True)
    await kiosk.turn()
    assert (kiosk.states, kiosk.reasons[1]) == (["sent", "held"], "mode-changed")


async def test_several_with_our_identifier_are_somebodys_to_look_at(kiosk: Kiosk, server: FhirServer) -> None:
    server.behave(mode="C")
    patient = next(each for each in NORMAL if each["resourceType"] == "Patient")
    for _ in range(2):
        httpx.post(f"{server.url}/Patient", content=json.dumps(patient), trust_env=False,
                   headers={"Content-Type": "application/fhir+json"}).raise_for_status()  # fmt: skip
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert (kiosk.states, kiosk.reasons) == (["held"], ["several-there: Patient: 2"])


async def test_a_mode_chosen_by_hand_needs_no_metadata(server: FhirServer) -> None:
    kiosk = Kiosk(server.url, mode="A")
    server.behave(fail=[{"status": 404}], on="read")
    kiosk.add(normal_visit())
    await kiosk.turn()
    assert kiosk.states == ["sent"]
    await kiosk.client.aclose()


async def test_metadata_is_asked_for_once_a_day_or_after_trouble(kiosk: Kiosk, server: FhirServer) -> None:
    for _ in range(3):
        assert (await kiosk.client.ready()).outcome is Outcome.SENT
    assert len(server.log()) == 1
    await kiosk.client.ready(fresh=True)
    assert len(server.log()) == 2
    await kiosk.clock.advance(86_400)
    await kiosk.client.ready()
    assert len(server.log()) == 3


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fhirVersion": "5.0.0"}, "not-r4"),
        ({"rest": []}, "no-DiagnosticReport"),
        ({"rest": [{"mode": "server", "resource": [
            {"type": kind, "interaction": [{"code": "read"}, {"code": "search-type"}]}
            for kind in ("Patient", "Encounter", "Observation", "DiagnosticReport")]}]}, "no-write-mode"),
    ],
)  # fmt: skip
async def test_a_platform_that_cannot_take_visits_says_why(change: dict[str, Any], reason: str) -> None:
    statement = {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [], **change}
    headers = {"Content-Type": "application/fhir+json"}
    answer = httpx.MockTransport(lambda _: httpx.Response(200, json=statement, headers=headers))
    client = FhirClient(Access("https://platform.invalid/fhir"), VirtualClock(), answer)
    assert await client.ready() == Verdict(Outcome.STOP, reason)
    await client.aclose()


def test_what_is_no_capability_statement_is_none() -> None:
    assert read_capability({"resourceType": "Bundle"}) is None
    assert read_capability({"resourceType": "CapabilityStatement", "rest": 5}) == Capability()


def test_our_bundle_is_read_by_others_as_sent() -> None:
    Bundle.model_validate(json.loads(bundle_body(NORMAL, SEOUL)))
