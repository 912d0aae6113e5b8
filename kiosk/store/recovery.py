"""The recovery key as people write it down: nine groups of four, without I, L, O and U, the last a checksum.

160 random bits in Crockford's base 32 (https://www.crockford.com/base32.html): case and hyphens do not matter,
O is read as 0, I and L as 1.
"""

from __future__ import annotations

import hashlib

from kiosk.store.trouble import StoreTrouble, Trouble

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = str.maketrans("OIL", "011")
_BYTES, _CHECK = 20, 4


def recovery_text(secret: bytes) -> str:
    """Write 20 bytes for people."""
    letters = _base32(int.from_bytes(secret, "big"), _BYTES * 8 // 5) + _checksum(secret)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def recovery_bytes(text: str) -> bytes:
    """Read what was typed; raises StoreTrouble that says whether it is too short, too long or mistyped."""
    letters = "".join(char for char in text.upper().translate(_READ) if char not in "- \t\r\n")
    wanted = _BYTES * 8 // 5 + _CHECK
    if len(letters) != wanted:
        raise StoreTrouble(Trouble.KEY_WRONG, f"a recovery key has {wanted} letters and digits, not {len(letters)}")
    if not set(letters) <= set(_LETTERS):
        raise StoreTrouble(Trouble.KEY_WRONG, "a recovery key has only digits and letters without U")
    number = 0
    for char in letters[:-_CHECK]:
        number = number * 32 + _LETTERS.index(char)
    secret = number.to_bytes(_BYTES, "big")
    if _checksum(secret) != letters[-_CHECK:]:
        raise StoreTrouble(Trouble.KEY_WRONG, "the recovery key is mistyped: its last group does not fit the others")
    return secret


def _checksum(secret: bytes) -> str:
    digest = hashlib.sha256(b"lifelog-kiosk/recovery/1" + secret).digest()
    return _base32(int.from_bytes(digest[:3], "big") >> 4, _CHECK)


def _base32(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        digits.append(_LETTERS[digit])
    return "".join(reversed(digits))
