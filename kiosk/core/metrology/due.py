"""What is to be done about the checks of one instrument this morning: nothing, soon, today, now. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.core.metrology.behind import of_instrument
from kiosk.core.metrology.values import DeviceCheck

Todo = Literal["ok", "soon", "daily", "overdue", "never", "moved", "failed"]
SOON_DAYS = 14
"""So many days before a full check is due it is spoken of: an appointment takes that long."""


@dataclass(frozen=True, slots=True)
class Due:
    """``days`` until the full check is due (below zero: since); None: there is none."""

    todo: Todo
    days: int | None = None


def due(checks: Iterable[DeviceCheck], quantity: str, now: datetime) -> Due:
    """Say how an instrument stands now for a governing quantity, and what comes next."""
    known = of_instrument(checks)
    stands = known.course(quantity).at(now)
    full = [one for one in known.of(quantity) if one.kind in ("full", "outside") and one.verdict != "undecided"]
    until = max(full, key=lambda one: one.at).due_at if full else None
    days = (until - now).days if until is not None else None
    if stands.good:
        return Due("soon" if days is not None and days < SOON_DAYS else "ok", days)
    if stands.why in ("failed", "doubtful"):
        return Due("failed", days)
    words: dict[str, Todo] = {"daily": "daily", "overdue": "overdue", "moved": "moved"}
    return Due(words.get(stands.why, "never"), days)
