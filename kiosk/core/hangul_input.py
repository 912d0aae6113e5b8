"""Two-set (두벌식) typing: one jamo a key, put together as it is typed, taken apart again by backspace. Pure.

`Typing` is the text so far: what is done, and the keys of the one syllable that is still being put together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FIRST = 0xAC00
_TWO_VOWELS = {
    "ㅗㅏ": "ㅘ",
    "ㅗㅐ": "ㅙ",
    "ㅗㅣ": "ㅚ",
    "ㅜㅓ": "ㅝ",
    "ㅜㅔ": "ㅞ",
    "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ",
}
_TWO_FINALS = {
    "ㄱㅅ": "ㄳ",
    "ㄴㅈ": "ㄵ",
    "ㄴㅎ": "ㄶ",
    "ㄹㄱ": "ㄺ",
    "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ",
    "ㄹㅌ": "ㄾ",
    "ㄹㅍ": "ㄿ",
    "ㄹㅎ": "ㅀ",
    "ㅂㅅ": "ㅄ",
}
_APART = {whole: keys for keys, whole in (_TWO_VOWELS | _TWO_FINALS).items()}
_LATIN = dict(zip("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", strict=True))
_SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))

_ON_KEY = {jamo: latin for latin, jamo in (_LATIN | _SHIFTED).items()}


def jamo_of(latin: str) -> str:
    """The jamo on the key of a Latin letter, or nothing; a capital is the key with shift."""
    return _SHIFTED.get(latin) or _LATIN.get(latin.lower(), "")


def latin_of(letter: str) -> str:
    """The Latin letter on the key of a jamo, a capital for one with shift; any other letter is itself."""
    return _ON_KEY.get(letter, letter)


def keys_of(syllable: str) -> str:
    """The keys that a syllable is typed with; any other letter is its own key."""
    place = ord(syllable) - _FIRST if len(syllable) == 1 else -1
    if not 0 <= place < len(LEADS) * len(VOWELS) * len(FINALS):
        return "".join(_APART.get(one, one) for one in syllable)
    lead, rest = divmod(place, len(VOWELS) * len(FINALS))
    vowel, final = divmod(rest, len(FINALS))
    parts = (LEADS[lead], VOWELS[vowel], FINALS[final].strip())
    return "".join(_APART.get(one, one) for one in parts)


def _vowel(keys: str) -> str:
    return keys if len(keys) == 1 and keys in VOWELS else _TWO_VOWELS.get(keys, "")


def _final(keys: str) -> str:
    return keys if len(keys) == 1 and keys in FINALS[1:] else _TWO_FINALS.get(keys, "")


def compose(keys: str) -> str:
    """The one letter that these keys make, or nothing when they make more than one."""
    if len(keys) == 1 and keys in LEADS + VOWELS:
        return keys
    if not keys or keys[0] not in LEADS:
        return _vowel(keys)
    rest = keys[1:]
    split = next((at for at, key in enumerate(rest) if key not in VOWELS), len(rest))
    vowel, final = _vowel(rest[:split]), _final(rest[split:])
    if not vowel or bool(rest[split:]) != bool(final):
        return ""
    place = LEADS.index(keys[0]) * len(VOWELS) + VOWELS.index(vowel)
    return chr(_FIRST + place * len(FINALS) + (FINALS.index(final) if final else 0))


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that is being typed; ``repr`` is redacted by whoever keeps it, since this may be a name."""

    done: str = ""
    keys: str = ""  # of the last letter, while it can still change

    def __repr__(self) -> str:
        return f"Typing({len(self.text)} letters)"

    @property
    def text(self) -> str:
        """Everything typed so far."""
        return self.done + compose(self.keys)

    def jamo(self, key: str) -> Typing:
        """One key with a jamo on it."""
        if compose(self.keys + key):
            return replace(self, keys=self.keys + key)
        if key in VOWELS and len(self.keys) > 1 and self.keys[-1] in LEADS:
            # the consonant that closed the syllable opens the next one
            return Typing(self.done + compose(self.keys[:-1]), self.keys[-1] + key)
        return Typing(self.text, key)

    def plain(self, text: str) -> Typing:
        """Any other letter: it stands as it is."""
        return Typing(self.text + text)

    def end(self) -> Typing:
        """Nothing is put together any more."""
        return Typing(self.text)

    def back(self) -> Typing:
        """Backspace: the last key of the letter being put together, else the last letter."""
        return replace(self, keys=self.keys[:-1]) if self.keys else Typing(self.done[:-1])
