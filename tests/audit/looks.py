"""What a screen can look like: language, way up, letters, colours, position, hand and the panel it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen: the pixels of its short and its long side, and the pitch in millimetres a pixel.

    ``edge`` is how high above the floor, in millimetres, its lower edge may hang at most when it stands upright, and
    when it lies: then everything that can be pressed in the low position is within reach from a wheelchair.
    """

    short: int
    long: int
    pitch: float
    edge: tuple[int, int]

    def size(self, upright: bool) -> tuple[int, int]:
        """Width and height in pixels."""
        return (self.short, self.long) if upright else (self.long, self.short)


PANELS = {
    "21.5in": Panel(1080, 1920, 0.248, (930, 950)),
    "27in": Panel(1440, 2560, 0.2335, (860, 880)),
    "32in": Panel(1080, 1920, 0.369, (790, 820)),
    "window": Panel(540, 960, 0.496, (930, 950)),  # the smallest certified screen, drawn in a window of half the pixels
}
LANGUAGES = ("ko", "en")
ZOOMS = (1.0, 1.25, 1.5, 1.75, 2.0)
PLACES = ("upright", "low", "lying")  # the low position is there for an upright screen alone


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which a screen can be shown."""

    panel: str = "21.5in"
    place: str = "upright"
    language: str = "ko"
    zoom: float = 1.0
    contrast: bool = False
    left: bool = False

    def __str__(self) -> str:
        """Short, for one line of a report."""
        words = (self.panel, self.place, self.language, f"{self.zoom:.0%}")
        return " ".join((*words, *("contrast",) * self.contrast, *("left",) * self.left))

    @property
    def upright(self) -> bool:
        """Whether the panel stands upright."""
        return self.place != "lying"


FACTORS: tuple[Sequence[object], ...] = (tuple(PANELS), PLACES, LANGUAGES, ZOOMS, (False, True), (False, True))


def every_look() -> list[Look]:
    """All there are: 480."""
    return [Look(*one) for one in product(*FACTORS)]  # type: ignore[arg-type]  # in the order of the fields


def certain_looks() -> list[Look]:
    """Every language, letter size, position and colour on the reference screen; hand and panel in pairs with those."""
    plain = (("21.5in",), PLACES, LANGUAGES, ZOOMS, (False, True), (False,))
    looks = [Look(*one) for one in product(*plain)]
    return looks + [one for one in pairs() if one not in looks]


def _pairs_of(row: Sequence[object]) -> Iterator[tuple[int, object, int, object]]:
    for (i, one), (j, two) in combinations(enumerate(row), 2):
        yield i, one, j, two


def covered(rows: Iterable[Sequence[object]]) -> set[tuple[int, object, int, object]]:
    """The pairs of levels that stand together in some row."""
    return {pair for row in rows for pair in _pairs_of(row)}


def pairs() -> list[Look]:
    """A short list of looks in which any two levels of any two factors meet: the greediest row next."""
    left = covered(product(*FACTORS))
    rows, candidates = [], list(product(*FACTORS))
    while left:
        best = max(candidates, key=lambda row: sum(pair in left for pair in _pairs_of(row)))
        rows.append(best)
        left.difference_update(_pairs_of(best))
    return [Look(*row) for row in rows]  # type: ignore[arg-type]
