"""One resident's page: who it is, what was agreed to, cards, visits; and changing what was written wrongly."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import (
    BeginFor,
    ChangePerson,
    Consents,
    ErasePerson,
    ExportPerson,
    KeepContact,
    MergeWith,
    People,
    Person,
    PrintCard,
    UndoMerge,
    VisitPage,
    VoidCard,
)
from kiosk.core.pages import Button, Field, Form, Lines, Page, Part, Row, Table, Text
from kiosk.core.resident import age_on
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import End
from kiosk.station.office.forms import (
    SEXES,
    Wrong,
    day,
    key,
    moment,
    permitted,
    read_birth,
    read_name,
    read_sex,
    read_tail,
    who_fields,
)
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import ENDS, PROGRAMMES
from kiosk.store.identity import Identity
from kiosk.store.people_values import PersonCard
from kiosk.store.records import Store

YES, NO = Sentence("people.yes"), Sentence("people.no")


async def person(room: Room, duty: Person) -> Page:
    """Show one resident; of a merged pair the one that was kept."""
    card = await room.do(Store.person, duty.resident)
    who = card.identity
    parts: list[Part] = [Lines(_lines(room, card))]
    if card.merges:
        parts.append(_merges(room, card))
    parts.append(_visits(room, card))
    return Page(
        "person",
        Sentence("people.person"),
        tuple(parts),
        permitted(room, *_buttons(card)),
        back=People(),
        say=Sentence("people.merged-here") if card.merged_into is not None else "",
        who=who.name,
    )


def _lines(room: Room, card: PersonCard) -> tuple[tuple[Text, Text], ...]:
    who, granted = card.identity, {entry.purpose: entry.granted for entry in card.consents}
    age = Sentence("people.age", (str(age_on(who.birth, room.today())),))
    lines: list[tuple[Text, Text]] = [
        (Sentence("people.name"), who.name or Sentence("people.nameless")),
        (Sentence("people.birth"), who.birth.isoformat()),
        (Sentence("people.ageword"), age),
        (Sentence("people.sex"), dict(SEXES)[who.sex.value]),
        (Sentence("people.tail"), who.phone_tail),
        (Sentence("people.phone"), who.phone),
        (Sentence("people.contact"), who.contact),
        (Sentence("people.alone"), YES if who.lives_alone else ""),
        (Sentence("people.card"), Sentence("people.card.has" if card.has_card else "people.card.none")),
        (Sentence("consents.purpose.keep"), YES if granted.get("keep") else NO),
        (Sentence("consents.purpose.platform"), YES if granted.get("platform") else NO),
    ]
    lines += [(Sentence("people.cleared"), day(room, one.until)) for one in card.clearances]
    return tuple(line for line in lines if line[1] != "")


def _merges(room: Room, card: PersonCard) -> Table:
    rows = tuple(
        Row(
            f"merged-{one.id}",
            (one.name or Sentence("people.nameless"), moment(room, one.at)),
            buttons=permitted(
                room,
                Button(
                    key("undo", one.id),
                    Sentence("merge.undo"),
                    UndoMerge(one.id, card.id),
                    Sentence("merge.undo.confirm"),
                ),
            ),
        )
        for one in card.merges
    )
    return Table("merges", (Sentence("merge.head"), Sentence("merge.when")), rows, Sentence("merge.none"))


def _visits(room: Room, card: PersonCard) -> Table:
    rows = tuple(
        Row(
            str(one.id),
            (moment(room, one.started_at), PROGRAMMES.get(one.programme, one.programme), _ended(one.ended)),
            duty=VisitPage(one.id),
        )
        for one in card.visits
    )
    heads = (Sentence("people.visit.at"), Sentence("people.visit.programme"), Sentence("people.visit.ended"))
    return Table("visits", heads, rows, Sentence("people.visit.none"), (3, 3, 2))


def _ended(ended: str | None) -> Sentence:
    return ENDS[End(ended)] if ended else Sentence("people.visit.open")


def _buttons(card: PersonCard) -> tuple[Button | None, ...]:
    """Return what can be done about somebody, the main thing first."""
    one, has = card.id, card.has_card
    return (
        Button("begin", Sentence("people.begin"), BeginFor(one)),
        Button(
            "print-card",
            Sentence("cards.again" if has else "cards.print"),
            PrintCard(one, "worn" if has else "first"),
            Sentence("cards.again.confirm") if has else None,
        ),
        Button("void-card", Sentence("cards.lost"), VoidCard(one), Sentence("cards.lost.confirm")) if has else None,
        Button("consents", Sentence("consents.title"), Consents(one)),
        Button("change", Sentence("people.change"), ChangePerson(one)),
        Button("phone", Sentence("people.phone"), KeepContact(one, "phone")),
        Button("contact", Sentence("people.contact"), KeepContact(one, "contact")),
        Button("export", Sentence("leaving.export"), ExportPerson(one), Sentence("leaving.export.confirm")),
        Button("merge", Sentence("merge.title"), MergeWith(one)),
        Button("erase", Sentence("leaving.erase"), ErasePerson(one)),
    )


async def change(room: Room, duty: ChangePerson) -> Page:
    """Write name, birth date, sex or phone tail anew; the form shows what is there."""
    card = await room.do(Store.person, duty.resident)
    who = card.identity
    if not duty.sent:
        alone = "yes" if who.lives_alone else "no"
        return _form(
            ChangePerson(card.id, who.name, who.birth.isoformat(), who.sex.value, who.phone_tail, alone), who.name
        )
    try:
        changed = Identity(
            read_sex(duty.sex),
            read_birth(duty.birth, room.today()),
            read_tail(duty.phone_tail),
            read_name(duty.name),
            lives_alone=duty.lives_alone == "yes",
        )
    except Wrong as wrong:
        return replace(_form(duty, who.name), complaint=wrong.sentence)
    await room.do(Store.person_change, card.id, changed)
    return replace(await person(room, Person(card.id)), say=Sentence("people.changed"))


def _form(duty: ChangePerson, name: str) -> Page:
    fields = (
        *who_fields(duty.name, duty.birth, duty.sex, duty.phone_tail),
        Field("lives_alone", Sentence("people.alone"), "yes-no", duty.lives_alone, optional=True),
    )
    submit = Button("save", Sentence("people.save"), replace(duty, sent=True))
    form = Form("change", fields, submit)
    return Page("person-change", Sentence("people.change"), (form,), back=Person(duty.resident), who=name)


DUTIES: Handlers = {Person: person, ChangePerson: change}
