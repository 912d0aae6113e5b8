"""Lines whose device was not in order when it measured: the number stays, with the words of decision 27; whatever
would call it good goes, the sentence that says so, a grade, a range, a change. What is to be looked after stays said:
of an uncertain number too, since it is the safer of the two mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.core.answer import standing
from kiosk.core.derive import SOURCES
from kiosk.core.hows import MEASURED
from kiosk.core.results import ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import UNCHECKED, Told

WHOLES = ("overall", "fitness_age")
"""Say one word about everything that was graded."""
JUDGING = ("grade.", "source.medium", "source.weak", "change.", "result.fit.", "result.mean", "result.fitness_age.")
"""Notices that hold a number against others."""
NOT_COMPARED = Sentence("result.unchecked")


def lines(told: Told, made: Iterable[ResultLine]) -> tuple[ResultLine, ...]:
    """Put what must not be called good into the words for it."""
    doubtful = _spread(told.unchecked)
    return tuple(_doubted(one) if _behind(one, told) & doubtful else one for one in made)


def _spread(quantities: frozenset[str]) -> frozenset[str]:
    """What is computed goes with what it is computed from."""
    found = set(quantities)
    found |= {quantity for quantity, sources in SOURCES.items() if found.intersection(sources) and quantity != "sppb"}
    return frozenset(found)


def _behind(line: ResultLine, told: Told) -> frozenset[str]:
    if line.key in WHOLES:
        return frozenset(told.graded())
    return frozenset((line.key, *MEASURED.get(line.key, ())))


def _doubted(line: ResultLine) -> ResultLine:
    kept = tuple(one for one in line.notices if one != UNCHECKED and not one.key.startswith(JUDGING))
    whole = line.key in WHOLES
    calm = whole or standing(line) == "fine"
    return replace(
        line,
        values=() if whole else line.values,
        sentence=NOT_COMPARED if calm else line.sentence,
        change=None,
        bar=None,
        notices=(UNCHECKED, *kept),
        source=None if calm else line.source,
        gentle=line.gentle and not calm,
    )
