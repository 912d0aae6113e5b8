"""What a PIN may be, for every way in which one is given: at the screen, by a command, at installation."""

from __future__ import annotations

from typing import Literal

SHORTEST, LONGEST = 4, 12


def flaw_of(pin: str) -> Literal["", "shape", "easy"]:
    """Tell what is wrong with a PIN: not 4 to 12 digits, or one digit or one run; nothing for a good one."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return "shape"
    return "easy" if len(set(pin)) == 1 or pin in "01234567890" or pin in "09876543210" else ""
