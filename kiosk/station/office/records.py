"""The visits of a day, and one visit with all its values."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from kiosk.core.duties import (
    AddNote,
    Consult,
    Home,
    MoveValues,
    Person,
    PrintResult,
    TypeQuantity,
    Unvoid,
    ValuePage,
    VisitPage,
    Visits,
    VoidValue,
)
from kiosk.core.pages import Button, Field, Form, Lines, Mark, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office import telling
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import author, can, clock, how, names, verbatim, when, whose
from kiosk.store.records import Store
from kiosk.store.remarks import Remark
from kiosk.store.sheets import State, ValueLine, VisitLine, VisitSheet

STATES: dict[State, tuple[Sentence, Mark]] = {
    State.STANDING: (Sentence("record.state.standing"), "ok"),
    State.CORRECTED: (Sentence("record.state.corrected"), "look"),
    State.VOID: (Sentence("record.state.void"), "off"),
    State.MOVED: (Sentence("record.state.moved"), "off"),
}

YEARS = range(2000, 2200)
"""A day outside is a slip of the finger."""


async def visits(room: Room, duty: Visits) -> Page:
    """List a day; what cannot be read as a day is today, and that is said."""
    day, wrong = _day(room, duty.day)
    found = await day_visits(room, day)
    rows = tuple(
        Row(
            f"visit-{number}",
            (clock(room, one.started_at), whose(one), telling.programme(one.programme), how(one)),
            "look" if one.ended is None else "",
            VisitPage(one.id),
        )
        for number, one in enumerate(found, start=1)
    )
    heads = (
        Sentence("visits.head.time"),
        Sentence("visits.head.who"),
        Sentence("visits.head.programme"),
        Sentence("visits.head.end"),
    )
    table = Table("visits", heads, rows, Sentence("visits.none"), (2, 4, 3, 3))
    go = Button("show-day", Sentence("visits.show"), Visits())
    form = Form("day", (Field("day", Sentence("visits.day"), "date", day.isoformat()),), go)
    before, after = (Visits((day + timedelta(days=days)).isoformat()) for days in (-1, 1))
    buttons = (
        Button("day-before", Sentence("visits.before"), before),
        Button("day-after", Sentence("visits.after"), after),
    )
    say = Sentence("visits.say", (day.isoformat(), str(len(found))))
    complaint = Sentence("visits.day-wrong") if wrong else ""
    return Page("visits", Sentence("visits.title"), (table, form), buttons, Home(), say, complaint)


async def day_visits(room: Room, day: date) -> tuple[VisitLine, ...]:
    """Return the visits that began on this day, at this place's midnight to midnight."""
    zone = room.station.settings.zone
    start, end = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    return await room.do(Store.visits_between, start, end)


def _day(room: Room, text: str) -> tuple[date, bool]:
    if not text.strip():
        return room.today(), False
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return room.today(), True
    return (day, False) if day.year in YEARS else (room.today(), True)


async def visit(room: Room, duty: VisitPage) -> Page:
    """Show one visit."""
    return await visit_page(room, duty.visit)


async def visit_page(room: Room, visit_id: UUID, say: Text = "") -> Page:
    """Show one visit, and say what was just done."""
    sheet: VisitSheet = await room.do(Store.visit_sheet, visit_id)
    known = await names(room)
    parts: list[Part] = [_head(room, sheet), _values(room, sheet)]
    if telling.may(room, AddNote(visit_id)):  # a note may hold more than a helper needs
        parts += note_lines(room, await room.do(Store.remarks, (visit_id,)), known)
    back = Visits(sheet.head.started_at.astimezone(room.station.settings.zone).date().isoformat())
    return Page(
        "visit",
        Sentence("visit.title"),
        tuple(parts),
        _buttons(room, sheet),
        back,
        say or (Sentence("visit.moved") if sheet.moved else ""),
        who=sheet.head.masked_name,
    )


def note_lines(room: Room, remarks: tuple[Remark, ...], known: telling.Names) -> list[Part]:
    """Return earlier notes and advice, oldest first; nothing for none."""
    lines = tuple(
        (Sentence("note.line.advice" if one.advice else "note.line", (when(room, one.at), _said(one, known))), one.text)
        for one in remarks
        if one.text
    )
    return [Lines(lines)] if lines else []


def _said(one: Remark, known: telling.Names) -> str:
    name = author(one.actor, known)
    return f"@{name.key}" if isinstance(name, Sentence) else verbatim(name)


def _head(room: Room, sheet: VisitSheet) -> Lines:
    head = sheet.head
    begun = when(room, head.started_at)
    until = "" if head.ended_at is None else clock(room, head.ended_at)
    lines: list[tuple[Text, Text]] = [
        (Sentence("visit.who"), whose(head)),
        (Sentence("visit.programme"), telling.programme(head.programme)),
        (Sentence("visit.time"), f"{begun} – {until}".strip(" –")),
        (Sentence("visit.end"), how(head)),
        (Sentence("visit.station"), head.station_id),
    ]
    return Lines(tuple(lines))


def _values(room: Room, sheet: VisitSheet) -> Table:
    names = ("visit.head.what", "visit.head.value", "visit.head.method", "visit.head.state")
    heads = tuple(map(Sentence, names))
    rows = tuple(_row(room, number, line) for number, line in enumerate(sheet.values, start=1))
    return Table("values", heads, rows, Sentence("visit.no-values"), (4, 4, 3, 3))


def _row(room: Room, number: int, line: ValueLine) -> Row:
    one, (state, mark) = line.measurement, STATES[line.state]
    cells = (telling.what(one), telling.value(one), telling.METHODS[one.method], state)
    buttons: tuple[Button, ...] = ()
    if line.state is State.STANDING:
        buttons = can(room, Button(f"void-{number}", Sentence("visit.void"), VoidValue(one.id)))
    elif line.state is State.VOID:
        buttons = can(room, Button(f"unvoid-{number}", Sentence("visit.unvoid"), Unvoid(one.id)))
    return Row(f"value-{number}", cells, mark, ValuePage(one.id), buttons)


def _buttons(room: Room, sheet: VisitSheet) -> tuple[Button, ...]:
    head = sheet.head
    buttons = [Button("consult", Sentence("visit.consult"), Consult(head.id))]
    if not sheet.moved:
        buttons.append(Button("type", Sentence("visit.type"), TypeQuantity(head.id)))
    buttons.append(Button("note", Sentence("visit.note"), AddNote(head.id)))
    if head.ended is not None and sheet.values:
        buttons.append(Button("print", Sentence("visit.print"), PrintResult(head.id)))
    if head.resident_id is not None:
        buttons.append(Button("person", Sentence("visit.person"), Person(head.resident_id)))
    if not sheet.moved and head.ended is not None:
        buttons.append(Button("move", Sentence("visit.move"), MoveValues(head.id)))
    return can(room, *buttons)


DUTIES: Handlers = {Visits: visits, VisitPage: visit}
