"""Every bound device at a glance: how it is, what to do, and today's troubles. The page keeps itself up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import datetime, time

from kiosk.core.duties import DeviceList, DevicePage, FindDevices, Home
from kiosk.core.pages import Button, Lines, Mark, Page, Part, Row, Table, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.devices.driver import Driver, SerialLine
from kiosk.station.office.forms import permitted
from kiosk.station.office.home import to_check
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store
from kiosk.store.upkeep import DeviceEvent

EVERY = 1.0
"""Seconds between two looks of a page that keeps itself up to date."""
MARKS: Mapping[str, Mark] = {"ready": "ok", "busy": "ok", "connecting": "look", "absent": "look"}
BAD = ("faulty", "stuck", "absent")
KEY = "devices"


async def device_list(room: Room, duty: DeviceList) -> Page:
    """Compose the list, and keep it fresh."""
    midnight = datetime.combine(room.today(), time(), room.station.settings.zone)
    bad = [one for one in await room.read(Store.device_events, midnight) if one.state in BAD]
    unchecked = await to_check(room)
    follow(room, KEY, lambda: _page(room, bad, unchecked))
    return _page(room, bad, unchecked)


def follow(room: Room, key: str, page: Callable[[], Page]) -> None:
    """Keep the page of this key up to date until another one comes."""

    async def look() -> None:
        while True:
            await room.station.clock.sleep(EVERY)
            room.office.refresh(page())

    room.office.live.start(key, look)


def _page(room: Room, bad: Sequence[DeviceEvent], unchecked: Set[str]) -> Page:
    devices = room.station.bench.devices
    facts = {device: {**devices.facts(device), "unchecked": device in unchecked} for device in devices.bound()}
    rows = tuple(_row(one.device_id, one.driver, facts[one.device_id]) for one in devices.bound().values())
    well = sum(row.mark == "ok" for row in rows)
    heads = tuple(Sentence(f"devices.head.{word}") for word in ("name", "model", "state", "todo"))
    table = Table("devices", heads, rows, Sentence("stations.no-devices"), (3, 4, 3, 6))
    parts: tuple[Part, ...] = (table, *_today(bad, devices.bound()))
    find = permitted(room, Button("find", Sentence("devices.find"), FindDevices()))
    say = Sentence("devices.say", (str(well), str(len(rows)))) if rows else ""
    return Page(KEY, Sentence("devices.title"), parts, find, Home(), say)


def _row(device: str, driver: Driver, facts: Mapping[str, object]) -> Row:
    state = str(facts.get("state", "absent"))
    return Row(
        f"device-{device}",
        (device, model(driver), Sentence(f"stations.device.{state}"), todo(facts)),
        MARKS.get(state, "off"),
        DevicePage(device),
    )


def model(driver: Driver) -> str:
    """Maker and model."""
    return f"{driver.maker} {driver.model}"


def todo(facts: Mapping[str, object]) -> Text:
    """The one sentence on what to do, or that there is nothing to do. ``unchecked``: its check is due."""
    reason = str(facts.get("reason", ""))
    if reason:
        return Sentence(reason)
    if facts.get("unchecked") and facts.get("state") in ("ready", "busy"):
        return Sentence("devices.check")
    return Sentence("devices.fine" if facts.get("state") in ("ready", "busy") else "devices.wait")


def _today(bad: Sequence[DeviceEvent], bound: Mapping[str, object]) -> tuple[Lines, ...]:
    """How often each device was not well today."""
    counts = Counter((one.device, one.state) for one in bad if one.device in bound)
    lines = tuple(
        (device, Sentence("devices.times", (f"@stations.device.{state}", str(count))))
        for (device, state), count in sorted(counts.items())
    )
    return (Lines((Sentence("devices.today"),)), Lines(lines, "look")) if lines else ()


def measured(driver: Driver) -> Text:
    """What it measures, in words; what a plug-in brings goes by its key."""
    named = [key for key in driver.measures if key in QUANTITIES][:3]
    if not named:
        return ", ".join(driver.measures)
    count = ("one", "two", "three")[len(named) - 1]
    return Sentence(f"devices.measures.{count}", tuple(f"@quantity.{key}" for key in named))


def trust(driver: Driver) -> Sentence:
    """What we know of it from; and that a real one was tried, where that is so."""
    kind = "serial" if isinstance(driver.link, SerialLine) else "ble"
    mark = driver.confidence[:1]
    known = f"devices.source.{kind}.{mark}" if mark and mark in MARKED[kind] else "devices.source.other"
    return Sentence("devices.trust", (f"@{known}", "@devices.tried")) if driver.tried else Sentence(known)


MARKED: Mapping[str, str] = {"serial": "VCDK", "ble": "ABC"}
"""The confidence marks of the protocol references."""

DUTIES: Handlers = {DeviceList: device_list}
