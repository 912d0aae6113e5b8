"""No reading disappears without a trace, and none becomes another one's."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.core.messages import Later, Next, Redo
from kiosk.core.reading import Record
from kiosk.core.visit import Programme
from kiosk.core.whose import Moment
from kiosk.devices.supervisor import Ended, Said
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.play import PRESSURE, Play

QUANTITIES = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")


def inflated(systolic: int, at: float, **more: object) -> Record:
    fields: dict[str, object] = {"sys": systolic, "dia": 80, "map": None, "pulse": 70, "status": "ok", **more}
    return Record("selvas_r1", fields, f"frame {systolic}".encode(), at)


def without_memory() -> FakeDevices:
    return FakeDevices(FakeDevice("bench", QUANTITIES, "and_tm2655"))


async def test_a_result_of_just_before_the_step_lies_in_the_tray() -> None:
    """The cuff was done while the store was busy: it is of nobody's step, and it is not lost."""
    async with Play(PRESSURE, without_memory()) as play:
        await play.to_tests()
        before = play.now - 1
        await play.to("pressure")
        await play.wait(40)
        await play.say("bench", inflated(151, before))
        assert play.kind == "live"
        assert play.rows == []
        assert [(item.reason, item.record.fields["sys"]) for item in play.archive.disk.tray] == [("early", 151)]


async def test_what_is_said_twice_is_forgotten_only_when_it_is_stored() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.to("pressure")
        await play.wait(40)
        stamp = {"timestamp": datetime(2026, 11, 21, 9, 0)}
        first, again = (inflated(128, play.now + late, stored=False, **stamp) for late in (0.0, 0.1))
        play.archive.hang()
        play.station.hear(Said("cuff", first, play.now, 900, clock_set=False))
        play.station.hear(Said("cuff", again, play.now, 900, clock_set=False))
        play.station.hear(Ended("cuff", 900, 2))
        await play.quiet()
        assert play.devices.all["cuff"].forgotten == [], "the power may go before it is stored"
        play.archive.release()
        await play.quiet()
        assert play.rows
        assert {one.raw for one in play.devices.all["cuff"].forgotten} == {first.raw}


async def tried(play: Play, *records: Record) -> None:
    """Staff try the cuff, and it says these."""
    bench, link, began = play.station.bench, 900, Moment(play.clock.utc(), play.now)
    assert bench.reserve("cuff")
    await play.wait(1)
    for record in records:
        bench.tried(Said("cuff", record, play.now, link, clock_set=True), began)
    play.station.hear(Ended("cuff", link, len(records)))
    await play.quiet()
    bench.let_go("cuff")


async def test_a_residents_result_that_comes_in_a_test_reading_lies_in_the_tray() -> None:
    """Some cuffs say what they hold once, to whoever listens first."""
    async with Play(PRESSURE) as play:
        await tried(play, play.result(171, 99, ago=3600), inflated(140, play.now, stored=True))
        found = [
            item.record.fields.get("systolic_mmhg", item.record.fields.get("sys")) for item in play.archive.disk.tray
        ]
        assert found == [171, 140]


async def test_what_staff_measured_on_themselves_is_no_residents_later() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        mine = play.result(150, 95)
        await tried(play, mine)
        assert play.archive.disk.tray == []
        await play.to("pressure")
        await play.session("cuff", mine)
        assert play.kind == "live"
        assert play.rows == []


SPO2 = Programme("spo2", ("spo2",))


def clip() -> FakeDevices:
    return FakeDevices(FakeDevice("clip", ("spo2", "heart_rate"), "cms50d"))


async def clipped(play: Play, spo2: int | None, seconds: int = 8) -> None:
    fields: dict[str, object] = {"status": "no_result", "state": "finger_out"}
    if spo2 is not None:
        fields = {"spo2": spo2, "pulse": 70, "status": "ok"}
    for _ in range(seconds):
        await play.say("clip", Record("cms50d", fields, f"{spo2}".encode(), play.now), link=1)
        await play.wait(1)


def measured(play: Play) -> list[list[int]]:
    """The values of each visit."""
    return [[int(row.value) for row in visit.rows] for visit in play.archive.disk.visits.values()]


async def at_the_clip(play: Play) -> None:
    await play.to_tests()
    await play.to("spo2-1")


@pytest.mark.parametrize("off", [True, False])
async def test_a_clip_on_the_finger_of_before_measures_nobody_else(off: bool) -> None:
    async with Play(SPO2, clip()) as play:
        await at_the_clip(play)
        await clipped(play, 97)
        assert play.kind == "good"
        assert measured(play) == [[97, 70]]
        await play.do(Later(), Next())
        await clipped(play, 97, 2)
        await at_the_clip(play)
        await clipped(play, 97)
        assert play.kind == "live", "it is still on the other one's finger"
        assert measured(play) == [[97, 70], []]
        if off:
            await clipped(play, None, 1)
        else:
            await play.wait(4)
        await clipped(play, 95)
        assert play.kind == "good"
        assert measured(play) == [[97, 70], [95, 70]]


async def test_who_measures_twice_need_not_take_it_off() -> None:
    async with Play(SPO2, clip()) as play:
        await at_the_clip(play)
        await clipped(play, 97)
        await play.do(Redo())
        await clipped(play, 96)
        assert play.kind == "good"
        assert [int(row.value) for row in play.rows if row.quantity == "spo2"] == [97, 96]
