"""Any quantity typed into a visit by hand: which, then value and why, then a second look when it is far off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid4

from kiosk.core.duties import TypeQuantity, VisitPage
from kiosk.core.far import far, pressure_fault
from kiosk.core.pages import Button, Field, Form, Page, Row, Table, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.texts import Sentence
from kiosk.core.tray import STEPS
from kiosk.core.typed import Typed, read_typed
from kiosk.station.office.correcting import kept_words, keys, last_value, limits
from kiosk.station.office.records import visit_page
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import SIDES, WHY_TYPED, choices
from kiosk.store.records import Store
from kiosk.store.sheets import VisitSheet

PRESSURE = "pressure"
PAIR = ("systolic_pressure", "diastolic_pressure")
FIRST = (PRESSURE, "heart_rate", "body_weight", "body_height", "waist", "glucose", "body_temperature", "spo2")
"""What is typed most often stands first; the rest follows in the order of the table."""

NOT_TYPED = ("computed", "stream")


def offered() -> tuple[str, ...]:
    """Return what can be typed: everything but what is computed, and streams; a blood pressure only as a pair."""
    rest = (key for key, one in QUANTITIES.items() if one.note not in NOT_TYPED and key not in (*FIRST, *PAIR))
    return (*FIRST, *rest)


async def type_quantity(room: Room, duty: TypeQuantity) -> Page:
    """Type it in; over every step stands whose visit it is."""
    sheet: VisitSheet = await room.do(Store.visit_sheet, duty.visit)
    return replace(await _walk(room, duty, sheet), who=sheet.head.masked_name)


async def _walk(room: Room, duty: TypeQuantity, sheet: VisitSheet) -> Page:
    """Walk: which quantity, the form, the second look, kept."""
    if duty.quantity not in offered():
        return _choose(duty)
    if not duty.sent:
        return _form(duty)
    read = _read(duty)
    if isinstance(read, Sentence):
        return _form(duty, read)
    if not duty.sure:
        for one in read:
            doubt = far(one.quantity, one.value, await last_value(room, sheet.head, one.quantity, _side(duty)))
            if doubt is not None:
                return _sure_page(duty, doubt.say)
    rows = tuple(_rows(room, duty, read, sheet))
    await room.do(Store.value_typed, duty.visit, rows)
    typed = (duty.value, duty.second)
    said = [kept_words(one, text) for one, text in zip(read, typed, strict=False)]
    rounded = [one for one in said if one.key == "typed.rounded"]
    return await visit_page(room, duty.visit, (rounded or said)[0])


def _choose(duty: TypeQuantity) -> Page:
    rows = tuple(Row(f"type-{key}", (_name(key),), duty=TypeQuantity(duty.visit, key)) for key in offered())
    table = Table("quantities", (Sentence("typed.which"),), rows, Sentence("typed.none"))
    return Page("typed-choose", Sentence("typed.title"), (table,), back=VisitPage(duty.visit))


def _name(key: str) -> Sentence:
    return Sentence("typed.pressure") if key == PRESSURE else Sentence(f"quantity.{key}")


def sided(key: str) -> bool:
    """Whether a quantity belongs to a side of the body."""
    return key in QUANTITIES and QUANTITIES[key].note == "right|left"


def _form(duty: TypeQuantity, complaint: Text = "") -> Page:
    fields: list[Field] = []
    if sided(duty.quantity):
        sides = tuple((side.value, text) for side, text in SIDES.items())
        fields.append(Field("side", Sentence("typed.side"), "choice", duty.side, sides))
    names = _keys(duty)
    for name, key, value in zip(("value", "second"), names, (duty.value, duty.second), strict=False):
        fields.append(Field(name, Sentence(f"quantity.{key}"), keys(key), value, hint=limits(key)))
    fields.append(Field("why", Sentence("typed.why"), "choice", duty.why, choices(WHY_TYPED)))
    submit = Button("keep", Sentence("typed.keep"), TypeQuantity(duty.visit, duty.quantity, sent=True))
    form = Form("typed", tuple(fields), submit)
    return Page("typed", _name(duty.quantity), (form,), back=TypeQuantity(duty.visit), complaint=complaint)


def _sure_page(duty: TypeQuantity, doubt: Sentence) -> Page:
    typed = (duty.visit, duty.quantity, duty.side, duty.value, duty.second, duty.why)
    anew, sure = TypeQuantity(*typed), TypeQuantity(*typed, sure=True, sent=True)
    buttons = (Button("anew", Sentence("typed.anew"), anew), Button("sure", Sentence("typed.sure"), sure))
    return Page("typed-sure", Sentence("typed.look"), (), buttons, anew, say=doubt)


def _keys(duty: TypeQuantity) -> tuple[str, ...]:
    return PAIR if duty.quantity == PRESSURE else (duty.quantity,)


def _side(duty: TypeQuantity) -> Side | None:
    return Side(duty.side) if sided(duty.quantity) else None


def _read(duty: TypeQuantity) -> tuple[Typed, ...] | Sentence:
    """Read everything in the form; the first thing that is wrong is said."""
    if sided(duty.quantity) and duty.side not in list(Side):
        return Sentence("typed.side-missing")
    values: list[Typed] = []
    for key, text in zip(_keys(duty), (duty.value, duty.second), strict=False):
        read = read_typed(key, text)
        if isinstance(read, Sentence):
            return read
        values.append(read)
    if duty.why not in WHY_TYPED:
        return Sentence("record.why-missing")
    wrong = pressure_fault(values[0].value, values[1].value) if len(values) > 1 else None
    return wrong or tuple(values)


def _rows(room: Room, duty: TypeQuantity, read: Iterable[Typed], sheet: VisitSheet) -> Iterable[Measurement]:
    """One event; taken in the visit, even when it is typed after it has ended."""
    event: UUID = uuid4()
    at = min(room.now(), sheet.head.ended_at or room.now())
    for one in read:
        yield Measurement(
            id=uuid4(),
            event_id=event,
            quantity=one.quantity,
            side=_side(duty),
            value=one.value,
            taken_at=at,
            method=Method.TYPED,
            step=STEPS.get(one.quantity, one.quantity),
            proof=Proof(codec="typed", quality="accepted"),
            typed_by=room.who.actor,
            reason=duty.why,
        )


DUTIES: Handlers = {TypeQuantity: type_quantity}
