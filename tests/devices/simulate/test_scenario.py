"""Scenario files: the built-in ones are whole, and a wrong one says in plain words what is wrong."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kiosk.devices.simulate import scenario
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.playbook import Playbook
from kiosk.devices.simulate.scenario import ScenarioError, built_in, load
from kiosk.devices.simulate.show import Show

CONTRACT = {"normal", "unplug-scale", "cuff-error", "cuff-replay", "ble-drop-before", "ble-drop-after"}
CONTRACT |= {"platform-down", "walk-away", "high-pressure", "parq-yes", "refuse-all"}
SCALE = {"driver": "cas-ci-400", "link": {"serial": "scale"}}


def rehearse(table: dict[str, object], folder: Path) -> None:
    """Build the whole show, which encodes every entry."""

    async def build() -> None:
        Show(load(table), folder, Pace(), 0, lambda *_, **__: None)

    asyncio.run(build())


def test_the_contract_s_scenarios_are_there() -> None:
    assert set(built_in()) >= CONTRACT


@pytest.mark.parametrize("name", built_in())
def test_built_in_scenarios_can_be_played(name: str, tmp_path: Path) -> None:
    play = load(name)
    rehearse(play.model_dump(by_alias=True), tmp_path)
    steps = {entry.step for device in play.device for entry in device.at}
    assert {"height", "weight", "pressure", "grip-right-1", "grip-left-2"} <= steps
    assert play.name == name
    assert play.about


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"residnt": {}}, "residnt: unknown key"),
        ({"device": [{**SCALE, "speed": 3}]}, "device[1].speed: unknown key"),
        ({"device": [{**SCALE, "at": [{"step": "weight", "vaule": 3}]}]}, "device[1].at[1].vaule: unknown key"),
        ({"device": [{"link": {"serial": "a"}}]}, "device[1].driver: this key is needed"),
        ({"device": [{"driver": "cas-ci-400", "link": {}}]}, "needs either `serial` or `ble`"),
        ({"device": [SCALE, SCALE]}, "two devices on the same link: scale"),
        ({"device": [{**SCALE, "at": [{"value": 3}]}]}, "needs either `step` or `seconds`"),
        ({"device": [{**SCALE, "at": [{"step": "weight", "value": 3, "error": "E2"}]}]}, "`error` stands alone"),
        ({"resident": {"sex": "W"}}, "resident.sex"),
        ({"zone": "Asia/Soul"}, "zone: no such time zone"),
        ({"device": [SCALE], "checks": {"overdue": ["tindeq-progressor"]}}, "checks of no device of this play"),
    ],
)
def test_a_wrong_scenario_names_the_key(table: dict[str, object], words: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load(table)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("driver", "link", "entry", "words"),
    [
        ("cas-ci-401", {"serial": "a"}, {"value": 1}, "no driver 'cas-ci-401'"),
        ("cas-ci-400", {"ble": "F0:0D:00:00:00:01"}, {"value": 1}, "is not a ble device"),
        ("cas-ci-400", {"serial": "a"}, {"value": "65.405"}, "65.405 has more than 2 decimals"),
        ("cas-ci-400", {"serial": "a"}, {"error": "E2"}, "a scale has no error 'E2'"),
        ("gtech-gl-150", {"serial": "a"}, {"value": {"hight": 160}}, "unknown key hight"),
        ("and-tm-2655p", {"serial": "a"}, {"value": 120}, "a cuff needs a table"),
        ("and-tm-2655p", {"serial": "a"}, {"value": {"systolic": 120, "pulse": 60}}, "needs diastolic"),
        ("and-tm-2655p", {"serial": "a"}, {"error": "cuff_loose"}, "errors are E and a number"),
        ("tindeq-progressor", {"ble": "F0:0D:00:00:00:01"}, {"error": "E2"}, "no error 'E2'"),
    ],
)
def test_what_cannot_be_sent_is_refused_at_the_start(
    driver: str, link: dict[str, str], entry: dict[str, object], words: str, tmp_path: Path
) -> None:
    with pytest.raises(ScenarioError) as caught:
        rehearse({"device": [{"driver": driver, "link": link, "at": [{"step": "weight", **entry}]}]}, tmp_path)
    assert words in str(caught.value)


def test_a_scenario_that_is_not_there_or_not_toml(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="neither a file nor one of"):
        load("nowhere")
    (tmp_path / "bad.toml").write_text("a = ")
    with pytest.raises(ScenarioError, match="not TOML"):
        load(tmp_path / "bad.toml")


def test_the_nth_entry_plays_at_the_nth_start_and_the_last_value_repeats() -> None:
    table = {"step": "weight"}
    entries = [{**table, "error": "overload"}, {**table, "value": 1}, {**table, "value": 2, "unplug": True}, table]
    book = Playbook(scenario.parse({"device": [{**SCALE, "at": entries}]}, "here").device[0].at)
    played = [book.begin("weight") for _ in range(6)]
    assert [None if one is None else one.value for one in played] == [None, 1, 2, None, 2, 2]
    assert [one is not None and one.unplug for one in played] == [False, False, True, False, False, False]
    assert book.begin("height") is None
    book.rewind()
    assert book.begin("weight") == played[0]
