"""Trials in the store: frozen protocols, balanced order, walls. Nothing of one is a result; who withdraws goes."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text

from kiosk.core.study.order import first_of
from kiosk.core.study.table import values_csv
from kiosk.core.study.values import Attempt, Incident, Pair, Participant, Protocol, State
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.retention import Rules
from kiosk.store.study_runs import Joining
from kiosk.store.tables import TABLES
from kiosk.store.trouble import Trouble
from kiosk.store.values import Binding
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, known, later, refused, says, visit_of, weight

PROTOCOL = Protocol("T-1", "made up", "Toy", "toy-1", "scale-1", "body_weight", 4, consent_ko="함께 재 볼까요?")
DAY = date(2026, 11, 2)
SECRET = Decimal("77.7731")
"""A value that is nowhere else."""


def running(store: Store, protocol: Protocol = PROTOCOL) -> UUID:
    study = store.study_put(protocol, actor=STAFF, now=NOW)
    store.study_state(study, "running", actor=STAFF, now=NOW)
    return study


def join(store: Store, study: UUID, **more: object) -> Participant:
    who = Joining(**{"day": DAY, "age": 74, "sex": "F"} | more)  # type: ignore[arg-type]
    return store.study_join(study, who, actor=STAFF, now=NOW)


def measured(store: Store, who: Participant, repeat: int = 1, value: Decimal = SECRET) -> Pair:
    pair = store.study_pair(who.id, repeat, actor=STAFF, now=NOW)
    for role in ("test", "reference"):
        made = Attempt(role, 1, "value", value=value, said=f"{value}", seconds=Decimal("12.3"), pair=pair.id)
        store.study_attempt(made, actor=STAFF, now=NOW)
    return pair


def count(store: Store, table: str) -> int:
    with store.engine.begin() as conn:
        return conn.scalar(text(f"SELECT count(*) FROM {table}")) or 0


def test_what_was_measured_comes_back_digit_by_digit(store: Store) -> None:
    study = running(store)
    who = join(store, study)
    pair = measured(store, who, value=Decimal("70.50"))
    late = Attempt("test", 2, "timeout", seconds=Decimal("90.0"), firmware="2.1", standing="", pair=pair.id)
    store.study_attempt(late, actor=STAFF, now=NOW)
    store.study_over(who.id, "done", scores=(("test", 3), ("reference", None)), actor=STAFF, now=NOW)
    incident = Incident("wrong-value", 1, "test", "2.1", "staff", "말로 적은 것")
    store.study_incident(study, incident, actor=STAFF, now=NOW)
    found = store.study_look(study)
    (person,) = found.participants
    assert (person.band, person.sex, person.day, person.ended, person.test_comfort) == (70, "F", 1, "done", 3)
    assert person.reference_comfort is None
    assert [str(one.value) for one in found.of(pair.id, "test")] == ["70.50", "None"]
    assert found.of(pair.id, "test")[1] == late
    assert found.incidents == (incident,)
    assert (found.study.complete, found.study.first_day) == (1, DAY)
    assert len(person.code) == 6


def test_the_order_is_balanced_and_drawn_when_the_pair_begins(store: Store) -> None:
    study = running(store)
    who = join(store, study)
    seed = store.study_get(study).seed
    firsts = [store.study_pair(who.id, number, actor=STAFF, now=NOW) for number in range(1, 13)]
    assert [one.first for one in firsts] == [first_of(seed, number) for number in range(1, 13)]
    assert [one.number for one in firsts] == list(range(1, 13))


def test_a_protocol_is_frozen_once_a_pair_of_it_exists(store: Store) -> None:
    study = store.study_put(PROTOCOL, actor=STAFF, now=NOW)
    store.study_put(replace(PROTOCOL, pairs=30), study, actor=STAFF, now=NOW)
    assert (store.study_get(study).version, store.study_get(study).protocol.pairs) == (1, 30)
    store.study_state(study, "running", actor=STAFF, now=NOW)
    first = measured(store, join(store, study))
    store.study_put(replace(PROTOCOL, pairs=40, consent_ko="새 말"), study, actor=STAFF, now=NOW)
    second = measured(store, join(store, study))
    found = store.study_look(study)
    assert found.study.version == 2
    assert (first.version, second.version) == (1, 2)
    assert dict(found.versions)[1].pairs == 30
    assert found.study.wording == "study-T-1-v2"


def test_a_code_is_one_trials_and_a_state_follows_on_a_state(store: Store) -> None:
    study = store.study_put(PROTOCOL, actor=STAFF, now=NOW)
    with refused(Trouble.STUDY):
        store.study_put(PROTOCOL, actor=STAFF, now=NOW)
    with refused(Trouble.STUDY):
        join(store, study)
    states: tuple[State, ...] = ("running", "paused", "running", "closed")
    for state in states:
        store.study_state(study, state, actor=STAFF, now=NOW)
    for state in ("running", "paused", "planned"):
        with refused(Trouble.STUDY):
            store.study_state(study, state, actor=STAFF, now=NOW)
    with refused(Trouble.STUDY):
        store.study_put(replace(PROTOCOL, pairs=5), study, actor=STAFF, now=NOW)
    assert count(store, "study_protocol") == 1


def test_a_run_that_has_begun_goes_on_only_while_the_trial_runs(store: Store) -> None:
    study = running(store)
    who = join(store, study)
    store.study_state(study, "paused", actor=STAFF, now=NOW)
    with refused(Trouble.STUDY):
        store.study_pair(who.id, 1, actor=STAFF, now=NOW)


# --- consent ---------------------------------------------------------------------------------------------------------


def test_a_yes_is_in_the_ledger_of_the_visit_in_front_with_this_wording(store: Store) -> None:
    resident = known(store)
    visit = visit_of(store, resident)
    join(store, running(store), visit=visit)
    (entry,) = [one for one in store.consents_of_visit(visit) if one.purpose == "trial"]
    assert (entry.granted, entry.wording, entry.actor) == (True, "study-T-1-v1", "resident")


def test_a_yes_to_one_trial_lets_no_result_of_the_visit_leave(store: Store) -> None:
    resident = known(store)
    visit = visit_of(store, resident)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    join(store, running(store), visit=visit)
    assert store.visits_for("trial", NOW - timedelta(1), later(60), actor=STAFF, now=NOW) == ()
    assert store.export_visit(visit, "trial", actor=STAFF, now=NOW) is None
    store.give_consent(says("trial"), now=NOW, resident_id=resident.id)
    assert store.visits_for("trial", NOW - timedelta(1), later(60), actor=STAFF, now=NOW) == (visit,)


def test_who_takes_trials_back_is_gone_and_only_counted(store: Store) -> None:
    resident, study = known(store), running(store)
    measured(store, join(store, study, visit=visit_of(store, resident)))
    stays = measured(store, join(store, study))
    store.give_consent(says("trial", False, later(9)), now=later(9), resident_id=resident.id)
    found = store.study_look(study)
    assert [one.id for one in found.pairs] == [stays.id]
    assert {one.pair for one in found.attempts} == {stays.id}
    assert (found.withdrawn, found.recalled) == (1, ())
    assert (count(store, "study_participant"), count(store, "study_attempt")) == (1, 2)


def test_a_guest_takes_it_back_in_the_visit(store: Store) -> None:
    visit, study = visit_of(store), running(store)
    join(store, study, visit=visit)
    store.give_consent(says("trial", False), now=NOW, visit_id=visit)
    assert (store.study_look(study).participants, store.study_look(study).withdrawn) == ((), 1)


def test_what_was_exported_is_marked_so_that_the_file_can_be_corrected(store: Store) -> None:
    resident, study = known(store), running(store)
    who = join(store, study, visit=visit_of(store, resident))
    measured(store, who)
    store.study_data(study, leaves=True, actor=STAFF, now=NOW)
    store.give_consent(says("trial", False), now=NOW, resident_id=resident.id)
    found = store.study_look(study)
    assert (found.participants, found.pairs, found.attempts, found.withdrawn) == ((), (), (), 1)
    assert found.recalled == (who.code,)
    with store.engine.begin() as conn:
        (row,) = conn.execute(TABLES["study_participant"].select()).mappings()
    assert (row["band"], row["sex"], row["link"]) == (None, "", None)


def test_by_the_code_too_for_whoever_had_no_visit(store: Store) -> None:
    study = running(store)
    who = join(store, study)
    measured(store, who)
    assert store.study_withdraw(study, f" {who.code.lower()} ", actor=STAFF, now=NOW) is False
    assert store.study_look(study).pairs == ()
    with refused(Trouble.UNKNOWN):
        store.study_withdraw(study, who.code, actor=STAFF, now=NOW)


@pytest.mark.parametrize("outside", [False, True])
def test_who_is_taken_out_in_the_middle_of_a_run_leaves_nothing_more_behind(store: Store, outside: bool) -> None:
    study = running(store)
    who = join(store, study)
    measured(store, who)
    if outside:
        store.study_data(study, leaves=True, actor=STAFF, now=NOW)
    pair = store.study_pair(who.id, 2, actor=STAFF, now=NOW)
    store.study_withdraw(study, who.code, actor=STAFF, now=NOW)
    made = Attempt("test", 1, "value", value=SECRET, said="77.7731", seconds=Decimal(1), pair=pair.id)
    with refused(Trouble.UNKNOWN):
        store.study_attempt(made, actor=STAFF, now=NOW)
    with refused(Trouble.UNKNOWN):
        store.study_pair(who.id, 3, actor=STAFF, now=NOW)
    store.study_over(who.id, "done", "", (("test", 3),), actor=STAFF, now=NOW)
    data = store.study_data(study, leaves=True, actor=STAFF, now=NOW)
    assert (data.pairs, data.attempts, data.withdrawn) == ((), (), 1)
    assert str(SECRET) not in values_csv(data), "the file can be written as before"
    with store.engine.begin() as conn:
        kept = conn.execute(text("SELECT ended, test_comfort FROM study_participant")).all()
    assert [tuple(one) for one in kept] == ([("", None)] if outside else [])


def test_a_no_to_one_trial_takes_nothing_back(store: Store) -> None:
    resident, study = known(store), running(store)
    join(store, study, visit=visit_of(store, resident))
    store.study_refused(study, actor=STAFF, now=NOW)
    assert (store.study_look(study).refused, len(store.study_look(study).participants)) == (1, 1)


# --- what stays after a person is gone --------------------------------------------------------------------


def test_no_link_survives_erasure(store: Store) -> None:
    resident, study = known(store), running(store)
    measured(store, join(store, study, visit=visit_of(store, resident)))
    store.erase_resident(resident.id, actor=STAFF, now=NOW)
    assert (count(store, "study_participant"), count(store, "study_pair"), count(store, "study_attempt")) == (0, 0, 0)
    assert store.study_look(study).withdrawn == 1


def test_when_a_visit_is_too_old_the_pair_stays_and_leads_to_nobody(store: Store) -> None:
    visit, study = visit_of(store), running(store)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    measured(store, join(store, study, visit=visit))
    old, new = NOW - timedelta(9000), NOW + timedelta(1)
    rules = Rules(today=DAY, people=old, values=new, guests=new, tray=old, notes=old)
    store.retention_sweep(rules, actor=SYSTEM, now=later(9))
    assert len(store.study_look(study).pairs) == 1
    with store.engine.begin() as conn:
        assert conn.scalar(text("SELECT count(*) FROM study_participant WHERE link IS NOT NULL")) == 0


def test_no_row_and_no_line_of_the_log_leads_from_a_code_to_a_visit(store: Store) -> None:
    resident, study = known(store), running(store)
    visit = visit_of(store, resident)
    who = join(store, study, visit=visit)
    measured(store, who)
    for table in [name for name in TABLES if name.startswith("study")]:
        with store.engine.begin() as conn:
            rows = repr([dict(row) for row in conn.execute(TABLES[table].select()).mappings()])
        for secret in (str(visit), visit.hex, str(resident.id), resident.id.hex, IDENTITY.name, "2026-11-02T"):
            assert secret not in rows, f"{secret} in {table}"
    log = repr(store.audit_entries(limit=500))
    assert who.code not in log
    assert str(who.id) not in log


# --- walls ------------------------------------------------------------------------------------------------------------


def test_nothing_of_a_trial_is_a_result_anywhere(store: Store) -> None:
    """The value of a trial stands in no table but its own: not in measurement, tray, outbox, export, counts."""
    resident = known(store, IDENTITY, says("ai"), says("platform"))
    visit = visit_of(store, resident)
    store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
    study = running(store)
    who = join(store, study, visit=visit)
    measured(store, who)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
    for name in TABLES:
        with store.engine.begin() as conn:
            rows = repr([dict(row) for row in conn.execute(TABLES[name].select()).mappings()])
        assert (str(SECRET) in rows) is (name == "study_attempt"), name
        assert (who.code in rows) is (name == "study_participant"), name
    record = repr(store.visit_record(visit, actor=STAFF, now=NOW))
    held = json.dumps(store.person_export(resident.id, actor=STAFF, now=NOW), ensure_ascii=False)
    exported = repr([store.export_visit(visit, one, actor=STAFF, now=NOW) for one in ("keep", "ai", "platform")])
    trend = repr(store.last_values(resident.id, later(99), actor=STAFF, now=NOW))
    for shown in (record, held, exported, trend):
        assert str(SECRET) not in shown
        assert who.code not in shown
    assert store.measurements_stored() == 1
    assert store.tray_list(actor=STAFF, now=NOW) == ()


def test_what_a_device_is_for_is_kept_with_its_binding(store: Store) -> None:
    bound = Binding("toy-1", "toy-scale", "serial", "/dev/toy", "SN-1", purpose="study")
    store.bind(bound, actor=STAFF, now=NOW)
    store.bind(Binding("scale-1", "toy-scale", "serial", "/dev/scale"), actor=STAFF, now=NOW)
    assert Counter(one.purpose for one in store.bindings()) == {"study": 1, "care": 1}


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_never_kept(store: Store, value: Decimal) -> None:
    pair = store.study_pair(join(store, running(store)).id, 1, actor=STAFF, now=NOW)
    with pytest.raises(Exception, match="finite"):
        store.study_attempt(Attempt("test", 1, "value", value=value, pair=pair.id), actor=STAFF, now=NOW)
    assert count(store, "study_attempt") == 0
