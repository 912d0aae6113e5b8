"""What approved plug-ins add to the tables of the kiosk, once, before anything is measured or shown.

`join` adds quantities, tests of one number and their words; whoever has a table of quantities, tests or texts in hand
sees them too. Nothing of ours can be redefined: ValueError, and then nothing was added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kiosk.core import battery, counts, quantity, texts
from kiosk.core.assessment import Assessment, Measure, Show, Step
from kiosk.core.quantity import Quantity
from kiosk.core.settle import Final, Hold, Peak, Settler

Settling = Literal["final", "hold", "peak"]


@dataclass(frozen=True, slots=True)
class NewTest:
    """A test that a manifest describes: a page that explains, then so many trials of one quantity.

    ``words``: language → title, explain, measure, good. ``settle``: final (the device says one result), hold (it comes
    to rest above ``threshold``) or peak (the highest of one effort above ``threshold``, of a stream).
    """

    key: str
    quantity: str
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    picture: str = ""
    settle: Settling = "final"
    threshold: Decimal = Decimal(1)
    trials: int = 1
    minutes: float = 2.0
    patience: float = 120.0
    effort: bool = False
    age_min: int = 0
    age_max: int = 120

    @property
    def assessment(self) -> Assessment:
        """The test as the station walks through it."""
        steps: tuple[Step, ...] = (
            Show(f"{self.key}.explain", self.picture),
            *(self._trial(one + 1) for one in range(self.trials)),
        )
        return Assessment(
            self.key,
            steps,
            effort=self.effort,
            age_min=self.age_min,
            age_max=self.age_max,
            gives=(self.quantity,),
            minutes=self.minutes,
        )

    def texts(self, language: str) -> dict[str, str]:
        """Its sentences by id."""
        words = self.words[language]
        return {
            f"assessment.{self.key}": words["title"],
            f"{self.key}.explain.title": words["title"],
            f"{self.key}.explain.say": words["explain"],
            f"{self.key}.measure.title": words["title"],
            f"{self.key}.measure.say": words["measure"],
            f"good.{self.key}.title": words["title"],
            f"good.{self.key}.say": words["good"],
        }

    def _trial(self, number: int) -> Measure:
        return Measure(
            step=f"{self.key}-{number}",
            text=f"{self.key}.measure",
            picture=self.picture,
            view="value",
            needs=(self.quantity,),
            settler=self._settler,
            trial=number,
            event=self.key,
            patience=self.patience,
            ways=("device", "typed"),
        )

    def _settler(self) -> Settler:
        match self.settle:
            case "hold":
                return Hold(self.quantity, threshold=self.threshold)
            case "peak":
                return Peak(self.quantity, onset=float(self.threshold))
            case _:
                return Final((self.quantity,))


def join(
    quantities: Iterable[Quantity],
    tests: Iterable[NewTest],
    pictures: Iterable[str] = (),
    rules: Mapping[str, counts.Rule] | None = None,
) -> None:
    """Add them; raises ValueError for a key that is taken, KeyError for words that are missing.

    ``rules`` say which of several trials of a quantity counts; default: the newest.
    """
    quantities, tests = tuple(quantities), tuple(tests)
    words = {
        language: {
            **{f"quantity.{one.key}": getattr(one, f"label_{language}") for one in quantities},
            **{key: text for one in tests for key, text in one.texts(language).items()},
            **{f"unit.{one.unit}": one.unit for one in quantities},
        }
        for language in texts.LANGUAGES
    }
    quantity.extended(quantity.QUANTITIES, quantities)  # refuses before anything is added
    battery.join(one.assessment for one in tests)
    quantity.join(quantities)
    counts.join(rules or {})
    texts.join(words)
    texts.PICTURES.extend(one for one in pictures if one not in texts.PICTURES)
