"""One squeeze as samples, and samples as a Tindeq notification (ble-devices 3.5).

The declared peak is the greatest sample, stands for several samples, and rounds half up to exactly the declared tenth
though it is a float32. The shape is assumed: a smooth rise, a plateau a few per cent under the peak, a quick release.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, repeat
from random import Random

import numpy as np

from kiosk.devices.simulate.bench import number, only
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.scenario import At, Curve

RATE = 80  # samples a second
MICROSECONDS = 1_000_000 // RATE
RELEASE = 0.3
PEAK_SAMPLES = 6
RISE_SAMPLES = 40
HUNG = 1.0
"""Seconds after which a load hangs still."""


def float32_at(value: Decimal) -> float:
    """The float32 nearest to a value that still rounds half up to the same tenth."""
    near = np.float32(value)
    while half_up(Decimal(float(near)), 1) < half_up(value, 1):
        near = np.nextafter(near, np.float32(np.inf))
    while half_up(Decimal(float(near)), 1) > half_up(value, 1):
        near = np.nextafter(near, np.float32(-np.inf))
    return float(near)


def packet(samples: list[float], first: int) -> bytes:
    """A sample notification; ``first`` is the number of its first sample since the start."""
    pairs = (struct.pack("<fI", kg, (first + n) * MICROSECONDS % 2**32) for n, kg in enumerate(samples))
    payload = b"".join(pairs)
    return bytes([1, len(payload)]) + payload


def squeeze(at: At, chance: Random) -> tuple[list[float], Decimal]:
    """All samples of an entry's squeeze, and its true peak; raises ValueError."""
    if isinstance(at.curve, tuple):
        peak = max(at.curve, default=Decimal(0))
        return [float32_at(kg) if kg == peak else float(kg) for kg in at.curve], peak
    only(at.value, ("force",))
    curve = at.curve or Curve(peak=number(at.value, "force"))
    return list(_shape(curve, chance)), curve.peak


def hanging(at: At) -> tuple[Iterator[float], Decimal]:
    """The samples of a load that is hung on and stays, and what it comes to; raises ValueError."""
    only(at.value, ("force",))
    load = number(at.value, "force")
    top = float32_at(load)
    rise = (top * n / RISE_SAMPLES for n in range(RISE_SAMPLES))
    return chain(rise, repeat(top)), load


def _shape(curve: Curve, chance: Random) -> Iterator[float]:
    top = float32_at(curve.peak)
    rising, holding, falling = (max(2, round(s * RATE)) for s in (curve.rise, curve.hold, RELEASE))
    for n in range(rising):
        yield 0.96 * top * (1 - math.cos(math.pi * n / rising)) / 2
    holding = max(holding, 3 * PEAK_SAMPLES)
    for n in range(holding):
        at_top = holding // 3 <= n < holding // 3 + PEAK_SAMPLES
        yield top if at_top else top * chance.uniform(0.94, 0.99)
    for n in range(falling):
        yield 0.94 * top * (1 + math.cos(math.pi * (n + 1) / falling)) / 2
