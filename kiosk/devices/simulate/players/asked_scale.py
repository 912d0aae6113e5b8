"""A scale that speaks when it is asked (serial-devices 1.4, 1.6, 1.7, 1.9); MT-SICS goes on once it was asked to.

Whoever stands on it behaves as on a platform scale. Answers without a number are not in the ledger.
"""

from __future__ import annotations

from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_scales as encode
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.players.scale import INTERVAL, Encode, Load, Scale
from kiosk.devices.simulate.serial_player import Wire

NUMBERS = ("ST", "US")


class AskedScale(Scale):
    """The scale, and the question it waits for."""

    def __init__(
        self,
        bench: Bench,
        wire: Wire,
        encode: Encode,
        question: bytes,
        *,
        goes_on: bool = False,
        numbers: tuple[str, ...] = NUMBERS,
        decimals: int = 2,
    ) -> None:
        super().__init__(bench, wire, encode, decimals)
        self._question = question
        self._goes_on = goes_on
        self._numbers = numbers
        self._heard = b""
        self._asked = False

    async def idle(self) -> None:
        pace = self._bench.pace
        due = pace.now()
        while True:
            due = max(due + INTERVAL / pace.speed, pace.now())
            await pace.until(due)
            load = self._next()
            if self._asked:
                self._asked = self._goes_on
                self._note(load, await self._wire.send(self._bytes(load)))

    def heard(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-64:]
        if self._question in self._heard:
            self._heard = self._heard.rpartition(self._question)[2]
            self._asked = True

    def _note(self, load: Load, fate: str) -> None:
        if load.raw or load.kind in self._numbers:
            super()._note(load, fate)


def make_mt_sics(bench: Bench, wire: Wire) -> Scale:
    """Streams once it has heard SIR."""
    return AskedScale(bench, wire, encode.mt_sics, b"SIR\r\n", goes_on=True)


def make_toledo_8217(bench: Bench, wire: Wire) -> Scale:
    """Answers W; with a number only when it stands still."""
    return AskedScale(bench, wire, encode.toledo_8217, b"W", numbers=("ST",))


def make_adam(bench: Bench, wire: Wire) -> Scale:
    """Answers W CR; with a number only when it stands still."""
    return AskedScale(bench, wire, encode.adam, b"W\r", numbers=("ST",))


def make_ohaus(bench: Bench, wire: Wire) -> Scale:
    """Answers IP."""
    return AskedScale(bench, wire, encode.ohaus, b"IP\r\n")


def make_wb100(bench: Bench, wire: Wire) -> Scale:
    """Answers DR; which letters it uses, the driver's variant says."""
    words = encode.doran_fh if installed().drivers[bench.device].variant == "doran_fh" else encode.tanita_wb100
    return AskedScale(bench, wire, words, b"DR\r\n", decimals=1)
