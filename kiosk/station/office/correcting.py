"""Another value in place of one, read strictly and, when it is far off, looked at twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kiosk.core.duties import Correct, ValuePage
from kiosk.core.far import far, pressure_fault
from kiosk.core.pages import Button, Field, FieldKind, Form, Lines, Page, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Side
from kiosk.core.texts import Sentence
from kiosk.core.typed import Typed, read_typed, with_unit
from kiosk.station.office import telling
from kiosk.station.office.records import visit_page
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import WHY_CORRECT, choices
from kiosk.store.records import Store
from kiosk.store.sheets import State, ValueSheet, VisitLine, VisitSheet
from kiosk.store.trouble import StoreTrouble, Trouble

PAIR = {"systolic_pressure": "diastolic_pressure", "diastolic_pressure": "systolic_pressure"}


async def correct(room: Room, duty: Correct) -> Page:
    """Correct it; over every step stands whose value it is."""
    sheet: ValueSheet = await room.do(Store.value_sheet, duty.measurement)
    whole: VisitSheet = await room.do(Store.visit_sheet, sheet.visit_id)
    return replace(await _walk(room, duty, sheet, whole), who=whole.head.masked_name)


async def _walk(room: Room, duty: Correct, sheet: ValueSheet, whole: VisitSheet) -> Page:
    """Read the new value, look twice at a far one, keep it."""
    one = sheet.measurement
    if one.quantity not in QUANTITIES:
        raise StoreTrouble(Trouble.AMEND, "no limits are known for this quantity")
    if not duty.sent:
        return _correct_form(duty, sheet)
    read = read_typed(one.quantity, duty.value)
    if isinstance(read, Sentence):
        return _correct_form(duty, sheet, read)
    if duty.why not in WHY_CORRECT:
        return _correct_form(duty, sheet, Sentence("record.why-missing"))
    wrong = _pair_fault(whole, sheet, read)
    if wrong is not None:
        return _correct_form(duty, sheet, wrong)
    doubt = far(one.quantity, read.value, await last_value(room, whole.head, one.quantity, one.side))
    if doubt is not None and not duty.sure:
        return _sure_page(duty, doubt.say)
    await room.do(Store.value_correct, one.id, read.value, why=duty.why)
    if duty.note.strip():
        await room.do(Store.remark_add, sheet.visit_id, duty.note, advice=False)
    return await visit_page(room, sheet.visit_id, kept_words(read, duty.value))


def kept_words(read: Typed, typed: str) -> Sentence:
    """Say what was kept, and that it was rounded if it was."""
    kept = with_unit(read.quantity, read.value)
    if read.rounded:
        return Sentence("typed.rounded", (telling.verbatim(typed.strip()), kept))
    return Sentence("typed.kept", (f"@quantity.{read.quantity}", kept))


def _correct_form(duty: Correct, sheet: ValueSheet, complaint: Text = "") -> Page:
    one = sheet.measurement
    fields = (
        Field("value", telling.what(one), keys(one.quantity), duty.value, hint=limits(one.quantity)),
        Field("why", Sentence("record.why"), "choice", duty.why, choices(WHY_CORRECT)),
        Field("note", Sentence("record.own-words"), "lines", duty.note, optional=True),
    )
    submit = Button("keep", Sentence("value.keep"), Correct(one.id, sent=True))
    now = Lines(((Sentence("value.now"), telling.value(one)),))
    parts = (now, Form("correct", fields, submit))
    return Page("value-correct", Sentence("value.correct"), parts, back=ValuePage(one.id), complaint=complaint)


def _sure_page(duty: Correct, doubt: Sentence) -> Page:
    """The second look: the same number once more, or back to the field with it."""
    sure = Correct(duty.measurement, duty.value, duty.why, duty.note, sure=True, sent=True)
    anew = Correct(duty.measurement, duty.value, duty.why, duty.note)
    buttons = (Button("anew", Sentence("typed.anew"), anew), Button("sure", Sentence("typed.sure"), sure))
    return Page("value-sure", Sentence("typed.look"), (), buttons, anew, say=doubt)


def keys(quantity: str) -> FieldKind:
    """Which keys a number is typed with: the digits have no minus sign."""
    return "decimal" if QUANTITIES[quantity].low >= 0 else "text"


def limits(quantity: str) -> Sentence:
    """The hint under a field."""
    kind = QUANTITIES[quantity]
    return Sentence("typed.between", (with_unit(quantity, kind.low), with_unit(quantity, kind.high)))


def _pair_fault(whole: VisitSheet, sheet: ValueSheet, read: Typed) -> Sentence | None:
    """A corrected half of a blood pressure must still fit the other half."""
    other = PAIR.get(read.quantity)
    if other is None:
        return None
    event = sheet.measurement.event_id
    for line in whole.values:
        one = line.measurement
        if line.state is State.STANDING and (one.event_id, one.quantity) == (event, other):
            high, low = (read.value, one.value) if other.startswith("dia") else (one.value, read.value)
            return pressure_fault(high, low)
    return None


async def last_value(room: Room, head: VisitLine, quantity: str, side: Side | None) -> Decimal | None:
    """Return this person's own last value of the quantity and side, from an earlier visit; None for a guest."""
    if head.resident_id is None:
        return None
    earlier = await room.do(Store.last_values, head.resident_id, head.started_at)
    same = [one.value for one in earlier if (one.quantity, one.side) == (quantity, side)]
    return same[-1] if same else None


DUTIES: Handlers = {Correct: correct}
