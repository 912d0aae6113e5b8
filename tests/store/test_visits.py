"""Visits, values, corrections: what goes in comes out, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import text

from kiosk.core.metrology.values import Correction
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Person
from kiosk.core.visit_record import AssessmentEnd, End, Instrument, InstrumentCheck
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from tests.store.checking import checked
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, grip, known, later, says, visit_of, weight


def count(store: Store, table: str) -> int:
    with store.engine.begin() as conn:
        return conn.scalar(text(f"SELECT count(*) FROM {table}")) or 0


def values(store: Store, visit: object) -> tuple[Measurement, ...]:
    return store.visit_record(visit, actor=SYSTEM, now=NOW).measurements  # type: ignore[arg-type]  # always a UUID


def test_a_visit_comes_back_as_it_was_kept(store: Store) -> None:
    corrected = Correction(Decimal("1.0020"), Decimal(0), 1)
    check, today = checked(at=NOW - timedelta(days=30), correction=corrected), checked("daily", at=NOW)
    weighs = InstrumentCheck("body_weight", "good", check.at, check.due_at, "good", NOW)
    scale = Instrument("test-scale", "Maker", "Model 1", "SN-1", NOW, (weighs, InstrumentCheck("grip_force", "never")))
    for one in (check, today):
        store.check_add(one, actor=STAFF, now=NOW)
    visit = visit_of(store, known(store))
    proof = Proof("test-scale", "test_codec", "2", "SN-1", check.id, b"\x00\xff raw", "61.50", "accepted")
    kept = (
        weight("61.50", proof=proof),
        grip("24.0", Side.RIGHT),
        weight("-0.5", method=Method.TYPED, typed_by=STAFF, proof=Proof()),
    )
    store.keep(visit, kept, actor=RESIDENT, now=NOW, instruments=[replace(scale, last_check=None)])
    ends = (
        AssessmentEnd("weight", End.FINISHED),
        AssessmentEnd("grip", End.REFUSED, "pain", (("arm", "왼팔"), ("helper", "s-1"))),
    )
    store.end_visit(visit, End.FINISHED, ends, actor=RESIDENT, now=later(60), notes=["slow"])

    record = store.visit_record(visit, actor=SYSTEM, now=later(61))
    assert record.measurements == kept
    assert [str(one.value) for one in record.measurements] == ["61.50", "24.0", "-0.5"]
    assert (record.assessments, record.ended, record.ended_at) == (ends, End.FINISHED, later(60))
    assert (record.started_at, record.notes, record.guest) == (NOW, ("slow",), False)
    assert record.instruments == (scale,)
    assert [entry.purpose for entry in record.consents] == ["keep"]
    assert store.measurements_stored() == 3


@pytest.mark.parametrize(
    "digits", ["0", "0.00", "72", "72.0", "-3.25", "100", "0.000001", "1234567890123456789.0123456789"]
)
def test_decimals_keep_their_digits(store: Store, digits: str) -> None:
    visit = visit_of(store)
    store.keep(visit, [weight(digits)], actor=RESIDENT, now=NOW)
    assert [str(one.value) for one in values(store, visit)] == [digits]
    with store.engine.begin() as conn:
        assert conn.scalar(text("SELECT value FROM measurement")) == digits  # text in the file, not a number


def test_times_are_utc_text_everywhere(store: Store) -> None:
    seoul = datetime(2026, 11, 2, 10, 30, 0, 5, tzinfo=timezone(timedelta(hours=9)))
    visit = visit_of(store, at=seoul)
    store.keep(visit, [weight(taken_at=seoul)], actor=RESIDENT, now=seoul)
    taken = values(store, visit)[0].taken_at
    assert (taken, taken.tzinfo) == (seoul, UTC)
    with store.engine.begin() as conn:
        assert conn.scalar(text("SELECT taken_at FROM measurement")) == "2026-11-02T01:30:00.000005Z"


def test_an_outbox_row_that_fails_leaves_no_value(store: Store) -> None:
    visit = visit_of(store)
    with store.engine.begin() as conn:
        if conn.dialect.name == "postgresql":
            body = "$$BEGIN RAISE EXCEPTION 'no'; END$$"
            conn.execute(text(f"CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS {body}"))
            conn.execute(text("CREATE TRIGGER no BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION no()"))
        else:
            conn.execute(text("CREATE TRIGGER no BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END"))
    lines = count(store, "audit")
    with pytest.raises(StoreTrouble):
        store.keep(visit, [weight(), weight()], actor=RESIDENT, now=NOW)
    assert (count(store, "measurement"), count(store, "outbox"), count(store, "audit")) == (0, 0, lines)
    assert store.audit_verify().ok


def test_one_bad_value_of_many_keeps_none(store: Store) -> None:
    visit, twice = visit_of(store), weight()
    with pytest.raises(StoreTrouble) as refused:
        store.keep(visit, [weight("70.0"), twice, twice], actor=RESIDENT, now=NOW)
    assert "61.5" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert store.measurements_stored() == 0


def test_without_a_yes_to_keep_nothing_is_written(store: Store) -> None:
    with pytest.raises(StoreTrouble) as refused:
        visit_of(store, consents=[says("keep", False)])
    assert refused.value.trouble is Trouble.CONSENT
    visit = uuid4()
    for _ in range(2):
        store.visit_without_keep(visit, "basic", End.REFUSED, date(2026, 11, 2))
    assert (store.tally(visit), store.tally(uuid4())) == (("basic", End.REFUSED), None)
    assert [count(store, table) for table in ("visit", "measurement", "consent", "outbox", "tally")] == [0, 0, 0, 0, 1]


def test_keep_withdrawn_during_the_visit_stops_keeping(store: Store) -> None:
    visit = visit_of(store)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    store.give_consent(says("keep", False), now=NOW, visit_id=visit)
    with pytest.raises(StoreTrouble):
        store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    assert store.measurements_stored() == 1


def test_a_corrected_value_is_left_out(store: Store) -> None:
    visit, wrong = visit_of(store), weight("16.5")
    right = weight("61.5", supersedes=wrong.id, method=Method.TYPED, typed_by=STAFF)
    store.keep(visit, [wrong, weight("62.0")], actor=RESIDENT, now=NOW)
    store.keep(visit, [right], actor=STAFF, now=NOW)
    assert [one.value for one in values(store, visit)] == [Decimal("62.0"), Decimal("61.5")]


def test_a_kept_value_cannot_be_changed(store: Store) -> None:
    store.keep(visit_of(store), [weight()], actor=RESIDENT, now=NOW)
    with pytest.raises(Exception, match="append-only"), store.engine.begin() as conn:
        conn.execute(text("UPDATE measurement SET value = '1'"))


def test_a_visit_ends_once(store: Store) -> None:
    visit = visit_of(store)
    store.end_visit(visit, End.LEFT, (), actor=RESIDENT, now=NOW)
    with pytest.raises(StoreTrouble):
        store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    assert store.visit_record(visit, actor=SYSTEM, now=NOW).ended is End.LEFT


def test_after_a_crash_open_visits_are_ended_as_left(store: Store) -> None:
    done, busy, idle = visit_of(store), visit_of(store, consents=[says("platform")]), visit_of(store)
    store.end_visit(done, End.FINISHED, (), actor=RESIDENT, now=NOW)
    store.keep(busy, [weight()], actor=RESIDENT, now=later(30))
    assert set(store.recover_open_visits(actor=SYSTEM, now=later(9999))) == {busy, idle}
    record = store.visit_record(busy, actor=SYSTEM, now=NOW)
    assert (record.ended, record.ended_at, len(record.measurements)) == (End.LEFT, later(30), 1)
    assert store.visit_record(idle, actor=SYSTEM, now=NOW).ended_at == NOW
    assert [entry.record_id for entry in store.due(later(9999))] == [busy]
    assert store.recover_open_visits(actor=SYSTEM, now=later(9999)) == ()


def test_me_before_is_the_newest_earlier_visit_of_each_quantity(store: Store) -> None:
    me, event = known(store), uuid4()
    oldest, older, today = (visit_of(store, me, NOW + timedelta(days=day)) for day in (0, 7, 14))
    store.keep(oldest, [weight("60.0"), grip("20.0", Side.LEFT)], actor=RESIDENT, now=NOW)
    trials = [grip("25.0", Side.RIGHT, 1, event), grip("27.0", Side.RIGHT, 2, event)]
    store.keep(older, [weight("61.0"), *trials], actor=RESIDENT, now=NOW)
    store.keep(today, [weight("62.0")], actor=RESIDENT, now=NOW)
    store.keep(visit_of(store, known(store)), [weight("90.0")], actor=RESIDENT, now=NOW)

    found = store.last_values(me.id, NOW + timedelta(days=14), actor=RESIDENT, now=NOW)
    assert sorted((one.quantity, one.side, str(one.value)) for one in found) == [
        ("body_weight", None, "61.0"),
        ("grip_force", Side.LEFT, "20.0"),
        ("grip_force", Side.RIGHT, "25.0"),
        ("grip_force", Side.RIGHT, "27.0"),
    ]
    assert store.last_values(me.id, NOW, actor=RESIDENT, now=NOW) == ()
    assert store.visits_of(me.id, actor=STAFF, now=NOW) == (today, older, oldest)


def test_a_naive_time_or_a_float_is_refused(store: Store) -> None:
    visit, naive = visit_of(store), weight(taken_at=datetime(2026, 11, 2))
    binary = replace(weight(), value=1.5)  # type: ignore[arg-type]  # that is the point
    for wrong in (naive, binary):
        with pytest.raises(Exception, match="not a"):
            store.keep(visit, [wrong], actor=RESIDENT, now=NOW)
    assert store.measurements_stored() == 0


def test_asking_again_after_a_failure_changes_nothing(store: Store) -> None:
    me, visit = uuid4(), uuid4()
    for _ in range(2):
        store.register_resident(IDENTITY, [says("keep")], actor=RESIDENT, now=NOW, resident_id=me)
    person = Person(IDENTITY.sex, 74, 1952, me)
    one, two = weight(), weight("70.0")
    for _ in range(2):
        store.open_visit(person, "basic", (), software="test", actor=RESIDENT, now=NOW, visit_id=visit)
    store.keep(visit, [one], actor=RESIDENT, now=NOW)
    store.keep(visit, [one, two], actor=RESIDENT, now=NOW)
    for _ in range(2):
        store.end_visit(visit, End.FINISHED, [AssessmentEnd("weight", End.FINISHED)], actor=RESIDENT, now=NOW)
    record = store.visit_record(visit, actor=SYSTEM, now=NOW)
    assert (record.measurements, len(record.assessments)) == ((one, two), 1)
    assert [count(store, table) for table in ("resident", "visit", "outbox")] == [1, 1, 1]


def test_a_value_never_moves_to_another_visit(store: Store) -> None:
    one = weight()
    store.keep(visit_of(store), [one], actor=RESIDENT, now=NOW)
    with pytest.raises(StoreTrouble):
        store.keep(visit_of(store), [one], actor=RESIDENT, now=NOW)


@pytest.mark.parametrize(("aid", "expected"), [("none", ["14.2"]), ("aid", [])])
def test_what_was_walked_with_an_aid_is_no_last_time(store: Store, aid: str, expected: list[str]) -> None:
    me = known(store)
    visit = visit_of(store, me)
    walked = replace(weight("14.2"), quantity="up_and_go_3m", step="up_and_go_3m-1", method=Method.TAPPED)
    store.keep(visit, (walked,), actor=RESIDENT, now=NOW)
    ends = (AssessmentEnd("up_and_go_3m", End.FINISHED, notes=(("aid", aid),)),)
    store.end_visit(visit, End.FINISHED, ends, actor=RESIDENT, now=later(60))
    found = store.last_values(me.id, NOW + timedelta(days=14), actor=RESIDENT, now=later(61))
    assert [str(one.value) for one in found] == expected
