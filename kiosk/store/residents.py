"""Residents who chose to be known: found through keyed hashes, registered with their consent, erased with their key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from kiosk.core.resident import Sex
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.clearances import in_force
from kiosk.store.consents import is_granted, standing_of_resident, write_consents
from kiosk.store.copies import fold_log, forget_copies
from kiosk.store.erasing import erase_people
from kiosk.store.groups import group_of, kept_of, row_of, under
from kiosk.store.identity import Identity, Vault, masked
from kiosk.store.sealing import index
from kiosk.store.study_leaving import leave_of
from kiosk.store.tables import TABLES, LookupRow, ResidentRow, VisitRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch
from kiosk.store.values import KnownResident


class ResidentVerbs(Unit):
    """Find, register, look into, erase."""

    def find_resident(
        self, sex: Sex, birth: date, phone_tail: str, *, actor: str, now: datetime
    ) -> tuple[KnownResident, ...]:
        """Return everybody who fits: none, one, or twins. The log also keeps that a search found nobody.

        Records that were merged are one person, shown as the one that was kept.
        """
        kind, value = "birth-tail-sex", self._vault.hash_who(sex, birth, phone_tail)
        with self._transaction() as conn:
            mine = select(col(LookupRow.resident_id)).where(col(LookupRow.kind) == kind, col(LookupRow.hash) == value)
            hits = fetch(conn, ResidentRow, col(ResidentRow.id).in_(mine), order=[col(ResidentRow.created_at)])
            kept = {row.id: row for row in (kept_of(conn, hit.id) for hit in hits)}
            known = tuple(known_of(conn, self._vault, row, now) for row in kept.values())
            for resident in kept:
                self._note(conn, "find", actor, now, resident, kind)
            if not kept:
                self._note(conn, "find", actor, now, detail=f"{kind}, nobody")
            return known

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
            else:
                self._note(conn, "register", actor, now, resident, "again")
            return known_of(conn, self._vault, kept_of(conn, resident), now)

    def identity(self, resident_id: UUID, *, actor: str, now: datetime, why: str) -> Identity:
        """Open a resident's identity, of merged ones the kept; ``why`` goes into the log (platform, desk …)."""
        with self._transaction() as conn:
            row = kept_of(conn, resident_id)
            opened = self._vault.open_identity(row)
            self._note(conn, "open identity", actor, now, row.id, why)
            return opened

    def erase_resident(self, resident_id: UUID, *, actor: str, now: datetime, why: str = "") -> None:
        """Destroy a person's keys and with them the identity; delete values, proofs, words, clearances, unsent bodies.

        Of a merged person that is every record. What stays says nothing about a person: that visits were (sex, age,
        programme, how they ended), what was consented to, and the log. If anything may have reached the platform,
        the outbox asks it to erase too. Ways back that lie beside the store go as well.
        """
        forget_copies(self.engine)
        with self._transaction() as conn:
            group = group_of(conn, resident_id)
            if row_of(conn, group[0]).erased_at is not None:
                return
            leave_of(conn, self._vault, group)  # erasing is a no to trials too
            erase_people(conn, self.station_id, group, actor, now)
            for resident in group:
                self._note(conn, "erase", actor, now, resident, why)
        fold_log(self.engine)

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
            "merged_into": None,
        }
        conn.execute(insert(TABLES["resident"]), row)
        index(conn, self._vault, resident, identity)


def known_of(conn: Connection, vault: Vault, row: ResidentRow, now: datetime) -> KnownResident:
    """Show a kept record to the resident's own screen: the name masked, with what holds for the whole group."""
    name = "" if row.sealed is None else masked(vault.open_identity(row).name)
    started, group = TABLES["visit"].c.started_at, under(conn, row.id)
    last = conn.scalar(select(func.max(started, type_=started.type)).where(col(VisitRow.resident_id).in_(group)))
    consents, clearances = standing_of_resident(conn, row.id), in_force(conn, row.id, now)
    return KnownResident(row.id, row.pseudonym, row.patient_id, name, last, consents, clearances)


def new_pseudonym() -> str:
    """Make a random name that says nothing."""
    return f"P-{uuid4().hex[:12]}"
