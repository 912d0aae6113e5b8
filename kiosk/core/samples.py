"""The samples of one notification: arrays for the stream at once, exact numbers only for who asks.

In: pairs of float32 value and u32 microseconds, little-endian, as they came. Out: a mapping with the field ``samples``
(and ``unwrapped_us`` once the device's clock has wrapped), which a Record takes for its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isfinite
from struct import iter_unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    import numpy as np
    from numpy.typing import NDArray

WRAP = 1 << 32
PAIR = 8
"""Bytes of one sample."""


def digits(value: float, single: bool = False) -> str:
    """Return the fewest digits that name this float; of a 32-bit one 23.15, not 23.149999618530273."""
    if not single:
        return repr(value)
    import numpy as np

    return str(np.float32(value))


def arrays(payload: bytes) -> tuple[NDArray[np.float32], NDArray[np.uint32]]:
    """Return values and microseconds of so many pairs, without copying; raises ValueError for half a pair."""
    import numpy as np

    if len(payload) % PAIR:
        raise ValueError(f"{len(payload)} bytes are not pairs of {PAIR}")
    words = np.frombuffer(payload, "<u4")
    return words[::2].view("<f4"), words[1::2]


class Samples(Mapping[str, object]):
    """``few``: the other fields. ``turns``: how often the clock had wrapped before the first pair, and at the last."""

    __slots__ = ("_exact", "_few", "_turns", "payload")

    def __init__(self, few: Mapping[str, object], payload: bytes, turns: tuple[int, int] = (0, 0)) -> None:
        self._few = few
        self._turns = turns
        self._exact: tuple[tuple[Decimal, int], ...] | None = None
        self.payload = payload

    def stream(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return seconds on the device's clock, over its wraps, and values; those that are no numbers are left out."""
        import numpy as np

        values, counts = arrays(self.payload)
        seconds = counts.astype(np.float64)
        if self._turns != (0, 0):
            seconds += WRAP * self._turns[0]
            if self._turns[1] > self._turns[0] and len(counts):
                seconds[counts < counts[0]] += WRAP
        seconds /= 1e6
        with np.errstate(invalid="ignore"):  # a signalling NaN is one like any other
            wide = values.astype(np.float64)
            whole = np.isfinite(wide.sum())  # a single NaN or infinity shows in the sum
        if whole:
            return seconds, wide
        good = np.isfinite(wide)
        return seconds[good], wide[good]

    def __getitem__(self, name: str) -> object:
        if name == "samples":
            return self._samples()
        if name == "unwrapped_us" and self._turns[1]:
            before, after = self._turns
            first = int.from_bytes(self.payload[4:8], "little")
            return tuple(at + WRAP * (after if at < first else before) for _, at in self._samples())
        return self._few[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._few
        yield "samples"
        if self._turns[1]:
            yield "unwrapped_us"

    def __len__(self) -> int:
        return len(self._few) + 1 + bool(self._turns[1])

    def __repr__(self) -> str:
        return repr(dict(self))

    def _samples(self) -> tuple[tuple[Decimal, int], ...]:
        if self._exact is None:
            pairs = iter_unpack("<fI", self.payload)
            self._exact = tuple((Decimal(digits(value, True)), at) for value, at in pairs if isfinite(value))
        return self._exact
