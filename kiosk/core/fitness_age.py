"""체력 나이: at which ages most of these results would be ordinary. A range, or nothing; never one number.

For each factor of fitness: the age bands of the open data in which the value lies in the middle half (p25 … p75) of
visitors of that sex. A value outside the middle half of every band, or an item without bands, says nothing. The range
reaches over the bands in which at least half of the speaking factors agree. Nothing is said with fewer than three
factors, where no band has half of them, or where the range would be every age there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from kiosk.core.norms.tables import NO_END, distribution
from kiosk.core.resident import Sex

FACTORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cardio": ("shuttle_run_20m", "two_min_step"),
        "strength": ("relative_grip",),
        "endurance": ("cross_sit_up", "chair_stand_30s"),
        "flexibility": ("sit_and_reach",),
        "agility": ("shuttle_10m_x4", "up_and_go_3m"),
        "power": ("standing_long_jump",),
        "coordination": ("figure8_walk",),
    }
)
"""Factor → the items that stand for it; of two the first that was measured."""
FEWEST = 3
ADULT = 19
SOURCE = "KSPO open data 15108938, middle half (p25-p75) by sex and age band"

Band = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FitnessAge:
    """From the youngest to the oldest completed year; ``oldest`` None: no upper end."""

    youngest: int
    oldest: int | None
    factors: tuple[str, ...]  # those that spoke
    source: str = SOURCE


def fitness_age(sex: Sex, age: int, values: Mapping[str, Decimal]) -> FitnessAge | None:
    """Return the range for what was measured, or None where nothing honest can be said (and always under 19)."""
    if age < ADULT:
        return None
    spoken: dict[str, tuple[Band, ...]] = {}
    known: set[Band] = set()
    for factor, items in FACTORS.items():
        item = next((one for one in items if one in values), "")
        known.update(_bands(item, sex))
        if ordinary := _ordinary(item, sex, values[item]) if item else ():
            spoken[factor] = ordinary
    if len(spoken) < FEWEST:
        return None
    votes = {band: sum(band in bands for bands in spoken.values()) for band in known}
    agreed = sorted(band for band, count in votes.items() if 2 * count >= len(spoken))
    if not agreed or (agreed[0] == min(known) and agreed[-1] == max(known)):
        return None
    oldest = agreed[-1][1]
    return FitnessAge(agreed[0][0], None if oldest == NO_END else oldest, tuple(spoken))


def _bands(item: str, sex: Sex) -> Mapping[Band, Mapping[str, Decimal]]:
    """Return the percentiles of grown-ups by age band."""
    bands: dict[Band, dict[str, Decimal]] = {}
    for row in distribution().get(item, ()):
        if row.sex == sex.value and row.age_min >= ADULT and row.mark in ("p25", "p75"):
            bands.setdefault((row.age_min, row.age_max), {})[row.mark] = row.threshold
    return bands


def _ordinary(item: str, sex: Sex, value: Decimal) -> tuple[Band, ...]:
    """Return the bands in whose middle half the value lies; both ends are inside."""
    return tuple(band for band, marks in sorted(_bands(item, sex).items()) if marks["p25"] <= value <= marks["p75"])
