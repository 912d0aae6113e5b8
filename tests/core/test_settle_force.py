"""The settler of a squeeze: the peak, whether it was one effort, and what a broken stream does to it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.core.quality import DOUBTS
from kiosk.core.reading import Block, Refusal
from kiosk.core.settle import Failed, Peak, Settled
from kiosk.core.settle_force import DOUBTS as NAMED
from kiosk.core.settle_force import Squeeze

FORCE = "grip_force"


def blocks(
    corners: list[tuple[float, float]], *, rate: float = 80.0, size: int = 8, single: bool = False
) -> Iterator[Block]:
    """Return a curve through these corners (seconds, kilograms) as a sensor tells it."""
    seconds = np.arange(0, corners[-1][0], 1 / rate)
    values = np.interp(seconds, [at for at, _ in corners], [kg for _, kg in corners])
    values *= 1 + 0.002 * np.sin(50 * seconds)
    values = values.astype(np.float32).astype(np.float64) if single else values
    for at in range(0, len(seconds), size):
        part = slice(at, at + size)
        yield Block(FORCE, seconds[part], values[part], float(seconds[part][-1]) + 100, single)


def settled(squeeze: Squeeze, said: Iterator[Block] | list[Block]) -> Settled:
    outcome = next(found for one in said if (found := squeeze.feed((one,))) is not None)
    assert isinstance(outcome, Settled)
    return outcome


TWICE = [(0.0, 0.0), (1.0, 0.0), (1.3, 30.0), (2.3, 29.0), (2.4, 3.0), (2.8, 3.0), (3.0, 28.0), (4.0, 28.0), (6.0, 0.0)]
GOOD = [(0.0, 0.0), (1.0, 0.0), (1.3, 30.0), (3.3, 29.0), (3.5, 0.0), (5.0, 0.0)]


def test_a_good_squeeze_is_its_peak() -> None:
    squeeze = Squeeze(FORCE)
    outcome = settled(squeeze, blocks(GOOD))
    plain = Peak(FORCE)
    assert outcome == next(found for one in blocks(GOOD) if (found := plain.feed((one,))) is not None)
    assert squeeze.effort is not None
    assert squeeze.effort.valid
    assert squeeze.effort.onset == pytest.approx(1.0, abs=0.03)


def test_a_quick_sensor_tells_how_fast_it_rose() -> None:
    outcome = settled(Squeeze(FORCE), blocks(GOOD, rate=1000.0))
    (_, peak), (name, rise) = outcome.values
    assert name == "grip_rfd"
    assert float(rise) == pytest.approx(100, rel=0.02)
    assert float(peak) == pytest.approx(30, rel=0.01)
    assert outcome.said == str(peak)


def test_the_digits_of_a_32_bit_sensor_are_its_own() -> None:
    outcome = settled(Squeeze(FORCE), list(blocks([(at, 23.15 / 30 * kg) for at, kg in GOOD], single=True)))
    assert len(outcome.said) <= 9
    assert np.float32(outcome.said) == np.float32(max(one.values.max() for one in blocks(
        [(at, 23.15 / 30 * kg) for at, kg in GOOD], single=True
    )))  # fmt: skip


@pytest.mark.parametrize(
    ("corners", "doubt"),
    [
        ([(0.0, 20.0), (0.3, 30.0), (2.3, 29.0), (2.5, 0.0), (4.0, 0.0)], "not-let-go"),
        ([(0.0, 0.0), (1.0, 0.0), (1.1, 30.0), (1.2, 30.0), (1.3, 0.0), (4.0, 0.0)], "too-quick"),
        (TWICE, "pulled-twice"),
        ([(0.0, 5.0), (1.0, 5.0), (1.3, 30.0), (3.3, 29.0), (3.5, 5.0), (5.0, 5.0)], "zero-off"),
        ([(0.0, 2.0), (1.0, 2.0), (1.3, 12.0), (3.3, 11.0), (3.5, 0.0), (5.0, 0.0)], ""),  # a hand on the handle
    ],
)  # fmt: skip
def test_what_is_rather_measured_again(corners: list[tuple[float, float]], doubt: str) -> None:
    # above 3 kg at rest the effort seems to have begun: the onset of such a trial is higher
    outcome = settled(Squeeze(FORCE, onset=6.0), blocks(corners))
    assert outcome.doubt == doubt
    assert len(outcome.values) == 1


def test_a_hole_in_the_effort_is_told() -> None:
    said = [one for one in blocks(GOOD) if not 2.0 < one.seconds[0] < 2.3]
    squeeze = Squeeze(FORCE)
    assert settled(squeeze, said).doubt == "lost-data"
    assert squeeze.course is not None
    assert (squeeze.course.holes, squeeze.course.missing) == (1, 16)


def test_what_comes_twice_counts_once() -> None:
    said = [one for one in blocks(GOOD) for _ in (1, 2)]
    squeeze = Squeeze(FORCE)
    assert settled(squeeze, said) == settled(Squeeze(FORCE), blocks(GOOD))
    assert squeeze.course is not None
    assert squeeze.course.doubled > 100
    assert squeeze.course.restarts == 0


def test_after_a_link_that_broke_only_the_new_squeeze_counts() -> None:
    high = [one for one in blocks([(at, 2 * kg) for at, kg in GOOD]) if one.seconds[0] < 2.0]
    squeeze = Squeeze(FORCE)
    outcome = settled(squeeze, high + list(blocks(GOOD)))
    assert outcome.doubt == ""
    assert outcome.values[0][1] < 31
    assert squeeze.course is not None
    assert squeeze.course.restarts == 1


def test_a_fault_of_the_sensor_ends_the_trial() -> None:
    assert Squeeze(FORCE).feed((Refusal("device_error", "low"),)) == Failed("device_error", (), "low")


def test_another_stream_is_not_heard() -> None:
    squeeze = Squeeze(FORCE)
    assert squeeze.feed((Block("distance", np.arange(100.0), np.full(100, 30.0)),)) is None
    assert squeeze.course is None


def test_every_word_is_a_doubt_that_has_words() -> None:
    assert set(NAMED.values()) <= set(DOUBTS)


def test_without_a_clock_of_its_own_a_hole_is_a_late_read() -> None:
    late = [
        Block(FORCE, np.full(len(one.values), one.at), one.values, one.at)
        for one in blocks(GOOD, rate=1000.0, size=20)
        if not 2.0 < one.seconds[0] < 2.3
    ]
    squeeze = Squeeze(FORCE)
    outcome = settled(squeeze, late)
    assert outcome.doubt == ""
    assert [quantity for quantity, _ in outcome.values] == [FORCE]
    assert squeeze.course is not None
    assert (squeeze.course.holes, squeeze.course.restarts, squeeze.course.doubled) == (0, 0, 0)
