"""What is not as it was asked for, while a device is led through its check: named, and never taken by itself. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from kiosk.core.metrology.guide import Guide

Amiss = Literal["", "left-on", "too-little", "other", "refused"]
"""Something lies on it still; less, or another load, stands there; the device says that it has no number."""


def amiss(guide: Guide) -> Amiss:
    """Return what is wrong with what stands there now; empty while nothing does, or nothing was changed yet."""
    ask, stand = guide.ask, guide.stand
    if guide.still.refused:
        return "refused"
    if ask is None or stand is None or ask.how != "still" or guide.awaits or guide.same(stand):
        return ""
    if ask.target == 0:
        return "left-on"
    if abs(stand.value) <= ask.near / 2:
        return ""  # nothing is on it yet
    return "too-little" if stand.value < ask.target and looks_like(guide) is None else "other"


def looks_like(guide: Guide) -> Decimal | None:
    """Return the load that seems to lie there instead, if it is one there is."""
    ask, stand = guide.ask, guide.stand
    if stand is None or ask is None:
        return None
    value = stand.value
    found = [load for load in guide.known if load != ask.target and abs(value - load) <= min(ask.near, load / 10)]
    return min(found, key=lambda load: abs(value - load), default=None)
