"""GATT tables as values, and the D-Bus objects bluetoothd makes of them (device-test-rig §3).

The path of a characteristic carries the handle of its declaration; its value has the next one, descriptors follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.devices.simulate.tree import CHARACTERISTIC, DESCRIPTOR, SERVICE, Interfaces, Properties

MTU = 517
FIRST_HANDLE = 0x0006
GAP = 4  # between services, as real tables have
SERVICE_CHANGED = "2a05"
CLIENT_CONFIGURATION = "2902"


def long_uuid(uuid: str) -> str:
    """The lower-case 128-bit form of a 4-hex or long UUID."""
    uuid = uuid.lower()
    return f"0000{uuid}-0000-1000-8000-00805f9b34fb" if len(uuid) == 4 else uuid


@dataclass(frozen=True, slots=True)
class Characteristic:
    """``flags`` as BlueZ names them: read, write, write-without-response, notify, indicate."""

    uuid: str
    flags: tuple[str, ...]
    value: bytes = b""

    @property
    def tells(self) -> bool:
        """Whether a client may subscribe."""
        return "notify" in self.flags or "indicate" in self.flags


@dataclass(frozen=True, slots=True)
class Service:
    uuid: str
    characteristics: tuple[Characteristic, ...]


GATT_SERVICE = Service("1801", (Characteristic(SERVICE_CHANGED, ("indicate",)),))


def objects(device: str, services: tuple[Service, ...]) -> Iterator[tuple[str, Interfaces, Characteristic | None]]:
    """Every object below a device in the order it is announced; characteristics come along with their spec."""
    handle = FIRST_HANDLE
    for service in (GATT_SERVICE, *services):
        path = f"{device}/service{handle:04x}"
        properties: Properties = {"UUID": long_uuid(service.uuid), "Device": device, "Primary": True, "Includes": []}
        yield path, {SERVICE: properties}, None
        handle += 1
        for characteristic in service.characteristics:
            own = f"{path}/char{handle:04x}"
            yield own, {CHARACTERISTIC: _properties(characteristic, path)}, characteristic
            handle += 2
            if characteristic.tells:
                properties = {"UUID": long_uuid(CLIENT_CONFIGURATION), "Characteristic": own, "Value": b""}
                yield f"{own}/desc{handle:04x}", {DESCRIPTOR: properties}, None
                handle += 1
        handle += GAP


def _properties(characteristic: Characteristic, service: str) -> Properties:
    properties: Properties = {
        "UUID": long_uuid(characteristic.uuid),
        "Service": service,
        "Value": b"",
        "Flags": list(characteristic.flags),
        "MTU": MTU,
    }
    if characteristic.tells:
        properties["Notifying"] = False
    if "notify" in characteristic.flags:
        properties["NotifyAcquired"] = False
    if "write-without-response" in characteristic.flags:
        properties["WriteAcquired"] = False
    return properties
