"""The division of an instrument (한 눈금), read off its plate by staff: digits can be finer than a device is."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties_checks import FullCheck
from kiosk.core.pages import Button, Field, Form, Page, Text
from kiosk.core.texts import Sentence
from kiosk.core.typed import read_number
from kiosk.station.office.check_bench import Calibration
from kiosk.station.office.check_words import name
from kiosk.station.office.room import Room
from kiosk.store.records import Store


def told(one: Calibration) -> Text:
    """What is written of it; without, the digits have to speak for it."""
    step = one.facts.resolution
    return Sentence("checks.step.unknown") if step is None else f"{step:f} {one.plan.symbol}"


async def step(room: Room, one: Calibration, duty: FullCheck) -> Page | None:
    """Ask for it; None: it is written down, or was left empty, and the references follow."""
    if not duty.sent:
        return _form(one, duty)
    value = read_number(duty.text)
    if value is None or value <= 0:
        return replace(_form(one, duty), complaint=Sentence("checks.wrong.number"))
    one.facts = replace(one.facts, resolution=value)
    await room.do(Store.instrument_note, one.under.driver.key, one.under.serial, one.facts)
    return None


def _form(one: Calibration, duty: FullCheck) -> Page:
    asked = FullCheck(one.under.device, one.under.quantity, "step", sent=True)
    kept = one.facts.resolution
    hint = Sentence("checks.step.hint", (one.plan.symbol,))
    box = Field("text", Sentence("checks.step"), "decimal", duty.text or (f"{kept:f}" if kept else ""), hint=hint)
    form = Form("step", (box,), Button("save", Sentence("checks.step.save"), asked))
    back, say = FullCheck(one.under.device, one.under.quantity), Sentence("checks.step.say")
    return Page("check-step", Sentence("checks.full"), (form,), (), back, say, who=name(one.under))
