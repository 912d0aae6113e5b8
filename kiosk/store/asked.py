"""What staff typed into the search field: part of a name, 초성, the end of a phone, a birth date; and who fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.core.hangul import distance, initials, is_initials, normalise, sound
from kiosk.store.identity import Identity
from kiosk.store.pieces import Piece, day, digits, needed, slips, sounds

_PHONE = re.compile(r"(?<!\d)0\d{1,2}[-. ]?\d{3,4}[-. ]?\d{4}(?!\d)")
_DATE = re.compile(r"(?<!\d)(\d{4}|\d{2})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[일.]?(?!\d)")
_NUMBER = re.compile(r"\d{4,}")  # a shorter one belongs to the name: 김영희2
_LONGEST = 60
"""Letters: nobody is called longer."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One round of looking: whoever has a piece of each of these sets."""

    needs: tuple[frozenset[Piece], ...]
    only_if_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. ``senseless``: a number that is neither a phone, its end, nor a date; a name too long."""

    name: str = ""
    births: tuple[date, ...] = ()  # either of them: 48 may be 1948 or 2048
    tail: str = ""
    phone: str = ""
    senseless: bool = False

    def __repr__(self) -> str:
        return "Asked(of a person)"

    def stages(self) -> Iterator[Stage]:
        """Yield where to look, the surest first."""
        exact = tuple(frozenset(found) for found in self._exact() if found)
        if self.senseless or not (self.name or exact):
            return
        if not self.name:
            yield Stage(exact)
            return
        kind = "initials" if is_initials(self.name) else "name"
        yield Stage((*exact, frozenset({(kind, self.name)})))
        parts = needed(self.name)
        if parts or exact:
            yield Stage((*exact, *(frozenset({(f"{kind}-part", part)}) for part in sorted(parts))))
        if kind == "name":
            heard = sound(self.name)
            yield Stage((*exact, frozenset({("sound", heard)})))
            if slips(heard):
                yield Stage((*exact, frozenset(("near", rest) for rest in slips(heard))), only_if_nobody=True)

    def _exact(self) -> Iterator[set[Piece]]:
        yield {("phone", self.phone), ("tail", self.phone[-4:])} if self.phone else set()
        yield {("tail", self.tail)} if self.tail else set()
        yield {("birth", birth.isoformat()) for birth in self.births}

    def fits(self, identity: Identity) -> int | None:
        """Return how well somebody fits, 0 best; None when not at all. Numbers and dates fit exactly or not."""
        phone, tail = digits(identity.phone), digits(identity.phone_tail)
        if self.births and identity.birth not in self.births:
            return None
        if self.tail and self.tail not in (tail, phone[-4:]):
            return None
        if self.phone and (self.phone != phone if phone else self.phone[-4:] != tail):
            return None
        if self.name:
            return self._name_fits(identity.name)
        return 1 if self.phone and not phone else 0  # the end of a number fits many

    def _name_fits(self, name: str) -> int | None:
        theirs = initials(name) if is_initials(self.name) else normalise(name)
        if self.name in theirs:
            return 0 if self.name == theirs else 1 if theirs.startswith(self.name) else 2
        heard = sound(self.name)
        apart = min((distance(heard, other) for other in sounds(name)), default=99)
        return 3 + apart if apart == 0 or (apart == 1 and slips(heard)) else None


def asked(text: str) -> Asked:
    """Read a question; numbers in any of the ways in which people write them."""
    rest = unicodedata.normalize("NFKC", text)
    phone = births = None
    if found := _PHONE.search(rest):
        phone, rest = digits(found.group()), _without(rest, found)
    if found := _DATE.search(rest):
        births, rest = _births(*found.groups()), _without(rest, found)
    tail, senseless = "", births == ()
    for number in _NUMBER.findall(rest):
        if len(number) == 4 and not tail:
            tail = number
        elif len(number) in (6, 8) and births is None:
            births = _births(number[:-4], number[-4:-2], number[-2:])
            senseless = senseless or not births
        else:
            senseless = True
    name = normalise(_NUMBER.sub(" ", rest))
    return Asked(name, births or (), tail, phone or "", senseless or len(name) > _LONGEST)


def _births(year: str, month: str, of_month: str) -> tuple[date, ...]:
    years = (int(year),) if len(year) == 4 else (1900 + int(year), 2000 + int(year))
    days = (day(one, int(month), int(of_month)) for one in years)
    return tuple(one for one in days if one is not None)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
