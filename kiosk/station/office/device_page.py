"""One bound device: how it is now, what became of it, and what staff can do with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from kiosk.core.duties import (
    ChangeDevice,
    DeviceHistory,
    DeviceList,
    DevicePage,
    PairAgain,
    SwapDevice,
    TryReading,
    UnbindDevice,
)
from kiosk.core.duties_checks import CheckHistory
from kiosk.core.duties_studies import OnStage
from kiosk.core.metrology.beside import Beside
from kiosk.core.metrology.plans import governing
from kiosk.core.pages import Button, Lines, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.devices.driver import BleAdvert, BleSession
from kiosk.devices.events import Binding
from kiosk.station.office.devices import MARKS, follow, model, todo, trust
from kiosk.station.office.forms import moment, permitted
from kiosk.station.office.home import to_check
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.upkeep import KINDS
from kiosk.store.device_notes import DeviceNote
from kiosk.store.records import Store
from kiosk.store.upkeep import UpkeepEntry

KEY = "device"
SAID = ("bound", "swapped", "changed", "paired")
"""What can have been done just before this page came."""
WEAK = -80
IN_STEP = timedelta(seconds=2)
"""A device's clock this near to ours is right."""
Facts = Mapping[str, str | Decimal | datetime]


async def device_page(room: Room, duty: DevicePage) -> Page:
    """Compose the page of one device; one that is gone leads back to the list."""
    found = room.station.bench.devices.bound().get(duty.device)
    if found is None:
        return gone(room)
    say: Text = Sentence(f"device.said.{duty.said}") if duty.said in SAID else ""
    kept = told(await room.read(Store.device_facts, duty.device))
    unchecked = duty.device in await to_check(room)
    follow(room, KEY, lambda: _page(room, found, kept, say, unchecked))
    return _page(room, found, kept, say, unchecked)


def told(notes: Mapping[str, DeviceNote]) -> Facts:
    """What it told of itself before this start of the kiosk."""
    numbers = ("battery", "signal", "clock")
    return {what: Decimal(note.value) if what in numbers else note.value for what, note in notes.items()}


def gone(room: Room) -> Page:
    """Say that no such device is bound here."""
    return Page("device-gone", Sentence("devices.title"), back=DeviceList(), complaint=Sentence("device.gone"))


def _page(room: Room, bound: Binding, kept: Facts, say: Text, unchecked: bool) -> Page:
    facts = {**kept, **room.station.bench.devices.facts(bound.device_id)}
    state = str(facts.get("state", "absent"))
    lines = Lines(((Sentence("device.state"), Sentence(f"stations.device.{state}")),), MARKS.get(state, "off"))
    about = Lines((*_now(room, facts, unchecked), *_about(bound, facts)))
    parts = (lines, about)
    return Page(KEY, Sentence("device.title"), parts, _buttons(room, bound), DeviceList(), say, who=bound.device_id)


def _now(room: Room, facts: Facts, unchecked: bool) -> list[tuple[Text, Text]]:
    """What to do, since when, and when it last said something."""
    lines: list[tuple[Text, Text]] = [(Sentence("device.todo"), todo({**facts, "unchecked": unchecked}))]
    for word in ("since", "said_at"):
        at = facts.get(word)
        if isinstance(at, datetime):
            lines.append((Sentence(f"device.{word.replace('_', '-')}"), moment(room, at)))
    return lines


def _about(bound: Binding, facts: Facts) -> list[tuple[Text, Text]]:
    """What is known of it; what it does not say is left out."""
    lines: list[tuple[Text, Text]] = [(Sentence("device.model"), model(bound.driver))]
    if "battery" in facts:
        lines.append((Sentence("device.battery"), f"{facts['battery']} %"))
    if isinstance(signal := facts.get("signal"), Decimal):
        word = "weak" if signal < WEAK else "strong"
        lines.append((Sentence("device.signal"), Sentence(f"device.signal.{word}", (f"{signal:f}",))))
    if isinstance(clock := facts.get("clock"), Decimal):
        lines.append((Sentence("device.clock"), drift(clock)))
    if facts.get("firmware"):
        lines.append((Sentence("device.firmware"), str(facts["firmware"])))
    lines.append((Sentence("device.serial"), bound.serial_number or str(facts.get("serial", "")) or "-"))
    where = "address" if isinstance(bound.driver.link, BleSession | BleAdvert) else "port"
    lines.append((Sentence(f"device.{where}"), bound.port))
    if facts.get("rejected"):
        lines.append((Sentence("device.rejected"), Sentence("device.rejected.count", (str(facts["rejected"]),))))
    lines.append((Sentence("device.trust"), trust(bound.driver)))
    return lines if bound.driver.tried else [*lines, (Sentence("device.tried"), Sentence("devices.untried"))]


