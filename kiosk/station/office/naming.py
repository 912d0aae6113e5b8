"""What a device is called and by what it is known: binding for good, another name or number, letting go."""

from __future__ import annotations

import itertools
import re
from datetime import datetime

from kiosk.core.duties import ChangeDevice, DeviceList, DevicePage, UnbindDevice
from kiosk.core.messages import Asked
from kiosk.core.pages import Button, Field, Form, Page
from kiosk.core.texts import Sentence
from kiosk.devices.bound import InUse
from kiosk.devices.driver import Driver, link_kind
from kiosk.devices.events import Binding
from kiosk.station.office.device_page import gone
from kiosk.station.office.devices import model
from kiosk.station.office.resets import key_of, reset
from kiosk.station.office.room import Handlers, Room
from kiosk.store import values
from kiosk.store.records import Store

CHANGE, LEAVE = "device-change", "device-unbind"
NAMES = {
    "body_weight": "scale",
    "body_height": "height",
    "systolic_pressure": "cuff",
    "grip_force": "grip",
    "heart_rate": "pulse",
    "spo2": "oximeter",
    "body_temperature": "thermometer",
}
"""What a device that measures this first is called, with a number behind."""
LONGEST_SERIAL = 40
NAME = re.compile(r"[\w-]{1,24}")
"""What a device may be called."""


def free_name(room: Room, driver: Driver) -> str:
    """Suggest a name that nobody has: scale-1, scale-2 …"""
    stem = NAMES.get(next(iter(driver.measures), ""), "device")
    taken = room.station.bench.devices.bound()
    return next(name for number in itertools.count(1) if (name := f"{stem}-{number}") not in taken)


def own_mark(device: str, driver: Driver, address: str, now: datetime) -> str:
    """Return what stands for the serial number of an instrument that has none: what no other one ever has, here or at
    another station, so that no check of one speaks for another. A radio address is such; a socket is not."""
    return address if link_kind(driver.link) in ("ble", "advert") else f"{device} {now:%Y%m%d-%H%M%S}"


def flaw_of(room: Room, name: str, serial: str, driver: Driver, *, but: str = "") -> Sentence | None:
    """Say what is wrong with a name or a serial number; ``but``: the device that may keep its own."""
    name, serial = name.strip(), serial.strip()
    if NAME.fullmatch(name) is None:
        return Sentence("device.name.wrong")
    if name != but and name in room.station.bench.devices.bound():
        return Sentence("device.name.taken")
    if len(serial) > LONGEST_SERIAL or not serial.isprintable():
        return Sentence("device.serial.wrong")
    others = (one for one in room.station.bench.devices.bound().values() if one.device_id != but)
    if serial and any(key_of(one) == (driver.key, serial) for one in others):
        return Sentence("device.serial.taken")
    return None


def keep(room: Room, key: str, binding: Binding, kind: str, note: str = "", before: str = "") -> None:
    """Write a binding, then take it up while the kiosk runs; the device's page follows. Done to its end in any case.

    ``kind``: how the log of the place calls it; ``before``: the name it had.
    """
    said = kind if kind in ("bound", "swapped") else "changed"

    async def work() -> None:
        await room.office.live.over()
        try:
            await _take_up(room, binding, before, same=not kind)
        finally:
            room.station.bench.let_go(binding.device_id, spare=kind == "swapped")
        if kind:
            await room.do(Store.upkeep_add, kind, day=room.today(), device=binding.device_id, note=note)
        if room.office.showing(key):
            room.station.hear(Asked(DevicePage(binding.device_id, said)))

    room.office.live.apart(key, work)


async def _take_up(room: Room, binding: Binding, before: str, *, same: bool) -> None:
    """``same``: only its name or number has changed, the instrument is the one that stood there."""
    devices = room.station.bench.devices
    names = (binding.device_id, before)
    if any(one.port == binding.port for name, one in devices.bound().items() if name not in names):
        raise InUse(binding.device_id)
    await reset(room, binding, devices.bound().get(before) if same else None)
    await room.do(Store.bind, stored(binding))
    if before and before != binding.device_id:
        await room.do(Store.unbind, before)
        await devices.unbind(before)
    await devices.bind(binding)


def stored(binding: Binding) -> values.Binding:
    """The binding as the store keeps it."""
    one = binding
    link = link_kind(one.driver.link)
    return values.Binding(one.device_id, one.driver.key, link, one.port, one.serial_number, purpose=one.purpose)


async def change(room: Room, duty: ChangeDevice) -> Page:
    """Another name or serial number; the results so far stay with the old ones."""
    bound = room.station.bench.devices.bound().get(duty.device)
    if bound is None:
        return gone(room)
    name, serial = (duty.name, duty.serial) if duty.sent else (bound.device_id, bound.serial_number)
    wrong = flaw_of(room, name, serial, bound.driver, but=duty.device) if duty.sent else None
    if not wrong and room.station.bench.serves(duty.device):
        wrong = Sentence("device.in-use")
    back = DevicePage(duty.device)
    if duty.sent and not wrong:
        # without a number of its own it keeps what it was known by: it stays the same instrument
        serial = serial.strip() or bound.serial_number or duty.device
        keep(
            room, CHANGE, Binding(name.strip(), bound.driver, bound.port, serial, bound.purpose), "", before=duty.device
        )
        return Page(CHANGE, Sentence("device.change"), back=DeviceList(), say=Sentence("device.saving"))
    fields = (
        Field("name", Sentence("device.name"), value=name, hint=Sentence("device.name.hint")),
        Field("serial", Sentence("device.serial"), value=serial, optional=True),
    )
    sure = Sentence("device.change.sure")
    form = Form("change", fields, Button("save", Sentence("device.save"), ChangeDevice(duty.device), sure))
    return Page(CHANGE, Sentence("device.change"), (form,), (), back, "", wrong or "", who=duty.device)


async def unbind(room: Room, duty: UnbindDevice) -> Page:
    """Let it go; its results and its history stay."""
    devices, device = room.station.bench.devices, duty.device
    bound = devices.bound().get(device)
    if bound is None:
        return gone(room)
    await room.station.bench.take_back(device)

    async def work() -> None:
        try:
            await room.do(Store.unbind, device)
            await devices.unbind(device)
        finally:
            room.station.bench.let_go(device)
        note = f"{model(bound.driver)} {bound.serial_number}".strip()
        await room.do(Store.upkeep_add, "unbound", day=room.today(), device=device, note=note)
        if room.office.showing(LEAVE):
            room.station.hear(Asked(DeviceList()))

    room.office.live.apart(LEAVE, work)
    return Page(LEAVE, Sentence("devices.title"), back=DeviceList(), say=Sentence("device.unbinding", (device,)))


DUTIES: Handlers = {ChangeDevice: change, UnbindDevice: unbind}
