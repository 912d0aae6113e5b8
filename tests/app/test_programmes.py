"""Programmes in the configuration: the defaults, a centre's own, and what is refused by name."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from kiosk.config import Settings, check
from kiosk.core.errors import ConfigError
from kiosk.core.programme import DEFAULTS, Programme
from kiosk.station.settings import StationSettings


def read(text: str) -> Settings:
    return check(tomllib.loads("schema = 1\n" + text), "kiosk.toml")


@pytest.mark.parametrize(
    ("age", "keys"),
    [
        (10, ["basic", "one"]),
        (11, ["basic", "fitness-child", "growth", "one"]),
        (13, ["basic", "fitness-youth", "growth", "one"]),
        (18, ["basic", "fitness-youth", "growth", "one"]),
        (19, ["basic", "fitness-adult", "one"]),
        (64, ["basic", "fitness-adult", "one"]),
        (65, ["basic", "fitness-65", "ageing", "one"]),
        (120, ["basic", "fitness-65", "ageing", "one"]),
    ],
)
def test_the_programmes_of_an_age(age: int, keys: list[str]) -> None:
    found = read("").programmes_for(age)
    assert [one.key for one in found] == keys
    assert read("").programme_for(age) == found[0]
    assert set(found) <= set(DEFAULTS)


def test_a_centre_has_its_own_in_its_own_order() -> None:
    settings = read(
        """
        [programmes.short]
        assessments = ["weight", "height"]
        age_min = 20
        [programmes.early]
        assessments = ["grip", "pressure", "height"]
        [programmes.pick]
        assessments = ["grip", "height"]
        one = true
        """
    )
    short, early, pick = settings.programmes_for(30)
    assert short == Programme("short", ("weight", "height"), 20)
    assert early.assessments == ("pressure", "height", "grip")  # grip cannot come before pressure
    assert (pick.one, pick.assessments) == (True, ("grip", "height"))
    assert [one.key for one in settings.programmes_for(15)] == ["early", "pick"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('assessments = ["walk on water"]', "no assessment 'walk on water'"),
        ('assessments = ["height", "height"]', "comes twice"),
        ("assessments = []", "at least 1"),
        ('assessments = ["height"]\nages = 3', "unknown key"),
        ('assessments = ["height"]\nage_min = 60\nage_max = 20', "age_min 60 is above age_max 20"),
        ('assessments = ["step_test"]', "'step_test' is for ages 19 to 64, the programme for 0 to 120"),
        ('assessments = ["curl_up"]\nage_min = 11\nage_max = 19', "'curl_up' is for ages 11 to 18"),
    ],
)
def test_what_cannot_be_is_refused_by_name(text: str, words: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(f"[programmes.mine]\n{text}")
    assert "programmes.mine" in str(error.value)
    assert words in str(error.value)


def test_a_test_of_any_age_may_stand_in_a_programme_to_pick_from() -> None:
    assert read('[programmes.one]\nassessments = ["step_test", "curl_up"]\none = true').programmes_for(90)


def test_no_programme_for_an_age_is_said() -> None:
    with pytest.raises(ConfigError, match="none is for the age of 30"):
        read('[programmes.old]\nassessments = ["height"]\nage_min = 65').programmes_for(30)


def test_the_station_takes_one_programme_or_several() -> None:
    several, one = read("").programmes_for, read("").programme_for
    zone: Any = read("").zone
    assert StationSettings(zone, several).programmes_for(30) == several(30)
    assert StationSettings(zone, one).programmes_for(30) == (one(30),)
