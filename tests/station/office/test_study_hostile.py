"""A device under test that is hostile or broken, at the real supervisor: the reference's values, a visit that goes on
beside it and its own values stay exact, and no frame of anybody else is lost."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.app.device_side import DeviceSide
from kiosk.core.duties import SignIn
from kiosk.core.duties_studies import StudyBegin, StudyPage, StudyRun
from kiosk.core.messages import Asked, Intent, Next, Start
from kiosk.core.reading import Record
from kiosk.core.roles import Role
from kiosk.core.study.values import Protocol, StudyData
from kiosk.devices.backoff import Backoff
from kiosk.devices.driver import Driver, Frame, SerialLine, Stateless, WireProtocol
from kiosk.devices.events import Binding, State
from kiosk.devices.plugins import isolated
from kiosk.devices.plugins.child import MEGABYTE, Limits
from kiosk.devices.plugins.joining import isolated_protocol
from kiosk.devices.plugins.sandbox import Sandbox
from kiosk.devices.supervisor import Supervisor
from kiosk.station.office import study_run, study_session
from kiosk.station.office.study_session import Session
from kiosk.store.records import Store
from tests.devices.plugins.test_isolated import HOSTILE, _installed
from tests.devices.wires import Cable, Lines
from tests.fakes import RealClock, until
from tests.station.office.rig import PINS, OfficeRig
from tests.station.office.test_takeover import YES
from tests.station.play import GUEST, NO
from tests.station.words import PROTOCOLS

HEIGHT = Decimal("158.4")
KNOWN = Decimal("27.35")
"""What the reference says, every time."""
MISBEHAVES: dict[str, tuple[str, bytes]] = {
    "hangs": ("hang", b"v31\n"),
    "its child is killed": ("leave", b"v31\n"),
    "floods": ("flood", b"v31\n"),
    "garbage": ("garbage", b"v31\n"),
    "eats memory": ("hog", b"v31\n"),
    "NaN": ("not_a_number", b"v31\n"),
    "1e308": ("good", b"v" + b"9" * 308 + b"\n"),
    "another quantity": ("undeclared", b"v31\n"),
    "never ends a frame": ("good", b"v3" * 20000),
    "unplugged": ("good", b""),
}


def says_force(frame: Frame) -> Iterable[Record]:
    """``v27.35`` is a force in kg."""
    return (Record("toy", {"quantities": {"grip_force": Decimal(frame.data[1:].decode())}}, frame.data, frame.at),)


HONEST = WireProtocol("toy", "1", "a toy", lambda _: Stateless(says_force), lambda _: Lines())


class Bench(OfficeRig):
    """A station on real devices: one under test that misbehaves, an honest reference, a visit's stadiometer."""

    def __init__(self, folder: Path, deed: str) -> None:
        super().__init__(folder)
        self.clock = RealClock()  # type: ignore[assignment]  # wires take real time
        (folder / "box").mkdir()
        shutil.copy(HOSTILE / "evil.py", folder / "box" / "evil.py")
        self.evil, self.known, self.tall = (Cable(folder / name) for name in ("evil", "known", "tall"))
        sandbox = Sandbox("evil", folder / "box", "evil:PROTOCOLS", limits=Limits(memory=700 * MEGABYTE))
        sandbox.backoff = Backoff(0.05, 0.1)
        key = f"evil_{deed}"
        protocols = {**PROTOCOLS, "toy": HONEST, key: isolated_protocol(_installed(folder, key), sandbox)}
        drivers = (
            Driver("evil-one", "Evil", "One", key, SerialLine(), ("grip_force",)),
            Driver("honest", "Honest", "One", "toy", SerialLine(), ("grip_force",)),
            Driver("tall", "Tall", "One", "gtech_gl", SerialLine(), ("body_height", "body_weight")),
        )
        cables = (self.evil, self.known, self.tall)
        names = ("evil-1", "known-1", "tall-1")
        bindings = [
            Binding(name, driver, str(cable.link), f"SN-{name}", "study" if name == "evil-1" else "care")
            for name, driver, cable in zip(names, drivers, cables, strict=True)
        ]
        self.supervisor = Supervisor(
            bindings, protocols, self.clock, lambda event: self.station.hear(event), backoff=lambda: Backoff(0.05, 0.1)
        )
        self.devices = DeviceSide(bindings, protocols, self.supervisor)  # type: ignore[assignment]  # the real thing

    async def say(self, *intents: Intent) -> None:
        """What the screen asks, through the station's own queue."""
        for intent in intents:
            self.station.hear(intent)
            await until(lambda: self.station._waiting.empty())
            await asyncio.sleep(0.02)

    @property
    def run(self) -> Session:
        session = self.office.live.subject
        assert isinstance(session, Session)
        return session

    async def brought(self, study: UUID) -> StudyData:
        return await self.store.read(Store.study_look, study)


