"""Staff accounts beside their PINs: role, card, and the sealed code that brings back a lost manager's PIN."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlmodel import col

from kiosk.core.recovery_code import DIGITS, recovery_code, recovery_digits
from kiosk.store.cards import is_card
from kiosk.store.staff import (
    Knock,
    StaffVerbs,
    count_try,
    enabled,
    fresh_hash,
    need_administrator,
    pin_match,
    slow_hash,
)
from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import PinLockRow, StaffRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch, fetch_one
from kiosk.store.values import PinVerdict, Role, StaffMember

RECOVERABLE = (Role.MANAGER, Role.ADMINISTRATOR)
"""Whose PIN only a sealed code brings back: above them there may be nobody in the house."""


@dataclass(frozen=True, slots=True)
class StaffAccount:
    """A member of staff as the page of accounts shows one."""

    member: StaffMember = field(repr=False)
    has_card: bool
    has_recovery: bool
    locked_until: datetime | None  # of the member's own door, after a card


class AccountVerbs(StaffVerbs):
    """Change, give a card, make and use the recovery code."""

    def staff_accounts(self) -> tuple[StaffAccount, ...]:
        """Return all accounts, disabled ones too, in the order they were added."""
        with self._transaction() as conn:
            locks = {row.door: row.locked_until for row in fetch(conn, PinLockRow)}
            return tuple(
                StaffAccount(
                    self._member(row),
                    row.card_hash is not None,
                    bool(row.recovery_hash),
                    locks.get(f"staff:{row.id}"),
                )
                for row in fetch(conn, StaffRow, order=[col(StaffRow.created_at)])
            )

    def staff_set_role(self, staff_id: str, role: Role, *, actor: str, now: datetime) -> None:
        """Give another role; the last administrator keeps theirs. A code that the new role may not have is void."""
        with self._transaction() as conn:
            row = _working(conn, staff_id)
            if role is not Role.ADMINISTRATOR:
                need_administrator(conn, row, "given another role")
            change = {"role": role.value} | ({} if role in RECOVERABLE else {"recovery_hash": ""})
            conn.execute(update(TABLES["staff"]).where(col(StaffRow.id) == row.id).values(change))
            self._note(conn, "staff set role", actor, now, detail=f"{staff_id} {role.value}")

    def staff_set_card(self, staff_id: str, code: str, *, actor: str, now: datetime) -> None:
        """Give a card in place of an older one, or take it away ("")."""
        card = self._vault.hash_card(code) if code.strip() else None
        with self._transaction() as conn:
            row = _working(conn, staff_id)
            if card is not None:
                _need_free(conn, code, card, row.id)
            conn.execute(update(TABLES["staff"]).where(col(StaffRow.id) == row.id).values(card_hash=card))
            self._note(conn, "staff set card", actor, now, detail=f"{staff_id} {'given' if card else 'taken away'}")

    def staff_recovery_make(self, staff_id: str, *, actor: str, now: datetime) -> str:
        """Make a recovery code and return it, once; an older one is void. For managers and administrators."""
        code = recovery_code(secrets.randbelow(10**DIGITS))
        digits = recovery_digits(code)
        assert digits is not None
        with self._transaction() as conn:
            row = _working(conn, staff_id)
            if Role(row.role) not in RECOVERABLE:
                raise StoreTrouble(Trouble.UNKNOWN, "a recovery code is for managers and administrators")
            kept = {"recovery_hash": slow_hash(digits)}
            conn.execute(update(TABLES["staff"]).where(col(StaffRow.id) == row.id).values(kept))
            self._note(conn, "staff recovery made", actor, now, detail=staff_id)
        return code

    def staff_recover(self, code: str, pin: str, *, now: datetime) -> PinVerdict:
        """Set a new PIN by the recovery code; a slip of the finger is no try. (The gateway checks off the writer.)"""
        digits = recovery_digits(code)
        if digits is None:
            return PinVerdict()
        knock = self.recovery_knock(now=now)
        return self.recovery_answer(knock, pin_match(knock, digits), pin, now=now)

    def recovery_knock(self, *, now: datetime) -> Knock:
        """Count a try at the door for recovery codes, before it is checked."""
        door = f"recovery:{self.station_id}"
        with self._transaction() as conn:
            until = count_try(conn, door, now, named=True)
            members = [row for row in enabled(conn) if row.recovery_hash] if until is None else []
            return Knock(door, tuple((row.id, row.recovery_hash) for row in members), until)

    def recovery_answer(self, knock: Knock, member: UUID | None, pin: str, *, now: datetime) -> PinVerdict:
        """Give the new PIN and use the code up; a PIN that cannot be given leaves the code as it is."""
        if knock.locked_until is not None:
            return PinVerdict(locked_until=knock.locked_until)
        with self._transaction() as conn:
            if member is None:
                self._note(conn, "recovery refused", "staff:unknown", now, detail=knock.door)
                until = select(col(PinLockRow.locked_until)).where(col(PinLockRow.door) == knock.door)
                return PinVerdict(locked_until=conn.scalar(until))
            same = col(StaffRow.recovery_hash) == dict(knock.hashes)[member]  # not used or made anew since the knock
            still = col(StaffRow.id) == member, col(StaffRow.disabled_at).is_(None), same
            row = fetch_one(conn, StaffRow, *still, what="member of staff")
            fresh = {"pin_hash": fresh_hash(conn, pin, member), "recovery_hash": ""}
            conn.execute(update(TABLES["staff"]).where(col(StaffRow.id) == member).values(fresh))
            doors = (knock.door, f"staff:{member}", f"station:{self.station_id}")
            conn.execute(delete(TABLES["pin_lock"]).where(col(PinLockRow.door).in_(doors)))
            found = self._member(row)
            self._note(conn, "recovery used", found.actor, now)
            return PinVerdict(found)


def _working(conn: Connection, staff_id: str) -> StaffRow:
    """Return an account that is not disabled."""
    mine = col(StaffRow.id) == UUID(staff_id), col(StaffRow.disabled_at).is_(None)
    return fetch_one(conn, StaffRow, *mine, what="member of staff")


def _need_free(conn: Connection, code: str, card: bytes, owner: UUID) -> None:
    """Refuse a card that opens for somebody else, resident or colleague: nobody would know whose it is."""
    if is_card(conn, code) or fetch(conn, StaffRow, col(StaffRow.card_hash) == card, col(StaffRow.id) != owner):
        raise StoreTrouble(Trouble.CARD, "this card is somebody's already")
