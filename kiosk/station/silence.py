"""No sound at all: a station without a loudspeaker, and most tests. Time still begins where the track would."""

from __future__ import annotations

from kiosk.core.clock import Clock


class Silence:
    """`kiosk.station.ports.Sounds`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def start(self, track: str) -> float:
        return self._clock.monotonic()

    def plays(self, track: str) -> bool:
        return False

    def stop(self) -> None:
        """There is nothing to stop."""
