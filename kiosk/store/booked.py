"""A place in the line as a value, and the steps on its rows that `bookings.py` is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select, text, update
from sqlmodel import col

from kiosk.core.resident import Sex
from kiosk.core.roster import Expected
from kiosk.store.tables import TABLES, ResidentRow, TallyRow, VisitRow
from kiosk.store.tables_people import BookingRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch

ACTS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "came": ("waiting", ("booked", "left", "missed")),
        "back": ("waiting", ("called",)),
        "begin": ("measuring", ("waiting", "called")),
        "left": ("left", ("waiting", "called", "booked", "measuring")),
        "missed": ("missed", ("waiting", "called", "booked")),
    }
)
"""What may be done about one who waits: the state that follows, and those it may start from."""
_NUMBERS = 0x6B696F736B  # PostgreSQL: the lock under which the next number is found


@dataclass(frozen=True, slots=True)
class Booking:
    """One who waits or was booked. ``number`` is 0 until they are here; ``place`` orders those who wait."""

    id: UUID
    station: str
    day: date
    number: int
    group: str = field(repr=False)
    who: Expected = field(repr=False)
    resident_id: UUID | None
    visit_id: UUID | None
    state: str  # booked, waiting, called, measuring, done, left, missed
    created_at: datetime
    arrived_at: datetime | None = None
    called_at: datetime | None = None
    settled_at: datetime | None = None

    @property
    def place(self) -> datetime:
        """Since when they wait in this place of the line; who was put back waits from then on."""
        return self.settled_at or self.arrived_at or self.created_at


@dataclass(frozen=True, slots=True)
class Imported:
    """How a group's list was taken: new ones, of them known residents, and those who stood there already."""

    added: int
    known: int
    already: int


def one_in(conn: Connection, booking: UUID, states: Sequence[str]) -> BookingRow:
    """Read a place in the line that is in one of these states."""
    rows = fetch(conn, BookingRow, col(BookingRow.id) == booking, col(BookingRow.state).in_(states))
    if not rows:
        raise StoreTrouble(Trouble.UNKNOWN, "nobody waits under this number any more")
    return rows[0]


def change(conn: Connection, row: BookingRow, values: Mapping[str, object]) -> BookingRow:
    """Change the row if it still stands as it was read; another station may have been quicker."""
    unchanged = col(BookingRow.id) == row.id, col(BookingRow.state) == row.state
    if conn.execute(update(TABLES["booking"]).where(*unchanged).values(**values)).rowcount != 1:
        raise StoreTrouble(Trouble.UNKNOWN, "another station was quicker")
    return one_in(conn, row.id, (str(values["state"]),))


def settle_ended(conn: Connection, where: ColumnElement[bool], now: datetime) -> None:
    """Whose visit has ended, is done; also who is known and has measured without being called."""
    ended = select(col(VisitRow.id)).where(col(VisitRow.ended_at).is_not(None))
    counted = select(col(TallyRow.id))
    over = or_(col(BookingRow.visit_id).in_(ended), col(BookingRow.visit_id).in_(counted))
    measuring = update(TABLES["booking"]).where(where, col(BookingRow.state) == "measuring", over)
    conn.execute(measuring.values(state="done", settled_at=now))
    visit, booking = TABLES["visit"].c, TABLES["booking"].c
    measured = exists().where(
        visit.resident_id == booking.resident_id, visit.started_at >= booking.created_at, visit.ended_at.is_not(None)
    )
    unseen = col(BookingRow.state).in_(("booked", "waiting", "called"))
    conn.execute(update(TABLES["booking"]).where(where, unseen, measured).values(state="done", settled_at=now))


def next_number(conn: Connection, day: str) -> int:
    """Return the day's next free number; whoever asks next waits until this transaction is over."""
    if conn.dialect.name == "postgresql":  # elsewhere there is one writer
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _NUMBERS})
    last = conn.scalar(select(func.max(col(BookingRow.number))).where(col(BookingRow.day) == day))
    return (last or 0) + 1


def kept_by(conn: Connection, row: ResidentRow) -> UUID:
    """Return under which row this person goes on after merging."""
    while row.merged_into is not None:
        row = fetch(conn, ResidentRow, col(ResidentRow.id) == row.merged_into)[0]
    return row.id


def plain_name(name: str) -> str:
    """Return a name as it is compared: spaces say nothing."""
    return "".join(name.split())


def text_of(who: Expected, group: str) -> str:
    """Write what is sealed."""
    return json.dumps(asdict(who) | {"birth": who.birth.isoformat() if who.birth else None, "group": group})


def expected_of(said: str) -> tuple[Expected, str]:
    """Read what `text_of` wrote."""
    fields = json.loads(said)
    group, birth, sex = fields.pop("group"), fields["birth"], fields["sex"]
    fields |= {"birth": date.fromisoformat(birth) if birth else None, "sex": Sex(sex) if sex else None}
    return Expected(**fields), group
