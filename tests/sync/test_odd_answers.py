"""A platform that answers FHIR of no sense: the row is somebody's to look at, the others and the kiosk go on."""

from __future__ import annotations

import random
from typing import Literal
from zoneinfo import ZoneInfo

import httpx
import pytest

from kiosk.core.json_text import dumps
from kiosk.sync.client import Access, FhirClient
from kiosk.sync.loop import SyncLoop
from kiosk.sync.parts import Letterhead
from tests.fakes import VirtualClock
from tests.sync.doubles import MemoryOutbox
from tests.sync.visits import normal_visit, short_visit

FHIR = {"content-type": "application/fhir+json"}
ODD: list[object] = [
    {"odd": 1},
    {"resourceType": "Observation"},
    {"resourceType": "Bundle", "entry": [{"resource": "text"}]},
    {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": {}, "meta": "x"}}]},
]


def answering(odd: object) -> httpx.MockTransport:
    """Take bundles as it should, and answer questions with this."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, headers=FHIR, content=dumps(odd).encode())
        count = request.content.count(b'"fullUrl"')
        said = {
            "resourceType": "Bundle",
            "type": "transaction-response",
            "entry": [{"response": {"status": "201"}}] * count,
        }
        return httpx.Response(200, headers=FHIR, content=dumps(said).encode())

    return httpx.MockTransport(answer)


@pytest.mark.parametrize("mode", ["A", "B"])
@pytest.mark.parametrize("odd", ODD)
async def test_an_answer_of_no_sense_stops_nobody(mode: Literal["A", "B"], odd: object) -> None:
    clock = VirtualClock()
    outbox = MemoryOutbox(clock)
    access = Access("https://platform.invalid/fhir", mode=mode)
    client = FhirClient(access, clock, answering(odd))
    loop = SyncLoop(outbox, client, clock, Letterhead(ZoneInfo("Asia/Seoul")), rng=random.Random(1))
    first = outbox.add(normal_visit())
    await loop.drain()
    back = outbox.add(outbox.records[first], "retraction")
    outbox.answers[back] = ()
    last = outbox.add(short_visit("visit-9"))
    for _ in range(4):
        await clock.advance(90_000)
        await loop.drain()
    if mode == "A":  # elsewhere every visit begins with a question, and waits for an answer that makes sense
        assert [outbox.state(row) for row in (first, back, last)] == ["sent", "held", "sent"]
    await client.aclose()
