"""The sheet: A4, margins, the 12-column grid, the sizes of type, the colours. Lengths in mm, type in points."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 18.0
INNER = WIDTH - 2 * MARGIN
RIGHT, BOTTOM = WIDTH - MARGIN, HEIGHT - MARGIN
GUTTER = 4.0
COLUMN = (INNER - 11 * GUTTER) / 12

INK, SOFT, PINE, AMBER_TEXT = "#1C2321", "#3E4946", "#0B5D4E", "#6B3A00"
WHITE, MINT, APRICOT, AMBER, BLUE = "#FFFFFF", "#DCEFE8", "#F8E3C5", "#F4B740", "#1D4E89"
HAIR, EDGE, WATERMARK = "#B9C2BE", "#5B6561", "#ECEEEB"


def at(column: int) -> float:
    """Return where a column of the grid starts (0 … 11)."""
    return MARGIN + column * (COLUMN + GUTTER)


def span(columns: int) -> float:
    """Return the width of so many columns with the gutters between them."""
    return columns * COLUMN + (columns - 1) * GUTTER


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of type. ``leading`` is the height of its line in em; ``typed``: names and words that people typed."""

    points: float
    bold: bool = False
    colour: str = INK
    leading: float = 1.4
    typed: bool = False

    @property
    def size(self) -> float:
        """One em in mm."""
        return self.points * 25.4 / 72

    @property
    def line(self) -> float:
        """The height of a line in mm."""
        return self.size * self.leading

    @property
    def lift(self) -> float:
        """From the top of the line to its baseline in mm: Hangul stands in the middle of its line."""
        return self.size * (self.leading / 2 + 0.35)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sizes of one print: ordinary (body 12 pt) or large (body 18 pt, everything under everything)."""

    scale: float
    stacked: bool
    headline: Style
    number: Style

    @property
    def body(self) -> Style:
        """Sentences."""
        return Style(12 * self.scale)

    @property
    def title(self) -> Style:
        """What was measured."""
        return Style(12 * self.scale, bold=True)

    @property
    def label(self) -> Style:
        """Units, and which of several numbers."""
        return Style(11 * self.scale, colour=SOFT)

    @property
    def note(self) -> Style:
        """Notices and the words of a bar."""
        return Style(10.5 * self.scale, colour=SOFT, leading=1.35)

    @property
    def foot(self) -> Style:
        """Sources."""
        return Style(9 * self.scale, colour=SOFT, leading=1.35)


def sheet(*, large_print: bool) -> Sheet:
    """Return the sizes for this print."""
    if large_print:
        return Sheet(1.5, True, Style(27, bold=True, leading=1.35), Style(34, bold=True, leading=1.0))
    return Sheet(1.0, False, Style(20, bold=True, leading=1.35), Style(24, bold=True, leading=1.0))
