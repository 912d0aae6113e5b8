"""What the pages of the checks share: which instruments there are, how each stands, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kiosk.core.metrology.plans import demands_of, governing
from kiosk.core.metrology.standing import Demands, Standing, standing
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Mark, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.core.typed import read_number, symbol
from kiosk.devices.driver import Driver
from kiosk.station.office.devices import model
from kiosk.station.office.forms import Wrong, read_date
from kiosk.station.office.room import Room
from kiosk.store.records import Store

VERDICTS: Mapping[str, Sentence] = {
    "pass": Sentence("checks.verdict.pass"),
    "adjust": Sentence("checks.verdict.adjust"),
    "fail": Sentence("checks.verdict.fail"),
    "undecided": Sentence("checks.verdict.undecided"),
}
KINDS: Mapping[str, Sentence] = {
    "daily": Sentence("checks.kind.daily"),
    "full": Sentence("checks.kind.full"),
    "outside": Sentence("checks.kind.outside"),
    "reset": Sentence("checks.kind.reset"),
}
STANDS: Mapping[str, Sentence] = {
    "": Sentence("checks.stands.good"),
    "never": Sentence("checks.stands.never"),
    "overdue": Sentence("checks.stands.overdue"),
    "daily": Sentence("checks.stands.daily"),
    "failed": Sentence("checks.stands.failed"),
    "doubtful": Sentence("checks.stands.doubtful"),
    "moved": Sentence("checks.stands.moved"),
}
WHY_VOID: Mapping[str, Sentence] = {
    "mass": Sentence("checks.void.mass"),
    "moved": Sentence("checks.void.moved"),
    "other-device": Sentence("checks.void.other-device"),
    "slip": Sentence("checks.void.slip"),
    "other": Sentence("checks.void.other"),
}
BOUNDS: tuple[tuple[Text, float, Literal["centre", "limit", "warn"]], ...] = (
    (Sentence("checks.chart.zero"), 0.0, "centre"),
    (Sentence("checks.chart.limit"), 100.0, "limit"),
    (Sentence("checks.chart.limit"), -100.0, "limit"),
)
"""The lines of a chart of errors, each in hundredths of its own limit."""
SOON_DAYS = 30
"""So long before it is due a full check, or a reference's certificate, is already spoken of."""
MARKS: Mapping[str, Mark] = {"pass": "ok", "adjust": "look", "fail": "off", "undecided": "look"}


@dataclass(frozen=True, slots=True)
class Under:
    """One instrument for one quantity that is checked. ``checks``: all of it, oldest first, void ones too."""

    device: str
    quantity: str
    driver: Driver
    serial: str
    checks: tuple[DeviceCheck, ...]
    standing: Standing

    @property
    def demands(self) -> Demands:
        """What its quantity asks for."""
        return demands_of(self.quantity)

    @property
    def valid(self) -> tuple[DeviceCheck, ...]:
        """Those that count."""
        return tuple(one for one in self.checks if one.voided_at is None)

    def last(self, *kinds: str) -> DeviceCheck | None:
        """The newest check of these kinds that counts."""
        return next((one for one in reversed(self.valid) if one.kind in kinds), None)


async def under_check(room: Room, device: str = "", quantity: str = "") -> tuple[Under, ...]:
    """Return every bound instrument with a plan; or those of one device, or the one of this quantity."""
    devices = room.station.bench.devices
    ours = set(devices.candidates(()))
    found: list[Under] = []
    for key, bound in devices.bound().items():
        if key not in ours or (device and key != device):
            continue
        for one in dict.fromkeys(filter(None, map(governing, bound.driver.measures))):
            if not quantity or one == quantity:
                found.append(await _under(room, key, one))
    return tuple(found)


async def _under(room: Room, device: str, quantity: str) -> Under:
    devices = room.station.bench.devices
    serial = devices.instrument(device).serial
    driver = devices.bound()[device].driver
    checks = await room.read(Store.checks_of, driver.key, serial, quantity)
    stands = standing(checks, demands_of(quantity), room.now())
    return Under(device, quantity, driver, serial, tuple(checks), stands)


def name(under: Under) -> str:
    """How staff know it: its name here, maker and model."""
    return f"{under.device} · {model(under.driver)}"


def what(quantity: str) -> Text:
    """A quantity as checks speak of it: a cuff is checked for pressure, not for one of its numbers."""
    return Sentence("checks.pressure") if quantity == "systolic_pressure" else Sentence(f"quantity.{quantity}")


def digits(value: Decimal) -> str:
    """Digits without an exponent or a tail of zeros that nobody said."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sized(quantity: str, value: Decimal) -> str:
    """Digits and unit, as many digits as there are."""
    unit = symbol(quantity) if quantity in QUANTITIES else ""
    return f"{digits(value)} {unit}".strip()


def read_decimal(text: str, wrong: str) -> Decimal:
    """Return a number that was typed; raises Wrong with this id."""
    found = read_number(text)
    if found is None:
        raise Wrong(wrong)
    return found


def read_day(text: str, wrong: str) -> date | None:
    """Return a day that was typed, None for none; raises Wrong."""
    return read_date(text, wrong) if text.strip() else None
