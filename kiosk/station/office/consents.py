"""The consents of a resident: purpose, answer, date, wording, who entered it; answers given to staff."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import Consents, GiveConsent, KeepContact, Person
from kiosk.core.pages import Button, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import PURPOSES, ConsentEntry
from kiosk.station.office.contact import keep_contact
from kiosk.station.office.forms import answer, moment, permitted
from kiosk.station.office.person import NO, YES
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store

PURPOSE_WORDS = {
    "keep": Sentence("consents.purpose.keep"),
    "platform": Sentence("consents.purpose.platform"),
    "ai": Sentence("consents.purpose.ai"),
    "trial": Sentence("consents.purpose.trial"),
    "family": Sentence("consents.purpose.family"),
    "phone": Sentence("consents.purpose.phone"),
    "contact": Sentence("consents.purpose.contact"),
}
FOLLOWS = {
    "keep": Sentence("consents.follows.keep"),
    "platform": Sentence("consents.follows.platform"),
    "phone": Sentence("consents.follows.contact"),
    "contact": Sentence("consents.follows.contact"),
}
"""What a no brings with it; said before, and again after."""
HEADS = (
    Sentence("consents.purpose"),
    Sentence("consents.answer"),
    Sentence("consents.when"),
    Sentence("consents.wording"),
    Sentence("consents.by"),
)


async def consents(room: Room, duty: Consents) -> Page:
    """Show what this resident has said to each purpose, and let staff enter another answer."""
    card = await room.do(Store.person, duty.resident)
    standing = {entry.purpose: entry for entry in card.consents}
    names = {one.actor: one.name for one in await room.read(Store.staff_list)}
    rows = tuple(_row(room, GiveConsent(card.id, one, True), standing.get(one), names) for one in PURPOSES)
    table = Table("consents", HEADS, rows, Sentence("consents.none"), (4, 2, 3, 3, 2))
    return Page("consents", Sentence("consents.title"), (table,), back=Person(card.id), who=card.identity.name)


def _row(room: Room, duty: GiveConsent, entry: ConsentEntry | None, names: dict[str, str]) -> Row:
    purpose = duty.purpose
    granted = entry is not None and entry.granted
    no = Button(f"no-{purpose}", Sentence("consents.no"), replace(duty, granted=False), FOLLOWS.get(purpose, _ASK_NO))
    if purpose in ("phone", "contact"):
        yes = Button(f"yes-{purpose}", Sentence("consents.yes"), KeepContact(duty.resident, purpose))
    else:
        yes = Button(f"yes-{purpose}", Sentence("consents.yes"), duty, Sentence("consents.yes.confirm"))
    cells: tuple[Text, ...] = (PURPOSE_WORDS[purpose], Sentence("consents.unasked"), "", "", "")
    if entry is not None:
        said = YES if granted else NO
        cells = (PURPOSE_WORDS[purpose], said, moment(room, entry.at), entry.wording, _who(entry.actor, names))
    mark: Mark = "ok" if granted else "off" if entry is not None else ""
    return Row(purpose, cells, mark, buttons=permitted(room, no if granted else yes))


_ASK_NO = Sentence("consents.no.confirm")


def _who(actor: str, names: dict[str, str]) -> Text:
    return Sentence("consents.by.resident") if actor == "resident" else names.get(actor, Sentence("consents.by.staff"))


async def give(room: Room, duty: GiveConsent) -> Page:
    """Write the answer into the ledger; what is kept under a consent of its own goes with it."""
    if duty.purpose not in PURPOSES:
        return await consents(room, Consents(duty.resident))
    card = await room.do(Store.person, duty.resident)
    if duty.purpose in ("phone", "contact"):
        if duty.granted:
            return await keep_contact(room, KeepContact(card.id, duty.purpose))
        await room.do(Store.person_keep, card.id, duty.purpose, "", answer(room, duty.purpose, False))
    else:
        entry = answer(room, duty.purpose, duty.granted)
        await room.store.call(Store.give_consent, entry, now=room.now(), resident_id=card.id)
    said = Sentence("consents.given") if duty.granted else FOLLOWS.get(duty.purpose, Sentence("consents.withdrawn"))
    return replace(await consents(room, Consents(card.id)), say=said)


DUTIES: Handlers = {Consents: consents, GiveConsent: give}
