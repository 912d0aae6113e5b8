"""Cards and slips: a new one is printed, an older one opens nothing from then on."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import MergeWith, People, Person, PrintCard, Visits, VoidCard
from kiosk.core.pages import Form, Page
from kiosk.core.texts import Sentence
from kiosk.station.office.person import person
from kiosk.station.office.room import Handlers, Room
from kiosk.store.identity import masked
from kiosk.store.records import Store

LOOKING = (People, MergeWith, Visits)
"""Forms that only look for something: a card is the quicker way."""
WHYS = ("first", "lost", "worn")
PRINTED = {
    "printed": Sentence("cards.printed"),
    "kept": Sentence("cards.kept"),
    "failed": Sentence("cards.failed"),
    "later": Sentence("paper.later"),
}


async def print_card(room: Room, duty: PrintCard) -> Page:
    """Make a new code and print it; the name on it is masked, and the code says nothing about anybody."""
    card = await room.do(Store.person, duty.resident)
    why = duty.why if duty.why in WHYS else "worn"
    code = await room.do(Store.card_issue, card.id, why=why)
    paper = room.services.papers.card(code, masked(card.identity.name), room.station.settings.language)
    done = await room.printed(paper)
    page = await person(room, Person(card.id))
    said = PRINTED[done]
    return replace(page, complaint=said) if done == "failed" else replace(page, say=said)


async def void_card(room: Room, duty: VoidCard) -> Page:
    """A lost card finds nobody any more, whoever holds it."""
    card = await room.do(Store.person, duty.resident)
    await room.do(Store.card_void, card.id, why="lost")
    return replace(await person(room, Person(card.id)), say=Sentence("cards.voided"))


async def shown(room: Room, code: str, page: Page | None) -> Person | Sentence:
    """Say what a resident's card read on a staff page asks for; what is being typed there is not thrown away for it."""
    found = await room.do(Store.card_find, code)
    if found.resident is None:
        return Sentence("card.void" if found.voided else "card.unknown")
    forms = [part for part in page.parts if isinstance(part, Form)] if page is not None else []
    if any(not isinstance(form.submit.duty, LOOKING) for form in forms):
        return Sentence("card.writing")
    return Person(found.resident.id)


DUTIES: Handlers = {PrintCard: print_card, VoidCard: void_card}
