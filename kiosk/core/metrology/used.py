"""Which checks speak of an instrument as it is used: with the correction in force, and no other. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kiosk.core.metrology.values import Correction, DeviceCheck

NONE = Correction()


def as_used(judged: Iterable[DeviceCheck]) -> Iterator[DeviceCheck]:
    """Leave out the daily checks that passed with a correction that was not in force then; checks oldest first.

    The check that made it was taken back since: that readings were right with it says nothing of readings without.
    What was found bad stays bad.
    """
    force = _numbers(NONE)
    for one in judged:
        if one.kind != "daily":
            force = _numbers(one.correction if one.correction is not None and one.kind != "reset" else NONE)
        elif one.found_good and one.correction is not None and _numbers(one.correction) != force:
            continue
        yield one


def _numbers(correction: Correction) -> tuple[Decimal, Decimal]:
    return correction.factor, correction.shift
