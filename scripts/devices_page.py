"""Write docs/devices.md from the catalogue; a test fails when the page is not up to date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.core.quantity import QUANTITIES
from kiosk.devices.driver import BleAdvert, BleSession, Driver, ProcessLine, SerialLine
from kiosk.devices.registry import installed

PAGE = Path(__file__).parent.parent / "docs" / "devices.md"
HEAD = """# Devices

Made by `scripts/devices_page.py` from the catalogue (`kiosk/devices/catalogue`); do not edit. Every row can be played
by the simulator and is held to the contract of `kiosk.devices.conformance`; a test fails for one that is not.

*Confidence* is that of the protocol's source: V stated by the maker, C captured from a device by somebody, D deduced
from somebody's driver, K common knowledge of the trade; for Bluetooth A several implementations agree, B one good one
or real captures, C one source. *Tried* says whether we have had one on the table. Line settings are the usual ones.
"""
NOT_FOUND = """
## No driver, and why

For these no public description of the wire was found, so their values are typed by staff: Takei T.K.K. 5401, 5101
(grip), 5103, 5403 (reach), InBody hand grip and body composition, Jenix DS-102 and DS-103, Fanics, seca 274 and 27x,
Jamar Plus, MicroFET, Biometrics, Charder MA, ACCUNIQ BC, Omron HBP-1300 and HN-300T2, Microlife WatchBP, Contec 08A.
The seca 460 block is described only in part, and Xiaomi S400 and its kin need a key from somebody's account.
"""


def page() -> str:
    """Return the whole page."""
    protocols = installed().protocols
    text = [HEAD]
    for title, drivers in groups():
        text += ["", f"## {title}", "", "| device | driver | protocol | link | confidence | source | tried |"]
        text += ["|---|---|---|---|---|---|---|", *(row(driver) for driver in drivers)]
    text += ["", "## Protocols", "", "| protocol | version | forms | source |", "|---|---|---|---|"]
    for key, protocol in sorted(protocols.items()):
        forms = ", ".join(f"`{variant}`" for variant in protocol.variants)
        text.append(f"| `{key}` | {protocol.version} | {forms} | {protocol.source} |")
    return "\n".join(text) + "\n" + NOT_FOUND


def groups() -> Iterator[tuple[str, list[Driver]]]:
    """Yield the drivers by what they measure first."""
    found: dict[str, list[Driver]] = {}
    for driver in installed().drivers.values():
        first = QUANTITIES.get(driver.measures[0]) if driver.measures else None
        found.setdefault(first.label_en if first else "Cards and codes", []).append(driver)
    yield from sorted(found.items())


def row(driver: Driver) -> str:
    """Write one device."""
    notes = f"<br>{driver.notes}" if driver.notes else ""
    form = f" `{driver.variant}`" if driver.variant else ""
    tried = "yes" if driver.tried else "no"
    cells = (
        f"{driver.maker} {driver.model}{notes}",
        f"`{driver.key}`",
        f"`{driver.protocol}`{form}",
        link(driver),
        driver.confidence,
        driver.source,
        tried,
    )
    return "| " + " | ".join(cells) + " |"


def link(driver: Driver) -> str:
    """Say how it is connected."""
    match driver.link:
        case SerialLine(baud=baud, bits=bits, parity=parity, stop=stop):
            return f"serial {baud} {bits}{parity}{stop}"
        case BleSession(service=service, pair=pair):
            return f"Bluetooth, service {service[:8]}{', paired' if pair else ''}"
        case BleAdvert(service=service, company=company):
            return f"Bluetooth adverts, {f'service {service}' if service else f'company {company:04x}'}"
        case ProcessLine():
            return "a program"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
