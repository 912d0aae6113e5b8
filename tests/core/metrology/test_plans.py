"""Plans as data, and which references go on for which task."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Literal

import pytest

from kiosk.core.metrology.labels import ORDER, SHORT, WORDS
from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.owned import ASSIGNED, CLOCK, STANDARD_GRAVITY, coming_to
from kiosk.core.metrology.plans import PLANS, Plan, adjustable, demands_of, governing, parse, per_unit, plan_of
from kiosk.core.metrology.standing import Demands
from kiosk.core.metrology.values import Reference
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import load_texts
from tests.core.metrology.plays import DAY, GRIP, HEIGHT, MANOMETER, MASSES, OWN, PRESSURE, ROD, SMALL, TIMING, WEIGHT
from tests.core.metrology.plays import reference as made

KO, EN = load_texts("ko"), load_texts("en")


@pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.key)
def test_a_plan_is_whole(plan: Plan) -> None:
    assert plan.quantity in plan.covers
    assert plan.covers[plan.quantity] == 1
    assert set(plan.covers) <= set(QUANTITIES)
    assert plan.limit_source
    assert all(plan.limit(load) > 0 for load in (Decimal(0), plan.least_top, plan.top))
    for tasks in (plan.daily, plan.full):
        assert len({task.key for task in tasks}) == len(tasks)
    for task in (*plan.daily, *plan.full):
        assert KO[task.text]
        assert EN[task.text]
        picture = resources.files("kiosk").joinpath(f"assets/images/{task.picture}.svg")
        assert picture.is_file(), task.picture
    assert plan.daily or not plan.daily_demanded
    assert plan.adjustable is (plan.largest_gain > 0)


def test_every_figure_and_reason_has_words() -> None:
    for texts in (KO, EN):
        assert {f"metrology.figure.{key}" for key in ORDER} <= set(texts)
        assert {f"metrology.word.{plan.sure}" for plan in PLANS.values()} <= set(texts)
    assert {*SHORT, *WORDS} <= set(ORDER)


def test_who_speaks_for_whom() -> None:
    assert governing("diastolic_pressure") == "systolic_pressure"
    assert governing("force") == "grip_force"
    assert governing("spo2") is governing("heart_rate") is governing("no such thing") is None
    assert demands_of("body_weight") == Demands(full=True, daily=True)
    assert demands_of("body_height") == Demands(full=True, daily=False)
    assert demands_of("spo2") == Demands(full=False, daily=False)
    assert adjustable("grip_force")
    assert not adjustable("systolic_pressure")
    assert not adjustable("spo2")
    assert per_unit("force") * Decimal("9.80665") == pytest.approx(Decimal(1))
    assert per_unit("spo2") == 1
    plan = plan_of("mean_pressure")
    assert plan is not None
    assert plan.named == "pressure/1"


def test_the_limits_of_class_three_in_service() -> None:
    """OIML R 76-1:2006, table 6, twice (3.5.2): 500 e, 2000 e, 10 000 e."""
    for load, limit in (("0", "0.1"), ("50", "0.1"), ("50.1", "0.2"), ("200", "0.2"), ("201", "0.3"), ("2000", "0.3")):
        assert WEIGHT.limit(Decimal(load)) == Decimal(limit)
    assert WEIGHT.limit(Decimal(90), Decimal("0.2")) == Decimal("0.2")  # e = 0.2 kg: 450 e
    assert WEIGHT.limit(Decimal(110), Decimal("0.2")) == Decimal("0.4")
    assert WEIGHT.limit(Decimal(40), Decimal("0.05")) == Decimal("0.1")  # finer than e: no narrower
    assert GRIP.limit(Decimal(10)) == Decimal("0.5")
    assert GRIP.limit(Decimal(-40)) == Decimal("1.2")


def test_a_quantity_has_one_plan() -> None:
    text = resources.files("kiosk").joinpath("assets/calibration/plans.toml").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="two plans"):
        parse(text.replace("covers = { body_height = 1 }", "covers = { body_height = 1, body_weight = 1 }"))


# --- which references for which task ------------------------------------------------------------------------------


def keys(plan: Plan, *references: Reference, kind: Literal["daily", "full"] = "full") -> list[tuple[str, object]]:
    found = layout(plan, kind, references, day=DAY)
    assert found.why is None
    return [(one.task.key, one.true) for one in found.loads]


def test_five_masses_go_all_the_way() -> None:
    found = dict(keys(WEIGHT, *MASSES))
    assert [found[f"up-{n}"] for n in range(1, 6)] == [20, 40, 60, 80, 100]
    assert [found[f"down-{n}"] for n in range(4, 0, -1)] == [80, 60, 40, 20]
    assert len(found) == 20
    assert found["corner-1"] == 40


def test_two_masses_do() -> None:
    found = keys(WEIGHT, *SMALL)
    assert [(key, true) for key, true in found if key.startswith(("up", "down", "zero"))] == [
        ("zero-1", 0),
        ("up-1", 10),
        ("up-4", 20),
        ("down-3", 10),
        ("zero-2", 0),
    ]
    assert keys(WEIGHT, *SMALL, kind="daily") == [("zero", 0), ("load", 10)]


def test_what_there_is_too_little_of() -> None:
    for references, why in (
        ((), "no-reference"),
        (ROD, "no-reference"),
        (MASSES[:1], "too-few"),
        ((replace(MASSES[0], due_on=date(2026, 11, 21)),), "reference-due"),
        ((replace(MASSES[0], certificate=""),), "reference-due"),
        ((made(1, "10", u="0.1"), made(2, "10", u="0.1")), "reference-coarse"),
        ((replace(MASSES[0], actual=Decimal("NaN")),), "reference-due"),
        ((replace(MASSES[0], unit="cm"),), "reference-due"),
        ((replace(MASSES[0], k=Decimal(0)),), "reference-due"),
        ((replace(MASSES[0], uncertainty=Decimal(-1)),), "reference-due"),
        ((replace(MASSES[0], nominal=Decimal("1e300")),), "reference-due"),
    ):
        found = layout(WEIGHT, "full", references, day=DAY)
        assert found.loads == ()
        assert found.why is not None
        assert found.why.key == f"metrology.why.{why}"
    light = layout(WEIGHT, "full", MASSES, day=DAY, capacity=Decimal(15))
    assert light.why is not None


def test_a_reference_counts_on_its_last_day() -> None:
    assert keys(WEIGHT, *(replace(one, due_on=DAY) for one in MASSES))


def test_no_more_is_put_on_than_the_device_bears() -> None:
    found = layout(WEIGHT, "full", MASSES, day=DAY, capacity=Decimal(60))
    assert max(one.true for one in found.loads) == 60
    assert found.high == 60


def test_a_hanging_mass_pulls_with_the_local_gravity() -> None:
    true, u = coming_to(GRIP, MASSES[:1])
    assert true == pytest.approx(Decimal(20) * Decimal("9.7975") / STANDARD_GRAVITY, abs=Decimal("1e-6"))
    assert u > Decimal("0.004")  # where exactly in the country it hangs is not known


def test_masses_of_one_set_err_together() -> None:
    assert coming_to(WEIGHT, MASSES) == (Decimal(100), Decimal("0.0025"))
    assert coming_to(WEIGHT, (replace(MASSES[0], unit="g", actual=Decimal(20_001), uncertainty=Decimal(2)),)) == (
        Decimal("20.001"),
        Decimal("0.001"),
    )


def test_a_manometer_is_brought_to_the_value_and_corrected() -> None:
    off = replace(MANOMETER[0], actual=Decimal("0.4"))
    found = dict(keys(PRESSURE, off))
    assert found["up-3"] == Decimal("150.4")
    assert found["zero-1"] == 0
    assert keys(PRESSURE, kind="daily") == [("self", 1), ("look", 1)]


def test_the_clock_is_always_there() -> None:
    assert keys(TIMING, kind="daily") == [("interval", 10)]
    assert CLOCK.good_on(DAY)


def test_one_rod_is_enough_for_a_height() -> None:
    assert {true for _, true in keys(HEIGHT, *ROD)} == {Decimal(150)}


def test_a_check_standard_serves_the_day_alone() -> None:
    own = replace(MASSES[0], certificate=f"{ASSIGNED}1234")
    assert keys(WEIGHT, own, kind="daily")[1] == ("load", 20)
    assert layout(WEIGHT, "full", [own, *SMALL], day=DAY).high == 20
    assert layout(WEIGHT, "full", [own], day=DAY).why is not None


@pytest.mark.parametrize("plan", PLANS.values(), ids=lambda plan: plan.key)
def test_every_plan_can_be_done(plan: Plan) -> None:
    lengths = (made(51, "500", "distance", "mm", "0.2"), made(52, "1000", "distance", "mm", "0.2"))
    bath = (made(61, "37", "thermometer", "Cel", "0.04"),)
    references: tuple[Reference, ...] = {**OWN, "distance": lengths, "thermometer": bath}[plan.reference]
    assert len(keys(plan, *references)) >= 2
    if plan.daily:
        assert len(keys(plan, *references, kind="daily")) == len(plan.daily)
