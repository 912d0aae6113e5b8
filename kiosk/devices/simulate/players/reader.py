"""A card or code reader (serial-devices 6.4): silent until something is held to it.

``value`` is the card's number. The 125 kHz reader repeats while the card is near, here three times. What a card says is
no measurement: its line in the ledger has no quantity and no value.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.bench import Bench, number
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import MakeSerial, Wire

NEAR = 0.2  # seconds between two repeats
WHO, NAME = b"Chronojump RFID\n", b"YES Chronojump RFID\r\n"


class Reader:
    """The reader and whoever holds a card to it."""

    def __init__(
        self, bench: Bench, wire: Wire, say: Callable[[int], bytes], times: int = 1, name: bytes = b""
    ) -> None:
        self._bench, self._wire, self._say, self._times, self._name = bench, wire, say, times, name
        self._asked = asyncio.Event()

    async def idle(self) -> None:
        while True:
            await self._asked.wait()
            self._asked.clear()
            await self._wire.send(self._name)

    async def play(self, at: At, step: str) -> None:
        if not at.has_value:
            return
        frame = self._frame(at)
        for time in range(self._times):
            fate = await self._wire.send(frame)
            marks = {"lost": fate != "sent", "garbled": fate == "garbled", "repeat": time > 0}
            self._bench.ledger.write(self._bench.device, step, frame, [Value(None, None)], **marks)
            await self._bench.pace.sleep(NEAR)

    def leave(self) -> None:
        """The card is away."""

    def heard(self, data: bytes) -> None:
        if self._name and WHO in data:
            self._asked.set()

    def rehearse(self, at: At) -> None:
        if at.error or at.curve is not None:
            raise ValueError("a reader has no error and no curve")
        if at.has_value:
            self._frame(at)

    def _frame(self, at: At) -> bytes:
        return at.raw if at.bytes_ else self._say(encode.card_number(number(at.value)))


READERS: dict[str, MakeSerial] = {
    "barcode": partial(Reader, say=encode.barcode),
    "chronojump_rfid": partial(Reader, say=encode.chronojump_rfid, name=NAME),
    "rdm6300": partial(Reader, say=encode.rdm6300, times=3),
    "uid_line": partial(Reader, say=encode.uid_line),
}