@asynccontextmanager
async def bench(folder: Path, deed: str) -> AsyncIterator[Bench]:
    """Everything plugged in, ready, and served."""
    async with Bench(folder, deed) as made:
        cables = (made.evil, made.known, made.tall)
        for cable in cables:
            cable.plug()
        work = [asyncio.create_task(made.supervisor.run()), asyncio.create_task(made.station.run())]
        try:
            states = made.supervisor.states
            await until(lambda: all(one.state.value == "ready" for one in states().values()))
            yield made
        finally:
            for task in work:
                task.cancel()
            for task in work:
                with suppress(asyncio.CancelledError):
                    await task
            for cable in cables:
                cable.unplug()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is waited for on a kiosk is waited for shortly here."""
    monkeypatch.setattr(isolated, "ANSWER_SECONDS", 0.4)
    monkeypatch.setattr(study_session, "GRACE", 0.3)
    monkeypatch.setattr(study_session, "EVERY", 0.02)
    monkeypatch.setattr(study_run, "EVERY", 0.02)
    monkeypatch.setattr(secrets, "token_hex", lambda _: "seed")  # the device under test first, then the reference


async def planned(made: Bench) -> UUID:
    protocol = Protocol("KT-66", "made up", "Evil", "evil-1", "known-1", "grip_force", 2, 2, 1, consent_ko="괜찮아요?")
    now = made.clock.utc()
    study = await made.store.call(Store.study_put, protocol, actor="staff:test", now=now)
    await made.store.call(Store.study_state, study, "running", actor="staff:test", now=now)
    return study


async def visiting(made: Bench) -> None:
    """Somebody stands at the stadiometer, and waits for their height."""
    await made.say(Start(), GUEST, YES, *NO)
    for _ in range(12):
        if made.station.front is not None and made.station.front.trial is not None:
            return
        await made.say(Next())
    raise AssertionError("the visit never measures")


async def misbehave(made: Bench, wire: bytes) -> None:
    """The device under test does its deed, as often as it is asked; in the middle of it the visit is measured."""
    if not wire:
        made.evil.unplug()
        return
    for start in range(0, len(wire), 2000):
        with suppress(OSError, AssertionError):  # a child that is gone drains nothing
            made.evil.write(wire[start : start + 2000])
        await asyncio.sleep(0)


async def stands(made: Bench, *stages: str) -> str:
    await until(lambda: made.run.run.stage in stages, 40.0)
    return made.run.run.stage


async def whole(made: Bench, study: UUID, wire: bytes, beside: Callable[[], None]) -> None:
    """Two pairs of one participant, with a device that does its deed each time it is asked."""
    await made.say(Asked(SignIn(PINS[Role.MANAGER])))
    await until(lambda: made.office.showing("home"))  # a press is for the page that is on
    await made.say(Asked(StudyBegin(study)))
    await until(lambda: isinstance(made.office.live.subject, Session))
    await made.say(Asked(StudyRun(study, "yes")))
    while await stands(made, "ready", "over", "between", "comfort") not in ("over", "comfort"):
        await made.say(Asked(StudyRun(study, "begin")))
        await until(lambda: made.run.hearing is not None or made.run.run.stage == "failed")
        if made.run.run.role == "reference":
            await until(lambda: made.supervisor.states()["known-1"].state is State.BUSY)  # what came before is purged
            made.known.write(b"v%s\n" % str(KNOWN).encode())
            assert await stands(made, "between", "ready", "comfort", "failed") != "failed", "the reference is untouched"
            continue
        beside()
        await misbehave(made, wire)
        if await stands(made, "failed", "between", "ready", "comfort") == "failed":
            await made.say(Asked(StudyRun(study, "leave")))
        if not wire:
            made.evil.plug()


@pytest.mark.parametrize("name", MISBEHAVES)
async def test_reference_visit_and_frames_are_unharmed(tmp_path: Path, name: str) -> None:
    deed, wire = MISBEHAVES[name]
    async with bench(tmp_path, deed) as made:
        study = await planned(made)
        await visiting(made)
        front = made.station.front
        assert front is not None
        measured = [b"\x02158.4,61.30,F,,\x03"]

        def beside() -> None:
            """In the middle of it the visit is measured, once."""
            if measured:
                made.tall.write(measured.pop())

        await whole(made, study, wire, beside)
        await until(lambda: front.counted)
        data = await made.brought(study)
        known = [one for one in data.attempts if one.role == "reference"]
        assert known, "it came first in the second pair"
        assert {(one.outcome, one.value, one.said) for one in known} == {("value", KNOWN, str(KNOWN))}
        bad = [one for one in data.attempts if one.role == "test"]
        assert bad
        assert {one.value for one in bad} == {None}
        assert {one.outcome for one in bad} <= {"gone", "timeout", "implausible", "refused"}
        (height,) = [row for row in front.counted if row.quantity == "body_height"]
        assert height.value == HEIGHT
        assert height.proof.driver == "tall"
        assert await made.store.call(Store.tray_list, actor="system:test", now=made.clock.utc()) == ()
        await made.say(Asked(StudyPage(study)))
        await until(lambda: made.office.showing("study"))
