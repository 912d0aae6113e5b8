"""What stands at the ports and in the air, for the wizard that binds a device: a suggestion each, never a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from kiosk.devices.driver import BleAdvert, BleSession, Driver, SerialLine
from kiosk.devices.ports import Port, holder, steady


class Heard(Protocol):
    """An advertiser, as the radio heard it last."""

    @property
    def address(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def rssi(self) -> int: ...
    @property
    def services(self) -> tuple[str, ...]: ...
    @property
    def companies(self) -> tuple[int, ...]: ...


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
    alike: bool = False  # another one that looks the same is plugged in: the address is the socket
    companies: tuple[int, ...] = ()  # company ids of its adverts


def at_ports(ports: tuple[Port, ...], drivers: Iterable[Driver], bound: Mapping[str, str]) -> tuple[Nearby, ...]:
    """Tell of each port what it could be. ``bound``: real path or address of each bound device → its name."""
    known = tuple(drivers)
    return tuple(
        Nearby(
            address=steady(port, ports),
            link="serial",
            label=port.label,
            usb=port.usb,
            serial=port.serial,
            bound_as=_bound_as(port, bound),
            taken=not _bound_as(port, bound) and bool(holder(port.path)),
            suggestions=for_port(port, known),
            alike=any(other.twin_of(port) for other in ports),
        )
        for port in ports
    )


def in_the_air(heard: Iterable[Heard], drivers: Iterable[Driver], bound: Mapping[str, str]) -> tuple[Nearby, ...]:
    """Tell of each advertiser what it could be, in the order given."""
    known = tuple(drivers)
    return tuple(_in_the_air(one, known, bound) for one in heard)


def _in_the_air(heard: Heard, drivers: tuple[Driver, ...], bound: Mapping[str, str]) -> Nearby:
    suggestions = for_advert(heard.name, heard.services, heard.companies, drivers)
    links = {one.key: one.link for one in drivers}
    calls = bool(suggestions) and isinstance(links[suggestions[0]], BleAdvert)
    return Nearby(
        address=heard.address,
        link="advert" if calls else "ble",
        label=heard.name,
        rssi=heard.rssi,
        services=tuple(heard.services),
        companies=tuple(heard.companies),
        bound_as=bound.get(heard.address.upper(), ""),
        suggestions=suggestions,
    )


def for_port(port: Port, drivers: Iterable[Driver]) -> tuple[str, ...]:
    """Rank the drivers of a port: those whose adapter it is; of these, whoever's name it bears first."""
    fitting = [one for one in drivers if isinstance(one.link, SerialLine) and port.usb in one.link.usb]
    return tuple(one.key for one in sorted(fitting, key=lambda one: not _named(one, port.label)))


def for_advert(
    name: str, services: Iterable[str], companies: Iterable[int], drivers: Iterable[Driver]
) -> tuple[str, ...]:
    """Rank the drivers of an advert: those that claim its name, then those that claim its service or company."""
    by_name: list[str] = []
    by_service: list[str] = []
    offered, made_by = set(services), set(companies)
    for one in drivers:
        if not isinstance(one.link, BleSession | BleAdvert):
            continue
        company = one.link.company if isinstance(one.link, BleAdvert) else None
        if name and name.startswith(one.link.names):
            by_name.append(one.key)
        elif one.link.service in offered or (company is not None and company in made_by):
            by_service.append(one.key)
    return (*by_name, *by_service)


def _named(driver: Driver, label: str) -> bool:
    return driver.maker.casefold() in label.casefold()


def _bound_as(port: Port, bound: Mapping[str, str]) -> str:
    names = (port.path, port.by_id, port.by_path)
    return next((bound[name] for name in names if name and name in bound), "")
