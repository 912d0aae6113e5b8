"""The demonstration's own judge and small tools: it must see a wrong, a lost and a foreign number."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.demo.expect import Stretch, expected, lines_of, stretches, wanted
from kiosk.app.demo.look import birth_of
from kiosk.app.demo.robot import Robot
from kiosk.app.installing import check_pin, to_toml
from kiosk.core.errors import ConfigError
from kiosk.core.messages import Scene
from kiosk.core.resident import age_on
from kiosk.devices.simulate.scenario import Resident


def line(step: str, quantity: str, value: object, **more: object) -> dict[str, Any]:
    return {"t": 0.0, "step": step, "quantity": quantity, "value": value, **more}


def sent(*lines: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in lines)


def test_a_visit_is_cut_at_the_starts_of_its_steps() -> None:
    assert stretches([("height", 0), ("weight", 10), ("weight", 30)], 50) == (
        Stretch("height", 0, 10),
        Stretch("weight", 10, 30),
        Stretch("weight", 30, 50),
    )


@pytest.mark.parametrize("mark", ["foreign", "lost", "garbled", "extra"])
def test_what_is_nobodys_or_unheard_counts_for_nothing(mark: str) -> None:
    data = sent(line("pressure", "systolic_pressure", 199, **{mark: True}), line("pressure", "systolic_pressure", 120))
    assert expected(lines_of(data, Stretch("pressure", 0, len(data))), "systolic_pressure") == 120


def test_a_scale_settles_as_the_kiosk_settles() -> None:
    lines = [line("weight", "body_weight", value, stable=stable) for value, stable in ((30.0, False), (65.4, True))]
    held = [{**lines[1], "t": number / 10} for number in range(12)]
    assert expected([lines[0], *held], "body_weight") == Decimal("65.4")
    assert expected([lines[0], *held[:5]], "body_weight") is None
    assert expected([lines[0], *held[:5]], "body_weight", speed=10.0) == Decimal("65.4")


def test_values_are_rounded_half_up() -> None:
    assert expected([line("height", "body_height", Decimal("158.35"))], "body_height") == Decimal("158.4")


def test_every_measuring_step_says_what_it_wants() -> None:
    assert wanted("pressure-2") == ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")
    assert wanted("grip-left-2") == ("grip_force",)
    assert wanted("nothing") == ()


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 1, 15), date(2026, 11, 21), date(2028, 2, 29)])
def test_the_made_up_birth_date_gives_the_age(today: date) -> None:
    assert age_on(birth_of(Resident(age=67), today), today) == 67


def test_our_toml_reads_back() -> None:
    raw = {
        "schema": 1,
        "centre": {"id": "a", "name_ko": 'a "quoted" \\ name\nof two lines'},
        "screen": {"pitch_mm": 0.248},
        "staff_call": {"transports": ["banner"], "command": []},
        "programmes": {"x": {"assessments": ["height"], "age_min": 65}},
    }
    assert tomllib.loads(to_toml(raw)) == raw


@pytest.mark.parametrize("pin", ["0000", "123456", "98765", "12a4", "", "１２３４"])
def test_easy_pins(pin: str) -> None:
    with pytest.raises(ConfigError):
        check_pin(pin)


def test_a_good_pin() -> None:
    check_pin("604213")


def test_the_scenarios_in_the_readme_are_the_built_in_ones() -> None:
    from kiosk.devices.simulate.scenario import built_in

    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(name in readme for name in built_in())


def test_a_consent_that_takes_two_pages_is_turned_before_it_is_answered() -> None:
    class Fingers:
        """Whose screen has the answers on its second page."""

        turned = False

        def sees(self, name: str) -> bool:
            seen, self.turned = self.turned, True
            return seen and name == "yes"

    robot = Robot.__new__(Robot)
    robot._resident, robot._fingers = Resident(), Fingers()  # type: ignore[assignment]  # all that a plan asks
    assert list(robot._plan(Scene("consent", question="ai"))) == ["next", "yes"]
