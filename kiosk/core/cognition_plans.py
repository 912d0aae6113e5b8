"""What the touch tasks show (kiosk.core.cognition): items drawn from a seed, and those to practise with. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to show: after ``wait`` seconds of an empty field, ``what`` appears."""

    what: str
    wait: float = 0.0


def _waits(draw: random.Random) -> float:
    return round(draw.uniform(1.2, 2.8), 2)


def simple(draw: random.Random) -> tuple[Item, ...]:
    """Eight circles."""
    return tuple(Item("go", _waits(draw)) for _ in range(8))


def choice(draw: random.Random) -> tuple[Item, ...]:
    """Twelve circles, half of them at each side."""
    sides = ["left", "right"] * 6
    draw.shuffle(sides)
    return tuple(Item(side, _waits(draw)) for side in sides)


def go_no_go(draw: random.Random) -> tuple[Item, ...]:
    """Fourteen circles and six squares."""
    signs = ["go"] * 14 + ["stay"] * 6
    draw.shuffle(signs)
    return tuple(Item(sign, _waits(draw)) for sign in signs)


def trail(draw: random.Random) -> tuple[Item, ...]:
    """Twelve numbers, each in a cell of its own."""
    places = list(range(12))
    draw.shuffle(places)
    return tuple(Item(f"{number}@{place}") for number, place in enumerate(places, 1))


def span(draw: random.Random) -> tuple[Item, ...]:
    """Two rows of each length from three to nine; no digit twice running."""
    rows = []
    for length in range(3, 10):
        for _ in range(2):
            row = [draw.randint(1, 9)]
            while len(row) < length:
                row.append(draw.choice([digit for digit in range(1, 10) if digit != row[-1]]))
            rows.append(Item("".join(map(str, row))))
    return tuple(rows)


def practised(*what: str) -> tuple[Item, ...]:
    """Always the same, with a wait that nobody is surprised by."""
    return tuple(Item(one, 1.5) for one in what)
