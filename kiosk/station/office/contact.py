"""A full phone number and an emergency contact, each kept under a consent of its own."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import KeepContact, Person
from kiosk.core.pages import Button, Field, Form, Page
from kiosk.core.texts import Sentence
from kiosk.station.office.forms import answer
from kiosk.station.office.person import person
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store

LONGEST_CONTACT = 80
WRONG = {"phone": Sentence("people.wrong.phone"), "contact": Sentence("people.wrong.contact")}


async def keep_contact(room: Room, duty: KeepContact) -> Page:
    """Keep a full phone number or an emergency contact under a consent of its own; a no takes it out again."""
    card = await room.do(Store.person, duty.resident)
    who, text = card.identity, " ".join(duty.text.split())
    if duty.what not in ("phone", "contact"):
        return await person(room, Person(card.id))
    if not duty.sent:
        kept = who.phone if duty.what == "phone" else who.contact
        return _contact(replace(duty, text=kept, consent="yes" if kept else ""), who.name)
    if duty.consent not in ("yes", "no"):
        return replace(_contact(duty, who.name), complaint=Sentence("people.wrong.answer"))
    if duty.consent == "yes" and not _fits(duty.what, text):
        return replace(_contact(duty, who.name), complaint=WRONG[duty.what])
    granted = duty.consent == "yes"
    entry = answer(room, duty.what, granted)
    await room.do(Store.person_keep, card.id, duty.what, text if granted else "", entry)
    said = Sentence("people.kept" if granted else "people.taken-out")
    return replace(await person(room, Person(card.id)), say=said)


def _fits(what: str, text: str) -> bool:
    if what == "contact":
        return 1 < len(text) <= LONGEST_CONTACT and text.isprintable()
    digits = [char for char in text if char not in "-+ ()"]
    return 8 <= len(digits) <= 15 and all("0" <= char <= "9" for char in digits)


def _contact(duty: KeepContact, name: str) -> Page:
    what = Sentence("people.phone" if duty.what == "phone" else "people.contact")
    asked = Sentence("people.phone.ask" if duty.what == "phone" else "people.contact.ask")
    fields = (
        Field("text", what, "digits" if duty.what == "phone" else "text", duty.text, optional=True),
        Field("consent", asked, "yes-no", duty.consent),
    )
    form = Form("keep", fields, Button("save", Sentence("people.save"), replace(duty, sent=True)))
    return Page(f"person-{duty.what}", what, (form,), back=Person(duty.resident), who=name)


DUTIES: Handlers = {KeepContact: keep_contact}
