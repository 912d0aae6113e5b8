"""The station: hears intents and device events in one order, lets the core decide, and carries out the effects.

One coroutine, one queue. The store is awaited before a value is shown as saved. Screens hear only Facts. Several
visits may be open; one is in front. A device serves one measuring step at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID, uuid4

import structlog

from kiosk.core import scenes
from kiosk.core.assessment import Call, Keep, Lease, Pause, Release, Rest, Rested, Taking
from kiosk.core.clock import Clock
from kiosk.core.duties import (
    OPEN,
    AssignTray,
    Correct,
    Duty,
    MoveValues,
    OtherSide,
    TypeQuantity,
    Unvoid,
    VoidValue,
)
from kiosk.core.errors import StoreError
from kiosk.core.messages import (
    Accept,
    Acknowledge,
    Answer,
    Asked,
    Back,
    CallStaff,
    CardShown,
    Chosen,
    Clear,
    Consent,
    Covered,
    Fact,
    Finish,
    HelperHere,
    Identify,
    Intent,
    Later,
    Next,
    Print,
    PrintConsents,
    Redo,
    Resume,
    Return,
    Scene,
    Shown,
    Skip,
    SpeakLanguage,
    Start,
    Streaming,
    Tap,
    TaskDone,
    Touch,
    TypeValue,
    Wiped,
)
from kiosk.core.papers import GivePaper
from kiosk.core.returning import may_rest
from kiosk.core.sharing import ChangeConsent, CountRating, ReadConsents, Sharing
from kiosk.core.texts import Sentence
from kiosk.core.visit import (
    Aside,
    AskStillThere,
    Busy,
    ClearanceOver,
    CloseVisit,
    Programme,
    RecordConsent,
    SetAside,
    Stage,
    Todo,
    Visit,
    WalkedAway,
    Wipe,
    walk,
)
from kiosk.devices.events import Passkey
from kiosk.devices.supervisor import Event, Said
from kiosk.station.bench import Bench
from kiosk.station.checked import CHANGE_CHECKS, Checked
from kiosk.station.confirming import Confirming
from kiosk.station.consenting import Consenting, Copies
from kiosk.station.desk import Desk
from kiosk.station.giving import Giving, Paper
from kiosk.station.idle import Idle
from kiosk.station.office.office import Office
from kiosk.station.opened import Opened
from kiosk.station.outcome import outcome, with_warning
from kiosk.station.ports import Archive, Caller, Devices, Sounds
from kiosk.station.readers import Readers
from kiosk.station.returning import Returning
from kiosk.station.settings import StationSettings
from kiosk.station.silence import Silence
from kiosk.station.taps import WindowOver

log = structlog.get_logger()
TICK = 1.0
AMENDING = (AssignTray, Correct, MoveValues, OtherSide, TypeQuantity, Unvoid, VoidValue)
"""Duties that may change what counts in a visit."""
PRESSES = (Accept, Answer, Back, Chosen, Consent, Finish, HelperHere, Next, Redo, Skip)
"""What is pressed because of what the screen shows."""


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
        sounds: Sounds | None = None,
        copies: Copies | None = None,
    ) -> None:
        self.settings, self.clock, self.tell = settings, clock, tell
        self.archive = archive
        self.wake_sync = wake_sync
        self.language = settings.language
        self.front: Opened | None = None
        self._waiting: asyncio.Queue[object] = asyncio.Queue()
        self._aside: dict[UUID, Opened] = {}
        self._jobs: set[asyncio.Task[None]] = set()
        self._idle = Idle(settings.ask_after, settings.answer_within, settings.cover_after)
        self._scenes = 0  # how many the screen has been told
        self.bench = Bench(self, devices, sounds or Silence(clock))
        self.desk, self.checked = Desk(self, caller), Checked(self)
        self.confirming, self.returning = Confirming(self), Returning(self)
        self.giving, self.consenting = Giving(self, paper), Consenting(self, copies)
        self._readers, self.insist = Readers(), self.desk.insist
        self.office = office(self) if office is not None else None

    # --- doors -------------------------------------------------------------------------------------------------

    def hear(self, message: Intent | Event) -> None:
        """Take an intent from the screen or an event from a device; on the I/O thread."""
        if isinstance(message, CallStaff):
            self.desk.ring("resident")  # at once: the queue may be waiting for the store
        if isinstance(message, PRESSES):
            self._waiting.put_nowait(_Pressed(message, self._scenes))
        elif isinstance(message, Asked) and self.office is not None and not isinstance(message.duty, OPEN):
            self._waiting.put_nowait(_Pressed(message, self.office.turn))
        else:
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
        try:
            await self._take(message)
        except StoreError as error:  # of the lasting kind: all others have been insisted upon
            await self.desk.broken(self.front, error)

    async def _take(self, message: object) -> None:
        if isinstance(message, _Pressed):
            # A press waited while the store was busy, and what it was made for is not on the screen any more.
            staff = self.office if isinstance(message.intent, Asked) else None
            now = staff.turn if staff is not None else self._scenes
            message = message.intent if message.at == now else Touch()
        if isinstance(message, Intent):
            self._idle.alive(self.clock.monotonic())
            await self._intend(message)
        elif isinstance(message, _Tick):
            await self._ticked()
        elif isinstance(message, _For):
            await self._send(message)
        elif isinstance(message, Said) and self._readers.reads(message.record):
            if card := self._readers.shown(message.device_id, message.record):
                await self._take(card)
        elif isinstance(message, Passkey):
            if self.office is not None:
                self.office.passkeys[message.device_id] = message
        else:
            await self.bench.hear(message)

    async def _send(self, message: _For) -> None:
        opened = self.visit_of(message.visit)
        if opened is None:
            return
        if isinstance(message.message, WindowOver):
            await self.bench.taps.over(opened, message.message)
        else:
            await self.move(opened, message.message)

    @property
    def _taken_over(self) -> bool:
        """Whether a member of staff has this screen."""
        return self.office is not None and self.office.open

    async def _intend(self, intent: Intent) -> None:
        match intent:
            case Touch():
                return
            case Start(resume=resume) if self.front is None:
                self.open_visit(resuming=resume)
            case SpeakLanguage(language=language):
                self.language = language
            case CallStaff():
                await self.desk.write_call("resident")
            case Acknowledge(pin=pin):
                await self.desk.acknowledge(pin)
            case Asked(duty=duty) if self.office is not None:
                await self.office.hear(duty)
                await self._reread(duty)
            case CardShown(code=code):
                await self._card(code)
            case Resume(visit=visit):
                self.resume(visit)
            case _ if self.front is not None:
                await self._intend_visit(self.front, intent)

    async def _reread(self, duty: Duty) -> None:
        """What staff changed in a visit that is still open is what its resident is told at the end."""
        if isinstance(duty, CHANGE_CHECKS):
            await self.checked.changed()
        if not isinstance(duty, AMENDING):
            return
        for opened in (*((self.front,) if self.front is not None else ()), *self._aside.values()):
            await self._stands(opened)

    async def _stands(self, opened: Opened) -> None:
        """Take up what counts in the store now; one that does not answer is no reason to stop the resident."""
        opened.amended = None
        if opened.in_store:
            with suppress(StoreError):
                opened.amended = await self.archive.standing(opened.visit.id)
        await self.checked.look(opened)
        self.retell(opened)

    async def checks_changed(self) -> None:
        """A check was written or taken back: what is shown is told anew, and the next lease is made with it."""
        await self.checked.changed()

    def retell(self, opened: Opened) -> None:
        """What is told of a visit's values is another thing now: where it is on the screen, it is told anew."""
        if opened.visit.paper is not None and opened.visit.paper.code:
            opened.visit, _ = walk(opened.visit, Back())  # the code on the screen holds what counted before
        if opened is self.front and opened.visit.stage in (Stage.RESULTS, Stage.PAPER):
            self.show(opened)

    async def _card(self, code: str) -> None:
        """A card of staff asks for the PIN, or confirms a helper; a resident's says who it is, where that is asked."""
        if self.front is not None and not self._taken_over and await self.confirming.card(self.front, code):
            return
        if self.office is None or not await self.office.card(code):
            await self.returning.card(code)

    async def _intend_visit(self, opened: Opened, intent: Intent) -> None:
        match intent:
            case Identify():
                await self.returning.identify(opened, intent)
            case Return():
                await self.returning.by_number(opened, intent)
            case Clear(pin=pin):
                await self.desk.clear(opened, pin)
            case TypeValue():
                await self.desk.type_value(opened, intent)
            case HelperHere(pin=pin):
                await self.confirming.helper(opened, pin)
            case Accept():
                await self.confirming.accept(opened, intent)
            case Tap():
                await self.bench.taps.tap(opened, intent)
            case TaskDone():
                await self.bench.taps.task(opened, intent)
            case Print():
                await self.giving.wanted(opened)
            case PrintConsents():
                self.consenting.copy(opened)
            case Later():
                if may_rest(opened.visit):
                    self.returning.number(opened)
                await self.move(opened, intent)
            case _:
                await self.move(opened, intent)

    def open_visit(self, *, resuming: bool = False) -> Opened:
        """Begin a visit at this screen, or return the one that does not yet know whose it is."""
        if self.front is None or self.front.visit.stage is not Stage.WHO:
            sharing = Sharing(self.settings.asks, self.settings.keep_years)
            visit = Visit(uuid4(), self.clock.utc(), Programme("", ()), sharing=sharing)
            self.front = Opened(visit, resuming=resuming)
            self.show(self.front)
        return self.front

    @property
    def aside(self) -> Mapping[UUID, Opened]:
        """The visits that were put aside, in that order."""
        return MappingProxyType(self._aside)

    @property
    def free(self) -> bool:
        """Whether a visit may begin here: nobody is measured at this screen."""
        return self.front is None or self.front.visit.stage in (Stage.WHO, Stage.UNSURE)

    def resume(self, visit: UUID) -> bool:
        """Bring a visit that was put aside back to this screen, if nobody else is at it."""
        if not self.free or visit not in self._aside:
            return False
        self.front = self._aside.pop(visit)
        self.show(self.front, again=True)
        return True

    def resume_for(self, resident: UUID) -> bool:
        """Bring back the visit that this resident put aside, if there is one."""
        theirs = [visit for visit, opened in self._aside.items() if opened.resident_id == resident]
        return bool(theirs) and self.resume(theirs[-1])

    def measures(self, resident: UUID) -> bool:
        """Whether a visit of this resident is open here, in front or aside."""
        front = (self.front,) if self.front is not None else ()
        return any(opened.resident_id == resident for opened in (*front, *self._aside.values()))

    async def put_aside(self) -> bool:
        """나중에 이어서: nothing is measured meanwhile, the device is free for others."""
        opened = self.front
        if opened is not None and opened.visit.stage is Stage.LATER:
            opened.visit, _ = walk(opened.visit, Back())
        if opened is None or opened.visit.stage not in (Stage.TEST, Stage.HELPER) or opened.trial is not None:
            return False
        self.returning.number(opened)
        opened.aside_at = self.clock.monotonic()
        opened.visit, _ = walk(opened.visit, Aside())
        opened.helper = ""  # whoever was near confirms anew when they come back
        self._aside[opened.visit.id] = opened
        self.front = None
        self._lobby()
        return True

    # --- the core decides, we carry out ------------------------------------------------------------------------

    async def move(self, opened: Opened, message: object) -> None:
        """Let the visit walk, do what it asks for, then show where it stands."""
        if opened.amended is not None:
            opened.visit = replace(opened.visit, counts=opened.told.taken)  # the gate judges that too
        if opened.distrusted is not opened.visit.distrusted:
            opened.visit = replace(opened.visit, distrusted=opened.distrusted)
        before = opened.visit
        others = self.bench.busy_for(opened)
        if others != before.busy:
            opened.visit, _ = walk(before, Busy(others))
        opened.visit, todo = walk(opened.visit, message)
        todo = with_warning(opened, before, todo, self.settings.dangers)
        try:
            for effect in todo:
                await self._do(opened, effect)
        except StoreError as error:
            await self.desk.broken(opened, error)
            return
        if opened.visit.stage is Stage.RESULTS is not before.stage:
            await self.checked.look(opened)
            if opened.amended is not None:
                await self._stands(opened)  # more was measured since
        if opened is self.front and (opened.visit is not before or todo):
            self.show(opened)

    async def _do(self, opened: Opened, effect: Todo) -> None:
        match effect:
            case Lease(measure=measure):
                await self.bench.lease(opened, measure)
                if opened.trial is not None:
                    opened.visit, _ = walk(opened.visit, Taking(measure.step, opened.trial.way))
            case Release():
                await self.bench.release(opened)
            case Keep():
                await self.desk.keep(opened, effect)
                await self.bench.stored(opened)
                await self.checked.kept(opened, effect.taken)
            case Pause(seconds=seconds, index=index):
                self.later(seconds / self.settings.rest_speed, opened, Rested(index))
            case Call(reason="trouble.timeout") if opened.rung and self.desk.waits:
                pass  # the silence of the device has rung already, and goes on ringing
            case Call(reason=reason):
                await self.desk.call(reason, opened)
            case GivePaper():
                self.giving.give(opened, effect)
            case RecordConsent(purpose=purpose, granted=granted):
                await self.desk.consent(opened, purpose, granted)
            case ChangeConsent() | ReadConsents() | CountRating():
                await self.consenting.do(opened, effect)
            case CloseVisit(ended=ended):
                await self.desk.close(opened, ended)
            case SetAside():
                await self.put_aside()
            case Wipe(linger=linger):
                self.wipe(opened, linger=linger)

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
        results = outcome(opened, self.settings.dangers, self.settings.zone) if wants and visit.person else None
        near = self.confirming.tap_is_enough(opened)
        short, mine = self.settings.short_rest, opened.mine
        scene = scenes.scene(visit, results, saved=opened.in_store, short_rest=short, near=near, mine=mine)
        if scene.kind == "live" and opened.trial is not None:
            scene = replace(scene, taps=opened.trial.buttons, task=opened.trial.task)
        if again or scene != opened.shown:
            opened.shown = scene
            if visit.stage is not Stage.OVER:
                self._put(scene, visit.id)

    def store_failed(self, reason: str) -> None:
        """The visit stops, loudly: words on the screen, and the log says why; the desk rings."""
        log.error("store-failed", reason=reason)
        self._put(scenes.closed("store"), self.front.visit.id if self.front else None)
        if self.office is not None and self.office.open:
            self.office.complain(Sentence(reason))  # the closed screen is under theirs

    def store_works(self) -> None:
        """The store took it after all: back to where the resident was."""
        log.info("store-works")
        if self.front is None:
            self._put(self._attract())
        elif self.front.shown is not None and self.front.visit.stage is not Stage.OVER:
            self._put(self.front.shown, self.front.visit.id)

    def _put(self, scene: Scene, visit: UUID | None = None) -> None:
        self._scenes += 1
        self.tell(Shown(scene, visit))

    def wipe(self, opened: Opened, *, linger: bool = False) -> None:
        """Forget the resident; after the goodbye, if one lingers."""
        if linger:
            self._idle.alive(self.clock.monotonic())  # it stays as long as somebody touches, see `_ticked`
            return
        rested = self._aside.pop(opened.visit.id, None)
        if opened is self.front:
            self.front = None
            self._lobby()
        elif rested is not None and self.front is None and not self._aside:
            self._put(self._attract())  # nothing is left to go on with

    def _lobby(self) -> None:
        self.language = self.settings.language
        self.tell(Streaming(None))
        self.tell(Wiped())
        self._put(self._attract())

    def _attract(self) -> Scene:
        return scenes.attract(resume=bool(self._aside))

    # --- walking away ------------------------------------------------------------------------------------------

    async def _tick(self) -> None:
        while True:
            await self.clock.sleep(TICK)
            self._waiting.put_nowait(_Tick())

    async def _ticked(self) -> None:
        now = self.clock.monotonic()
        if self._taken_over:
            self.bench.hold(TICK)
        else:
            await self.bench.tick(now)
        for opened in tuple(self._aside.values()):
            if now - opened.aside_at >= self.settings.aside:
                await self.move(opened, WalkedAway())
        await self.checked.tick(now)
        await self._clearances_over()
        if self.office is not None:
            self.office.tick(now)
        if self.front is None or self._taken_over:
            self._idle.alive(now)  # staff have taken over: nobody has walked away
            return
        stage = self.front.visit.stage
        if stage is Stage.GOODBYE and not self.front.visit.broken:
            if now - self._idle.alive_at >= self.settings.goodbye:
                await self.move(self.front, Next())
            return
        match self._idle.due(now, measuring=_works(self.front)):
            case "ask":
                await self.move(self.front, AskStillThere())
            case "leave":
                await self.move(self.front, WalkedAway())
            case "cover" if stage is Stage.RESULTS:
                self.tell(Covered())

    async def _clearances_over(self) -> None:
        """A clearance that runs out in the middle of a visit opens the gate no more."""
        now = self.clock.utc()
        for opened in (*((self.front,) if self.front is not None else ()), *self._aside.values()):
            clearance = opened.visit.clearance
            if clearance is not None and clearance.until <= now:
                await self.move(opened, ClearanceOver())


def _works(opened: Opened) -> bool:
    """Whether something goes on without a touch: a device measures, a window runs, or a pause."""
    return (opened.trial is not None and opened.trial.works) or _resting(opened)


def _resting(opened: Opened) -> bool:
    """Whether a pause is running; when it is over, somebody has to touch again."""
    progress = opened.visit.progress
    return progress is not None and progress.phase == "at" and isinstance(progress.step, Rest) and not progress.rested


class _Tick:
    """A second has passed."""


class _Pressed:
    """A press, and the number of the scene or staff page it was made at."""

    def __init__(self, intent: Intent, at: int) -> None:
        self.intent, self.at = intent, at


class _For:
    """A message for one visit, in front or aside."""

    def __init__(self, visit: UUID, message: object) -> None:
        self.visit, self.message = visit, message
