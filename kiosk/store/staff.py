"""Staff and their PINs: argon2, a delay that grows with each wrong try, then a lock-out.

A PIN may be typed without saying who (the screen has ten keys and no list of names): then all tries count at the
station's door, and no two members share a PIN. A try is counted before it is checked, so that pulling the plug
gives nobody a free one. Whoever has the patience to wait out every delay finds the door shut in the end: a station's
until somebody shows a card and types the right PIN, a member's own until an administrator gives a new PIN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from kiosk.store.tables import TABLES
from kiosk.store.tables_desk import PinLockRow, StaffRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one
from kiosk.store.values import PinVerdict, Role, StaffMember

# OWASP's smallest set for argon2id: about 20 ms a PIN here; a few staff are tried one after the other.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_FREE_TRIES = 2
_FIRST_DELAY = timedelta(seconds=30)
_LONGEST_DELAY = timedelta(hours=1)
_LOCK_OUT_AFTER, _LOCK_OUT = 10, timedelta(days=1)
_SHUT_AFTER, _SHUT_NAMED_AFTER, _SHUT = 50, 30, timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Knock:
    """A try that was counted and is still to be checked; ``hashes`` of the members it may be."""

    door: str
    hashes: tuple[tuple[UUID, str], ...] = field(default=(), repr=False)
    locked_until: datetime | None = None  # set: not to be checked at all


class StaffVerbs(Unit):
    """Add, check, change, disable, list."""

    def staff_add(self, name: str, role: Role, pin: str, *, actor: str, now: datetime) -> StaffMember:
        """Add a member of staff; raises StoreTrouble PIN for a PIN that cannot be given."""
        member = uuid4()
        row = {
            "id": member,
            "station_id": self.station_id,
            "name": self._vault.seal_text(name, member),
            "role": role.value,
            "created_at": now,
            "disabled_at": None,
        }
        with self._transaction() as conn:
            row["pin_hash"] = fresh_hash(conn, pin, None)
            conn.execute(insert(TABLES["staff"]), row)
            self._note(conn, "staff add", actor, now, detail=f"{member} {role.value}")
        return StaffMember(str(member), name, role)

    def staff_set_pin(self, staff_id: str, pin: str, *, actor: str, now: datetime) -> None:
        """Give a new PIN; it also ends a lock-out of this member."""
        mine = col(StaffRow.id) == UUID(staff_id)
        with self._transaction() as conn:
            fetch_one(conn, StaffRow, mine, what="member of staff")
            conn.execute(update(TABLES["staff"]).where(mine).values(pin_hash=fresh_hash(conn, pin, UUID(staff_id))))
            conn.execute(delete(TABLES["pin_lock"]).where(col(PinLockRow.door) == f"staff:{staff_id}"))
            self._note(conn, "staff set pin", actor, now, detail=staff_id)

    def staff_disable(self, staff_id: str, *, actor: str, now: datetime) -> None:
        """Disable a member; the last administrator stays, or nobody could add another."""
        with self._transaction() as conn:
            row = fetch_one(conn, StaffRow, col(StaffRow.id) == UUID(staff_id), what="member of staff")
            need_administrator(conn, row, "disabled")
            conn.execute(update(TABLES["staff"]).where(col(StaffRow.id) == row.id).values(disabled_at=now))
            self._note(conn, "staff disable", actor, now, detail=staff_id)

    def staff_list(self) -> tuple[StaffMember, ...]:
        """Return all members, disabled ones too, in the order they were added."""
        with self._transaction() as conn:
            return tuple(map(self._member, fetch(conn, StaffRow, order=[col(StaffRow.created_at)])))

    def staff_by_card(self, code: str, *, actor: str, now: datetime) -> StaffMember | None:
        """Return the member of staff whose card this is, if it is one; the PIN is still to come."""
        mine = col(StaffRow.card_hash) == self._vault.hash_card(code), col(StaffRow.disabled_at).is_(None)
        with self._transaction() as conn:
            found = [self._member(row) for row in fetch(conn, StaffRow, *mine)]
            if found:
                self._note(conn, "staff card", actor, now, detail=found[0].id)
        return found[0] if found else None

    def staff_check_pin(self, pin: str, *, now: datetime, staff_id: str | None = None) -> PinVerdict:
        """Tell whose PIN this is; ``staff_id`` when it was typed with a name. (The gateway checks off the writer.)"""
        knock = self.pin_knock(now=now, staff_id=staff_id)
        return self.pin_answer(knock, pin_match(knock, pin), now=now)

    def pin_knock(self, *, now: datetime, staff_id: str | None = None) -> Knock:
        """Count a try, before it is checked."""
        door = f"staff:{staff_id}" if staff_id else f"station:{self.station_id}"
        with self._transaction() as conn:
            until = count_try(conn, door, now, named=bool(staff_id))
            if until is not None:
                return Knock(door, (), until)
            members = [row for row in enabled(conn) if staff_id is None or str(row.id) == staff_id]
            return Knock(door, tuple((row.id, row.pin_hash) for row in members))

    def pin_answer(self, knock: Knock, member: UUID | None, *, now: datetime) -> PinVerdict:
        """Write down how the check ended, and answer."""
        if knock.locked_until is not None:
            return PinVerdict(locked_until=knock.locked_until)
        mine = col(PinLockRow.door) == knock.door
        with self._transaction() as conn:
            if member is None:
                self._note(conn, "pin refused", "staff:unknown", now, detail=knock.door)
                return PinVerdict(locked_until=fetch_one(conn, PinLockRow, mine, what="door").locked_until)
            doors = (knock.door, f"station:{self.station_id}")  # whoever came in by card opens the station's door too
            conn.execute(delete(TABLES["pin_lock"]).where(col(PinLockRow.door).in_(doors)))
            still = col(StaffRow.id) == member, col(StaffRow.disabled_at).is_(None)  # since the knock
            found = self._member(fetch_one(conn, StaffRow, *still, what="member of staff"))
            self._note(conn, "pin accepted", found.actor, now)
            return PinVerdict(found)

    def _member(self, row: StaffRow) -> StaffMember:
        name = self._vault.open_text(row.name, row.id)
        return StaffMember(str(row.id), name, Role(row.role), row.disabled_at is not None)


def pin_match(knock: Knock, pin: str) -> UUID | None:
    """Tell whose PIN it is. Slow on purpose, and needs no database: may run on any thread."""
    return next((member for member, pin_hash in knock.hashes if _fits(pin_hash, pin)), None)


def slow_hash(secret: str) -> str:
    """Hash what somebody types, slow on purpose."""
    return _HASHER.hash(secret)


def count_try(conn: Connection, door: str, now: datetime, *, named: bool) -> datetime | None:
    """Count a try at a door before it is checked; a time means: locked, and nothing is to be checked."""
    mine = col(PinLockRow.door) == door
    lock = conn.execute(select(TABLES["pin_lock"]).where(mine).with_for_update()).one_or_none()
    if lock is not None and lock.locked_until is not None and lock.locked_until > now:
        until: datetime = lock.locked_until
        return until
    failed = (lock.failed if lock is not None else 0) + 1
    state = {"failed": failed, "locked_until": _locked_until(now, failed, named)}
    if lock is None:
        conn.execute(insert(TABLES["pin_lock"]), {"door": door} | state)
    else:
        conn.execute(update(TABLES["pin_lock"]).where(mine).values(state))
    return None


def need_administrator(conn: Connection, row: StaffRow, what: str) -> None:
    """Refuse to take away the last administrator: nobody could add another."""
    others = [each for each in enabled(conn) if each.id != row.id and each.role == Role.ADMINISTRATOR]
    if row.role == Role.ADMINISTRATOR and row.disabled_at is None and not others:
        raise StoreTrouble(Trouble.LAST, f"the last administrator cannot be {what}")


def fresh_hash(conn: Connection, pin: str, owner: UUID | None) -> str:
    """Hash a new PIN, unless it is unfit or opens for another member already."""
    if not (4 <= len(pin) <= 12 and pin.isascii() and pin.isdigit()):
        raise StoreTrouble(Trouble.PIN, "a PIN has 4 to 12 digits")
    others = Knock("", tuple((row.id, row.pin_hash) for row in enabled(conn) if row.id != owner))
    if pin_match(others, pin) is not None:
        raise StoreTrouble(Trouble.PIN, "this PIN cannot be used; please choose another")
    return _HASHER.hash(pin)


def enabled(conn: Connection) -> Sequence[StaffRow]:
    """Return the members who may sign in, in the order they were added."""
    return fetch(conn, StaffRow, col(StaffRow.disabled_at).is_(None), order=[col(StaffRow.created_at)])


def _fits(pin_hash: str, pin: str) -> bool:
    try:
        return _HASHER.verify(pin_hash, pin)
    except VerificationError:
        return False


def _locked_until(now: datetime, failed: int, named: bool) -> datetime | None:
    """Two tries are free; then 30 s, doubling to an hour; a named member is out for a day at the tenth; then shut."""
    if failed >= (_SHUT_NAMED_AFTER if named else _SHUT_AFTER):
        return now + _SHUT
    if named and failed >= _LOCK_OUT_AFTER:
        return now + _LOCK_OUT
    if failed <= _FREE_TRIES:
        return None
    doublings: int = min(failed - _FREE_TRIES - 1, 10)
    return now + min(_LONGEST_DELAY, _FIRST_DELAY * (1 << doublings))
