"""A value beyond a limit calls staff, once, without a number; the results name the device that measured."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from kiosk.config import Settings
from kiosk.core.danger import rules
from kiosk.core.messages import Finish, Next
from tests.station.play import KNOWN, PRESSURE, Play


async def inflated(play: Play, systolic: int, diastolic: int) -> None:
    """Two readings, the second after the forced rest where there is one."""
    await play.begin(KNOWN)
    await play.inflate(systolic, diastolic)
    await play.inflate(systolic, diastolic, "pressure-2")
    await play.do(Next())


async def test_a_pressure_that_stays_very_high_calls_staff_once() -> None:
    async with Play(PRESSURE) as play:
        await inflated(play, 192, 104)
        assert play.caller.rings == ["danger"], "the gate would call for the same pressure"
        assert [call.reason for call in play.archive.disk.calls.values()] == ["danger"]
        await play.do(Finish())
        assert play.kind == "results"
        assert play.caller.rings == ["danger"]
        results = play.scene.results
        assert results is not None
        assert results.dangers == ("systolic_pressure",)
        assert play.scene.picture == "staff-calm"
        assert next((one.key, bool(one.model), one.readings) for one in results.hows) == ("pressure", True, 2)


async def test_a_high_pressure_below_the_limit_is_the_gates_alone() -> None:
    async with Play(PRESSURE) as play:
        await inflated(play, 172, 104)
        assert "danger" not in play.caller.rings


async def test_a_centre_may_take_a_limit_out() -> None:
    async with Play(PRESSURE) as play:
        play.station.settings = replace(play.station.settings, dangers=rules({"pressure-upper": "off"}))
        await inflated(play, 192, 104)
        assert "danger" not in play.caller.rings


async def test_whoever_walks_away_with_such_a_value_is_looked_for() -> None:
    async with Play(PRESSURE) as play:
        await play.begin(KNOWN)
        await play.inflate(192, 104)
        await play.inflate(194, 104, "pressure-2")
        assert play.caller.rings == []
        await play.wait(2000)
        assert play.kind == "attract"
        assert play.caller.rings == ["danger"]


def test_the_configuration_refuses_a_limit_it_does_not_know() -> None:
    assert Settings.model_validate({"danger": {"oxygen": "spo2 < 92"}}).danger == {"oxygen": "spo2 < 92"}
    for wrong in ({"oxygn": "off"}, {"oxygen": "glucose < 3"}, {"oxygen": "somewhat low"}):
        with pytest.raises(ValidationError):
            Settings.model_validate({"danger": wrong})
