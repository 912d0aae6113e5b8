"""A spare takes over: the device's name and role go to another one, and the step that was measuring begins again."""

from __future__ import annotations

from kiosk.core.duties import DevicePage, SwapDevice
from kiosk.core.pages import Page, Row, Table
from kiosk.core.texts import Sentence
from kiosk.devices.driver import Driver, SerialLine
from kiosk.devices.events import Binding
from kiosk.devices.nearby import Nearby
from kiosk.station.office.device_page import gone
from kiosk.station.office.devices import model
from kiosk.station.office.finding import LOOK, row_key, thing
from kiosk.station.office.naming import keep, own_mark
from kiosk.station.office.room import Handlers, Room

KEY, SWAPPING = "device-swap", "device-swapping"


async def swap(room: Room, duty: SwapDevice) -> Page:
    """List the spares there are; with an address, that one takes over."""
    devices = room.station.bench.devices
    bound = devices.bound().get(duty.device)
    if bound is None:
        return gone(room)
    spares = {(spare.address, driver.key): driver for spare, driver in _spares(room, bound)}
    if (duty.address, duty.driver) in spares:
        return await _take_over(room, bound, duty.address, spares[duty.address, duty.driver])

    async def look() -> None:
        while True:
            room.office.nearby = tuple(await devices.nearby())
            room.office.refresh(_page(room, bound))
            await room.station.clock.sleep(LOOK)

    room.office.nearby = ()
    room.office.live.start(KEY, look)
    return _page(room, bound)


def _spares(room: Room, bound: Binding) -> list[tuple[Nearby, Driver]]:
    """What is there, belongs to nobody and could do the same; and the same socket, with another device of this kind."""
    drivers = room.station.bench.devices.drivers()
    found = []
    for one in room.office.nearby:
        if one.bound_as == bound.device_id and isinstance(bound.driver.link, SerialLine):
            found.append((one, bound.driver))
        if one.bound_as or one.taken:
            continue
        likely = [drivers[key] for key in one.suggestions if key in drivers]
        fits = [driver for driver in likely if bound.driver.measures[:1] == driver.measures[:1]]
        if bound.driver in fits or (not likely and one.link == "serial" and isinstance(bound.driver.link, SerialLine)):
            found.append((one, bound.driver))
        elif fits:
            found.append((one, fits[0]))
    return found


def _page(room: Room, bound: Binding) -> Page:
    drivers = room.station.bench.devices.drivers()
    rows = []
    for one, driver in sorted(_spares(room, bound), key=lambda pair: pair[0].address):
        name, _, how = thing(one, drivers)
        same = one.bound_as == bound.device_id
        cells = (name, model(driver), Sentence("device.swap.same") if same else how)
        rows.append(Row(row_key("spare", one), cells, duty=SwapDevice(bound.device_id, one.address, driver.key)))
    heads = tuple(Sentence(f"devices.head.{word}") for word in ("thing", "maybe", "how"))
    empty = Sentence("device.swap.none" if room.office.nearby else "devices.looking")
    table = Table("spares", heads, tuple(rows), empty, (4, 5, 4))
    title, say = Sentence("device.swap"), Sentence("device.swap.say", (bound.device_id,))
    return Page(KEY, title, (table,), (), DevicePage(bound.device_id), say, who=bound.device_id)


async def _take_over(room: Room, bound: Binding, address: str, driver: Driver) -> Page:
    device = bound.device_id
    spare = next(one for one in room.office.nearby if one.address == address)
    serial = spare.serial if spare.serial != bound.serial_number else ""
    # a spare is another instrument, also where nobody knows its number: results are told apart by this
    serial = serial or own_mark(device, driver, address, room.now())
    await room.station.bench.take_back(device)
    old = f"{model(bound.driver)} {bound.serial_number}".strip()
    new = Binding(device, driver, address, serial, bound.purpose)
    keep(room, SWAPPING, new, "swapped", f"{old} → {model(driver)} {serial}")
    title, say = Sentence("device.swap"), Sentence("device.saving")
    return Page(SWAPPING, title, (), (), DevicePage(device), say, who=device)


DUTIES: Handlers = {SwapDevice: swap}
