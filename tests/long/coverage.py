"""Do the 95 % intervals of a calibration hold the truth in 95 of 100 cases? Exit code 1 if they do not.

``python -m tests.long.coverage --runs 10000``. Made-up devices with a random offset, gain, hysteresis (of random shape)
and drift, each 0.1 to 2 % of the largest load and of either sign, noise, resolution, references that are off by what
their certificates say; the sequences are those that `layout` asks for with that many references, with uneven pauses.
What is estimated is the mean of going up and coming down at mid-sequence: offset (error without load), gain, error at
half and at the largest load. Where noise is at least the resolution, coverage is held to 95 ± 1 % (with 10,000 runs);
where rounding rules it may only be too careful: then at least 94 %, and the figures are printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from uuid import UUID

import numpy as np

from kiosk.core.metrology.distributions import coverage_factor
from kiosk.core.metrology.figures import placed
from kiosk.core.metrology.fit import Fit, Floats, Place, design, fit
from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.values import Point, Reference, RefKind

DAY = date(2026, 11, 22)
NOISES = (0.0, 0.1, 0.2, 0.3, 0.5, 1.0, 3.0)
"""Standard deviations of the noise, in steps of the resolution."""
FROM_NOISE = 1.0
"""From here on the noise is larger than the rounding, and 95 ± 1 % is promised."""
WIDE = 1.0


@dataclass(frozen=True)
class Case:
    """A device with its references. ``own``: what the references are, in the plan's unit; ``u`` of the largest one."""

    name: str
    quantity: str
    own: tuple[float, ...]
    resolution: float
    u: float = 0.0
    alone: bool = False  # an offset and nothing else: every reading may be rounded in the same way


CASES = (
    Case("scale, 5 x 20 kg", "body_weight", (20,) * 5, 0.1, 0.002),
    Case("scale, 2 x 10 kg", "body_weight", (10, 10), 0.1, 0.001),
    Case("scale, 20+10+5 kg", "body_weight", (20, 10, 5), 0.05, 0.008),
    Case("scale, offset alone", "body_weight", (20,) * 5, 0.1, alone=True),
    Case("grip, 20+10+5 kg", "grip_force", (20, 10, 5), 0.1, 0.05),
    Case("grip, 10+5 kg", "grip_force", (10, 5), 0.1, 0.01),
    Case("height, 2 rods", "body_height", (100, 150), 0.1, 0.02),
    Case("height, 1 rod", "body_height", (150,), 0.1, 0.02),
    Case("pressure", "systolic_pressure", (0,), 1.0, 0.3),
    Case("distance, 3 lengths", "distance", (200, 500, 1000), 1.0, 0.2),
    Case("temperature", "body_temperature", (37,), 0.1, 0.02),
    Case("interval", "contact", (), 0.001),
)


@dataclass(frozen=True)
class Held:
    """Of one estimand: how often the interval held the truth, in percent, and how wide it was (mean of U)."""

    name: str
    percent: float
    wide: float


LEAST = 1e-6
"""A reference without any uncertainty is none."""


def places_of(case: Case, chance: np.random.Generator) -> tuple[Place, ...]:
    """Return the sequence that the product asks for with these references, with uneven pauses."""
    plan = PLANS[case.quantity]
    kind: RefKind = plan.reference
    references = [
        Reference(
            UUID(int=number),
            kind,
            f"{own}",
            Decimal(str(own)),
            plan.unit,
            Decimal(str(own)),
            Decimal(str(max(2 * case.u * own / max(case.own) if own else 2 * case.u, LEAST))),
            certificate="made up",
        )
        for number, own in enumerate(case.own)
    ]
    found = layout(plan, "full", references, day=DAY)
    assert found.why is None, found.why
    seconds = np.cumsum(chance.uniform(5, 40, len(found.loads)))
    points = [
        Point(one.task.key, one.true, one.true, one.u, one.references, seconds=float(at))
        for one, at in zip(found.loads, seconds, strict=True)
        if one.task.kind not in ("confirm", "corner")
    ]
    return tuple(placed(plan, points))


