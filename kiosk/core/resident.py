"""A resident as far as measuring needs one: sex, age, and an id when known. Identity itself is sealed in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Sex(StrEnum):
    """As in the norm tables."""

    MALE = "M"
    FEMALE = "F"


def age_on(birth: date, today: date) -> int:
    """Return completed years (만 나이); raises ValueError for a birth date in the future."""
    if birth > today:
        raise ValueError("birth date lies in the future")
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


@dataclass(frozen=True, slots=True)
class Person:
    """Who is being measured. ``resident_id`` is None for a guest. ``repr`` is redacted."""

    sex: Sex
    age: int
    birth_year: int
    resident_id: UUID | None = None

    def __repr__(self) -> str:
        return f"Person(guest={self.resident_id is None})"
