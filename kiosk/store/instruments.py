"""How the instruments of values stand: their checks, read once and kept until one is added or taken back.

An instrument without a serial number is that of its station. What is kept holds no points and no references, and is
thrown away whenever the stamp in the store is another one, whichever station changed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import uuid4
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Engine, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.core.metrology.behind import Checks, Known, gated, governs, of_instrument, stands
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.reading import Measurement
from kiosk.core.visit_record import Adjusted, CheckState, Instrument, InstrumentCheck
from kiosk.store.check_rows import check_of
from kiosk.store.tables import TABLES
from kiosk.store.tables_checks import InstrumentFactRow
from kiosk.store.tables_desk import CalibrationRow, InstrumentRow, MetaRow
from kiosk.store.unit import fetch

Key = tuple[str, str]
_Kept = dict[tuple[str, str, str], tuple[str, Checks]]
_STAMP = "checks-stamp"
_KEPT: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_MANY = 500
_STATES: dict[str, CheckState] = {"never": "never", "overdue": "due", "daily": "due"}


def home(serial: str, station_id: str) -> str:
    """Return what belongs to an instrument's name beside driver and serial: its station, where it has no number."""
    return "" if serial else station_id


def these(driver: str, serial: str, station_id: str) -> tuple[ColumnElement[bool], ...]:
    """Which checks are of this instrument."""
    mine = col(CalibrationRow.driver) == driver, col(CalibrationRow.serial) == serial
    return mine if serial else (*mine, col(CalibrationRow.station_id) == station_id)


def known_of(conn: Connection, station_id: str, keys: Iterable[Key]) -> Known:
    """Return the checks of each instrument as far as a standing asks for them, void ones too; oldest first."""
    stamp: str = conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == _STAMP)) or ""
    kept = _KEPT.setdefault(conn.engine, {})
    found: dict[Key, Checks] = {}
    for key in keys:
        name = (*key, home(key[1], station_id))
        then, checks = kept.get(name, ("", Checks()))
        if name not in kept or then != stamp:
            checks = _brought_up(conn, these(*key, station_id), checks)
            kept[name] = stamp, checks
        found[key] = checks
    return found


def known_for(conn: Connection, station_id: str, measurements: Iterable[Measurement]) -> Known:
    """Return the checks of the instruments behind these values of a station."""
    proofs = (one.proof for one in measurements if one.proof.driver)
    return known_of(conn, station_id, {(proof.driver, proof.device_serial) for proof in proofs})


def stamp_checks(conn: Connection) -> None:
    """Say that the checks are others now; call it in the transaction that changes them."""
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    new = dialect.insert(TABLES["meta"]).values(key=_STAMP, value=str(uuid4()))
    conn.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": new.excluded.value}))


def instruments_of(
    conn: Connection, measurements: Iterable[Measurement], known: Known, station_id: str
) -> tuple[Instrument, ...]:
    """Return the instruments of a visit as they are called and how they stood."""
    rows: dict[Key, list[Measurement]] = {}
    for one in measurements:
        if one.proof.driver:
            rows.setdefault((one.proof.driver, one.proof.device_serial), []).append(one)
    return tuple(
        _instrument(conn, key, rows[key], of_instrument(known.get(key) or ()), station_id) for key in sorted(rows)
    )


def _instrument(conn: Connection, key: Key, rows: Sequence[Measurement], checks: Checks, station_id: str) -> Instrument:
    driver, serial = key
    named = fetch(conn, InstrumentRow, col(InstrumentRow.driver) == driver, col(InstrumentRow.serial) == serial)
    maker, model = (named[0].maker, named[0].model) if named else ("", "")
    last = max(one.taken_at for one in rows)
    good = [one.at for one in checks if _left_good(one) and one.at <= last]
    facts = facts_row(conn, driver, serial, station_id)
    validated = facts.validated if facts else None
    return Instrument(driver, maker, model, serial, max(good, default=None), _states(rows, checks), validated)


def facts_row(conn: Connection, driver: str, serial: str, station_id: str) -> InstrumentFactRow | None:
    """Return what is noted of an instrument, if anything."""
    mine = col(InstrumentFactRow.driver) == driver, col(InstrumentFactRow.serial) == serial
    here = col(InstrumentFactRow.station_id) == home(serial, station_id)
    found = fetch(conn, InstrumentFactRow, *mine, here, limit=1)
    return found[0] if found else None


def _states(rows: Sequence[Measurement], checks: Checks) -> tuple[InstrumentCheck, ...]:
    """Say of each governing quantity how its worst value stands; of equal ones the newest."""
    found: dict[str, tuple[tuple[bool, datetime], InstrumentCheck]] = {}
    newest = {
        quantity: _newest(checks.of(quantity)) for quantity in {governs(row.quantity) for row in rows} if quantity
    }
    for row in rows:
        quantity = governs(row.quantity)
        if quantity is None or not gated(row):
            continue
        answer = stands(row, checks)
        state: CheckState = "good" if answer.good else _STATES.get(answer.why, "bad")
        by = answer.by
        told = _told(quantity, state, by, row.taken_at, newest[quantity])
        rank = not answer.good, row.taken_at
        if quantity not in found or rank > found[quantity][0]:
            found[quantity] = rank, told
    return tuple(found[quantity][1] for quantity in sorted(found))


def _told(
    quantity: str, state: CheckState, by: DeviceCheck | None, at: datetime, newest: DeviceCheck | None
) -> InstrumentCheck:
    """What came after the visit says how it stands now; whether that has run out since, nobody can know here."""
    if newest is None:
        return InstrumentCheck(quantity, state, newest=state)
    after: CheckState = "good" if _left_good(newest) else "due" if newest.kind == "reset" else "bad"
    now = after if newest.at > at else state
    made, due = (None, None) if by is None else (by.at, by.due_at)
    return InstrumentCheck(quantity, state, made, due, now, newest.at, adjusted_by(newest))


def _newest(checks: Iterable[DeviceCheck]) -> DeviceCheck | None:
    judged = (one for one in checks if one.kind == "reset" or one.verdict != "undecided")
    return max(judged, key=lambda one: (one.at, not one.left_good), default=None)


def adjusted_by(check: DeviceCheck) -> Adjusted:
    """Name what a check corrected."""
    correction = check.correction
    if correction is None or (correction.factor == 1 and correction.shift == 0):
        return "unspecified"
    if correction.shift == 0:
        return "gain"
    return "offset" if correction.factor == 1 else "two-point"


def _left_good(check: DeviceCheck) -> bool:
    counts = check.voided_at is None and check.verdict != "undecided"
    return counts and check.left_good and check.kind != "reset"


def _brought_up(conn: Connection, mine: Sequence[ColumnElement[bool]], old: Checks) -> Checks:
    """Read what is new or was taken back since; of years of mornings that is one row."""
    check = TABLES["calibration"].c
    lines = conn.execute(select(check.id, check.voided_at.is_(None)).where(*mine)).all()
    have = {one.id: one for one in old}
    news = [id_ for id_, counting in lines if id_ not in have or (have[id_].voided_at is None) != counting]
    if not news and len(lines) == len(old):
        return old
    have = {id_: have[id_] for id_, _ in lines if id_ in have}
    for at in range(0, len(news), _MANY):
        for row in fetch(conn, CalibrationRow, col(CalibrationRow.id).in_(news[at : at + _MANY])):
            have[row.id] = check_of(row, whole=False)
    return Checks(sorted(have.values(), key=lambda one: (one.at, str(one.id))))
