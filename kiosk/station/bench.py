"""Leases: what serves which measuring step, whose a device's words are, and what nobody's words become.

A trial comes by a device, by the helper's taps, by a touch task or typed (`ways`). A device serves one step at a
time. Records outside a step, and stored ones of other people, go to the holding tray, never to a
visit by guess. All methods run on the I/O thread, one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import structlog

from kiosk.core.assessment import DeviceBack, Measure, Measured, TrialFailed
from kiosk.core.coach_signs import PRESSURE_IN_CUFF
from kiosk.core.cognition import seeded
from kiosk.core.messages import DeviceState, Live, Redo, Streaming
from kiosk.core.quality import doubt, said_against
from kiosk.core.reading import Method, Proof, Record
from kiosk.core.settle import Failed, Outcome, Settled
from kiosk.core.timing import VERSION
from kiosk.core.whose import Moment, Verdict, Why, is_result, unheard, whose
from kiosk.devices.supervisor import Changed, Ended, Said
from kiosk.station.earlier import source
from kiosk.station.evidence import MIXED
from kiosk.station.opened import Opened
from kiosk.station.ports import Devices, Sounds, TrayItem
from kiosk.station.strays import Strays
from kiosk.station.taps import Taps
from kiosk.station.trial import HERE, Trial
from kiosk.station.ways import AWAY, Found, able, busy, by_ear, way_of
from kiosk.station.worn import Worn

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
SETTLES_WITHIN = 10.0
"""Seconds after the end of a window in which a device that says no more will not have said what counts."""
LOST_AT = 0.6
"""So much of a step's patience without a word from its device, and a helper is rung quietly."""
STAFFS = UUID(int=0)
"""No visit: what stands in its place while staff have a device."""
REMEMBERED = 2000
"""So many records of a device with a memory are remembered, to know a replay."""


@dataclass(slots=True)
class _Session:
    """What one link of a device with a memory has said so far."""

    said: list[Said] = field(default_factory=list)


