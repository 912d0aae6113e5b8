"""A chart as items: a frame with its ticks, marks, lines and bands. Vector, no transparency: bands are drawn first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, log10, pi, sin

from kiosk.report.items import Block, Item, Rect, Stroke, Text
from kiosk.report.sheet import EDGE, HAIR, INK, SOFT, Style
from kiosk.report.typeset import broken, line, width

TICKS = Style(8.5, colour=SOFT, leading=1.2)
NAMES = Style(9.5, bold=True, colour=INK, leading=1.3)
LEFT, BELOW = 15.0, 11.0
"""Room for the numbers and the name of an axis, in mm."""
MARKS = ("circle", "triangle", "square", "diamond")
_CORNERS = {"circle": 16, "triangle": 3, "square": 4, "diamond": 4}
_TURN = {"circle": 0.0, "triangle": -pi / 2, "square": pi / 4, "diamond": 0.0}


def nice(low: float, high: float, about: int = 6) -> tuple[float, ...]:
    """Return round numbers that cover low … high, about so many."""
    if not high > low:
        room = abs(low) * 0.05 or 1.0
        low, high = low - room, high + room
    rough = (high - low) / about
    power = 10.0 ** floor(log10(rough))
    step = next(power * times for times in (1.0, 2.0, 2.5, 5.0, 10.0) if power * times >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(step * number for number in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Frame:
    """Where numbers stand: ``box`` holds the plane, in mm of the paper (x) and of the block (y)."""

    box: Rect
    across: tuple[float, ...]  # ticks
    up: tuple[float, ...]

    def x(self, value: float) -> float:
        """Return where a value stands from the left of the box, in mm."""
        return (value - self.across[0]) / (self.across[-1] - self.across[0]) * self.box.w

    def y(self, value: float) -> float:
        """Return where a value stands from the top of the box, in mm."""
        return self.box.h - (value - self.up[0]) / (self.up[-1] - self.up[0]) * self.box.h

    def level(self, value: float, ink: str, *, pen: float = 0.3, dashed: bool = False) -> Stroke:
        """A line across the plane."""
        return self.path(((self.across[0], value), (self.across[-1], value)), ink, pen=pen, dashed=dashed)

    def band(self, low: float, high: float, fill: str) -> Stroke:
        """An area across the plane."""
        top, bottom = self.y(high), self.y(low)
        return Stroke(self.box, ((0.0, top), (self.box.w, top), (self.box.w, bottom), (0.0, bottom)), fill=fill)

    def path(
        self, points: Sequence[tuple[float, float]], ink: str, *, pen: float = 0.3, dashed: bool = False
    ) -> Stroke:
        """A line through points."""
        return Stroke(self.box, tuple((self.x(x), self.y(y)) for x, y in points), ink, pen=pen, dashed=dashed)

    def marks(self, points: Iterable[tuple[float, float]], mark: str, ink: str, fill: str, size: float) -> list[Item]:
        """The same mark at every point; ``size``: half its width in mm."""
        return [mark_at(self.box, self.x(x), self.y(y), mark, ink, fill, size) for x, y in points]


def mark_at(box: Rect, x: float, y: float, mark: str, ink: str, fill: str, size: float) -> Stroke:
    """One mark, seen from the corner of a box."""
    count, turn = _CORNERS[mark], _TURN[mark]
    angles = (turn + 2 * pi * corner / count for corner in range(count))
    return Stroke(box, tuple((x + size * cos(one), y + size * sin(one)) for one in angles), ink, fill, 0.2)


def frame(x: float, wide: float, high: float, across: tuple[float, ...], up: tuple[float, ...]) -> Frame:
    """Return the frame of a chart that takes ``wide`` × ``high`` mm with its axes' words."""
    top = NAMES.line + TICKS.line / 2 + 0.6
    return Frame(Rect(x + LEFT, top, wide - LEFT - 2.0, high - top - BELOW), across, up)


def axes(plane: Frame, x_name: str, y_name: str) -> list[Item]:
    """The frame's lines, its ticks with their numbers, and the names: y above its axis, x under its own."""
    box = plane.box
    corners = ((0.0, 0.0), (box.w, 0.0), (box.w, box.h), (0.0, box.h), (0.0, 0.0))
    items: list[Item] = [Stroke(box, corners, EDGE, pen=0.25)]
    for value in plane.up:
        y = plane.y(value)
        items.append(Stroke(box, ((0.0, y), (-1.2, y)), EDGE))
        items.append(line(_said(value, plane.up), TICKS, box.x - 2.0, box.y + y - TICKS.line / 2, align="right"))
    for value in plane.across:
        x, said = plane.x(value), _said(value, plane.across)
        items.append(Stroke(box, ((x, box.h), (x, box.h + 1.2)), EDGE))
        items.append(line(said, TICKS, box.x + x - width(said, TICKS) / 2, box.bottom + 1.6))
    items.append(line(broken(y_name, NAMES, box.w + LEFT)[0], NAMES, box.x - LEFT, 0.0))
    items.append(line(x_name, NAMES, box.right, box.bottom + 1.6 + TICKS.line, align="right"))
    return items


def grid(plane: Frame) -> list[Item]:
    """Hair lines at the ticks; drawn after the bands."""
    return [plane.level(value, HAIR, pen=0.12) for value in plane.up[1:-1]]


def _said(value: float, ticks: tuple[float, ...]) -> str:
    step = ticks[1] - ticks[0]
    decimals = max(0, -floor(log10(step) + 1e-9))
    if abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:  # 2.5, 0.25
        decimals += 1
    return f"{value:.{decimals}f}" if abs(value) > step / 1e6 else f"{0:.{decimals}f}"


def block(plane: Frame, items: Sequence[Item]) -> Block:
    """The whole chart."""
    return Block(tuple(items), plane.box.bottom + BELOW)


def label(words: str, x: float, y: float, colour: str) -> Text:
    """A word at a line of the chart, its middle at ``y``."""
    style = Style(8.5, bold=True, colour=colour, leading=1.2)
    return line(words, style, x, y - style.line / 2)
