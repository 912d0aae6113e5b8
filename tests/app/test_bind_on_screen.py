"""A simulated scale is bound at the real screens: found, tried, named, and measured with at once, without a restart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.demo.look import Site
from kiosk.app.demo.props import simulator
from kiosk.app.installing import Answers, install
from kiosk.core.roles import Role
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from tests.app.atspi import SCREEN, Desk, missing
from tests.long.day.people import Visitor
from tests.long.day.place import PINS, SCALE, Place, hire, scenario
from tests.long.day.resident import measured
from tests.needs import need

TRIED, WEIGHED = Decimal("70.5"), Decimal("61.2")
GUEST = Visitor(0, "F", "19480405", "", WEIGHED, platform=False)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A new installation without a device, and a simulated scale at a port that nobody has bound."""
    lacking = missing()
    need(lacking, not lacking)
    site = Site(tmp_path)
    config: dict[str, Any] = {
        "schema": 1,
        "centre": {"id": "test-centre", "station": "st-1"},
        "screen": SCREEN,
        "programmes": {"weight-only": {"assessments": ["weight"]}},
    }
    install(site.config, site.data_dir, Answers(config, "홍관리", PINS[Role.ADMINISTRATOR]))
    with simulator(str(scenario(tmp_path, [TRIED, WEIGHED], [])), tmp_path, 7, 4.0) as devices:
        desk = Desk.of(site.config, site.data_dir)
        made = Place(site, desk, devices, "", tmp_path / "shots")
        hire(made)
        with desk:
            desk.wait_for("시작하기")
            yield made


def test_a_scale_is_bound_tried_and_measured_with(place: Place) -> None:
    (device,) = place.devices.ready["devices"]
    port = os.path.realpath(device["place"] or device["link"])
    desk = place.desk
    desk.sign_in(PINS[Role.SPECIALIST])
    desk.press("devices")
    desk.wait_for("이 자리에 묶인 기기가 없습니다")
    desk.press("find")
    desk.press("목록에 없는 선")
    desk.wait_for("이름을 넣어 주세요")
    desk.type(port.removeprefix("/dev/"))
    desk.press("이 선으로")
    desk.wait_for("기기에 적힌 이름을 골라 주세요")
    desk.press("field-text")
    desk.type("ci-4")
    desk.press("search")
    desk.press(f"row-driver-{SCALE}")
    desk.wait_for("새 기기 점검")
    place.steer("step", step="weight")
    desk.wait_for(f"{TRIED} kg")
    place.steer("end", step="weight")
    desk.press("save")
    desk.wait_for("이었습니다")
    desk.press("close")
    desk.wait_gone("담당 ")
    measured(place, GUEST)
    with place.store() as store:
        assert_kept(store, port)


def assert_kept(store: Store, port: str) -> None:
    """The binding, its line in the log of the place, one visit with one weight of this scale, and nothing astray."""
    (bound,) = store.bindings()
    assert (bound.device, bound.driver, bound.address, bound.link) == ("scale-1", SCALE, port, "serial")
    assert store.upkeep_last("bound", device="scale-1") is not None
    at = bound.bound_at
    assert at is not None
    now = at + timedelta(hours=1)
    assert store.tray_list(actor="system:test", now=now) == ()
    (visit,) = store.visits_between(at - timedelta(hours=1), now, actor="system:test", now=now)
    assert visit.ended is End.FINISHED
    (line,) = store.visit_sheet(visit.id, actor="system:test", now=now).values
    assert (line.measurement.value, line.measurement.proof.driver) == (WEIGHED, SCALE)
