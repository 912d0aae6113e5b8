"""One value: its proof and history, and what staff do about it. Nothing is overwritten; every step says why."""

from __future__ import annotations

from uuid import UUID

from kiosk.core.duties import Correct, OtherSide, Unvoid, ValuePage, VisitPage, VoidValue
from kiosk.core.pages import Button, Lines, Page, Row, Table, Text
from kiosk.core.reading import Measurement, Method
from kiosk.core.texts import Sentence
from kiosk.station.office import telling
from kiosk.station.office.records import STATES, visit_page
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import WHY_VOID, author, can, named, names, when, why_table, why_words
from kiosk.store.records import Store
from kiosk.store.sheets import State, ValueSheet

AMENDED: dict[str, Sentence] = {
    "correct": Sentence("value.amended.correct"),
    "side": Sentence("value.amended.side"),
    "move": Sentence("value.amended.move"),
    "void": Sentence("value.amended.void"),
    "unvoid": Sentence("value.amended.unvoid"),
}


async def value(room: Room, duty: ValuePage) -> Page:
    """Show one value."""
    return await _value_page(room, duty.measurement)


async def _value_page(room: Room, measurement: UUID, say: Text = "") -> Page:
    sheet: ValueSheet = await room.do(Store.value_sheet, measurement)
    one = sheet.measurement
    about = Lines(((telling.what(one), telling.value(one)), (Sentence("value.state"), STATES[sheet.state][0])))
    known = await names(room)
    parts = (about, _proof(room, one, known), _history(room, sheet, known))
    page = Page("value", Sentence("value.page"), parts, _buttons(room, sheet), VisitPage(sheet.visit_id), say)
    return await named(room, sheet.visit_id, page)


def _proof(room: Room, one: Measurement, known: telling.Names) -> Lines:
    """What stands behind the value, in words."""
    lines: list[tuple[Text, Text]] = [
        (Sentence("value.when"), when(room, one.taken_at)),
        (Sentence("value.method"), telling.METHODS[one.method]),
    ]
    proof = one.proof
    if one.method is Method.TYPED:
        lines += [(Sentence("value.typed-by"), _typist(one.typed_by, known)), (Sentence("value.why"), _why(one))]
    if one.method is Method.DEVICE:
        version = f"{proof.codec} {proof.codec_version}".strip()
        lines += [
            (Sentence("value.device"), f"{proof.driver} {proof.device_serial}".strip() or "-"),
            (Sentence("value.said"), telling.verbatim(proof.said) or "-"),
            (Sentence("value.codec"), version),
            (Sentence("value.raw"), Sentence("value.raw-bytes", (str(len(proof.raw)),))),
        ]
    return Lines(tuple(lines))


def _typist(typed_by: str, known: telling.Names) -> Text:
    return author(typed_by if ":" in typed_by else f"staff:{typed_by}", known)


def _why(one: Measurement) -> Text:
    return why_words(one.reason) if one.reason else "-"


def _history(room: Room, sheet: ValueSheet, known: telling.Names) -> Table:
    rows = tuple(
        Row(
            f"change-{number}",
            (when(room, change.at), AMENDED[change.kind], author(change.actor, known), why_words(change.why)),
            duty=ValuePage(change.result) if change.result not in (None, sheet.measurement.id) else None,
        )
        for number, change in enumerate(sheet.amendments, start=1)
    )
    heads = (
        Sentence("value.head.when"),
        Sentence("value.head.what"),
        Sentence("value.head.who"),
        Sentence("value.head.why"),
    )
    return Table("history", heads, rows, Sentence("value.no-history"), (3, 2, 2, 3))


def _buttons(room: Room, sheet: ValueSheet) -> tuple[Button, ...]:
    one = sheet.measurement
    if sheet.state is State.VOID:
        return can(room, Button("unvoid", Sentence("value.unvoid"), Unvoid(one.id), Sentence("value.unvoid-sure")))
    if sheet.state is not State.STANDING:
        return ()
    buttons = [Button("correct", Sentence("value.correct"), Correct(one.id))]
    if one.method is Method.COMPUTED:
        buttons = []  # it follows what it is computed from
    buttons.append(Button("void", Sentence("value.void"), VoidValue(one.id)))
    if one.side is not None:
        buttons.append(Button("side", Sentence("value.side"), OtherSide(one.id), Sentence("value.side-sure")))
    return can(room, *buttons)


# --- void, again, other side -----------------------------------------------------------------------------------------


async def void(room: Room, duty: VoidValue) -> Page:
    """Ask why, by one press; then it counts no more."""
    sheet: ValueSheet = await room.do(Store.value_sheet, duty.measurement)
    one = sheet.measurement
    if duty.why not in WHY_VOID:
        parts = (
            Lines(((telling.what(one), telling.value(one)),)),
            why_table(WHY_VOID, lambda why: VoidValue(one.id, why)),
        )
        back = VisitPage(sheet.visit_id)
        page = Page("value-void", Sentence("value.void"), parts, (), back, Sentence("value.void-why"))
        return await named(room, sheet.visit_id, page)
    await room.do(Store.value_void, one.id, why=duty.why)
    return await visit_page(room, sheet.visit_id, Sentence("value.voided"))


async def unvoid(room: Room, duty: Unvoid) -> Page:
    """It counts after all."""
    sheet: ValueSheet = await room.do(Store.value_sheet, duty.measurement)
    await room.do(Store.value_unvoid, duty.measurement, why="counts")
    return await visit_page(room, sheet.visit_id, Sentence("value.unvoided"))


async def other_side(room: Room, duty: OtherSide) -> Page:
    """It was the other hand or leg."""
    made: UUID = await room.do(Store.value_side, duty.measurement, why="side")
    return await _value_page(room, made, Sentence("value.side-done"))


DUTIES: Handlers = {ValuePage: value, VoidValue: void, Unvoid: unvoid, OtherSide: other_side}
