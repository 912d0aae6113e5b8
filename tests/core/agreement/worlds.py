"""Made-up comparisons of two devices of which the truth is known, and how often the intervals hold it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import numpy as np

from kiosk.core.agreement.concordance import concordance, repeatability
from kiosk.core.agreement.figures import Figure, Numbers, Z, share
from kiosk.core.agreement.limits import limits
from kiosk.core.agreement.lines import deming, regress
from kiosk.core.agreement.values import Repeats


@dataclass(frozen=True, slots=True)
class World:
    """reference = true + error, test = true + bias + own + error; ``own``: of a participant, for ever."""

    people: int
    least: int = 1  # pairs of a participant: from least to most, each as likely
    most: int = 1
    bias: float = 1.0
    own: float = 0.0
    test: float = 1.0
    reference: float = 1.0
    spread: float = 8.0  # of the true values between people
    moves: float = 0.0  # of the true value within a participant
    repeats: Repeats = "varying"

    @property
    def sd(self) -> float:
        """Of the difference of one pair."""
        return sqrt(self.own**2 + self.test**2 + self.reference**2)

    def truths(self) -> dict[str, float]:
        """What the intervals should hold."""
        x = self.spread**2 + self.moves**2 + self.reference**2
        y = self.spread**2 + self.moves**2 + self.own**2 + self.test**2
        xy = self.spread**2 + self.moves**2
        lean = y - x
        return {
            "bias": self.bias,
            "sd": self.sd,
            "lower": self.bias - Z * self.sd,
            "upper": self.bias + Z * self.sd,
            "order": 0.0,
            "proportional": lean / 2 / ((x + y + 2 * xy) / 4),
            "deming": (lean + sqrt(lean**2 + 4 * xy**2)) / (2 * xy),
            "concordance": 2 * xy / (x + y + self.bias**2),
            "repeat": self.test,
        }

    def play(self, luck: np.random.Generator) -> tuple[list[Numbers], list[Numbers], list[Numbers]]:
        """Return the values of the reference, of the test, and which came first (±0.5), one entry a participant."""
        reference, test, first = [], [], []
        for _ in range(self.people):
            pairs = int(luck.integers(self.least, self.most + 1))
            true = luck.normal(50, self.spread) + luck.normal(0, self.moves, pairs)
            reference.append(true + luck.normal(0, self.reference, pairs))
            test.append(true + self.bias + luck.normal(0, self.own) + luck.normal(0, self.test, pairs))
            first.append(luck.choice([-0.5, 0.5], pairs))
        return reference, test, first

    def figures(self, luck: np.random.Generator) -> dict[str, Figure]:
        """Play once, and work everything out."""
        reference, test, first = self.play(luck)
        found = limits(reference, test, self.repeats)
        differences = [one - other for one, other in zip(test, reference, strict=True)]
        means = [(one + other) / 2 for one, other in zip(test, reference, strict=True)]
        return {
            "bias": found.bias,
            "sd": found.sd,
            "lower": found.lower,
            "upper": found.upper,
            "order": regress(first, differences).slope,
            "proportional": regress(means, differences).slope,
            "deming": deming(reference, test).slope,
            "concordance": concordance(reference, test),
            "repeat": repeatability(test, self.repeats).within,
        }


WORLDS = {
    "10 single": World(10),
    "30 single": World(30),
    "85 single": World(85, bias=-2.0, test=1.5, reference=1.0),
    "12 x 5, the truth moves": World(12, 5, 5, own=1.0, test=0.4, reference=0.3, moves=2.0),
    "12 x 2-8, the truth moves": World(12, 2, 8, own=0.7, test=1.0, reference=0.6, moves=2.0),
    "15 x 3, the truth stands": World(15, 3, 3, own=1.0, test=0.8, reference=0.5, repeats="constant"),
    "30 x 1-4, the truth stands": World(30, 1, 4, own=0.3, test=1.0, reference=1.0, repeats="constant"),
}


def coverage(world: World, sets: int, seed: int) -> dict[str, float]:
    """Return the share of sets whose interval holds the truth, by figure; figures without an interval are left out."""
    luck, held, had, truths = np.random.default_rng(seed), Counter[str](), Counter[str](), world.truths()
    for _ in range(sets):
        for key, figure in world.figures(luck).items():
            if figure.low is not None and figure.high is not None:
                had[key] += 1
                held[key] += figure.low <= truths[key] <= figure.high
    return {key: held[key] / had[key] for key in had}


def shares(part: float, of: int, sets: int, seed: int) -> float:
    """Return how often Wilson's interval holds a share."""
    luck = np.random.default_rng(seed)
    found = [share(int(count), of) for count in luck.binomial(of, part, sets)]
    return sum(one.low is not None and one.low <= part <= (one.high or 0.0) for one in found) / sets
