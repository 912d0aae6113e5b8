"""The pure part of trials: balanced order, a participant's way, what is a value, and a table that leads to nobody."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.metrology.values import Correction
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Record
from kiosk.core.study import run as runs
from kiosk.core.study.figures import agreement_input
from kiosk.core.study.hearing import Hearing, rule_of
from kiosk.core.study.order import first_of
from kiosk.core.study.run import Again, Agree, Begin, Event, LeavePair, Run, Score, Stop, Tried, step
from kiosk.core.study.table import NAMES, dictionary_csv, harmless, sexes, values_csv
from kiosk.core.study.values import (
    DROPPED,
    Attempt,
    Incident,
    Pair,
    Participant,
    Protocol,
    Study,
    StudyData,
    read_protocol,
)

PROTOCOL = Protocol(
    "T-1", "made up", "Toy", "toy-1", "scale-1", "body_weight", 2, low=Decimal("-0.5"), high=Decimal("0.5")
)


# --- the order -----------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.text(min_size=1), st.integers(1, 60))
def test_the_order_is_never_out_of_balance_by_more_than_half_a_block(seed: str, count: int) -> None:
    firsts = [first_of(seed, number) for number in range(1, count + 1)]
    assert abs(firsts.count("test") - firsts.count("reference")) <= 2


def test_the_order_of_a_seed_is_the_same_for_ever_and_seeds_differ() -> None:
    drawn = "".join(first_of("seed", number)[0] for number in range(1, 17))
    assert drawn == "trtrtrrttrrttrtr"
    assert len({tuple(first_of(f"{seed}", number) for number in range(1, 13)) for seed in range(50)}) > 40
    firsts = [first_of(f"{seed}", 1) for seed in range(400)]
    assert 150 < firsts.count("test") < 250, "the first pair is anybody's guess"


# --- the run ----------------------------------------------------------------------------------------------------------


def walked(*events: Event, repeats: int = 1, comfort: int = 3) -> Run:
    run = Run(repeats, comfort)
    for event in events:
        run = step(run, event)
    return run


def test_a_whole_run() -> None:
    run = walked(Agree(granted=True))
    assert (run.stage, run.role) == ("ready", None)
    run = step(run, Begin("reference"))
    assert (run.stage, run.role) == ("measuring", "reference")
    run = step(run, Tried("value"))
    assert (run.stage, run.role) == ("between", "test")
    run = step(step(run, Begin()), Tried("value"))
    assert (run.stage, run.asked) == ("comfort", "reference")
    run = step(run, Score(3))
    assert run.asked == "test"
    run = step(run, Score(None))
    assert (run.stage, run.ended, run.scores) == ("over", "done", (("reference", 3), ("test", None)))


def test_repeats_follow_each_other_and_a_failed_try_may_be_repeated_twice() -> None:
    run = walked(Agree(granted=True), Begin("test"), Tried("timeout"), repeats=2)
    for _ in range(2):
        assert run.may_again
        run = step(step(run, Again()), Tried("gone"))
    assert not run.may_again
    assert step(run, Again()) is run
    run = step(run, LeavePair())
    assert (run.stage, run.repeat, run.order) == ("ready", 2, ())
    run = walked(Agree(granted=False))
    assert (run.stage, run.ended) == ("over", "refused-consent")


EVENTS: st.SearchStrategy[Event] = st.sampled_from(
    [
        *(Agree(granted=True), Agree(granted=False), Begin(), Begin("test"), Begin("reference"), Again(), LeavePair()),
        *(
            Tried("value"),
            Tried("timeout"),
            Tried("stopped"),
            Score(1),
            Score(9),
            Score(None),
            Stop("tired"),
            Stop("x"),
        ),
    ]
)


@given(st.lists(EVENTS, max_size=60), st.integers(1, 3), st.sampled_from([0, 3, 5]))
def test_no_order_of_presses_leads_astray(events: list[Event], repeats: int, comfort: int) -> None:
    run = Run(repeats, comfort)
    for event in events:
        before, run = run, step(run, event)
        if before.stage == "over":
            assert run is before
        assert run.repeat <= repeats
        assert run.tries <= runs.TRIES
        assert (run.stage == "over") == bool(run.ended)
        assert run.ended in ("", "done", "refused-consent", *DROPPED)
        assert set(run.order) in (set(), {"test", "reference"})
        if run.stage in ("measuring", "between", "failed"):
            assert run.role is not None
        if run.ended == "refused-consent":
            assert run.where == "consent"


# --- what is a value --------------------------------------------------------------------------------------------------


def heard(quantity: str, *records: Record, since: float = 0.0, **more: object) -> Hearing:
    rule = rule_of(quantity)
    assert rule is not None
    hearing = Hearing(quantity, rule, since, **more)  # type: ignore[arg-type]
    for record in records:
        hearing.hear(record)
    return hearing


def scale(kg: str, at: float, *, stable: bool = True) -> Record:
    return Record("and_standard", {"weight_kg": Decimal(kg), "stable": stable, "raw_value": kg}, b"", at)


def plugin(value: str, at: float = 1.0, quantity: str = "grip_force") -> Record:
    return Record("plug", {"quantities": {quantity: Decimal(value)}}, b"", at)


def test_a_scale_settles_by_its_own_rule_unrounded_and_as_said() -> None:
    hearing = heard("body_weight", scale("3.1", 0.5), scale("70.55", 1.0), scale("70.55", 1.5), scale("70.55", 2.1))
    assert (hearing.outcome, hearing.value, hearing.said) == ("value", Decimal("70.55"), "70.55")
    assert hearing.seconds == Decimal("2.1")
    hearing.hear(scale("99", 3.0))
    assert hearing.value == Decimal("70.55"), "the first end counts"


def test_what_was_said_before_the_invitation_is_not_of_it() -> None:
    hearing = heard("grip_force", plugin("31.25", 0.9), since=1.0)
    assert hearing.outcome == ""
    hearing.hear(plugin("30.05", 1.0))
    assert hearing.value == Decimal("30.05")


def test_a_reference_is_corrected_once_and_its_words_stay_its_own() -> None:
    corrections = {"grip_force": Correction(Decimal(2), Decimal(1))}
    hearing = heard("grip_force", plugin("30"), corrections=corrections)
    assert (hearing.value, hearing.said) == (Decimal(61), "30")


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_whatever_number_is_said_only_one_within_the_limits_is_a_value(number: Decimal) -> None:
    spec = QUANTITIES["grip_force"]
    hearing = heard("grip_force", Record("plug", {"quantities": {"grip_force": number}}, b"", 1.0))
    possible = number.is_finite() and spec.low <= number <= spec.high
    assert (hearing.outcome == "value") == possible
    if not possible:
        assert hearing.late(99.0, 90)
        assert (hearing.outcome, hearing.value) == ("implausible", None)


def test_another_quantity_is_no_value_and_silence_is_a_timeout() -> None:
    hearing = heard("body_weight", plugin("31"), plugin("31"))
    assert (hearing.outcome, hearing.foreign) == ("", 2)
    assert not hearing.late(89.0, 90)
    assert hearing.late(90.0, 90)
    assert hearing.outcome == "timeout"


def test_what_needs_taps_or_a_window_has_no_rule() -> None:
    assert rule_of("no such thing") is None
    assert rule_of("chair_stand_30s") is None
    assert rule_of("systolic_pressure") is not None


# --- the table --------------------------------------------------------------------------------------------------------


def person(code: str, band: int | None = 70, sex: str = "F", **more: object) -> Participant:
    return replace(Participant(uuid4(), code, band, sex, 1, "done"), **more)  # type: ignore[arg-type]


def data(people: tuple[Participant, ...], said: str = "70.50", firmware: tuple[str, ...] = ()) -> StudyData:
    study = Study(UUID(int=1), PROTOCOL, 1, "closed", "seed", date(2026, 11, 2))
    pairs = tuple(Pair(uuid4(), one.id, number, 1, 1, "test") for number, one in enumerate(people, start=1))
    attempts = []
    for number, pair in enumerate(pairs):
        named = firmware[number] if firmware else ""
        test = Attempt("test", 1, "value", "", Decimal("70.95"), said, Decimal("9.5"), "d", "s", named, "", pair.id)
        known = Attempt(
            "reference", 1, "value", "", Decimal("70.50"), "70.50", Decimal("8"), "d", "s", "", "good", pair.id
        )
        attempts += [test, known]
    return StudyData(study, ((1, PROTOCOL),), people, pairs, tuple(attempts))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("\n".join(line for line in text.splitlines() if not line.startswith("#")))))


def test_a_row_an_attempt_with_everything_and_a_dictionary_of_it() -> None:
    found = data((person("PAAAAA", test_comfort=3),), firmware=("1.0",))
    rows = read(values_csv(found))
    assert tuple(rows[0]) == NAMES
    assert rows[0] | {"sex": ""} == {
        **dict.fromkeys(NAMES, ""),
        **{"study": "T-1", "protocol_version": "1", "participant": "PAAAAA", "age_band": "70", "study_day": "1"},
        **{"pair": "1", "repeat": "1", "device": "test", "position": "1", "try": "1", "outcome": "value"},
        **{"value": "70.95", "said": "70.50", "seconds": "9.5", "pair_complete": "yes", "firmware": "1.0"},
        **{"firmware_changed": "no", "comfort": "3"},
    }
    assert rows[1]["reference_check"] == "good"
    words = list(csv.DictReader(io.StringIO(dictionary_csv(found))))
    assert [one["column"] for one in words] == list(NAMES)
    assert {one["unit_ucum"] for one in words if one["column"] == "value"} == {"kg"}
    assert all(one["meaning_ko"] and one["meaning_en"] and one["empty_when"] for one in words)


def test_a_change_of_firmware_is_marked() -> None:
    found = data((person("PA"), person("PB"), person("PC")), firmware=("1.0", "1.1", "1.1"))
    marked = [row["firmware_changed"] for row in read(values_csv(found)) if row["device"] == "test"]
    assert marked == ["no", "yes", "no"]


@given(st.lists(st.tuples(st.sampled_from([60, 70, None]), st.sampled_from(["F", "M", ""])), max_size=40))
def test_nobodys_sex_can_be_told_where_few_of_it_are(people: list[tuple[int | None, str]]) -> None:
    made = tuple(person(f"P{number}", band, sex) for number, (band, sex) in enumerate(people))
    told = sexes(made)
    for band in {one.band for one in made}:
        cells = [one.sex for one in made if one.band == band]
        shown = {told[band, sex] for sex in set(cells)}
        assert shown == {""} or all(cells.count(sex) >= 5 for sex in set(cells)), "also not by taking away the others"


@pytest.mark.parametrize(
    "said", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "|x", "%x", "＝1+1", "＠SUM(A1)"]
)
def test_what_a_device_says_is_never_a_formula(said: str) -> None:
    assert harmless(said) == f"'{said}"
    rows = read(values_csv(data((person("PA"),), said=said)))
    assert rows[0]["said"] == f"'{said}"
    assert harmless("-3.5") == "-3.5", "a number is a number"


def test_codes_to_delete_elsewhere_stand_in_the_head() -> None:
    found = replace(data((person("PA"),)), recalled=("PGONE1",))
    assert "# withdrawn since an earlier file, delete there: PGONE1" in values_csv(found)


# --- to the statistics -----------------------------------------------------------------------------------------------


def test_pairs_failures_and_the_flow_reach_the_statistics() -> None:
    people = (person("PA"), person("PB", ended="tired"), person("PC", ended=""))
    found = data(people)
    lost = found.pairs[2].id
    attempts = tuple(
        replace(one, outcome="timeout", value=None) if (one.pair, one.role) == (lost, "test") else one
        for one in found.attempts
    )
    incidents = (Incident("link", 2), Incident("pain", 1, "reference", by="staff", words="never leaves"))
    found = replace(found, attempts=attempts, incidents=incidents, refused=2, withdrawn=1)
    made = agreement_input(found, {"test": "Toy 1", "reference": "Known 2"})
    assert [(one.participant, one.test - one.reference) for one in made.pairs] == [
        ("PA", Decimal("0.45")),
        ("PB", Decimal("0.45")),
    ]
    assert {(one.participant, one.device, one.reason) for one in made.attempts} == {
        ("PC", "test", "timeout"),
        ("PC", "reference", ""),
    }
    assert (made.flow.asked, made.flow.refused, made.flow.consented, made.flow.withdrawn) == (6, 2, 4, 1)
    assert dict(made.flow.dropped) == {"tired": 1, "other": 1}
    assert made.protocol.reference_checked == "3 / 3"
    assert "never leaves" not in repr(made)


def test_a_protocol_comes_back_from_its_text() -> None:
    made = replace(PROTOCOL, consent_ko="줄\n줄", constant=True, source="ISO 1")
    assert read_protocol(made.text()) == made
    assert (made.consent("en"), made.consent("ko")) == ("줄\n줄", "줄\n줄")
