"""What plug-ins have added: the number, and that there is nothing to compare it with."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.quantity import QUANTITIES, SHIPPED
from kiosk.core.results import ResultLine
from kiosk.core.summary.body import NONE
from kiosk.core.told import Told, plain


def lines(told: Told) -> Iterator[ResultLine | None]:
    """Yield the line of each quantity that is not ours, or None."""
    for key in QUANTITIES:
        if key not in SHIPPED:
            yield plain(told, key, key, NONE)