class Bench:
    """The devices of this station, from the visits' side."""

    def __init__(self, station: Station, devices: Devices, sounds: Sounds) -> None:
        self._station, self._devices, self._sounds = station, devices, sounds
        self.taps = Taps(station, sounds)
        self._leases: dict[str, UUID] = {}
        self._sessions: dict[tuple[str, int], _Session] = {}
        self._strays = Strays()
        self._worn = Worn()
        self._seen: dict[str, tuple[Record, ...]] = {}
        self._spares: set[str] = set()  # just put in another's place, and not yet measured with

    @property
    def devices(self) -> Devices:
        """The devices, for whoever manages them."""
        return self._devices

    # --- leases ------------------------------------------------------------------------------------------------

    async def lease(self, opened: Opened, measure: Measure) -> None:
        """Take the first way there is; of devices every free one that can, and the first good answer counts."""
        clock = self._station.clock
        mute = by_ear(measure) and not self._sounds.plays(measure.track)
        found = Found("typed") if mute else way_of(measure, self._devices, self._leases)
        opened.missed = found.missed
        if found.why_not:
            self._fail(opened, measure, found.why_not)
            return
        opened.begun, opened.heard = opened.begun + 1, None
        task = seeded(measure.task, opened.visit.id, opened.begun) if found.way == "touch" else ""
        checks = await self._station.checked.corrections(found.devices)
        opened.trial = Trial(measure, found.devices, clock.monotonic(), clock.utc(), found.way, task, checks)
        for device in found.devices:
            self._leases[device] = opened.visit.id
            self._spares.discard(device)
            await self._devices.begin(device)
        self._station.tell(Streaming(opened.trial.ring))

    async def release(self, opened: Opened) -> None:
        """Let the devices go and stop the curve."""
        trial, opened.trial = opened.trial, None
        if trial is None:
            return
        if trial.clock.go is not None:
            self.taps.quiet(trial)
        for device in trial.devices:
            if self._leases.get(device) == opened.visit.id:
                del self._leases[device]
                await self._devices.end(device)
                self._strays.step_over(device)
        self._station.tell(Streaming(None))

    def _fail(self, opened: Opened, measure: Measure, reason: str) -> None:
        # through the queue: the visit is just walking
        self._station.later(0.0, opened, TrialFailed(measure.step, Failed(reason)))

    def serves(self, device: str) -> bool:
        """Whether a step measures with it now."""
        return self._leases.get(device, STAFFS) != STAFFS

    def reserve(self, device: str) -> bool:
        """Keep a device from the visits, for staff; not one that serves a step."""
        return self._leases.setdefault(device, STAFFS) == STAFFS

    def let_go(self, device: str, *, spare: bool = False) -> None:
        """Staff are done with it. ``spare``: it took another's place, and the step that failed begins again."""
        if self._leases.get(device) == STAFFS:
            del self._leases[device]
            self._strays.step_over(device)  # what stands on it still is known, and nobody's missed result
        if spare:
            self._spares.add(device)

    async def take_back(self, device: str) -> None:
        """Take a device from the step it serves, for staff: the step fails as if the device were gone, nothing else."""
        opened = self._holder(device)
        if opened is not None and opened.trial is not None:
            opened.missed = opened.trial.devices
            await self._station.move(opened, TrialFailed(opened.trial.measure.step, Failed("absent")))
        self._leases[device] = STAFFS

    async def tick(self, now: float) -> None:
        """A second has passed: nothing came for too long?"""
        opened = self._station.front
        trial = opened.trial if opened else None
        if opened is not None and trial is None:
            await self._back(opened)
        if opened is not None and trial is not None and _takes_too_long(trial, now):
            await self._station.move(opened, TrialFailed(trial.measure.step, Failed("timeout")))
        elif opened is not None and trial is not None and _is_lost(trial, now):
            await self._ring(opened, trial)

    async def _ring(self, opened: Opened, trial: Trial) -> None:
        """Nothing comes, and the screen has said what to do: somebody is rung, once a step, unless they are already."""
        rung, opened.rung = opened.rung, trial.measure.step
        if rung != trial.measure.step and not self._station.desk.waits:
            await self._station.desk.call("trouble.silence")

    def hold(self, seconds: float) -> None:
        """Staff have the screen: the resident is not expected to go on meanwhile."""
        trial = self._station.front.trial if self._station.front else None
        if trial is not None:
            trial.held += seconds
            trial.covered |= trial.way == "tap" and trial.clock.go is not None
            trial.alive_at = self._station.clock.monotonic()

    def standing(self) -> tuple[tuple[str, str, UUID | None], ...]:
        """Return every bound device, how it is, and whose step it serves now."""
        every = self._devices.candidates(())
        return tuple((device, self._devices.state(device), self._leases.get(device)) for device in every)

    def able(self) -> frozenset[str]:
        """Return the assessments that can be done here at all."""
        return able(self._devices)

    def busy_for(self, opened: Opened) -> frozenset[str]:
        """Those of a visit's assessments that would wait for a device of another visit."""
        others = {device for device, visit in self._leases.items() if visit != opened.visit.id}
        return busy(opened.visit.programme.assessments, self._devices, others) if others else frozenset()

    def measures(self, device: str, quantity: str) -> bool:
        """Tell whether a bound device measures this."""
        return device in self._devices.candidates((quantity,))

    def tried(self, event: Said, began: Moment) -> None:
        """Staff try this device since ``began``, and it says this: of no resident, unless it surely is older.

        Their own is known when the device says it again. What it held before is judged as if nobody were there.
        """
        if not self._devices.has_memory(event.device_id):
            return
        seen = self._seen.get(event.device_id, ())
        verdict = self._judge(_Session([event]), (event.record,), began, seen)
        self._seen[event.device_id] = (*seen, *verdict.mine)[-REMEMBERED:]
        if any(why in (Why.STORED, Why.OTHER_TIME) for _, why in verdict.foreign):
            self._station.hear(event)

    def of_now(self, device: str, said: Sequence[Said], began: Moment) -> tuple[Record, ...]:
        """Of what a device with a memory said over one link in a trial: what was measured since then, and is no replay.

        What surely is older is a resident's, and goes the way of all strays; but a device under test serves nobody.
        """
        if not said:
            return ()
        seen = self._seen.get(device, ())
        verdict = self._judge(_Session(list(said)), tuple(one.record for one in said), began, seen)
        self._seen[device] = (*seen, *verdict.mine)[-REMEMBERED:]
        older = [record for record, why in verdict.foreign if why in (Why.STORED, Why.OTHER_TIME)]
        for record in verdict.mine:
            self._forget(device, record)  # or it would be said again, to whoever listens next
        for one in said if self._devices.purpose(device) == "care" else ():
            if one.record in older:
                self._station.hear(one)
        return tuple(verdict.mine)

    # --- events ------------------------------------------------------------------------------------------------

    async def hear(self, event: object) -> None:
        """Take one event of the supervisor. What a device under test says of itself is of no visit, nor of the tray."""
        if isinstance(event, Said | Ended) and self._devices.purpose(event.device_id) == "study":
            return
        if isinstance(event, Said):
            self._tightens(event)
        match event:
            case Said() if self._devices.has_memory(event.device_id):
                self._sessions.setdefault((event.device_id, event.link), _Session()).said.append(event)
            case Said():
                await self._said(event.device_id, event.record, event.link)
            case Ended():
                await self._session_over(event)
            case Changed():
                await self._changed(event)

    def _tightens(self, event: Said) -> None:
        """A cuff tells its own pressure while it measures: a sign of life for the screen, and nothing to keep."""
        opened = self._holder(event.device_id)
        trial = opened.trial if opened else None
        pressure = event.record.fields.get("cuff_mmhg")
        if opened is None or trial is None or trial.measure.view != "cuff" or not isinstance(pressure, Decimal):
            return
        if event.record.at >= trial.since and opened is self._station.front:
            trial.alive_at = max(trial.alive_at, event.record.at)
            self._station.tell(Live(PRESSURE_IN_CUFF, pressure))

    async def _said(self, device: str, record: Record, link: int) -> None:
        self._worn.hear(device, link, record)
        if self._leases.get(device) == STAFFS:
            return  # staff have it, for a trial say: what it tells meanwhile is no resident's missed result
        opened = self._holder(device)
        trial = opened.trial if opened else None
        if opened is None or trial is None or record.at < trial.since:  # or completed before the step began
            if self._strays.worth_keeping(device, record):
                await self._to_tray(device, [(record, "no-open-step" if trial is None else Why.EARLY.value)])
            return
        if self._worn.counts(device, link, record, opened.visit.id):
            await self._feed(opened, trial, device, record)

    async def _feed(self, opened: Opened, trial: Trial, device: str, record: Record) -> None:
        outcome, headline = trial.feed(device, record)
        if headline is not None and opened is self._station.front:
            self._station.tell(Live(headline.quantity, headline.value, headline.stable))
        if outcome is not None:
            opened.heard = (device, record)
            if isinstance(outcome, Settled) and not outcome.doubt:
                outcome = replace(outcome, doubt=said_against(record.fields))
            await self.settle(opened, trial, outcome)

    async def settle(self, opened: Opened, trial: Trial, outcome: Outcome) -> None:
        """A trial has come to its end: with a value and what stands behind it, or without."""
        step = trial.measure.step
        if isinstance(outcome, Settled):
            if trial.covered and not outcome.doubt:
                outcome = replace(outcome, doubt="unsure")  # a tap may be missing, or have come late
            here = trial.device == HERE
            opened.proof = self.taps.proof(trial, outcome) if here else self._proof(trial, outcome)
            opened.calibrations = self._station.checked.calibrations(trial, outcome)
            opened.instrument = self.taps.instrument(trial) if here else self._devices.instrument(trial.device)
            method = Method.TAPPED if here else Method.DEVICE
            await self._station.move(opened, Measured(step, outcome, method, _doubt(opened, outcome, method)))
        else:
            log.info("trial-failed", step=step, reason=outcome.reason, detail=list(outcome.detail))
            await self._station.move(opened, TrialFailed(step, outcome))

    def _proof(self, trial: Trial, settled: Settled) -> Proof:
        instrument = self._devices.instrument(trial.device)
        codec, version = self._devices.codec(trial.device)
        if trial.clock.edges:
            codec, version = f"{codec}{MIXED}", f"{version}+{VERSION}"
        return Proof(instrument.driver, codec, version, instrument.serial, None, trial.evidence(), settled.said)

    async def stored(self, opened: Opened) -> None:
        """What the trial gave is stored, or its resident wants nothing stored: the device may forget it."""
        heard, opened.heard = opened.heard, None
        if heard is not None:
            self._forget(*heard)

    def _forget(self, device: str, record: Record) -> None:
        # beside the queue: nobody waits for a cable
        self._station.start_job(self._devices.kept(device, record))

    async def _session_over(self, event: Ended) -> None:
        """A link of a device with a memory is over: whose were its records?"""
        device, session = event.device_id, self._sessions.pop((event.device_id, event.link), None)
        if session is None:
            return
        seen = self._seen.get(device, ())
        records = unheard((said.record for said in session.said), seen)
        self._seen[device] = (*seen, *records)[-REMEMBERED:]
        await self._sort(device, session, records, seen)
        for again in session.said:
            if again.record not in records and not self._waits(device, again.record):
                self._forget(device, again.record)  # dealt with when it was said first

    async def _sort(
        self, device: str, session: _Session, records: tuple[Record, ...], seen: tuple[Record, ...]
    ) -> None:
        """What is of the step goes to its trial, everything else to the tray."""
        opened = self._holder(device)
        trial = opened.trial if opened else None
        if opened is None or trial is None:
            await self._to_tray(device, [(record, "no-open-step") for record in filter(is_result, records)])
            return
        verdict = self._judge(session, records, Moment(trial.began, trial.since), seen)
        await self._to_tray(device, [(record, why.value) for record, why in verdict.foreign])
        late = []
        for record in verdict.mine:
            if opened.trial is trial:
                await self._feed(opened, trial, device, record)
            else:  # the first has settled the step
                late.append((record, "no-open-step"))
        await self._to_tray(device, late)

    def _waits(self, device: str, record: Record) -> bool:
        """Whether it settled a trial, and nobody has taken that up yet."""
        front = self._station.front
        opened = (*((front,) if front is not None else ()), *self._station.aside.values())
        waiting = (one.heard for one in opened if one.heard is not None)
        return any((from_, one.raw) == (device, record.raw) for from_, one in waiting)

    def _judge(self, session: _Session, records: tuple[Record, ...], step: Moment, seen: tuple[Record, ...]) -> Verdict:
        clock = self._station.clock
        return whose(
            records,
            memory=True,
            clock_set=any(said.clock_set for said in session.said),
            link_opened=session.said[0].opened_at,
            step=step,
            now=Moment(clock.utc(), clock.monotonic()),
            zone=self._station.settings.zone,
            seen=seen,
        )

    async def _to_tray(self, device: str, strays: Sequence[tuple[Record, str]]) -> None:
        at = self._station.clock.utc()
        driver, version = self._devices.instrument(device).driver, self._devices.codec(device)[1]
        items = [TrayItem(device, driver, version, record, at, reason) for record, reason in strays]
        if items:
            log.info("to-tray", device=device, count=len(items), reasons=sorted({item.reason for item in items}))
            await self._station.insist(lambda: self._station.archive.tray(items))
            for record, _ in strays:
                self._forget(device, record)

    async def _changed(self, event: Changed) -> None:
        self._station.tell(DeviceState(event.device_id, event.state.value, event.reason_key))
        opened = self._station.front
        trial = opened.trial if opened else None
        if opened is not None and trial is not None and event.device_id in trial.devices:
            away = tuple(device for device in trial.devices if self._devices.state(device) in AWAY)
            if trial.leader in away or away == trial.devices:
                opened.missed = away
                await self._station.move(opened, TrialFailed(trial.measure.step, Failed("absent")))
        elif opened is not None:
            await self._back(opened)

    async def _back(self, opened: Opened) -> None:
        """Go on if a device that was missed is ready again; asked every second too, for a word that came too early."""
        wanted = _wanted(opened)
        ready = (one for one in opened.missed if one not in self._leases and self._devices.state(one) == "ready")
        spares = self._spares & {*opened.missed} if _failed(opened) else set()
        if any(self._devices.state(one) == "ready" and one not in self._leases for one in spares):
            self._spares -= spares
            await self._station.move(opened, Redo())
        elif wanted is not None and any(ready):
            await self._station.move(opened, DeviceBack(wanted.step))

    def _holder(self, device: str) -> Opened | None:
        visit = self._leases.get(device)
        return self._station.visit_of(visit) if visit is not None else None


