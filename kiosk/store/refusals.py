"""What a restore must not undo: who was erased, who has said no since, what has gone out, what opens no more, and what
the checks of the devices said.

An older backup knows none of it. What the store that is being replaced knows is carried over into the restored one:
else what it sent before somebody withdrew would stay on the platform, since nobody here remembered that it is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, inspect, select, update
from sqlmodel import col

from kiosk.core.visit_record import ConsentEntry
from kiosk.store.carry_checks import bindings_held, carry_bindings, carry_checks, checks_held
from kiosk.store.records import Store
from kiosk.store.steering import add_entry, rows_about
from kiosk.store.tables import TABLES, ConsentRow, OutboxRow, ResidentRow, VisitRow
from kiosk.store.tables_desk import BindingRow, CalibrationRow, StaffRow
from kiosk.store.tables_people import CardRow
from kiosk.store.trouble import told
from kiosk.store.unit import fetch


@dataclass(frozen=True, slots=True)
class Refusals:
    """The erased, each standing no with whose it is, and what may be on the platform of which visit."""

    erased: tuple[UUID, ...] = ()
    noes: tuple[ConsentRow, ...] = ()
    out: Mapping[UUID, frozenset[str]] = field(default_factory=dict)  # visit → names of ours
    whose: Mapping[UUID, UUID] = field(default_factory=dict)  # visit → who was erased
    void: tuple[CardRow, ...] = field(default=(), repr=False)  # cards that were lost, say
    disabled: Mapping[UUID, datetime] = field(default_factory=dict)  # members of staff
    checks: tuple[CalibrationRow, ...] = field(default=(), repr=False)  # of the devices
    bound: tuple[BindingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """How much was carried over."""

    erased: int = 0
    withdrawn: int = 0
    checks: int = 0


def refusals_in(conn: Connection) -> Refusals:
    """Collect them from the store that is being replaced."""
    erased = tuple(conn.scalars(select(col(ResidentRow.id)).where(col(ResidentRow.erased_at).is_not(None))))
    visit = TABLES["visit"].c
    gone = select(visit.id, visit.resident_id).join(TABLES["resident"], col(ResidentRow.id) == visit.resident_id)
    whose = {row.id: row.resident_id for row in conn.execute(gone.where(col(ResidentRow.erased_at).is_not(None)))}
    member = TABLES["staff"].c
    left = conn.execute(select(member.id, member.disabled_at).where(member.disabled_at.is_not(None)))
    gone_staff = {row.id: row.disabled_at for row in left}
    return Refusals(
        erased, _noes(conn), _out(conn), whose, _void(conn), gone_staff, checks_held(conn), bindings_held(conn)
    )


def _noes(conn: Connection) -> tuple[ConsentRow, ...]:
    newest = select(func.max(col(ConsentRow.id))).group_by(
        func.coalesce(col(ConsentRow.resident_id), col(ConsentRow.visit_id)), col(ConsentRow.purpose)
    )
    return tuple(fetch(conn, ConsentRow, col(ConsentRow.id).in_(newest), col(ConsentRow.granted).is_(False)))


def _void(conn: Connection) -> tuple[CardRow, ...]:
    if not inspect(conn).has_table("card"):  # a store from before there were cards
        return ()
    return tuple(fetch(conn, CardRow, col(CardRow.voided_at).is_not(None)))


def _out(conn: Connection) -> dict[UUID, frozenset[str]]:
    row = TABLES["outbox"].c
    out: dict[UUID, frozenset[str]] = {}
    for record, server in conn.execute(select(row.record_id, row.server).where(row.server != "{}")):
        names = frozenset(json.loads(server).get("names", ()))
        if names:
            out[record] = out.get(record, frozenset()) | names
    return out


def apply_refusals(store: Store, refusals: Refusals, *, actor: str, now: datetime) -> Applied:
    """Erase and withdraw again what the restored store still has."""
    with told(), store.engine.begin() as conn:
        standing = refusals_in(conn)
        there = _ids(conn, ResidentRow, refusals.erased)
        people = _ids(conn, ResidentRow, [row.resident_id for row in refusals.noes if row.resident_id])
        visits = _ids(conn, VisitRow, [row.visit_id for row in refusals.noes if row.visit_id])
        lost = _remember(conn, refusals, standing)
        _shut(conn, refusals)
        checks = carry_checks(conn, refusals.checks)
        carry_bindings(conn, refusals.bound)
    again = [each for each in refusals.erased if each in there - set(standing.erased)]
    for resident in again:
        store.erase_resident(resident, actor=actor, now=now, why="restored")
        _erase_there(store, resident, lost.get(resident, frozenset()), now)
    said = {(row.resident_id or row.visit_id, row.purpose, row.at) for row in standing.noes}
    count = 0
    for row in refusals.noes:
        known = row.resident_id in people if row.resident_id else row.visit_id in visits
        gone = row.resident_id in refusals.erased
        if not known or gone or (row.resident_id or row.visit_id, row.purpose, row.at) in said:
            continue
        entry = ConsentEntry(row.purpose, False, row.at, row.wording, row.actor)
        visit = None if row.resident_id else row.visit_id
        store.give_consent(entry, now=now, resident_id=row.resident_id, visit_id=visit)
        count += 1
    return Applied(len(again), count, checks)


def write_noes(conn: Connection, refusals: Refusals) -> None:
    """Write into an older version's ledger each no that it does not know; the tables are not touched otherwise."""
    said = {(row.resident_id or row.visit_id, row.purpose, row.at) for row in _noes(conn)}
    people = _ids(conn, ResidentRow, [row.resident_id for row in refusals.noes if row.resident_id])
    visits = _ids(conn, VisitRow, [row.visit_id for row in refusals.noes if row.visit_id])
    for row in refusals.noes:
        visit = row.visit_id if row.visit_id in visits else None
        known = row.resident_id in people if row.resident_id else visit is not None
        if known and (row.resident_id or row.visit_id, row.purpose, row.at) not in said:
            conn.execute(insert(TABLES["consent"]), row.model_dump(exclude={"id"}) | {"visit_id": visit})


