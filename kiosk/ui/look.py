"""Pure: how the screen looks to this resident. All of it ends with the visit. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

ZOOMS = (1.0, 1.25, 1.5, 1.75, 2.0)
SHORT_MM, LONG_MM = 267.8, 476.1
"""The smallest screen on which everything fits at 200 %: 21.5 inches (decision 31)."""
LEAST = 0.72
"""Of that screen: on a smaller one not even 100 % fits."""
FITS = ((0.97, 2.0), (0.9, 1.75), (0.8, 1.5))
"""From this part of that screen on, letters may grow so far; below only 100 %. Tried with the longest screens."""


def share(size: tuple[int, int], pitch_mm: float) -> float:
    """Return how large a window of this size in pixels is, compared with the smallest on which everything fits."""
    short, long = sorted(size)
    return min(short * pitch_mm / SHORT_MM, long * pitch_mm / LONG_MM)


def room(size: tuple[int, int], pitch_mm: float) -> float:
    """Return how large letters may become on a window of this size: 2 at 21.5 inches and beyond."""
    part = share(size, pitch_mm)
    return next((most for least, most in FITS if part >= least), 1.0)


def pitch_for(size: tuple[int, int], pitch_mm: float) -> float:
    """Return the pitch to draw with: on a screen too small for 100 % everything shrinks, millimetres and all."""
    return pitch_mm * max(1.0, LEAST / share(size, pitch_mm))


@dataclass(slots=True)
class Look:
    """Text scale, high contrast, low position, left hand. ``home`` is where a visit begins, ``most`` what fits."""

    home: float = 1.0
    most: float = 2.0
    zoom: float = 1.0
    contrast: bool = False
    low: bool = False
    left: bool = False

    def __post_init__(self) -> None:
        self.home = min(self.zooms, key=lambda one: abs(one - self.home))
        self.zoom = self.home

    @property
    def zooms(self) -> tuple[float, ...]:
        """The text scales there are on this screen."""
        return tuple(one for one in ZOOMS if one <= self.most + 0.01) or ZOOMS[:1]

    @property
    def plain(self) -> bool:
        """Whether it is as a visit begins."""
        return self.zoom == self.home and not (self.contrast or self.low or self.left)

    def press(self, name: str) -> bool:
        """Change it: text-larger, text-smaller, contrast, low, hand. Tells whether that was a name of the look."""
        place = self.zooms.index(self.zoom)
        match name:
            case "text-larger":
                self.zoom = self.zooms[min(place + 1, len(self.zooms) - 1)]
            case "text-smaller":
                self.zoom = self.zooms[max(place - 1, 0)]
            case "contrast":
                self.contrast = not self.contrast
            case "low":
                self.low = not self.low
            case "hand":
                self.left = not self.left
            case _:
                return False
        return True

    def reset(self) -> None:
        """The visit is over."""
        self.zoom = self.home
        self.contrast = self.low = self.left = False
