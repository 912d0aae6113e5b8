"""The ring between two threads: against a plain list, and overtaken in the middle of a look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kiosk.core.stream import Ring


def push(ring: Ring, first: int, count: int) -> None:
    numbers = np.arange(first, first + count, dtype=np.float64)
    ring.push(numbers, numbers * 10)


def test_an_empty_ring_has_nothing() -> None:
    seconds, values = Ring("grip_force").newest(100)
    assert (len(seconds), len(values)) == (0, 0)


def test_the_newest_come_oldest_first_and_wrap() -> None:
    ring = Ring("grip_force", capacity=4)
    push(ring, 0, 6)
    seconds, values = ring.newest(3)
    assert seconds.tolist() == [3, 4, 5]
    assert values.tolist() == [30, 40, 50]
    assert ring.newest(99)[0].tolist() == [2, 3, 4, 5]
    assert ring.written == 6


def test_a_block_longer_than_the_ring_leaves_its_end() -> None:
    ring = Ring("grip_force", capacity=4)
    push(ring, 0, 3)
    push(ring, 3, 11)
    assert ring.newest(4)[0].tolist() == [10, 11, 12, 13]


@given(st.integers(1, 9), st.lists(st.tuples(st.integers(0, 25), st.integers(0, 12)), max_size=20))
def test_it_is_the_end_of_a_list(capacity: int, steps: list[tuple[int, int]]) -> None:
    ring, written = Ring("grip_force", capacity), 0
    for count, look in steps:
        push(ring, written, count)
        written += count
        expected = list(range(written))[max(0, written - min(look, capacity)) :] if look else []
        assert ring.newest(look)[0].tolist() == expected
        assert ring.newest(look)[1].tolist() == [10 * one for one in expected]


class Tripwire(np.ndarray[Any, np.dtype[np.float64]]):
    """An array that lets something happen at the moment it is read."""

    happen: Callable[[], None] | None = None

    def __getitem__(self, places: Any) -> Any:
        if self.happen is not None:
            happen, self.happen = self.happen, None
            happen()
        return super().__getitem__(places)


def tripped(ring: Ring, happen: Callable[[], None]) -> None:
    wire: Tripwire = ring._values.view(Tripwire)
    wire.happen = happen
    ring._values = wire


@given(st.integers(0, 40), st.integers(1, 12), st.integers(1, 12))
def test_a_reader_that_is_overtaken_looks_again(before: int, during: int, look: int) -> None:
    ring = Ring("grip_force", capacity=8)
    push(ring, 0, before)
    tripped(ring, lambda: push(ring, before, during))
    seconds, values = ring.newest(look)
    assert values.tolist() == [10 * one for one in seconds.tolist()], "seconds and values belong together"
    assert seconds.tolist() == list(range(int(seconds[0]), int(seconds[0]) + len(seconds))) if len(seconds) else True


def test_a_writer_in_the_middle_of_a_block_is_seen() -> None:
    """It has filled its places but not yet said so: the oldest of them are no longer what they were."""
    ring = Ring("grip_force", capacity=8)
    push(ring, 0, 8)
    halfway: list[NDArray[np.float64]] = []

    class Halfway(np.ndarray[Any, np.dtype[np.float64]]):
        def __setitem__(self, places: Any, values: Any) -> None:
            super().__setitem__(places, values)
            halfway.append(ring.newest(8)[0])

    ring._values = ring._values.view(Halfway)
    push(ring, 8, 2)
    (seen,) = halfway
    assert seen.tolist() == list(range(8 - len(seen), 8))
    assert len(seen) <= 6
