"""The evening: what is still open, the cleaning and maintenance log, and the day is closed. It warns, never blocks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from kiosk.core.duties import (
    NEEDS,
    Calls,
    CloseDay,
    Closing,
    Duty,
    FollowUps,
    Home,
    Keeping,
    Queue,
    Stations,
    Tray,
    Upkeep,
)
from kiosk.core.pages import Button, Lines, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.upkeep import DEVICES_NEED, PLACE_NEEDS, done_button
from kiosk.store.records import Store
from kiosk.store.values import OutboxCounts

BACKUP_DAYS = 2


@dataclass(frozen=True, slots=True)
class Evening:
    """What there is to know before going home."""

    ended: Mapping[str, int]
    unfinished: int
    outbox: OutboxCounts
    tray: int
    calls: int
    queue: int
    backup: date | None


async def closing(room: Room, duty: Closing) -> Page:
    """What is still open, and what was cared for when."""
    now = await _evening(room)
    rows = _rows(room, now)
    still = sum(row.mark == "look" for row in rows)
    heads = (Sentence("closing.head.what"), Sentence("closing.head.how"))
    say = Sentence("closing.still", (str(still),)) if still else Sentence("closing.fine")
    confirm = Sentence("closing.sure", (str(still),)) if still else Sentence("closing.sure.fine")
    buttons = (
        Button("close-day", Sentence("closing.close"), CloseDay(), confirm=confirm),
        Button("upkeep", Sentence("office.upkeep"), Upkeep()),
    )
    parts = (Table("closing", heads, rows, Sentence("closing.fine"), widths=(3, 4)), await _care(room))
    return Page("closing", Sentence("closing.title"), parts, buttons, Home(), say)


async def _evening(room: Room) -> Evening:
    zone = room.station.settings.zone
    start = datetime.combine(room.today(), time(), zone)
    backup = await room.read(Store.upkeep_last, "backup")
    waiting = ("waiting", "called")
    return Evening(
        ended=await room.read(Store.visits_ended, start, start + timedelta(days=1), room.today()),
        unfinished=len(await room.do(Store.visits_open)),
        outbox=await room.read(Store.outbox_counts),
        tray=len(await room.do(Store.tray_list)),
        calls=len(await room.read(Store.calls_since, room.now())),
        queue=sum(one.state in waiting for one in await room.do(Store.bookings, room.today())),
        backup=backup.at.astimezone(zone).date() if backup is not None and backup.result == "ok" else None,
    )


def _rows(room: Room, now: Evening) -> tuple[Row, ...]:
    done = sum(count for word, count in now.ended.items() if word != "open")
    fresh = now.backup is not None and (room.today() - now.backup).days < BACKUP_DAYS
    kept: Text = Sentence("closing.backup.on", (now.backup.isoformat(),)) if now.backup else Sentence("closing.never")
    return (
        Row("visits", (Sentence("closing.visits"), Sentence("closing.count", (str(done),))), mark="ok"),
        _open("unfinished", now.unfinished, Stations()),
        _open("queue", now.queue, Queue(), "people"),
        _open("calls", now.calls, Calls()),
        _open("tray", now.tray, Tray()),
        _open("unsent", now.outbox.waiting, None),
        _open("held", now.outbox.held, _may(room, FollowUps("held"))),
        Row("backup", (Sentence("closing.backup"), kept), mark="ok" if fresh else "look", duty=_may(room, Keeping())),
    )


def _may(room: Room, duty: FollowUps | Keeping) -> Duty | None:
    """Lead there only whoever may go there."""
    return duty if room.who.role.may(NEEDS[type(duty)]) else None


def _open(word: str, count: int, duty: Duty | None, unit: Literal["count", "people"] = "count") -> Row:
    """One thing of which none should be left."""
    how = Sentence(f"closing.{unit}", (str(count),)) if count else Sentence("closing.no")
    return Row(word, (Sentence(f"closing.{word}"), how), mark="look" if count else "ok", duty=duty)


async def _care(room: Room) -> Table:
    """Cleaning, batteries, cuffs, paper: when they were last seen to, and one press to say that they were."""
    rows = []
    for what in PLACE_NEEDS:
        rows.append(await _care_row(room, what, ""))
    for device, _, _ in room.station.bench.standing():
        for what in DEVICES_NEED:
            if what != "cuff" or room.station.bench.measures(device, "systolic_pressure"):
                rows.append(await _care_row(room, what, device))
    heads = (Sentence("closing.head.care"), Sentence("closing.head.last"))
    return Table("care", heads, tuple(rows), Sentence("closing.no"), widths=(4, 3))


async def _care_row(room: Room, what: str, device: str) -> Row:
    last = await room.read(Store.upkeep_last, what, here=True, device=device)
    today = last is not None and last.day == room.today()
    name = Sentence("upkeep.of", (f"@upkeep.{what}", device)) if device else Sentence(f"upkeep.{what}")
    when: Text = last.day.isoformat() if last is not None else Sentence("closing.never")
    daily = what == "cleaned"
    mark = "ok" if today else "look" if daily else ""
    return Row(
        f"care-{what}{'-' * bool(device)}{device}",
        (name, Sentence("closing.today") if today else when),
        mark=mark,  # type: ignore[arg-type]  # one of the three words
        buttons=() if today else (done_button(what, device),),
    )


async def close_day(room: Room, duty: CloseDay) -> Page:
    """Empty what ran out, empty the names of the line, and write how the day was."""
    before = await _evening(room)
    expired = await room.do(Store.tray_expire)
    line = await room.do(Store.bookings_close, room.today())
    counts = dict(before.ended) | {
        "waiting": before.outbox.waiting,
        "held": before.outbox.held,
        "tray": before.tray - expired,
        "calls": before.calls,
        "unfinished": before.unfinished,
        "missed": line.get("missed", 0),
    }
    still = before.unfinished + before.calls + before.tray - expired
    await room.do(
        Store.upkeep_add, "closed", day=room.today(), result="look" if still else "ok", detail=json.dumps(counts)
    )
    done = sum(count for word, count in before.ended.items() if word != "open")
    lines: tuple[tuple[Text, Text] | Text, ...] = (
        (Sentence("closing.visits"), Sentence("closing.count", (str(done),))),
        (Sentence("closing.expired"), Sentence("closing.count", (str(expired),))),
        (Sentence("closing.missed"), Sentence("closing.people", (str(counts["missed"]),))),
        Sentence("closing.names-gone"),
    )
    return Page("closed-day", Sentence("closing.closed"), (Lines(lines, mark="ok"),), back=Home())


DUTIES: Handlers = {Closing: closing, CloseDay: close_day}
