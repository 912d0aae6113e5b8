"""The correction of a check at a measuring trial: once, between what the device says and the plausible limits, for
readings, streams and the live number; the kept bytes and that correction give the stored value for ever.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.app.demo.expect import fixed
from kiosk.core.assessment import Measure
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Live, Next, Redo
from kiosk.core.metrology.applied import corrections_of
from kiosk.core.metrology.values import Correction, DeviceCheck, InstrumentFacts, Kind
from kiosk.core.reading import Block, Measurement, Method, Proof, Reading
from kiosk.core.settle import Settled
from kiosk.core.translate import meaning
from kiosk.core.visit import Programme
from kiosk.devices.decode import Decoder
from kiosk.station.trial import rounded
from kiosk.station.voices import judged
from tests.station import words
from tests.station.play import PRESSURE, WEIGHT, Play, value_of

ONE_PERCENT = Correction(Decimal("1.01"), Decimal("0.2"), 1)
START = datetime(2026, 11, 2, tzinfo=UTC)
GRIP = Programme("grip", ("pressure", "grip"))


def adjusted(
    play: Play, device: str, quantity: str, correction: Correction | None = ONE_PERCENT, kind: Kind = "full"
) -> DeviceCheck:
    """A calibration whose correction is in force from now on, and a check of the day after it."""
    made, at = play.devices.instrument(device), play.clock.utc()
    due = at + timedelta(days=90)
    row = DeviceCheck(uuid4(), made.driver, made.serial, quantity, at, kind, "adjust", False, True, due, correction)
    daily = replace(row, id=uuid4(), at=at + timedelta(seconds=1), kind="daily", verdict="pass", found_good=True)
    play.archive.checked.setdefault((made.driver, made.serial), []).extend((row, daily))
    return row


def again(row: Measurement, check: DeviceCheck | None, quantity: str) -> Decimal:
    """Make a value of its kept bytes once more: decode, correct, judge, settle, round."""
    decoder, at = Decoder(words.PROTOCOLS[row.proof.codec]), 0.0
    step = next(one for one in BATTERY[row.step.partition("-")[0]].steps if isinstance(one, Measure))
    settler, corrections = step.settler(), corrections_of({quantity: check}) if check is not None else {}
    for frame in words.frames_of(row.proof.raw):
        at += 0.15
        said = tuple(judged(item, corrections) for item in meaning(words.read(row.proof.codec, frame, at, decoder)))
        if isinstance(outcome := settler.feed(said), Settled):
            made = rounded(outcome)
            assert isinstance(made, Settled)
            return dict(made.values)[quantity]
    raise AssertionError("the bytes give no value")


async def test_a_reading_is_corrected_once_and_its_bytes_give_it_again() -> None:
    async with Play(WEIGHT) as play:
        check = adjusted(play, "scale", "body_weight")
        await play.wait(5)
        await play.begin()
        await play.weigh("61.30")
        (row,) = play.rows
        assert row.value == (Decimal("61.30") * Decimal("1.01") + Decimal("0.2")).quantize(
            Decimal("0.1"), ROUND_HALF_UP
        )
        assert row.proof.calibration_id == check.id
        assert row.proof.said == "61.30", "what the device said stays as it said it"
        shown = [fact.value for fact in play.facts if isinstance(fact, Live)]
        assert set(shown) == {Decimal("61.30") * Decimal("1.01") + Decimal("0.2")}, "the live number is the same one"
        assert again(row, check, "body_weight") == row.value
        assert again(row, None, "body_weight") != row.value


def test_the_judge_of_a_demonstration_reckons_with_the_correction_that_a_value_names() -> None:
    said = {("weight", "body_weight"): Decimal("65.4")}
    row = Measurement(
        UUID(int=1), UUID(int=2), "body_weight", None, Decimal("66.3"), START, Method.DEVICE, "weight", proof=Proof("d")
    )
    check = DeviceCheck(UUID(int=3), "d", "s", "body_weight", START, "full", "adjust", False, True, None, ONE_PERCENT)
    assert fixed(lambda _: check, row, said) == Decimal("65.4")
    named = replace(row, proof=Proof("d", calibration_id=check.id))
    assert fixed({check.id: check}.__getitem__, named, said) == Decimal("66.3")


async def test_a_check_saved_while_a_trial_runs_counts_from_the_next_one() -> None:
    async with Play(WEIGHT) as play:
        await play.begin()
        await play.to("weight")
        check = adjusted(play, "scale", "body_weight")
        await play.station.checks_changed()
        await play.stand("61.30")
        (row,) = play.rows
        assert (row.value, row.proof.calibration_id) == (Decimal("61.3"), None)
        await play.do(Redo())
        await play.weigh("61.30")
        assert play.rows[-1].proof.calibration_id == check.id


async def test_a_stream_is_corrected_and_what_is_made_of_it_names_the_same_check() -> None:
    async with Play(GRIP) as play:
        check = adjusted(play, "grip", "grip_force", Correction(Decimal("1.1"), Decimal(0), 1))
        play.archive.noted[check.driver, check.serial] = InstrumentFacts()  # no law verifies one, so nobody is asked
        await play.wait(5)
        await play.to_tests()
        await play.inflate_twice()
        await play.squeeze("grip-right-1", "22.4")
        rows = [row for row in play.rows if row.step == "grip-right-1"]
        assert value_of(rows, "grip-right-1", "grip_force") == Decimal("24.6")
        assert {row.proof.calibration_id for row in rows} == {check.id}
        cuffs = [row.proof.calibration_id for row in play.rows if row.step.startswith("pressure")]
        assert set(cuffs) == {None}


@pytest.mark.parametrize("legal", ["yes", "unknown"])
async def test_an_instrument_that_is_or_may_be_legally_verified_is_never_corrected(legal: str) -> None:
    async with Play(WEIGHT) as play:
        adjusted(play, "scale", "body_weight")
        made = play.devices.instrument("scale")
        play.archive.noted[made.driver, made.serial] = InstrumentFacts(legal=legal)  # type: ignore[arg-type]  # a word
        await play.wait(5)
        await play.begin()
        await play.weigh("61.30")
        (row,) = play.rows
        assert (row.value, row.proof.calibration_id) == (Decimal("61.3"), None)
        await play.do(Next())
        assert play.scene.results is not None
        (line,) = play.scene.results.lines
        assert "source.unchecked" in [one.key for one in line.notices], "it is not what the check has left"


async def test_a_cuff_is_never_corrected_whatever_a_row_says() -> None:
    async with Play(PRESSURE) as play:
        adjusted(play, "cuff", "systolic_pressure", Correction(Decimal("0.5"), Decimal(0), 1))
        await play.wait(5)
        await play.to_tests()
        await play.inflate(128, 78)
        found = {row.quantity: (row.value, row.proof.calibration_id) for row in play.rows}
        assert found["systolic_pressure"] == (Decimal(128), None)


async def test_a_corrected_value_outside_the_limits_is_none() -> None:
    async with Play(WEIGHT) as play:
        adjusted(play, "scale", "body_weight", Correction(Decimal(1), Decimal(400), 1))
        await play.wait(5)
        await play.begin()
        await play.weigh("61.30")
        assert play.rows == []


async def test_where_checks_cannot_be_read_nothing_is_corrected_and_nothing_is_good() -> None:
    async with Play(WEIGHT) as play:
        adjusted(play, "scale", "body_weight")
        await play.wait(5)
        play.archive.unread = True
        await play.begin()
        await play.weigh("61.30")
        assert play.rows[0].proof.calibration_id is None
        await play.do(Next())
        play.archive.unread = False
        await play.wait(6)
        assert play.scene.results is not None
        assert "source.unchecked" in [one.key for one in play.scene.results.lines[0].notices]


def test_a_correction_is_in_the_unit_of_its_plan_and_streams_keep_the_meant_digits() -> None:
    import numpy as np

    check = DeviceCheck(
        UUID(int=1),
        "d",
        "s",
        "distance",
        Play().clock.utc(),
        "full",
        "adjust",
        False,
        True,
        None,
        Correction(Decimal(1), Decimal(5), 1),
    )  # 5 mm
    corrections = corrections_of({"distance": check, "sit_and_reach": check})
    made = judged(Reading("sit_and_reach", Decimal("12.0")), corrections)
    assert isinstance(made, Reading)
    assert made.value == Decimal("12.5")
    values = np.array([23.15, 0.1], dtype="<f4").astype(np.float64)
    force = {"grip_force": Correction(Decimal(1), Decimal("0.1"), 1)}
    block = judged(Block("grip_force", np.array([0.0, 0.1]), values, 0.1, single=True), force)
    assert isinstance(block, Block)
    assert block.values.tolist() == [23.25, 0.2]
    assert not block.single
