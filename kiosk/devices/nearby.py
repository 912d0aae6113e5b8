"""What stands at the ports and in the air, for the wizard that binds a device: a suggestion each, never a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Nearby:
    """One thing that could be bound. ``address`` is what a Binding's ``port`` becomes."""

    address: str  # /dev/serial/by-id/… (or by-path, where several look alike), or a Bluetooth address
    link: Literal["serial", "ble", "advert", "process"]
    label: str = ""  # what the USB adapter or the advert calls itself
    usb: tuple[int, int] | None = None  # VID, PID
    serial: str = ""
    rssi: int | None = None
    services: tuple[str, ...] = ()  # 4 hex or 128 bit, lower case
    bound_as: str = ""  # the station's name for it, when it is bound already
    taken: bool = False  # another program has the port
    suggestions: tuple[str, ...] = ()  # driver slugs, the likeliest first
