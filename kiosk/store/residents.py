"""Residents who chose to be known: found through keyed hashes, registered with their consent, erased with their key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import col

from kiosk.core.resident import Sex
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.clearances import in_force
from kiosk.store.consents import is_granted, standing_of_resident, write_consents
from kiosk.store.entries import add_entry
from kiosk.store.identity import Identity, masked
from kiosk.store.tables import TABLES, LookupRow, MeasurementRow, OutboxRow, ResidentRow, VisitRow
from kiosk.store.tables_desk import ClearanceRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, bare, fetch, fetch_one
from kiosk.store.values import KnownResident


class ResidentVerbs(Unit):
    """Find, register, look into, erase."""

    def find_resident(
        self, sex: Sex, birth: date, phone_tail: str, *, actor: str, now: datetime
    ) -> tuple[KnownResident, ...]:
        """Return everybody who fits: none, one, or twins. The log also keeps that a search found nobody."""
        return self._find("birth-tail-sex", self._vault.hash_who(sex, birth, phone_tail), actor, now)

    def find_card(self, card: str, *, actor: str, now: datetime) -> KnownResident | None:
        """Return the resident whose card or slip this is."""
        found = self._find("card", self._vault.hash_card(card), actor, now)
        return found[0] if len(found) == 1 else None

    def register_resident(
        self,
        identity: Identity,
        consents: Sequence[ConsentEntry],
        *,
        actor: str,
        now: datetime,
        resident_id: UUID | None = None,
    ) -> KnownResident:
        """Make a resident. Without a yes to ``keep`` nothing is written; somebody alike may exist (twins).

        With a ``resident_id`` it may be asked for again after a failure without making a second one.
        """
        if not is_granted(consents, "keep"):
            raise StoreTrouble(Trouble.CONSENT, "keeping was not agreed to")
        resident = resident_id or uuid4()
        mine = col(ResidentRow.id) == resident
        with self._transaction() as conn:
            if not fetch(conn, ResidentRow, mine):
                self._insert(conn, resident, identity, now)
                write_consents(conn, self.station_id, consents, resident, None)
                self._note(conn, "register", actor, now, resident)
            return self._known(conn, fetch_one(conn, ResidentRow, mine, what="resident"), now)

    def identity(self, resident_id: UUID, *, actor: str, now: datetime, why: str) -> Identity:
        """Open a resident's identity; ``why`` goes into the log (a word, such as platform or desk)."""
        with self._transaction() as conn:
            row = fetch_one(conn, ResidentRow, col(ResidentRow.id) == resident_id, what="resident")
            if row.sealed is None or row.wrapped_key is None:
                raise StoreTrouble(Trouble.UNKNOWN, "this resident was erased")
            self._note(conn, "open identity", actor, now, resident_id, why)
            return self._vault.unseal(row.id, row.wrapped_key, row.sealed)

    def erase_resident(self, resident_id: UUID, *, actor: str, now: datetime, why: str = "") -> None:
        """Destroy the resident's key and with it the identity; delete values, proofs, clearances and unsent bodies.

        What stays says nothing about a person: that visits were (sex, age, programme, how they ended), what was
        consented to, and the log. If anything may have reached the platform, the outbox asks it to erase too.
        """
        with self._transaction() as conn:
            row = fetch_one(conn, ResidentRow, col(ResidentRow.id) == resident_id, what="resident")
            if row.erased_at is not None:
                return
            gone = {"sealed": None, "wrapped_key": None, "erased_at": now}
            conn.execute(update(TABLES["resident"]).where(col(ResidentRow.id) == resident_id).values(gone))
            conn.execute(delete(TABLES["lookup"]).where(col(LookupRow.resident_id) == resident_id))
            conn.execute(delete(TABLES["clearance"]).where(col(ClearanceRow.resident_id) == resident_id))
            _withdraw_all(conn, self.station_id, resident_id, actor, now)
            _erase_visits(conn, self.station_id, resident_id, now)
            self._note(conn, "erase", actor, now, resident_id, why)
        self._fold_log()

    def _insert(self, conn: Connection, resident: UUID, identity: Identity, now: datetime) -> None:
        wrapped = self._vault.new_key(resident)
        row = {
            "id": resident,
            "station_id": self.station_id,
            "created_at": now,
            "pseudonym": new_pseudonym(),
            "patient_id": uuid4(),
            "sealed": self._vault.seal(resident, wrapped, identity),
            "wrapped_key": wrapped,
            "erased_at": None,
        }
        conn.execute(insert(TABLES["resident"]), row)
        hashes = self._vault.hashes(identity)
        lookups = [{"kind": kind, "hash": value, "resident_id": resident} for kind, value in hashes.items()]
        if lookups:
            conn.execute(insert(TABLES["lookup"]), lookups)

    def _fold_log(self) -> None:
        """Write the log back and empty it: it may still hold pages with what was just erased."""
        if self.engine.dialect.name == "sqlite":
            bare(self.engine, "PRAGMA wal_checkpoint(TRUNCATE)")

    def _find(self, kind: str, value: bytes, actor: str, now: datetime) -> tuple[KnownResident, ...]:
        with self._transaction() as conn:
            hits = select(col(LookupRow.resident_id)).where(col(LookupRow.kind) == kind, col(LookupRow.hash) == value)
            rows = fetch(conn, ResidentRow, col(ResidentRow.id).in_(hits), order=[col(ResidentRow.created_at)])
            for row in rows:
                self._note(conn, "find", actor, now, row.id, kind)
            if not rows:
                self._note(conn, "find", actor, now, detail=f"{kind}, nobody")
            return tuple(self._known(conn, row, now) for row in rows)

    def _known(self, conn: Connection, row: ResidentRow, now: datetime) -> KnownResident:
        name = ""
        if row.sealed is not None and row.wrapped_key is not None:
            name = masked(self._vault.unseal(row.id, row.wrapped_key, row.sealed).name)
        started = TABLES["visit"].c.started_at
        last = conn.scalar(select(func.max(started, type_=started.type)).where(col(VisitRow.resident_id) == row.id))
        consents, clearances = standing_of_resident(conn, row.id), in_force(conn, row.id, now)
        return KnownResident(row.id, row.pseudonym, row.patient_id, name, last, consents, clearances)


