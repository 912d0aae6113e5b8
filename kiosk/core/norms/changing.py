"""Whether two values differ for real: only beyond MDC95, silent where nobody knows it (``change.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from kiosk.core.norms.tables import read

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "grip_force": "grip_max",
        "grip_right": "grip_max",
        "absolute_grip": "grip_max",
        "chair_stand_5x_time": "chair_stand_5x",
        "tug_3m": "up_and_go_3m",
        "systolic_pressure": "bp_systolic",
    }
)
"""The same measure under the name of another table."""

_LESS = (
    *("up_and_go_3m", "up_and_go_8ft", "chair_stand_5x", "figure8_walk", "gait_4m_time", "gait_3m_time"),
    *("shuttle_10m_x4", "illinois_agility", "reaction_time", "eye_hand_time", "recovery_hr_60s"),
    *("simple_reaction_touch", "choice_reaction_touch", "go_no_go_time", "go_no_go_errors"),
    *("number_trail_time", "number_trail_errors", "sarc_f", "k_frail", "falls_12m"),
)
_MORE = (
    *("grip_max", "relative_grip", "grip_rfd", "sit_and_reach", "chair_sit_and_reach", "back_scratch", "arm_curl"),
    *("chair_stand_30s", "cross_sit_up", "curl_up", "repeated_jump", "side_hop", "two_min_step", "six_min_walk"),
    *("shuttle_run_20m", "shuttle_run_15m", "gait_speed_usual", "gait_speed_max", "one_leg_stance_open", "sppb"),
    *("eye_hand_count", "standing_long_jump", "flight_time", "vo2max", "forward_span"),
    *("side_by_side_hold", "semi_tandem_hold", "tandem_hold"),
)
BETTER: Mapping[str, int] = MappingProxyType({**dict.fromkeys(_MORE, 1), **dict.fromkeys(_LESS, -1)})
"""Where a bigger number is better (1) or worse (-1). Weight, pressure and the like are neither."""


@dataclass(frozen=True, slots=True)
class Change:
    """``real`` is None where the measurement error is not known; ``direction`` where no direction is better."""

    real: bool | None
    direction: str | None
    mdc95: Decimal | None
    reason: str
    source: str
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    measure: str
    population: str
    mdc95: Decimal | None
    source: str

    @property
    def confidence(self) -> str:
        if "LOW" in self.source:
            return "low"
        return "medium" if "derived" in self.source else "high"


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(row["measure"], row["population"], Decimal(row["MDC95"]) if row["MDC95"] else None, row["source"])
        for row in csv.DictReader(read("change").splitlines())
    )


@cache
def mdc95(measure: str) -> Decimal | None:
    """Return the smallest real change of a measure, the larger where sources differ; None where nobody knows."""
    row = _largest(measure)
    return None if row is None else row.mdc95


def changed(measure: str, old: Decimal, new: Decimal) -> Change:
    """Compare two values of one measure, one method and one instrument by the shipped table."""
    name = NAMES.get(measure, measure)
    row = _largest(name)
    if row is None or row.mdc95 is None:
        listed = any(one.measure == name for one in _rows())
        reason = "mdc95_unknown" if listed else "no_norm_for_measure"
        return Change(None, direction(name, old, new), None, reason, f"change: no MDC95 of {name}")
    source = f"change {name} MDC95 = {row.mdc95}, {row.population}; {row.source}"
    return Change(abs(new - old) > row.mdc95, direction(name, old, new), row.mdc95, "", source, row.confidence)


def direction(measure: str, old: Decimal, new: Decimal) -> str | None:
    """Return better or worse; None when nothing moved or no direction of this measure is better."""
    sign = BETTER.get(NAMES.get(measure, measure), 0)
    moved = (new > old) - (new < old)
    return {1: "better", -1: "worse"}.get(sign * moved)


def _largest(measure: str) -> _Row | None:
    rows = [row for row in _rows() if row.measure == measure and row.mdc95 is not None]
    return max(rows, key=lambda row: row.mdc95 or Decimal(0), default=None)
