"""Approved plug-ins become part of a running program: their rows, protocols, quantities, tests and words.

`join` is called once, before the configuration is read, by every program of the kiosk (screen, commands, simulator):
nothing of a plug-in is run by it. Programs that are started from here find the same folder through ``KIOSK_PLUGINS``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import kiosk
from kiosk.core import joined
from kiosk.core.errors import ConfigError
from kiosk.devices.driver import Driver, ProcessLine, WireProtocol
from kiosk.devices.framing import lines
from kiosk.devices.link import Link
from kiosk.devices.link_process import Told
from kiosk.devices.plugins import manifest
from kiosk.devices.plugins.believing import Believing, Through
from kiosk.devices.plugins.folder import APPROVED, Folder, Installed, PluginError
from kiosk.devices.plugins.isolated import IsolatedLink
from kiosk.devices.plugins.named import protocol_of
from kiosk.devices.plugins.offline import offline
from kiosk.devices.plugins.sandbox import Sandbox

VARIABLE, GROUP = "KIOSK_PLUGINS", "kiosk.plugins"


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it. ``simulators``: by protocol key, for the simulator's process."""

    protocols: tuple[WireProtocol, ...] = ()
    drivers: tuple[Driver, ...] = ()
    simulators: dict[str, Sandbox] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()  # plug-in, why it is not used


NOTHING = Joined()
_now = NOTHING


def simulators() -> dict[str, Sandbox]:
    """Return who makes the bytes of a plug-in's protocol, by its key."""
    return _now.simulators


def join(folder: Path | None = None) -> Joined:
    """Join the approved plug-ins of this folder (default: the one this program was started with)."""
    global _now
    folder = folder or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    found, making = _Making(), _packages()
    if folder is not None and (folder / APPROVED).exists():
        os.environ[VARIABLE] = str(folder)
        making += _found(Folder(folder))
    for one in making:
        found.take(one)
    _now = Joined(tuple(found.protocols), tuple(found.drivers), found.simulators, tuple(found.problems))
    return _now


@dataclass
class _Making:
    protocols: list[WireProtocol] = field(default_factory=list)
    drivers: list[Driver] = field(default_factory=list)
    simulators: dict[str, Sandbox] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)

    def take(self, one: Installed | PluginError) -> None:
        """Add one plug-in, or why it is not used."""
        if isinstance(one, PluginError):
            self.problems.append((str(one).partition(":")[0], str(one)))
            return
        try:
            protocols = _protocols(one, self.simulators)
            _join(one)
        except Exception as error:  # a trusted package's codec is imported here: somebody else's code
            self.problems.append((one.manifest.name, f"{one.manifest.name}: {type(error).__name__}: {error}"))
            return
        self.protocols += protocols
        self.drivers += one.manifest.drivers(one.folder)


def _packages() -> list[Installed | PluginError]:
    """Return the plug-ins that stand in this Python's own packages: whoever put them there trusts them in-process."""
    found: list[Installed | PluginError] = []
    for entry in entry_points(group=GROUP):
        try:
            spec = find_spec(entry.value)
            place = Path(spec.origin or "").parent if spec is not None else Path()
            found.append(Installed(manifest.read(place / manifest.FILE), place.parent, place, trusted=True))
        except (ConfigError, ImportError, ValueError) as error:
            found.append(PluginError(f"{entry.name}: {error}"))
    return found


def _found(folder: Folder) -> list[Installed | PluginError]:
    try:
        return list(folder.installed())
    except PluginError as error:
        return [error]


def _join(one: Installed) -> None:
    """Add what the manifest adds to the tables of core; raises ValueError."""
    ours = Path(kiosk.__file__).parent / "assets" / "images"
    tests, pictures = [], []
    for test in one.manifest.test:
        name = ""
        if test.picture and (one.package / test.picture).is_file():
            name = os.path.relpath(one.package / test.picture, ours).removesuffix(".svg")
            pictures.append(name)
        tests.append(test.test(name))
    quantities = one.manifest.quantity
    joined.join([new.quantity for new in quantities], tests, pictures, {new.key: new.counts for new in quantities})


def _protocols(one: Installed, simulators: dict[str, Sandbox]) -> list[WireProtocol]:
    made: list[WireProtocol] = []
    codec = one.manifest.codec
    if codec is not None:
        sandbox = Sandbox(one.manifest.name, one.folder, codec.module, codec.simulate, codec.repeat)
        apart = not one.trusted
        made.append(isolated_protocol(one, sandbox) if apart else protocol_of(codec.module, codec.protocol))
        if codec.simulate:
            simulators[codec.protocol] = sandbox
    for driver in one.manifest.drivers(one.folder):
        if isinstance(driver.link, ProcessLine):
            told = partial(_told, driver.protocol, driver.measures)
            source = driver.source
            made.append(
                WireProtocol(
                    driver.protocol,
                    one.manifest.version,
                    source,
                    told,
                    lambda _: lines(b"\n"),
                    quantities=driver.measures,
                )
            )
    return made


def isolated_protocol(one: Installed, sandbox: Sandbox) -> WireProtocol:
    """Return the protocol whose codec runs in a child."""
    codec = one.manifest.codec
    assert codec is not None, "asked for a plug-in without a codec"
    believing = Believing(codec.protocol, one.manifest.quantities)

    def isolate(link: Link, variant: str) -> Link:
        return IsolatedLink(link, sandbox, codec.protocol, variant)

    serial = any(device.serial for device in one.manifest.device)
    return WireProtocol(
        codec.protocol,
        codec.version,
        codec.source,
        lambda _: believing,
        (lambda _: Through()) if serial else None,
        codec.variants,
        one.manifest.quantities,
        isolate=isolate,
        offline=partial(offline, sandbox, believing),
    )


def _told(protocol: str, quantities: tuple[str, ...], variant: str) -> Told:
    return Told(protocol, quantities)