def _doubt(opened: Opened, settled: Settled, method: Method) -> str:
    """Why it should be measured again: what its settler says, or a change that is hardly possible since last time."""
    person, made = opened.visit.person, opened.instrument
    now = frozenset({source(method, made.driver, made.serial)}) if made is not None else frozenset()
    before = opened.before.like({quantity: now for quantity, _ in settled.values})
    return doubt(settled.values, before, age=person.age if person is not None else 120, said=settled.doubt)


def _takes_too_long(trial: Trial, now: float) -> bool:
    """Whether nothing came for too long. What has a window ends by itself; what nobody has begun waits for a person."""
    patience, clock = trial.measure.patience, trial.clock
    if not trial.works:
        return False
    if clock.go is not None:
        after = SETTLES_WITHIN if trial.way == "device" and clock.end is not None else 4 * patience
        return now - max(trial.alive_at, clock.end or clock.go) - trial.held >= after
    return now - trial.alive_at >= patience or now - trial.since - trial.held >= 4 * patience


def _is_lost(trial: Trial, now: float) -> bool:
    """Whether whoever waits for this device waits in vain, most likely."""
    waits = trial.way == "device" and trial.works and trial.clock.go is None
    return waits and now - trial.alive_at >= LOST_AT * trial.measure.patience


def _failed(opened: Opened) -> bool:
    """Whether a measuring step stands at its trouble page, whatever it was."""
    progress = opened.visit.progress
    return progress is not None and progress.phase == "trouble" and isinstance(progress.step, Measure)


def _wanted(opened: Opened) -> Measure | None:
    """Return the measuring step that waits for an absent device."""
    progress = opened.visit.progress
    if progress is None or progress.trouble is None or progress.trouble.reason != "absent":
        return None
    return progress.step if isinstance(progress.step, Measure) else None
