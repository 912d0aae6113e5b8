"""How records are told on the staff's pages: times, values, people and reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kiosk.core.duties import NEEDS, Duty
from kiosk.core.pages import Button, Page, Row, Table, Text
from kiosk.core.programme import DEFAULTS
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Side
from kiosk.core.resident import Sex
from kiosk.core.texts import Sentence
from kiosk.core.typed import with_unit
from kiosk.core.visit_record import End
from kiosk.station.office.room import Room
from kiosk.store.records import Store
from kiosk.store.sheets import VisitLine

SIDES: Mapping[Side, Sentence] = {Side.LEFT: Sentence("record.side.left"), Side.RIGHT: Sentence("record.side.right")}
METHODS: Mapping[Method, Sentence] = {
    Method.DEVICE: Sentence("record.method.device"),
    Method.TYPED: Sentence("record.method.typed"),
    Method.COMPUTED: Sentence("record.method.computed"),
}
ENDS: Mapping[End, Sentence] = {
    End.FINISHED: Sentence("record.end.finished"),
    End.REFUSED: Sentence("record.end.refused"),
    End.UNSAFE: Sentence("record.end.unsafe"),
    End.FAULT: Sentence("record.end.fault"),
    End.LEFT: Sentence("record.end.left"),
}
SEXES: Mapping[Sex, str] = {Sex.FEMALE: "record.female", Sex.MALE: "record.male"}
ACTORS: Mapping[str, Sentence] = {
    "resident": Sentence("record.by.resident"),
    "system": Sentence("record.by.system"),
    "operator": Sentence("record.by.operator"),
}

PROGRAMMES: Mapping[str, Sentence] = {
    **{one.key: Sentence(f"programme.{one.key}.title") for one in DEFAULTS},
    "fitness-65": Sentence("record.programme.fitness-65"),
    "fitness-adult": Sentence("record.programme.fitness-adult"),
}

Names = Mapping[str, str]
"""Actor → name of a member of staff."""

Reasons = Mapping[str, Sentence]
"""A word that is kept → what the button says. The kept word never changes with the language."""

WHY_CORRECT: Reasons = {
    "misread": Sentence("why.misread"),
    "slip": Sentence("why.slip"),
    "device": Sentence("why.device"),
    "again": Sentence("why.again"),
    "other": Sentence("why.other"),
}
WHY_VOID: Reasons = {
    "moved-body": Sentence("why.moved-body"),
    "device": Sentence("why.device"),
    "method": Sentence("why.method"),
    "other-person": Sentence("why.other-person"),
    "other": Sentence("why.other"),
}
WHY_MOVE: Reasons = {
    "other-person": Sentence("why.other-person"),
    "same-name": Sentence("why.same-name"),
    "other": Sentence("why.other"),
}
WHY_TYPED: Reasons = {
    "device": Sentence("reason.device"),
    "body": Sentence("reason.body"),
    "other-device": Sentence("reason.other-device"),
    "paper": Sentence("why.paper"),
    "other": Sentence("why.other"),
}
WHY_ASSIGN: Reasons = {
    "seen": Sentence("why.seen"),
    "said": Sentence("why.said"),
    "alone": Sentence("why.alone"),
    "other": Sentence("why.other"),
}
WHY_DROP: Reasons = {
    "nobody": Sentence("why.nobody"),
    "try": Sentence("why.try"),
    "other": Sentence("why.other"),
}
OWN: Reasons = {
    "side": Sentence("why.side"),
    "counts": Sentence("why.counts"),
    "computed": Sentence("why.computed"),
}
WORDS: Reasons = {**WHY_CORRECT, **WHY_VOID, **WHY_MOVE, **WHY_TYPED, **WHY_ASSIGN, **WHY_DROP, **OWN}
"""Every reason a record may hold, to read it back."""


def choices(reasons: Reasons) -> tuple[tuple[str, Text], ...]:
    """Return reasons as the choices of a field."""
    return tuple(reasons.items())


def why_table(reasons: Reasons, duty: Callable[[str], Duty]) -> Table:
    """Return reasons as rows to press: all alike, so that none is suggested."""
    rows = tuple(Row(f"why-{word}", (text,), duty=duty(word)) for word, text in reasons.items())
    return Table("why", (Sentence("record.why"),), rows, Sentence("record.why-missing"))


def why_words(word: str) -> Text:
    """Read a kept reason back; one that is not ours is shown as it stands."""
    return WORDS.get(word, word)


def when(room: Room, at: datetime | None) -> str:
    """The time at this place, as it is written on every page; nothing for no time."""
    return "" if at is None else f"{at.astimezone(room.station.settings.zone):%Y-%m-%d %H:%M}"


def clock(room: Room, at: datetime) -> str:
    """Only the time of day."""
    return f"{at.astimezone(room.station.settings.zone):%H:%M}"


def verbatim(text: str) -> str:
    """What people typed, as a parameter of a sentence: an @ in front would make it the name of a text."""
    return f"＠{text[1:]}" if text.startswith("@") else text


def what(measurement: Measurement) -> Sentence:
    """Name the quantity, with its side where it has one; one that is not in our table goes by its key."""
    key = measurement.quantity
    name = f"@quantity.{key}" if key in QUANTITIES else verbatim(key)
    if measurement.side is None:
        return Sentence("record.what", (name,))
    return Sentence("record.what-side", (name, f"@{SIDES[measurement.side].key}"))


def value(measurement: Measurement) -> str:
    """Digits and unit; a quantity that a plug-in took away again keeps its digits."""
    known = measurement.quantity in QUANTITIES
    return with_unit(measurement.quantity, measurement.value) if known else f"{measurement.value:f}"


def how(visit: VisitLine) -> Text:
    """How a visit ended, or that it is still going on."""
    return Sentence("record.end.open") if visit.ended is None else ENDS[visit.ended]


def whose(visit: VisitLine) -> Text:
    """The masked name, or that it is a guest, with sex and age."""
    about = f"@{SEXES[visit.sex]}", str(visit.age)
    if visit.resident_id is None:
        return Sentence("record.guest", about)
    return Sentence("record.person", (verbatim(visit.masked_name) or "@people.nameless", *about))


async def named(room: Room, visit: UUID, page: Page) -> Page:
    """Put over a page whose visit it is about: nobody writes into the wrong record."""
    sheet = await room.do(Store.visit_sheet, visit)
    return replace(page, who=sheet.head.masked_name)


def programme(key: str) -> Text:
    """A programme's name; one that the centre made itself is called as in its configuration."""
    return PROGRAMMES.get(key, key)


async def names(room: Room) -> Names:
    """Return who works here: the actor's name in records → the name on pages."""
    return {member.actor: member.name for member in await room.read(Store.staff_list)}


def author(actor: str, known: Names) -> Text:
    """Who did it, in words; a member of staff who is not known any more keeps the number."""
    if actor in known:
        return known[actor]
    return ACTORS.get(actor.partition(":")[0], actor)


def may(room: Room, duty: Duty) -> bool:
    """Whether this role may ask for it; the door checks again."""
    return room.who.role.may(NEEDS[type(duty)])


def can(room: Room, *buttons: Button) -> tuple[Button, ...]:
    """Leave out what this role may not do."""
    return tuple(button for button in buttons if may(room, button.duty))
