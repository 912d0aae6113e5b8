"""One notification, read from the front, little-endian: what was announced and does not fit is TRUNCATED.

payload = Payload(frame.data)
flags = payload.u8()
if flags & 2:
    fields |= payload.timestamp()
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices.codecs import ieee11073
from kiosk.devices.codecs.ieee11073 import Special


class Payload:
    """A cursor over the bytes; the methods named like fields of the result contract return those fields."""

    __slots__ = ("_data", "_place", "special")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0
        self.special: dict[str, str] = {}  # fields that were sent and hold no number

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
        place = self._place
        try:
            byte = self._data[place]
        except IndexError:
            raise FrameError(FrameFlaw.TRUNCATED, "1 byte announced, 0 left") from None
        self._place = place + 1
        return byte

    def u16(self) -> int:
        place, data = self._place, self._data
        try:
            number = data[place] | data[place + 1] << 8
        except IndexError:
            raise FrameError(FrameFlaw.TRUNCATED, f"2 bytes announced, {self.left} left") from None
        self._place = place + 2
        return number

    def u24(self) -> int:
        return int.from_bytes(self.take(3), "little")

    def u32(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def s16(self) -> int:
        return int.from_bytes(self.take(2), "little", signed=True)

    def sfloat(self) -> Decimal | Special:
        return ieee11073.sfloat(self.u16())

    def number(self, name: str) -> Decimal | None:
        """Read an SFLOAT; a special word is None, and is noted in ``special`` under this name."""
        return self._noted(name, self.sfloat())

    def number32(self, name: str) -> Decimal | None:
        """Read a FLOAT, like `number`."""
        return self._noted(name, ieee11073.medfloat(self.u32()))

    def _noted(self, name: str, value: Decimal | Special) -> Decimal | None:
        if isinstance(value, Special):
            self.special[name] = value.value
            return None
        return value

    def timestamp(self) -> dict[str, object]:
        """Read Date Time; a device that does not know the time says so."""
        at = ieee11073.date_time(self.take(7))
        return {"timestamp": at} if at else {"timestamp": None, "timestamp_unknown": True}

    def user(self) -> dict[str, object]:
        """Read the device's own user slot, which is not an identity."""
        index = self.u8()
        return {"user_id": None, "user_unknown": True} if index == 0xFF else {"user_id": index}

    def rest(self) -> dict[str, object]:
        """Return what every record ends with: the special words, if any, and how many bytes are left over, if any."""
        return ({"special": dict(self.special)} if self.special else {}) | self.trailing()

    def trailing(self) -> dict[str, object]:
        """Return how many bytes are left over, if any."""
        return {"trailing": self.left} if self.left else {}


@lru_cache(4096)
def named(names: tuple[str, ...], bits: int) -> tuple[str, ...]:
    """Return the names of the bits that are set, from bit 0 on; a bit without a name is reserved."""
    return tuple(name for place, name in enumerate(names) if name and bits >> place & 1)
