"""A QR code on paper: its modules as shapes, sharp on every printer; and as rows of 0 and 1 for the screen."""

from __future__ import annotations

import segno

from kiosk.report.items import Block, Item, Rect, Shape

QUIET = 4
"""Modules around it, as the standard wants (ISO/IEC 18004, 6.3.8)."""
_OVERLAP = 0.02  # mm: no hairline between two rows of modules


def rows(text: str) -> tuple[str, ...]:
    """The modules of a code of this text, without the quiet zone. Medium error correction: a folded slip still reads.

    Text that is not ASCII goes in as UTF-8 bytes without a designator: every phone takes it so, some stumble over one.
    """
    made = segno.make_qr(text, error="m", boost_error=False, encoding=None if text.isascii() else "utf-8", eci=False)
    return tuple("".join("1" if cell else "0" for cell in row) for row in made.matrix)


def code_block(text: str, x: float, side: float) -> Block:
    """A code ``side`` mm wide and high with its quiet zone, its left edge at ``x``."""
    matrix = rows(text)
    module = side / (len(matrix) + 2 * QUIET)
    left = x + QUIET * module
    items: list[Item] = []
    for number, row in enumerate(matrix):
        start = 0
        for dark, run in _runs(row):
            if dark:
                box = Rect(left + start * module, (QUIET + number) * module, run * module, module + _OVERLAP)
                items.append(Shape(box, "ink"))
            start += run
    return Block(tuple(items), side)


def _runs(row: str) -> list[tuple[bool, int]]:
    """Modules of one colour beside each other: dark or not, and how many."""
    found: list[tuple[bool, int]] = []
    for cell in row:
        dark = cell == "1"
        if found and found[-1][0] == dark:
            found[-1] = (dark, found[-1][1] + 1)
        else:
            found.append((dark, 1))
    return found
