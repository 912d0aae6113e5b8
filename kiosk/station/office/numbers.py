"""The month in numbers: on the screen, as one spreadsheet, as one printed page. Counts only, small ones hidden."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kiosk.core.duties import Home, SaveStatistics, Statistics
from kiosk.core.month import Month, month_of, read_month
from kiosk.core.pages import Button, Lines, Page, Row, Text
from kiosk.core.pages import Table as PageTable
from kiosk.core.sheet import Sheet
from kiosk.core.stats import Numbers, Table, numbers
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.devices.reasons import Reason
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.words import ASSESSMENTS, ENDED
from kiosk.store.records import Store

TABLES = {
    "day": Sentence("numbers.day"),
    "age": Sentence("numbers.age"),
    "sex": Sentence("numbers.sex"),
    "programme": Sentence("numbers.programme"),
    "guest": Sentence("numbers.guest"),
    "ended": Sentence("numbers.ended"),
    "unkept": Sentence("numbers.unkept"),
    "rating": Sentence("numbers.rating"),
}
LABELS = {
    "F": Sentence("numbers.sex.f"),
    "M": Sentence("numbers.sex.m"),
    "known": Sentence("numbers.guest.known"),
    "guest": Sentence("numbers.guest.guest"),
}
RATED = {"good": Sentence("rate.good"), "fair": Sentence("rate.fair"), "poor": Sentence("rate.poor")}
CHANGED = {
    "better": Sentence("numbers.change.better"),
    "same": Sentence("change.same"),
    "worse": Sentence("numbers.change.worse"),
    "none": Sentence("numbers.change.none"),
}
PAPER = {
    "printed": Sentence("numbers.paper.printed"),
    "kept": Sentence("numbers.paper.kept"),
    "failed": Sentence("numbers.paper.failed"),
    "later": Sentence("paper.later"),
}
Say = Callable[[Text], str]
LONG = ("day", "age")
"""Tables of which rows of nobody are left out on the screen."""


async def statistics(room: Room, duty: Statistics) -> Page:
    """Show one month."""
    month = _month(room, duty.month)
    found = await _numbers(room, month)
    return _page(room, month, found)


async def save(room: Room, duty: SaveStatistics) -> Page:
    """Write the spreadsheet into the export folder and print the page."""
    month = _month(room, duty.month)
    found = await _numbers(room, month)
    language = room.station.settings.language
    say = _speaker(language)
    sheets = _sheets(found, _notes(found, room, month), say)
    path = await asyncio.to_thread(room.services.files.workbook, f"statistics-{month}.xlsx", sheets)
    await room.do(Store.note, "statistics saved", detail=str(month))
    title = Sentence("numbers.title", (str(month),))
    printed = await room.printed(room.services.papers.lines(title, _lines(found, say), language))
    page = _page(room, month, found)
    done = Lines((Sentence("numbers.saved", (path.name,)), PAPER[printed]), "ok" if printed == "printed" else "look")
    return Page(page.key, page.title, (done, *page.parts), page.buttons, page.back)


def _speaker(language: str) -> Say:
    """Return what puts sentences into words: files and paper carry words, not ids."""
    texts = load_texts(language)
    return lambda text: tell(texts, text) if isinstance(text, Sentence) else text


def _sheets(found: Numbers, notes: list[Text], say: Say) -> tuple[Sheet, ...]:
    total, count = say(Sentence("numbers.total")), say(Sentence("numbers.count"))
    return tuple(
        Sheet(
            say(_title(table)),
            (say(_title(table)), count),
            tuple((say(_label(table, label)), _cell(number, say)) for label, number in table.rows),
            (*map(say, notes), f"{total} {say(_total(table, found))}"),
        )
        for table in found.tables
    )


def _cell(number: int | None, say: Say) -> str | int:
    return say(_count(None)) if number is None else number


def _lines(found: Numbers, say: Say) -> list[tuple[str, str]]:
    lines = [(say(name), say(value)) for name, value in _summary(found)]
    for table in found.tables:
        rows = [(label, count) for label, count in table.rows if count != 0]
        lines += [(f"{say(_title(table))} · {say(_label(table, label))}", say(_count(count))) for label, count in rows]
    return lines


def _month(room: Room, text: str) -> Month:
    """The month asked for; this one for no text, or for one that is no month."""
    return read_month(text) or month_of(room.today())


async def _numbers(room: Room, month: Month) -> Numbers:
    settings = room.station.settings
    return numbers(await room.read(Store.usage, month.first, month.last, settings.zone), settings.smallest)


def _page(room: Room, month: Month, found: Numbers) -> Page:
    tables = tuple(_shown(table, found) for table in found.tables)
    head = Lines((*_summary(found), *_notes(found, room, month)))
    buttons = [
        Button("save", Sentence("numbers.save"), SaveStatistics(str(month))),
        Button("before", Sentence("numbers.before", (str(month.before),)), Statistics(str(month.before))),
    ]
    if month < month_of(room.today()):
        buttons.append(Button("next", Sentence("numbers.next", (str(month.next),)), Statistics(str(month.next))))
    return Page("statistics", Sentence("numbers.title", (str(month),)), (head, *tables), tuple(buttons), Home())


def _summary(found: Numbers) -> list[tuple[Text, Text]]:
    waiting: Text = Sentence("numbers.wait.none")
    if found.waiting is not None:
        waiting = Sentence("numbers.wait.say", (str(found.waiting.median), str(found.waiting.ninety)))
    kept, unkept = found.table("sex"), found.table("unkept")
    summary: list[tuple[Text, Text]] = [
        (Sentence("numbers.kept"), _total(kept, found)),
        (Sentence("numbers.unkept"), _total(unkept, found)),
        (Sentence("numbers.wait"), waiting),
    ]
    for device, reason, count in found.faults:
        why = f"@{reason}" if reason in set(Reason) else reason
        summary.append((Sentence("numbers.fault", (device, why)), str(count)))
    return summary


def _notes(found: Numbers, room: Room, month: Month) -> list[Text]:
    notes: list[Text] = [Sentence("numbers.small", (str(found.smallest),))]
    if month == month_of(room.today()):
        notes.append(Sentence("numbers.unfinished"))
    return notes


def _shown(table: Table, found: Numbers) -> PageTable:
    rows = tuple(
        Row(f"{table.name}-{label}", (_label(table, label), _count(count)))
        for label, count in table.rows
        if count != 0 or table.name not in LONG
    )
    if not table.total and table.total is not None:
        rows = ()
    heads = (_title(table), Sentence("numbers.of", (_words(_total(table, found)),)))
    return PageTable(f"numbers-{table.name}", heads, rows, Sentence("numbers.none"), (3, 2))


def _title(table: Table) -> Text:
    kind, _, about = table.name.partition(":")
    if kind == "change":
        return Sentence("numbers.change", (f"@quantity.{about}",))
    return ASSESSMENTS.get(about, about) if kind == "test" else TABLES[kind]


def _label(table: Table, label: str) -> Text:
    kind = table.name.partition(":")[0]
    if kind == "change":
        return CHANGED[label]
    if kind in ("ended", "unkept", "test"):
        return ENDED.get(label, label)
    if kind == "age":
        return Sentence("numbers.age.oldest" if label == "90" else "numbers.age.band", (label,))
    return (RATED if kind == "rating" else LABELS).get(label, label)


def _count(count: int | None) -> Text:
    return Sentence("numbers.hidden") if count is None else str(count)


def _total(table: Table, found: Numbers) -> Text:
    return Sentence("numbers.few", (str(found.smallest),)) if table.total is None else str(table.total)


def _words(text: Text) -> str:
    """Another sentence inside a sentence is named by its id; it may not have parameters of its own."""
    return "@numbers.fewer" if isinstance(text, Sentence) else text


DUTIES: Handlers = {Statistics: statistics, SaveStatistics: save}
