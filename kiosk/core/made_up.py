"""People who do not exist, for practice and showing: their names say so, and the same number gives the same person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from types import MappingProxyType

from kiosk.core.resident import Sex
from kiosk.core.roles import Role

PRACTICE_PINS = MappingProxyType(
    {Role.HELPER: "2580", Role.SPECIALIST: "3690", Role.MANAGER: "1470", Role.ADMINISTRATOR: "1590"}
)
"""Known to everybody, on purpose: no real PIN is typed where people look on, and there is nothing real to protect."""

PRACTICE_STAFF = MappingProxyType(
    {
        Role.HELPER: "연습 도우미",
        Role.SPECIALIST: "연습 전문가",
        Role.MANAGER: "연습 소장",
        Role.ADMINISTRATOR: "연습 관리자",
    }
)

_FAMILY = "김이박최정강조윤장임"
_GIVEN = ("연습", "가상", "시범", "보기", "모의")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Somebody invented, with what an earlier visit might have given."""

    name: str
    sex: Sex
    birth: date
    phone_tail: str
    weeks_ago: int
    values: tuple[tuple[str, Decimal], ...]


def made_up(count: int, today: date) -> Iterator[MadeUp]:
    """Invent people, each with an earlier visit some weeks ago."""
    random = Random(20261102)  # always the same people: a trainer knows them
    for number in range(count):
        sex = Sex.FEMALE if random.random() < 0.6 else Sex.MALE
        age = random.randint(20, 64) if number % 4 == 0 else random.randint(65, 92)
        name = f"{_FAMILY[number % len(_FAMILY)]}{_GIVEN[number // len(_FAMILY) % len(_GIVEN)]}"
        birth = date(today.year - age, random.randint(1, 12), random.randint(1, 28))
        height = random.gauss(155 if sex is Sex.FEMALE else 168, 5)
        weight = height - 100 + random.gauss(3, 7)
        grip = max(12.0, random.gauss(23 if sex is Sex.FEMALE else 36, 4) - max(0, age - 65) * 0.3)
        values = (
            ("body_height", _rounded(height, "0.1")),
            ("body_weight", _rounded(max(weight, 40.0), "0.1")),
            ("systolic_pressure", _rounded(random.gauss(128, 10), "1")),
            ("diastolic_pressure", _rounded(random.gauss(76, 6), "1")),
            ("heart_rate", _rounded(random.gauss(70, 7), "1")),
            ("grip_force", _rounded(grip, "0.1")),
        )
        yield MadeUp(name, sex, birth, f"{random.randrange(10000):04d}", random.randint(2, 26), values)


def _rounded(value: float, step: str) -> Decimal:
    return Decimal(str(round(value, 3))).quantize(Decimal(step))
