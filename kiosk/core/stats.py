"""A month in numbers, without people: counts, waiting, devices; cells of few people are hidden so that they stay so.

Only what was kept has an age, a sex, a programme; visits that were not kept are counted beside it, never mixed in, so
every table adds up to one of two totals and to nothing else. Completion is told with both. How many had improved
beyond the smallest real change since their last visit is counted by visit, where such a limit is published at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

OLDEST_BAND = 90
BAND = 10
DONE = ("finished", "refused", "unsafe", "fault", "left")
RATED = {3: "good", 2: "fair", 1: "poor"}
"""How residents say it was; most say nothing."""
CHANGED = ("better", "same", "worse", "none")
"""Against the visit before, by `change.verdict`; none: the first time, another instrument, or not measured."""


@dataclass(frozen=True, slots=True)
class Use:
    """One kept visit, without anything that leads to a person."""

    day: date
    age: int
    sex: str
    programme: str
    ended: str  # empty: still open
    guest: bool
    tests: tuple[tuple[str, str], ...] = ()  # assessment, how it ended
    changes: tuple[tuple[str, str], ...] = ()  # quantity, better | same | worse than at the visit before


@dataclass(frozen=True, slots=True)
class Unkept:
    """One visit whose keeping was refused."""

    day: date
    programme: str
    ended: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What the store counts of some days."""

    first: date
    last: date
    uses: tuple[Use, ...] = ()
    unkept: tuple[Unkept, ...] = ()
    waits: tuple[int, ...] = ()  # seconds from coming to being called
    faults: tuple[tuple[str, str], ...] = ()  # device and reason, each time it failed
    ratings: tuple[tuple[int, int], ...] = ()  # score (3 good, 2 fair, 1 poor), how many said so


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by label. A count of None is hidden; a total of None is of fewer than the smallest number."""

    name: str  # day, age, sex, programme, guest, ended, test:<assessment>, change:<quantity>, unkept, rating
    rows: tuple[tuple[str, int | None], ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long people waited, in whole minutes."""

    median: int
    ninety: int  # nine of ten waited no longer


@dataclass(frozen=True, slots=True)
class Numbers:
    """What may be shown, printed and handed on."""

    first: date
    last: date
    smallest: int
    tables: tuple[Table, ...]
    waiting: Waiting | None  # None: nobody, or too few
    faults: tuple[tuple[str, str, int], ...]  # device, reason, how often: no people in these

    def table(self, name: str) -> Table:
        """Return a table by its name."""
        return next(table for table in self.tables if table.name == name)


def numbers(usage: Usage, smallest: int) -> Numbers:
    """Count, and hide what would tell of few people."""
    uses = usage.uses
    tests = sorted({key for use in uses for key, _ in use.tests})
    changed = sorted({quantity for use in uses for quantity, _ in use.changes})
    tables = (
        ("day", _counted((use.day.isoformat() for use in uses), _days(usage))),
        ("age", _counted((str(band(use.age)) for use in uses), [str(age) for age in range(0, 91, BAND)])),
        ("sex", _counted((use.sex for use in uses), ("F", "M"))),
        ("programme", _counted(use.programme for use in uses)),
        ("guest", _counted(("guest" if use.guest else "known" for use in uses), ("known", "guest"))),
        ("ended", _counted((use.ended or "open" for use in uses), (*DONE, "open"))),
        *((f"test:{key}", _counted((_word_of(use.tests, key) for use in uses), (*DONE, "none"))) for key in tests),
        *((f"change:{key}", _counted((_word_of(use.changes, key) for use in uses), CHANGED)) for key in changed),
        ("unkept", _counted((one.ended for one in usage.unkept), DONE)),
        ("rating", _rated(usage.ratings)),
    )
    faults = sorted(Counter(usage.faults).items())
    return Numbers(
        usage.first,
        usage.last,
        smallest,
        tuple(hide(name, counts, smallest) for name, counts in tables),
        _waiting(usage.waits, smallest),
        tuple((device, reason, count) for (device, reason), count in faults),
    )


def band(age: int) -> int:
    """Return the first year of an age band of ten; everybody from 90 on is one band."""
    return min(age // BAND * BAND, OLDEST_BAND)


def hide(name: str, counts: Mapping[str, int], smallest: int) -> Table:
    """Make a table whose hidden cells nobody can compute from its total and its other cells."""
    total = sum(counts.values())
    if 0 < total < smallest:
        return Table(name, tuple((label, None) for label in counts), None)
    hidden = _hidden(list(counts.values()), smallest)
    rows = tuple((label, None if at in hidden else count) for at, (label, count) in enumerate(counts.items()))
    return Table(name, rows, total)


def _hidden(cells: Sequence[int], smallest: int) -> frozenset[int]:
    """Choose the cells to hide: the small ones, and of the others as few as it takes, from the smallest on.

    Where only small cells are hidden their sum must not force them: not all ones, not all one below the limit. With
    a larger cell among them nobody knows which it is. Where there is no other left (as many visits as cells, each
    one), everything is hidden, and so are all tables of so few visits that have a small cell.
    """
    small = [at for at, count in enumerate(cells) if 0 < count < smallest]
    if not small:
        return frozenset()
    if sum(cells) <= len(cells):
        return frozenset(range(len(cells)))
    total = sum(cells[at] for at in small)
    if len(small) > 1 and len(small) < total < (smallest - 1) * len(small):
        return frozenset(small)
    others = [at for at in range(len(cells)) if at not in small]
    least = min((cells[at] for at in others if cells[at]), default=0)  # all alike are hidden: the order tells nothing
    return frozenset((*small, *(at for at in others if cells[at] == least)))


def _counted(labels: Iterable[str], known: Iterable[str] = ()) -> dict[str, int]:
    """Count by label: the known ones in their order, then what else there is, in order of the alphabet."""
    found = Counter(labels)
    return {label: found[label] for label in chain(dict.fromkeys(known), sorted(found.keys() - set(known)))}


def _rated(ratings: Iterable[tuple[int, int]]) -> dict[str, int]:
    found = dict.fromkeys(RATED.values(), 0)
    for score, count in ratings:
        found[RATED[score]] += count
    return found


def _days(usage: Usage) -> list[str]:
    span = range(usage.first.toordinal(), usage.last.toordinal() + 1)
    return [date.fromordinal(day).isoformat() for day in span]


def _word_of(pairs: Iterable[tuple[str, str]], wanted: str) -> str:
    return next((word for key, word in pairs if key == wanted), "none")


def _waiting(seconds: Sequence[int], smallest: int) -> Waiting | None:
    if len(seconds) < smallest:
        return None
    ordered = sorted(seconds)

    def at(part: int) -> int:
        """The nearest rank: so many of ten waited no longer; half minutes count up."""
        place = -(-len(ordered) * part // 10) - 1
        return (ordered[place] + 30) // 60

    return Waiting(at(5), at(9))
