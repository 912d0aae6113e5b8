"""What somebody does in front of a mat or a distance sensor, out of an entry: so many movements, at an even pace.

``value``: a number is a flight time; a table names one quantity and how often (or how long) it is, and may say
``every`` (seconds from one movement to the next), ``away`` (seconds of each that the seat or floor is left) and
``after`` (seconds from the step's start to the first). Assumed where it says nothing: a stand every 2 seconds, half of
it up.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.quantity import QUANTITIES
from kiosk.devices.simulate.bench import only
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.scenario import At

FLIGHT = "flight_time"
PACE = {"every": Decimal(2), "after": Decimal(2)}


@dataclass(frozen=True, slots=True)
class Moves:
    """Movements in seconds of the play, and what they are worth."""

    times: int
    every: float
    away: float
    after: float
    value: Value


def moves(at: At, *more: str) -> Moves:
    """Read an entry; ``more`` names further keys that the device understands. Raises ValueError."""
    table = at.value if isinstance(at.value, dict) else {FLIGHT: at.value} if at.value is not None else {}
    quantities = [key for key in table if key in QUANTITIES]
    if len(quantities) != 1:
        raise ValueError("needs one quantity, such as flight_time or chair_stand_30s, and how much of it")
    (quantity,) = quantities
    only(table, (quantity, *PACE, "away", *more))
    amount, pace = table[quantity], {**PACE, **table}
    if quantity == FLIGHT:
        return Moves(1, 0.0, float(amount), float(pace["after"]), Value(quantity, amount))
    if amount != int(amount) or amount < 0:
        raise ValueError(f"{quantity} is a whole number of movements")
    away = pace.get("away", pace["every"] / 2)
    if not 0 < away < pace["every"]:
        raise ValueError("a movement is away for less than the time to the next one")
    return Moves(int(amount), float(pace["every"]), float(away), float(pace["after"]), Value(quantity, amount))
