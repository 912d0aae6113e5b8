"""What a trial's report says: numbers, intervals and reasons in words. ``StudyReport`` is what a report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import floor, log10
from typing import Literal

from kiosk.core.agreement.agreement import Agreement
from kiosk.core.agreement.figures import Figure
from kiosk.core.agreement.values import Role, Study
from kiosk.core.texts import Sentence, tell
from kiosk.core.typed import symbol_of

_NOTHING = "\u200b"
_LEAST_P = 0.001
DASH = "–"


@dataclass(frozen=True)
class StudyReport:
    """One trial in one language. ``smallest``: counts of people below it are hidden, plots of fewer are left out."""

    study: Study
    agreement: Agreement
    centre: str
    language: str
    texts: Mapping[str, str] = field(repr=False)
    made_on: str  # as it is to be read
    made_by: str
    watermark: str = ""
    smallest: int = 5

    def word(self, key: str, *params: str) -> str:
        """Return the text of one id on one line."""
        return " ".join(tell(self.texts, Sentence(key, params)).replace(_NOTHING, "").split())

    @cached_property
    def unit(self) -> str:
        """The quantity's unit as it is written."""
        return symbol_of(self.study.protocol.unit)

    @property
    def quantity(self) -> str:
        """The quantity in words."""
        key = f"quantity.{self.study.protocol.quantity}"
        return self.word(key) if key in self.texts else self.study.protocol.quantity

    @cached_property
    def places(self) -> int:
        """Decimals of statistics: one more than of a value, and up to three, until the spread has two digits."""
        own, sd = self.study.protocol.decimals, self.agreement.limits.sd.value
        return own + 1 if not sd else min(own + 3, max(own + 1, 1 - floor(log10(sd))))

    def number(self, value: float | None, places: int | None = None) -> str:
        """A value in the quantity's unit."""
        return DASH if value is None else fixed(value, self.places if places is None else places)

    def with_unit(self, value: float | None, places: int | None = None) -> str:
        """The same with its unit."""
        return DASH if value is None else f"{self.number(value, places)} {self.unit}".strip()

    def device(self, role: Role) -> str:
        """How a device is called in the tables."""
        return self.word(f"agreement.role.{role}")

    def why(self, figure: Figure) -> str:
        """Why a figure, or its interval, is not there; nothing where it is."""
        return self.word(f"agreement.why.{figure.why}") if figure.why else ""

    def how(self, figure: Figure) -> str:
        """How the interval came about."""
        return self.word(f"agreement.how.{figure.how}") if figure.how else ""


Kind = Literal["unit", "plain", "part"]


def fixed(value: float, decimals: int) -> str:
    """Digits; no minus before a zero (the font has no other minus than the hyphen)."""
    said = f"{value:.{max(0, decimals)}f}"
    return said.lstrip("-") if not any(digit in "123456789" for digit in said) else said


def percent(value: float | None) -> str:
    """A share in percent, one decimal."""
    return DASH if value is None else f"{fixed(100 * value, 1)} %"


def chance(p: float | None) -> str:
    """A p-value as it is written."""
    if p is None:
        return ""
    return f"p < {_LEAST_P}" if p < _LEAST_P else f"p = {p:.3f}"


def interval(figure: Figure, report: StudyReport, kind: Kind = "unit") -> str:
    """The interval in words: from … to …; nothing where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    places = fine(figure)
    low, high = (digits(one, report, kind, places) for one in (figure.low, figure.high))
    return report.word("agreement.from-to", low, high)


def fine(figure: Figure) -> int:
    """Decimals of a plain number: three, and as many more as its interval needs to be seen."""
    if figure.low is None or figure.high is None or not figure.high > figure.low:
        return 3
    return min(7, max(3, 1 - floor(log10(figure.high - figure.low))))


def digits(value: float | None, report: StudyReport, kind: Kind = "unit", places: int = 3) -> str:
    """A value of a figure: in the quantity's unit, a plain number, or a share."""
    if value is None:
        return DASH
    if kind == "part":
        return percent(value)
    return report.number(value) if kind == "unit" else fixed(value, places)
