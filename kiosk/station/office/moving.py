"""Wrong person: this visit's values belong to somebody else. Both are shown before anything is moved."""

from __future__ import annotations

from uuid import UUID

from kiosk.core.duties import MoveValues, VisitPage
from kiosk.core.pages import Button, Field, Form, Lines, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office import telling
from kiosk.station.office.records import visit_page
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import WHY_MOVE, choices, verbatim, whose
from kiosk.store.records import Store
from kiosk.store.sheets import State, VisitLine, VisitSheet


async def move(room: Room, duty: MoveValues) -> Page:
    """Find the right person, look at both, say why."""
    sheet: VisitSheet = await room.do(Store.visit_sheet, duty.visit)
    if duty.resident is None and not duty.guest:
        return await _choose(room, duty, sheet)
    if not duty.sent or duty.why not in WHY_MOVE:
        return await _confirm(room, duty, sheet)
    made: UUID = await room.do(Store.visit_move, duty.visit, duty.resident, why=duty.why)
    if duty.note.strip():
        await room.do(Store.remark_add, made, duty.note.strip(), advice=False)
    return await visit_page(room, made, Sentence("move.done"))


async def _choose(room: Room, duty: MoveValues, sheet: VisitSheet) -> Page:
    hits = await room.do(Store.people_search, duty.text) if duty.text.strip() else ()
    rows = tuple(
        Row(
            f"person-{number}",
            (hit.name, hit.birth.isoformat(), Sentence(telling.SEXES[hit.sex]), hit.phone_tail),
            duty=MoveValues(duty.visit, hit.id),
        )
        for number, hit in enumerate(hits, start=1)
        if hit.id != sheet.head.resident_id
    )
    heads = (
        Sentence("move.head.name"),
        Sentence("move.head.birth"),
        Sentence("move.head.sex"),
        Sentence("move.head.tail"),
    )
    find = Button("find", Sentence("move.find"), MoveValues(duty.visit))
    parts: list[Part] = [Form("search", (Field("text", Sentence("move.text"), "text", duty.text),), find)]
    if duty.text.strip():
        parts.append(Table("people", heads, rows, Sentence("move.nobody"), (3, 3, 2, 2)))
    buttons: tuple[Button, ...] = ()
    if sheet.head.resident_id is not None:
        buttons = (Button("guest", Sentence("move.guest"), MoveValues(duty.visit, guest=True)),)
    say = Sentence("move.say", _about(sheet.head))
    return Page("move", Sentence("move.title"), tuple(parts), buttons, VisitPage(duty.visit), say)


async def _confirm(room: Room, duty: MoveValues, sheet: VisitSheet) -> Page:
    right: Text = Sentence("move.to-guest")
    sure = Sentence("move.sure-guest")
    if duty.resident is not None:
        card = await room.do(Store.person, duty.resident)
        name = verbatim(card.identity.name) or "@people.nameless"
        right, sure = (Sentence(key, (name, card.identity.birth.isoformat())) for key in ("move.to", "move.sure"))
    counted = [line.measurement for line in sheet.values if line.state is State.STANDING]
    values = tuple((telling.what(one), telling.value(one)) for one in counted)
    both = Lines(((Sentence("move.from"), whose(sheet.head)), (Sentence("move.right"), right)))
    fields = (
        Field("why", Sentence("record.why"), "choice", duty.why, choices(WHY_MOVE)),
        Field("note", Sentence("record.own-words"), "lines", duty.note, optional=True),
    )
    submit = Button(
        "move-now",
        Sentence("move.now"),
        MoveValues(duty.visit, duty.resident, guest=duty.guest, sent=True),
        sure,
    )
    complaint = Sentence("record.why-missing") if duty.sent else ""
    parts = (both, Lines(values), Form("move", fields, submit))
    return Page("move-sure", Sentence("move.title"), parts, (), MoveValues(duty.visit), complaint=complaint)


def _about(head: VisitLine) -> tuple[str, str, str]:
    return verbatim(head.masked_name) or "@record.guest-word", f"@{telling.SEXES[head.sex]}", str(head.age)


DUTIES: Handlers = {MoveValues: move}
