"""What became of a stream: holes, doubles, restarts, and the sensor's clock against ours."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading import Block
from kiosk.core.stream import Course

OURS = 1000.0
"""Our clock when the sensor's begins."""


def block(
    numbers: Iterable[int], *, rate: float = 100.0, late: float = 0.0, drift: float = 0.0, base: float = 0.0
) -> Block:
    """Return samples by their numbers; the value is the number. ``drift``: how much slower the sensor's clock runs."""
    places = np.array(list(numbers), dtype=np.float64)
    at = OURS + places[-1] / rate + late if len(places) else OURS
    return Block("grip_force", base + places / rate * (1 - drift), places, at)


def taken(course: Course, *blocks: Block) -> list[float]:
    """Return the values that were new."""
    return [value for one in blocks if (new := course.take(one)) is not None for value in new.values.tolist()]


def faults(course: Course) -> tuple[int, int, int, int]:
    return course.holes, course.missing, course.doubled, course.restarts


def test_a_whole_stream_has_no_faults() -> None:
    course = Course()
    assert taken(course, *(block(range(at, at + 10)) for at in range(0, 100, 10))) == list(range(100))
    assert (course.samples, *faults(course)) == (100, 0, 0, 0, 0)
    assert course.rate == pytest.approx(100)


@pytest.mark.parametrize("size", [1, 4, 20])
def test_holes_are_counted_with_what_they_would_have_held(size: int) -> None:
    course = Course()
    blocks = [block(range(at, at + size)) for at in range(0, 400, size)]
    del blocks[200 // size : 240 // size]  # 40 samples
    taken(course, *blocks)
    assert faults(course) == (1, 40, 0, 0)
    assert course.samples == 360


def test_a_hole_inside_a_block_counts_too() -> None:
    course = Course()
    taken(course, block(range(20)), block([20, 21, 25, 26]))
    assert faults(course) == (1, 3, 0, 0)


def test_what_comes_twice_is_thrown_away() -> None:
    course = Course()
    blocks = [block(range(at, at + 10)) for at in range(0, 100, 10)]
    assert taken(course, *(one for one in blocks for _ in (1, 2))) == list(range(100))
    assert faults(course) == (0, 0, 100, 0)


def test_a_block_that_comes_late_and_overlaps_gives_its_new_part() -> None:
    course = Course()
    assert taken(course, block(range(20)), block(range(10, 30))) == list(range(30))
    assert faults(course) == (0, 0, 10, 0)


def test_a_clock_that_begins_anew_begins_a_new_stretch() -> None:
    course = Course()
    taken(course, block(range(50)))
    again = Block("grip_force", np.arange(10.0) / 100, np.arange(500.0, 510.0), OURS + 60)
    assert taken(course, again) == [500.0 + at for at in range(10)]
    assert faults(course) == (0, 0, 0, 1)
    assert course.newest == 0.09
    assert course.ours(0.09) == pytest.approx(OURS + 60)


def test_equal_times_are_no_fault() -> None:
    """Lines of one read have one time."""
    course = Course()
    for read in range(20):
        at = OURS + read / 20
        for kg in (1.0, 2.0, 3.0):
            assert course.take(Block("grip_force", np.array([at]), np.array([kg]), at)) is not None
    assert (course.samples, *faults(course)) == (60, 0, 0, 0, 0)


def test_an_empty_block_is_nothing() -> None:
    course = Course()
    assert course.take(block([])) is None
    assert course.samples == 0
    assert course.rate == 0.0


@pytest.mark.parametrize("drift", [0.0, 1e-4, -1e-4])
def test_an_instant_of_the_sensor_is_one_of_ours_whatever_is_late(drift: float) -> None:
    """Radio and scheduling only ever delay: the quickest Block of the last while tells best."""
    course, chance = Course(), np.random.default_rng(1)
    worst = 0.0
    for at in range(0, 12_000, 10):  # two minutes
        late = 0.002 + float(chance.exponential(0.02))
        course.take(block(range(at, at + 10), late=late, drift=drift))
        if at > 500:
            worst = max(worst, abs(course.ours(course.newest) - (OURS + (at + 9) / 100)))
    assert worst < 0.01


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.data())
def test_nothing_is_lost_and_nothing_counts_twice(sizes: list[int], data: st.DataObject) -> None:
    ends = np.cumsum(sizes)
    blocks = [block(range(end - size, end)) for size, end in zip(sizes, ends.tolist(), strict=True)]
    repeated = [one for one in blocks for _ in range(data.draw(st.integers(1, 3)))]
    course = Course()
    assert taken(course, *repeated) == list(range(int(ends[-1])))
    assert course.restarts == 0
    assert course.holes == 0
