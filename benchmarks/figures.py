"""Rows of the report: a value, the bare floor measured beside it, the bound it must keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``bound`` speaks about the value (not the floor); a row without one only informs."""

    part: str
    name: str
    value: float
    unit: str
    floor: float | None = None
    bound: float | None = None
    at_least: bool = False  # the bound is a lower one
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether the bound is kept."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "ok": self.ok}


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which this part of all values lies; raises ValueError without values."""
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return quantile(values, 0.5)


def table(rows: Iterable[Row]) -> str:
    """The report for people."""
    lines = [f"{'':10}{'':46}{'ours':>10}{'bare':>10}{'bound':>10}"]
    for row in rows:
        bound = "" if row.bound is None else f"{'>=' if row.at_least else '<='}{row.bound:.3g}"
        floor = "" if row.floor is None else f"{row.floor:.4g}"
        verdict = "" if row.bound is None else "  ok" if row.ok else "  MISSED"
        note = f"  ({row.note})" if row.note else ""
        value = f"{row.value:.4g} {row.unit}".rstrip()
        lines.append(f"{row.part:10}{row.name:46}{value:>10}{floor:>10}{bound:>10}{verdict}{note}")
    return "\n".join(lines)
