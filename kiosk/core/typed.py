"""Numbers that staff type, read strictly: digits with at most one point or comma; rounded once, and that is said.

In: what stands in the field. Out: a `Typed` value of the quantity, or the Sentence that says what was wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.core.texts import Sentence

_NUMBER = re.compile(r"-?[0-9]{1,5}([.,][0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value within its limits; ``rounded`` tells that fewer decimals are kept than were typed."""

    quantity: str
    value: Decimal
    rounded: bool = False


def read_number(text: str) -> Decimal | None:
    """Read digits as people write them: 61.5, 61,5, -3. No exponent, no NaN, no blanks inside, no two points."""
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[0].replace(",", ".")) if found else None


def read_typed(quantity: str, text: str) -> Typed | Sentence:
    """Return the value, or what to say: no number, or outside the limits of the quantity (inclusive)."""
    kind = QUANTITIES[quantity]
    number = read_number(text)
    if number is None:
        return Sentence("typed.no-number", (f"@quantity.{quantity}",))
    if not kind.low <= number <= kind.high:
        return Sentence("typed.limits", (f"@quantity.{quantity}", shown(kind, kind.low), shown(kind, kind.high)))
    value = kind.rounded(number)
    return Typed(quantity, value, rounded=value != number)


SYMBOLS = MappingProxyType(
    {
        "mm[Hg]": "mmHg",
        "kg/m2": "kg/m²",
        "Cel": "°C",
        "Ohm": "Ω",
        "{#}/min": "/min",
        **dict.fromkeys(
            ("{ratio}", "{level}", "{score}", "{state}", "{steps}", "{#}", "{#}/(30.s)", "{digits}", "grade", "years"),
            "",
        ),
    }
)
"""UCUM code → the symbol staff read; what is missing here is its own symbol, and a count has none."""


def with_unit(quantity: str, value: Decimal) -> str:
    """Digits and unit as staff read them: 61.2 kg."""
    kind = QUANTITIES[quantity]
    return f"{shown(kind, value)} {symbol(quantity)}".strip()


def symbol(quantity: str) -> str:
    """The unit of a quantity as staff read it; nothing for a count."""
    return symbol_of(QUANTITIES[quantity].unit)


def symbol_of(unit: str) -> str:
    """A UCUM code as staff read it."""
    return SYMBOLS.get(unit, unit)


def shown(kind: Quantity, value: Decimal) -> str:
    """The digits, as said everywhere else."""
    return f"{kind.rounded(value):f}"
