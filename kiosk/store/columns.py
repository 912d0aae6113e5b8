"""Column types that hold the same text in SQLCipher, SQLite and PostgreSQL, so that a row means the same everywhere.

A plain Decimal column becomes REAL in SQLite and loses digits; a plain datetime column loses its zone there.
Both are kept as canonical text instead, checked on the way in: rows do not validate on construction.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"  # fixed width, so that text order is time order


def decimal_text(value: object) -> str:
    """Write a Decimal plainly, keeping trailing zeros; raises ValueError for a float, NaN or infinity."""
    if not isinstance(value, Decimal) or not value.is_finite():
        raise ValueError("not a finite Decimal")
    text = format(value, "f")
    return text.removeprefix("-") if value.is_zero() else text


def time_text(value: object) -> str:
    """Write an aware time in UTC with microseconds; raises ValueError for a naive one."""
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise ValueError("not an aware time")
    utc = value.astimezone(UTC)
    return f"{utc.year:04d}{utc.strftime(_TIME)[-23:]}"  # %Y is not padded before the year 1000 on Linux


def parse_time(text: str) -> datetime:
    """Read what `time_text` wrote."""
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)


class DecimalText(TypeDecorator[Decimal]):
    """A Decimal, kept digit for digit."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else decimal_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC; text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else time_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else parse_time(value)
