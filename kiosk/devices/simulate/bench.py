"""What every player works with: the device's name, the clock, chance, the ledger, and who stands in front of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from kiosk.devices.simulate.flaws import Flaws
from kiosk.devices.simulate.ledger import Ledger
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.scenario import At, Values

Tell = Callable[..., None]
"""Send an event to whoever steers: ``tell("unplugged", device="cas-ci-400")``."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Handed to each player."""

    device: str
    pace: Pace
    chance: Random  # of the play
    jitter: Random  # of line and idle device: apart, so that waiting longer does not change the play
    ledger: Ledger
    tell: Tell
    zone: ZoneInfo
    sex: str
    weight: Decimal | None  # what the scenario's scale will show, for devices that weigh too
    measuring: float | None
    flaws: Flaws = field(default_factory=Flaws)

    def wall(self, ago: timedelta = timedelta()) -> datetime:
        """The right local time, without a zone, as a device clock shows it."""
        return datetime.now(self.zone).replace(tzinfo=None) - ago


class Player(Protocol):
    """The person and the instrument together: plays one entry of the scenario at a time."""

    async def idle(self) -> None:
        """What the device does all its life; ends only by cancellation."""
        ...

    async def play(self, at: At, step: str) -> None:
        """Play one entry; cancelled when the step ends or begins anew."""
        ...

    def leave(self) -> None:
        """The step is over: the person steps off, lets go, gets up."""
        ...

    def rehearse(self, at: At) -> None:
        """Encode what the entry asks for and throw it away; raises ValueError if the protocol has no bytes for it."""
        ...


def number(value: Decimal | Values | None, *names: str) -> Decimal:
    """The one number of an entry, or of its table under the first of these names; raises ValueError."""
    if isinstance(value, Decimal):
        return value
    for name in names:
        if value and name in value:
            return value[name]
    raise ValueError(f"needs a number{' or a table with ' + ', '.join(names) if names else ''}")


def only(value: Decimal | Values | None, names: tuple[str, ...]) -> None:
    """Refuse a table with other names than these; raises ValueError."""
    if isinstance(value, dict):
        unknown = sorted(set(value) - set(names))
        if unknown:
            raise ValueError(f"unknown key {', '.join(unknown)}; this device has {', '.join(names)}")
