"""Kept values changed: nothing overwritten, computed values follow, the outbox learns of it, the log says who."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Sex
from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.store.records import Store
from kiosk.store.sheets import State
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import KnownResident
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, grip, known, later, refused, says, visit_of, weight


def height(value: str) -> Measurement:
    return weight(value, quantity="body_height", step="height-1")


def computed(quantity: str, value: str) -> Measurement:
    proof = Proof(codec=f"computed:{quantity}", codec_version="1")
    return weight(value, quantity=quantity, step=quantity, method=Method.COMPUTED, proof=proof)


def typed(quantity: str, value: str, **more: object) -> Measurement:
    own = {"quantity": quantity, "method": Method.TYPED, "typed_by": STAFF, "reason": "no-device"} | more
    return weight(value, proof=Proof(codec="typed", quality="accepted"), **own)


def ended(store: Store, values: list[Measurement], me: KnownResident | None = None, year: int = 1952) -> UUID:
    """A visit that ended, and may leave."""
    visit = visit_of(store, me, consents=[says("platform")])
    if year != 1952:  # as if somebody had mistyped it when they came first
        with store.engine.begin() as conn:
            conn.execute(
                text("UPDATE visit SET birth_year = :year, sex = 'M' WHERE resident_id = :id"),
                {"year": year, "id": me.id.hex if me and conn.dialect.name == "sqlite" else me and me.id},
            )
    store.keep(visit, values, actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, [AssessmentEnd("weight", End.FINISHED)], actor=RESIDENT, now=later(60))
    return visit


def measured() -> list[Measurement]:
    """Height, weight, BMI, both hands, relative grip; all made up."""
    left, right = uuid4(), uuid4()
    return [
        height("160.0"),
        weight("64.0"),
        computed("bmi", "25.0"),
        grip("20.0", Side.RIGHT, 1, right),
        grip("18.0", Side.LEFT, 1, left),
        grip("22.0", Side.RIGHT, 2, right),
        computed("relative_grip", "34.4"),
    ]


def standing(store: Store, visit: UUID) -> dict[str, str]:
    """What counts, as the record says it: the newest of each quantity and side."""
    record = store.visit_record(visit, actor=STAFF, now=NOW)
    return {
        f"{row.quantity}{'' if row.side is None else ' ' + row.side}": str(row.value) for row in record.measurements
    }


def states(store: Store, visit: UUID) -> list[tuple[str, str, State]]:
    sheet = store.visit_sheet(visit, actor=STAFF, now=NOW)
    return [(each.measurement.quantity, str(each.measurement.value), each.state) for each in sheet.values]


def sent(store: Store) -> None:
    """The platform has everything that waits."""
    for entry in store.waiting():
        store.keep_body(entry.id, b"body", 1, names=[f"Encounter/{entry.record_id}"], patient="p")
        store.mark_sent(entry.id, now=NOW)


def waiting(store: Store) -> list[tuple[str, UUID]]:
    return [(entry.kind, entry.record_id) for entry in store.waiting()]


# --- correct


def test_a_correction_is_a_row_beside_the_old_one(store: Store) -> None:
    old = weight("61.5")
    visit = ended(store, [old, grip("20.0", Side.LEFT)])
    new = store.value_correct(old.id, Decimal("71.55"), why="misread", actor=STAFF, now=later(90))
    sheet = store.value_sheet(new, actor=STAFF, now=NOW)
    made = sheet.measurement
    assert (made.value, made.method, made.supersedes) == (Decimal("71.6"), Method.TYPED, old.id)
    assert (made.typed_by, made.reason, made.proof.quality) == (STAFF, "misread", "accepted")
    assert (made.event_id, made.taken_at, made.step) == (old.event_id, old.taken_at, old.step)
    assert [(each.measurement, each.state) for each in sheet.chain] == [
        (old, State.CORRECTED),
        (made, State.STANDING),
    ]
    (amendment,) = sheet.amendments
    assert (amendment.kind, amendment.measurement_id, amendment.result) == ("correct", old.id, new)
    assert (amendment.why, amendment.actor, amendment.at) == ("misread", STAFF, later(90))
    record = store.visit_record(visit, actor=STAFF, now=NOW)
    assert [row.id for row in record.measurements] == [new, record.measurements[1].id]  # at the old one's place
    assert record.former == (old,)
    assert store.audit_entries()[-3].what == "value correct"
    assert store.audit_verify().ok


def test_corrected_twice_the_chain_is_whole_from_anywhere(store: Store) -> None:
    first = weight("61.5")
    ended(store, [first])
    second = store.value_correct(first.id, Decimal("62"), why="misread", actor=STAFF, now=later(90))
    third = store.value_correct(second, Decimal("63"), why="misread", actor=STAFF, now=later(91))
    for each in (first.id, second, third):
        sheet = store.value_sheet(each, actor=STAFF, now=NOW)
        assert [line.measurement.id for line in sheet.chain] == [first.id, second, third]
        assert [amendment.result for amendment in sheet.amendments] == [third, second]
    with refused(Trouble.AMEND):
        store.value_correct(first.id, Decimal("64"), why="misread", actor=STAFF, now=later(92))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-1", "9999"])
def test_an_implausible_number_is_refused_and_changes_nothing(store: Store, value: str) -> None:
    old = weight()
    visit = ended(store, [old])
    sent(store)
    lines = len(store.audit_entries())
    with refused(Trouble.AMEND):
        store.value_correct(old.id, Decimal(value), why="misread", actor=STAFF, now=later(90))
    assert (waiting(store), len(store.audit_entries())) == ([], lines)
    assert states(store, visit) == [("body_weight", "61.5", State.STANDING)]


ACTS: list[Callable[[Store, UUID], object]] = [
    lambda store, one: store.value_correct(one, Decimal(60), why=" ", actor=STAFF, now=NOW),
    lambda store, one: store.value_side(one, why="", actor=STAFF, now=NOW),
    lambda store, one: store.value_void(one, why="", actor=STAFF, now=NOW),
    lambda store, one: store.value_unvoid(one, why="", actor=STAFF, now=NOW),
]


@pytest.mark.parametrize("act", ACTS)
def test_every_change_needs_a_reason(store: Store, act: Callable[[Store, UUID], object]) -> None:
    old = grip("20.0", Side.LEFT)
    ended(store, [old])
    with pytest.raises(ValueError, match="reason"):
        act(store, old.id)


def test_a_value_that_is_not_there_is_refused(store: Store) -> None:
    with refused(Trouble.UNKNOWN):
        store.value_correct(uuid4(), Decimal(60), why="misread", actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN):
        store.value_sheet(uuid4(), actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN):
        store.visit_sheet(uuid4(), actor=STAFF, now=NOW)


# --- side


def test_the_other_side_keeps_the_proof_and_joins_its_trials(store: Store) -> None:
    values = measured()
    visit = ended(store, values)
    wrong, other = values[3], values[4]
    new = store.value_side(wrong.id, why="wrong-hand", actor=STAFF, now=later(90))
    made = store.value_sheet(new, actor=STAFF, now=NOW).measurement
    assert made == replace(
        wrong, id=new, side=Side.LEFT, event_id=other.event_id, trial=2, supersedes=wrong.id, reason="wrong-hand"
    )
    assert standing(store, visit)["relative_grip"] == "34.4"  # the best of both hands is what it was
    back = store.value_side(new, why="wrong-hand", actor=STAFF, now=later(91))
    assert store.value_sheet(back, actor=STAFF, now=NOW).measurement.side is Side.RIGHT


def test_a_hand_without_trials_of_its_own_takes_the_value_as_it_is(store: Store) -> None:
    old = grip("20.0", Side.RIGHT, 2)
    ended(store, [old])
    new = store.value_side(old.id, why="wrong-hand", actor=STAFF, now=later(90))
    made = store.value_sheet(new, actor=STAFF, now=NOW).measurement
    assert (made.side, made.trial, made.event_id) == (Side.LEFT, 2, old.event_id)


def test_a_weight_has_no_other_side(store: Store) -> None:
    old = weight()
    ended(store, [old])
    with refused(Trouble.AMEND):
        store.value_side(old.id, why="wrong-hand", actor=STAFF, now=later(90))


# --- void and back


def test_void_and_back_without_a_new_row(store: Store) -> None:
    old = weight()
    visit = ended(store, [old])
    for at in (90, 92):  # twice around: the newest says where it stands
        store.value_void(old.id, why="shoes", actor=STAFF, now=later(at))
        assert (standing(store, visit), states(store, visit)) == ({}, [("body_weight", "61.5", State.VOID)])
        with refused(Trouble.AMEND):
            store.value_void(old.id, why="shoes", actor=STAFF, now=later(at))
        with refused(Trouble.AMEND):
            store.value_correct(old.id, Decimal(60), why="misread", actor=STAFF, now=later(at))
        store.value_unvoid(old.id, why="mistaken", actor=STAFF, now=later(at + 1))
        assert standing(store, visit) == {"body_weight": "61.5"}
        with refused(Trouble.AMEND):
            store.value_unvoid(old.id, why="mistaken", actor=STAFF, now=later(at + 1))
    kinds = [each.kind for each in store.value_sheet(old.id, actor=STAFF, now=NOW).amendments]
    assert kinds == ["unvoid", "void", "unvoid", "void"]
    assert store.measurements_stored() == 1


def test_last_values_are_those_that_count(store: Store) -> None:
    me = known(store, IDENTITY, says("platform"))
    right, wrong = weight("61.0"), weight("81.0")
    ended(store, [right, wrong], me)
    store.value_void(wrong.id, why="shoes", actor=STAFF, now=later(90))
    assert store.last_values(me.id, later(999), actor=STAFF, now=NOW) == (right,)


# --- computed values


def test_computed_values_follow_in_the_same_transaction(store: Store) -> None:
    values = measured()
    visit = ended(store, values)
    store.value_correct(values[1].id, Decimal(80), why="misread", actor=STAFF, now=later(90))
    assert standing(store, visit) == {
        "body_height": "160.0",
        "body_weight": "80.0",
        "bmi": "31.3",
        "grip_force right": "22.0",
        "grip_force left": "18.0",
        "relative_grip": "27.5",
    }
    why = {each.why for each in store.visit_sheet(visit, actor=STAFF, now=NOW).amendments}
    assert why == {"misread", "computed"}


def test_a_computed_value_goes_with_its_source_and_comes_back_with_it(store: Store) -> None:
    values = measured()
    visit = ended(store, values)
    store.value_void(values[0].id, why="shoes", actor=STAFF, now=later(90))
    assert "bmi" not in standing(store, visit)
    assert standing(store, visit)["relative_grip"] == "34.4"
    store.value_correct(values[1].id, Decimal(80), why="misread", actor=STAFF, now=later(91))
    assert "bmi" not in standing(store, visit)
    store.value_unvoid(values[0].id, why="mistaken", actor=STAFF, now=later(92))
    assert standing(store, visit)["bmi"] == "31.3"


def test_what_a_person_made_void_stays_void_whatever_its_source_does(store: Store) -> None:
    values = measured()
    visit = ended(store, values)
    store.value_void(values[2].id, why="mistaken", actor=STAFF, now=later(90))
    store.value_void(values[0].id, why="shoes", actor=STAFF, now=later(91))
    store.value_unvoid(values[0].id, why="mistaken", actor=STAFF, now=later(92))
    assert "bmi" not in standing(store, visit)
    store.value_correct(values[1].id, Decimal(80), why="misread", actor=STAFF, now=later(93))
    store.value_unvoid(values[2].id, why="mistaken", actor=STAFF, now=later(94))
    assert standing(store, visit)["bmi"] == "31.3"  # never the stale 25.0


def test_the_best_hand_is_the_best_that_counts(store: Store) -> None:
    values = measured()
    visit = ended(store, values)
    store.value_void(values[5].id, why="helped", actor=STAFF, now=later(90))
    assert standing(store, visit)["relative_grip"] == "31.3"  # 20.0 of 64.0
    for each in (values[3], values[4]):
        store.value_void(each.id, why="helped", actor=STAFF, now=later(91))
    assert "relative_grip" not in standing(store, visit)


def test_a_computed_value_that_nobody_could_have_is_void(store: Store) -> None:
    values = [height("160.0"), weight("64.0"), computed("bmi", "25.0")]
    visit = ended(store, values)
    low, high = store.quantities["body_height"].low, store.quantities["body_weight"].high
    store.value_correct(values[0].id, low, why="misread", actor=STAFF, now=later(90))
    store.value_correct(values[1].id, high, why="misread", actor=STAFF, now=later(91))
    assert "bmi" not in standing(store, visit)


def test_the_aerobic_capacity_follows_the_pulse_and_the_person(store: Store) -> None:
    beats = weight("120", quantity="recovery_hr_60s", step="step_test-pulse-1")
    values = [height("160.0"), weight("64.0"), beats, computed("vo2max", "20.0")]
    visit = ended(store, values)
    with store.engine.begin() as conn:  # the formula is for adults below 65
        conn.execute(text("UPDATE visit SET age = 50, sex = 'F'"))
    right = store.value_correct(beats.id, Decimal(126), why="misread", actor=STAFF, now=later(90))
    assert standing(store, visit)["vo2max"] == "29.5"  # 54.337 - 9.25 + 15.52 - 15.744 - 15.372
    store.value_void(right, why="mistaken", actor=STAFF, now=later(91))
    assert "vo2max" not in standing(store, visit)


def test_an_sppb_is_not_put_together_from_odd_pieces(store: Store) -> None:
    hold = weight("10.0", quantity="side_by_side_hold", step="sppb-side")
    visit = ended(store, [hold])  # left after the first stance
    store.value_typed(visit, [typed("gait_4m_time", "4.10")], actor=STAFF, now=later(90))
    assert standing(store, visit).keys() == {"side_by_side_hold", "gait_4m_time", "gait_speed_usual"}


def test_an_sppb_follows_its_pieces(store: Store) -> None:
    hold, walk = (weight("10.0", quantity="side_by_side_hold"), weight("4.10", quantity="gait_4m_time"))
    visit = ended(store, [hold, walk, computed("sppb", "5")])
    store.value_correct(walk.id, Decimal("5.00"), why="misread", actor=STAFF, now=later(90))
    assert standing(store, visit)["sppb"] == "4"  # 1 for the stance, 3 for the walk, none for the chair


def test_a_computed_value_is_not_changed_by_hand(store: Store) -> None:
    values = measured()
    ended(store, values)
    with refused(Trouble.AMEND, "computed"):
        store.value_correct(values[2].id, Decimal(24), why="misread", actor=STAFF, now=later(90))


# --- typed later


def test_typed_later_joins_the_visit_and_makes_its_bmi(store: Store) -> None:
    visit = ended(store, [height("160.0")])
    late = typed("body_weight", "64.04")
    for _ in range(2):  # asked again after a failure
        store.value_typed(visit, [late], actor=STAFF, now=later(90))
    assert standing(store, visit) == {"body_height": "160.0", "body_weight": "64.0", "bmi": "25.0"}
    kept = store.value_sheet(late.id, actor=STAFF, now=NOW).measurement
    assert (kept.reason, kept.typed_by, kept.method) == ("no-device", STAFF, Method.TYPED)
    assert store.measurements_stored() == 3


def test_typed_later_needs_a_reason_limits_and_consent(store: Store) -> None:
    visit = ended(store, [weight()])
    with pytest.raises(ValueError, match="reason"):
        store.value_typed(visit, [typed("body_height", "160", reason="")], actor=STAFF, now=NOW)
    with pytest.raises(ValueError, match="by whom"):
        store.value_typed(visit, [typed("body_height", "160", method=Method.DEVICE)], actor=STAFF, now=NOW)
    with refused(Trouble.AMEND):
        store.value_typed(visit, [typed("body_height", "16")], actor=STAFF, now=NOW)
    store.give_consent(says("keep", False), now=later(70), visit_id=visit)
    with refused(Trouble.CONSENT):
        store.value_typed(visit, [typed("body_height", "160")], actor=STAFF, now=NOW)
    with refused(Trouble.CONSENT):
        store.value_correct(next(iter(store.visit_sheet(visit, actor=STAFF, now=NOW).values)).measurement.id,
                            Decimal(60), why="misread", actor=STAFF, now=NOW)  # fmt: skip
    assert store.measurements_stored() == 1


# --- wrong person


@pytest.fixture
def others(store: Store) -> tuple[KnownResident, KnownResident]:
    """Two made-up people who agreed to keeping and sending."""
    second = replace(IDENTITY, birth=IDENTITY.birth + timedelta(days=400), phone_tail="9999", card="", name="남시험")
    return known(store, IDENTITY, says("platform")), known(store, second, says("platform"))


def test_a_visit_moves_with_its_proof_and_the_old_one_keeps_its_rows(
    store: Store, others: tuple[KnownResident, KnownResident]
) -> None:
    wrong, right = others
    values = measured()
    visit = ended(store, values, wrong)
    store.value_void(values[3].id, why="helped", actor=STAFF, now=later(80))
    moved = store.visit_move(visit, right.id, why="wrong-person", actor=STAFF, now=later(90))
    new = store.visit_record(moved, actor=STAFF, now=NOW)
    counted = [value for value in values if value is not values[3]]
    assert [(row.value, row.proof, row.taken_at, row.method, row.supersedes) for row in new.measurements] == [
        (value.value, value.proof, value.taken_at, value.method, value.id) for value in counted
    ]
    assert not {row.event_id for row in new.measurements} & {value.event_id for value in values}
    assert (new.pseudonym, new.patient_id, new.birth_year) == (right.pseudonym, right.patient_id, 1953)
    assert (new.programme, new.started_at, new.ended, new.assessments) == (
        "basic", NOW, End.FINISHED, (AssessmentEnd("weight", End.FINISHED),)
    )  # fmt: skip
    assert standing(store, visit) == {}
    expected = [State.MOVED if value is not values[3] else State.VOID for value in values]
    assert [state for _, _, state in states(store, visit)] == expected
    assert store.visit_sheet(visit, actor=STAFF, now=NOW).moved
    assert store.last_values(wrong.id, later(999), actor=STAFF, now=NOW) == ()
    assert len(store.last_values(right.id, later(999), actor=STAFF, now=NOW)) == len(counted)
    assert {line.whose for line in store.audit_entries() if line.what.startswith("visit moved")} == {
        str(wrong.id), str(right.id)
    }  # fmt: skip


def test_nothing_more_happens_in_a_visit_that_was_moved(
    store: Store, others: tuple[KnownResident, KnownResident]
) -> None:
    wrong, right = others
    old, void = weight(), weight("80.0")
    visit = ended(store, [old, void], wrong)
    store.value_void(void.id, why="shoes", actor=STAFF, now=later(80))
    store.visit_move(visit, right.id, why="wrong-person", actor=STAFF, now=later(90))
    acts: list[Callable[[], object]] = [
        lambda: store.value_correct(old.id, Decimal(60), why="misread", actor=STAFF, now=NOW),
        lambda: store.value_void(old.id, why="shoes", actor=STAFF, now=NOW),
        lambda: store.value_unvoid(void.id, why="mistaken", actor=STAFF, now=NOW),
        lambda: store.value_typed(visit, [typed("body_height", "160")], actor=STAFF, now=NOW),
        lambda: store.keep(visit, [weight()], actor=RESIDENT, now=NOW),
        lambda: store.visit_move(visit, right.id, why="wrong-person", actor=STAFF, now=NOW),
    ]
    for act in acts:
        with refused(Trouble.AMEND):
            act()


def test_a_visit_moves_on_and_back_as_new_visits(store: Store, others: tuple[KnownResident, KnownResident]) -> None:
    wrong, right = others
    visit = ended(store, [weight()], wrong)
    moved = store.visit_move(visit, right.id, why="wrong-person", actor=STAFF, now=later(90))
    back = store.visit_move(moved, wrong.id, why="wrong-person", actor=STAFF, now=later(91))
    assert [standing(store, each) for each in (visit, moved, back)] == [{}, {}, {"body_weight": "61.5"}]
    newest = store.visit_record(back, actor=STAFF, now=NOW).measurements[0]
    chain = store.value_sheet(newest.id, actor=STAFF, now=NOW).chain
    assert [line.state for line in chain] == [State.MOVED, State.MOVED, State.STANDING]


def test_to_a_guest_goes_only_what_was_kept_and_to_nobody_else(
    store: Store, others: tuple[KnownResident, KnownResident]
) -> None:
    visit = ended(store, [weight()], others[0])
    sent(store)
    moved = store.visit_move(visit, None, why="wrong-person", actor=STAFF, now=later(90))
    record = store.visit_record(moved, actor=STAFF, now=NOW)
    assert record.guest
    assert record.patient_id not in {others[0].patient_id, others[1].patient_id}
    assert [(entry.purpose, entry.granted, entry.actor) for entry in record.consents] == [("keep", True, STAFF)]
    assert waiting(store) == [("retraction", visit)]
    store.give_consent(says("platform"), now=later(95), visit_id=moved)  # asked afterwards
    assert waiting(store) == [("retraction", visit), ("visit", moved)]


def test_what_cannot_be_moved_is_refused_and_stays(store: Store, others: tuple[KnownResident, KnownResident]) -> None:
    wrong, right = others
    still_open = visit_of(store, wrong)
    store.keep(still_open, [weight()], actor=RESIDENT, now=NOW)
    full, guest, bare = ended(store, [weight()], wrong), ended(store, [weight()]), ended(store, [], wrong)
    for visit, to in [(still_open, right.id), (full, wrong.id), (guest, None), (bare, right.id)]:
        with refused(Trouble.AMEND):
            store.visit_move(visit, to, why="wrong-person", actor=STAFF, now=later(90))
    with refused(Trouble.UNKNOWN):
        store.visit_move(full, uuid4(), why="wrong-person", actor=STAFF, now=later(90))
    store.give_consent(says("keep", False), now=later(91), resident_id=right.id)
    with refused(Trouble.CONSENT):
        store.visit_move(full, right.id, why="wrong-person", actor=STAFF, now=later(92))
    assert standing(store, full) == {"body_weight": "61.5"}


# --- the outbox follows


def changes(store: Store, visit: UUID, values: list[Measurement], other: UUID) -> dict[str, Callable[[], object]]:
    return {
        "correct": lambda: store.value_correct(values[1].id, Decimal(60), why="misread", actor=STAFF, now=later(90)),
        "side": lambda: store.value_side(values[3].id, why="wrong-hand", actor=STAFF, now=later(90)),
        "void": lambda: store.value_void(values[1].id, why="shoes", actor=STAFF, now=later(90)),
        "typed": lambda: store.value_typed(visit, [typed("heart_rate", "71")], actor=STAFF, now=later(90)),
        "move": lambda: store.visit_move(visit, other, why="wrong-person", actor=STAFF, now=later(90)),
    }


@pytest.mark.parametrize("what", ["correct", "side", "void", "typed", "move"])
@pytest.mark.parametrize("stage", ["unbuilt", "sent", "withdrawn"])
def test_each_change_makes_the_row_it_needs(
    store: Store, others: tuple[KnownResident, KnownResident], what: str, stage: str
) -> None:
    wrong, right = others
    values = measured()
    visit = ended(store, values, wrong)
    if stage != "unbuilt":
        sent(store)
    if stage == "withdrawn":
        store.give_consent(says("platform", False), now=later(80), resident_id=wrong.id)
        assert waiting(store) == [("retraction", visit)]
    changes(store, visit, values, right.id)[what]()
    rows = waiting(store)
    if what == "move":
        ((kind, moved),) = [row for row in rows if row[1] != visit]
        assert (kind, [row for row in rows if row[1] == visit]) == (
            "visit", [] if stage == "unbuilt" else [("retraction", visit)]
        )  # fmt: skip
        assert standing(store, moved)
    else:
        expected = {"unbuilt": "visit", "sent": "correction", "withdrawn": "retraction"}[stage]
        assert rows == [(expected, visit)]
    if stage == "withdrawn":
        store.give_consent(says("platform"), now=later(99), resident_id=wrong.id)
        mine = [kind for kind, record in waiting(store) if record == visit]
        assert mine == (["retraction"] if what == "move" else ["correction"])


def test_a_withdrawal_takes_back_what_may_have_arrived_and_a_yes_sends_it_again(store: Store) -> None:
    me = known(store, IDENTITY, says("platform"))
    arrived, under_way, fresh = (ended(store, [weight()], me) for _ in range(3))
    first, second, _ = store.waiting()
    store.mark_sent(first.id, now=NOW)
    store.keep_body(second.id, b"body", 1, names=["Observation/o-1"], patient="p")
    for _ in range(2):  # said twice, done once
        store.give_consent(says("platform", False), now=later(80), resident_id=me.id)
        assert waiting(store) == [("retraction", arrived), ("retraction", under_way)]
    assert store.there(under_way).names == {"Observation/o-1"}
    store.mark_sent(second.id, now=later(81))  # it was under way after all
    store.give_consent(says("platform"), now=later(82), resident_id=me.id)
    assert waiting(store) == [("visit", fresh), ("correction", arrived), ("correction", under_way)]
    store.give_consent(says("platform", False), now=later(83), resident_id=me.id)
    assert waiting(store) == [("retraction", arrived), ("retraction", under_way)]
    for entry in store.waiting():
        store.mark_sent(entry.id, now=later(84))
    counts = store.outbox_counts()
    assert (counts.waiting, counts.sent, counts.withheld) == (0, 0, 3)  # visits, and none of them stays there


def test_a_merge_goes_out_under_one_patient_and_its_undoing_under_two(
    store: Store, others: tuple[KnownResident, KnownResident]
) -> None:
    kept, gone = others
    ours, theirs = ended(store, [weight()], kept), ended(store, [weight()], gone, year=1953)
    for entry in store.waiting():
        patient = store.visit_record(entry.record_id, actor=STAFF, now=NOW).patient_id
        store.keep_body(entry.id, b"body", 1, names=["Observation/o"], patient=str(patient))
        store.mark_sent(entry.id, now=NOW)
    merge = store.person_merge(gone.id, kept.id, actor=STAFF, now=later(90))
    assert waiting(store) == [("correction", theirs)]
    record = store.visit_record(theirs, actor=STAFF, now=NOW)
    assert (record.patient_id, record.pseudonym) == (kept.patient_id, kept.pseudonym)
    assert (record.sex, record.birth_year) == (Sex.FEMALE, 1952)  # the one Patient says one thing
    (entry,) = store.waiting()
    store.keep_body(entry.id, b"body", 1, names=["Observation/o"], patient=str(kept.patient_id))
    store.mark_sent(entry.id, now=NOW)
    store.person_unmerge(merge, actor=STAFF, now=later(91))
    assert waiting(store) == [("correction", theirs)]
    assert store.visit_record(theirs, actor=STAFF, now=NOW).patient_id == gone.patient_id
    assert standing(store, ours) == {"body_weight": "61.5"}


def test_a_merge_never_lets_out_what_one_of_both_refused(
    store: Store, others: tuple[KnownResident, KnownResident]
) -> None:
    kept, gone = others
    ours, theirs = ended(store, [weight()], kept), ended(store, [weight()], gone)
    store.give_consent(says("platform", False), now=later(80), resident_id=gone.id)
    sent(store)
    merge = store.person_merge(gone.id, kept.id, actor=STAFF, now=later(90))
    assert waiting(store) == [("retraction", ours)]  # until the one person they are says yes
    store.person_unmerge(merge, actor=STAFF, now=later(91))
    assert waiting(store) == [("correction", ours)]
    assert theirs not in {record for _, record in waiting(store)}


# --- lists


def test_the_visits_of_a_day_guests_too_each_in_the_log(store: Store) -> None:
    me = known(store)
    first = visit_of(store, me, later(10))
    guest = visit_of(store, None, later(20))
    visit_of(store, me, later(500))
    lines = store.visits_between(later(10), later(500), actor=STAFF, now=NOW)
    assert [(line.id, line.resident_id, line.masked_name) for line in lines] == [
        (first, me.id, me.masked_name),
        (guest, None, ""),
    ]
    assert me.masked_name not in repr(lines)
    assert [line.whose for line in store.audit_entries()[-2:]] == [str(me.id), str(guest)]
    assert store.visits_between(later(900), later(999), actor=STAFF, now=NOW) == ()
    store.erase_resident(me.id, actor=STAFF, now=NOW)
    assert [line.masked_name for line in store.visits_between(later(0), later(999), actor=STAFF, now=NOW)] == [""] * 3


def test_amendments_are_append_only(store: Store) -> None:
    old = weight()
    ended(store, [old])
    store.value_void(old.id, why="shoes", actor=STAFF, now=later(90))
    for change in ("UPDATE amendment SET why = why", "UPDATE measurement SET value = value"):
        with pytest.raises(Exception, match="append-only"), store.engine.begin() as conn:
            conn.execute(text(change))


def test_troubles_that_heal_are_told_from_those_that_last() -> None:
    heals = {trouble for trouble in Trouble if not StoreTrouble(trouble, "").lasting}
    assert heals == {Trouble.OTHER, Trouble.READ_ONLY, Trouble.FULL, Trouble.DISK, Trouble.BUSY, Trouble.AWAY}


def test_a_moved_visit_stays_closed_when_the_right_person_is_erased(
    store: Store, others: tuple[KnownResident, KnownResident]
) -> None:
    wrong, right = others
    void = weight("80.0")
    visit = ended(store, [weight(), void], wrong)
    store.value_void(void.id, why="shoes", actor=STAFF, now=later(80))
    store.visit_move(visit, right.id, why="wrong-person", actor=STAFF, now=later(90))
    store.erase_resident(right.id, actor=STAFF, now=later(91))
    store.give_consent(says("platform"), now=later(92), resident_id=wrong.id)
    assert visit not in {record for _, record in waiting(store)}
    with refused(Trouble.AMEND):
        store.value_unvoid(void.id, why="mistaken", actor=STAFF, now=later(93))
