"""What is wrong with a simulated instrument: it says something else than what is on it.

In a scenario, as ``[device.flaw]``, or by steering (`steering`): ``offset`` and ``noise`` in the unit of the device,
``gain`` as a factor, ``hysteresis`` (so much more while the load goes down), ``drift`` an hour of the simulator's own
clock, and ``lie``: constant (always ``says``), stuck (always the first it said), error-as-number (``says`` in place of
a value), other-unit (pounds, inches or kilopascals under the old unit). ``every`` = 3: it lies at every third reading.

It is applied to what an entry puts on the device, before any bytes are made, so that ``sent.jsonl`` tells both: ``on``
is what was on it, ``value`` what it said. Without a flaw nothing changes, not even a byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.quantity import QUANTITIES
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.ledger import Ledger, Value
from kiosk.devices.simulate.pace import Pace

if TYPE_CHECKING:
    from kiosk.devices.simulate.scenario import At

LEDGER = {
    "weight": "body_weight",
    "height": "body_height",
    "force": "grip_force",
    "systolic": "systolic_pressure",
    "diastolic": "diastolic_pressure",
    "mean": "mean_pressure",
}
"""Words of the entries → quantities of the ledger; other words are quantities already."""
DECIMALS = {"weight": 2, "height": 1, "force": 1, "systolic": 0, "diastolic": 0, "mean": 0}
UNTOUCHED = ("pulse", "heart_rate", "impedance", "every", "away", "after", "hours_ago")
OTHER_UNIT = {"kg": Decimal("2.20462"), "cm": 1 / Decimal("2.54"), "mm[Hg]": Decimal("0.133322")}
Shows = Callable[[Decimal], Decimal]


class Flaw(BaseModel):
    """What is wrong; all of it together, in this order: gain, offset, drift, hysteresis, noise, lie."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    offset: Decimal = Decimal(0)
    gain: Decimal = Decimal(1)
    hysteresis: Decimal = Decimal(0)
    drift: Decimal = Decimal(0)
    noise: Decimal = Field(default=Decimal(0), ge=0)  # standard deviation of one reading
    lie: Literal["", "constant", "stuck", "error-as-number", "other-unit"] = ""
    says: Decimal | None = None  # in the lies constant and error-as-number
    every: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.lie in ("constant", "error-as-number") and self.says is None:
            raise ValueError(f"the lie {self.lie} needs `says`")
        return self


SOUND = Flaw()


class Flaws:
    """The flaw of one device, and what it remembers: the load before, its first word, how often it spoke."""

    def __init__(self, flaw: Flaw = SOUND, pace: Pace | None = None, chance: Random | None = None) -> None:
        self.flaw = flaw
        self._pace, self._chance = pace or Pace(), chance or Random(0)
        self._before: dict[str, Decimal] = {}
        self._falling: dict[str, bool] = {}
        self._first: dict[str, Decimal] = {}
        self._count = 0
        self._on: dict[str, Decimal] = {}  # quantity of the ledger, or empty: what is on it

    def set(self, flaw: Flaw) -> None:
        """Another flaw from now on; what was said first is forgotten."""
        self.flaw = flaw
        self._first.clear()
        self._count = 0

    def off(self) -> None:
        """Nothing is on it any more."""
        self._before.clear()
        self._falling.clear()
        self._on = {}

    def said(self, at: At, shows: Shows | None = None) -> At:
        """Return the entry as this device tells it; itself where nothing is wrong, or it gives bytes or an error."""
        self._on = {}
        sound = self.flaw == SOUND and not at.stays  # a load is rounded as the device shows it
        if sound or at.bytes_ or at.error or not at.has_value:
            return at
        self._count += 1
        if isinstance(at.value, Decimal):
            return at.model_copy(update={"value": self._one("", at.value, shows)})
        if at.value is not None:
            return at.model_copy(update={"value": self._table(at.value)})
        if isinstance(at.curve, tuple):
            return at.model_copy(update={"curve": self._list(at.curve, shows)})
        assert at.curve is not None, "an entry with a value"
        peak = max(self._one("", at.curve.peak, shows), Decimal("0.1"))
        return at.model_copy(update={"curve": at.curve.model_copy(update={"peak": peak})})

    def nothing(self, shows: Shows) -> Decimal:
        """Return what it says with nothing on it."""
        if self.flaw == SOUND:
            return shows(Decimal(0))
        if self.flaw.lie == "constant" and self.flaw.every == 1 and self.flaw.says is not None:
            return shows(self.flaw.says)
        return shows(self.flaw.offset + self._drift())

    def marked(self, values: Sequence[Value]) -> list[Value]:
        """Put what is on the device beside what it says."""
        first = next((place for place, value in enumerate(values) if not value.extra), None)
        found = []
        for place, value in enumerate(values):
            on = self._on.get(value.quantity or "") if value.quantity else None
            if on is None and place == first and value.quantity:
                on = self._on.get("")
            found.append(value if on is None else replace(value, on=on))
        return found

    def _table(self, table: Mapping[str, Decimal]) -> dict[str, Decimal]:
        return {key: value if key in UNTOUCHED else self._one(key, value, None) for key, value in table.items()}

    def _list(self, curve: tuple[Decimal, ...], shows: Shows | None) -> tuple[Decimal, ...]:
        """A stretch of samples: the greatest is the reading, the others keep their share of it."""
        top = max(curve, default=Decimal(0))
        if not top:
            return curve
        said = self._one("", top, shows)
        return tuple(said if one == top else one * said / top for one in curve)

    def _one(self, key: str, true: Decimal, shows: Shows | None) -> Decimal:
        self._on[LEDGER.get(key, key)] = true
        flaw, before = self.flaw, self._before.get(key, Decimal(0))
        if true != before:
            self._falling[key] = 0 < true < before
        self._before[key] = true
        value = true * flaw.gain + flaw.offset + self._drift()
        value += flaw.hysteresis if self._falling.get(key) else 0
        value += Decimal(self._chance.gauss(0, float(flaw.noise))) if flaw.noise else 0
        if flaw.lie and self._count % flaw.every == 0:
            value = self._lie(key, value)
        shown = shows(value) if shows is not None else half_up(value, _decimals(key, true))
        self._first.setdefault(key, shown)
        return shown

    def _lie(self, key: str, value: Decimal) -> Decimal:
        match self.flaw.lie:
            case "stuck":
                return self._first.get(key, value)
            case "other-unit":
                quantity = QUANTITIES.get(LEDGER.get(key, key))
                return value * OTHER_UNIT.get(quantity.unit if quantity else "kg", OTHER_UNIT["kg"])
        assert self.flaw.says is not None, "checked when it was read"
        return self.flaw.says

    def _drift(self) -> Decimal:
        hours = self._pace.now() * self._pace.speed / 3600
        return self.flaw.drift * Decimal(hours) if self.flaw.drift else Decimal(0)


def _decimals(key: str, true: Decimal) -> int:
    quantity = QUANTITIES.get(key)
    if key in DECIMALS:
        return DECIMALS[key]
    exponent = true.as_tuple().exponent
    return quantity.decimals if quantity else max(1, -exponent) if isinstance(exponent, int) else 1


class BothLedger(Ledger):
    """The ledger of a device that may be flawed: what was on it stands beside what it said."""

    def __init__(self, ledger: Ledger, flaws: Flaws) -> None:
        self._ledger, self._flaws = ledger, flaws

    def write(self, device: str, step: str, frame: bytes, values: Sequence[Value], **more: bool | int) -> None:
        self._ledger.write(device, step, frame, self._flaws.marked(values), **more)
