"""What an answer means, and when to try again: the pure half of sync."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sync.outbox import (
    FIRST,
    LONGEST,
    LONGEST_ASKED,
    Answer,
    Outcome,
    next_try,
    outcome_text,
    seconds_asked,
    verdict,
)

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
FHIR = "application/fhir+json; charset=utf-8"


def fhir(status: int, resource: object, **more: str) -> Answer:
    return Answer(status, FHIR, json.dumps(resource).encode(), **more)


def outcome(code: str = "invalid", text: str = "no such code", **issue: object) -> dict[str, Any]:
    found = {"severity": "error", "code": code, "details": {"text": text}, **issue}
    return {"resourceType": "OperationOutcome", "issue": [found]}


def acknowledged(*statuses: str, kind: str = "transaction-response") -> dict[str, Any]:
    entries = [{"response": {"status": status}} for status in statuses]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}


def judge(answer: Answer, entries: int = 2) -> Outcome:
    return verdict(answer, NOW, entries=entries).outcome


# ---- when


@given(st.integers(0, 100_000), st.randoms(use_true_random=False))
def test_backing_off_is_jittered_and_capped(attempts: int, rng: random.Random) -> None:
    wait = (next_try(attempts, NOW, rng) - NOW).total_seconds()
    assert 0 <= wait <= LONGEST
    if attempts <= 1:
        assert wait <= FIRST


def test_backing_off_grows_to_a_quarter_of_an_hour_and_uses_the_whole_range() -> None:
    rng = random.Random(1)
    waits = [(next_try(50, NOW, rng) - NOW).total_seconds() for _ in range(500)]
    assert min(waits) < 0.05 * LONGEST
    assert 0.95 * LONGEST < max(waits) <= LONGEST
    assert max((next_try(4, NOW, rng) - NOW).total_seconds() for _ in range(200)) <= 16


def test_what_the_platform_asks_for_is_obeyed_within_reason() -> None:
    rng = random.Random(1)
    assert next_try(1, NOW, rng, retry_after=120) >= NOW + timedelta(seconds=120)
    assert next_try(1, NOW, rng, retry_after=1e9) <= NOW + timedelta(seconds=LONGEST_ASKED + FIRST)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sat, 21 Nov 2026 01:05:00 GMT", 300),
        ("Sat, 21 Nov 2026 00:00:00 GMT", 0),
        ("Sat, 21 Nov 2099 00:00:00 GMT", LONGEST_ASKED),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 400, LONGEST_ASKED),
    ],
)
def test_a_retry_after_is_seconds_or_a_date(header: str, seconds: float | None) -> None:
    assert seconds_asked(header, NOW) == seconds


# ---- what


def test_only_a_whole_acknowledgement_counts() -> None:
    assert judge(fhir(200, acknowledged("201 Created", "200 OK"))) is Outcome.SENT
    assert judge(fhir(200, acknowledged("201", "200"))) is Outcome.SENT
    assert judge(fhir(200, acknowledged("201"))) is Outcome.OFFLINE
    assert judge(fhir(200, acknowledged("201", "201", kind="batch-response"))) is Outcome.OFFLINE
    assert judge(fhir(200, acknowledged("201", "201", kind="searchset"))) is Outcome.OFFLINE
    assert judge(fhir(200, {"resourceType": "Patient"})) is Outcome.OFFLINE
    assert judge(fhir(204, {})) is Outcome.OFFLINE
    assert judge(Answer(200, "application/json", json.dumps(acknowledged("201", "201")).encode())) is Outcome.OFFLINE
    assert judge(Answer(200, "text/html", b"<html>")) is Outcome.OFFLINE
    assert judge(Answer(200, FHIR, b'{"resourceType": "Bundle", "typ')) is Outcome.OFFLINE


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        *((status, Outcome.RETRY) for status in (408, 409, 425, 500, 502, 504)),
        *((status, Outcome.BUSY) for status in (429, 503)),
        *((status, Outcome.OFFLINE) for status in (301, 302, 307, 308, 407, 511)),
        *((status, Outcome.HELD) for status in (400, 404, 405, 410, 412, 415, 422)),
        (401, Outcome.STOP),
        (403, Outcome.FORBIDDEN),
        (413, Outcome.SPLIT),
    ],
)
def test_each_class_of_refusal(status: int, expected: Outcome) -> None:
    assert judge(fhir(status, outcome())) is expected


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 412, 415, 422])
def test_a_refusal_that_is_not_fhir_is_not_the_platforms(status: int) -> None:
    assert judge(Answer(status, "text/html", b"<h1>Blocked</h1>")) is Outcome.OFFLINE
    assert judge(Answer(status, "application/json", b"{}")) is Outcome.OFFLINE


@pytest.mark.parametrize("status", [401, 413, 429, 500, 503])
def test_some_refusals_are_believed_from_anybody(status: int) -> None:
    assert judge(Answer(status, "text/html", b"<h1>nginx</h1>")) is judge(fhir(status, outcome()))


def test_too_large_is_said_in_several_ways() -> None:
    assert judge(fhir(400, outcome("too-costly", "50 entries at most"))) is Outcome.SPLIT
    assert judge(fhir(400, outcome("invalid", "Too many entries (20)"))) is Outcome.SPLIT
    medplums = "Transaction contains more update operations than allowed"
    assert judge(fhir(400, outcome("invalid", medplums))) is Outcome.SPLIT
    assert judge(fhir(422, outcome("invalid", medplums))) is Outcome.HELD
    assert judge(fhir(400, outcome("invalid", "more than one Patient is not allowed"))) is Outcome.HELD


def test_no_answer_at_all() -> None:
    assert judge(Answer(trouble="connect")) is Outcome.OFFLINE
    assert judge(Answer(trouble="tls")) is Outcome.OFFLINE
    assert judge(Answer(trouble="timeout")) is Outcome.RETRY
    assert judge(Answer(trouble="cut")) is Outcome.RETRY


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("400 Bad Request", Outcome.HELD),
        ("403", Outcome.HELD),
        ("412", Outcome.HELD),
        ("422", Outcome.HELD),
        ("409", Outcome.RETRY),
        ("503", Outcome.RETRY),
        ("599", Outcome.RETRY),
        ("401", Outcome.STOP),
        ("", Outcome.HELD),
        ("20", Outcome.HELD),
    ],
)
def test_a_refusal_inside_a_good_answer_is_seen(status: str, expected: Outcome) -> None:
    assert judge(fhir(200, acknowledged("201", status))) is expected


def test_the_worst_entry_decides() -> None:
    assert judge(fhir(200, acknowledged("503", "400", "201")), 3) is Outcome.HELD
    assert judge(fhir(200, acknowledged("400", "401", "201")), 3) is Outcome.STOP


def test_staff_get_the_platforms_words() -> None:
    two = outcome(expression=["Observation.code"])
    two["issue"].append({"severity": "error", "code": "value", "diagnostics": "x" * 1000})
    found = verdict(fhir(422, two), NOW, entries=1)
    assert found.reason == "http-422"
    assert found.detail.startswith("no such code Observation.code; xxx")
    assert len(found.detail) == 500
    assert found.told().startswith("http-422: no such code")
    hidden = acknowledged("201", "400")
    hidden["entry"][1]["response"]["outcome"] = outcome(text="bad unit")
    assert verdict(fhir(200, hidden), NOW, entries=2).told() == "entry-400: bad unit"


KEYS = ["issue", "entry", "response", "status", "resourceType", "type", "details", "text", "code", "expression"]
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.integers(100, 599), st.sampled_from([FHIR, "text/html", ""]), JUNK, st.integers(0, 3))
def test_no_answer_makes_it_stumble(status: int, kind: str, junk: object, entries: int) -> None:
    answer = Answer(status, kind, json.dumps(junk).encode())
    found = verdict(answer, NOW, entries=entries)
    if found.outcome is Outcome.SENT:
        assert kind == FHIR
        assert 200 <= status < 300
    assert isinstance(outcome_text(junk), str)
