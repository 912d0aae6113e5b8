"""One's own PIN, and a lost one brought back by the code from the envelope."""

from __future__ import annotations

from kiosk.core.duties import Home, OwnPin, RecoverPin, SignOut
from kiosk.core.pages import Button, Field, Form, Lines, Page, Text
from kiosk.core.pin import flaw_of
from kiosk.core.recovery_code import recovery_digits
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Room
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble

FLAWS = {"shape": Sentence("colleague.pin.shape"), "easy": Sentence("colleague.pin.easy")}


async def own_pin(room: Room, duty: OwnPin) -> Page:
    """Change one's own PIN, typed twice."""
    complaint: Text = ""
    if duty.sent:
        complaint = FLAWS.get(flaw_of(duty.pin)) or ("" if duty.pin == duty.again else Sentence("colleague.pin.differ"))
        if not complaint:
            try:
                await room.do(Store.staff_set_pin, room.who.id, duty.pin)
            except StoreTrouble as trouble:
                complaint = Sentence(trouble.key)
            else:
                done = Lines((Sentence("colleague.pin.done"),), "ok")
                return Page("own-pin-done", Sentence("colleague.own-pin"), (done,), back=Home())
    fields = (
        Field("pin", Sentence("colleague.pin.new"), "pin", hint=Sentence("colleague.pin.hint")),
        Field("again", Sentence("colleague.pin.again"), "pin"),
    )
    form = Form("own-pin", fields, Button("save", Sentence("colleague.save"), OwnPin()))
    return Page("own-pin", Sentence("colleague.own-pin"), (form,), back=Home(), complaint=complaint)


async def recover(room: Room, duty: RecoverPin) -> Page:
    """The code from the envelope and a new PIN. Nobody is signed in here, and nobody is after it."""
    if not duty.sent:
        return _recover_page(duty)
    if flaw := flaw_of(duty.pin):
        return _recover_page(duty, FLAWS[flaw])
    if recovery_digits(duty.code) is None:
        return _recover_page(duty, Sentence("colleague.recover.slip"))
    try:
        verdict = await room.store.recover_pin(duty.code, duty.pin, now=room.now())
    except StoreTrouble as trouble:
        return _recover_page(duty, Sentence(trouble.key))
    if verdict.staff is None:
        locked = verdict.locked_until is not None and verdict.locked_until > room.now()
        return _recover_page(duty, Sentence("pin.locked" if locked else "colleague.recover.wrong"))
    done = Lines((Sentence("colleague.pin.done"), Sentence("colleague.recover.again")), "ok")
    close = Button("close", Sentence("colleague.recover.close"), SignOut())
    return Page("recover-done", Sentence("colleague.recover.title"), (done,), (close,), SignOut())


def _recover_page(duty: RecoverPin, complaint: Text = "") -> Page:
    code = Field(
        "code", Sentence("colleague.recover.code"), "digits", duty.code, hint=Sentence("colleague.recover.hint")
    )
    fields = (code, Field("pin", Sentence("colleague.pin.new"), "pin", hint=Sentence("colleague.pin.hint")))
    form = Form("recover", fields, Button("save", Sentence("colleague.save"), RecoverPin()))
    title, say = Sentence("colleague.recover.title"), Sentence("colleague.recover.say")
    return Page("recover", title, (form,), back=SignOut(), say=say, complaint=complaint)
