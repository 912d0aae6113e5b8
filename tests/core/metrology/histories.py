"""Made-up histories of one instrument, and a second opinion on them, written without a look at the first.

The second opinion is slow and plain on purpose: it walks every moment, sorts nothing twice, and knows only the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from hypothesis import strategies as st

from kiosk.core.metrology.standing import DAY_UNTIL, Demands
from kiosk.core.metrology.values import DeviceCheck, Kind, Verdict

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
_NUMBERS = count(1)


def hour(at: float) -> datetime:
    return START + timedelta(hours=at)


def check(
    at: float,
    kind: Kind = "full",
    found: bool = True,
    left: bool | None = None,
    due: float | None = 10_000,
    day: float | None = None,
    verdict: Verdict | None = None,
) -> DeviceCheck:
    """One check at this hour; ``day``: a full one that is the check of the day as well, until then."""
    left = found if left is None else left
    word: Verdict = verdict or ("pass" if found else "adjust" if left else "fail")
    details = {DAY_UNTIL: hour(day).isoformat()} if day is not None else {}
    return DeviceCheck(
        UUID(int=next(_NUMBERS)),
        "maker-scale",
        "SN-1",
        "body_weight",
        hour(at),
        kind,
        word,
        found,
        left,
        hour(due) if due is not None else None,
        details=details,
    )


def daily(at: float, found: bool = True, left: bool | None = None, lasts: float = 12) -> DeviceCheck:
    return check(at, "daily", found, left, at + lasts)


def void(one: DeviceCheck) -> DeviceCheck:
    return replace(one, voided_at=hour(9_000), voided_by="staff:x", void_why="wrong weight")


def reset(at: float) -> DeviceCheck:
    return check(at, "reset", False, False, None, verdict="undecided")


_HOURS = st.integers(0, 40)


@st.composite
def checks(draw: st.DrawFn) -> DeviceCheck:
    """Any check: good, bad, adjusted, undecided, void, a reset; often at the same hour as another."""
    kind: Kind = draw(st.sampled_from(["daily", "daily", "full", "full", "outside", "reset"]))
    at = draw(_HOURS)
    if kind == "reset":
        made = reset(at)
    else:
        made = check(
            at,
            kind,
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.one_of(st.none(), st.integers(at, at + 15), st.just(200))),
            draw(st.one_of(st.none(), st.integers(at, at + 15))) if kind == "full" else None,
            draw(st.sampled_from(["pass", "fail", "undecided", "adjust", "pass", "fail"])),
        )
    return void(made) if draw(st.integers(0, 4)) == 0 else made


HISTORIES = st.lists(checks(), max_size=9)
DEMANDS = st.builds(Demands, st.booleans(), st.booleans())
MOMENTS = st.one_of(_HOURS.map(float), st.floats(0, 60).map(lambda at: round(at, 1)))


def second_opinion(rows: Sequence[DeviceCheck], demands: Demands, at: datetime) -> str:
    """Why a value of that moment is not good; empty: it is."""
    counts = [one for one in rows if not one.voided_at]
    resets = sorted(one.at for one in counts if one.kind == "reset")
    judged = [one for one in counts if one.kind != "reset" and one.verdict in ("pass", "adjust", "fail")]
    since = [moment for moment in resets if moment <= at]
    speak = [one for one in judged if one.at <= at and not (since and one.at <= since[-1])]
    deep = [one for one in speak if one.kind != "daily"]
    if any(not one.left_good for group in (deep, speak) for one in _newest(group)):
        return "failed"
    needed = deep if demands.full else speak
    if not needed and since:
        return "moved"
    if not needed and (demands.full or demands.daily):
        return "never"
    until = next((moment for moment in resets if moment > at), None)
    ahead = [one for one in judged if one.at > at and (until is None or one.at <= until)]
    if _doubted(ahead, judged, resets):
        return "doubtful"
    if demands.full and any(one.due_at is None or one.due_at < at for one in _newest(deep)):
        return "overdue"
    return "daily" if demands.daily and not _covered(speak, at) else ""


def _newest(group: Sequence[DeviceCheck]) -> list[DeviceCheck]:
    return [one for one in group if all(other.at <= one.at for other in group)]


def _doubted(ahead: Sequence[DeviceCheck], judged: Sequence[DeviceCheck], resets: Sequence[datetime]) -> bool:
    if any(not one.found_good and all(other.at >= one.at for other in ahead) for one in ahead):
        return True  # the very next one found it bad
    cleared = False
    for moment in sorted({one.at for one in ahead}):
        here = [one for one in ahead if one.at == moment and one.kind != "daily"]
        bad = [one for one in here if not one.found_good]
        if bad and not cleared and (len(bad) > 1 or not _says_it_too(moment, judged, resets)):
            return True
        cleared = cleared or any(one.found_good or one.left_good for one in here)
    return False


def _says_it_too(moment: datetime, judged: Sequence[DeviceCheck], resets: Sequence[datetime]) -> bool:
    """Whether the last moment before was that of daily checks alone, all found bad and left bad."""
    earlier = {one.at for one in judged if one.at < moment} | {one for one in resets if one < moment}
    if not earlier or max(earlier) in resets:
        return False
    return all(
        one.kind == "daily" and not one.found_good and not one.left_good for one in judged if one.at == max(earlier)
    )


def _covered(speak: Sequence[DeviceCheck], at: datetime) -> bool:
    bad = [one.at for one in speak if not one.found_good or not one.left_good]
    last = max(bad, default=None)
    after = [one for one in speak if last is None or one.at > last]
    if any((until := _until(one)) is not None and until >= at for one in after):
        return True
    there = [one for one in speak if one.at == last and not (one.found_good and one.left_good)]
    return bool(there) and all(one.left_good and (until := _until(one)) is not None and until >= at for one in there)


def _until(one: DeviceCheck) -> datetime | None:
    if one.kind == "daily":
        return one.due_at
    said = one.details.get(DAY_UNTIL) if one.kind == "full" else None
    return datetime.fromisoformat(said) if said else None
