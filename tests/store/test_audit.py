"""The access log: who, when, from where, whose, what; and no way to change it unseen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, text

from kiosk.store.audit import HEAD
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from tests.store.shelf import IDENTITY, KEYS, NOW, RESIDENT, STAFF, known, later, refused, visit_of, weight

LINES = 9


@pytest.fixture
def log(store: Store) -> Store:
    """Nine lines, and a database whose triggers somebody has taken away."""
    for number in range(LINES - 1):
        store.note("print", actor=STAFF, now=later(number), whose=f"resident-{number}", detail="A4")
    with store.engine.begin() as conn:
        for action in ("update", "delete"):
            on = " ON audit" if conn.dialect.name == "postgresql" else ""
            conn.execute(text(f"DROP TRIGGER audit_no_{action}{on}"))
    assert store.audit_verify().ok
    return store


def change(store: Store, *statements: str) -> None:
    with store.engine.begin() as conn:
        for statement in statements:
            conn.execute(text(statement))


def test_every_access_leaves_a_line(store: Store, made: StoreSettings) -> None:
    me = known(store)
    store.find_resident(IDENTITY.sex, IDENTITY.birth, IDENTITY.phone_tail, actor=RESIDENT, now=later(1))
    visit = visit_of(store, me)
    store.keep(visit, [weight("61.57")], actor=RESIDENT, now=later(2))
    store.visit_record(visit, actor=STAFF, now=later(3))
    store.last_values(me.id, NOW, actor=STAFF, now=later(4))
    store.visits_of(me.id, actor=STAFF, now=later(4))
    store.tray_list(actor=STAFF, now=later(5))
    lines = store.audit_entries()
    assert [line.what for line in lines] == [
        "create store",
        "register",
        "find",
        "open visit",
        "keep",
        "read visit",
        "read last values",
        "list visits",
        "tray list",
    ]
    assert {line.whose for line in lines[1:-1]} == {str(me.id)}
    assert {line.station_id for line in lines} == {"st-1"}
    assert lines[5].at == later(3)
    assert lines[5].actor == STAFF
    assert "61.57" not in repr(lines)
    assert store.audit_entries(first=3, limit=2) == lines[2:4]
    assert store.audit_entries(whose=str(me.id)) == lines[1:-1]
    with open_store(made, KEYS, read_only=True) as reader:
        assert (reader.audit_verify().ok, reader.audit_verify().entries) == (True, len(lines))


FLIPS = {
    "at": "at = '2026-11-02T01:30:00.000001Z'",
    "actor": "actor = 'staff:other'",
    "station": "station_id = 'st-2'",
    "whose": "whose = 'resident-x'",
    "what": "what = 'export'",
    "detail": "detail = detail || ' '",
    "hash": "hash = (SELECT hash FROM audit WHERE seq = 1)",
}


@pytest.mark.parametrize("seq", [2, 5, LINES])
@pytest.mark.parametrize("flip", FLIPS)
def test_a_changed_line_is_found(log: Store, flip: str, seq: int) -> None:
    change(log, f"UPDATE audit SET {FLIPS[flip]} WHERE seq = {seq}")
    verdict = log.audit_verify()
    assert (verdict.ok, verdict.broken_at) == (False, seq)


@pytest.mark.parametrize("seq", range(1, LINES + 1))
def test_a_line_taken_out_is_found(log: Store, seq: int) -> None:
    change(log, f"DELETE FROM audit WHERE seq = {seq}")
    verdict = log.audit_verify()
    assert (verdict.ok, verdict.broken_at) == (False, seq)


def test_lines_cut_off_at_the_end_are_found_even_after_more_is_written(log: Store) -> None:
    change(log, "DELETE FROM audit WHERE seq > 4")
    assert log.audit_verify().broken_at == 5
    log.note("print", actor=STAFF, now=NOW)
    assert log.audit_verify().broken_at == 5


def test_a_line_put_in_or_two_exchanged_are_found(log: Store) -> None:
    columns = "at, actor, station_id, whose, what, detail, hash"
    change(log, f"INSERT INTO audit (seq, {columns}) SELECT {LINES + 1}, {columns} FROM audit WHERE seq = {LINES}")
    assert log.audit_verify().broken_at == LINES + 1
    change(
        log,
        f"DELETE FROM audit WHERE seq = {LINES + 1}",
        "UPDATE audit SET seq = 100 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = 100",
    )
    assert log.audit_verify().broken_at == 3
    change(log, "UPDATE audit SET seq = -1 WHERE seq = 4")
    assert log.audit_verify().broken_at == 1


def test_an_emptied_log_is_found(log: Store) -> None:
    change(log, "DELETE FROM audit")
    assert log.audit_verify().broken_at == 1


HEADS: dict[str, Callable[[Connection], Any]] = {
    "gone": lambda conn: conn.execute(text("DELETE FROM meta WHERE key = :head"), {"head": HEAD}),
    "nonsense": lambda conn: conn.execute(text("UPDATE meta SET value = 'x' WHERE key = :head"), {"head": HEAD}),
    "set back": lambda conn: conn.execute(
        text("UPDATE meta SET value = '8' || substr(value, 2) WHERE key = :head"), {"head": HEAD}
    ),
}


@pytest.mark.parametrize("spoil", HEADS)
def test_a_head_that_was_changed_is_found_and_nothing_more_is_written(log: Store, spoil: str) -> None:
    with log.engine.begin() as conn:
        HEADS[spoil](conn)
    assert not log.audit_verify().ok
    with refused(Trouble.DAMAGED, "access log"):
        known(log)


def test_the_log_itself_refuses_changes(store: Store) -> None:
    for statement in ("UPDATE audit SET what = ''", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"):
            change(store, statement)


def test_nobody_acts_without_a_name(store: Store) -> None:
    with pytest.raises(ValueError, match="actor"):
        store.note("print", actor="", now=NOW)


def test_a_long_log_is_read_in_pieces(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.audit._CHUNK", 2)
    for number in range(4):
        assert store.audit_verify().entries == number + 1
        store.note("print", actor=STAFF, now=NOW)


def test_two_writers_make_one_chain(made: StoreSettings) -> None:
    """As two stations on one PostgreSQL, or two programs on one file."""

    def work(station: str) -> None:
        with open_store(replace(made, station_id=station), KEYS) as store:
            visit = visit_of(store)
            for number in range(15):
                store.keep(visit, [weight()], actor=RESIDENT, now=later(number))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, ["st-1", "st-2"]))
    with open_store(made, KEYS, read_only=True) as store:
        verdict = store.audit_verify()
        assert (verdict.ok, verdict.entries, store.measurements_stored()) == (True, 33, 30)
        lines = store.audit_entries()
        assert [sum(line.station_id == station for line in lines) for station in ("st-1", "st-2")] == [17, 16]
