"""The radio of one BLE device: what it advertises, its GATT table, and its link while somebody is connected.

Players stand on this side of the air; `remote` is bluetoothd's side.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.devices.simulate.gatt import Service


@dataclass(frozen=True, slots=True)
class Advert:
    """What the air carries; the name comes only with the scan response, after the first report.

    ``service_data`` is keyed by 4-hex or 128-bit UUIDs.
    """

    name: str
    uuids: tuple[str, ...]
    manufacturer: Mapping[int, bytes] = field(default_factory=dict)
    appearance: int | None = None
    service_data: Mapping[str, bytes] = field(default_factory=dict)
    flags: int = 0x06  # 0x05: limited discoverable, how some makers show that they want to be paired


class Ear(Protocol):
    """What a device notices on its radio."""

    def linked(self) -> None: ...

    def unlinked(self) -> None: ...

    def subscribed(self, uuid: str, renewed: bool) -> None:
        """A client subscribed; ``renewed``: bluetoothd did it by itself for a session somebody forgot to close."""
        ...

    def unsubscribed(self, uuid: str) -> None: ...

    def written(self, uuid: str, data: bytes) -> None:
        """A client wrote; raises ValueError for a wrong length."""
        ...

    def read(self, uuid: str) -> bytes | None:
        """The value now, None for the table's own."""
        ...


class Host(Protocol):
    """The other end of a link."""

    def told(self, uuid: str, data: bytes) -> bool:
        """A notification or indication; False when nobody is subscribed."""
        ...

    def hung_up(self) -> None:
        """The device ends the link."""
        ...


class Peripheral:
    """The radio itself."""

    def __init__(self, address: str, advert: Advert, services: tuple[Service, ...]) -> None:
        self.address = address.upper()
        self.advert = advert
        self.services = services
        self.ear: Ear | None = None
        self.host: Host | None = None
        self.powered = True
        self.bonded = False  # bluetoothd keeps the bond, over every restart
        self.forgetful = False  # the device has lost its half of the bond, and bluetoothd does not know
        self.passkey: int | None = None  # pairing needs it
        self.typed_here = True  # the passkey stands on the device; else the computer shows one and it is typed there
        self._calling = asyncio.Event()

    @property
    def advertising(self) -> bool:
        """Whether it can be heard, and connected to, now."""
        return self.powered and self.host is None and self._calling.is_set()

    def advertise(self, on: bool = True) -> None:
        """Be heard whenever nobody is connected."""
        if on:
            self._calling.set()
        else:
            self._calling.clear()

    def say(self, advert: Advert) -> None:
        """Advertise something else from now on."""
        self.advert = advert

    def tell(self, uuid: str, data: bytes) -> bool:
        """Notify; False when the value is lost."""
        return self.host is not None and self.host.told(uuid, data)

    def hang_up(self) -> None:
        """End the link from this side."""
        if self.host is not None:
            self.host.hung_up()

    def power(self, on: bool) -> None:
        """Take the battery out, or put it back."""
        self.powered = on
        if not on:
            self.hang_up()

    def link(self, host: Host | None) -> None:
        """The link stands, or is gone."""
        if host is self.host:
            return
        self.host = host
        if self.ear is not None:
            if host is None:
                self.ear.unlinked()
            else:
                self.ear.linked()
