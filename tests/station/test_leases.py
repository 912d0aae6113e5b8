"""Which device serves which step: absent, vanishing, coming back, silent, failing; two visits; two devices."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest

from kiosk.core.assessment import ATTEMPTS_BEFORE_CALL, Measure
from kiosk.core.battery import BATTERY, GRIP
from kiosk.core.messages import DeviceState, Finish, Later, Live, Next, Redo, Resume, Skip, StillHere
from kiosk.core.visit import Visit
from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.station.opened import Opened
from tests.station import words
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.play import PRESSURE, WEIGHT, Play, devices


async def at_the_scale(play: Play) -> None:
    await play.to_tests()
    await play.to("weight")


async def test_a_device_that_is_away_is_said_so_and_staff_are_called() -> None:
    async with Play(WEIGHT) as play:
        for key in ("scale", "stadiometer"):
            await play.change(key, "absent")
        await play.to_tests()
        await play.do(Next())
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.absent.say")
        assert play.caller.rings == ["trouble.absent"]
        assert not play.devices.leased


async def test_it_comes_back_and_the_step_begins_by_itself() -> None:
    async with Play(WEIGHT) as play:
        for key in ("scale", "stadiometer"):
            await play.change(key, "absent")
        await play.to_tests()
        await play.do(Next())
        await play.change("scale", "connecting")
        assert play.kind == "trouble"
        await play.change("scale", "ready")
        assert play.kind == "live"
        await play.stand("61.30")
        assert play.kind == "good"


async def test_it_comes_back_before_its_absence_was_heard() -> None:
    """Its word is already in the queue when the lease fails; a second later the station looks for itself."""
    async with Play(WEIGHT) as play:
        for device in play.devices.all.values():
            device.state = "absent"
        await play.to_tests()
        await play.do(Next())
        assert play.kind == "trouble"
        play.devices.all["scale"].state = "ready"  # and its event was swallowed
        await play.wait(1)
        assert play.kind == "live"


async def test_it_came_back_while_the_visit_was_put_aside() -> None:
    async with Play(WEIGHT) as play:
        for device in play.devices.all.values():
            device.state = "absent"
        await play.to_tests()
        await play.do(Next())
        visit = play.visit
        await play.do(Later(), Next())
        await play.change("scale", "ready")
        assert not play.devices.leased
        await play.do(Resume(visit))
        await play.wait(1)
        assert play.kind == "live"


async def test_a_plug_that_comes_and_goes_keeps_no_empty_visit_open() -> None:
    async with Play(WEIGHT, FakeDevices(FakeDevice("scale", ("body_weight",), "and_standard"))) as play:
        await at_the_scale(play)
        for _ in range(40):
            await play.change("scale", "absent")
            await play.wait(5)
            await play.change("scale", "ready")
            await play.wait(5)
        assert play.kind == "attract"
        assert play.caller.rings == ["trouble.absent"] * ATTEMPTS_BEFORE_CALL


async def test_a_device_vanishes_in_the_middle_of_a_step() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.change("stadiometer", "absent")
        assert play.kind == "live"
        await play.change("scale", "stuck")
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.absent.say")
        assert not play.devices.leased
        await play.change("scale", "ready")
        await play.stand("61.30")
        assert [str(row.value) for row in play.rows] == ["61.3"]


async def test_the_scale_she_stands_on_vanishes_though_another_device_is_ready() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.say("scale", words.weight_line("40.00", play.now, stable=False))
        await play.change("scale", "absent")
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.absent.say")
        assert play.caller.rings == ["trouble.absent"]
        await play.wait(5)
        assert play.kind == "trouble", "the stadiometer was there all the time"
        await play.change("scale", "ready")
        assert play.kind == "live"


async def test_whoever_does_not_wait_for_it_may_use_the_other_device() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.say("scale", words.weight_line("40.00", play.now, stable=False))
        await play.change("scale", "absent")
        await play.do(Redo())
        assert play.kind == "live"
        await play.say("stadiometer", words.height_block("158.4", "61.30", play.now))
        assert [row.proof.driver for row in play.rows] == ["maker-stadiometer"]


async def test_a_device_that_nobody_uses_may_vanish() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.say("scale", words.weight_line("40.00", play.now, stable=False))
        await play.change("stadiometer", "absent")
        assert play.kind == "live"
        await play.stand("61.30")
        assert play.kind == "good"


async def test_another_device_that_measures_the_same_may_come_instead() -> None:
    async with Play(WEIGHT) as play:
        for key in ("scale", "stadiometer"):
            await play.change(key, "faulty")
        await play.to_tests()
        await play.do(Next())
        await play.change("stadiometer", "ready")
        await play.say("stadiometer", words.height_block("158.4", "61.30", play.now))
        (row,) = play.rows
        assert (row.proof.driver, str(row.value)) == ("maker-stadiometer", "61.3")


async def test_of_two_scales_the_one_that_is_stood_on_counts() -> None:
    two = FakeDevices(*(FakeDevice(key, ("body_weight",), "and_standard") for key in ("left", "right")))
    async with Play(WEIGHT, two) as play:
        await at_the_scale(play)
        assert play.devices.leased == {"left", "right"}
        for _ in range(20):
            await play.say("left", words.weight_line("0.00", play.now))
            await play.clock.advance(0.05)
            if play.kind == "live":
                await play.say("right", words.weight_line("61.30", play.now))
            await play.clock.advance(0.05)
        (row,) = play.rows
        assert (str(row.value), row.proof.device_serial) == ("61.3", "SN-right")
        assert {frame for frame in words.frames_of(row.proof.raw)} == {b"ST,+00061.30 kg\r\n"}
        assert not play.devices.leased


async def test_the_screen_follows_the_scale_with_the_load_on_it() -> None:
    two = FakeDevices(*(FakeDevice(key, ("body_weight",), "and_standard") for key in ("left", "right")))
    async with Play(WEIGHT, two) as play:
        await at_the_scale(play)
        for _ in range(4):  # a bag lies on the left one
            await play.say("left", words.weight_line("3.00", play.now))
            await play.clock.advance(0.1)
            await play.say("right", words.weight_line("61.30", play.now))
            await play.clock.advance(0.1)
        assert [str(fact.value) for fact in play.facts if isinstance(fact, Live)] == ["3.00", *["61.30"] * 4]


async def test_the_curve_follows_the_handle_that_is_squeezed() -> None:
    two = FakeDevices(*(FakeDevice(key, ("grip_force",), "tindeq:data") for key in ("left", "right")))
    async with Play(PRESSURE, two) as play:
        bench, opened = play.station.bench, Opened(Visit(uuid4(), play.clock.utc(), PRESSURE))
        squeeze = next(step for step in GRIP.steps if isinstance(step, Measure))
        await bench.lease(opened, squeeze)
        trial = opened.trial
        assert trial is not None
        assert trial.ring is not None
        for device, kg in (("left", "0.4"), ("right", "20.0"), ("left", "0.4"), ("right", "21.0")):
            trial.feed(device, words.read("tindeq:data", words.short_grip(kg), play.now))
        assert trial.ring.written == 15  # the first of the left one, before anybody squeezed, and both of the right one
        assert trial.ring.newest(10)[1].max() == 21.0
        await bench.release(opened)


async def test_a_device_that_serves_somebody_else_is_busy() -> None:
    """With one screen only one visit measures; were there ever two, the second would be told to wait."""
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        other = Opened(Visit(uuid4(), play.clock.utc(), WEIGHT))
        weigh = next(step for step in BATTERY["weight"].steps if isinstance(step, Measure))
        await play.station.bench.lease(other, weigh)
        assert other.trial is None
        assert play.devices.all["scale"].begun == 1
        await play.station.bench.release(other)
        assert play.devices.leased == {"scale", "stadiometer"}


async def test_a_silent_device_times_out_and_may_be_tried_again() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.wait(59)
        assert play.kind == "live"
        await play.wait(2)
        assert play.scene.say.key == "trouble.timeout.say"
        assert not play.devices.leased
        assert play.caller.rings == ["trouble.silence"]
        await play.do(Redo())
        await play.stand("61.30")
        assert play.kind == "good"


async def test_a_silence_rings_quietly_once_and_repeated_failures_do_not_ring_again() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.wait(35)
        assert play.caller.rings == []
        await play.wait(2)
        assert (play.kind, play.caller.rings) == ("live", ["trouble.silence"])  # the screen stays as it is
        for _ in range(4):
            await play.wait(61)
            await play.do(Redo())
        assert play.caller.rings == ["trouble.silence"]


async def test_a_device_that_speaks_is_not_lost() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        for _ in range(5):
            await play.wait(20)
            await play.say("scale", words.weight_line("61.30", play.now, stable=False))
        assert (play.kind, play.caller.rings) == ("live", [])


async def test_a_cuff_that_tells_its_pressure_shows_that_it_works_and_gives_no_value() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.to("pressure")
        told = len(play.facts)
        await play.say("cuff", words.cuff_pressure(play.now, now=120))
        assert play.kind == "live"
        assert [fact for fact in play.facts[told:] if isinstance(fact, Live)] == [Live("cuff_pressure", Decimal(120))]


async def test_giving_up_is_a_fault_with_its_reason() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.say("scale", words.overload_line(play.now))
        assert play.scene.say.key == "trouble.overload.say"
        await play.do(Skip(), Next(), Next())
        assert play.stored.assessments == (AssessmentEnd("weight", End.FAULT, "overload"),)


async def test_a_loose_cuff_is_said_in_words() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.to("pressure")
        await play.session("cuff", words.failed_pressure(play.now, 2))
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.cuff.cuff_loose.say")


@pytest.mark.parametrize("way", ["skip", "finish", "walk away"])
async def test_however_a_step_ends_its_device_is_free(way: str) -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to("height")
        assert play.devices.leased == {"stadiometer"}
        if way == "walk away":
            await play.wait(60 + 90 + 60 + 5)
            assert play.kind == "attract"
        else:
            await play.do(Skip() if way == "skip" else Finish())
        assert not play.devices.leased


async def test_two_visits_are_open_and_each_keeps_its_own() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        first = play.visit
        await play.do(Later(), Next())
        await play.to_tests()
        second = play.visit
        await play.weigh("70.00")
        await play.do(Later(), Next(), Resume(first))
        await play.weigh("61.30")
        kept = {key: [str(row.value) for row in one.rows] for key, one in play.archive.disk.visits.items()}
        assert kept == {first: ["61.3"], second: ["70.0"]}
        assert play.devices.all["scale"].begun == 2


async def test_a_visit_cannot_be_put_aside_while_it_measures() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.do(Later())
        assert play.kind == "live"
        await play.do(Resume(play.visit))
        assert play.kind == "live"


async def test_a_resumed_visit_that_rested_meanwhile_may_go_on() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.inflate(172, 104)
        await play.do(Next())
        visit = play.visit
        await play.do(Later(), Next())
        await play.wait(301)
        await play.do(Resume(visit))
        assert play.scene.actions == ("next", "finish", "later")


async def test_resuming_what_is_not_aside_does_nothing() -> None:
    async with Play() as play:
        await play.to_tests()
        visit = play.visit
        await play.do(Finish(), Next())
        await play.do(Resume(visit))
        assert play.kind == "attract"


async def test_a_device_that_comes_back_answers_no_question() -> None:
    async with Play(WEIGHT) as play:
        await at_the_scale(play)
        await play.wait(61 + 91)
        assert play.kind == "still-there"
        await play.change("scale", "absent")
        await play.change("scale", "ready")
        assert play.kind == "still-there"
        await play.do(StillHere())
        assert play.kind == "trouble"


async def test_every_change_of_a_device_is_told() -> None:
    async with Play() as play:
        await play.change("scale", "stuck")
        assert play.facts[-1] == DeviceState("scale", "stuck")


async def test_a_programme_needs_a_device_that_is_not_bound_at_all() -> None:
    owned = FakeDevices(*(one for one in devices().all.values() if one.key == "cuff"))
    async with Play(WEIGHT, owned) as play:
        await play.to_tests()
        await play.do(Next())
        assert play.scene.say.key == "trouble.absent.say"
        await play.wait(30)
        assert play.kind == "trouble"
        assert play.caller.rings == ["trouble.absent"]
