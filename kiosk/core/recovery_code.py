"""The sealed recovery code of a manager: 18 random digits and two that check them, for a keypad with ten keys.

A code with a slip of the finger is told apart from a wrong one, so that a slip is no try at the door.
"""

from __future__ import annotations

DIGITS, CHECK = 18, 2
_RANGE = 10**DIGITS


def recovery_code(number: int) -> str:
    """Write a number below 10^18 as five groups of four digits."""
    if not 0 <= number < _RANGE:
        raise ValueError("not a number of 18 digits")
    text = f"{number:018d}{98 - number * 100 % 97:02d}"
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def recovery_digits(typed: str) -> str | None:
    """Return the 20 digits of what was typed; None for a slip of the finger."""
    digits = typed.replace("-", "").replace(" ", "")
    if len(digits) != DIGITS + CHECK or not (digits.isascii() and digits.isdigit()):
        return None
    return digits if int(digits) % 97 == 1 else None
