"""What a visit comes to: the results as the resident is told them, and the quiet call for a value beyond a limit."""

from __future__ import annotations

from datetime import tzinfo

from kiosk.core.assessment import Call
from kiosk.core.danger import GATED, Danger
from kiosk.core.hows import instruments_of
from kiosk.core.metrology.backgrounds import backgrounds
from kiosk.core.results import Results
from kiosk.core.summary import dangers_of, summarise
from kiosk.core.visit import Todo, Visit
from kiosk.station.opened import Opened


def outcome(opened: Opened, limits: tuple[Danger, ...] | None, zone: tzinfo) -> Results:
    """Put the visit into lines, with what counts now, what measured it, and how that was checked."""
    used = instruments_of(opened.counted, opened.instruments.values())
    behind = backgrounds(opened.counted, opened.looked, zone)
    before, doubted = opened.comparable, opened.unchecked
    return summarise(opened.told, before, unchecked=doubted, instruments=used, limits=limits, behind=behind)


def with_warning(
    opened: Opened, before: Visit, todo: tuple[Todo, ...], limits: tuple[Danger, ...] | None
) -> tuple[Todo, ...]:
    """Call staff when a test that is over gave a value beyond a limit: once for each quantity, and not for the gate
    as well. First of all, since the visit may be ending here."""
    fresh: frozenset[str] = frozenset()
    if len(opened.visit.done) > len(before.done):
        fresh = frozenset(dangers_of(opened.told, limits)) - opened.warned
        opened.warned |= fresh
    said = {GATED[one] for one in opened.warned if one in GATED}
    rest = tuple(one for one in todo if not (isinstance(one, Call) and one.reason in said))
    return (Call("danger"), *rest) if fresh else rest