def _remember(conn: Connection, refusals: Refusals, standing: Refusals) -> dict[UUID, frozenset[str]]:
    """Note at each visit what has gone out of it; returns, of the erased, what went of visits that are not here."""
    here, lost = _ids(conn, VisitRow, tuple(refusals.out)), dict[UUID, frozenset[str]]()
    for visit, names in refusals.out.items():
        rows = [row for row in rows_about(conn, visit) if row.kind != "retraction"] if visit in here else []
        if rows and not names <= standing.out.get(visit, frozenset()):
            known = json.loads(rows[-1].server)
            noted = json.dumps(known | {"names": sorted(names.union(known.get("names", ())))})
            conn.execute(update(TABLES["outbox"]).where(col(OutboxRow.id) == rows[-1].id).values(server=noted))
        elif not rows and visit in refusals.whose:
            lost[refusals.whose[visit]] = lost.get(refusals.whose[visit], frozenset()) | names
    return lost


def _shut(conn: Connection, refusals: Refusals) -> None:
    """Let no card and no member of staff in again that was let in no more."""
    for card in refusals.void:
        news = {"voided_at": card.voided_at, "voided_by": card.voided_by, "why": card.why}
        mine = col(CardRow.hash) == card.hash, col(CardRow.voided_at).is_(None)
        conn.execute(update(TABLES["card"]).where(*mine).values(news))
    for member, at in refusals.disabled.items():
        mine = col(StaffRow.id) == member, col(StaffRow.disabled_at).is_(None)
        conn.execute(update(TABLES["staff"]).where(*mine).values(disabled_at=at))


def _erase_there(store: Store, resident: UUID, names: frozenset[str], now: datetime) -> None:
    """Have the platform asked for what went out of visits that the backup does not know."""
    if not names:
        return
    with told(), store.engine.begin() as conn:
        for state in ("withheld", "waiting"):  # the one says what is there, the other has it erased
            add_entry(
                conn, store.station_id, "erasure", resident, state, now, "restored" if state == "withheld" else ""
            )
            if state == "withheld":
                mine = col(OutboxRow.record_id) == resident, col(OutboxRow.state) == "withheld"
                noted = json.dumps({"names": sorted(names)})
                conn.execute(update(TABLES["outbox"]).where(*mine).values(server=noted))


def _ids(conn: Connection, kind: type[ResidentRow] | type[VisitRow], wanted: Sequence[UUID | None]) -> set[UUID]:
    ids = kind.metadata.tables[str(kind.__tablename__)].c.id
    found: set[UUID] = set()
    for at in range(0, len(wanted), 500):
        found |= set(conn.scalars(select(ids).where(ids.in_(wanted[at : at + 500]))))
    return found
