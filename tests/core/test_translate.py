"""Record → Reading, Block or Refusal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.translate import STREAMS, VALUES, bmi_agrees, meaning


def said(protocol: str = "st_gs", /, **fields: object) -> tuple[Reading | Block | Refusal, ...]:
    """Return what a record with these fields means."""
    return meaning(Record(protocol, fields, b"raw", 7.0))


def test_every_target_is_in_the_table_of_quantities() -> None:
    assert {quantity for _, quantity, _ in VALUES} | set(STREAMS.values()) <= set(QUANTITIES)


def test_weight_of_a_scale() -> None:
    fields = {"weight_kg": Decimal("65.408019754"), "raw_value": Decimal("144.20"), "stable": True, "status": "ok"}
    assert said(**fields) == (Reading("body_weight", Decimal("65.408019754"), 7.0, True, "144.20"),)


def test_an_unstable_weight_stays_unstable() -> None:
    (reading,) = said(weight_kg=Decimal("65.4"), stable=False)
    assert isinstance(reading, Reading)
    assert reading.stable is False


def test_height_and_weight() -> None:
    fields = {"height_cm": Decimal("162.3"), "weight_kg": Decimal("65.40"), "bmi": Decimal("24.8"), "status": "ok"}
    assert said(**fields) == (
        Reading("body_height", Decimal("162.3"), 7.0, None, "162.3"),
        Reading("body_weight", Decimal("65.40"), 7.0, None, "65.40"),
    )


def test_blood_pressure_of_both_vocabularies() -> None:
    serial = said(sys=128, dia=82, map=97, pulse=71, status="ok", error_code="E00")
    bluetooth = said(
        systolic_mmhg=Decimal(128),
        diastolic_mmhg=Decimal(82),
        map_mmhg=Decimal(97),
        pulse_bpm=Decimal(71),
        measurement_ok=True,
        status={"cuff_loose": True, "pulse_range": "in_range"},
    )
    assert serial == bluetooth
    assert [item.quantity for item in serial if isinstance(item, Reading)] == [
        "systolic_pressure",
        "diastolic_pressure",
        "mean_pressure",
        "heart_rate",
    ]


def test_kilopascals_are_quoted_as_sent() -> None:
    (reading,) = said(systolic_mmhg=Decimal("141.761658087"), systolic_kpa=Decimal("18.9"))
    assert isinstance(reading, Reading)
    assert (reading.value, reading.said) == (Decimal("141.761658087"), "18.9")


def test_a_missing_value_is_left_out_not_zero() -> None:
    items = said(systolic_mmhg=Decimal(128), diastolic_mmhg=Decimal(82), map_mmhg=None, pulse_bpm=None)
    assert [item.quantity for item in items if isinstance(item, Reading)] == ["systolic_pressure", "diastolic_pressure"]


@pytest.mark.parametrize("status", ["overload", "underload", "no_result", "device_error"])
def test_a_status_without_value_is_refused_even_beside_numbers(status: str) -> None:
    assert said(status=status, weight_kg=Decimal(65), error_code="E07") == (Refusal(status, "E07", at=7.0),)
    assert said(status=status) == (Refusal(status, at=7.0),)


def test_a_failed_cuff_says_which_flags_were_up() -> None:
    status = {"body_movement": True, "cuff_loose": False, "pulse_range": "above", "improper_position": True}
    assert said(measurement_ok=False, status=status, systolic_mmhg=None) == (
        Refusal("unsuccessful", detail=("body_movement", "pulse_range_above", "improper_position"), at=7.0),
    )
    assert said(measurement_ok=False) == (Refusal("unsuccessful", at=7.0),)


@pytest.mark.parametrize(("height", "weight", "code"), [("0", "65", "height_cm"), ("162", "0.00", "weight_kg")])
def test_a_finished_measurement_of_zero_is_none(height: str, weight: str, code: str) -> None:
    assert said(height_cm=Decimal(height), weight_kg=Decimal(weight)) == (Refusal("no_result", code, at=7.0),)


def test_an_empty_scale_says_zero_honestly() -> None:
    (reading,) = said(weight_kg=Decimal("0.00"), stable=True)
    assert isinstance(reading, Reading)
    assert reading.value == 0


@pytest.mark.parametrize("name", ["bmi", "bmi_rejected"])
def test_a_bmi_that_disagrees_rejects_the_record(name: str) -> None:
    fields = {"height_cm": Decimal("158.5"), "weight_kg": Decimal("60.54"), name: Decimal("678.9")}
    assert said(**fields) == (Refusal("implausible", "bmi", at=7.0),)


@pytest.mark.parametrize(
    ("weight", "height", "bmi", "agrees"),
    [
        ("65.40", "162.3", "24.8", True),
        ("90.05", "188.6", "25.3", True),
        ("65.40", "162.3", "24.7", True),
        ("65.40", "162.3", "24.6", False),
        ("65.40", "162.3", "25.0", False),
        ("65.40", "0", "24.8", False),
        ("90.98", "178.70", "28", True),  # 28.49 cut, as in the Health o meter manual
        ("90.98", "178.70", "29", True),
        ("90.98", "178.70", "30", False),
        ("90.98", "178.70", "28.0", False),
    ],
)
def test_bmi_may_be_rounded_or_cut(weight: str, height: str, bmi: str, agrees: bool) -> None:
    assert bmi_agrees(Decimal(weight), Decimal(height), Decimal(bmi)) is agrees


def test_samples_become_a_block_without_nan() -> None:
    samples = ((Decimal("1.5"), 0), (Decimal("NaN"), 10), (Decimal("2.5"), 31248))
    (block,) = said("tindeq:data", kind="weight", samples=samples)
    assert isinstance(block, Block)
    assert (block.quantity, block.at) == ("grip_force", 7.0)
    assert block.seconds.tolist() == [0.0, 0.031248]
    assert block.values.tolist() == [1.5, 2.5]


def test_an_unwrapped_clock_is_preferred() -> None:
    (block,) = said("tindeq:data", samples=((Decimal(1), 5),), unwrapped_us=((1 << 32) + 5,))
    assert isinstance(block, Block)
    assert block.seconds.tolist() == [((1 << 32) + 5) / 1e6]


@pytest.mark.parametrize(
    "fields", [{"kind": "low_power"}, {"samples": ()}, {"samples": ((Decimal("NaN"), 0),)}, {"samples": "text"}]
)
def test_a_stream_without_numbers_means_nothing(fields: dict[str, object]) -> None:
    assert said("tindeq:data", **fields) == ()


def test_states_answers_and_progress_mean_nothing() -> None:
    assert said(state="STA") == ()
    assert said("gatt:2A36", cuff_mmhg=Decimal(90), pulse_bpm=Decimal(70)) == ()


@pytest.mark.parametrize("value", [True, "65", 65.0, [65], None])
def test_only_exact_numbers_are_values(value: object) -> None:
    assert said(weight_kg=value) == ()
