"""One's own data handed over, and everything destroyed: what goes and what stays is said before."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from kiosk.core.duties import ErasePerson, ExportPerson, People, Person
from kiosk.core.pages import Button, Field, Form, Lines, Page, Text
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.station.office.consents import PURPOSE_WORDS
from kiosk.station.office.forms import Wrong, moment, read_birth
from kiosk.station.office.people import people
from kiosk.station.office.person import NO, YES, person
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import PROGRAMMES
from kiosk.store.people_values import PersonCard
from kiosk.store.records import Store

PAPER = {
    "printed": Sentence("leaving.printed"),
    "kept": Sentence("leaving.printed"),
    "failed": Sentence("leaving.unprinted"),
    "later": Sentence("paper.later"),
}
WHYS: tuple[tuple[str, Text], ...] = (
    ("asked", Sentence("leaving.why.asked")),
    ("wrong", Sentence("leaving.why.wrong")),
)


async def export(room: Room, duty: ExportPerson) -> Page:
    """Write everything held about somebody into a file, and the main things on paper; for the one who stands here."""
    card = await room.do(Store.person, duty.resident)
    held = await room.do(Store.person_export, card.id)
    data = json.dumps(held, ensure_ascii=False, indent=1, default=str).encode()
    name = f"person-{room.now():%Y%m%d-%H%M%S}.json"
    lies = await asyncio.to_thread(room.services.files.export, name, data)
    documents = await _documents(room, card)
    words = Sentence("leaving.paper")
    paper = await room.printed(room.services.papers.lines(words, _paper(room, card), room.station.settings.language))
    await room.do(Store.note, "hand over", whose=str(card.id), detail=f"file, paper {paper}")
    lines = (
        (Sentence("leaving.file"), lies.name),
        *(((Sentence("leaving.document"), documents),) if documents else ()),
        (Sentence("leaving.page"), PAPER[paper]),
    )
    page = await person(room, Person(card.id))
    return replace(page, parts=(Lines(lines, "ok"), *page.parts), say=Sentence("leaving.exported"))


async def _documents(room: Room, card: PersonCard) -> str:
    """Write a FHIR document for each visit, one a line, newest first; returns the file's name, or nothing."""
    records = [await room.do(Store.visit_record, one.id) for one in card.visits]
    made = [document for record in records if (document := room.services.document(record))]
    if not made:
        return ""
    data = "".join(f"{one}\n" for one in made).encode()
    name = f"person-{room.now():%Y%m%d-%H%M%S}.fhir.ndjson"
    return (await asyncio.to_thread(room.services.files.export, name, data)).name


def _paper(room: Room, card: PersonCard) -> tuple[tuple[str, str], ...]:
    """Return what stands on the page, as names and values."""
    who = card.identity
    lines: list[tuple[Text, Text]] = [
        (Sentence("people.name"), who.name),
        (Sentence("people.birth"), who.birth.isoformat()),
        (Sentence("people.tail"), who.phone or who.phone_tail),
        (Sentence("people.contact"), who.contact),
    ]
    lines += [(PURPOSE_WORDS[entry.purpose], YES if entry.granted else NO) for entry in card.consents]
    lines += [(moment(room, one.started_at), PROGRAMMES.get(one.programme, one.programme)) for one in card.visits]
    texts = load_texts(room.station.settings.language)

    def said(text: Text) -> str:
        return tell(texts, text) if isinstance(text, Sentence) else text

    return tuple((said(name), said(value)) for name, value in lines if value != "")


async def erase(room: Room, duty: ErasePerson) -> Page:
    """Destroy the key and the values, when the birth date was typed once more."""
    card = await room.do(Store.person, duty.resident)
    if not duty.sent:
        return _form(duty, card)
    try:
        if read_birth(duty.birth, room.today()) != card.identity.birth:
            raise Wrong("leaving.wrong.birth")
    except Wrong as wrong:
        return replace(_form(duty, card), complaint=wrong.sentence)
    if duty.why not in dict(WHYS):
        return replace(_form(duty, card), complaint=Sentence("leaving.wrong.why"))
    if room.station.measures(card.id):
        return replace(_form(duty, card), complaint=Sentence("people.busy"))
    await room.do(Store.erase_resident, card.id, why=duty.why)
    return replace(await people(room, People()), say=Sentence("leaving.erased"))


def _form(duty: ErasePerson, card: PersonCard) -> Page:
    fields = (
        Field("why", Sentence("leaving.why"), "choice", duty.why, WHYS),
        Field("birth", Sentence("leaving.birth"), "date", duty.birth),
    )
    submit = Button("erase", Sentence("leaving.erase"), replace(duty, sent=True), Sentence("leaving.erase.confirm"))
    what = Lines((Sentence("leaving.goes"), Sentence("leaving.stays"), Sentence("leaving.platform")), "look")
    return Page(
        "erase",
        Sentence("leaving.erase"),
        (what, Form("erase", fields, submit)),
        back=Person(card.id),
        who=card.identity.name,
    )


DUTIES: Handlers = {ExportPerson: export, ErasePerson: erase}
