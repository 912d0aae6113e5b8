"""What a resident's card or slip says: random, nothing personal, and a misread or mistyped one is told at once.

``LK1-`` and five groups of five: 23 random symbols (115 bits) and two that check them. The alphabet has no letter
that looks like another; the check is the number modulo a prime, which finds every single wrong symbol and every
exchange of two neighbours.
"""

from __future__ import annotations

PREFIX = "LK1-"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 15
_SYMBOLS, _GROUP, _PRIME = 23, 5, 1021
_ALIKE = str.maketrans("OIL", "011")


def code_of(random: bytes) -> str:
    """Return the code made of these random bytes."""
    if len(random) != RANDOM_BYTES:
        raise ValueError("a card code is made of 15 random bytes")
    number = int.from_bytes(random) >> (RANDOM_BYTES * 8 - _SYMBOLS * 5)
    whole = _text(number, _SYMBOLS) + _text(number % _PRIME, 2)
    return PREFIX + "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def read_code(text: str) -> str | None:
    """Return the code as it is kept, however it was typed; None when it is not one of ours or misread."""
    plain = "".join(text.upper().split())
    if not plain.isascii() or not plain.startswith(PREFIX):
        return None
    plain = plain.removeprefix(PREFIX).replace("-", "").translate(_ALIKE)
    if len(plain) != _SYMBOLS + 2 or any(char not in ALPHABET for char in plain):
        return None
    number, check = _number(plain[:_SYMBOLS]), _number(plain[_SYMBOLS:])
    if number % _PRIME != check:
        return None
    return PREFIX + "-".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))


def _text(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(text: str) -> int:
    number = 0
    for char in text:
        number = number << 5 | ALPHABET.index(char)
    return number
