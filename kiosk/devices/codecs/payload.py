"""One notification, read from the front, little-endian: what was announced and does not fit is TRUNCATED.

payload = Payload(frame.data)
flags = payload.u8()
if flags & 2:
    fields |= payload.timestamp()
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices.codecs import ieee11073
from kiosk.devices.codecs.ieee11073 import Special


class Payload:
    """A cursor over the bytes; the methods named like fields of the result contract return those fields."""

    __slots__ = ("_data", "_place")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def take(self, count: int) -> bytes:
        """Return the next bytes; raises FrameError when there are fewer."""
        if count > self.left:
            raise FrameError(FrameFlaw.TRUNCATED, f"{count} bytes announced, {self.left} left")
        self._place += count
        return self._data[self._place - count : self._place]

    @property
    def left(self) -> int:
        """How many bytes have not been read."""
        return len(self._data) - self._place

    def u8(self) -> int:
        return self.take(1)[0]

    def u16(self) -> int:
        return int.from_bytes(self.take(2), "little")

    def sfloat(self) -> Decimal | Special:
        return ieee11073.sfloat(self.u16())

    def timestamp(self) -> dict[str, object]:
        """Read Date Time; a device that does not know the time says so."""
        at = ieee11073.date_time(self.take(7))
        return {"timestamp": at} if at else {"timestamp": None, "timestamp_unknown": True}

    def user(self) -> dict[str, object]:
        """Read the device's own user slot, which is not an identity."""
        index = self.u8()
        return {"user_id": None, "user_unknown": True} if index == 0xFF else {"user_id": index}

    def trailing(self) -> dict[str, object]:
        """Return how many bytes are left over, if any."""
        return {"trailing": self.left} if self.left else {}
