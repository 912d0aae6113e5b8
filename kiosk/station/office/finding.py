"""What is plugged in and what is in the air, and which maker and model one of them is. Nothing is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

from kiosk.core.duties import ChooseDriver, DeviceList, FindDevices, TryDevice
from kiosk.core.pages import Button, Field, Form, Lines, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.devices.driver import BleAdvert, BleSession, Driver, ProcessLine, SerialLine
from kiosk.devices.nearby import Nearby
from kiosk.station.office.devices import measured, model, trust
from kiosk.station.office.room import Handlers, Room

FIND, CHOOSE = "devices-find", "device-driver"
LOOK = 2.0
"""Seconds between two looks around."""
NEAR = -70
"""dBm from which on a device is said to be near."""
PORT = re.compile(r"/dev/(tty|pts/|serial/|rfcomm)[\w./:+@-]{0,160}")
"""What may be typed as the name of a port."""
FITTING = {
    "serial": (SerialLine,),
    "ble": (BleSession, BleAdvert),
    "advert": (BleAdvert, BleSession),
    "process": (ProcessLine,),
}


# --- what is there -------------------------------------------------------------------------------------------------


async def find(room: Room, duty: FindDevices) -> Page:
    """List what is plugged in and in the air; the list refreshes by itself."""

    async def look() -> None:
        while True:
            room.office.nearby = tuple(await room.station.bench.devices.nearby())
            room.office.refresh(_found(room, room.office.nearby))
            await room.station.clock.sleep(LOOK)

    room.office.live.start(FIND, look)
    return Page(FIND, Sentence("devices.find"), say=Sentence("devices.looking"), back=DeviceList())


def _found(room: Room, nearby: Sequence[Nearby]) -> Page:
    drivers = room.station.bench.devices.drivers()
    shown = sorted((one for one in nearby if known(one)), key=order)
    rows = tuple(
        Row(row_key("thing", one), thing(one, drivers), duty=None if _why_not(one) else ChooseDriver(one.address))
        for one in shown
    )
    heads = tuple(Sentence(f"devices.head.{word}") for word in ("thing", "maybe", "how"))
    table = Table("nearby", heads, rows, Sentence("devices.nothing-near"), (4, 5, 4))
    other = Button("other", Sentence("devices.port"), ChooseDriver(""))
    return Page(FIND, Sentence("devices.find"), (table,), (other,), DeviceList(), Sentence("devices.find.say"))


def row_key(prefix: str, one: Nearby) -> str:
    """Name a row by what it is about: a press on a list that has just changed means what it meant."""
    return f"{prefix}-{crc32(one.address.encode()):08x}"


def _by_name() -> Page:
    """Ask for the name of a port."""
    field = Field("address", Sentence("devices.port"), value="/dev/", hint=Sentence("devices.port.hint"))
    form = Form("other", (field,), Button("other", Sentence("devices.port.go"), ChooseDriver("")))
    return Page("device-port", Sentence("devices.port"), (form,), (), FindDevices())


def there(room: Room, address: str) -> Nearby | None:
    """What was found at this address; a port that is no USB adapter tells nothing of itself, and is taken by name."""
    found = next((one for one in room.office.nearby if one.address == address), None)
    if found is not None or PORT.fullmatch(address) is None:
        return found
    bound = next((one.device_id for one in room.station.bench.devices.bound().values() if one.port == address), "")
    return Nearby(address, "serial", bound_as=bound)


def known(one: Nearby) -> bool:
    """Whether staff could tell what it is: a nameless advert of somebody's telephone helps nobody."""
    return bool(one.suggestions or one.label or one.bound_as) or one.link in ("serial", "process")


def order(one: Nearby) -> tuple[object, ...]:
    """What can be bound first; never by the signal, or rows would move under the finger."""
    return bool(_why_not(one)), not one.suggestions, one.link, one.label, one.address


def thing(one: Nearby, drivers: Mapping[str, Driver]) -> tuple[Text, ...]:
    """What it calls itself and what tells it from its like, what it may be, and how it stands."""
    maybe = next((model(drivers[key]) for key in one.suggestions if key in drivers), "")
    name = " · ".join(part for part in (one.label, _apart(one)) if part)
    why_not = _why_not(one)
    nothing = "" if why_not else Sentence("devices.maybe.nothing")  # what cannot be bound is not asked about
    return name, maybe or nothing, why_not or _how(one)


def _apart(one: Nearby) -> str:
    """The number of its plug, its socket, or the end of its address: short, and enough between two."""
    if one.serial and not one.alike:
        return one.serial
    tail = one.address.rpartition("/")[2]
    if one.link in ("ble", "advert"):
        return tail[-5:]
    return tail.partition("-usb-")[2] or tail


def _why_not(one: Nearby) -> Text:
    if one.bound_as:
        return Sentence("devices.bound-as", (one.bound_as,))
    return Sentence("device.taken") if one.taken else ""


def _how(one: Nearby) -> Sentence:
    if one.alike:
        return Sentence("devices.alike")
    if one.rssi is not None:
        return Sentence("devices.near" if one.rssi >= NEAR else "devices.far")
    return Sentence(f"devices.link.{'ble' if one.link == 'advert' else one.link}")


# --- which it is ---------------------------------------------------------------------------------------------------


async def choose(room: Room, duty: ChooseDriver) -> Page:
    """List makers and models: the likeliest first, all others by searching."""
    found = there(room, duty.address)
    if not duty.address:
        return _by_name()
    if found is None or _why_not(found):
        gone = Sentence("devices.port.wrong" if found is None else "device.in-use")
        return Page(CHOOSE, Sentence("devices.choose"), back=FindDevices(), complaint=gone)
    drivers = room.station.bench.devices.drivers()
    likely = [drivers[key] for key in found.suggestions if key in drivers]
    fitting = [one for one in drivers.values() if isinstance(one.link, FITTING[found.link])]
    wanted = duty.text.strip().casefold()
    named = [one for one in fitting if wanted in f"{model(one)} {one.key}".casefold()]
    shown = likely if likely and not wanted else sorted(named, key=lambda one: model(one).casefold())
    rows = tuple(
        Row(f"driver-{one.key}", (model(one), measured(one), trust(one)), duty=TryDevice(duty.address, one.key))
        for one in shown
    )
    heads = tuple(Sentence(f"devices.head.{word}") for word in ("model", "measures", "trust"))
    table = Table("drivers", heads, rows, Sentence("devices.no-driver"), (4, 4, 4))
    untried = Lines((Sentence("devices.untried.all"),)) if not any(one.tried for one in shown) else Lines(())
    field = Field("text", Sentence("devices.search"), value=duty.text, optional=True)
    search = Form("search", (field,), Button("search", Sentence("devices.search.go"), ChooseDriver(duty.address)))
    say = Sentence("devices.choose.likely" if likely and not wanted else "devices.choose.say")
    return Page(CHOOSE, Sentence("devices.choose"), (search, untried, table), (), FindDevices(), say)


DUTIES: Handlers = {FindDevices: find, ChooseDriver: choose}
