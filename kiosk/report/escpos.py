"""A receipt printer's own language, as far as we speak it. Pure: rows of dots in, bytes out; status in, a word out.

Source: Epson ESC/POS command reference (ESC @, GS v 0, GS V, DLE EOT), which most 80 mm printers follow. A raster is
``GS v 0``: 1D 76 30 m xL xH yL yH, then x bytes a row, the leftmost dot in the highest bit, 1 prints. It goes in bands,
since small printers have small buffers. ``DLE EOT n`` (10 04 n) asks for one byte; its bits 1 and 4 are always set, 0
and 7 never, so that noise is told from an answer.

Real-time commands begin with DLE even inside a raster, and some can empty the buffer or switch the printer off: where
dots would read like one, a dot is added that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

WIDTH = 576
"""Dots of an 80 mm roll: 72 mm at 8 a mm."""
BAND = 128
"""Rows in one command."""
START, CUT = b"\x1b@", b"\x1dVB\x00"
QUESTIONS = (1, 2, 3, 4)
"""Printer, why offline, errors, paper."""

State = Literal["", "ok", "low", "paper", "jam", "open", "offline"]
"""Empty: it does not answer. ``low``: works, and its paper is nearly at an end."""

_LIKE_A_COMMAND = re.compile(rb"\x10(?=[\x04\x05\x14])")


def ask(number: int) -> bytes:
    """Ask for one byte of the status."""
    return bytes((0x10, 0x04, number))


def is_answer(byte: int) -> bool:
    """Whether a byte can be an answer at all."""
    return byte & 0b10010011 == 0b00010010


def state_of(answers: Mapping[int, int]) -> State:
    """Put the answers (by question) into one word; the first thing to do about comes first."""
    if not answers:
        return ""
    why, errors, paper = answers.get(2, 0), answers.get(3, 0), answers.get(4, 0)
    if why & 0x04:
        return "open"
    if paper & 0x60 or why & 0x20:
        return "paper"
    if errors & 0x68:  # cutter, cannot be mended, or mends itself
        return "jam"
    if answers.get(1, 0) & 0x08:
        return "offline"
    return "low" if paper & 0x0C else "ok"


def receipt(rows: Iterable[bytes]) -> bytes:
    """Return what prints these rows (72 bytes each) and cuts behind them."""
    listed = list(rows)
    return START + b"".join(_band(listed[start : start + BAND]) for start in range(0, len(listed), BAND)) + CUT


def _band(rows: list[bytes]) -> bytes:
    wide = WIDTH // 8
    if any(len(row) != wide for row in rows):
        raise ValueError("a row is not as wide as the roll")
    dots = _LIKE_A_COMMAND.sub(b"\x18", b"".join(rows))
    return b"\x1dv0\x00" + wide.to_bytes(2, "little") + len(rows).to_bytes(2, "little") + dots