def size(chance: np.random.Generator, runs: int) -> Floats:
    """Draw faults: 0.1 to 2 % (evenly on a log scale), of either sign."""
    sizes = np.exp(chance.uniform(np.log(0.001), np.log(0.02), (runs, 1)))
    return np.asarray(sizes * chance.choice((-1.0, 1.0), (runs, 1)))


def played(
    places: Sequence[Place], case: Case, noise: float, runs: int, chance: np.random.Generator
) -> tuple[Fit, Floats, Floats]:
    """Return the fits of so many made-up devices, and their true offsets and gains."""
    load = np.array([one.load for one in places])
    ways = any(one.way < 0 for one in places)  # nobody comes down: there is no hysteresis to be met
    way = np.array([float((one.way or one.block) if ways else 0) for one in places])
    seconds = np.array([one.seconds for one in places])
    blocks = np.array([one.block and ways for one in places])
    top = load.max()
    offset, more = size(chance, runs) * top, 0.0 if case.alone else 1.0
    gain = size(chance, runs) * more
    shape = np.sin(np.pi * np.clip(load / top, 0, 1)) ** chance.uniform(0.3, 3, (runs, 1)) + chance.uniform(
        0, 1, (runs, 1)
    )
    bent = size(chance, runs) * more * top / 2 * shape * -way
    drift = size(chance, runs) * more * top * (seconds - seconds[~blocks].mean()) / np.ptp(seconds)
    off = np.array([one.u for one in places]) * chance.normal(size=(runs, 1))
    true = load + off
    read = true + offset + gain * true + bent + drift + noise * chance.normal(size=(runs, len(places)))
    read = np.round(read / case.resolution) * case.resolution
    return fit(design(places), read - load, case.resolution), offset[:, 0], gain[:, 0]


def expanded(done: Fit, load: float | None) -> Floats:
    """Return U of every run, from the product's own budget; the same as its `of`, for many at once."""
    parts = done.budgets(load).values()
    variance = sum(np.asarray(u**2) for u, _ in parts)
    below = sum(
        np.asarray(np.divide(u**2, variance, where=variance > 0, out=np.zeros_like(u)) ** 2 / df) for u, df in parts
    )
    return np.asarray(np.interp(below, *factors()) * np.sqrt(variance))


@cache
def factors() -> tuple[Floats, Floats]:
    """Return the coverage factor over 1/df, close enough to be read between the lines."""
    below = np.concatenate([np.linspace(0, 0.35, 120), np.linspace(0.36, 1, 120)])
    return below, np.array([coverage_factor(1 / one if one else float("inf")) for one in below.tolist()])


def held(case: Case, noise: float, runs: int, seed: int) -> Iterator[Held]:
    """Play one device with that noise (in steps of its resolution) and count."""
    chance = np.random.default_rng([seed, CASES.index(case), int(noise * 10)])
    places = places_of(case, chance)
    done, offset, gain = played(places, case, noise * case.resolution, runs, chance)
    top = max(one.load for one in places)
    wanted: list[tuple[str, float | None, Floats]] = [("top", top, offset + gain * top)]
    if done.design.gain:
        wanted = [("offset", 0.0, offset), ("gain", None, gain), ("half", top / 2, offset + gain * top / 2), *wanted]
    for name, load, truth in wanted:
        wide = expanded(done, load)
        inside = np.abs(done.value(load) - truth) <= wide
        yield Held(name, float(inside.mean() * 100), float(wide.mean()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args(arguments)
    margin = WIDE * max(1.0, (10_000 / wanted.runs) ** 0.5)
    broken = 0
    print(f"{'device':22} {'noise/d':>7}   coverage in % (mean U in steps of the resolution)")
    for case in CASES:
        for noise in NOISES:
            told = list(held(case, noise, wanted.runs, wanted.seed))
            most = 95 + margin if noise >= FROM_NOISE else 100
            wrong = [one for one in told if not 95 - margin <= one.percent <= most]
            broken += len(wrong)
            figures = "  ".join(f"{one.name} {one.percent:5.1f} ({one.wide / case.resolution:.3g})" for one in told)
            print(f"{case.name:22} {noise:7.1f}   {figures}{'  BROKEN' if wrong else ''}", flush=True)
    print(f"{broken} promises broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
