"""A value against the tables: item grade as reference, bar, and the word that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kiosk.core.norms.grading import Grade, item_grade
from kiosk.core.norms.placing import KSPO, SFT, points
from kiosk.core.norms.tables import Row, grades
from kiosk.core.results import Bar
from kiosk.core.texts import Sentence
from kiosk.core.told import Told

GRADE_WORDS = MappingProxyType({1: "strong", 2: "middle", 3: "middle", None: "gentle"})
"""The sentence follows the official table; the bar shows visitors, who chose to come and do better."""


@dataclass(frozen=True, slots=True)
class Band:
    """The middle half of such people, and where the whole bar ends. In raw numbers: low is not always worse."""

    low: Decimal
    high: Decimal
    start: Decimal
    end: Decimal
    direction: str
    caption: Sentence
    source: Sentence


def grade_of(told: Told, item: str, value: Decimal) -> Grade | None:
    """Return the item grade, for what was measured as the table wants it."""
    return None if told.aided(item) else item_grade(grades(), item, told.person.sex, told.person.age, value)


def graded_notices(told: Told, grade: Grade | None, title: Sentence) -> tuple[Sentence, ...]:
    """Say the grade, that it is no official one, and when its table is weak there.

    On a page with the overall grade, which says where official ones are had, each item says so in one word.
    """
    if grade is None:
        return ()
    weak = {"medium": (Sentence("source.medium"),), "low": (Sentence("source.weak"),)}.get(grade.confidence, ())
    if told.whole:
        return (*((Sentence(f"grade.short.{grade.grade}"),) if grade.grade else ()), *weak)
    return (Sentence(f"grade.{grade.grade or 'none'}", (f"@{title.key}",)), Sentence("grade.reference"), *weak)


def band_of(told: Told, item: str) -> Band | None:
    """Return the middle half of visitors of the centres, else of the Senior Fitness Test's people; None without."""
    rows = _rows(told, KSPO, item)
    if rows:
        marks = {row.mark: row.threshold for row in rows}
        return Band(
            marks["p25"],
            marks["p75"],
            marks["p5"] * (Decimal("0.8") if marks["p5"] > 0 else Decimal("1.2")),
            marks["p95"] * Decimal("1.1"),
            rows[0].direction,
            Sentence("bar.visitors"),
            Sentence("source.norm.kspo"),
        )
    rows = _rows(told, SFT, item)
    if rows:
        low, high = rows[0].threshold, rows[-1].threshold
        wide = high - low
        start = max(low - wide, Decimal(0)) if low > 0 else low - wide
        caption, source = Sentence("bar.sft"), Sentence("source.norm.sft")
        return Band(low, high, start, high + wide, rows[0].direction, caption, source)
    return None


def _rows(told: Told, instrument: str, item: str) -> Sequence[Row]:
    """Return the percentiles for such a person; none where the middle half is not there."""
    rows: Sequence[Row] = () if told.aided(item) else points(instrument, item, told.person.sex, told.person.age)
    return rows if {"p25", "p75"} <= {row.mark for row in rows} else ()


def bar_of(told: Told, item: str, value: Decimal, ends: tuple[str, str] = ("bar.weak", "bar.strong")) -> Bar | None:
    """Draw a value among others of the age; None where there is no table. The value always lies on the bar."""
    band = band_of(told, item)
    if band is None:
        return None
    air = (band.end - band.start) / 20  # beyond the ends the marker still stands clear of them
    return Bar(
        low=band.start if value >= band.start else value - air,
        high=band.end if value <= band.end else value + air,
        band_low=band.low,
        band_high=band.high,
        value=value,
        before=told.before.get(item),
        left=Sentence(ends[0]),
        right=Sentence(ends[1]),
        caption=band.caption,
    )


def word_of(grade: Grade | None, band: Band | None, value: Decimal) -> str:
    """Return strong, middle or gentle by the grade, else by the middle half; none where there is neither."""
    if grade is not None:
        return GRADE_WORDS[grade.grade]
    if band is None:
        return "none"
    if band.low <= value < band.high or value == band.high:
        return "middle"
    return "strong" if (value > band.high) is (band.direction == "higher") else "gentle"
