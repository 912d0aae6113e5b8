"""A booked group's list from the import folder: every line is looked at first, nothing is taken half."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kiosk.core.duties import ImportRoster, Queue
from kiosk.core.pages import Button, Lines, Page, Part, Row, Table, Text
from kiosk.core.roster import MOST_BYTES, MOST_LINES, Roster, read_roster
from kiosk.core.texts import Sentence
from kiosk.station.office import queue
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store

SHOWN = 100  # complaints on one page
LONGEST_GROUP = 40
ENDINGS = (".csv", ".txt", ".tsv")


async def roster(room: Room, duty: ImportRoster) -> Page:
    """Choose a file, see what it says, take it."""
    files = await asyncio.to_thread(_files, room)
    chosen = next((one for one in files if one.name == duty.file), None)  # never a path that a screen made up
    if chosen is None:
        return _choose(files, Sentence("roster.gone") if duty.file else "")
    data = await asyncio.to_thread(_data, chosen)
    if data is None:
        return _choose(files, Sentence("roster.unreadable"))
    found = await asyncio.to_thread(read_roster, data, room.today())
    if found.trouble:
        return _choose(files, Sentence(f"roster.trouble.{found.trouble}", (str(MOST_LINES),)))
    if found.complaints or not duty.sent:
        return _preview(chosen.name, found)
    group = chosen.stem[:LONGEST_GROUP]
    taken = await room.do(Store.bookings_import, room.today(), group, found.people)
    counts = (str(taken.added), str(taken.known), str(taken.already))
    return await queue.page(room, Sentence("roster.taken", counts))


def _files(room: Room) -> list[Path]:
    try:
        found = room.services.files.imports()
        return [one for one in found if one.suffix.lower() in ENDINGS and one.is_file() and not one.is_symlink()]
    except OSError:
        return []


def _data(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError:
        return None


def _choose(files: list[Path], complaint: Text) -> Page:
    rows = tuple(Row(f"file-{number}", (one.name,), duty=ImportRoster(one.name)) for number, one in enumerate(files))
    table = Table("files", (Sentence("roster.head.file"),), rows, Sentence("roster.no-file"))
    how = Lines((Sentence("roster.how"), Sentence("roster.columns")))
    return Page("roster", Sentence("roster.title"), (table, how), back=Queue(), complaint=complaint)


def _preview(file: str, found: Roster) -> Page:
    """Say what would be taken; with one bad line nothing is, so that nobody stands in the list half."""
    count = Sentence("roster.people", (str(len(found.people)),))
    parts: tuple[Part, ...] = (Lines(((Sentence("roster.head.file"), file), count)),)
    if not found.complaints:
        take = Button("take-roster", Sentence("roster.take"), ImportRoster(file, sent=True))
        return Page("roster-ready", Sentence("roster.title"), parts, (take,), ImportRoster())
    rows = tuple(
        Row(
            f"line-{one.line}", (Sentence("roster.line", (str(one.line),)), Sentence(f"roster.flaw.{one.flaw}")), "look"
        )
        for one in found.complaints[:SHOWN]
    )
    table = Table("flaws", (Sentence("roster.head.line"), Sentence("roster.head.flaw")), rows, Sentence("roster.fine"))
    again = Button("read-again", Sentence("roster.again"), ImportRoster(file))
    complaint = Sentence("roster.flawed", (str(len(found.complaints)),))
    return Page(
        "roster-flawed", Sentence("roster.title"), (*parts, table), (again,), ImportRoster(), complaint=complaint
    )


DUTIES: Handlers = {ImportRoster: roster}
