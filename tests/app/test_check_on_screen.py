"""Devices are checked at the real screens, against simulated ones with flaws: one drifts, one lies, two are sound."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest

from kiosk.app.demo.look import Site, bind_devices
from kiosk.app.demo.props import simulator
from kiosk.app.installing import Answers, install
from kiosk.core.metrology.values import DeviceCheck, Reference
from kiosk.core.roles import Role
from kiosk.devices.simulate.scenario import Checked
from tests.app.atspi import SCREEN, Desk, missing
from tests.long.day.place import PINS, Place, hire
from tests.needs import need

SCENARIO = """
about = "Four devices for a check, made up: a scale with a gain, one that lies, a sound load cell, a cuff."
[[device]]
driver = "cas-ci-400"
link = { serial = "drifts" }
flaw = { gain = 1.02 }
[[device]]
driver = "cas-ci-400"
link = { serial = "lies" }
flaw = { lie = "constant", says = 65.0 }
[[device]]
driver = "load-cell-kilogram"
link = { serial = "pulls" }
[[device]]
driver = "and-tm-2655p"
link = { serial = "cuff" }
"""
LINKS = {"cas-ci-400-1": "drifts", "cas-ci-400-2": "lies", "load-cell-kilogram-3": "pulls", "and-tm-2655p-4": "cuff"}
FACTOR, SPACE, ENOUGH = Decimal("1.02"), UUID(int=7), 150.0
PUT = re.compile(r"([0-9.]+) kg[^\n]*(올려|걸|옮겨)")
EMPTY = re.compile(r"비우고|내려 주세요|걸지 말고")


def mass(kg: str) -> Reference:
    """A made-up weight with a made-up certificate."""
    size = Decimal(kg)
    key = uuid5(SPACE, kg)
    return Reference(
        key, "mass", f"분동 {kg} kg", size, "kg", size, size / 20000, certificate="test 1", due_on=date.max
    )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """An installation with four bound devices that nobody has checked, and two weights."""
    lacking = missing()
    need(lacking, not lacking)
    site = Site(tmp_path)
    config: dict[str, Any] = {
        "schema": 1,
        "centre": {"id": "test-centre", "station": "st-1"},
        "screen": SCREEN,
    }
    install(site.config, site.data_dir, Answers(config, "홍관리", PINS[Role.ADMINISTRATOR]))
    scenario = tmp_path / "check.toml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    with simulator(str(scenario), tmp_path, 7, 8.0) as devices:
        bind_devices(site, devices, Checked(made_up=False))
        desk = Desk.of(site.config, site.data_dir)
        made = Place(site, desk, devices, "", tmp_path / "shots")
        hire(made)
        with made.store() as store:
            for kg in ("20", "10"):
                store.reference_put(mass(kg), actor="system:test", now=datetime.now(UTC))
        with desk:
            desk.wait_for("시작하기")
            yield made


class Helper:
    """Does what the screen says, by the names of things, until some words come; counts the presses."""

    def __init__(self, place: Place) -> None:
        self.place, self.presses, self.on = place, 0, dict.fromkeys(LINKS.values(), Decimal(0))

    def press(self, name: str) -> None:
        self.place.desk.press(name)
        self.presses += 1

    def load(self, link: str, kg: Decimal) -> None:
        self.place.steer("load", device=link, load=f"{kg}" if kg else None)
        self.on[link] = kg

    def obey(self, until: str) -> None:
        since, before, end = time.monotonic(), "", time.monotonic() + ENOUGH
        while time.monotonic() < end:
            says = self.place.desk.says()
            if until in says:
                return
            if task(says) != before:
                before, since = task(says), time.monotonic()
                self.do(says)
            elif time.monotonic() - since > 5.0:  # the number does not move, whatever is on it
                since = time.monotonic()
                self.take()
            time.sleep(0.3)  # to read the whole screen costs the screen's own time
        self.place.shot("stuck")
        raise AssertionError(f"{until} never came:\n{self.place.desk.says()}")

    def do(self, says: str) -> None:
        link = next((link for name, link in LINKS.items() if f"{name} ·" in says), "")
        if not link:
            return  # between two pages
        names = {one.id for one in self.place.desk.look() if one.pressable}
        for name in ("save", "again", "yes"):
            if name in names:
                self.press(name)
                return
        if "아직" in says and self.on[link] == 0:
            return
        if (found := PUT.search(says)) is not None:
            again = re.search(r"단계: (되풀이|모서리)", says)
            if again and self.on[link] == Decimal(found[1]):
                self.load(link, Decimal(0))
                time.sleep(1.0)
            if again or self.on[link] != Decimal(found[1]):
                self.load(link, Decimal(found[1]))
        elif EMPTY.search(says) and self.on[link]:
            self.load(link, Decimal(0))

    def take(self) -> None:
        if any(one.id == "take" and one.pressable for one in self.place.desk.look()):
            self.press("take")


def task(says: str) -> str:
    """What tells one task from the next: everything but the live number."""
    return re.sub(r"-?[0-9]+\.[0-9]+ kg|^–$", "", says)


def of(place: Place, name: str, quantity: str) -> tuple[DeviceCheck, ...]:
    with place.store() as store:
        bound = next(one for one in store.bindings() if one.device == name)
        return store.checks_of(bound.driver, bound.serial, quantity)


def test_the_check_of_the_day_and_a_calibration(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    desk, helper = place.desk, Helper(place)
    desk.sign_in(PINS[Role.SPECIALIST])
    helper.press("checking")
    desk.wait_for("오늘 점검할 기기가 4대")
    place.shot("checking")
    began = time.monotonic()
    helper.press("daily")
    helper.obey("통과 2대 · 맞지 않음 2대")
    with capsys.disabled():
        print(f"\n[daily check at the screen: {helper.presses} presses, {time.monotonic() - began:.0f} s]", end="")
    place.shot("daily-over")
    assert helper.presses <= 12
    verdicts = {name: of(place, name, quantity)[-1].verdict for name, quantity in QUANTITIES.items()}
    assert list(verdicts.values()) == ["fail", "fail", "pass", "pass"]
    calibrate(place, helper)
    (_, kept) = of(place, "cas-ci-400-1", "body_weight")
    assert (kept.kind, kept.verdict, kept.found_good, kept.left_good) == ("full", "adjust", False, True)
    assert kept.correction is not None
    assert abs(kept.correction.factor * FACTOR - 1) < Decimal("0.002")


QUANTITIES = dict(zip(LINKS, ("body_weight", "body_weight", "grip_force", "systolic_pressure"), strict=True))


def calibrate(place: Place, helper: Helper) -> None:
    """The scale that drifts: led through its calibration, corrected, the correction proved and kept."""
    desk = place.desk
    helper.load("drifts", Decimal(0))
    helper.press("done")
    helper.press("row-check-cas-ci-400-1-body_weight")
    place.settle()
    place.shot("history")
    helper.press("full")
    helper.press("legal-no")
    desk.wait_for("분동 20 kg")
    place.shot("references")
    helper.press("begin")
    helper.obey("보정하면 맞습니다")
    place.shot("verdict")
    helper.press("adjust")
    helper.obey("저장하면 지금부터 쓰입니다")
    place.shot("proved")
    helper.press("save")
    desk.wait_for("그대로는 맞지 않아 보정했습니다")
    place.shot("check")
