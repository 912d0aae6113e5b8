"""A full calibration as it goes: what is known of the instrument, the references, the points, the verdict, the proof.

It rests in memory for the day: a lock, a sign-out or another page loses no point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID, uuid4

from kiosk.core.metrology.ask import Ask
from kiosk.core.metrology.asks import asks, guide_for
from kiosk.core.metrology.behind import in_force
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.labels import kept_why
from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import Plan, correctable, plan_of
from kiosk.core.metrology.standing import DAY_UNTIL, day_end
from kiosk.core.metrology.values import Correction, DeviceCheck, InstrumentFacts, Point, Reference
from kiosk.core.metrology.verdict import Judged, judge, refused
from kiosk.core.texts import Sentence
from kiosk.station.office.check_round import told_quantity
from kiosk.station.office.check_words import Under
from kiosk.station.office.room import Room
from kiosk.store.records import Store

Stage = Literal["legal", "references", "do", "verdict", "verify", "proved", "unproved"]


@dataclass(slots=True)
class Calibration:
    """One instrument for one quantity. ``left_out``: references that are there and shall not be used this time."""

    under: Under
    plan: Plan
    day: date
    references: tuple[Reference, ...]
    facts: InstrumentFacts
    in_force: Correction | None
    stage: Stage = "legal"
    left_out: set[UUID] = field(default_factory=set)
    guide: Guide | None = None
    judged: Judged | None = None
    proof: Guide | None = None  # points measured again with the proposed correction
    state: str = ""  # of the link, or busy

    @property
    def led(self) -> Guide | None:
        """The guide that is on."""
        return self.proof if self.stage == "verify" else self.guide

    @property
    def chosen(self) -> tuple[Reference, ...]:
        """The references that may be put on."""
        return tuple(one for one in self.references if one.id not in self.left_out)


async def open_bench(room: Room, under: Under) -> Calibration:
    """Begin; whether it is legally verified is asked where the plan wants to know, unless it is known."""
    plan = plan_of(under.quantity)
    assert plan is not None, "only what has a plan is under check"
    facts = await room.read(Store.instrument_facts, under.driver.key, under.serial)
    may = correctable(under.quantity, facts.legal)  # as the values of residents are corrected, or not
    force = in_force(under.checks, under.quantity, room.now()) if may else None
    references = tuple(await room.read(Store.references))
    made = Calibration(under, plan, room.today(), references, facts, force.correction if force else None)
    made.stage = "legal" if plan.legal and facts.legal == "unknown" else "references"
    return made


async def note_legal(room: Room, one: Calibration, word: str) -> None:
    """Keep what staff say of the seal on the instrument; not to know is an answer too, and asked again next time."""
    if word in ("yes", "no"):
        one.facts = replace(one.facts, legal=word)  # type: ignore[arg-type]  # one of the two
        await room.do(Store.instrument_note, one.under.driver.key, one.under.serial, one.facts)
    one.stage = "references"


def begin(room: Room, one: Calibration) -> Sentence | None:
    """Lay the tasks out over the references; returns why that cannot be done."""
    laid = layout(one.plan, "full", one.chosen, day=room.today())
    if laid.why is not None:
        return laid.why
    quantity = told_quantity(one.under, one.plan)
    one.guide = guide_for(one.plan, quantity, asks(one.plan, laid), one.references, one.in_force)
    one.judged, one.stage = None, "do"
    return None


def judged(room: Room, one: Calibration) -> None:
    """Every task has its point or its reason: what came of it."""
    assert one.guide is not None, "points come from a guide"
    one.judged = judge(
        one.plan,
        one.guide.taken,
        one.references,
        day=room.today(),
        resolution=one.facts.resolution,
        legal=one.facts.legal,
        in_force=one.in_force,
    )
    one.stage = "verdict"


def prove(one: Calibration) -> None:
    """Nothing, and the largest load, once more with the correction: it is in force only when they are right with it."""
    assert one.guide is not None, "a correction comes from points"
    assert one.judged is not None, "and from a verdict"
    loads = [ask for ask in one.guide.asks if ask.kind in ("zero", "load", "repeat")]
    wanted = {min(loads, key=lambda ask: ask.target).key, max(loads, key=lambda ask: ask.target).key}
    found = [replace(ask, key=f"verify-{number}") for number, ask in enumerate(_of(loads, wanted), start=1)]
    quantity, correction = one.guide.quantity, one.judged.correction
    one.proof = guide_for(one.plan, quantity, found, one.references, correction)
    one.stage = "verify"


def _of(loads: Sequence[Ask], wanted: set[str]) -> list[Ask]:
    return [ask for ask in loads if ask.key in wanted]


def proved(one: Calibration) -> None:
    """Both lie within their limits with the correction, or it is not made."""
    assert one.proof is not None, "proved by a proof"
    assert one.judged is not None, "of a verdict"
    good = all(
        abs(one.proof.seen(point.reading) - point.true) <= one.plan.limit(point.true) for point in one.proof.taken
    )
    if good and not one.proof.skipped:
        one.stage = "proved"
    else:
        one.judged, one.stage = refused(one.judged, one.in_force), "unproved"


def leave(one: Calibration) -> None:
    """The proposed correction is not wanted."""
    assert one.judged is not None, "a correction comes from a verdict"
    one.judged, one.stage = refused(one.judged, one.in_force), "unproved"


async def keep(room: Room, one: Calibration) -> DeviceCheck:
    """Keep what came of it, with everything it means for the values before and after."""
    check = _check(room, one)
    await room.do(Store.check_add, check)
    await room.station.checks_changed()
    return check


def _check(room: Room, one: Calibration) -> DeviceCheck:
    assert one.guide is not None, "measured before it is kept"
    assert one.judged is not None, "and judged"
    points: tuple[Point, ...] = one.guide.taken
    if one.proof is not None:
        points = (*points, *one.proof.taken)
    used = {reference for point in points for reference in point.references}
    now, zone = room.now(), room.station.settings.zone
    details = {**one.judged.details, "why": kept_why(one.judged.why)}
    if one.judged.left_good:
        details[DAY_UNTIL] = day_end(now, zone).isoformat()
    return DeviceCheck(
        uuid4(),
        one.under.driver.key,
        one.under.serial,
        one.under.quantity,
        now,
        "full",
        one.judged.verdict,
        one.judged.found_good,
        one.judged.left_good,
        datetime.combine(room.today() + timedelta(days=one.plan.full_days), time(23, 59, 59), zone),
        one.judged.correction,
        points,
        tuple(reference for reference in one.references if reference.id in used),
        one.plan.named,
        details,
    )
