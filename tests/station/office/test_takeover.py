"""Staff take over from every screen of a resident's, and what was there is there again. Real store, virtual time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core import turns
from kiosk.core.assessment import Taken
from kiosk.core.duties import Home, Signal, SignIn
from kiosk.core.errors import StoreError
from kiosk.core.messages import (
    Answer,
    Asked,
    Chosen,
    Consent,
    Finish,
    Intent,
    Next,
    Scene,
    Shown,
    Skip,
    StaffShown,
    Start,
    StillHere,
)
from kiosk.core.roles import Role
from kiosk.devices.supervisor import Said
from kiosk.station import station as at
from tests.fakes import breathe
from tests.station import words
from tests.station.office.rig import OfficeRig
from tests.station.play import GUEST, KNOWN, NO

YES, FIRST = Consent("keep", True), Chosen("who.new", "first")
EVERY: dict[str, tuple[Intent | str, ...]] = {
    "attract": (),
    "who": (Start(),),
    "consent": (Start(), KNOWN, FIRST),
    "choose": (Start(), KNOWN),
    "ask": (Start(), KNOWN, FIRST, YES, "calm", NO[0]),
    "staff": (Start(), GUEST, YES, "calm", *NO[:-1], Answer(NO[-1].question, yes=True)),
    "explain": (Start(), GUEST, YES, *NO),
    "live": (Start(), GUEST, YES, *NO, "until live"),
    "good": (Start(), GUEST, YES, *NO, "until live", "height"),
    "trouble": (Start(), GUEST, YES, *NO, "unplug", "until live"),
    "rest": (Start(), GUEST, YES, *NO, "until live", "height", "until rest"),
    "results": (Start(), GUEST, YES, *NO, "until live", "height", Finish()),
    "goodbye": (Start(), GUEST, Consent("keep", False), *NO, "until live", "height", Finish(), Next()),
    "still-there": (Start(), GUEST, YES, "wander off"),
}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        made.station._lobby()
        yield made


async def drain(rig: OfficeRig) -> None:
    """Let the station hear what came through its queue."""
    waiting = rig.station._waiting
    await breathe()
    while not waiting.empty():
        await rig.station._handle(waiting.get_nowait())


async def wait(rig: OfficeRig, seconds: int) -> None:
    for _ in range(seconds):
        await rig.clock.advance(1)
        await rig.station._handle(at._Tick())
        await drain(rig)


async def arrive(rig: OfficeRig, *steps: Intent | str) -> None:
    for step in steps:
        match step:
            case "unplug":
                rig.devices.all["stadiometer"].state = "absent"
            case "calm":
                _before_grip(rig)
            case "height":
                block = words.height_block("158.4", "61.3", rig.clock.monotonic())
                rig.station.hear(Said("stadiometer", block, 0.0, 0, clock_set=True))
            case "wander off":
                await wait(rig, 95)
            case str():
                await until(rig, step.split()[1])
            case _:
                await rig.hear(step)
        await drain(rig)


def _before_grip(rig: OfficeRig) -> None:
    """As if everything before grip had been measured, the pressure calm."""
    front = rig.station.front
    assert front is not None
    calm = Taken("pressure", (("systolic_pressure", Decimal(128)), ("diastolic_pressure", Decimal(78))))
    measured = replace(front.visit, taken=(calm, replace(calm, step="pressure-2")), progress=None)
    front.visit, _ = turns.next_test(measured, front.visit.programme.assessments.index("grip"))
    rig.station.show(front)


def _onwards(rig: OfficeRig) -> Intent:
    if rig.scene.kind == "choose":
        return Chosen(rig.scene.question, rig.scene.options[0][0])
    return Skip() if rig.scene.kind == "live" else Next()


async def until(rig: OfficeRig, kind: str) -> None:
    """Press 다음, and past what is not wanted, until such a screen comes."""
    for _ in range(20):
        if rig.scene.kind == kind or (kind == "live" and rig.scene.kind == "trouble"):
            return
        await rig.hear(_onwards(rig))
        await drain(rig)
    raise AssertionError(f"{kind} never came: {rig.scene.kind} {rig.scene.step}")


def scenes(rig: OfficeRig, since: int) -> list[Scene]:
    return [fact.scene for fact in rig.facts[since:] if isinstance(fact, Shown)]


@pytest.mark.parametrize("kind", EVERY)
async def test_the_same_screen_is_there_after_staff_have_left(rig: OfficeRig, kind: str) -> None:
    await arrive(rig, *EVERY[kind])
    assert rig.scene.kind == kind, f"{rig.scene.kind} {rig.scene.step}"
    before, since = rig.scene, len(rig.facts)
    await rig.sign_in(Role.HELPER)
    for _ in range(4):
        await wait(rig, 100)
        await rig.hear(Asked(Signal()))
    await rig.sign_out()
    assert rig.facts[-1] == StaffShown(None)
    assert scenes(rig, since) == [], "nothing else was ever there meanwhile"
    await wait(rig, 15)
    assert rig.scene.step == before.step, "the time to walk away begins anew"


async def test_a_measurement_goes_on_under_the_staff_page_and_after_it(rig: OfficeRig) -> None:
    await arrive(rig, *EVERY["live"])
    await rig.sign_in(Role.HELPER)
    await wait(rig, 170)
    before = rig.scene
    await arrive(rig, "height")
    assert (before.kind, rig.scene.kind, rig.scene.saved) == ("live", "good", True)
    assert rig.page.key == "home"
    await rig.sign_out()
    assert rig.scene.kind == "good"


async def test_a_measurement_is_still_given_up_when_nobody_does_anything_after_staff_left(rig: OfficeRig) -> None:
    await arrive(rig, *EVERY["live"])
    await rig.sign_in(Role.HELPER)
    await wait(rig, 100)
    await rig.sign_out()
    before = rig.scene
    await wait(rig, 200)
    assert (before.kind, rig.scene.kind) in (("live", "trouble"), ("live", "still-there"))


async def test_the_answer_to_still_there_counts_after_staff_have_left(rig: OfficeRig) -> None:
    await arrive(rig, *EVERY["still-there"])
    await rig.sign_in(Role.HELPER)
    await rig.sign_out()
    await rig.hear(StillHere())
    assert rig.scene.kind == "explain"


async def test_a_store_that_refuses_keeps_staff_out_in_words_and_lets_them_in_later(
    rig: OfficeRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Damaged(StoreError):
        key = "error.store-damaged"

        @property
        def lasting(self) -> bool:
            return True

    async def broken(*_: object, **__: object) -> None:
        raise Damaged("damaged")

    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "check_pin", broken)
        await rig.hear(Asked(Home()))
        await rig.hear(Asked(SignIn("510628")))
        assert rig.told[-1] == "error.store-damaged"
        assert not rig.station._taken_over
    await rig.sign_in(Role.HELPER)
    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "read", broken)
        await rig.hear(Asked(Home()))
        assert rig.page.complaint
        assert rig.page.key == "home"
