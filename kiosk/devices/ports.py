"""Serial ports of this machine, and which of them a binding means: never a guess between two that look alike.

A port's name (ttyUSB0) moves when cables glitch. What stays is the adapter's own serial number, or, for adapters
without one, the socket it is plugged into.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from serial.tools import list_ports

from kiosk.devices.reasons import Reason


@dataclass(frozen=True, slots=True)
class Port:
    """One port that is there now. ``usb`` is None for a built-in one; ``socket`` names where it is plugged in."""

    path: str  # /dev/ttyUSB0
    usb: tuple[int, int] | None = None
    serial: str = ""
    socket: str = ""
    label: str = ""
    by_id: str = ""
    by_path: str = ""

    def twin_of(self, other: Port) -> bool:
        """Whether nothing but the socket tells the two apart."""
        return self.path != other.path and self.usb is not None and (self.usb, self.serial) == (other.usb, other.serial)


Look = Callable[[], tuple[Port, ...]]


def look(links: Path = Path("/dev/serial"), ttys: Path = Path("/sys/class/tty")) -> tuple[Port, ...]:
    """List what is there now: USB adapters, and the built-in ports that have a chip behind their name."""
    by_id, by_path = _links(links / "by-id"), _links(links / "by-path")
    return tuple(
        Port(
            found.device,
            (found.vid, found.pid) if found.vid is not None and found.pid is not None else None,
            found.serial_number or "",
            found.location or "",
            found.product or found.description or "",
            by_id.get(found.device, ""),
            by_path.get(found.device, ""),
        )
        for found in sorted(list_ports.comports())
        if found.vid is not None or _has_chip(ttys / Path(found.device).name)
    )


def steady(port: Port, ports: Iterable[Port]) -> str:
    """Return the name that stays: by-id where it names one adapter only, else the socket, else the port itself."""
    alike = any(other.twin_of(port) for other in ports)
    if port.by_id and port.serial and not alike:
        return port.by_id
    return port.by_path or port.by_id or port.path


def lasting_name(path: str, ports: Look = look) -> str:
    """Return the name that stays for a port that was named as it is called today; any other name as it is."""
    known = ports() if re.fullmatch(r"/dev/tty\w+", path) else ()
    here = next((one for one in known if one.path == path), None)
    return steady(here, known) if here is not None else path


def find(wanted: str, last: Port | None, ports: tuple[Port, ...]) -> tuple[str, Port | None, Reason]:
    """Return the path to open for a binding, the port behind it, and why not.

    ``last`` is the port that served the binding before, if any. A port that is not of USB is taken as it is called.
    """
    here = _named(wanted, ports)
    if here is None and Path(wanted).exists():
        return wanted, None, Reason.NONE
    if here is not None and _right(wanted, here, last, ports):
        return wanted, here, Reason.NONE
    if last is None:
        return "", None, Reason.NOT_PLUGGED if here is None else Reason.ALIKE
    if last.usb is None or (here is None and _by_socket(wanted)):
        return "", None, Reason.NOT_PLUGGED  # a socket is empty, and the binding means the socket
    same = [one for one in ports if (one.usb, one.serial) == (last.usb, last.serial)]
    if len(same) != 1 or not last.serial:
        in_place = [one for one in same if one.socket == last.socket]
        if not in_place:
            return "", None, Reason.ALIKE if len(same) > 1 else Reason.NOT_PLUGGED
        same = in_place
    return same[0].path, same[0], Reason.NONE


def holder(path: str, locks: Path = Path("/proc/locks")) -> str:
    """Return the name of another program that has locked a port, without opening it: opening resets some boards."""
    try:
        inode = os.stat(path).st_ino
        lines = locks.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        found = re.match(r"\d+: FLOCK +\S+ +\S+ (\d+) \S+:(\d+) ", line)
        if found and int(found[2]) == inode and int(found[1]) != os.getpid():
            return _program(locks.parent / found[1])
    return ""


def _program(process: Path) -> str:
    try:
        return (process / "comm").read_text(encoding="utf-8", errors="replace").strip() or "?"
    except OSError:
        return "?"


def _right(wanted: str, here: Port, last: Port | None, ports: tuple[Port, ...]) -> bool:
    """Whether the port that has the wanted name now is the one that was meant."""
    if _by_socket(wanted):
        return True
    alike = [one for one in ports if one.twin_of(here)]
    if last is None:
        return not alike
    if (here.usb, here.serial) != (last.usb, last.serial):
        return False
    moved = here.socket != last.socket
    return not moved or (not alike and (bool(here.serial) or wanted == here.by_id))


def _by_socket(wanted: str) -> bool:
    return "/by-path/" in wanted


def _named(wanted: str, ports: Iterable[Port]) -> Port | None:
    real = os.path.realpath(wanted)
    return next((one for one in ports if wanted in (one.path, one.by_id, one.by_path) or one.path == real), None)


def _has_chip(tty: Path) -> bool:
    """Whether a built-in port is more than a name: the kernel makes ttyS0 to ttyS31 in any case."""
    try:
        return (tty / "type").read_text(encoding="ascii").strip() not in ("", "0")
    except OSError:
        return False


def _links(folder: Path) -> dict[str, str]:
    """Map devices to the links that udev made for them."""
    try:
        return {os.path.realpath(link): str(link) for link in sorted(folder.iterdir())}
    except OSError:
        return {}
