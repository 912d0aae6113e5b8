"""The whole of a fitness programme: the overall grade as reference, and the fitness age as a range."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.fitness_age import fitness_age
from kiosk.core.results import ResultLine
from kiosk.core.rules.overall import overall
from kiosk.core.rules.sets import FACTORS, item_set
from kiosk.core.texts import Sentence
from kiosk.core.told import Told

LOWEST = 6
TITLE = Sentence("result.overall.title")


def lines(told: Told) -> Iterator[ResultLine]:
    """Yield the overall grade, then the fitness age; each only where it has something to say."""
    if told.whole:
        yield _overall(told)
        line = _fitness_age(told)
        if line is not None:
            yield line


def _overall(told: Told) -> ResultLine:
    whole = overall(told.person.sex, told.person.age, told.graded())
    reference = Sentence("grade.reference")
    if whole.reason == "taking_part":
        return ResultLine("overall", TITLE, (), Sentence("result.overall.begun"), notices=(reference,), source=_SOURCE)
    if whole.grade is None:
        without = tuple(Sentence("result.overall.without", (f"@quantity.{item}",)) for item in _quantities(told))
        return ResultLine("overall", TITLE, (), Sentence("result.overall.missing"), notices=(*without, reference))
    values = () if whole.grade == LOWEST else (("result.overall.title", str(whole.grade), "unit.grade"),)
    weak = (Sentence("source.medium"),) if whole.confidence != "high" else ()
    sentence = Sentence(f"result.overall.{whole.grade}")
    return ResultLine("overall", TITLE, values, sentence, notices=(reference, *weak), source=_SOURCE)


_SOURCE = Sentence("source.norm.nfa")


def _quantities(told: Told) -> tuple[str, ...]:
    """Name what is missing: of a factor that has two items the first; grip in kg by its own name."""
    found = item_set(told.person.age)
    assert found is not None
    missing = overall(told.person.sex, told.person.age, told.graded()).missing
    factors = {**FACTORS[found].health, **FACTORS[found].motor, "body": FACTORS[found].body}
    firsts = {items[0]: None for items in factors.values() if items and items[0] in missing}
    grip = ("grip_force",) if "absolute_grip" in missing and "relative_grip" not in missing else ()
    return (*firsts, *grip)


def _fitness_age(told: Told) -> ResultLine | None:
    found = fitness_age(told.person.sex, told.person.age, told.graded())
    if found is None:
        return None
    if found.oldest is None:
        sentence = Sentence("result.fitness_age.from", (str(found.youngest),))
        digits = f"{found.youngest}+"
    else:
        sentence = Sentence("result.fitness_age.between", (str(found.youngest), str(found.oldest)))
        digits = f"{found.youngest}–{found.oldest}"
    return ResultLine(
        "fitness_age",
        Sentence("result.fitness_age.title"),
        (("result.fitness_age.title", digits, "unit.years"),),
        sentence,
        notices=(
            Sentence("result.fitness_age.how"),
            Sentence("result.fitness_age.factors", (str(len(found.factors)),)),
        ),
        source=Sentence("source.norm.kspo"),
    )
