"""The write modes over a wire made of a function: what exactly goes out, and when it stops."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.sync.capability import Abilities, Capability, Mode
from kiosk.sync.fhir import bundle_body, resources
from kiosk.sync.modes import deliver
from kiosk.sync.outbox import Answer, Outcome
from kiosk.sync.parts import Letterhead
from tests.fakes import START
from tests.sync.visits import normal_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"))
NORMAL = resources(normal_visit(), SEOUL)
BODY = bundle_body(NORMAL, SEOUL)
FHIR = "application/fhir+json"
ALL = frozenset({"read", "create", "search-type"})
Asked = tuple[str, str, bytes, Mapping[str, str]]


class Line:
    """Keeps what was asked; ``judge`` may answer, else everything is created under an id of the server's own."""

    def __init__(self, judge: Callable[[Asked], Answer | None] = lambda _: None) -> None:
        self.judge = judge
        self.asked: list[Asked] = []

    def utc(self) -> datetime:
        return START

    async def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        asked = (method, path, body or b"", headers or {})
        self.asked.append(asked)
        return self.judge(asked) or self._created(*asked)

    def _created(self, method: str, path: str, body: bytes, _: Mapping[str, str]) -> Answer:
        number = len(self.asked)
        if method == "GET":
            return fhir(200, {"resourceType": "Bundle", "type": "searchset", "total": 0})
        if path:
            return Answer(
                201, FHIR, b'{"resourceType": "Basic"}', location=f"https://x/{path}/theirs-{number}/_history/1"
            )
        sent = json.loads(body)
        urls = [entry["request"]["url"].partition("/")[0] for entry in sent["entry"]]
        locations = [f"{url}/theirs-{number}-{at}/_history/1" for at, url in enumerate(urls)]
        entries = [{"response": {"status": "201 Created", "location": each}} for each in locations]
        return fhir(200, {"resourceType": "Bundle", "type": f"{sent['type']}-response", "entry": entries})

    def sizes(self) -> list[int]:
        return [len(json.loads(body)["entry"]) for method, path, body, _ in self.asked if method == "POST" and not path]


def fhir(status: int, resource: object) -> Answer:
    return Answer(status, FHIR, json.dumps(resource).encode())


def able(*, conditional: bool = False) -> Capability:
    kinds = {each["resourceType"] for each in NORMAL}
    system = frozenset({"transaction", "batch"})
    return Capability("4.0.1", system, {kind: Abilities(ALL, False, conditional) for kind in kinds})


def small(most: int) -> Callable[[Asked], Answer | None]:
    """A server that takes so many entries at once."""

    def judge(asked: Asked) -> Answer | None:
        method, path, body, _ = asked
        too_many = method == "POST" and not path and len(json.loads(body)["entry"]) > most
        return Answer(413, "text/html", b"too large") if too_many else None

    return judge


async def test_mode_a_sends_the_kept_bytes_and_nothing_else() -> None:
    line = Line()
    assert (await deliver(line, able(), "A", BODY)).outcome is Outcome.SENT
    assert [asked[:3] for asked in line.asked] == [("POST", "", BODY)]


async def test_pieces_keep_order_and_digits() -> None:
    line = Line(small(4))
    assert (await deliver(line, able(), "A", BODY)).outcome is Outcome.SENT
    taken = [entry for _, _, body, _ in line.asked if len(json.loads(body)["entry"]) <= 4
             for entry in json.loads(body)["entry"]]  # fmt: skip
    assert taken == json.loads(BODY)["entry"]
    assert any(b'"value": 24.10' in body for _, _, body, _ in line.asked[1:])


async def test_a_refused_piece_ends_it() -> None:
    calls = 0

    def judge(asked: Asked) -> Answer | None:
        nonlocal calls
        if len(json.loads(asked[2])["entry"]) > 10:
            return Answer(413)
        calls += 1
        return fhir(422, {"resourceType": "OperationOutcome", "issue": [{"code": "value"}]})

    line = Line(judge)
    found = await deliver(line, able(), "A", BODY)
    assert (found.outcome, found.reason, calls) == (Outcome.HELD, "http-422", 1)


@pytest.mark.parametrize("mode", ["A", "B"])
async def test_what_is_too_large_alone_is_held(mode: Mode) -> None:
    found = await deliver(Line(small(0)), able(conditional=True), mode, BODY)
    assert (found.outcome, found.reason) == (Outcome.HELD, "too-large")


@pytest.mark.parametrize("mode", ["B", "C", "D"])
@pytest.mark.parametrize("conditional", [True, False])
async def test_the_creating_modes_never_send_our_ids_as_references(mode: Mode, conditional: bool) -> None:
    line = Line(small(8))
    assert (await deliver(line, able(conditional=conditional), mode, BODY)).outcome is Outcome.SENT
    ours = {f'"{each["resourceType"]}/{each["id"]}"' for each in NORMAL}
    sent = [body.decode() for method, _, body, _ in line.asked if method == "POST"]
    assert sent
    for text in sent:
        assert not [name for name in ours if name in text]
        assert mode == "B" or "urn:uuid:" not in text.replace('"fullUrl": "urn:uuid:', "")
    assert any('"value": 24.10' in text for text in sent)
    assert any('"reference": "Patient/theirs-' in text for text in sent)


async def test_conditional_creates_name_our_identifier_and_a_provenance_its_report() -> None:
    line = Line()
    await deliver(line, able(conditional=True), "C", BODY)
    asked = [headers["If-None-Exist"] for method, _, _, headers in line.asked if method == "POST"]
    assert len(asked) == len(NORMAL)
    pseudonym = f"identifier=https%3A%2F%2Flifelog.example%2Fsid%2Fpseudonym%7C{normal_visit().pseudonym}"
    assert pseudonym in asked
    assert asked[-1].startswith("target=DiagnosticReport/theirs-")


async def test_mode_b_sends_whole_what_fits_and_provenance_last() -> None:
    line = Line()
    await deliver(line, able(conditional=True), "B", BODY)
    assert line.sizes() == [len(NORMAL) - 1, 1]


async def test_mode_d_sends_a_batch_for_each_level() -> None:
    line = Line()
    await deliver(line, able(conditional=True), "D", BODY)
    kinds: list[Any] = []
    for _, _, body, _ in line.asked:
        kinds.append(sorted({entry["resource"]["resourceType"] for entry in json.loads(body)["entry"]}))
    assert kinds[0] == ["Device", "Organization", "Patient"]
    assert kinds[-1] == ["Provenance"]
    assert sum(line.sizes()) == len(NORMAL)


async def test_a_resource_whose_new_name_nobody_tells_is_tried_again_later() -> None:
    line = Line(lambda asked: fhir(201, {"resourceType": "Basic"}) if asked[0] == "POST" else None)
    found = await deliver(line, able(), "C", BODY)
    assert (found.outcome, found.reason) == (Outcome.RETRY, "not-found-again")
