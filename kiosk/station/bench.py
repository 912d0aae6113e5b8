"""Leases: which device serves which measuring step, whose its words are, and what nobody's words become.

A device serves one step at a time. Records outside a step, and stored ones of other people, go to the holding tray,
never to a visit by guess. All methods run on the I/O thread, one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

import structlog

from kiosk.core.assessment import DeviceBack, Measure, Measured, TrialFailed
from kiosk.core.messages import DeviceState, Live, Streaming
from kiosk.core.reading import Proof, Record
from kiosk.core.settle import Failed, Outcome, Settled
from kiosk.core.whose import Moment, Verdict, whose
from kiosk.devices.supervisor import Changed, Ended, Said
from kiosk.station.opened import Opened
from kiosk.station.ports import Devices, TrayItem
from kiosk.station.strays import Strays
from kiosk.station.trial import Trial

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
AWAY = ("absent", "faulty", "stuck")
REMEMBERED = 64
"""So many records of a device with a memory are remembered, to know a replay."""


@dataclass(slots=True)
class _Session:
    """What one link of a device with a memory has said so far."""

    said: list[Said] = field(default_factory=list)


class Bench:
    """The devices of this station, from the visits' side."""

    def __init__(self, station: Station, devices: Devices) -> None:
        self._station, self._devices = station, devices
        self._leases: dict[str, UUID] = {}
        self._sessions: dict[tuple[str, int], _Session] = {}
        self._strays = Strays()
        self._seen: dict[str, tuple[Record, ...]] = {}

    # --- leases ------------------------------------------------------------------------------------------------

    async def lease(self, opened: Opened, measure: Measure) -> None:
        """Take every free device that can measure this; the first good answer counts."""
        clock = self._station.clock
        able = self._devices.candidates(measure.needs)
        free = tuple(device for device in able if device not in self._leases)
        opened.missed = free
        if not free:
            self._fail(opened, measure, "busy" if able else "absent")
            return
        opened.trial = Trial(measure, free, clock.monotonic(), clock.utc())
        if all(self._devices.state(device) in AWAY for device in free):
            self._fail(opened, measure, "absent")
            return
        for device in free:
            self._leases[device] = opened.visit.id
            await self._devices.begin(device)
        self._station.tell(Streaming(opened.trial.ring))

    async def release(self, opened: Opened) -> None:
        """Let the devices go and stop the curve."""
        trial, opened.trial = opened.trial, None
        if trial is None:
            return
        for device in trial.devices:
            if self._leases.get(device) == opened.visit.id:
                del self._leases[device]
                await self._devices.end(device)
                self._strays.step_over(device)
        self._station.tell(Streaming(None))

    def _fail(self, opened: Opened, measure: Measure, reason: str) -> None:
        # through the queue: the visit is just walking
        self._station.later(0.0, opened, TrialFailed(measure.step, Failed(reason)))

    async def tick(self, now: float) -> None:
        """A second has passed: nothing came for too long?"""
        opened = self._station.front
        trial = opened.trial if opened else None
        if opened is not None and trial is None:
            await self._back(opened)
        if opened is None or trial is None or not any(device in self._leases for device in trial.devices):
            return
        lasted = now - trial.since - trial.held
        if now - trial.alive_at >= trial.measure.patience or lasted >= 4 * trial.measure.patience:
            await self._station.move(opened, TrialFailed(trial.measure.step, Failed("timeout")))

    def hold(self, seconds: float) -> None:
        """Staff have the screen: the resident is not expected to go on meanwhile."""
        trial = self._station.front.trial if self._station.front else None
        if trial is not None:
            trial.held += seconds
            trial.alive_at = self._station.clock.monotonic()

    def standing(self) -> tuple[tuple[str, str, UUID | None], ...]:
        """Return every bound device, how it is, and whose step it serves now."""
        every = self._devices.candidates(())
        return tuple((device, self._devices.state(device), self._leases.get(device)) for device in every)

    def measures(self, device: str, quantity: str) -> bool:
        """Tell whether a bound device measures this."""
        return device in self._devices.candidates((quantity,))

    # --- events ------------------------------------------------------------------------------------------------

    async def hear(self, event: object) -> None:
        """Take one event of the supervisor."""
        match event:
            case Said() if self._devices.has_memory(event.device_id):
                self._sessions.setdefault((event.device_id, event.link), _Session()).said.append(event)
            case Said():
                await self._said(event.device_id, event.record)
            case Ended():
                await self._session_over(event)
            case Changed():
                await self._changed(event)

    async def _said(self, device: str, record: Record) -> None:
        opened = self._holder(device)
        if opened is None or opened.trial is None:
            if self._strays.worth_keeping(device, record):
                await self._to_tray(device, [(record, "no-open-step")])
            return
        if record.at < opened.trial.since:
            return  # completed before the step began: of nobody, and the tray would hold every idle scale line
        await self._feed(opened, opened.trial, device, record)

    async def _feed(self, opened: Opened, trial: Trial, device: str, record: Record) -> None:
        outcome, headline = trial.feed(device, record)
        if headline is not None and opened is self._station.front:
            self._station.tell(Live(headline.quantity, headline.value, headline.stable))
        if outcome is not None:
            await self._outcome(opened, trial, outcome)

    async def _outcome(self, opened: Opened, trial: Trial, outcome: Outcome) -> None:
        step = trial.measure.step
        if isinstance(outcome, Settled):
            opened.proof = self._proof(trial, outcome)
            opened.instrument = self._devices.instrument(trial.device)
            await self._station.move(opened, Measured(step, outcome))
        else:
            log.info("trial-failed", step=step, reason=outcome.reason, detail=list(outcome.detail))
            await self._station.move(opened, TrialFailed(step, outcome))

    def _proof(self, trial: Trial, settled: Settled) -> Proof:
        instrument = self._devices.instrument(trial.device)
        codec, version = self._devices.codec(trial.device)
        return Proof(instrument.driver, codec, version, instrument.serial, None, trial.evidence(), settled.said)

    async def _session_over(self, event: Ended) -> None:
        """A link of a device with a memory is over: whose were its records?"""
        session = self._sessions.pop((event.device_id, event.link), None)
        if session is None:
            return
        opened = self._holder(event.device_id)
        trial = opened.trial if opened else None
        records = tuple(said.record for said in session.said)
        seen = self._seen.get(event.device_id, ())
        self._seen[event.device_id] = (*seen, *records)[-REMEMBERED:]
        if opened is None or trial is None:
            await self._to_tray(event.device_id, [(record, "no-open-step") for record in records])
            return
        verdict = self._judge(session, records, trial, seen)
        await self._to_tray(event.device_id, [(record, why.value) for record, why in verdict.foreign])
        late = []
        for record in verdict.mine:
            if opened.trial is trial:
                await self._feed(opened, trial, event.device_id, record)
            else:  # the first has settled the step
                late.append((record, "no-open-step"))
        await self._to_tray(event.device_id, late)

    def _judge(self, session: _Session, records: tuple[Record, ...], trial: Trial, seen: tuple[Record, ...]) -> Verdict:
        clock = self._station.clock
        return whose(
            records,
            memory=True,
            clock_set=any(said.clock_set for said in session.said),
            link_opened=session.said[0].opened_at,
            step=Moment(trial.began, trial.since),
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
        if wanted is not None and any(ready):
            await self._station.move(opened, DeviceBack(wanted.step))

    def _holder(self, device: str) -> Opened | None:
        visit = self._leases.get(device)
        return self._station.visit_of(visit) if visit is not None else None


def _wanted(opened: Opened) -> Measure | None:
    """Return the measuring step that waits for an absent device."""
    progress = opened.visit.progress
    if progress is None or progress.trouble is None or progress.trouble.reason != "absent":
        return None
    return progress.step if isinstance(progress.step, Measure) else None
