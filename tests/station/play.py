"""`Play`: a station at work on a virtual clock; the test is the resident, the staff and the devices."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import TracebackType
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.core.gate import QUESTIONS
from kiosk.core.messages import Answer, Chosen, Consent, Fact, Identify, Intent, Next, Scene, Shown, Start, Told, Wiped
from kiosk.core.reading import Measurement, Record
from kiosk.core.resident import Sex
from kiosk.core.visit import Programme
from kiosk.devices.decode import Decoder
from kiosk.devices.supervisor import Changed, Ended, Said, State
from kiosk.station.settings import StationSettings
from kiosk.station.station import Station
from tests.fakes import VirtualClock
from tests.station import words
from tests.station.fakes import (
    FakeArchive,
    FakeCaller,
    FakeDevice,
    FakeDevices,
    FakePaper,
    FakeSounds,
    StoredVisit,
)

SEOUL = ZoneInfo("Asia/Seoul")
BIRTH = date(1954, 3, 1)
PROGRAMME = Programme("fitness-65", ("height", "weight", "pressure", "grip"))
WEIGHT = Programme("weight", ("weight",))
PRESSURE = Programme("pressure", ("pressure", "grip"))
GUEST = Identify(Sex.FEMALE, BIRTH)
KNOWN = Identify(Sex.FEMALE, BIRTH, "1234")
NO = tuple(Answer(question, yes=False) for question in QUESTIONS)


def devices() -> FakeDevices:
    """The usual four."""
    pressures = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")
    return FakeDevices(
        FakeDevice("stadiometer", ("body_height", "body_weight"), "gtech_gl"),
        FakeDevice("scale", ("body_weight",), "and_standard"),
        FakeDevice("cuff", pressures, "gatt:2A35", memory=True),
        FakeDevice("grip", ("grip_force",), "tindeq:data"),
    )


async def settled() -> None:
    """Let the loop turn until nobody has anything to do; exact here, since no thread and no socket takes part."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]  # the loop tells nobody else what is waiting to run
            return


class StationClock(VirtualClock):
    """A VirtualClock that turns the loop no more often than it must: these tests let hours pass."""

    async def advance(self, seconds: float) -> None:
        end = self._now + seconds
        await settled()
        while self._sleepers and self._sleepers[0][0] <= end:
            when, _, woken = heapq.heappop(self._sleepers)
            self._move(when)
            if not woken.done():
                woken.set_result(None)
                await settled()
        self._move(end)
        await settled()


