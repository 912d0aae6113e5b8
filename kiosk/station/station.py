"""The station: hears intents and device events in one order, lets the core decide, and carries out the effects.

One coroutine, one queue. The store is awaited before a value is shown as saved. Screens hear only Facts. Several
visits may be open; one is in front. A device serves one measuring step at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from uuid import UUID, uuid4

import structlog

from kiosk.core import scenes
from kiosk.core.assessment import Call, Keep, Lease, Pause, Release, Rest, Rested
from kiosk.core.clock import Clock
from kiosk.core.messages import (
    Acknowledge,
    Asked,
    CallStaff,
    CardShown,
    Clear,
    Fact,
    Identify,
    Intent,
    Later,
    Next,
    Print,
    Resume,
    Shown,
    SpeakLanguage,
    Start,
    Streaming,
    Touch,
    TypeValue,
    Wiped,
)
from kiosk.core.summary import summarise
from kiosk.core.visit import (
    AskStillThere,
    CloseVisit,
    Programme,
    RecordConsent,
    Stage,
    Todo,
    Visit,
    WalkedAway,
    Wipe,
    walk,
)
from kiosk.devices.supervisor import Event
from kiosk.station.bench import Bench
from kiosk.station.desk import Desk
from kiosk.station.idle import Idle
from kiosk.station.office.office import Office
from kiosk.station.opened import Opened
from kiosk.station.ports import Archive, Caller, Devices, Paper
from kiosk.station.settings import StationSettings

log = structlog.get_logger()
TICK = 1.0


class Station:
    """``tell`` must be safe to call from the I/O thread; ``wake_sync`` is called when a visit has ended."""

    def __init__(
        self,
        settings: StationSettings,
        clock: Clock,
        tell: Callable[[Fact], None],
        archive: Archive,
        devices: Devices,
        caller: Caller,
        paper: Paper,
        wake_sync: Callable[[], None] = lambda: None,
        office: Callable[[Station], Office] | None = None,
    ) -> None:
        self.settings, self.clock, self.tell = settings, clock, tell
        self.archive = archive
        self.wake_sync = wake_sync
        self.language = settings.language
        self.front: Opened | None = None
        self._waiting: asyncio.Queue[object] = asyncio.Queue()
        self._aside: dict[UUID, Opened] = {}
        self._jobs: set[asyncio.Task[None]] = set()
        self._idle = Idle(settings.ask_after, settings.answer_within)
        self._bench = Bench(self, devices)
        self._desk = Desk(self, caller, paper)
        self.insist = self._desk.insist
        self.office = office(self) if office is not None else None

    # --- doors -------------------------------------------------------------------------------------------------

    def hear(self, message: Intent | Event) -> None:
        """Take an intent from the screen or an event from a device; on the I/O thread."""
        if isinstance(message, CallStaff):
            self._desk.ring("resident")  # at once: the queue may be waiting for the store
        self._waiting.put_nowait(message)

    async def run(self) -> None:
        """Run until cancelled. Any exception that ends it is the app's to report."""
        self._lobby()
        ticking = self.start_job(self._tick())
        try:
            while True:
                await self._handle(await self._waiting.get())
        finally:
            ticking.cancel()
            for job in self._jobs:
                job.cancel()

    def start_job(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        """Run something beside the queue; it ends with the station."""
        job = asyncio.create_task(work)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        return job

    def visit_of(self, visit: UUID) -> Opened | None:
        """Return an open visit, in front or aside."""
        if self.front is not None and self.front.visit.id == visit:
            return self.front
        return self._aside.get(visit)

    # --- one message -------------------------------------------------------------------------------------------

    async def _handle(self, message: object) -> None:
        if isinstance(message, Intent):
            self._idle.alive(self.clock.monotonic())
            await self._intend(message)
        elif isinstance(message, _Tick):
            await self._ticked()
        elif isinstance(message, _For):
            opened = self.visit_of(message.visit)
            if opened is not None:
                await self.move(opened, message.message)
        else:
            await self._bench.hear(message)

    async def _intend(self, intent: Intent) -> None:
        match intent:
            case Touch():
                return
            case Start() if self.front is None:
                self._open()
            case SpeakLanguage(language=language):
                self.language = language
            case CallStaff():
                await self._desk.write_call("resident")
            case Acknowledge(pin=pin):
                await self._desk.acknowledge(pin)
            case Asked(duty=duty) if self.office is not None:
                await self.office.hear(duty)
            case CardShown(code=code):
                await self._card(code)
            case Resume(visit=visit) if self.front is None and visit in self._aside:
                self.front = self._aside.pop(visit)
                self.show(self.front, again=True)
            case _ if self.front is not None:
                await self._intend_visit(self.front, intent)

    async def _card(self, code: str) -> None:
        """A card of staff asks for the PIN; a resident's says who it is, where that is asked."""
        if self.office is None or not await self.office.card(code):
            await self._desk.card(code)

    async def _intend_visit(self, opened: Opened, intent: Intent) -> None:
        match intent:
            case Identify():
                await self._desk.identify(opened, intent)
            case Clear(pin=pin):
                await self._desk.clear(opened, pin)
            case TypeValue():
                await self._desk.type_value(opened, intent)
            case Print():
                self._desk.print(opened)
            case Later():
                await self._put_aside(opened)
            case _:
                await self.move(opened, intent)

    def _open(self) -> None:
        visit = Visit(uuid4(), self.clock.utc(), Programme("", ()))
        self.front = Opened(visit)
        self.show(self.front)

    async def _put_aside(self, opened: Opened) -> None:
        """나중에 이어서: nothing is measured meanwhile, the device is free for others."""
        if opened.visit.stage is not Stage.TEST or opened.trial is not None:
            return
        opened.aside_at = self.clock.monotonic()
        self._aside[opened.visit.id] = opened
        self.front = None
        self._lobby()

    # --- the core decides, we carry out ------------------------------------------------------------------------

    async def move(self, opened: Opened, message: object) -> None:
        """Let the visit walk, do what it asks for, then show where it stands."""
        before = opened.visit
        opened.visit, todo = walk(before, message)
        for effect in todo:
            await self._do(opened, effect)
        if opened is self.front and (opened.visit is not before or todo):
            self.show(opened)

    async def _do(self, opened: Opened, effect: Todo) -> None:
        match effect:
            case Lease(measure=measure):
                await self._bench.lease(opened, measure)
            case Release():
                await self._bench.release(opened)
            case Keep():
                await self._desk.keep(opened, effect)
            case Pause(seconds=seconds, index=index):
                self.later(seconds / self.settings.rest_speed, opened, Rested(index))
            case Call(reason=reason):
                await self._desk.call(reason)
            case RecordConsent(purpose=purpose, granted=granted):
                await self._desk.consent(opened, purpose, granted)
            case CloseVisit(ended=ended):
                await self._desk.close(opened, ended)
            case Wipe(linger=linger):
                self._wipe(opened, linger=linger)

    def later(self, seconds: float, opened: Opened, message: object) -> None:
        """Send this visit a message after a while."""
        self.start_job(self._send_later(seconds, _For(opened.visit.id, message)))

    async def _send_later(self, seconds: float, message: object) -> None:
        await self.clock.sleep(seconds)
        self._waiting.put_nowait(message)

    # --- the screen --------------------------------------------------------------------------------------------

    def show(self, opened: Opened, *, again: bool = False) -> None:
        """Tell the screen where this visit stands, if that changed."""
        visit = opened.visit
        wants = visit.stage is Stage.RESULTS
        results = summarise(visit, opened.before) if wants and visit.person else None
        scene = scenes.scene(visit, results, saved=opened.in_store, short_rest=self.settings.short_rest)
        if again or scene != opened.shown:
            opened.shown = scene
            if visit.stage is not Stage.OVER:
                self.tell(Shown(scene, visit.id))

    def store_failed(self, reason: str) -> None:
        """The visit stops, loudly: words on the screen, and the log says why; the desk rings."""
        log.error("store-failed", reason=reason)
        self.tell(Shown(scenes.closed("store"), self.front.visit.id if self.front else None))

    def store_works(self) -> None:
        """The store took it after all: back to where the resident was."""
        log.info("store-works")
        if self.front is None:
            self.tell(Shown(scenes.ATTRACT))
        elif self.front.shown is not None and self.front.visit.stage is not Stage.OVER:
            self.tell(Shown(self.front.shown, self.front.visit.id))

    def _wipe(self, opened: Opened, *, linger: bool) -> None:
        if linger:
            self.later(self.settings.goodbye, opened, Next())
            return
        self._aside.pop(opened.visit.id, None)
        if opened is self.front:
            self.front = None
            self._lobby()

    def _lobby(self) -> None:
        self.language = self.settings.language
        self.tell(Streaming(None))
        self.tell(Wiped())
        self.tell(Shown(scenes.ATTRACT))

    # --- walking away ------------------------------------------------------------------------------------------

    async def _tick(self) -> None:
        while True:
            await self.clock.sleep(TICK)
            self._waiting.put_nowait(_Tick())

    async def _ticked(self) -> None:
        now = self.clock.monotonic()
        await self._bench.tick(now)
        for opened in tuple(self._aside.values()):
            if now - opened.aside_at >= self.settings.aside:
                await self.move(opened, WalkedAway())
        if self.office is not None:
            self.office.tick(now)
        if self.front is None or (self.office is not None and self.office.open):
            self._idle.alive(now)  # staff have taken over: nobody has walked away
            return
        stage = self.front.visit.stage
        if stage is Stage.GOODBYE:
            return
        match self._idle.due(now, measuring=self.front.trial is not None or _resting(self.front)):
            case "ask":
                await self.move(self.front, AskStillThere())
            case "leave":
                await self.move(self.front, WalkedAway())


def _resting(opened: Opened) -> bool:
    """Whether a pause is running; when it is over, somebody has to touch again."""
    progress = opened.visit.progress
    return progress is not None and progress.phase == "at" and isinstance(progress.step, Rest) and not progress.rested


class _Tick:
    """A second has passed."""


class _For:
    """A message for one visit, in front or aside."""

    def __init__(self, visit: UUID, message: object) -> None:
        self.visit, self.message = visit, message
