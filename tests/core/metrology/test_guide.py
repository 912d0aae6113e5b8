"""The guide of a check: what stands still as asked for is taken, anything else is named, nothing is read twice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import numpy as np
import pytest

from kiosk.core.metrology.amiss import amiss, looks_like
from kiosk.core.metrology.ask import Ask
from kiosk.core.metrology.asks import asks, guide_for, together
from kiosk.core.metrology.contacts import Contacts
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.still import Still
from kiosk.core.metrology.values import Correction, Point
from kiosk.core.reading import Block, Reading, Refusal
from tests.station.office.check_rig import mass
from tests.station.office.rig import MORNING

ZERO = Ask("zero", "zero", Decimal(0), Decimal(1))
TWENTY = Ask("load", "load", Decimal(20), Decimal(4))
AGAIN = Ask("repeat-1", "repeat", Decimal(20), Decimal(4))


def guide(*found: Ask, known: tuple[str, ...] = ("20", "5")) -> Guide:
    return Guide("body_weight", found, Still("body_weight"), known=tuple(map(Decimal, known)))


class Scale:
    """Talks to a guide four times a second."""

    def __init__(self, led: Guide) -> None:
        self.led, self.at = led, 100.0

    def says(self, kg: str, seconds: float = 2.0, *, stable: bool = True) -> list[Point]:
        found = []
        for _ in range(round(seconds * 4)):
            self.at += 0.25
            said = Reading("body_weight", Decimal(kg), self.at, stable, kg)
            point = self.led.hear([said], self.at, MORNING)
            found += [point] if point is not None else []
        return found


def test_what_stands_as_asked_for_is_taken_by_itself() -> None:
    led = guide(ZERO, TWENTY)
    scale = Scale(led)
    assert scale.says("0.0", 1.0) == [], "not yet long enough"
    (zero,) = scale.says("0.0")
    assert (zero.task, zero.reading, zero.said) == ("zero", Decimal("0.0"), "0.0")
    assert scale.says("8.0", stable=False) == [], "it wobbles"
    assert scale.says("8.0") == [], "not what was asked for"
    (load,) = scale.says("20.1")
    assert (load.true, load.reading) == (Decimal(20), Decimal("20.1"))
    assert load.seconds > zero.seconds
    assert led.over


def test_something_else_is_named_and_never_taken() -> None:
    led = guide(ZERO, TWENTY)
    scale = Scale(led)
    scale.says("3.0")
    assert amiss(led) == "left-on"
    scale.says("0.0")
    assert amiss(led) == ""
    scale.says("5.1")
    assert (amiss(led), looks_like(led)) == ("other", Decimal(5))
    scale.says("12.0")
    assert (amiss(led), looks_like(led)) == ("too-little", None)
    assert [one.task for one in led.taken] == ["zero"]
    point = led.take(scale.at)
    assert point is not None
    assert point.reading == Decimal("12.0"), "somebody says that it is right"


def test_the_same_load_is_not_read_twice() -> None:
    led = guide(TWENTY, AGAIN)
    scale = Scale(led)
    assert len(scale.says("20.0")) == 1
    assert scale.says("20.0", 5.0) == [], "it was not taken off"
    scale.says("0.0", 1.0)
    assert len(scale.says("20.0")) == 1


def test_from_corner_to_corner_it_may_be_pushed() -> None:
    corners = tuple(Ask(f"corner-{n}", "corner", Decimal(20), Decimal(4)) for n in (1, 2))
    scale = Scale(guide(*corners))
    assert len(scale.says("20.0")) == 1
    assert scale.says("20.0") == []
    scale.says("20.9", 0.5)
    assert len(scale.says("20.0")) == 1


def test_a_finished_measurement_counts_at_once_and_each_is_another() -> None:
    led = guide(TWENTY, AGAIN)
    for number in (1, 2):
        point = led.hear([Reading("body_weight", Decimal(20), number, None, "20.0")], number)
        assert point is not None
    assert led.over


def test_a_refusal_is_no_number() -> None:
    led = guide(ZERO)
    scale = Scale(led)
    scale.says("0.0", 1.0)
    led.hear([Refusal("overload")], scale.at)
    assert amiss(led) == "refused"
    assert led.take(scale.at) is None
    assert scale.says("0.0", 1.0) == [], "it begins to stand anew"


def test_one_point_again_keeps_the_old_one_until_then() -> None:
    led = guide(ZERO, TWENTY)
    scale = Scale(led)
    scale.says("0.2")
    led.once_more("zero")
    assert led.points["zero"].reading == Decimal("0.2")
    scale.says("0.0")
    assert led.points["zero"].reading == Decimal("0.0")
    assert led.ask == TWENTY


def test_what_is_skipped_has_no_point_and_a_second_look_begins_anew() -> None:
    led = guide(ZERO, TWENTY)
    led.skip("no-mass")
    led.skip_rest("no-time")
    assert (led.taken, led.skipped) == ((), {"zero": "no-mass", "load": "no-time"})
    led.anew()
    assert led.ask == ZERO


def test_all_that_is_looked_at_is_answered_by_one_press() -> None:
    looks = tuple(Ask(key, "confirm", Decimal(1), Decimal(0), "yes") for key in ("self", "look"))
    led = guide(*looks)
    assert not led.listens
    led.answer(yes=True, at=1.0)
    assert [one.reading for one in led.taken] == [1, 1]


def test_people_see_what_residents_see_and_points_keep_what_was_said() -> None:
    led = guide(TWENTY)
    led.correction = Correction(Decimal("0.98"), Decimal(0))
    (point,) = Scale(led).says("20.4")
    assert point.reading == Decimal("20.4")
    assert led.seen(point.reading) == Decimal("19.992")


def stream(values: list[float], start: float) -> Iterator[Block]:
    for number in range(0, len(values), 20):
        part = np.array(values[number : number + 20])
        seconds = start + (np.arange(len(part)) + number) / 80
        yield Block("grip_force", seconds, part, float(seconds[-1]))


def test_of_a_stream_the_mean_is_taken_when_it_hangs_still() -> None:
    chance = random.Random(4)
    ask = Ask("load", "load", Decimal(20), Decimal(4))
    led = Guide("grip_force", (ask,), Still("grip_force", spread=Decimal("0.25")))
    swings = [20 + 3 * np.sin(n / 8) for n in range(160)]
    hangs = [20.2 + chance.gauss(0, 0.02) for _ in range(320)]
    found = [point for block in stream([*swings, *hangs], 5.0) if (point := led.hear([block], block.at)) is not None]
    (point,) = found
    assert abs(point.reading - Decimal("20.2")) < Decimal("0.02")


def test_an_interval_is_asked_of_both_clocks() -> None:
    """The device's clock is half a percent fast; the station's first contact comes at 50 s."""
    contacts, found = Contacts("contact"), None
    for here in (50.0, 50.6, 53.0, 60.04):
        for state in (1.0, 0.0):
            block = Block("contact", np.array([here * 1.005]), np.array([state]), here)
            found = contacts.hear([block], 10.0) or found
    assert found is not None
    ours, told = found
    assert ours == Decimal("10.04")
    assert told == Decimal("10.0902")


def test_a_plan_and_three_weights_make_a_whole_calibration() -> None:
    plan, weights = PLANS["body_weight"], [mass("20"), mass("10"), mass("5")]
    laid = layout(plan, "full", weights, day=MORNING.date())
    found = asks(plan, laid)
    assert len(found) >= 12
    assert all(one.picture and one.text for one in found)
    assert all(one.near < one.target for one in found if one.target), "nothing on it is never taken for a load"
    assert {one.how for one in found} == {"still"}
    led = guide_for(plan, "body_weight", found, weights)
    assert set(led.known) == {20, 10, 5}


@pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.key)
def test_every_plan_can_be_led_through(plan: object) -> None:
    from kiosk.core.metrology.asks import HOW
    from kiosk.core.metrology.plans import Plan

    assert isinstance(plan, Plan)
    for task in (*plan.daily, *plan.full):
        assert task.settles in HOW


def test_what_is_put_on_is_said_as_a_sum() -> None:
    assert together([mass("10"), mass("5")], "kg") == "15 kg (10 + 5)"
    assert together([mass("20")], "kg") == "20 kg"


@pytest.mark.parametrize("seed", range(6))
def test_no_noise_makes_a_point_of_a_load_that_was_never_there(seed: int) -> None:
    """Whatever a scale says at random, a point lies near what was asked for, or somebody took it."""
    chance = random.Random(seed)
    led = guide(ZERO, TWENTY, AGAIN)
    at = 0.0
    for _ in range(300):
        at += 0.25
        kg = chance.choice([0.0, 0.3, 5.0, 20.0, 20.3, 65.0, chance.uniform(-3, 90)])
        stable = chance.choice([True, True, False, None])
        for _ in range(chance.randint(1, 12)):
            at += 0.25
            led.hear([Reading("body_weight", round(Decimal(kg), 1), at, stable)], at)
    for point in led.taken:
        assert abs(point.reading - point.true) <= {"zero": 1, "load": 4, "repeat-1": 4}[point.task]
    assert UUID(int=0) not in {one for point in led.taken for one in point.references}
