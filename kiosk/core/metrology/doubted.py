"""Which values stand otherwise once the checks are others: whose records are sent anew, whom to invite again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from kiosk.core.metrology.standing import Course, Demands
from kiosk.core.metrology.values import DeviceCheck

Key = TypeVar("Key", bound=Hashable)


def changed(
    before: Iterable[DeviceCheck], after: Iterable[DeviceCheck], demands: Demands, taken: Iterable[tuple[Key, datetime]]
) -> set[Key]:
    """Return the keys of the values whose standing is another one: good or not, or the reason.

    ``before`` and ``after``: all checks of one instrument and quantity, as they were and as they are now; ``taken``:
    its values, by any key, with when they were taken.
    """
    old, new = Course(before, demands), Course(after, demands)
    found = set()
    for key, at in taken:
        was, now = old.at(at), new.at(at)
        if (was.good, was.why) != (now.good, now.why):
            found.add(key)
    return found


def doubted_by(
    checks: Iterable[DeviceCheck], demands: Demands, check: UUID, taken: Iterable[tuple[Key, datetime]]
) -> set[Key]:
    """Return the keys of the values that this one check puts in doubt: whom a failed check concerns, from its rows."""
    course = Course(checks, demands)
    found = set()
    for key, at in taken:
        stands = course.at(at)
        if stands.why == "doubtful" and stands.by is not None and stands.by.id == check:
            found.add(key)
    return found
