"""The check of the day as it goes: one device after the other, what was found, and what is kept of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import uuid4

from kiosk.core.errors import StoreError
from kiosk.core.metrology.asks import asks, guide_for
from kiosk.core.metrology.behind import in_force
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.labels import kept_why
from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import Plan, correctable, plan_of
from kiosk.core.metrology.standing import day_end
from kiosk.core.metrology.values import Correction, DeviceCheck, InstrumentFacts, Reference
from kiosk.core.metrology.verdict import Judged, judge_daily
from kiosk.core.texts import Sentence
from kiosk.core.translate import meaning
from kiosk.devices.events import Event, Hear, Said
from kiosk.station.office.check_words import Under
from kiosk.station.office.room import Room
from kiosk.store.records import Store

At = Literal["do", "second", "failed", "saving", "done"]
"""Being led; out of its limits once, and to be looked at a second time; out of them twice; kept now; over."""


NO_ZERO, SILENT = "no-zero", 5.0  # why no zero is asked for; seconds of silence after which that may be said


@dataclass(slots=True)
class Stop:
    """One device of the round. ``why``: why it cannot be checked today; a device with a reason is never called good."""

    under: Under
    plan: Plan
    guide: Guide
    references: tuple[Reference, ...] = ()
    facts: InstrumentFacts = field(default_factory=InstrumentFacts)
    in_force: Correction | None = None  # the correction that its values are given now
    looks: int = 1
    judged: Judged | None = None
    kept: DeviceCheck | None = None
    why: Sentence | str = ""
    state: str = ""  # in-use: a resident is measured with it just now
    saving: bool = False
    since: float | None = None  # when it came on (monotonic)
    job: asyncio.Task[None] | None = None  # keeps it; goes on to its end whatever page comes

    @property
    def at(self) -> At:
        """Where it is."""
        if self.why or self.kept is not None:
            return "done"
        if self.judged is None or self.judged.found_good:
            return "do"
        if self.saving:
            return "saving"
        return "second" if self.looks == 1 else "failed"

    @property
    def done(self) -> bool:
        """Whether there is nothing more to do with it today."""
        return self.at == "done"

    def again(self) -> None:
        """A second look, or one more: everything of this device from the start."""
        kept = {key: why for key, why in self.guide.skipped.items() if why == NO_ZERO}
        self.looks, self.judged, self.saving = self.looks + 1, None, False
        self.guide.anew()
        self.guide.skipped |= kept

    def silent(self, at: float) -> bool:
        """Whether it may be one that tells finished results alone, and so no zero: nothing else has come of it yet."""
        guide = self.guide
        if guide.ask is None or guide.ask.kind != "zero" or guide.ask.how != "still" or guide.still.talks:
            return False
        return guide.shown is not None or (self.since is not None and at - self.since >= SILENT)


@dataclass(slots=True)
class Round:
    """All of them, in their order. Kept while the day lasts: a lock, or another page, loses nothing."""

    day: date
    stops: tuple[Stop, ...]

    @property
    def now(self) -> Stop | None:
        """The device that is on; None: the round is over."""
        return next((stop for stop in self.stops if not stop.done), None)

    @property
    def index(self) -> int:
        """Where the round is."""
        return next((number for number, stop in enumerate(self.stops) if not stop.done), len(self.stops))


async def gather(room: Room, found: tuple[Under, ...]) -> Round:
    """Begin the round over these instruments, with the references that may be used today."""
    references = tuple(await room.read(Store.references))
    stops = [await _stop(room, under, references) for under in found]
    return Round(room.today(), tuple(stops))


async def _stop(room: Room, under: Under, references: tuple[Reference, ...]) -> Stop:
    plan = plan_of(under.quantity)
    assert plan is not None, "only what has a plan is under check"
    laid = layout(plan, "daily", references, day=room.today())
    facts = await room.read(Store.instrument_facts, under.driver.key, under.serial)
    force = in_force(under.checks, under.quantity, room.now())
    correction = force.correction if force is not None and correctable(under.quantity, facts.legal) else None
    guide = guide_for(plan, told_quantity(under, plan), asks(plan, laid), references, correction)
    return Stop(under, plan, guide, references, facts, correction, why=laid.why or "")


def told_quantity(under: Under, plan: Plan) -> str:
    """Which of the quantities that the plan covers this device tells."""
    return plan.quantity if plan.quantity in under.driver.measures else _first(under, plan)


def _first(under: Under, plan: Plan) -> str:
    return next(one for one in under.driver.measures if one in plan.covers)


def hears(room: Room, guide: Callable[[], Guide | None]) -> Hear:
    """What a leased device says goes to its guide, and nowhere else."""

    def hear(event: Event) -> None:
        led = guide()
        if not isinstance(event, Said) or led is None:
            return
        if led.hear(meaning(event.record), room.station.clock.monotonic(), room.now()) is not None:
            room.office.alive()

    return hear


def judge_stop(room: Room, stop: Stop) -> None:
    """Every task has its point: what came of it. A task that was left out means that it was not checked."""
    guide = stop.guide
    no_zero = [key for key, why in guide.skipped.items() if why == NO_ZERO]
    if no_zero and guide.still.talks:  # it goes on talking, so it says zero
        for key in no_zero:
            del guide.skipped[key]
        return
    if len(guide.skipped) > len(no_zero):
        stop.why = next(why for why in guide.skipped.values() if why != NO_ZERO)
        return
    judging = {"day": room.today(), "resolution": stop.facts.resolution, "in_force": stop.in_force}
    stop.judged = judge_daily(stop.plan, guide.taken, stop.references, no_zero=bool(no_zero), **judging)  # type: ignore[arg-type]


async def kept(room: Room, stop: Stop) -> None:
    """Keep it once, also when the page is left while the disk is busy; a disk that refuses is tried again."""
    if stop.job is None:
        stop.job = asyncio.create_task(_keep(room, stop))
    try:
        await asyncio.shield(stop.job)
    except StoreError:
        stop.job = None
        raise


async def _keep(room: Room, stop: Stop) -> None:
    """Keep what came of it, with everything it means for the values before and after."""
    judged = stop.judged
    assert judged is not None, "judged before it is kept"
    check = check_of(room, stop, judged)
    await room.do(Store.check_add, check)
    stop.kept = check
    await room.station.checks_changed()


def check_of(room: Room, stop: Stop, judged: Judged) -> DeviceCheck:
    """What is kept."""
    used = {one for point in stop.guide.taken for one in point.references}
    now = room.now()
    return DeviceCheck(
        uuid4(),
        stop.under.driver.key,
        stop.under.serial,
        stop.under.quantity,
        now,
        "daily",
        judged.verdict,
        judged.found_good,
        judged.left_good,
        day_end(now, room.station.settings.zone),
        judged.correction,
        stop.guide.taken,
        tuple(one for one in stop.references if one.id in used),
        stop.plan.named,
        {**judged.details, "why": kept_why(judged.why)},
    )
