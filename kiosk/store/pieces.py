"""What of a person goes into the index, and what of a question is looked up in it. Pure words; hashing is the vault's.

Each piece has a kind, which is a domain of its own when it is hashed:

    name, initials      the whole name, the whole 초성
    name-part, …        every two and three neighbouring syllables or 초성 of them; one alone would find a fifth of all
    sound               the name, and the name without its first syllable, as the ear hears it
    near                the same with one letter left out: two that share such a rest are one slip apart
    birth, tail, phone  exactly
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kiosk.core.hangul import initials, is_syllable, normalise, sound

if TYPE_CHECKING:
    from kiosk.store.identity import Identity

Piece = tuple[str, str]
SHORTEST, LONGEST = 2, 3
"""Neighbouring syllables in a part: one is too common to help, four follow from threes."""
_HEARD = 6
"""Letters that a name has at least before a slip in it may be looked for: two syllables with little else."""


def pieces(identity: Identity) -> Iterator[Piece]:
    """Yield every piece by which this person may be found; some come twice."""
    name, first = normalise(identity.name), initials(identity.name)
    if name:
        yield "name", name
        yield "initials", first
    yield from (("name-part", part) for part in parts(name))
    yield from (("initials-part", part) for part in parts(first))
    for heard in sounds(identity.name):
        yield "sound", heard
        yield from (("near", rest) for rest in slips(heard))
    yield "birth", identity.birth.isoformat()
    phone = digits(identity.phone)
    if phone:
        yield "phone", phone
    yield from (("tail", tail) for tail in {digits(identity.phone_tail), phone[-4:]} if tail)


def parts(text: str) -> set[str]:
    """Return all neighbouring twos and threes."""
    sizes = range(SHORTEST, LONGEST + 1)
    return {text[at : at + size] for size in sizes for at in range(len(text) - size + 1)}


def needed(text: str) -> set[str]:
    """Return the parts that whoever has this text somewhere in the name has too: the longest, so the rarest."""
    size = min(LONGEST, len(text))
    return {text[at : at + size] for at in range(len(text) - size + 1)} if size >= SHORTEST else set()


def sounds(name: str) -> set[str]:
    """Return how a name sounds, and how it sounds without the family's."""
    plain = normalise(name)
    given = plain[1:] if len(plain) > 2 and is_syllable(plain[0]) else ""
    return {sound(plain), sound(given)} - {""}


def slips(heard: str) -> set[str]:
    """Return a sound and all that is left of it without one letter; nothing of a very short one."""
    if len(heard) < _HEARD:
        return set()
    return {heard} | {heard[:at] + heard[at + 1 :] for at in range(len(heard))}


def digits(text: str) -> str:
    """Return the ASCII digits of a text."""
    return "".join(char for char in text if char in "0123456789")


def day(year: int, month: int, of_month: int) -> date | None:
    """Return the date, or None where there is none."""
    try:
        return date(year, month, of_month)
    except ValueError:
        return None
