"""The morning: everything looked at once, one sentence what to do where it is not well, and the door opens."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from kiosk.core.checks import Check, State
from kiosk.core.duties import DeviceList, DevicePage, Duty, Home, OpenDay, OpeningCheck, PrintWaiting
from kiosk.core.duties_checks import Checking
from kiosk.core.errors import StoreError
from kiosk.core.messages import Told
from kiosk.core.pages import Button, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office import home
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store
from kiosk.store.upkeep import UpkeepEntry

KEY = "opening"
_ORDER: tuple[State, ...] = ("fail", "warn", "ok")
_MARKS: dict[str, Mark] = {"ok": "ok", "warn": "look", "fail": "off"}
_RESULTS = {"ok": "ok", "warn": "look", "fail": "fail"}


async def opening(room: Room, duty: OpeningCheck) -> Page:
    """Say at once that it is being looked at; what is found follows, and nothing waits for it meanwhile."""
    room.station.start_job(_look(room))
    return Page(KEY, Sentence("day.opening"), say=Sentence("day.checking"), back=Home())


async def _look(room: Room) -> None:
    found = tuple(await room.services.checker.check())
    opened = None
    with suppress(StoreError):  # that the store does not answer is among what was found
        opened = await room.read(Store.upkeep_last, "opened", here=True)
    office = room.station.office
    if office is not None and office.showing(KEY):  # whoever went on to another page is not pulled back
        office.show(checked(room, found, opened))


def checked(room: Room, found: Sequence[Check], opened: UpkeepEntry | None) -> Page:
    """What was found, the worst first."""
    rows = tuple(
        Row(one.key, (one.say, one.todo or ""), mark=_MARKS[one.state], duty=_leads_to(one))
        for one in sorted(found, key=lambda one: _ORDER.index(one.state))
    )
    counts = Counter(one.state for one in found)
    state = next((state for state in _ORDER if counts[state]), "ok")
    table = Table("checks", (Sentence("day.head.what"), Sentence("day.head.todo")), rows, Sentence("day.nothing"))
    again = Button("check-again", Sentence("day.again"), OpeningCheck(again=True))
    see = Button("devices", Sentence("office.devices"), DeviceList())
    duty = OpenDay(counts["ok"], counts["warn"], counts["fail"])
    confirm = Sentence("day.open.sure", (str(counts["fail"]),)) if counts["fail"] else None
    door = Button("open-day", Sentence("day.open"), duty, confirm=confirm)
    say: Text = Sentence(f"day.all.{state}")
    if opened is not None and opened.day == room.today():
        at = opened.at.astimezone(room.station.settings.zone).strftime("%H:%M")
        return Page(KEY, Sentence("day.opening"), (table,), (again, see), Home(), Sentence("day.opened", (at,)))
    return Page(KEY, Sentence("day.opening"), (table,), (door, again, see), Home(), say)


def _leads_to(one: Check) -> Duty | None:
    """What a line of the check is about, where that has a page, or can be done at once."""
    if one.key == "papers":
        return PrintWaiting()
    kind, _, device = one.key.partition(":")
    if kind == "calibration":
        return Checking()
    return DevicePage(device) if kind == "device" and device else None


async def print_waiting(room: Room, duty: PrintWaiting) -> Page | None:
    """Print what residents are still waiting for, beside the page; then look again."""
    room.station.start_job(_print(room))
    return await opening(room, OpeningCheck())


async def _print(room: Room) -> None:
    count, made = await room.services.papers.waiting()
    words = "papers.again" if made == "printed" else "papers.again.stopped"
    room.station.tell(Told("print", Sentence(words, (str(count),)), ok=made == "printed"))
    office = room.station.office
    if office is not None and office.showing(KEY):
        await _look(room)


async def open_day(room: Room, duty: OpenDay) -> Page:
    """The centre is open: who opened it, and what the check had found."""
    counts = {"ok": duty.ok, "warn": duty.warn, "fail": duty.fail}
    state = next((state for state in _ORDER if counts[state]), "")
    await room.do(
        Store.upkeep_add, "opened", day=room.today(), result=_RESULTS.get(state, ""), detail=json.dumps(counts)
    )
    return await home.home(room, Home())


DUTIES: Handlers = {OpeningCheck: opening, PrintWaiting: print_waiting, OpenDay: open_day}
