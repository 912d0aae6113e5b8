"""A flawed instrument says something else than what is on it, the same on every link; and the ledger tells both."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from pydantic import ValidationError

from kiosk.devices.simulate.flaws import SOUND, Flaw, Flaws
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.scenario import At, Curve
from tests.devices.simulate.scenes import Start, scale
from tests.rig import Rig, wait_until


class HoursLater(Pace):
    """A clock that stands where the test puts it."""

    at = 0.0

    def now(self) -> float:
        return HoursLater.at * 3600


def load(value: str) -> At:
    return At(step="weight", value=Decimal(value))


def told(flaws: Flaws, *loads: str) -> list[str]:
    return [str(flaws.said(load(one), lambda kg: kg.quantize(Decimal("0.01"))).value) for one in loads]


def test_gain_offset_and_the_way_down() -> None:
    flaws = Flaws(Flaw(offset=Decimal("0.3"), gain=Decimal("1.01"), hysteresis=Decimal("0.10")))
    assert told(flaws, "0", "10", "20", "20", "10", "0") == ["0.30", "10.40", "20.50", "20.50", "10.50", "0.30"]
    flaws.off()
    assert told(flaws, "10") == ["10.40"]  # from nothing up again


def test_drift_follows_the_clock_of_the_play() -> None:
    flaws = Flaws(Flaw(drift=Decimal("0.5")), HoursLater(2.0), Random(1))
    HoursLater.at = 0.0
    assert told(flaws, "10") == ["10.00"]
    HoursLater.at = 1.5
    assert told(flaws, "10") == ["11.50"]
    assert flaws.nothing(lambda kg: kg) == Decimal("1.5")


def test_noise_has_its_spread() -> None:
    flaws = Flaws(Flaw(noise=Decimal("0.2")), chance=Random(3))
    errors = [float(one) - 10 for one in told(flaws, *["10"] * 2000)]
    mean = sum(errors) / len(errors)
    spread = (sum((one - mean) ** 2 for one in errors) / len(errors)) ** 0.5
    assert abs(mean) < 0.02
    assert 0.19 < spread < 0.21


@pytest.mark.parametrize(
    ("flaw", "said"),
    [
        (Flaw(lie="constant", says=Decimal("65")), ["65.00"] * 4),
        (Flaw(lie="stuck"), ["10.00"] * 4),
        (Flaw(lie="error-as-number", says=Decimal("99.9"), every=3), ["10.00", "20.00", "99.90", "40.00"]),
        (Flaw(lie="other-unit"), ["22.05", "44.09", "66.14", "88.18"]),
    ],
)
def test_lies(flaw: Flaw, said: list[str]) -> None:
    assert told(Flaws(flaw), "10", "20", "30", "40") == said


def test_a_sound_device_is_left_alone_and_a_wrong_flaw_is_refused() -> None:
    entry = load("65.4")
    assert Flaws(SOUND).said(entry) is entry
    values = [Value("body_weight", Decimal("65.4"))]
    assert Flaws(SOUND).marked(values) == values
    for wrong in ({"lie": "constant"}, {"gian": 1}, {"noise": -1}, {"lie": "sometimes"}):
        with pytest.raises(ValidationError):
            Flaw.model_validate(wrong)


def test_a_table_keeps_its_pulse_and_a_squeeze_its_shape() -> None:
    flaws = Flaws(Flaw(offset=Decimal(5)))
    table = {"systolic": Decimal(120), "diastolic": Decimal(80), "pulse": Decimal(70)}
    said = flaws.said(At(step="pressure", value=table))
    assert said.value == {"systolic": Decimal(125), "diastolic": Decimal(85), "pulse": Decimal(70)}
    found = flaws.marked([Value("systolic_pressure", Decimal(125)), Value("heart_rate", Decimal(70))])
    assert [one.on for one in found] == [Decimal(120), None]
    curve = flaws.said(At(step="grip", curve=Curve(peak=Decimal(30))), lambda kg: kg).curve
    assert isinstance(curve, Curve)
    assert curve.peak == 35
    stretch = flaws.said(At(step="grip", curve=(Decimal(10), Decimal(20))), lambda kg: kg).curve
    assert stretch == (Decimal("12.5"), Decimal(25))


def settled(rig: Rig, said: str) -> dict[str, object]:
    return wait_until(lambda: rig.sent(step="load", stable=True, value=Decimal(said)))[-1]


def test_a_load_is_put_on_a_flawed_scale(start: Start) -> None:
    rig = start(scale(flaw={"offset": Decimal("0.3"), "hysteresis": Decimal("0.05")}))
    rig.load("scale", "10.0")
    assert settled(rig, "10.30")["on"] == 10
    rig.load("cas-ci-400", "20.0")
    settled(rig, "20.30")
    rig.load("scale", "10.0")
    settled(rig, "10.35")
    rig.flaw("scale")
    rig.load("scale", "10.0")
    assert settled(rig, "10.00")["on"] == 10
    with pytest.raises(AssertionError, match="no load"):
        rig.load("scale", "heavy")
    with pytest.raises(AssertionError, match="sometimes"):
        rig.flaw("scale", lie="sometimes")


def test_a_rod_under_a_flawed_stadiometer_and_a_mass_on_a_cell(start: Start) -> None:
    rig = start(
        {
            "device": [
                {"driver": "gtech-gl-150", "link": {"serial": "height"}, "flaw": {"gain": Decimal("1.01")}},
                {"driver": "load-cell-newton", "link": {"serial": "cell"}, "flaw": {"offset": Decimal("-0.5")}},
            ]
        }
    )
    rig.load("height", "170.0")
    line = rig.wait_sent(quantity="body_height")[-1]
    assert (line["value"], line["on"]) == (Decimal("171.7"), Decimal("170.0"))
    rig.load("cell", "20.0")
    line = rig.wait_sent(quantity="grip_force")[-1]
    assert (line["value"], line["on"]) == (Decimal("19.5"), Decimal("20.0"))
