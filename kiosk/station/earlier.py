"""What "me before" may be compared with: a value of the same instrument, taken by the device; else it is left out.

Two instruments differ by more than a year does, and a typed number has no instrument at all. A computed value stands
and falls with the instrument of what it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.counts import counted
from kiosk.core.reading import Measurement, Method

MADE_FROM = {
    "relative_grip": "grip_force",
    "bmi": "body_weight",
    "whtr": "waist",
    "gait_speed_usual": "gait_4m_time",
    "vo2max": "recovery_hr_60s",
    "sppb": "gait_4m_time",
}
"""A computed quantity → the measured one that decides; height and weight of an adult are known well by any device."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Values by quantity, and by measured quantity the instruments that took them ("" for what was typed)."""

    values: Mapping[str, Decimal] = field(default_factory=dict)
    drivers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rows: tuple[Measurement, ...] = field(default=(), repr=False)  # whose instruments must have been in order

    def like(self, drivers: Mapping[str, frozenset[str]]) -> Mapping[str, Decimal]:
        """Return the values that came from the one instrument that measures now."""
        return {quantity: value for quantity, value in self.values.items() if self._alike(quantity, drivers)}

    def _alike(self, quantity: str, drivers: Mapping[str, frozenset[str]]) -> bool:
        own = quantity in self.drivers or quantity in drivers  # a computed quantity may be measured as well
        measured = quantity if own else MADE_FROM.get(quantity, quantity)
        then, now = self.drivers.get(measured, frozenset()), drivers.get(measured, frozenset())
        return len(then) == 1 and then == now and "" not in then


def earlier(rows: Iterable[Measurement]) -> Earlier:
    """Take the newest earlier rows together: of several trials what counts."""
    kept = tuple(rows)
    trials: dict[str, list[Decimal]] = {}
    for row in kept:
        if row.method is not Method.TYPED:
            trials.setdefault(row.quantity, []).append(row.value)
    values = {quantity: value for quantity, found in trials.items() if (value := counted(quantity, found)) is not None}
    return Earlier(values, drivers_of(kept), kept)


def drivers_of(rows: Iterable[Measurement]) -> dict[str, frozenset[str]]:
    """Return by quantity which instruments its rows came from; what is tapped or answered has its own way as one."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        if row.method is not Method.COMPUTED:
            found[row.quantity] = found.get(row.quantity, frozenset()) | {_instrument(row)}
    return found


def _instrument(row: Measurement) -> str:
    return source(row.method, row.proof.driver, row.proof.device_serial)


def source(method: Method, driver: str, serial: str) -> str:
    """Name what a value comes from, for comparing; "" compares with nothing."""
    match method:
        case Method.DEVICE:
            return f"{driver} {serial}".strip()
        case Method.TAPPED | Method.ANSWERED:
            return method.value
        case _:
            return ""
