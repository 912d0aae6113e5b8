"""When an oximeter's stream is a value: five seconds of valid readings that agree (Bluetooth reference 2.5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.battery import BATTERY
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.settle import Outcome, Said, Settled, Steady
from kiosk.core.translate import meaning
from kiosk.devices.decode import Decoder
from kiosk.devices.registry import installed
from kiosk.station.voices import judged

NOTHING = Refusal("no_result")


def oxygen(value: int, at: float, stable: bool | None = True) -> Reading:
    return Reading("spo2", Decimal(value), at, stable, str(value))


def pulse(value: int, at: float) -> Reading:
    return Reading("heart_rate", Decimal(value), at, True, str(value))


def fed(settler: Steady, said: Sequence[Sequence[Said]]) -> Outcome | None:
    for one in said:
        if (outcome := settler.feed(one)) is not None:
            return outcome
    return None


def every_second(values: Sequence[int | None], at: float = 0.0) -> list[Sequence[Said]]:
    """A reading a second; None is a moment without one."""
    return [(oxygen(one, at + n),) if one is not None else (NOTHING,) for n, one in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ([97] * 6, 97),
        ([97] * 5, None),
        ([97, 97, 98, 97, 96, 98], 98),  # the newest
        ([93, 97, 97, 97, 97, 97], None),  # it went up: not settled yet
        ([93, 97, 97, 97, 97, 97, 97], 97),
        ([97, 97, 97, None, 97, 97, 97, 97, 97], None),  # the finger was out
        ([97, 97, 97, None, 97, 97, 97, 97, 97, 97], 97),
        ([None] * 20, None),
        ([], None),
    ],
)
def test_steady(values: list[int | None], outcome: int | None) -> None:
    wanted = Settled((("spo2", Decimal(outcome)),), str(outcome)) if outcome is not None else None
    assert fed(Steady("spo2"), every_second(values)) == wanted


def test_the_pulse_beside_it_is_kept() -> None:
    said = [(pulse(70 + n, n), oxygen(97, n)) for n in range(6)]
    assert fed(Steady("spo2", ("heart_rate",)), said) == Settled(
        (("spo2", Decimal(97)), ("heart_rate", Decimal(75))), "97 75"
    )


def test_a_hole_is_no_steady_value() -> None:
    settler = Steady("spo2")
    assert fed(settler, every_second([97, 97])) is None
    assert fed(settler, every_second([97, 97], at=4.1)) is None
    assert fed(settler, every_second([97], at=6.5)) is None


def test_other_words_neither_end_nor_spoil_it() -> None:
    said: list[Sequence[Said]] = [(), *every_second([97] * 3), (pulse(70, 2.5),), (), *every_second([97] * 3, at=3.0)]
    assert fed(Steady("spo2"), said) is not None


def test_a_device_that_calls_itself_unstable_is() -> None:
    said: list[Sequence[Said]] = [(oxygen(97, n, stable=n != 3),) for n in range(8)]
    assert fed(Steady("spo2"), said) is None


def test_a_finished_measurement_counts_at_once() -> None:
    """A spot check, or the pulse that a cuff found."""
    assert fed(Steady("spo2"), [(oxygen(97, 3.0, stable=None),)]) == Settled((("spo2", Decimal(97)),), "97")


def test_what_is_out_of_limits_starts_it_anew() -> None:
    low = [(judged(oxygen(97 if n != 3 else 20, n)),) for n in range(8)]
    assert fed(Steady("spo2"), low) is None
    fast = [(judged(pulse(70 if n != 3 else 255, n)), oxygen(97, n)) for n in range(8)]
    assert fed(Steady("spo2", ("heart_rate",)), fast) is None


@given(st.lists(st.one_of(st.none(), st.integers(0, 127)), max_size=40))
def test_no_value_without_five_seconds_that_agree(values: list[int | None]) -> None:
    outcome = fed(Steady("spo2"), every_second(values))
    runs = [values[n : n + 6] for n in range(len(values) - 5)]
    agreed = any(all(one is not None and run[0] is not None and abs(one - run[0]) <= 2 for one in run) for run in runs)
    assert (outcome is not None) == agreed


@pytest.mark.parametrize("variant", ["old", "new"])
def test_the_packets_of_a_clip_settle_the_step(variant: str) -> None:
    packet, out = {
        "old": (bytes.fromhex("8340054861"), bytes.fromhex("9300000000")),
        "new": (bytes.fromhex("01E085B396C8E1FFFF"), bytes.fromhex("01E285B396C8E1FFFF")),
    }[variant]
    (measure,) = (step for step in BATTERY["spo2"].steps if hasattr(step, "settler"))
    settler, decoder = measure.settler(), Decoder(installed().protocols["cms50d"], variant)
    stream = [out] * 30 + [packet] * 100 + [out] * 6 + [packet] * 400
    for number, data in enumerate(stream):
        (record,) = decoder.feed(data, at=number / 60)
        assert isinstance(record, Record)
        said = tuple(item if isinstance(item, Block) else judged(item) for item in meaning(record))
        if (outcome := settler.feed(said)) is not None:
            assert outcome == Settled((("spo2", Decimal(97)), ("heart_rate", Decimal(72))), "97 72")
            assert number / 60 == pytest.approx(136 / 60 + 5, abs=0.02)
            return
    pytest.fail("it never settled")
