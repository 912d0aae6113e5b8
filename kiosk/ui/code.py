"""Pure: a QR code as one path of squares, in modules. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kiosk.ui.plain import Plain


def drawn(rows: Sequence[str]) -> Plain:
    """How many modules a side has, and the dark ones as an SVG path; nothing for no code."""
    parts: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        for cell, run in groupby(row):
            wide = len(list(run))
            if cell == "1":
                parts.append(f"M{x} {y}h{wide}v1h{-wide}z")
            x += wide
    return {"size": len(rows), "path": "".join(parts)}
