"""The line under random presses of two stations, against a model in plain Python. Everybody here is made up."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.resident import Sex
from kiosk.core.roster import Expected
from kiosk.store.booked import ACTS
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble
from tests.store.shelf import KEYS, NOW, STAFF, SYSTEM, later

TODAY = date(2026, 11, 2)
PEOPLE = [
    Expected(f"시험{letter}", date(1950, 1, 1), Sex.MALE, f"{number:04}") for number, letter in enumerate("가나다")
]
presses = st.lists(
    st.tuples(
        st.sampled_from(["add", "next", "import", "close", *ACTS]),
        st.integers(0, 8),  # whom
        st.integers(0, 1),  # at which station
    ),
    max_size=40,
)


@dataclass
class One:
    """What the model knows of one place in the line."""

    state: str
    number: int
    place: int


class Line:
    """The model."""

    def __init__(self) -> None:
        self.all: dict[UUID, One] = {}
        self.order: list[UUID] = []

    def first(self) -> UUID | None:
        waiting = [key for key, one in self.all.items() if one.state == "waiting"]
        return min(waiting, key=lambda key: (self.all[key].place, self.all[key].number), default=None)

    def highest(self) -> int:
        return max((one.number for one in self.all.values()), default=0)

    def see(self, found: dict[UUID, tuple[str, int]]) -> None:
        assert {key: (one.state, one.number) for key, one in self.all.items()} == found


def press(line: Line, store: Store, act: str, whom: int, at: int) -> None:
    now = later(at)
    match act:
        case "add":
            made = store.booking_add(TODAY, actor=STAFF, now=now)
            assert made.number == line.highest() + 1
            line.all[made.id] = One("waiting", made.number, at)
            line.order.append(made.id)
        case "next":
            called, expected = store.booking_next(TODAY, actor=STAFF, now=now), line.first()
            assert (called.id if called else None) == expected
            if expected is not None:
                line.all[expected].state = "called"
        case "import":
            store.bookings_import(TODAY, "g", PEOPLE, actor=STAFF, now=now)
            for one in store.bookings(TODAY, actor=STAFF, now=now):
                if one.id not in line.all:
                    line.all[one.id] = One("booked", 0, at)
                    line.order.append(one.id)
        case "close":
            store.bookings_close(TODAY, actor=STAFF, now=now)
            after = {"booked": "missed", "waiting": "left", "called": "left"}
            for place in line.all.values():
                place.state = after.get(place.state, place.state)
        case _ if line.order:
            _act(line, store, act, line.order[whom % len(line.order)], at)


def _act(line: Line, store: Store, act: str, key: UUID, at: int) -> None:
    state, before = ACTS[act]
    one, allowed = line.all[key], line.all[key].state in before
    try:
        changed = store.booking_act(key, act, actor=STAFF, now=later(at), visit_id=key)
    except StoreTrouble:
        assert not allowed
        return
    assert allowed
    number = one.number or (line.highest() + 1 if act == "came" else 0)
    line.all[key] = One(state, number, at)
    assert (changed.state, changed.number) == (state, number)


@given(presses)
@settings(max_examples=40, deadline=None)
def test_whatever_is_pressed_the_line_is_as_the_model_says(pressed: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        where = StoreSettings(Path(folder) / "data", "st-1", "centre-1", plain=True)
        create_store(where, KEYS, actor=SYSTEM, now=NOW)
        line = Line()
        with open_store(where, KEYS) as one, open_store(replace(where, station_id="st-2"), KEYS) as two:
            for at, (act, whom, station) in enumerate(pressed):
                press(line, (one, two)[station], act, whom, at)
                listed = two.bookings(TODAY, actor=STAFF, now=later(at))
                line.see({row.id: (row.state, row.number) for row in listed})
            numbers = [one.number for one in line.all.values() if one.number]
            assert len(numbers) == len(set(numbers))
            assert one.audit_verify().ok
