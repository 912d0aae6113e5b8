"""What every line of the results is made from, and the few things that all lines do alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core import change
from kiosk.core.assessment import Taken
from kiosk.core.battery.pressure import counted_pressure
from kiosk.core.counts import counted_taken
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Method, Side
from kiosk.core.resident import Person
from kiosk.core.results import ResultLine
from kiosk.core.rules.sets import FACTORS, item_set
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import AssessmentEnd, End

Before = Mapping[str, Decimal]
"""The newest earlier value by quantity, of the same method and instrument only."""
Row = tuple[str, str, str]
"""Label id, digits, unit text id."""

UNCHECKED = Sentence("source.unchecked")
"""What stands beside a value whose device was not in order (decision 27)."""
FEWEST_FACTORS = 2
AIDED = {"up_and_go_3m": "up_and_go_3m", "figure8_walk": "figure8", "gait_4m_time": "gait_speed"} | {
    "gait_speed_usual": "gait_speed",
    "gait_speed_max": "gait_speed",
    "six_min_walk": "six_min_walk",
}
"""What is walked with a stick or a walker is told and never graded (fitness-tests §2); by quantity, whose answer."""


def answered(done: Iterable[AssessmentEnd], assessment: str, question: str) -> str:
    """Return what was answered in a test; empty where it was not asked."""
    return next((dict(end.notes).get(question, "") for end in done if end.assessment == assessment), "")


def aided(done: Sequence[AssessmentEnd], quantity: str) -> bool:
    """Whether it was walked with an aid in this visit, by itself or as a part of the SPPB."""
    assessment = AIDED.get(quantity, "")
    in_sppb = assessment == "gait_speed" and answered(done, "sppb", "walk") == "aid"
    return in_sppb or answered(done, assessment, "aid") == "aid"


@dataclass(frozen=True, slots=True)
class Told:
    """One visit, as far as telling it goes. ``unchecked``: quantities whose instrument was not in order."""

    person: Person
    taken: tuple[Taken, ...]
    done: tuple[AssessmentEnd, ...] = ()
    before: Before = field(default_factory=dict)
    unchecked: frozenset[str] = frozenset()

    @property
    def pressure(self) -> tuple[Decimal, Decimal] | None:
        """Return systolic and diastolic as they count: the mean of the readings, after a forced rest those alone."""
        return counted_pressure(self.taken)

    def value(self, quantity: str, side: Side | None = None) -> Decimal | None:
        """Return what counts of the trials of a quantity, of one side where one is named."""
        return counted_taken(self.taken, quantity, side)

    def answer(self, assessment: str, question: str) -> str:
        """Return what was answered in a test; empty where it was not asked."""
        return answered(self.done, assessment, question)

    def finished(self, assessment: str) -> bool:
        """Whether a test came to its end."""
        return any(end.assessment == assessment and end.ended is End.FINISHED for end in self.done)

    def aided(self, quantity: str) -> bool:
        """Whether it was walked with an aid, by itself or as a part of the SPPB."""
        return aided(self.done, quantity)

    def graded(self) -> Mapping[str, Decimal]:
        """Return what counts of every quantity that may be held against a table."""
        keys = dict.fromkeys(quantity for trial in self.taken for quantity, _ in trial.values)
        values = {key: self.value(key) for key in keys if key in QUANTITIES and not self.aided(key)}
        return {key: value for key, value in values.items() if value is not None}

    @property
    def factors(self) -> tuple[str, ...]:
        """Return the factors of fitness at this age that were measured (국민체력100)."""
        found = item_set(self.person.age)
        if found is None:
            return ()
        values, factors = self.graded(), {**FACTORS[found].health, **FACTORS[found].motor}
        return tuple(name for name, items in factors.items() if any(item in values for item in items))

    @property
    def whole(self) -> bool:
        """Whether a whole can be asked for: with grip alone nobody does, from two factors on its parts are named."""
        return len(self.factors) >= FEWEST_FACTORS

    def notices(self, *quantities: str) -> tuple[Sentence, ...]:
        """Say what must be known about how these were measured."""
        typed = {quantity for trial in self.taken if trial.method is Method.TYPED for quantity, _ in trial.values}
        unchecked = (UNCHECKED,) if self.unchecked.intersection(quantities) else ()
        return (*unchecked, *((Sentence("source.typed"),) if typed.intersection(quantities) else ()))

    def change(self, quantity: str, now: Decimal) -> Sentence | None:
        """Say whether it has changed since the last visit, where that can be said."""
        return None if self.aided(quantity) else change.say(quantity, self.before.get(quantity), now)


def shown(quantity: str, value: Decimal) -> str:
    """The digits of a value, as everywhere else."""
    return f"{QUANTITIES[quantity].rounded(value):f}"


def short(quantity: str, value: Decimal) -> str:
    """The digits inside a sentence: 3 and not 3.0."""
    digits = shown(quantity, value)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def row(quantity: str, value: Decimal, label: str = "") -> Row:
    """One number with its label and its unit."""
    return (label or f"quantity.{quantity}", shown(quantity, value), f"unit.{QUANTITIES[quantity].unit}")


def plain(
    told: Told, key: str, quantity: str, sentence: Sentence, title: str = "", *, gentle: bool = False
) -> ResultLine | None:
    """Tell one number with a sentence and nothing else; None where it was not measured."""
    value, named = told.value(quantity), title or f"quantity.{quantity}"
    if value is None:
        return None
    return ResultLine(
        key,
        Sentence(named),
        (row(quantity, value),),
        sentence,
        notices=told.notices(quantity),
        gentle=gentle,
    )


def there(lines: Iterable[ResultLine | None]) -> tuple[ResultLine, ...]:
    """Leave out what was not measured."""
    return tuple(line for line in lines if line is not None)
