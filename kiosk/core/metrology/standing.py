"""Whether a value may be shown as good: a pure function of the checks of its instrument and of when it was taken.

Nothing about it is stored with the value, so no order of events can leave a stale word behind: a check that fails
later, one that is taken back, a restored store and a correction all tell the same story from the same rows.

The rules, as a metrologist keeps them (ISO/IEC 17025:2017, 6.4.9, 6.4.10 and 7.10; ISO 10012:2003, 8.3.3):

*From a check on.* The last check that was judged must have left the instrument good, and so must the last full or
outside one. So a good daily check heals a failed daily one, and never a failed full one: it does not look at what
the full one looks at. Where the plan demands a full check it must not be overdue; where it demands one every day, a
daily check, or a full one of the same day, must cover the moment and come after the last trouble.
*Back from a check.* What was found bad puts in doubt all that was measured since the instrument was last known to be
good. A daily check that fails: since the last check of any kind. A full or outside one that fails: since the last
full or outside one, because the daily checks since then passed and so do not see this fault; where the daily check
just before it had failed too, it only confirms that one, and goes back as far as that one does.
*A reset* means that another instrument may stand there: nothing before it speaks for what comes after, and nothing
after it against what was before.

Undecided and void checks count for nothing, nor does a daily one that passed with a correction that was taken back
since. A check counts from its own instant on, and up to the very instant at which it is due; a demanded check that
does not say until when it counts has run out at once. Where several carry the same time, the worse counts, both for
what came before and for what comes after. Times are wall times: a value is judged by when its clock said that it was
taken.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import Literal

from kiosk.core.metrology.used import as_used
from kiosk.core.metrology.values import DeviceCheck

Why = Literal["", "never", "overdue", "daily", "failed", "doubtful", "moved"]
"""Why not: never checked; its full check is overdue; no check of that day; the check before failed; a later one
found it bad, so everything since the last good one is in doubt; another instrument may stand there."""
THOROUGH = ("full", "outside")
DAY_UNTIL = "day_until"
"""Key in a full check's details: until when (ISO 8601, with offset) it counts as the check of the day as well."""
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Demands:
    """What a quantity asks for: a full (or outside) check in force, and the check of the day."""

    full: bool = True
    daily: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer. ``by``: the check that decided it, if any."""

    good: bool
    why: Why = ""
    by: DeviceCheck | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What is known after a moment: the last checks of their sort since the last reset."""

    reset: DeviceCheck | None = None
    last: DeviceCheck | None = None
    thorough: DeviceCheck | None = None
    covered: datetime | None = None  # until when by checks of the day, among those since the last trouble


def day_end(at: datetime, zone: tzinfo) -> datetime:
    """Return the last instant of that day at this place: until when a check of the day counts."""
    tomorrow = at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), zone).astimezone(at.tzinfo) - _INSTANT


def covers_until(check: DeviceCheck) -> datetime | None:
    """Return until when it counts as the check of the day; None: it does not."""
    if check.kind == "daily":
        return check.due_at
    if check.kind != "full":
        return None
    try:
        until = datetime.fromisoformat(check.details.get(DAY_UNTIL, ""))
    except ValueError:
        return None
    return until if until.tzinfo is not None else None


class Course:
    """The checks of one instrument for one quantity, in order: made once, asked for many values."""

    def __init__(self, checks: Iterable[DeviceCheck], demands: Demands) -> None:
        judged = as_used(sorted((one for one in checks if _counts(one)), key=_reset_last))
        moments = [tuple(together) for _, together in groupby(judged, key=lambda one: one.at)]
        self._demands = demands
        self._times = [together[0].at for together in moments]
        self._doubts = _doubts(moments)
        self._states = [_State()]
        for together in moments:
            self._states.append(_after(self._states[-1], together))

    def at(self, taken_at: datetime) -> Standing:
        """Return how a value stands that was taken then."""
        index = bisect_right(self._times, taken_at)
        state = self._states[index]
        known = self._known(state)
        if not known.good:
            return known
        doubted = self._doubts[index]
        if doubted is not None:
            return Standing(False, "doubtful", doubted)
        return self._in_time(state, taken_at)

    def _known(self, state: _State) -> Standing:
        """Whether it was known to be good by the last checks, whenever they run out."""
        for one in (state.thorough, state.last):
            if one is not None and not one.left_good:
                return Standing(False, "failed", one)
        asked = state.thorough if self._demands.full else state.last
        if asked is None and state.reset is not None:
            return Standing(False, "moved", state.reset)
        if asked is None and (self._demands.full or self._demands.daily):
            return Standing(False, "never")
        return Standing(True, by=asked)

    def _in_time(self, state: _State, taken_at: datetime) -> Standing:
        asked = state.thorough
        if self._demands.full and asked is not None and (asked.due_at is None or taken_at > asked.due_at):
            return Standing(False, "overdue", asked)
        if self._demands.daily and (state.covered is None or taken_at > state.covered):
            return Standing(False, "daily", state.last)
        return Standing(True, by=asked or state.last)


def standing(checks: Iterable[DeviceCheck], demands: Demands, taken_at: datetime) -> Standing:
    """Return how a value of this instrument and quantity stands that was taken then, by what is known now."""
    return Course(checks, demands).at(taken_at)


def _counts(check: DeviceCheck) -> bool:
    return check.voided_at is None and (check.kind == "reset" or check.verdict != "undecided")


def _reset_last(check: DeviceCheck) -> tuple[datetime, bool, str]:
    return check.at, check.kind == "reset", str(check.id)


def _after(state: _State, together: tuple[DeviceCheck, ...]) -> _State:
    """Return what is known after the checks of one moment: the worst of each sort."""
    if together[-1].kind == "reset":
        return _State(reset=together[-1])
    thorough = [one for one in together if one.kind in THOROUGH]
    trouble = [one for one in together if not (one.found_good and one.left_good)]
    cover = [covers_until(one) for one in trouble or together if one.left_good]
    known = [one for one in cover if one is not None]
    if trouble:
        covered = min(known) if len(known) == len(trouble) else None
    else:
        covered = max([*known, *([state.covered] if state.covered is not None else [])], default=None)
    return _State(state.reset, _worst(together), _worst(thorough) if thorough else state.thorough, covered)


def _worst(checks: Sequence[DeviceCheck]) -> DeviceCheck:
    """The one that leaves the least: bad, or due first (one that names no day is due at once)."""
    return min(
        checks, key=lambda one: (one.left_good, one.due_at.timestamp() if one.due_at else -math.inf, str(one.id))
    )


def _doubts(moments: Sequence[tuple[DeviceCheck, ...]]) -> list[DeviceCheck | None]:
    """Return, for what was taken before each of these moments and after the one before it, which check doubts it."""
    found: list[DeviceCheck | None] = [None]
    searching: DeviceCheck | None = None  # what a full or outside check says of what lies before it
    for index in range(len(moments) - 1, -1, -1):
        together = [one for one in moments[index] if one.kind != "reset"]
        if len(together) < len(moments[index]):
            searching = None
        thorough = [one for one in together if one.kind in THOROUGH]
        bad = [one for one in thorough if not one.found_good]
        if bad and not (len(bad) == 1 and index and _alarm(moments[index - 1])):
            searching = bad[0]
        elif any(one.found_good or one.left_good for one in thorough):
            searching = None
        found.append(next((one for one in together if not one.found_good), searching))
    return found[::-1]


def _alarm(before: Sequence[DeviceCheck]) -> bool:
    """Whether it was a failed daily check: a full one that fails after it only confirms it."""
    return all(one.kind == "daily" and not one.found_good and not one.left_good for one in before)
