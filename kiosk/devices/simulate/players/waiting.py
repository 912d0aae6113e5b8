"""One packet in the memory of a device that hands over what it holds when somebody connects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.devices.simulate.ledger import Value


@dataclass(frozen=True, slots=True)
class Waiting:
    """Made into bytes when it goes out, for the device's clock may be set until then."""

    frame: Callable[[datetime], bytes]
    values: tuple[Value, ...]
    measured: float  # monotonic
    ago: timedelta = timedelta()
    foreign: bool = False
    channel: str = "2a35"
