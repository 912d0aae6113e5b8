"""What may be bound by command, and what is a slip of the hand: names, and addresses that fit the driver's link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import datetime

from kiosk.core.errors import ConfigError
from kiosk.devices.driver import Driver, link_kind
from kiosk.devices.ports import lasting_name
from kiosk.station.office.naming import LONGEST_SERIAL, NAME, own_mark
from kiosk.store.values import Binding

_RADIO = re.compile(r"([0-9A-F]{2}:){5}[0-9A-F]{2}")


def address_of(driver: Driver, address: str) -> str:
    """Return the address of a port as it is, one of the radio in capitals; raises ConfigError where it does not fit."""
    match link_kind(driver.link):
        case "serial":
            if not address.startswith("/") or not address.isprintable():
                raise ConfigError(f"address: {driver.key} has a cable: give the whole path of a port, not {address!r}")
            return address
        case "process":
            if not address.strip():
                raise ConfigError(f"address: {driver.key} needs one, as its plug-in says")
            return address
        case _:
            if _RADIO.fullmatch(address.upper()) is None:
                raise ConfigError(
                    f"address: {driver.key} speaks Bluetooth: give an address like F0:0D:00:00:00:01, not {address!r}"
                )
            return address.upper()


def binding_of(
    device: str, driver: Driver, address: str, serial: str, bound: Iterable[Binding], now: datetime
) -> Binding:
    """Make the binding; raises ConfigError for what the staff screen would refuse too, a taken address among it.

    Without a serial number it gets a mark of its own, so that no check of what stood there before speaks for it.
    """
    if NAME.fullmatch(device) is None:
        raise ConfigError(f"device: {device!r} is no name: letters, digits and - only, 24 at most")
    if len(serial) > LONGEST_SERIAL or not serial.isprintable():
        raise ConfigError(f"serial: {LONGEST_SERIAL} printable characters at most")
    bound = tuple(bound)
    kept, link = address_of(driver, address), link_kind(driver.link)
    kept = lasting_name(kept) if link == "serial" else kept
    for one in bound:
        if one.device != device and "process" not in (link, one.link) and _same(one.address, kept):
            raise ConfigError(f"address: {kept} is already {one.device}; first: kiosk devices unbind {one.device}")
        if one.device != device and (one.driver, one.serial or one.device) == (driver.key, serial.strip()):
            raise ConfigError(f"serial: {serial.strip()} is already {one.device}")
    before = [one for one in bound if one.device == device]
    same = [one.serial for one in before if link in ("ble", "advert") and _same(one.address, kept)]
    serial = serial.strip() or (same[0] if same else own_mark(device, driver, kept, now))
    return Binding(device, driver.key, link, kept, serial, purpose=before[0].purpose if before else "care")


def _same(one: str, other: str) -> bool:
    """Whether two addresses mean the same device; two names of one port do."""
    return one.upper() == other.upper() or (one[:1] == "/" and os.path.realpath(one) == os.path.realpath(other))
