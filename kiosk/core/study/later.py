"""A reference that a later check finds bad: its values of a trial are in doubt as well, whatever stood when they came.

A trial keeps no times, only its days. So what counts is how the instrument stood at the end of that day, and right
before whatever was found bad later that day: the first check of a day came before its values. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.core.metrology.behind import Checks, Key
from kiosk.core.metrology.plans import governing
from kiosk.core.metrology.standing import day_end
from kiosk.core.study.values import StudyData


def references_of(data: StudyData) -> frozenset[Key]:
    """Return the instruments that gave reference values."""
    return frozenset((one.driver, one.serial) for one in data.attempts if one.role == "reference")


def by_now(data: StudyData, known: Mapping[Key, Checks], zone: tzinfo, now: datetime) -> StudyData:
    """The same, with each reference value that stood well in doubt where the checks say so by now."""
    governs, first = governing(data.study.protocol.quantity), data.study.first_day
    if governs is None or first is None:
        return data
    people = {one.id: one.day for one in data.participants}
    days = {pair.id: first + timedelta(days=people[pair.participant] - 1) for pair in data.pairs}
    made = tuple(
        replace(one, standing="doubtful")
        if one.role == "reference"
        and one.standing == "good"
        and one.pair is not None
        and not _still(known[one.driver, one.serial], governs, days[one.pair], zone, now)
        else one
        for one in data.attempts
    )
    return replace(data, attempts=made)


def _still(checks: Checks, governs: str, day: date, zone: tzinfo, now: datetime) -> bool:
    begun = datetime.combine(day, time(), zone)
    over = min(day_end(begun, zone), now)
    that_day = sorted((one for one in checks.of(governs) if begun <= one.at <= over), key=lambda one: one.at)
    instants = [one.at - timedelta(microseconds=1) for one in that_day[1:] if not one.found_good]
    return all(checks.course(governs).at(one).why not in ("failed", "doubtful") for one in (*instants, over))
