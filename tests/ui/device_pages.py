"""The device pages as the station makes them, of made-up devices: for tests, and for looking at the screens.

python -m tests.ui.device_pages OUTDIR [page …]; environment as for `tests.ui.desk_shots`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path

from kiosk.core.duties import (
    ChangeDevice,
    ChooseDriver,
    DeviceHistory,
    DeviceList,
    DevicePage,
    FindDevices,
    PairAgain,
    SaveDevice,
    SwapDevice,
    TryDevice,
    TryReading,
)
from kiosk.core.pages import Page
from kiosk.core.roles import Role
from kiosk.devices import registry
from kiosk.devices.events import Binding, Noticed, Passkey, Said
from kiosk.devices.nearby import Nearby
from kiosk.devices.reasons import Reason
from kiosk.store.records import Store
from tests.fakes import breathe
from tests.station import words as say
from tests.station.fakes import FakeDevices
from tests.station.managed import FakeDevice
from tests.station.office.rig import OfficeRig

BOUND = {
    "scale-1": ("cas-ci-400", "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_TOY00001-if00-port0", "ready", ""),
    "height-1": (
        "gtech-gl-150",
        "/dev/serial/by-id/usb-Silicon_Labs_CP2102_TOY0002-if00-port0",
        "stuck",
        "device.silent",
    ),
    "cuff-1": ("and-ua-651ble", "F0:F1:F2:F3:F4:F5", "faulty", "device.not-paired"),
    "grip-1": ("tindeq-progressor", "F0:F1:F2:F3:F4:F6", "absent", "device.not-seen"),
}
PORT = "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_TOY00009-if00-port0"
NEAR = (
    Nearby(PORT, "serial", "FT232R USB UART", (0x0403, 0x6001), "TOY00009", suggestions=("cas-ci-400", "and-balance")),
    Nearby(BOUND["scale-1"][1], "serial", "FT232R USB UART", (0x0403, 0x6001), "TOY00001", bound_as="scale-1"),
    Nearby("/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0", "serial", "USB-Serial Controller", alike=True),
    Nearby("/dev/ttyUSB3", "serial", "USB-Serial Controller", taken=True),
    Nearby("F0:F1:F2:F3:F4:F7", "ble", "A&D_UA-651BLE_TOY007", rssi=-58, suggestions=("and-ua-651ble",)),
    Nearby("F0:F1:F2:F3:F4:F8", "ble", "Someone's telephone", rssi=-92),
)
NAMES = (
    "devices",
    "device",
    "device-history",
    "device-test",
    "device-test-refused",
    "device-pair",
    "device-passkey",
    "device-passkey-typed",
    "device-pair-failed",
    "devices-find",
    "device-driver",
    "device-driver-all",
    "device-port",
    "device-try",
    "device-try-value",
    "device-try-complaint",
    "device-change",
    "device-swap",
    "device-swap-none",
    "device-swapping",
)


def collected() -> dict[str, Page]:
    """Let the station make every page once."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_collected(Path(folder)))


async def _collected(folder: Path) -> dict[str, Page]:
    drivers = registry.installed().drivers
    owned = FakeDevices()
    owned.known = dict(drivers)
    for key, (driver, port, state, reason) in BOUND.items():
        one = drivers[driver]
        binding = Binding(key, one, port, f"TOY-{key}")
        owned.all[key] = FakeDevice(key, one.measures, one.protocol, state=state, reason=reason, binding=binding)
    numbers = {"battery": Decimal(35), "signal": Decimal(-88), "clock": Decimal(95), "rejected": Decimal(12)}
    owned.all["cuff-1"].facts |= {**numbers, "firmware": "1.04 (toy)"}
    async with OfficeRig(folder, owned) as rig:
        await rig.sign_in(Role.SPECIALIST)
        owned.all["cuff-1"].facts |= {"since": rig.clock.utc(), "said_at": rig.clock.utc()}
        pages = {name: await make(rig) for name, make in _WAYS.items()}
        rig.office.lock()
        await breathe()
    assert tuple(pages) == NAMES
    return pages


async def _passing(rig: OfficeRig) -> Page:
    for _ in range(4):
        await rig.clock.advance(0.5)
        await rig.store.read(Store.bindings)
    return rig.page


