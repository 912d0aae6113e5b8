"""Checks of the devices: kept for ever, taken back, and followed by exactly the visits they concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from kiosk.core.metrology.values import Correction, InstrumentFacts
from kiosk.core.reading import Method, Proof, Side
from kiosk.core.visit_record import End, InstrumentCheck
from kiosk.store import telling
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from kiosk.store.trouble import Trouble
from tests.store.checking import DAY, MASS, POINT, SCALE, checked, passes, sent, told, weighed
from tests.store.shelf import (
    IDENTITY,
    KEYS,
    NOW,
    RESIDENT,
    STAFF,
    SYSTEM,
    grip,
    known,
    later,
    refused,
    says,
    visit_of,
    weight,
)


def unchecked(store: Store, visit: UUID) -> frozenset[UUID]:
    return store.visit_record(visit, actor=SYSTEM, now=NOW).unchecked


def test_a_check_comes_back_as_it_was_made(store: Store) -> None:
    check = checked(
        verdict="adjust",
        found_good=False,
        correction=Correction(Decimal("1.0020"), Decimal("-0.10")),
        points=(POINT, replace(POINT, task="zero", at=None)),
        references=(MASS,),
        plan="weight/1",
        details={"U": "0.02", "offset": "-0.1"},
        note="made-up",
    )
    store.check_add(check, actor=STAFF, now=NOW)
    kept = replace(check, actor=STAFF, station="st-1", correction=Correction(Decimal("1.0020"), Decimal("-0.10"), 1))
    assert store.check_get(check.id) == kept
    assert store.checks_of(SCALE, "SN-1") == (kept,)
    again = checked(at=later(10), correction=Correction())
    store.check_add(again, actor=STAFF, now=later(10))
    assert [one.correction and one.correction.version for one in store.checks_of(SCALE, "SN-1", "body_weight")] == [
        1,
        2,
    ]
    assert store.checks_of(SCALE, "SN-1", since=later(5))[0].id == again.id
    assert (store.checks_of(SCALE, "SN-2"), store.checks_of(SCALE, "SN-1", "grip_force")) == ((), ())
    assert [entry.what for entry in store.audit_entries()][-2:] == ["check device", "check device"]


def test_what_cannot_be_is_refused(store: Store) -> None:
    check = checked()
    store.check_add(check, actor=STAFF, now=NOW)
    with refused(Trouble.AMEND):
        store.check_add(check, actor=STAFF, now=NOW)
    with refused(Trouble.AMEND, "time to come"):
        store.check_add(checked(at=later(3600)), actor=STAFF, now=NOW)
    with pytest.raises(ValueError, match="reason"):
        store.check_void(check.id, why=" ", actor=STAFF, now=NOW)
    store.check_void(check.id, why="wrong weight", actor=STAFF, now=later(9))
    void = store.check_get(check.id)
    assert (void.voided_at, void.voided_by, void.void_why) == (later(9), STAFF, "wrong weight")
    with refused(Trouble.AMEND):
        store.check_void(check.id, why="again", actor=STAFF, now=later(10))
    with refused(Trouble.UNKNOWN):
        store.check_void(uuid4(), why="none", actor=STAFF, now=NOW)


def test_a_failed_check_reaches_exactly_the_visits_since_the_last_good_one(store: Store) -> None:
    passes(store, NOW)
    early, _ = weighed(store, later(600))
    second = checked(at=later(3600))
    store.check_add(second, actor=STAFF, now=later(3600))
    late, row = weighed(store, later(4000), rows=[weight("20", quantity="bmi", method=Method.COMPUTED, proof=Proof())])
    typed, _ = weighed(store, later(4200), rows=[weight("1.70", quantity="body_height", taken_at=later(4210))])
    elsewhere = weighed(store, later(4400))
    store.value_correct(elsewhere[1].id, Decimal("60"), why="misread", actor=STAFF, now=later(4500))
    assert [unchecked(store, visit) for visit in (early, late, elsewhere[0])] == [frozenset()] * 3
    sent(store, later(5000))
    fail = checked(at=later(6000), good=False)
    assert set(store.check_add(fail, actor=STAFF, now=later(6000))) == {late, typed}
    assert store.checks_untold() == 0
    assert sent(store, later(6001)) == [("correction", late), ("correction", typed)]
    (bmi,) = [one for one in store.visit_record(late, actor=SYSTEM, now=NOW).measurements if one.quantity == "bmi"]
    assert unchecked(store, late) == {row.id, bmi.id}
    assert unchecked(store, early) == frozenset()

    assert set(store.check_void(fail.id, why="wrong weight", actor=STAFF, now=later(7000))) == {late, typed}
    assert unchecked(store, late) == frozenset()
    assert sent(store, later(7001)) == [("correction", late), ("correction", typed)]
    assert store.check_tell(actor=STAFF, now=later(8000)) == 0
    assert store.due(later(9000)) == ()


def test_each_way_of_ending_behaves_as_with_a_correction(store: Store) -> None:
    passes(store, NOW)
    silent, _ = weighed(store, later(100), purposes=())  # nothing may be sent of it
    waiting, _ = weighed(store, later(200))
    running = visit_of(store, at=later(300), consents=[says("platform")])
    store.keep(running, [weight(taken_at=later(310))], actor=RESIDENT, now=later(310))
    touched = store.check_add(checked("daily", at=later(400), good=False), actor=STAFF, now=later(400))
    assert set(touched) == {silent, waiting}
    assert [(one.record_id, one.kind) for one in store.due(later(500))] == [
        (waiting, "visit")
    ]  # unbuilt: says it anyway
    store.end_visit(running, End.FINISHED, (), actor=RESIDENT, now=later(600))
    assert sent(store, later(700)) == [("visit", waiting), ("visit", running)]
    assert unchecked(store, running)


def test_thousands_of_visits_are_told_a_bite_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "VISITS", 2)
    monkeypatch.setattr(telling, "BITE", 3)
    passes(store, NOW)
    visits = [weighed(store, later(100 * number))[0] for number in range(1, 8)]
    sent(store, later(1000))
    fail = checked(at=later(2000), good=False)
    first = store.check_add(fail, actor=STAFF, now=later(2000))
    assert list(first) == visits[:2]
    assert store.checks_untold() == 1
    # meanwhile it is taken back: what was told is told again, what was not yet is left alone
    assert store.check_void(fail.id, why="slip", actor=STAFF, now=later(2001)) == tuple(visits[2:4])
    told(store, later(2002))
    assert store.checks_untold() == 0
    assert {entry.record_id for entry in store.due(later(3000), limit=99)} == set(visits)
    assert [unchecked(store, visit) for visit in visits] == [frozenset()] * 7


def test_a_crash_in_the_middle_costs_nothing(made: StoreSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "VISITS", 1)
    with open_store(made, KEYS) as store:
        passes(store, NOW)
        visits = [weighed(store, later(100 * number))[0] for number in range(1, 5)]
        sent(store, later(1000))
        store.check_add(checked(at=later(2000), good=False), actor=STAFF, now=later(2000))

        def no(conn: object, cursor: object, statement: str, *rest: object) -> None:
            if statement.startswith("UPDATE check_sweep"):
                raise RuntimeError("the power is gone")

        event.listen(store.engine, "before_cursor_execute", no)
        with pytest.raises(RuntimeError):
            store.check_tell(actor=STAFF, now=later(2001))
    with open_store(made, KEYS) as store:
        told(store, later(3000))
        assert sent(store, later(4000)) == [("correction", visit) for visit in visits]


def test_an_instrument_without_a_number_is_that_of_its_station(made: StoreSettings) -> None:
    there = replace(made, station_id="st-2")
    with open_store(made, KEYS) as store:
        for check in (checked(serial=""), checked("daily", serial="")):
            store.check_add(check, actor=STAFF, now=NOW)
        here, _ = weighed(store, later(60), rows=[weight(proof=Proof(SCALE, "test", "1", ""), taken_at=later(70))])
        assert len(unchecked(store, here)) == 1  # the other one, with a number, was never checked
    with open_store(there, KEYS) as store:
        assert store.checks_of(SCALE, "") == ()
        other, _ = weighed(store, later(60), rows=[weight(proof=Proof(SCALE, "test", "1", ""), taken_at=later(70))])
        assert len(unchecked(store, other)) == 2
        store.check_add(checked(serial="", at=later(600), good=False), actor=STAFF, now=later(600))
        told(store, later(700))
        assert len(unchecked(store, here)) == 1


def test_a_check_of_another_station_is_seen_at_once(made: StoreSettings) -> None:
    with open_store(made, KEYS) as one, open_store(replace(made, station_id="st-2"), KEYS) as two:
        passes(one, NOW)
        visit, row = weighed(one, later(60))
        assert unchecked(one, visit) == frozenset()
        two.check_add(checked(at=later(600), good=False), actor=STAFF, now=later(600))
        assert unchecked(one, visit) == {row.id}


def test_an_instrument_says_how_it_stood_and_how_it_stands(store: Store) -> None:
    full, _ = passes(store, NOW)
    visit, _ = weighed(store, later(60))

    def says_now() -> InstrumentCheck:
        (instrument,) = store.visit_record(visit, actor=SYSTEM, now=NOW).instruments
        assert instrument.last_check == NOW
        (check,) = instrument.checks
        return check

    assert says_now() == InstrumentCheck("body_weight", "good", NOW, full.due_at, "good", NOW)
    fail = checked("daily", at=later(600), good=False)
    store.check_add(fail, actor=STAFF, now=later(600))
    assert says_now() == InstrumentCheck("body_weight", "bad", fail.at, fail.due_at, "bad", fail.at)
    mended = checked(at=later(900), correction=Correction(Decimal("1.01"), Decimal(0)))
    store.check_add(mended, actor=STAFF, now=later(900))
    assert says_now() == InstrumentCheck("body_weight", "bad", fail.at, fail.due_at, "good", mended.at, "gain")
    store.check_add(checked("reset", at=later(990)), actor=STAFF, now=later(990))
    assert (says_now().newest, says_now().newest_at) == ("due", later(990))


def test_references_and_facts(store: Store) -> None:
    store.reference_put(MASS, actor=STAFF, now=NOW)
    newer = replace(MASS, certificate="KOLAS-시험-2", due_on=None, actual=Decimal("9.9997"))
    store.reference_put(newer, actor=STAFF, now=NOW)
    assert store.references() == (newer,)
    store.reference_retire(MASS.id, actor=STAFF, now=later(5))
    assert store.references() == ()
    assert store.references(retired=True) == (replace(newer, retired_at=later(5)),) == (store.reference_get(MASS.id),)
    with refused(Trouble.UNKNOWN):
        store.reference_retire(uuid4(), actor=STAFF, now=NOW)
    assert store.instrument_facts(SCALE, "SN-1") == InstrumentFacts()
    facts = InstrumentFacts("yes", date(2027, 1, 2), False, "ISO 81060-2", Decimal("0.1"))
    for one in (InstrumentFacts(validated=True), facts):
        store.instrument_note(SCALE, "SN-1", one, actor=STAFF, now=NOW)
    assert store.instrument_facts(SCALE, "SN-1") == facts
    assert store.instrument_facts(SCALE, "SN-2") == InstrumentFacts()
    passes(store, NOW)
    (instrument,) = store.visit_record(weighed(store, later(60))[0], actor=SYSTEM, now=NOW).instruments
    assert instrument.validated is False


def test_whom_a_failed_check_concerns(store: Store) -> None:
    passes(store, NOW)
    somebody = known(store, IDENTITY, says("platform"))
    mine, row = weighed(store, later(60), somebody)
    guests, theirs = weighed(store, later(120))
    fail = checked(at=later(600), good=False)
    store.check_add(fail, actor=STAFF, now=later(600))
    weighed(store, later(900), somebody)  # measured with a scale that was known to be wrong
    first, second = store.affected(fail.id, actor=STAFF, now=later(1000))
    assert (first.measurement, first.visit, first.resident, first.name) == (row.id, mine, somebody.id, "홍○험")
    assert (second.measurement, second.visit, second.resident, second.name) == (theirs.id, guests, None, "")
    assert [entry.whose for entry in store.audit_entries() if entry.what == "read affected"] == [str(somebody.id)]
    assert store.invite_again(fail.id, actor=STAFF, now=later(1000)) == 1
    assert store.invite_again(fail.id, actor=STAFF, now=later(1001)) == 0
    store.check_void(fail.id, why="slip", actor=STAFF, now=later(1100))
    assert store.affected(fail.id, actor=STAFF, now=later(1200)) == ()


def test_old_rows_of_checks_stay_valid(store: Store) -> None:
    """A row as the first version wrote it: passed, or not."""
    old = {
        "station_id": "st-1",
        "driver": SCALE,
        "serial": "SN-1",
        "quantity": "body_weight",
        "due_at": NOW + DAY,
        "factor": None,
        "shift": None,
        "note": "",
        "actor": STAFF,
    }
    with store.engine.begin() as conn:
        conn.execute(TABLES["calibration"].insert(), old | {"id": uuid4(), "at": NOW, "passed": True})
    (check,) = store.checks_of(SCALE, "SN-1")
    assert (check.kind, check.verdict, check.found_good, check.left_good) == ("outside", "pass", True, True)
    assert (check.correction, check.points, check.details) == (None, (), {})
    assert store.checks_untold() == 0


def test_a_clock_that_was_set_back_lets_no_older_check_speak_for_what_comes_after_trouble(store: Store) -> None:
    """Checked well at ten by a clock that ran an hour fast; it is put right, and the next check finds trouble."""
    passes(store, NOW)
    bad = checked("daily", at=later(-1800), good=False)
    store.check_add(bad, actor=STAFF, now=later(-1800))
    visit, row = weighed(store, later(600))
    record = store.visit_record(visit, actor=STAFF, now=later(700))
    assert record.unchecked == {row.id}
    store.check_void(bad.id, why="slip", actor=STAFF, now=later(800))
    record = store.visit_record(visit, actor=STAFF, now=later(900))
    assert record.unchecked == frozenset(), "nothing stays behind of what is taken back"


def test_what_nobody_can_check_is_never_in_doubt(store: Store) -> None:
    """A belt measure has no plan; both hands hang on one instrument; what staff typed has none behind it."""
    rows = [
        grip("24", Side.LEFT),
        weight("81.0", quantity="waist"),
        weight("170", quantity="body_height", method=Method.TYPED, typed_by=STAFF, proof=Proof(codec="typed")),
        weight("61.5", proof=Proof(SCALE, device_serial="SN-1", quality="unchecked"), method=Method.TYPED),
    ]
    visit, row = weighed(store, NOW, rows=rows)
    assert unchecked(store, visit) == {row.id, rows[0].id, rows[3].id}  # the last by the word of a former version