def drift(ahead: Decimal) -> Sentence:
    """How far its clock is off ours, to the second."""
    seconds = int(ahead)
    if abs(timedelta(seconds=seconds)) <= IN_STEP:
        return Sentence("device.clock.right")
    return Sentence("device.clock.fast" if seconds > 0 else "device.clock.slow", (str(abs(seconds)),))


def _buttons(room: Room, bound: Binding) -> tuple[Button, ...]:
    device, link = bound.device_id, bound.driver.link
    pairs = isinstance(link, BleSession) and link.pair
    sure = Sentence("device.unbind.sure", (device,))
    on = room.office.on_stage
    staged = on if isinstance(on, Beside) and device in on.names else None
    return permitted(
        room,
        Button("test", Sentence("device.test"), TryReading(device)),
        Button("swap", Sentence("device.swap"), SwapDevice(device)),
        Button("stage", Sentence("stage.again"), OnStage(*staged.names)) if staged is not None else None,
        *(Button(f"check-{one}", Sentence("checks.title"), CheckHistory(device, one)) for one in _checked(bound)),
        Button("history", Sentence("device.history"), DeviceHistory(device)),
        Button("pair", Sentence("device.pair"), PairAgain(device), Sentence("device.pair.sure")) if pairs else None,
        Button("change", Sentence("device.change"), ChangeDevice(device)),
        Button("unbind", Sentence("device.unbind"), UnbindDevice(device), sure),
    )


def _checked(bound: Binding) -> tuple[str, ...]:
    """What of this device is checked against references here, once for each plan."""
    return tuple(dict.fromkeys(found for one in bound.driver.measures if (found := governing(one)) is not None))


# --- what became of it -----------------------------------------------------------------------------------------------

FURTHER = 365
MOST = 200


async def history(room: Room, duty: DeviceHistory) -> Page:
    """Compose the history, newest first; a year on demand."""
    days = max(1, min(duty.days, FURTHER))
    since = room.now() - timedelta(days=days)
    notes = await room.read(Store.device_history, duty.device, since, limit=MOST)
    done = await room.read(Store.upkeep_between, since.date(), room.today(), here=True)
    lines = [(one.at, _note(one)) for one in notes]
    lines += [(one.at, _done(one)) for one in done if one.device == duty.device]
    newest = sorted(lines, key=lambda line: line[0], reverse=True)
    rows = tuple(
        Row(f"note-{number}", (moment(room, at), *words), mark) for number, (at, (mark, words)) in enumerate(newest)
    )
    heads = tuple(Sentence(f"device.head.{word}") for word in ("when", "what", "todo"))
    table = Table("history", heads, rows, Sentence("device.no-history"), (3, 3, 6))
    more = Button("further", Sentence("device.further"), DeviceHistory(duty.device, FURTHER))
    buttons = (more,) if days < FURTHER else ()
    say = Sentence("device.history.say", (str(days),))
    back = DevicePage(duty.device)
    return Page("device-history", Sentence("device.history"), (table,), buttons, back, say, who=duty.device)


def _note(note: DeviceNote) -> tuple[Mark, tuple[Text, Text]]:
    if note.what != "state":
        return "", (Sentence(f"device.{note.what}"), _fact(note))
    what = Sentence(f"stations.device.{note.value}")
    return MARKS.get(note.value, "off"), (what, Sentence(note.reason) if note.reason else "")


def _done(line: UpkeepEntry) -> tuple[Mark, tuple[Text, Text]]:
    kind = line.kind if line.kind in KINDS else "other"
    return "", (Sentence(f"upkeep.{kind}"), line.note)


def _fact(note: DeviceNote) -> Text:
    match note.what:
        case "battery":
            return f"{note.value} %"
        case "signal":
            return f"{note.value} dBm"
        case "clock":
            return drift(Decimal(note.value))
    return note.value


DUTIES: Handlers = {DevicePage: device_page, DeviceHistory: history}
