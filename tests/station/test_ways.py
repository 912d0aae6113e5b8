"""Which way a trial is taken here, what this station can do at all, and which device serves somebody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kiosk.core.battery import BATTERY
from kiosk.core.messages import Answer, Clear, Finish, Next, Start
from kiosk.core.visit import Programme, Stage
from kiosk.station.ways import Found, able, busy, trials, way_of
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.offering import counting
from tests.station.play import KNOWN, PRESSURE, Play, devices
from tests.station.test_safety import WITH_PILL

EVERY: dict[str, Any] = {
    "ways": ("device", "tap", "touch", "typed"),
    "needs": ("grip_force",),
    "signals": ("contact", "distance"),
    "task": "simple",
}


def owned(**states: str) -> FakeDevices:
    measures = {"grip": "grip_force", "mat": "contact", "beam": "distance"}
    return FakeDevices(*(FakeDevice(key, (measures[key],), "x", state=state) for key, state in states.items()))


@pytest.mark.parametrize(
    ("bound", "taken", "more", "found"),
    [
        (owned(grip="ready", mat="ready"), (), {}, Found("device", ("grip",), "", ("grip",))),
        (owned(beam="ready", mat="ready"), (), {}, Found("device", ("mat",), "", ("mat",))),
        (owned(grip="connecting"), (), {}, Found("device", ("grip",), "", ("grip",))),
        (owned(grip="absent"), (), {}, Found("tap")),
        (owned(grip="ready"), ("grip",), {}, Found("tap")),
        (owned(), (), {}, Found("tap")),
        (owned(), (), {"buttons": ()}, Found("touch")),
        (owned(), (), {"buttons": (), "task": ""}, Found("typed")),
        (owned(grip="stuck"), (), {"ways": ("device", "typed")}, Found("device", ("grip",), "absent", ("grip",))),
        (owned(grip="ready"), ("grip",), {"ways": ("device", "typed")}, Found("device", (), "busy")),
        (owned(), (), {"ways": ("device",)}, Found(why_not="absent")),
    ],
)
def test_the_first_way_that_this_station_can_do(
    bound: FakeDevices, taken: tuple[str, ...], more: dict[str, Any], found: Found
) -> None:
    assert way_of(counting(**(EVERY | more)), bound, taken) == found


def test_what_a_station_can_do_at_all() -> None:
    nothing, usual = able(FakeDevices()), able(devices())
    assert not {"height", "weight"} & nothing
    assert {"up_and_go_3m", "sit_and_reach", "sarc_f", "pressure"} <= nothing  # by taps, typed, answered
    assert {"height", "weight", "pressure", "grip"} <= usual
    assert "flight_time" in able(FakeDevices(FakeDevice("mat", ("contact",), "chronopic", state="absent")))


def test_a_trial_inside_a_recheck_is_a_trial_too() -> None:
    assert [one.step for one in trials(BATTERY["pressure"].steps)][:2] == ["pressure", "pressure-2"]


def test_a_device_that_serves_somebody_else_makes_its_test_busy() -> None:
    keys = ("weight", "pressure", "grip", "sarc_f")
    assert busy(keys, devices(), ("cuff",)) == {"pressure"}
    assert busy(keys, devices(), ("grip",)) == {"grip"}
    assert busy(keys, devices(), ("scale",)) == frozenset()  # the stadiometer weighs as well
    assert busy(keys, devices(), ("scale", "stadiometer")) == {"weight"}


async def test_the_next_free_device_comes_first() -> None:
    """Another visit of this station holds both scales: height and weight wait, pressure is taken first."""
    async with Play(Programme("mixed", ("weight", "pressure"))) as play:
        await play.begin()
        play.station.bench._leases |= {"scale": uuid4(), "stadiometer": uuid4()}
        assert play.station.front is not None
        assert play.station.bench.busy_for(play.station.front) == {"weight"}


async def test_a_clearance_that_runs_out_in_the_middle_opens_the_gate_no_more() -> None:
    async with Play(PRESSURE) as play:
        await play.begin(KNOWN)
        await play.inflate_twice()
        await play.do(Next(), *WITH_PILL, Clear("2222"), Finish())
        while play.kind != "attract":
            await play.do(Finish())
        await play.do(Start(), KNOWN)
        await play.inflate_twice()
        await play.do(Next())
        assert play.scene.question == "safety.changed"
        assert play.station.front is not None
        clearance = play.station.front.visit.clearance
        assert clearance is not None
        play.clock.jump((clearance.until - play.clock.utc() + timedelta(seconds=1)).total_seconds())
        await play.wait(2)
        assert play.station.front.visit.clearance is None
        assert play.station.front.visit.stage is Stage.SAFETY
        await play.do(Answer("safety.changed", yes=False))
        assert play.scene.question == "safety.1"
