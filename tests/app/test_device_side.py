"""Which bound devices serve a step: those made for it; others only where there is none."""

from __future__ import annotations

from kiosk.app.device_side import DeviceSide
from kiosk.devices import registry
from kiosk.devices.supervisor import Binding, Supervisor
from kiosk.station.clock import SystemClock

WEIGHT = ("body_weight",)
PRESSURE = ("systolic_pressure", "diastolic_pressure")


def side(*drivers: str) -> DeviceSide:
    known = registry.installed()
    bindings = [Binding(key, known.drivers[key], f"/dev/{key}") for key in drivers]
    supervisor = Supervisor(bindings, known.protocols, SystemClock(), lambda event: None)
    return DeviceSide(bindings, known.protocols, supervisor)


def test_the_scale_weighs_although_the_stadiometer_could() -> None:
    assert side("gtech-gl-150", "cas-ci-400").candidates(WEIGHT) == ("cas-ci-400",)


def test_without_a_scale_the_stadiometer_weighs() -> None:
    assert side("gtech-gl-150", "and-ua-651ble").candidates(WEIGHT) == ("gtech-gl-150",)


def test_either_cuff_serves() -> None:
    cuffs = ("and-ua-651ble", "and-tm-2655p")
    assert side("cas-ci-400", *cuffs).candidates(PRESSURE) == cuffs


def test_nobody_measures_what_nobody_can() -> None:
    assert side("cas-ci-400").candidates(("grip_force",)) == ()


def test_a_device_under_test_serves_no_step_even_where_there_is_no_other() -> None:
    known = registry.installed()
    bound = Binding("toy-1", known.drivers["cas-ci-400"], "/dev/toy", "", "study")
    supervisor = Supervisor([bound], known.protocols, SystemClock(), lambda event: None)
    made = DeviceSide([bound], known.protocols, supervisor)
    assert made.candidates(WEIGHT) == made.candidates(()) == ()
    assert (made.purpose("toy-1"), made.purpose("nobody")) == ("study", "care")
    assert "toy-1" in made.bound()
