"""Made-up people on chairs and stepping in place, and what a sensor would say of them. Synthetic, all of it.

A physical model that knows nothing of the counter: where the hip (or the knee) is at each instant, from smooth rises
and falls of unequal length with pauses, rests, half stands and fidgeting; then the sensor: its own sampling with
jitter, its noise, drift, lost and mad samples. The truth is counted from the movement itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from kiosk.core.counting_curve import Array, Trace

GRAVITY = 9.81
FINE = 0.005
"""Seconds between two instants of the movement."""
MARK = 0.85
"""Where the mark for the knee is: who steps well passes it a little."""


@dataclass(slots=True)
class Movement:
    """Where the hip (knee) is, 0 to 1, from three seconds before go until two after the end."""

    seconds: Array
    place: Array
    tops: list[tuple[float, float, float]] = field(default_factory=list)  # rise begins, top reached, how high

    def add(self, at: float, rise: float, stay: float, fall: float, high: float) -> None:
        """Add one way up and down."""
        first, last = np.searchsorted(self.seconds, [at, at + rise + stay + fall])
        since = self.seconds[first:last] - at
        self.place[first:last] += high * (smooth(since / rise) - smooth((since - rise - stay) / fall))

    def at(self, seconds: Array) -> Array:
        return np.interp(seconds, self.seconds, self.place)


def smooth(share: Array) -> Array:
    """The way of a limb from 0 to 1 with the least jerk."""
    share = np.clip(share, 0.0, 1.0)
    return share**3 * (10 - 15 * share + 6 * share**2)


def standing_up(chance: Generator, window: float, *, half_stands: bool) -> Movement:
    """Somebody who stands up and sits down for this long, and goes on a little after the end."""
    seconds = np.arange(-3.0, window + 3.0, FINE)
    moved = Movement(seconds, np.zeros_like(seconds))
    pace, lazy = chance.uniform(0.55, 1.5), chance.uniform(0.0, 0.12)
    at = chance.uniform(0.2, 0.9)
    while at < window + 1.5:
        rise, stay, fall = pace * chance.uniform(0.85, 1.2), chance.uniform(0.05, 0.3), pace * chance.uniform(0.8, 1.3)
        high = chance.uniform(0.3, 0.52) if half_stands and chance.random() < 0.07 else chance.uniform(0.95, 1.05)
        if high < 0.6:
            rise, fall = rise * 0.7, fall * 0.7
        moved.add(at, rise, stay, fall, high)
        moved.tops.append((at, at + rise, high))
        at += rise + stay + fall + chance.uniform(0.03, 0.4)
        if chance.random() < lazy:
            at += chance.uniform(1.5, 6.0)  # a rest
    return moved


def true_stands(moved: Movement, window: float) -> int:
    """Whole stands inside the window; more than halfway up at its end counts as one."""
    whole = sum(top <= window and high > 0.9 for _, top, high in moved.tops)
    on_the_way = any(
        begun < window < top and moved.at(np.array([window]))[0] > 0.5 for begun, top, high in moved.tops if high > 0.5
    )
    return whole + on_the_way


def stepping(chance: Generator, window: float, *, low_steps: bool) -> Movement:
    """The right knee of somebody who steps in place, slower when tired, with rests; some steps are too low."""
    seconds = np.arange(-3.0, window + 3.0, FINE)
    moved = Movement(seconds, np.zeros_like(seconds))
    pace, lazy = chance.uniform(0.85, 2.0), chance.uniform(0.0, 0.03)  # seconds between two right steps
    at = chance.uniform(0.2, 0.8)
    while at < window + 1.5:
        whole = pace * chance.uniform(0.92, 1.08) * (1 + 0.2 * at / window)
        rise, fall = 0.33 * whole * chance.uniform(0.94, 1.06), 0.33 * whole * chance.uniform(0.94, 1.06)
        high = chance.uniform(0.25, 0.5) if low_steps and chance.random() < 0.03 else chance.uniform(0.95, 1.08)
        moved.add(at, rise, 0.0, fall, high)
        moved.tops.append((at, at + rise, high))
        at += whole
        if chance.random() < lazy:
            at += chance.uniform(2.0, 8.0)
    return moved


def true_steps(moved: Movement, window: float) -> int:
    """Steps whose knee came to the mark inside the window."""
    share = np.linspace(0.0, 1.0, 2001)
    reached = (
        begun + (top - begun) * float(np.interp(MARK, high * smooth(share), share))
        for begun, top, high in moved.tops
        if high > MARK
    )
    return sum(at <= window for at in reached)


def fidgeting(chance: Generator, window: float) -> Movement:
    """Somebody who sits: shifts, leans, taps a foot; never a fifth of the way up."""
    seconds = np.arange(-3.0, window + 3.0, FINE)
    moved = Movement(seconds, np.zeros_like(seconds))
    for _ in range(chance.integers(0, 25)):
        at, long = chance.uniform(-2, window), chance.uniform(0.3, 2.0)
        high = chance.uniform(0.02, 0.18)
        moved.add(at, long, 0.0, long, high)
    moved.place[:] = np.minimum(moved.place, 0.2)
    return moved


# --- the sensors ----------------------------------------------------------------------------------------------


def samples(chance: Generator, window: float, rate: float, jitter: float = 0.08) -> Array:
    """When the sensor looks: nearly evenly, some looks lost, some in runs."""
    count = round((window + 4.0) * rate)
    seconds = -2.5 + (np.arange(count) + chance.uniform(-jitter, jitter, count)) / rate
    keep = chance.random(count) > 0.01
    for _ in range(chance.integers(0, 3)):
        first = chance.integers(0, count)
        keep[first : first + int(chance.uniform(0.1, 0.3) * rate)] = False
    return seconds[keep]


def wandering(chance: Generator, seconds: Array, most: float) -> Array:
    """Slow drift: a line and a slow wave."""
    slope, phase = chance.uniform(-most, most), chance.uniform(0, 2 * np.pi)
    span = seconds[-1] - seconds[0]
    drifted: Array = slope * (seconds - seconds[0]) / span + most / 3 * np.sin(2 * np.pi * seconds / 17 + phase)
    return drifted


def distance(chance: Generator, moved: Movement, window: float, *, leg: bool = False) -> Trace:
    """An echo in whole millimetres, six or ten a second: from above, or from where the knee comes near."""
    seconds = samples(chance, window, chance.choice([10.0, 20.0]) if leg else chance.choice([6.0, 10.0]))
    reach = chance.uniform(250, 500) if leg else chance.uniform(330, 480)
    values = chance.uniform(1000, 1600) - reach * moved.at(seconds) + wandering(chance, seconds, 15.0)
    values += chance.normal(0, 6.0, len(values))
    lost = chance.random(len(values)) < 0.004
    values[lost] = 5000.0  # no echo
    return Trace("distance", seconds, np.round(values))


def weight(chance: Generator, moved: Movement, window: float, kind: str = "force") -> Trace:
    """A plate under the feet: legs alone while sitting, all of it from a third of the way up, and what moves it."""
    seconds = samples(chance, window, 80.0, 0.02)
    body = chance.uniform(450, 900)
    place = moved.at(seconds)
    push = np.gradient(np.gradient(moved.place, FINE), FINE)
    borne = 0.2 + 0.8 * smooth(place / 0.3) if moved.tops else 0.2 + 0.7 * place  # who only leans stays on the seat
    values = body * borne * (1 + 0.035 * np.interp(seconds, moved.seconds, push) / GRAVITY)
    values += wandering(chance, seconds, 12.0) + chance.normal(0, 8.0, len(values))
    values[chance.random(len(values)) < 0.001] += 4000.0
    return Trace(kind, seconds, values / (GRAVITY if kind == "grip_force" else 1.0))


def under_foot(chance: Generator, moved: Movement, window: float) -> Trace:
    """A plate under the right foot: half the body or all of it while standing, nothing while the foot is up."""
    seconds = samples(chance, window, 80.0, 0.02)
    body, place = chance.uniform(450, 900), moved.at(seconds)
    borne = (0.55 + 0.05 * np.sin(2 * np.pi * seconds / 1.3)) * (1 - smooth(place / 0.08) if moved.tops else 1 - place)
    values = body * borne + wandering(chance, seconds, 12.0) + chance.normal(0, 8.0, len(seconds))
    return Trace("force", seconds, values)


def thigh(chance: Generator, moved: Movement, window: float) -> Trace:
    """Along the thigh of somebody who steps: gravity while standing, less with the knee up."""
    trace = tilt(chance, moved, window, swinging=0.03)
    return Trace("acceleration", trace.seconds, GRAVITY - trace.values)


def tilt(chance: Generator, moved: Movement, window: float, swinging: float = 0.05) -> Trace:
    """Along the thigh, which lies while sitting and stands while standing: gravity's part, and some of the swing."""
    seconds = samples(chance, window, 50.0, 0.05)
    swing = np.interp(seconds, moved.seconds, np.gradient(np.gradient(moved.place, FINE), FINE))
    values = GRAVITY * moved.at(seconds) + swinging * swing + wandering(chance, seconds, 0.3)
    return Trace("acceleration", seconds, values + chance.normal(0, 0.3, len(values)))


def mat(chance: Generator, moved: Movement, window: float, leaves: float) -> Trace:
    """A mat on the seat (or under the foot): changes only, some of them rattle; it is left at this share of the way."""
    on = moved.at(moved.seconds) < leaves
    changes = np.flatnonzero(np.diff(on.astype(np.int8)) != 0) + 1
    seconds, values = [-2.9], [1.0]
    for place in changes.tolist():
        at, state = float(moved.seconds[place]), float(on[place])
        seconds.append(at)
        values.append(state)
        if chance.random() < 0.05:  # it rattles
            seconds += [at + 0.015, at + 0.03]
            values += [1.0 - state, state]
    return Trace("contact", np.array(seconds), np.array(values))
