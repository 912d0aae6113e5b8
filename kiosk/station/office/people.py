"""Finding people, and registering somebody new: those alike are shown first, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from kiosk.core.duties import Home, People, Person, Register
from kiosk.core.pages import Button, Field, Form, Page, Row, Table, Text
from kiosk.core.resident import age_on
from kiosk.core.texts import Sentence
from kiosk.core.visit import YOUNGEST
from kiosk.station.office.forms import (
    SEXES,
    Wrong,
    answer,
    day,
    permitted,
    read_birth,
    read_name,
    read_sex,
    read_tail,
    who_fields,
)
from kiosk.station.office.person import person
from kiosk.station.office.room import Handlers, Room
from kiosk.store.identity import Identity
from kiosk.store.people_values import PersonHit
from kiosk.store.records import Store

HEADS = (
    Sentence("people.name"),
    Sentence("people.birth"),
    Sentence("people.sex"),
    Sentence("people.tail"),
    Sentence("people.last"),
)
WIDTHS = (4, 3, 2, 2, 3)


async def people(room: Room, duty: People) -> Page:
    """Look for somebody; without a word, only ask for one."""
    text = duty.text.strip()
    hits = await room.do(Store.people_search, text) if text else ()
    asked = Field("text", Sentence("people.text"), value=duty.text, hint=Sentence("people.text.hint"))
    form = Form("find", (asked,), Button("search", Sentence("people.search"), People()))
    new = _typed(text)
    return Page(
        "people",
        Sentence("office.people"),
        (form, table(room, hits)) if text else (form,),
        permitted(room, Button("register", Sentence("people.register"), new)),
        back=Home(),
        say=Sentence("people.found", (str(len(hits)),)) if hits else "",
    )


def table(room: Room, hits: Sequence[PersonHit]) -> Table:
    """Show those who were found; each row leads to its person."""
    rows = tuple(Row(str(hit.id), cells(room, hit), duty=Person(hit.id)) for hit in hits)
    return Table("people", HEADS, rows, Sentence("people.nobody"), WIDTHS)


def cells(room: Room, hit: PersonHit) -> tuple[Text, ...]:
    """Return what tells one person from another."""
    name = hit.name or Sentence("people.nameless")
    return (name, hit.birth.isoformat(), dict(SEXES)[hit.sex.value], hit.phone_tail, day(room, hit.last_visit_at))


def _typed(text: str) -> Register:
    """Take what was looked for along into the empty form: a name, a phone tail or a birth date."""
    digits = "".join(char for char in text if char.isdigit())
    if not digits:
        return Register(name=text)
    if len(digits) == 8:
        return Register(birth=digits)
    return Register(phone_tail=digits) if len(digits) == 4 else Register()


async def register(room: Room, duty: Register) -> Page:
    """Register somebody who said yes to keeping; a child only with the guardian's consent."""
    if not duty.sent:
        return _form(room, duty)
    try:
        identity = _read(room, duty)
    except Wrong as wrong:
        return replace(_form(room, duty), complaint=wrong.sentence)
    if not duty.anyway:
        alike = await room.do(Store.people_alike, identity)
        if alike:
            return _alike(room, duty, alike)
    keep = answer(room, "keep", True, by="guardian" if _is_child(identity.birth, room) else "")
    made = await room.do(Store.register_resident, identity, (keep,), resident_id=uuid4())
    return replace(await person(room, Person(made.id)), say=Sentence("people.registered"))


def _read(room: Room, duty: Register) -> Identity:
    birth = read_birth(duty.birth, room.today())
    identity = Identity(read_sex(duty.sex), birth, read_tail(duty.phone_tail), read_name(duty.name))
    if _is_child(birth, room) and duty.guardian != "yes":
        raise Wrong("people.wrong.guardian")
    if duty.keep != "yes":
        raise Wrong("people.wrong.keep")
    return identity


def _is_child(birth: date, room: Room) -> bool:
    return age_on(birth, room.today()) < YOUNGEST


def _form(room: Room, duty: Register) -> Page:
    fields = [
        *who_fields(duty.name, duty.birth, duty.sex, duty.phone_tail),
        Field("keep", Sentence("people.keep"), "yes-no", duty.keep, hint=Sentence("people.keep.hint")),
        Field("guardian", Sentence("people.guardian"), "yes-no", duty.guardian, optional=True),
    ]
    submit = Button("save", Sentence("people.save"), replace(duty, sent=True, anyway=False))
    return Page(
        "people-register",
        Sentence("people.register"),
        (Form("register", tuple(fields), submit),),
        back=People(duty.name),
    )


def _alike(room: Room, duty: Register, alike: Sequence[PersonHit]) -> Page:
    """Somebody alike is there already: look first."""
    return Page(
        "people-alike",
        Sentence("people.register"),
        (table(room, alike),),
        (
            Button("change", Sentence("people.alike.change"), replace(duty, sent=False)),
            Button("anyway", Sentence("people.alike.anyway"), replace(duty, anyway=True)),
        ),
        back=replace(duty, sent=False),
        say=Sentence("people.alike"),
        who=duty.name,
    )


DUTIES: Handlers = {People: people, Register: register}
