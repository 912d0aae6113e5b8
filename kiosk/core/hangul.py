"""Hangul letter by letter: what search and look-alikes compare. Pure; no table but Unicode's own arithmetic."""

from __future__ import annotations

import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST, _LAST = 0xAC00, 0xD7A3

_PLAIN = str.maketrans("ㄲㄸㅃㅆㅉㅔㅖㅒㅢㅚㅞ", "ㄱㄷㅂㅅㅈㅐㅐㅐㅣㅙㅙ")
_PLAIN_FINALS: dict[int, str] = str.maketrans({
    **dict.fromkeys("ㄲㄳㅋㄺ", "ㄱ"),
    **dict.fromkeys("ㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ"),
    **dict.fromkeys("ㄼㄽㄾㅀ", "ㄹ"),
    "ㄻ": "ㅁ",
    **dict.fromkeys("ㅂㅄㅍㄿ", "ㅂ"),
})  # fmt: skip
_SOFT_VOWELS = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters to Unicode, nothing to the eye


def is_syllable(char: str) -> bool:
    """Tell a whole syllable from a letter of it or anything else."""
    return len(char) == 1 and _FIRST <= ord(char) <= _LAST


def normalise(text: str) -> str:
    """Return letters and digits only, composed, folded: 김 영희, 김영희 typed in pieces, and KIM-lee as kimlee."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
    folded = unicodedata.normalize("NFC", composed.casefold())
    return "".join(_letter(char) for char in folded if char.isalnum() and char not in _FILLERS)


def split(syllable: str) -> tuple[str, str, str]:
    """Return the letters of a syllable: first, vowel, last (which may be empty)."""
    if not is_syllable(syllable):
        raise ValueError("not a Hangul syllable")
    first, rest = divmod(ord(syllable) - _FIRST, len(VOWELS) * len(FINALS))
    vowel, last = divmod(rest, len(FINALS))
    return INITIALS[first], VOWELS[vowel], FINALS[last]


def initials(text: str) -> str:
    """Return the 초성 of each syllable; what is no syllable stays."""
    return "".join(split(char)[0] if is_syllable(char) else char for char in normalise(text))


def is_initials(text: str) -> bool:
    """Tell whether somebody typed 초성 only: ㄱㅇㅎ."""
    plain = normalise(text)
    return bool(plain) and all(char in INITIALS for char in plain)


def letters(text: str) -> str:
    """Return a text as single letters, 김 as ㄱㅣㅁ."""
    return "".join("".join(split(char)) if is_syllable(char) else char for char in normalise(text))


def sound(text: str) -> str:
    """Return the letters, with what the ear hardly tells apart made one: 영희 and 영히, 이 and 리.

    Tense and plain consonants are one, so are ㅐ ㅔ ㅖ ㅒ, ㅢ and ㅣ, ㅚ ㅙ ㅞ, and finals that sound alike; ㄹ and ㄴ
    at the beginning fall away before a soft vowel, as in 이/리, 유/류, 여/녀, and are one before the others: 나/라.
    """
    return "".join(_heard(char, at) for at, char in enumerate(normalise(text)))


def distance(one: str, other: str) -> int:
    """Return how many letters have to be changed, added or left out to make one text of the other."""
    before = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        now = [row]
        for column, wanted in enumerate(other, start=1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (char != wanted)))
        before = now
    return before[-1]


def _letter(char: str) -> str:
    """Turn a letter that stands alone in any of Unicode's blocks into the one a keyboard gives."""
    code = ord(char)
    if 0x1100 <= code <= 0x1112:
        return INITIALS[code - 0x1100]
    if 0x1161 <= code <= 0x1175:
        return VOWELS[code - 0x1161]
    if 0x11A8 <= code <= 0x11C2:
        return FINALS[code - 0x11A7]
    return char


def _heard(char: str, at: int) -> str:
    if not is_syllable(char):
        return char.translate(_PLAIN)
    first, vowel, last = split(char)
    if at == 0 and first in "ㄴㄹ":
        first = "ㅇ" if vowel in _SOFT_VOWELS else "ㄴ"
    return first.translate(_PLAIN) + vowel.translate(_PLAIN) + last.translate(_PLAIN_FINALS)
