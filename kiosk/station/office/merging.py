"""Two records that are one person: put together, and taken apart again when that was wrong."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import Merge, MergeWith, People, Person, UndoMerge
from kiosk.core.pages import Button, Field, Form, Page, Part, Row, Table
from kiosk.core.texts import Sentence
from kiosk.station.office.forms import key
from kiosk.station.office.people import HEADS, WIDTHS, cells, people
from kiosk.station.office.person import person
from kiosk.station.office.room import Handlers, Room
from kiosk.store.identity import Identity
from kiosk.store.people_values import PersonHit
from kiosk.store.records import Store


async def merge_with(room: Room, duty: MergeWith) -> Page:
    """Choose whom this record belongs to: those alike are offered, others can be looked for."""
    card = await room.do(Store.person, duty.gone)
    text = duty.text.strip()
    if text:
        hits = await room.do(Store.people_search, text)
    else:
        hits = await room.do(Store.people_alike, card.identity)
    others = tuple(hit for hit in hits if hit.id != card.id)
    asked = Field("text", Sentence("people.text"), value=duty.text, hint=Sentence("people.text.hint"))
    form = Form("find", (asked,), Button("search", Sentence("people.search"), MergeWith(card.id)))
    rows = tuple(_row(room, card.id.hex, hit, card.identity, MergeWith(card.id)) for hit in others)
    parts: tuple[Part, ...] = (form, Table("people", HEADS, rows, Sentence("people.nobody"), WIDTHS))
    return Page(
        "merge",
        Sentence("merge.title"),
        parts,
        back=Person(card.id),
        say=Sentence("merge.say"),
        who=card.identity.name,
    )


def _row(room: Room, gone: str, hit: PersonHit, who: Identity, duty: MergeWith) -> Row:
    names = (f"{who.name} {who.birth.isoformat()}", f"{hit.name} {hit.birth.isoformat()}")
    button = Button(
        key("merge", hit.id), Sentence("merge.do"), Merge(duty.gone, hit.id), Sentence("merge.confirm", names)
    )
    return Row(str(hit.id), cells(room, hit), buttons=(button,))


async def merge(room: Room, duty: Merge) -> Page:
    """Put them together; the page of the one that stays follows."""
    if duty.gone == duty.kept:
        return replace(await merge_with(room, MergeWith(duty.gone)), complaint=Sentence("merge.same"))
    if room.station.measures(duty.gone):
        return replace(await merge_with(room, MergeWith(duty.gone)), complaint=Sentence("people.busy"))
    await room.do(Store.person_merge, duty.gone, duty.kept)
    return replace(await person(room, Person(duty.kept)), say=Sentence("merge.done"))


async def undo(room: Room, duty: UndoMerge) -> Page:
    """Take them apart; both are as they were, and what was written since stays where it was written."""
    await room.do(Store.person_unmerge, duty.merge)
    page = await (people(room, People()) if duty.resident is None else person(room, Person(duty.resident)))
    return replace(page, say=Sentence("merge.undone"))


DUTIES: Handlers = {MergeWith: merge_with, Merge: merge, UndoMerge: undo}
