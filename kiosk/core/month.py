"""A calendar month as staff name it: 2026-11."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month; earlier is less."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.next.first - timedelta(1)

    @property
    def next(self) -> Month:
        """The month after."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def before(self) -> Month:
        """The month before."""
        return month_of(self.first - timedelta(1))

    def span(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Return when it begins at this place, and when the next does."""
        return datetime.combine(self.first, time(), zone), datetime.combine(self.next.first, time(), zone)


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.year, day.month)


def read_month(text: str) -> Month | None:
    """Read what `str` writes; None for anything else."""
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        return None
    return Month(int(text[:4]), int(text[5:]))
