"""What "me before" may be compared with: a value of the same instrument, taken by the device; else it is left out.

Two instruments differ by more than a year does, and a typed number has no instrument at all. A computed value stands
and falls with the instrument of what it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.reading import Measurement, Method

MADE_FROM = {"relative_grip": "grip_force", "bmi": "body_weight"}
"""A computed quantity → the measured one that decides; height and weight of an adult are known well by any device."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Values by quantity, and by measured quantity the drivers that took them ("" for what was typed)."""

    values: Mapping[str, Decimal] = field(default_factory=dict)
    drivers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def like(self, drivers: Mapping[str, frozenset[str]]) -> Mapping[str, Decimal]:
        """Return the values that came from the one driver that measures now."""
        return {quantity: value for quantity, value in self.values.items() if self._alike(quantity, drivers)}

    def _alike(self, quantity: str, drivers: Mapping[str, frozenset[str]]) -> bool:
        measured = MADE_FROM.get(quantity, quantity)
        then, now = self.drivers.get(measured, frozenset()), drivers.get(measured, frozenset())
        return len(then) == 1 and then == now and "" not in then


def earlier(rows: Iterable[Measurement]) -> Earlier:
    """Take the newest earlier rows together: the best of the trials where there are several."""
    kept = tuple(rows)
    values: dict[str, Decimal] = {}
    for row in kept:
        if row.method is not Method.TYPED:
            values[row.quantity] = max(row.value, values.get(row.quantity, row.value))
    return Earlier(values, drivers_of(kept))


def drivers_of(rows: Iterable[Measurement]) -> dict[str, frozenset[str]]:
    """Return by quantity which drivers its rows came from."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        if row.method is not Method.COMPUTED:
            driver = row.proof.driver if row.method is Method.DEVICE else ""
            found[row.quantity] = found.get(row.quantity, frozenset()) | {driver}
    return found
