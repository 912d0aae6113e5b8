"""Reading what staff typed into a form, and the small pieces that several pages share."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from uuid import UUID

from kiosk.core.duties import NEEDS
from kiosk.core.pages import Button, Field, Text
from kiosk.core.resident import Sex
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import PURPOSES, ConsentEntry
from kiosk.station.office.room import Room

OLDEST = 120
LONGEST_NAME = 60
SEXES: tuple[tuple[str, Text], ...] = (("F", Sentence("who.sex-F")), ("M", Sentence("who.sex-M")))
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})|(\d{4})[-./ ]{1,2}(\d{1,2})[-./ ]{1,2}(\d{1,2})\.?")


class Wrong(ValueError):
    """What was typed cannot be taken; ``sentence`` says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.sentence = Sentence(key)


def read_name(text: str) -> str:
    """Return a name as it is kept; raises Wrong."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(char.isalpha() for char in name):
        raise Wrong("people.wrong.name")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise Wrong("people.wrong.long")
    return name


def read_date(text: str, wrong: str) -> date:
    """Return a day of the calendar, written as people do; raises Wrong with this id."""
    found = _DATE.fullmatch(text.strip())
    if found is None or not text.isascii():
        raise Wrong(wrong)
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        raise Wrong(wrong) from None


def read_birth(text: str, today: date) -> date:
    """Return a birth date that can be; raises Wrong."""
    birth = read_date(text, "people.wrong.birth")
    if birth >= today or today.year - birth.year > OLDEST:
        raise Wrong("people.wrong.birth")
    return birth


def read_sex(text: str) -> Sex:
    """Return the chosen sex; raises Wrong."""
    if text not in {"F", "M"}:
        raise Wrong("people.wrong.sex")
    return Sex(text)


def read_tail(text: str) -> str:
    """Return four digits, or nothing; raises Wrong."""
    tail = text.strip()
    if tail and not (len(tail) == 4 and tail.isascii() and tail.isdigit()):
        raise Wrong("people.wrong.tail")
    return tail


def who_fields(name: str, birth: str, sex: str, tail: str) -> tuple[Field, ...]:
    """Return the four fields that say who somebody is, with what was typed."""
    return (
        Field("name", Sentence("people.name"), value=name),
        Field("birth", Sentence("people.birth"), "date", birth, hint=Sentence("people.birth.hint")),
        Field("sex", Sentence("people.sex"), "choice", sex, SEXES),
        Field("phone_tail", Sentence("people.tail"), "digits", tail, optional=True),
    )


def permitted(room: Room, *buttons: Button | None) -> tuple[Button, ...]:
    """Leave out what this member's role may not; the door would refuse it anyway."""
    return tuple(one for one in buttons if one is not None and room.who.role.may(NEEDS[type(one.duty)]))


def day(room: Room, at: datetime | None) -> str:
    """Return the date at this place, as digits; nothing for no time."""
    return at.astimezone(room.station.settings.zone).date().isoformat() if at is not None else ""


def moment(room: Room, at: datetime | None) -> str:
    """Return date and time at this place, to the minute."""
    return f"{at.astimezone(room.station.settings.zone):%Y-%m-%d %H:%M}" if at is not None else ""


def answer(room: Room, purpose: str, granted: bool, *, by: str = "") -> ConsentEntry:
    """Return the ledger's entry for an answer given to this member of staff."""
    if purpose not in PURPOSES:
        raise ValueError(f"no purpose {purpose}")
    wording = "-".join(filter(None, (purpose, by, room.station.settings.wordings)))
    return ConsentEntry(purpose, granted, room.now(), wording, room.who.actor)


def key(prefix: str, one: UUID) -> str:
    """Name a button of one among many."""
    return f"{prefix}-{one.hex[:12]}"