class Play:
    """Use it in an ``async with``. An exception of the station fails the test."""

    def __init__(
        self,
        programme: Programme = PROGRAMME,
        owned: FakeDevices | None = None,
        programme_for: Callable[[int], Programme] | None = None,
        *,
        short_rest: bool = False,
    ) -> None:
        self.journal: list[object] = []
        self.facts: list[Fact] = []
        self.clock = StationClock()
        self.archive = FakeArchive(self.journal)
        self.devices = owned or devices()
        self.caller = FakeCaller(self.journal)
        self.paper = FakePaper()
        self.sounds = FakeSounds(self.clock)
        self.woken = 0
        self._links = itertools.count(1)
        self.station = Station(
            StationSettings(SEOUL, programme_for or (lambda age: programme), short_rest=short_rest),
            self.clock,
            self._tell,
            self.archive,
            self.devices,
            self.caller,
            self.paper,
            self._wake,
            sounds=self.sounds,
        )
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self.station.run())
        await self.quiet()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._running is not None
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running
        await settled()

    def _tell(self, fact: Fact) -> None:
        assert isinstance(fact, Fact), f"{fact!r} is not one of the union"
        self.facts.append(fact)
        self.journal.append(fact)

    def _wake(self) -> None:
        self.woken += 1

    # --- what the screen shows ---------------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """What is on the screen."""
        return next(fact.scene for fact in reversed(self.facts) if isinstance(fact, Shown))

    @property
    def kind(self) -> str:
        return self.scene.kind

    @property
    def visit(self) -> UUID:
        """The visit on the screen."""
        found = next(fact.visit for fact in reversed(self.facts) if isinstance(fact, Shown))
        assert found is not None
        return found

    @property
    def told(self) -> list[str]:
        """The text ids of all notices so far."""
        return [fact.text.key for fact in self.facts if isinstance(fact, Told)]

    @property
    def wiped(self) -> int:
        return sum(isinstance(fact, Wiped) for fact in self.facts)

    @property
    def stored(self) -> StoredVisit:
        """The only visit in the store."""
        (found,) = self.archive.disk.visits.values()
        return found

    @property
    def rows(self) -> list[Measurement]:
        return self.stored.rows

    # --- what happens ------------------------------------------------------------------------------------------

    async def quiet(self) -> None:
        """Let everything happen that needs no time."""
        await settled()
        if self._running is not None and self._running.done():
            await self._running

    async def do(self, *intents: Intent) -> None:
        for intent in intents:
            self.station.hear(intent)
            await self.quiet()

    async def wait(self, seconds: float) -> None:
        await self.clock.advance(seconds)
        await self.quiet()

    async def say(self, device: str, record: Record, *, link: int = 0, opened_at: float = 0.0) -> None:
        self.station.hear(Said(device, record, opened_at, link, clock_set=True))
        await self.quiet()

    async def session(self, device: str, *records: Record) -> None:
        """A link of a device with a memory, opened now: it says these, and hangs up."""
        link, opened_at = next(self._links), self.clock.monotonic()
        for record in records:
            await self.say(device, record, link=link, opened_at=opened_at)
        self.station.hear(Ended(device, link, len(records)))
        await self.quiet()

    async def change(self, device: str, state: str) -> None:
        """A device comes or goes."""
        self.devices.all[device].state = state
        self.station.hear(Changed(device, State(state)))
        await self.quiet()

    # --- a whole resident --------------------------------------------------------------------------------------

    async def begin(self, who: Identify = GUEST, *, keep: bool | None = True) -> None:
        """From the welcome to the first test; ``keep`` None: it is not asked."""
        await self.arrive(who)
        if keep is not None:
            assert self.scene.question == "keep"
            await self.do(Consent("keep", keep))

    async def arrive(self, who: Identify = GUEST) -> None:
        """Say who it is; whom nobody finds is here for the first time."""
        await self.do(Start(), who)
        if self.scene.question == "who.new":
            await self.do(Chosen("who.new", "first"))

    async def to_tests(self, who: Identify = GUEST, *, keep: bool | None = True) -> None:
        await self.begin(who, keep=keep)
        await self.do(*(NO if self.scene.question == NO[0].question else ()))

    async def to(self, step: str) -> None:
        """Press 다음 until this step measures; pauses are waited for, questions answered the first and the safe way."""
        for _ in range(30):
            if self.scene.step == step and self.kind == "live":
                return
            if self.kind == "rest" and "next" not in self.scene.actions:
                await self.wait(self.scene.seconds)
            await self.do(self.onwards())
        raise AssertionError(f"{step} never came; the screen shows {self.kind} {self.scene.step}")

    def onwards(self) -> Intent:
        """What goes on from this scene of a test."""
        if self.kind == "choose":
            return Chosen(self.scene.question, self.scene.options[0][0])
        return Answer(self.scene.question, yes=False) if self.kind == "ask" else Next()

    async def height(self, cm: str = "158.4") -> None:
        await self.to("height")
        await self.say("stadiometer", words.height_block(cm, "61.3", self.now))

    async def weigh(self, kg: str = "61.30") -> None:
        await self.to("weight")
        await self.stand(kg)

    async def stand(self, kg: str, seconds: float = 1.2, device: str = "scale") -> None:
        """Stand still on the scale."""
        for _ in range(int(seconds * 10) + 1):
            await self.say(device, words.weight_line(kg, self.now))
            if not self.devices.all[device].open_step:
                return
            await self.clock.advance(0.1)

    async def inflate(self, systolic: int = 128, diastolic: int = 78, step: str = "pressure") -> None:
        await self.to(step)
        await self.wait(40)
        await self.session("cuff", self.result(systolic, diastolic))

    async def inflate_twice(self) -> None:
        """A pressure that counts: two readings, a minute apart."""
        await self.inflate()
        await self.wait(self.scene.seconds)
        await self.inflate(126, 76, "pressure-2")

    def result(self, systolic: int, diastolic: int, *, ago: float = 0.0) -> Record:
        """What the cuff says, dated by its own clock."""
        dated = self.clock.utc().astimezone(SEOUL).replace(tzinfo=None, microsecond=0)
        dated = dated.fromtimestamp(dated.timestamp() - ago)
        return words.pressure(systolic, diastolic, self.now, dated=dated)

    async def squeeze(self, step: str, kg: str) -> None:
        await self.to(step)
        decoder = Decoder(words.PROTOCOLS["tindeq:data"])
        for seconds, data in words.grip_frames(kg):
            await self.clock.advance(seconds)
            await self.say("grip", words.read("tindeq:data", data, self.now, decoder))

    async def to_results(self) -> None:
        """Measure everything, in the order of the programme."""
        await self.height()
        await self.weigh()
        await self.inflate_twice()
        for step, kg in (("right-1", "22.4"), ("left-1", "20.1"), ("right-2", "23.15"), ("left-2", "20.8")):
            await self.squeeze(f"grip-{step}", kg)
        await self.do(Next())
        assert self.kind == "results"

    @property
    def now(self) -> float:
        return self.clock.monotonic()


def value_of(rows: list[Measurement], step: str, quantity: str) -> Decimal:
    """The value of a step's newest row."""
    return next(row.value for row in reversed(rows) if row.step == step and row.quantity == quantity)
