"""Cuffs that call when they have measured, over real bleak and the simulated bluetoothd with all its habits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.whose import Moment, Why, whose
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import State
from tests.devices.airs import AND, CUFF, OMRON, cuff, grip, in_the_air, inflation, scenario, short_limits
from tests.fakes import RealClock, until


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    return monkeypatch


async def test_a_value_arrives_and_the_hang_up_is_a_good_end(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        assert desk.reason() == Reason.WAITING
        await desk.step()
        await until(lambda: desk.ended())
        (said,), (ended,) = desk.said(), desk.ended()
        assert said.record.fields["value"] == (120, 80)
        assert said.clock_set
        assert (ended.link, ended.records) == (said.link, 1)
        assert desk.was(State.CONNECTING)
        await until(lambda: desk.reason() == Reason.WAITING)
        assert not desk.was(State.FAULTY)
        assert desk.rig.wait_event("agent", registered=True)["capability"] == "NoInputNoOutput"


async def test_five_sessions_and_never_a_value_twice(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """A session that nobody closed would be renewed by bluetoothd, and each value come twice, three times, …"""
    entries = [inflation(120 + number) for number in range(5)]
    async with in_the_air(tmp_path, patch, scenario(*entries), cuff()) as desk:
        for number in range(5):
            await desk.step()
            await until(lambda: len(desk.ended()) > number)  # noqa: B023  # called before the next turn
        assert desk.values() == [(120 + number, 80) for number in range(5)]
        assert [ended.records for ended in desk.ended()] == [1] * 5


@pytest.mark.parametrize("drop", ["before", "after", "mid"])
async def test_it_hangs_up_when_it_likes(tmp_path: Path, patch: pytest.MonkeyPatch, drop: str) -> None:
    play = scenario(inflation(120, drop=drop, replay=1 if drop == "mid" else 0))
    async with in_the_air(tmp_path, patch, play, cuff()) as desk:
        await desk.step()
        await until(lambda: (120, 80) in desk.values())
        assert desk.values().count((120, 80)) == 1
        await until(lambda: desk.state() is State.READY and desk.reason() == Reason.WAITING)


async def test_the_memory_of_others_is_told_from_this_step(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120, replay=2)), cuff()) as desk:
        clock = RealClock()
        began = Moment(clock.utc(), clock.monotonic())
        await desk.supervisor.begin("cuff")
        await desk.step()
        await until(lambda: desk.ended())
        said = desk.said()
        verdict = whose(
            [one.record for one in said],
            memory=True,
            clock_set=said[-1].clock_set,
            link_opened=said[0].opened_at,
            step=began,
            now=Moment(clock.utc(), clock.monotonic()),
            zone=ZoneInfo("Asia/Seoul"),
        )
        assert [record.fields["value"] for record in verdict.mine] == [(120, 80)]
        assert [why for _, why in verdict.foreign] == [Why.OTHER_TIME] * 2


async def test_a_clock_that_may_only_be_set_when_it_asks(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """Omron takes the time in answer to its own first 2A2B; that notification is not the codec's."""
    play = scenario(inflation(120), driver="omron-hem-9200t")
    async with in_the_air(tmp_path, patch, play, cuff(OMRON)) as desk:
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]
        assert desk.said()[0].clock_set
        assert desk.rig.wait_event("clock")


async def test_a_clock_that_refuses(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        await desk.fault("write-not-permitted", CUFF)
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]
        assert not desk.said()[0].clock_set


@pytest.mark.parametrize("fault", ["connect-silent", "services-never", "notify-silent"])
async def test_a_call_that_never_answers(tmp_path: Path, patch: pytest.MonkeyPatch, fault: str) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        await desk.fault(fault, CUFF)
        await desk.step()
        await until(lambda: desk.was(State.READY, Reason.NO_ANSWER))
        await desk.fault("clear")
        await until(lambda: desk.values() == [(120, 80)])


@pytest.mark.parametrize("fault", ["connect-abort", "connect-failed", "connect-io-error", "hang-up-resolving"])
async def test_a_connection_that_fails_at_first(tmp_path: Path, patch: pytest.MonkeyPatch, fault: str) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        await desk.supervisor.begin("cuff")
        await desk.fault(fault, CUFF)
        await desk.step()
        await until(lambda: desk.values() == [(120, 80)])


@pytest.mark.parametrize("fault", ["write-silent", "write-in-progress"])
async def test_the_clock_write_never_ends_but_the_value_came(
    tmp_path: Path, patch: pytest.MonkeyPatch, fault: str
) -> None:
    """What arrived while we were still busy preparing counts."""
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        await desk.fault(fault, CUFF, times=0)  # bleak repeats an InProgress for ever
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]


async def test_a_device_that_forgot_its_bond_asks_for_staff(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        await desk.fault("notify-not-paired", CUFF, times=0)
        await desk.step()
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.reason() == Reason.NOT_PAIRED


async def test_pairing_works_because_our_agent_is_there(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(replace(AND, pair=True))) as desk:
        await desk.step()
        await until(lambda: desk.values() == [(120, 80)])


async def test_a_device_of_another_kind_under_this_address(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(replace(AND, notify=("2a9d",)))) as desk:
        await desk.step()
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.reason() == Reason.WRONG_SERVICE


@pytest.mark.parametrize("when", ["between", "connected"])
async def test_bluetoothd_dies_and_returns(tmp_path: Path, patch: pytest.MonkeyPatch, when: str) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120), inflation(121)), cuff(), grip()) as desk:
        await until(lambda: desk.state("grip") is State.READY)
        if when == "between":
            await desk.step()
            await until(lambda: desk.ended())
        await desk.fault("bluetoothd-die")
        await until(lambda: desk.reason() == desk.reason("grip") == Reason.BLUETOOTH_DOWN)
        assert desk.state() is State.FAULTY
        await desk.fault("bluetoothd-return")
        await until(lambda: desk.reason() == Reason.WAITING and desk.state("grip") is State.READY)
        before = len(desk.said())
        await desk.step()
        await until(lambda: len(desk.said()) > before)
        agents = [line for line in desk.rig.events if line["event"] == "agent" and line["registered"]]
        assert len(agents) == 2, "registered again"


async def test_the_bus_itself_dies_and_returns(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(), grip()) as desk:
        await until(lambda: desk.state("grip") is State.READY)
        await desk.fault("bus-die")
        await until(lambda: desk.reason() == desk.reason("grip") == Reason.BLUETOOTH_DOWN)
        await desk.fault("bus-return")
        await until(lambda: desk.reason() == Reason.WAITING and desk.state("grip") is State.READY)
        await desk.step()
        await until(lambda: desk.values() == [(120, 80)])


@pytest.mark.parametrize(
    ("away", "back", "reason"),
    [
        ("adapter-off", "adapter-on", Reason.ADAPTER_OFF),
        ("adapter-unplug", "adapter-plug", Reason.ADAPTER_MISSING),
    ],
)
async def test_the_adapter_goes_and_comes(
    tmp_path: Path, patch: pytest.MonkeyPatch, away: str, back: str, reason: Reason
) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(), grip()) as desk:
        await until(lambda: desk.state("grip") is State.READY)
        await desk.fault(away)
        await until(lambda: desk.reason() == desk.reason("grip") == reason)
        assert desk.state() is State.FAULTY
        await desk.fault(back)
        await until(lambda: desk.reason() == Reason.WAITING and desk.state("grip") is State.READY)
        await desk.step()
        await until(lambda: desk.values() == [(120, 80)])
