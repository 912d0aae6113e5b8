"""Which protocols and drivers are installed: entry points in, two read-only tables and a list of what failed out.

Group ``kiosk.codecs`` holds WireProtocols, group ``kiosk.devices`` holds Drivers (catalogue rows); an entry is one of
them or a tuple of them. Ours come first and the same way as everybody's. A second one with a known key is refused, a
plug-in that does not import is listed with its reason, and the kiosk starts all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from kiosk.devices.driver import Driver, WireProtocol

if TYPE_CHECKING:
    from kiosk.devices.plugins.joining import Joined

OURS = "lifelog-kiosk"
Value = TypeVar("Value", WireProtocol, Driver)


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry point, or one value of it, that was not taken, and why: for the staff screen and ``kiosk doctor``."""

    entry: str
    package: str
    reason: str


@dataclass(frozen=True, slots=True)
class Registry:
    """What is installed, by key."""

    protocols: Mapping[str, WireProtocol]
    drivers: Mapping[str, Driver]
    problems: tuple[Problem, ...] = ()


@cache
def installed() -> Registry:
    """Read the entry points of this Python, and the plug-ins of this installation, once."""
    from kiosk.devices.plugins import joining  # not for an isolated codec, which starts quicker without

    return _with(load(entry_points(group="kiosk.codecs"), entry_points(group="kiosk.devices")), joining.join())


def _with(ours: Registry, more: Joined) -> Registry:
    """Add what plug-ins with a manifest bring; a key that is taken is refused."""
    problems = [*ours.problems, *(Problem(name, name, reason) for name, reason in more.problems)]
    protocols, drivers = dict(ours.protocols), dict(ours.drivers)
    for protocol in more.protocols:
        if protocol.key in protocols:
            problems.append(Problem(protocol.key, "", f"{protocol.key} is already taken"))
        protocols.setdefault(protocol.key, protocol)
    for driver in more.drivers:
        if driver.key in drivers:
            problems.append(Problem(driver.key, "", f"{driver.key} is already taken"))
        elif protocols.get(driver.protocol) in more.protocols:
            drivers[driver.key] = driver
    return Registry(MappingProxyType(protocols), MappingProxyType(drivers), tuple(problems))


def load(codecs: Iterable[EntryPoint], catalogues: Iterable[EntryPoint]) -> Registry:
    """Import what the entry points name."""
    problems: list[Problem] = []
    protocols: dict[str, WireProtocol] = {}
    drivers: dict[str, Driver] = {}
    for entry, protocol in _values(codecs, WireProtocol, problems):
        _take(protocols, protocol, entry, problems)
    for entry, driver in _values(catalogues, Driver, problems):
        if driver.protocol in protocols:
            _take(drivers, driver, entry, problems)
        else:
            problems.append(_problem(entry, f"{driver.key} speaks {driver.protocol}, which is not installed"))
    return Registry(MappingProxyType(protocols), MappingProxyType(drivers), tuple(problems))


def _values(
    entries: Iterable[EntryPoint], kind: type[Value], problems: list[Problem]
) -> Iterator[tuple[EntryPoint, Value]]:
    """Import each entry point and yield what it holds; a plug-in's failure of any kind is only a problem."""
    for entry in sorted(entries, key=lambda entry: (_package(entry) != OURS, _package(entry), entry.name)):
        try:
            loaded = entry.load()
        except (Exception, SystemExit) as error:  # somebody else's code, run by importing it
            problems.append(_problem(entry, f"{type(error).__name__}: {error}"))
            continue
        for value in loaded if isinstance(loaded, tuple) else (loaded,):
            if isinstance(value, kind):
                yield entry, value
            else:
                problems.append(_problem(entry, f"{type(value).__name__} is no {kind.__name__}"))


def _take(table: dict[str, Value], value: Value, entry: EntryPoint, problems: list[Problem]) -> None:
    if value.key in table:
        problems.append(_problem(entry, f"{value.key} is already taken"))
    else:
        table[value.key] = value


def _problem(entry: EntryPoint, reason: str) -> Problem:
    return Problem(entry.name, _package(entry), reason)


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else ""
