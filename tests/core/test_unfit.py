"""What a device itself says against its value."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import FACTORS, meaning
from kiosk.core.unfit import OXIMETERS, unfit

D = Decimal
SIGNS = {"spo2_pct": 97, "pulse_bpm": 72}


def why(protocol: str = "toy", /, **fields: object) -> str:
    """Return the word of the refusal, empty when nothing speaks against the value."""
    refusal = unfit(Record(protocol, fields, b"raw", 7.0))
    assert refusal is None or (refusal.reason, refusal.at) == ("no_result", 7.0)
    return refusal.code if refusal else ""


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"usable": True, "stable": True}, ""),
        ({"usable": False, "stable": False}, "unstable"),
        ({"usable": False, "stable": True, "removed": True}, "removed"),
        ({"usable": False, "stable": False, "removed": True}, "removed"),
        ({"usable": False, "stable": True, "removed": False}, "empty"),
        ({"complete": False, "body_fat_pct": D("24.0")}, "incomplete"),
        ({"complete": True, "body_fat_pct": D("24.0")}, ""),
        ({"body_fat_pct": D(0)}, "not_yet"),
        ({"body_fat_pct": D(0), "impedance_ohm": D(0)}, "not_yet"),
        ({"body_fat_pct": D(0), "impedance_ohm": D(500)}, ""),
        ({"contact": False, "bpm": 72}, "no_contact"),
        ({"contact": None, "bpm": 72}, ""),
        ({"contact": True, "bpm": 72}, ""),
        ({"sample_type": 10, "sample_location": 1}, "control_solution"),
        ({"sample_type": 1, "sample_location": 4}, "control_solution"),
        ({"sample_type": 4, "sample_location": 10}, ""),
        (SIGNS, ""),
        (SIGNS | {"meas_flags": ("fully_qualified",)}, ""),
        (SIGNS | {"meas_flags": ("ongoing", "invalid")}, "invalid"),
        (SIGNS | {"device_flags": ("display_update", "displaced")}, "displaced"),
        (SIGNS | {"meas_flags": ("from_storage",)}, "from_storage"),
        (SIGNS | {"meas_flags": ("from_storage",), "timestamp": None}, "from_storage"),
        (SIGNS | {"meas_flags": ("from_storage",), "timestamp": datetime(2026, 11, 21, 9)}, ""),
        (SIGNS | {"meas_flags": "invalid"}, ""),  # a text is no list of names
        ({}, ""),
    ],
)
def test_words(fields: dict[str, object], word: str) -> None:
    assert why(**fields) == word


@pytest.mark.parametrize("protocol", OXIMETERS)
def test_a_continuous_oximeter_waits_for_its_finger(protocol: str) -> None:
    assert why(protocol, **SIGNS) == ""
    assert why(protocol, **SIGNS, measurement_ok=False) == "no_finger"
    assert why(protocol, spo2_pct=None, pulse_bpm=72) == "no_finger"
    assert why(protocol, **SIGNS, meas_flags=("ongoing",)) == ""
    assert why("gatt:2A5E", **SIGNS, meas_flags=("ongoing",)) == "ongoing"


def test_access_to_records() -> None:
    assert why("gatt:2A52", result=6) == "no_records"
    assert why("gatt:2A52", result=8) == "not_reported"
    assert why("gatt:2A52", result=1) == ""
    assert why("gatt:2A9F", result=5) == ""


def test_a_finished_glucose_that_failed() -> None:
    fields = {"glucose_mg_dl": D(95), "sensor_flags": ("battery_low", "sample_too_small", "too_cold")}
    assert meaning(Record("gatt:2A18", fields)) == (Refusal("unsuccessful", detail=("sample_too_small", "too_cold")),)
    fields = {"glucose_mg_dl": None, "special": {"glucose": "NaN"}}
    assert meaning(Record("gatt:2A18", fields)) == (Refusal("unsuccessful"),)


def test_other_units() -> None:
    assert {quantity for quantity, _ in FACTORS.values()} <= set(QUANTITIES)
    (energy,) = meaning(Record("gatt:2A9C", {"bmr_kj": 5480}))
    (sugar,) = meaning(Record("gatt:2A18", {"glucose_mmol_l": D("6.2")}))
    assert isinstance(energy, Reading)
    assert isinstance(sugar, Reading)
    assert (QUANTITIES[energy.quantity].rounded(energy.value), energy.said) == (D(1310), "5480")
    assert (QUANTITIES[sugar.quantity].rounded(sugar.value), sugar.said) == (D(112), "6.2")
