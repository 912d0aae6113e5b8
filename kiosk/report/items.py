"""What is drawn, as values: lines of text and a few shapes, each with its rectangle, gathered in blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.report.sheet import Style

Form = Literal[
    "accent", "hair", "write", "panel", "calm", "dot", "look-here", "track", "band", "edge", "marker", "ring", "ink"
]


@dataclass(frozen=True, slots=True)
class Rect:
    """In mm from the top left corner of the paper, or of a block until it is placed."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``box`` is as wide as the text and as high as the line."""

    box: Rect
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a known form."""

    box: Rect
    form: Form


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, or the area within them, for charts; points in mm from the corner of ``box``."""

    box: Rect
    points: tuple[tuple[float, float], ...]
    ink: str = ""  # the line's colour; empty: none
    fill: str = ""  # the area's colour; empty: the line stays open
    pen: float = 0.25
    dashed: bool = False


Item = Text | Shape | Stroke


@dataclass(frozen=True, slots=True)
class Block:
    """Things that stay together on a page, measured from the block's own top (x is already the paper's)."""

    items: tuple[Item, ...]
    height: float

    def placed(self, y: float) -> tuple[Item, ...]:
        """Return the items as they stand when the block starts at ``y``."""
        return tuple(replace(item, box=replace(item.box, y=item.box.y + y)) for item in self.items)


def under(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Put blocks under each other, with a gap between."""
    items: list[Item] = []
    height = 0.0
    for number, block in enumerate(blocks):
        height += gap if number else 0.0
        items += block.placed(height)
        height += block.height
    return Block(tuple(items), height)


def beside(*blocks: Block) -> Block:
    """Put blocks next to each other: all start at the same height."""
    return Block(
        tuple(item for block in blocks for item in block.items), max((block.height for block in blocks), default=0.0)
    )


def lowered(block: Block, by: float) -> Block:
    """Leave room above a block."""
    return Block(block.placed(by), block.height + by)
