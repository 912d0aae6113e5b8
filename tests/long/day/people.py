"""Who comes on the scripted day. Names, dates and numbers are made up; nobody of them exists."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Visitor:
    """One resident of the day."""

    number: int
    sex: str  # M or F
    birth: str  # eight digits
    tail: str  # the phone's last four digits; empty: a guest
    weight: Decimal
    platform: bool

    @property
    def guest(self) -> bool:
        return not self.tail


def visitors(count: int) -> tuple[Visitor, ...]:
    """``count`` residents, the first three of them guests; every other one agrees to sending."""
    made = []
    for number in range(count):
        birth = f"{1941 + number}{number % 12 + 1:02d}{number % 28 + 1:02d}"
        tail = "" if number < 3 else f"{4100 + number * 7}"
        weight = Decimal("52.40") + number * Decimal("1.35")
        made.append(Visitor(number, "FM"[number % 2], birth, tail, weight, number % 2 == 1))
    return tuple(made)


TWINS = (("홍하나", "19480405", "F", "8801"), ("홍한나", "19480405", "F", "8802"))
"""Two made-up people who are easily taken for one."""
