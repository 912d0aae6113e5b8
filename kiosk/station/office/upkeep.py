"""The cleaning and maintenance log: one press for what is done often, a few words for a repair."""

from __future__ import annotations

import json
from datetime import timedelta

from kiosk.core.duties import Closing, DidUpkeep, Upkeep
from kiosk.core.pages import Button, Field, Form, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store
from kiosk.store.upkeep import UpkeepEntry

PLACE_NEEDS = ("cleaned", "paper")
DEVICES_NEED = ("battery", "cuff")
DONE = (*PLACE_NEEDS, *DEVICES_NEED, "repair")
"""What staff say they did; the rest of the log is written by the kiosk."""
ABOUT_DEVICES = ("bound", "unbound", "swapped", "paired")
KINDS = (*DONE, *ABOUT_DEVICES, "opened", "closed", "backup", "integrity", "retention")
DAYS, LONGEST = 30, 500
_MARKS: dict[str, Mark] = {"ok": "ok", "look": "look", "fail": "off"}


def done_button(what: str, device: str = "") -> Button:
    """One press: it was done."""
    return Button(f"did-{what}{'-' * bool(device)}{device}", Sentence("upkeep.did"), DidUpkeep(what, device))


async def did(room: Room, duty: DidUpkeep) -> Page:
    """Write that it was done; what makes no sense is refused and nothing typed is lost."""
    from kiosk.station.office.closing import closing  # it shows the log's buttons

    known = {device for device, _, _ in room.station.bench.standing()}
    if duty.what not in DONE or (duty.device and duty.device not in known):
        return await _page(room, Sentence("upkeep.unknown"), duty)
    note = duty.text.strip()
    if duty.what == "repair" and not note:
        return await _page(room, Sentence("upkeep.say-what"), duty)
    if len(note) > LONGEST:
        return await _page(room, Sentence("upkeep.long", (str(LONGEST),)), duty)
    await room.do(Store.upkeep_add, duty.what, day=room.today(), device=duty.device, note=note)
    return await _page(room) if note else await closing(room, Closing())


async def upkeep(room: Room, duty: Upkeep) -> Page:
    """The log of the last weeks, newest first."""
    return await _page(room)


async def _page(room: Room, complaint: Text = "", typed: DidUpkeep | None = None) -> Page:
    lines = await room.read(Store.upkeep_between, room.today() - timedelta(days=DAYS), room.today())
    names = {f"staff:{one.id}": one.name for one in await room.read(Store.staff_list)}
    rows = tuple(_row(room, number, line, names) for number, line in enumerate(reversed(lines)))
    heads = tuple(Sentence(f"upkeep.head.{word}") for word in ("when", "what", "who", "note"))
    table = Table("upkeep", heads, rows, Sentence("upkeep.none"), widths=(3, 4, 3, 5))
    parts = (table, _form(room, typed or DidUpkeep("repair")))
    say = Sentence("upkeep.say", (str(DAYS),))
    return Page("upkeep", Sentence("upkeep.title"), parts, back=Closing(), say=say, complaint=complaint)


def _form(room: Room, typed: DidUpkeep) -> Form:
    devices = tuple((device, device) for device, _, _ in room.station.bench.standing())
    fields = (
        Field("what", Sentence("upkeep.field.what"), "choice", typed.what, _choices()),
        Field(
            "device",
            Sentence("upkeep.field.device"),
            "choice",
            typed.device,
            (("", Sentence("upkeep.no-device")), *devices),
            optional=True,
        ),
        Field("text", Sentence("upkeep.field.text"), "text", typed.text, optional=True),
    )
    return Form("did", fields, Button("did", Sentence("upkeep.write"), DidUpkeep("repair")))


def _choices() -> tuple[tuple[str, Text], ...]:
    return tuple((what, Sentence(f"upkeep.{what}")) for what in DONE)


def _row(room: Room, number: int, line: UpkeepEntry, names: dict[str, str]) -> Row:
    at = line.at.astimezone(room.station.settings.zone).strftime("%m-%d %H:%M")
    what = Sentence(f"upkeep.{line.kind if line.kind in KINDS else 'other'}")
    if line.device:
        what = Sentence("upkeep.of", (f"@{what.key}", line.device))
    who: Text = names.get(line.actor, "") or Sentence("upkeep.kiosk")
    return Row(f"line-{number}", (at, what, who, _note(line)), mark=_MARKS.get(line.result, ""))


def _note(line: UpkeepEntry) -> Text:
    """What was written, or how it ended in words; of an opening, what the check had found."""
    if line.note or line.result not in _MARKS:
        return line.note
    if line.kind == "opened":
        found = json.loads(line.detail)
        return Sentence("upkeep.found", tuple(str(found.get(state, 0)) for state in ("ok", "warn", "fail")))
    return Sentence(f"upkeep.result.{line.result}")


DUTIES: Handlers = {DidUpkeep: did, Upkeep: upkeep}
