"""One participant at this screen: the run, and the measurement that is on. The trial's values go from here to its own
tables and nowhere else.

All of it lives beside one page (`live.py`): when that page is left, however, the run is over and is counted as such.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import structlog

from kiosk.core.metrology.applied import corrections_of
from kiosk.core.study.hearing import Hearing, Rule
from kiosk.core.study.run import Run, Stop, Tried, step
from kiosk.core.study.values import Pair, Participant, Protocol, Role, Study
from kiosk.core.whose import Moment
from kiosk.devices.bound import InUse
from kiosk.devices.events import Changed, Ended, Event, Noticed, Said, State
from kiosk.devices.reasons import PROGRAM
from kiosk.station.office.room import Room
from kiosk.station.office.study_keeping import Outcome, held, kept, noted
from kiosk.store.records import Store

log = structlog.get_logger()
EVERY = 0.4
"""Seconds between two looks at what has come."""
GRACE = 5.0
"""So long a device may be away in a measurement before that has ended."""
AWAY = (State.ABSENT.value, State.FAULTY.value, State.STUCK.value)


@dataclass(slots=True)
class Session:
    """``visit``: the one in front, if it is kept. ``wish``: why they stop, while something is being measured."""

    room: Room
    study: Study
    rule: Rule
    run: Run
    visit: UUID | None = None
    age: int | None = None
    sex: str = ""
    language: str = "ko"
    person: Participant | None = None  # until the end of the run is kept
    code: str = ""
    pair: Pair | None = None
    hearing: Hearing | None = None
    wish: str = ""
    stopping: bool = False  # the reasons are shown
    reason: str = ""  # why a device is away, a text id
    _held: list[Said] = field(default_factory=list)
    _began: Moment | None = None
    _away: float | None = None
    _noticed: set[str] = field(default_factory=set)
    _kept: set[str] = field(default_factory=set)

    @property
    def protocol(self) -> Protocol:
        """What was agreed."""
        return self.study.protocol

    def device(self, role: Role) -> str:
        """Return the bound device of a role."""
        return self.protocol.test if role == "test" else self.protocol.reference

    async def measure(self, show: Callable[[], None]) -> None:
        """Measure once with the device whose turn it is, keep how it ended, and go on from there."""
        role = self.run.role
        assert role is not None, "the order is drawn"
        device = self.device(role)
        hearing = await self._invite(role, device)
        self.hold()  # one that served a step before may be free by now
        if device not in self.room.station.bench.devices.bound() or device not in self._kept:
            hearing.end("gone", self._now, "busy")
        else:
            try:
                async with self.room.station.bench.devices.test_reading(device, self.hear):
                    await self._wait(device, hearing, show)
            except InUse:
                hearing.end("gone", self._now, "busy")
        await self._keep(role, device, hearing)

    def hold(self) -> None:
        """Keep both devices for this run, as far as they are free."""
        self._kept |= held(self.room, self.protocol)

    def let_go(self) -> None:
        """The run is over: both serve again whom they served before."""
        kept, self._kept = self._kept, set()
        for device in kept:
            self.room.station.bench.let_go(device)

    async def _invite(self, role: Role, device: str) -> Hearing:
        """A reference is corrected as in visits, by the correction in force; a device under test is not."""
        clock = self.room.station.clock
        made = await self.room.station.checked.corrections([device] if role == "reference" else [])
        self._began = Moment(clock.utc(), clock.monotonic())
        self._held, self._away, self._noticed, self.reason = [], None, set(), ""
        self.hearing = Hearing(self.protocol.quantity, self.rule, self._now, corrections_of(made.get(device, {})))
        return self.hearing

    async def _wait(self, device: str, hearing: Hearing, show: Callable[[], None]) -> None:
        while not self._late(device, hearing):
            if self.wish:
                hearing.end("stopped", self._now)
            elif self._is_gone(device):
                hearing.end("gone", self._now, self.reason)
            else:
                show()
                await self.room.station.clock.sleep(EVERY)

    def _late(self, device: str, hearing: Hearing) -> bool:
        if self._now - hearing.since >= self.protocol.seconds:
            self._of_now(device, hearing)  # a device with a memory may have said it, and not hung up yet
        return hearing.late(self._now, self.protocol.seconds)

    def _is_gone(self, device: str) -> bool:
        """Whether it has been away for too long; a plug that shook is no end."""
        facts = self.room.station.bench.devices.facts(device)
        if str(facts.get("state", "absent")) not in AWAY:
            self._away = None
            return False
        self.reason = str(facts.get("reason", "")) or self.reason
        self._away = self._now if self._away is None else self._away
        return self._now - self._away >= GRACE

    @property
    def _now(self) -> float:
        return self.room.station.clock.monotonic()

    def hear(self, event: Event) -> None:
        """Take what the device in turn, or the supervisor about it, says."""
        hearing = self.hearing
        if hearing is None:
            return
        match event:
            case Said() if self.room.station.bench.devices.has_memory(event.device_id):
                self._held.append(event)
            case Said(record=record):
                hearing.hear(record)
            case Ended():
                self._of_now(event.device_id, hearing)
            case Changed():
                self.notice(event)
            case Noticed():
                pass  # firmware is read when the measurement is kept

    def _of_now(self, device: str, hearing: Hearing) -> None:
        held, self._held = self._held, []
        assert self._began is not None, "invited"
        for record in self.room.station.bench.of_now(device, held, self._began):
            hearing.hear(record)

    def notice(self, event: Changed) -> None:
        """A device that goes away, or whose program broke, in a measurement: an incident, once."""
        if event.state.value not in AWAY:
            return
        self.reason = str(event.reason_key)
        self._noticed.add("restart" if event.reason_key in PROGRAM else "link")

    async def _keep(self, role: Role, device: str, hearing: Hearing) -> None:
        assert self.pair is not None, "a pair is on"
        day = self.person.day if self.person is not None else 1
        await kept(self.room, self.study, Outcome(self.pair.id, role, self.run.tries, device, day), hearing)
        if hearing.outcome == "implausible":
            self._noticed.add("wrong-value")
        await noted(self.room, self.study, Outcome(self.pair.id, role, self.run.tries, device, day), self._noticed)
        self.hearing = None
        self.run = step(self.run, Tried(hearing.outcome))
        if self.wish:
            await self.stop(self.wish)

    async def stop(self, why: str) -> None:
        """They do not go on."""
        self.run = step(self.run, Stop(why))
        await self.finish()

    async def finish(self) -> None:
        """Keep how it ended, once."""
        person, self.person = self.person, None
        if person is not None and self.run.stage == "over":
            scores: Sequence[tuple[Role, int | None]] = self.run.scores
            where = "" if self.run.ended == "done" else self.run.where
            await self.room.do(Store.study_over, person.id, self.run.ended, where, tuple(scores))

    def left(self) -> None:
        """The page is gone in the middle: that is how it ended, and it is kept whatever comes next."""
        if self.run.stage != "over":
            self.room.office.live.apart("study-run", self._leave)

    async def _leave(self) -> None:
        role, hearing = self.run.role, self.hearing
        if role is not None and hearing is not None:
            hearing.end("stopped", self._now)
            await self._keep(role, self.device(role), hearing)
        await self.stop(self.wish or "other")
