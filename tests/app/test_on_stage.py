"""Whom the simulated devices of a show carry while two of them are compared before visitors."""

from __future__ import annotations

from kiosk.app.demo.follower import ON_STAGE, PEOPLE, Follower
from kiosk.app.demo.props import Simulator
from kiosk.core.messages import StaffShown
from kiosk.core.pages import Page
from kiosk.core.texts import Sentence
from kiosk.station.office.on_stage_live import LIVE


class Heard(Simulator):
    """Remembers what it was told."""

    def __init__(self) -> None:
        links = {"cas-ci-400": "scale", "gtech-gl-150": "stadiometer", "and-ua-651ble": "F0:0D:18:10:00:01"}
        self.ready = {"devices": [{"driver": driver, "link": link} for driver, link in links.items()]}
        self.told: list[tuple[object, object]] = []

    def steer(self, command: dict[str, object]) -> None:
        assert command["do"] == "load"
        self.told.append((command["device"], command["load"]))


def page(key: str, *, live: bool = False) -> StaffShown:
    return StaffShown(Page(key, Sentence("stage.beside"), live=live))


def test_somebody_else_at_every_press_and_nobody_when_it_is_left() -> None:
    devices = Heard()
    follower = Follower(devices)
    for fact in (page("home"), page(ON_STAGE), page(ON_STAGE, live=True), page(ON_STAGE)):
        follower.hear(fact)
    both = [
        (("scale", weight), ("stadiometer", {"height": height, "weight": too})) for weight, height, too in PEOPLE[:2]
    ]
    assert devices.told == [one for pair in both for one in pair]
    devices.told.clear()
    follower.hear(page("home"))
    follower.hear(StaffShown(None))
    assert devices.told == [("scale", None), ("stadiometer", None)]
    follower.hear(page(ON_STAGE))
    assert devices.told[2] == ("scale", PEOPLE[0][0]), "the next show begins anew"


def test_the_page_is_the_one_that_is_meant() -> None:
    assert ON_STAGE == LIVE
