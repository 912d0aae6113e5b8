"""What a resident is told at the end: a headline, then a line per thing measured; for screen and paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kiosk.core.reading import Method
from kiosk.core.texts import Sentence

_WEAK, _STRONG = Sentence("bar.weak"), Sentence("bar.strong")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the ends in words, the mint range, my value as marker, my last value as ring. In the quantity's unit.

    ``low`` … ``high`` is the whole bar, ``band_low`` … ``band_high`` the mint part.
    """

    low: Decimal
    high: Decimal
    band_low: Decimal
    band_high: Decimal
    value: Decimal
    before: Decimal | None = None
    left: Sentence = _WEAK
    right: Sentence = _STRONG
    caption: Sentence | None = None  # e.g. 같은 나이대와 견주어


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One thing measured. ``values`` are (label id, digits, unit text id) rows: pressure has two, the rest one."""

    key: str  # height, weight, bmi, pressure, pulse, grip, relative_grip
    title: Sentence
    values: tuple[tuple[str, str, str], ...]
    sentence: Sentence  # what it means, first
    change: Sentence | None = None  # against the last visit
    bar: Bar | None = None
    notices: tuple[Sentence, ...] = ()  # reference-only grade, unchecked instrument, second reading …
    source: Sentence | None = None  # instrument and year, for the foot of the page
    gentle: bool = False  # outside its range: apricot, words and a shape


@dataclass(frozen=True, slots=True)
class Finding:
    """One plain sentence, with the rule and the values that led to it. Nothing a doctor would call a diagnosis."""

    rule: str  # in assets/care/findings.csv
    values: tuple[tuple[str, Decimal], ...]  # quantity, value
    sentence: Sentence
    source: str  # of the rule, in full
    why: Sentence  # the rule's limit and where it comes from, in plain words


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the two weeks: what, and how much in the first and in the second week."""

    rule: str  # in assets/care/plan.csv
    finding: str  # the rule that asked for it; empty: for everybody
    sentence: Sentence
    weeks: tuple[Sentence, Sentence]
    source: Sentence


Counted = Literal["only", "mean", "highest", "lowest", "newest"]
"""Which of several readings is told."""


@dataclass(frozen=True, slots=True)
class How:
    """How one thing was measured, and why another machine may say something else. Nothing here claims what is unknown.

    ``maker`` and ``model`` are empty where no device measured; ``checked`` is None where no check is on record.
    """

    key: str  # of its ResultLine
    title: Sentence
    method: Method
    maker: str = ""
    model: str = ""
    checked: date | None = None
    overdue: bool = False  # measured when a check was due
    readings: int = 1
    counted: Counted = "only"
    validated: bool | None = None  # clinically; None: not known
    about: Sentence | None = None  # what makes numbers of this kind differ
    corrected: bool = False  # by a correction of the centre
    checkable: bool = True  # False: there is nothing here to compare such a device with


@dataclass(frozen=True, slots=True)
class Results:
    """The whole page. ``headline`` answers "괜찮은가요?", ``points`` are what matters, weightiest first."""

    headline: Sentence
    lines: tuple[ResultLine, ...]
    missing: tuple[Sentence, ...] = ()  # what was not measured, and why
    advice: tuple[Sentence, ...] = ()
    pages: int = 1
    findings: tuple[Finding, ...] = ()
    plan: tuple[Exercise, ...] = ()
    cautions: tuple[Sentence, ...] = ()  # what to mind with the plan, or why there is none
    points: tuple[Sentence, ...] = ()
    first: Sentence | None = None  # what to do first about it
    dangers: tuple[str, ...] = ()  # quantities beyond a limit of assets/care/danger.csv
    hows: tuple[How, ...] = ()
