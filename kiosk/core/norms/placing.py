"""Where a value lies in a sample: percentiles, each with the protocol under which the sample was measured.

The mark that a table prints is what comes out: KSPO open data count from the smallest number up (for a time, p5 is the
fast end), the Senior Fitness Test from the poorest result up. ``better_than`` says the same of both: how many of a
hundred did less well. Between two points of a table the line is straight; beyond its ends there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import MappingProxyType

from kiosk.core.norms.tables import Row, Table, distribution, functional, grip, weakest
from kiosk.core.resident import Sex

KSPO, TOMKINSON, SFT = "KSPO_open_data", "Tomkinson2025", "SFT"
INSTRUMENTS = (KSPO, TOMKINSON, SFT)
SHORT = MappingProxyType(
    {"kspo": KSPO, "kspoopendata": KSPO, "tomkinson": TOMKINSON, "tomkinson2025": TOMKINSON, "sft": SFT}
)
"""How people write them, without regard to case, spaces and lines."""

_VISITORS = "Korean visitors of 국민체력100 centres, who chose to come"
PROTOCOLS: Mapping[str, str] = MappingProxyType(
    {
        KSPO: f"국민체력100 protocol; {_VISITORS}",
        f"{KSPO} grip_right": f"standing, elbow straight, right hand, two trials; {_VISITORS}",
        f"{KSPO} relative_grip": f"standing, elbow straight, best grip / body weight x 100; {_VISITORS}",
        f"{KSPO} up_and_go_3m": f"3 m, as fast as is safe; {_VISITORS}",
        TOMKINSON: "seated, elbow bent 90 degrees, hydraulic dynamometer, best of all trials; international sample",
        SFT: "Senior Fitness Test protocol; community-dwelling people of 60-94 in the USA",
        f"{SFT} up_and_go_8ft": "2.44 m (8 ft); Senior Fitness Test; community-dwelling people of 60-94 in the USA",
    }
)
OTHER_PROTOCOL = frozenset(
    {(SFT, "up_and_go_3m"), (KSPO, "up_and_go_8ft"), (KSPO, "grip_max"), (TOMKINSON, "grip_right")}
)
"""What people mix up: 3 m with 2.44 m, the best of all trials with the right hand."""
RARE = Decimal(10)
"""Zeros in the raw data partly mean "not measured": up to here the percentiles of counts are too low."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A percentile (None with a reason), how it was measured, and the two rows that it lies between."""

    percentile: Decimal | None
    reason: str
    instrument: str
    protocol: str
    source: str
    confidence: str = ""
    better_than: Decimal | None = None
    exact: bool = False


def percentiles(table: Table, item: str, sex: Sex, age: int) -> Mapping[str, Decimal]:
    """Return the p… thresholds for such a person; empty where there are none."""
    return {row.mark: row.threshold for row in table.get(item, ()) if row.mark.startswith("p") and row.fits(sex, age)}


def instrument_of(name: str) -> str | None:
    """Return the instrument that a name means; None for one without percentiles."""
    return SHORT.get("".join(letter for letter in name.lower() if letter.isalnum()))


def usual_instrument(measure: str) -> str:
    """Return the sample that fits a measure best: Korean where there is one."""
    if measure in distribution():
        return KSPO
    return TOMKINSON if measure == "grip_max" else SFT


@lru_cache(maxsize=4096)
def points(instrument: str, measure: str, sex: Sex, age: int, unit: str = "") -> tuple[Row, ...]:
    """Return the percentile rows for such a person, the smallest threshold first.

    Where a table has two units, ``unit`` names one; without it the metric rows count.
    """
    table = {KSPO: distribution, TOMKINSON: grip, SFT: functional}[instrument]()
    rows = [
        row
        for row in table.get(measure, ())
        if row.instrument == instrument and row.mark[1:].isdigit() and row.fits(sex, age)
        if (row.unit == unit if unit else row.unit not in ("inch", "yd"))
    ]
    return tuple(sorted(rows, key=lambda row: (row.threshold, int(row.mark[1:]))))


def placed(measure: str, sex: Sex, age: int, value: Decimal, instrument: str = "", unit: str = "") -> Placed:
    """Return the percentile of a recorded value. ``instrument`` is one of INSTRUMENTS; raises KeyError for another."""
    instrument = instrument or usual_instrument(measure)
    rows = points(instrument, measure, sex, age, unit)
    protocol = PROTOCOLS.get(f"{instrument} {measure}", PROTOCOLS[instrument])
    if not rows:
        nowhere = f"{instrument}: no percentiles of {measure} for {sex.value} {age}"
        return Placed(None, _why_none(instrument, measure), instrument, protocol, nowhere)
    low, high = _around(rows, value)
    if low is None or high is None:
        end = rows[0] if low is None else rows[-1]
        reason = f"below_{end.mark}" if low is None else f"above_{end.mark}"
        if instrument == SFT and end.direction == "lower":
            reason = f"faster_than_{end.mark}" if low is None else f"slower_than_{end.mark}"
        return Placed(None, reason, instrument, protocol, end.cited, end.confidence)
    percentile = _between(low, high, value)
    confidence = weakest((low.confidence, high.confidence))
    if instrument == KSPO and percentile <= RARE and low.unit.startswith("reps"):
        confidence = "low"
    source = low.cited if low is high else f"{low.name} = {low.threshold} to {high.cited}"
    better = _better_than(instrument, low.direction, percentile)
    return Placed(percentile, "", instrument, protocol, source, confidence, better, low is high)


def _around(rows: Sequence[Row], value: Decimal) -> tuple[Row | None, Row | None]:
    """Return the rows at or around a value. Of several rows with this very threshold the highest mark counts."""
    same = [row for row in rows if row.threshold == value]
    if same:
        return same[-1], same[-1]
    below = [row for row in rows if row.threshold < value]
    above = [row for row in rows if row.threshold > value]
    return (below[-1] if below else None), (above[0] if above else None)


def _between(low: Row, high: Row, value: Decimal) -> Decimal:
    first, last = Decimal(low.mark[1:]), Decimal(high.mark[1:])
    if low is high:
        return first
    share = (value - low.threshold) / (high.threshold - low.threshold)
    return (first + (last - first) * share).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _better_than(instrument: str, direction: str, percentile: Decimal) -> Decimal | None:
    if direction == "none":
        return None
    return 100 - percentile if direction == "lower" and instrument == KSPO else percentile


def _why_none(instrument: str, measure: str) -> str:
    if (instrument, measure) in OTHER_PROTOCOL:
        return "other_protocol"
    table = {KSPO: distribution, TOMKINSON: grip, SFT: functional}[instrument]()
    known = any(row.instrument == instrument and row.mark[1:].isdigit() for row in table.get(measure, ()))
    return "no_norm_for_person" if known else "no_norm_for_measure"


BANDS = (("p20", "low"), ("p40", "somewhat_low"), ("p60", "moderate"), ("p80", "somewhat_high"))


def grip_band(sex: Sex, age: int, best_kg: Decimal) -> tuple[str, Row] | None:
    """Return the Tomkinson band of the best of all trials and the row that decides; None under 20."""
    marks = {row.mark: row for row in points(TOMKINSON, "grip_max", sex, age)}
    if not marks:
        return None
    for mark, name in BANDS:
        if best_kg < marks[mark].threshold:
            return name, marks[mark]
    return "high", marks["p80"]
