"""The page of keeping: when backup, look-over and tidying were last done, how they ended, and doing one now."""

from __future__ import annotations

import asyncio

from kiosk.core.duties import Home, Keeping, KeepNow
from kiosk.core.pages import Button, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.forms import permitted
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.upkeep import UpkeepEntry

JOBS = ("backup", "integrity", "retention")
_MARKS: dict[str, Mark] = {"ok": "ok", "look": "look", "fail": "off"}
_TROUBLES = {trouble.value for trouble in Trouble}
_running: dict[str, asyncio.Task[bool]] = {}  # long work: the station's queue never waits for it


async def keeping(room: Room, duty: Keeping) -> Page:
    """Show all three."""
    return await _page(room)


async def keep_now(room: Room, duty: KeepNow) -> Page:
    """Begin one of them; how it ended is seen here later."""
    if duty.what not in JOBS:
        return await _page(room, complaint=Sentence("keeping.unknown"))
    task = _running.get(duty.what)
    if task is None or task.done():
        _running[duty.what] = asyncio.create_task(room.services.housekeeping.run(duty.what))
    return await _page(room, say=Sentence("keeping.begun"))


async def _page(room: Room, *, say: Text = "", complaint: Text = "") -> Page:
    rows = tuple([await _row(room, what) for what in JOBS])
    heads = tuple(Sentence(f"keeping.head.{word}") for word in ("what", "when", "how"))
    table = Table("keeping", heads, rows, Sentence("keeping.never"), (3, 3, 4))
    again = Button("look-again", Sentence("keeping.again"), Keeping())
    said = say or Sentence("keeping.nightly")
    return Page("keeping", Sentence("keeping.title"), (table,), (again,), Home(), said, complaint)


async def _row(room: Room, what: str) -> Row:
    last = await room.read(Store.upkeep_last, what)
    now = Button(f"now-{what}", Sentence("keeping.now"), KeepNow(what))
    task = _running.get(what)
    if task is not None and not task.done():
        return Row(what, (Sentence(f"keeping.{what}"), "", Sentence("keeping.runs")), "look")
    when = "" if last is None else f"{last.at.astimezone(room.station.settings.zone):%Y-%m-%d %H:%M}"
    mark: Mark = "look" if last is None else _MARKS.get(last.result, "look")
    return Row(what, (Sentence(f"keeping.{what}"), when, _how(last)), mark, buttons=permitted(room, now))


def _how(last: UpkeepEntry | None) -> Text:
    if last is None:
        return Sentence("keeping.not-yet")
    if last.result == "ok":
        return Sentence("keeping.well")
    return Sentence(last.detail if last.detail in _TROUBLES else "keeping.failed")


DUTIES: Handlers = {Keeping: keeping, KeepNow: keep_now}