async def _history(rig: OfficeRig) -> Page:
    for state, reason in (("stuck", "device.silent"), ("ready", ""), ("absent", "device.not-plugged"), ("ready", "")):
        await rig.clock.advance(3600)
        await rig.store.call(Store.device_event_add, "scale-1", "cas-ci-400", state, reason, now=rig.clock.utc())
    await rig.store.call(Store.device_fact_add, "scale-1", "cas-ci-400", "battery", "35", now=rig.clock.utc())
    today = rig.clock.utc()
    await rig.store.call(
        Store.upkeep_add, "bound", day=today.date(), device="scale-1", note="CAS CI-400", actor="system:toy", now=today
    )
    return await rig.ask(DeviceHistory("scale-1"))


async def _test(rig: OfficeRig, refused: bool = False) -> Page:
    await rig.ask(TryReading("scale-1"))
    await _passing(rig)
    at = rig.clock.monotonic()
    record = say.overload_line(at) if refused else say.weight_line("61.25", at)
    rig.devices.hears["scale-1"](Said("scale-1", record, 0.0, 1, clock_set=True))
    return await _passing(rig)


async def _pair(rig: OfficeRig, asked: Passkey | None = None, reason: Reason | None = None) -> Page:
    await rig.ask(PairAgain("cuff-1"))
    await _passing(rig)
    if asked is not None:
        await rig.hear_event(asked)
    if reason is not None:
        rig.devices.paired["cuff-1"].set_result(reason)
    return await _passing(rig)


async def _find(rig: OfficeRig) -> Page:
    rig.devices.near = list(NEAR)
    await rig.ask(FindDevices())
    return await _passing(rig)


async def _try(rig: OfficeRig, value: bool = False) -> Page:
    await rig.ask(TryDevice(PORT, "cas-ci-400"))
    await _passing(rig)
    if value:
        record = say.weight_line("61.25", rig.clock.monotonic())
        rig.devices.hears[PORT](Said("scale-2", record, 0.0, 1, clock_set=True))
        rig.devices.hears[PORT](Noticed("scale-2", "firmware", "1.0"))
    return await _passing(rig)


async def _swap(rig: OfficeRig, near: tuple[Nearby, ...] = NEAR) -> Page:
    rig.devices.near = list(near)
    await rig.ask(SwapDevice("scale-1"))
    return await _passing(rig)


async def _swapping(rig: OfficeRig) -> Page:
    await _swap(rig)
    page = await rig.ask(SwapDevice("scale-1", PORT, "cas-ci-400"))
    while await rig.store.read(Store.upkeep_last, "swapped", device="scale-1") is None:
        await asyncio.sleep(0.01)
    return page


_WAYS: dict[str, Callable[[OfficeRig], Awaitable[Page]]] = {
    "devices": lambda rig: rig.ask(DeviceList()),
    "device": lambda rig: rig.ask(DevicePage("cuff-1")),
    "device-history": _history,
    "device-test": _test,
    "device-test-refused": lambda rig: _test(rig, refused=True),
    "device-pair": _pair,
    "device-passkey": lambda rig: _pair(rig, Passkey("cuff-1", "096321")),
    "device-passkey-typed": lambda rig: _pair(rig, Passkey("cuff-1")),
    "device-pair-failed": lambda rig: _pair(rig, reason=Reason.NOT_SEEN),
    "devices-find": _find,
    "device-driver": lambda rig: rig.ask(ChooseDriver(PORT)),
    "device-driver-all": lambda rig: rig.ask(ChooseDriver(PORT, "a")),
    "device-port": lambda rig: rig.ask(ChooseDriver("")),
    "device-try": _try,
    "device-try-value": lambda rig: _try(rig, value=True),
    "device-try-complaint": lambda rig: rig.ask(SaveDevice(PORT, "cas-ci-400", "two words", untested=True, sent=True)),
    "device-change": lambda rig: rig.ask(ChangeDevice("scale-1")),
    "device-swap": _swap,
    "device-swap-none": lambda rig: _swap(rig, NEAR[-1:]),
    "device-swapping": _swapping,
}


if __name__ == "__main__":
    from tests.ui import desk_shots
    from tests.ui.desk_pages import PAGES
    from tests.ui.desk_states import STATES

    PAGES.update(collected())
    STATES.update({name: (name, ()) for name in NAMES})
    desk_shots.main(Path(sys.argv[1]), sys.argv[2:] or list(NAMES))
