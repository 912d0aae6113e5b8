"""A PitchSix Force Board (ble-devices 3.5): whole pounds, eight samples a notification, in the modes it is told.

It can only show what whole pounds round to: an entry's peak must be such a tenth of a kilogram, and another is refused.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.codecs.pitchsix import DATA, MODE, SERVICE, STREAM
from kiosk.devices.codecs.values import KILOGRAMS
from kiosk.devices.simulate.encoders import EncodeError, half_up
from kiosk.devices.simulate.players.progressor import Progressor
from kiosk.devices.simulate.players.squeeze import hanging, squeeze
from kiosk.devices.simulate.scenario import At

LB = KILOGRAMS["lb"]
IDLE = 7


def pounds(kg: Decimal) -> int:
    """The whole pounds nearest to it."""
    return max(0, int(half_up(kg / LB)))


class ForceBoard(Progressor):
    """Modes in place of commands; the hand is that of every force sensor."""

    name, service, data, control = "Force Board ", SERVICE, DATA, MODE

    def rehearse(self, at: At) -> None:
        if at.error:
            raise ValueError(f"this sensor has no error {at.error!r}")
        if at.stays:
            hanging(at)
        elif at.has_value and not at.bytes_:
            _, peak = squeeze(at, self._bench.chance)
            shown = half_up(pounds(peak) * LB, 1)
            if shown != half_up(peak, 1):
                raise EncodeError(f"{peak} kg is no whole pound; the nearest is {shown} kg")

    def shows(self, value: Decimal) -> Decimal:
        """What whole pounds come to."""
        return half_up(pounds(value) * LB, 1)

    def written(self, uuid: str, data: bytes) -> None:
        if uuid != self.control or not data:
            raise ValueError("an empty command")
        if data[0] == STREAM.data[0]:
            self._streaming.set()
        elif data[0] == IDLE:
            self._stop()

    def _frame(self, samples: list[float], first: int) -> bytes:
        numbers = (b"\0" + pounds(Decimal(kg)).to_bytes(2, "big") for kg in samples)
        return len(samples).to_bytes(2, "big") + b"".join(numbers)