def new_pseudonym() -> str:
    """Make a random name that says nothing."""
    return f"P-{uuid4().hex[:12]}"


def _withdraw_all(conn: Connection, station_id: str, resident: UUID, actor: str, now: datetime) -> None:
    """Erasing is a no to every purpose that had a yes; the ledger says so."""
    for entry in standing_of_resident(conn, resident):
        if entry.granted:
            no = ConsentEntry(entry.purpose, False, now, "erase", actor)
            write_consents(conn, station_id, (no,), resident, None)


def _erase_visits(conn: Connection, station_id: str, resident: UUID, now: datetime) -> None:
    visits = select(col(VisitRow.id)).where(col(VisitRow.resident_id) == resident)
    about = col(OutboxRow.record_id).in_(visits)
    went = (col(OutboxRow.attempts) > 0) | (col(OutboxRow.state) == "sent") | col(OutboxRow.body).is_not(None)
    tried = conn.scalar(select(func.count()).where(about, went))
    unsent = col(OutboxRow.state).in_(("open", "waiting", "held", "withheld"))
    conn.execute(update(TABLES["outbox"]).where(about, unsent).values(state="withheld", reason="erased"))
    conn.execute(update(TABLES["outbox"]).where(about).values(body=None))
    conn.execute(delete(TABLES["measurement"]).where(col(MeasurementRow.visit_id).in_(visits)))
    blank = {"birth_year": None, "notes": "[]"}
    conn.execute(update(TABLES["visit"]).where(col(VisitRow.resident_id) == resident).values(blank))
    if tried:
        add_entry(conn, station_id, "erasure", resident, "waiting", now)
