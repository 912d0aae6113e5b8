"""One sheet of a spreadsheet, as values: words and whole numbers, no formula ever."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under heads; ``notes`` stand above, one a line."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
