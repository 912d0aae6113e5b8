"""Another instrument may stand under a name from now on: a reset among its checks, so that a spare never inherits them.

Only where a device is known by nothing of its own: by its name here, or by the cable it hangs on. One with a serial
number or a radio address brings its own history, and loses none by going.
"""

from __future__ import annotations

from uuid import uuid4

from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.values import DeviceCheck
from kiosk.devices.driver import SerialLine
from kiosk.devices.events import Binding
from kiosk.station.office.room import Room
from kiosk.store.records import Store

NOTE = "bound"


def key_of(binding: Binding) -> tuple[str, str]:
    """What the checks of a bound device are kept under: `kiosk.station.ports.Devices.instrument` names it so."""
    return binding.driver.key, binding.serial_number or binding.device_id


def nameless(binding: Binding) -> bool:
    """Whether nothing but its name or its cable says which instrument this is."""
    cable = isinstance(binding.driver.link, SerialLine) and binding.serial_number == binding.port
    return cable or binding.serial_number in ("", binding.device_id)


async def reset(room: Room, binding: Binding, before: Binding | None) -> None:
    """Write it before another device takes the place: whatever happens then, no check of the old one speaks for the
    new one. ``before``: what stood there, where it is certain to be the same instrument; it goes on as it is."""
    if not nameless(binding) or (before is not None and key_of(before) == key_of(binding)):
        return
    driver, serial = key_of(binding)
    known = await room.read(Store.checks_of, driver, serial)
    now = room.now()
    for quantity in PLANS:
        newest = [one for one in known if one.quantity == quantity and one.voided_at is None]
        if newest and newest[-1].kind != "reset":
            row = DeviceCheck(
                uuid4(), driver, serial, quantity, now, "reset", "undecided", True, True, plan="", note=NOTE
            )
            await room.do(Store.check_add, row)
    if known:
        await room.station.checks_changed()
