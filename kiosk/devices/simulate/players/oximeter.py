"""A CMS50D+ on a finger (serial-devices 6.3): sixty packets a second, all its life; the newer one once it was started.

``value`` is a table of spo2 and pulse. The finger goes in, for two seconds it searches, then the values stand until the
step ends. Six packets are one write. One line of every tenth of a second is in the ledger.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.bench import Bench, number, only
from kiosk.devices.simulate.encoders import EncodeError
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

TOGETHER, INTERVAL = 6, 0.1
SEARCHING = 20  # times
START = bytes.fromhex("7D81A1808080808080")
FINGER_OUT, SEARCH, PROBE = 0x10, 0x20, 0x10
ERRORS = ("finger-out", "probe")
NAMES = ("spo2", "pulse")


class Oximeter:
    """The clip, and a finger in it or not."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench, self._wire = bench, wire
        self._new = installed().drivers[bench.device].variant == "new"
        self._started = not self._new
        self._values: tuple[int, int] | None = None
        self._error, self._step, self._searched = "", "", 0
        self._heard = b""

    async def idle(self) -> None:
        due = self._bench.pace.now()
        while True:
            due = max(due + INTERVAL / self._bench.pace.speed, self._bench.pace.now())
            await self._bench.pace.until(due)
            if not self._started:
                continue
            packet = self._packet()
            fate = await self._wire.send(packet * TOGETHER)
            if self._values and self._searched > SEARCHING:
                said = [Value("spo2", Decimal(self._values[0])), Value("heart_rate", Decimal(self._values[1]))]
                marks = {"lost": fate != "sent", "garbled": fate == "garbled"}
                self._bench.ledger.write(self._bench.device, self._step, packet, said, **marks)

    async def play(self, at: At, step: str) -> None:
        if at.bytes_:
            await self._wire.send(at.raw)
        self._values, self._error, self._step, self._searched = self._read(at), at.error, step, 0

    def leave(self) -> None:
        self._values, self._error = None, ""

    def heard(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-32:]
        self._started |= START in self._heard

    def rehearse(self, at: At) -> None:
        values = self._read(at)
        if values and self._new:
            encode.cms50d_new(*values)
        elif values:
            encode.cms50d_old(*values)

    def _read(self, at: At) -> tuple[int, int] | None:
        if at.error and at.error not in ERRORS:
            raise ValueError(f"an oximeter has no error {at.error!r}; it has {', '.join(ERRORS)}")
        if at.value is None:
            return None
        if not isinstance(at.value, dict):
            raise ValueError("an oximeter needs a table: {spo2=97, pulse=72}")
        only(at.value, NAMES)
        found = [number(at.value, name) for name in NAMES]
        if any(one != int(one) for one in found):
            raise EncodeError("an oximeter says whole numbers")
        return int(found[0]), int(found[1])

    def _packet(self) -> bytes:
        self._searched += bool(self._values)
        values = self._values if self._values and self._searched > SEARCHING else None
        if self._new:
            return encode.cms50d_new(*(values or (0, 0)), state=0 if values else 1 if self._values else 2)
        if values:
            return encode.cms50d_old(*values)
        probe, search = PROBE if self._error == "probe" else 0, SEARCH if self._values else 0
        return encode.cms50d_old(0, 0, flags=0 if probe or search else FINGER_OUT, more=probe | search)
