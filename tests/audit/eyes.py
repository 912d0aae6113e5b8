"""Looks at the drawn picture alone: which colours stand in a place, and how far they are from each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow

Dots = npt.NDArray[np.uint32]  # rows of dots, 0xRRGGBB
_NEAR = 1.25  # two colours that are as good as one


def grab(window: QQuickWindow) -> Dots:
    """The window as it is drawn now."""
    image = window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    dots: Dots = rows[:, : image.width()] & np.uint32(0xFFFFFF)
    return dots


def luminance(colours: Dots) -> npt.NDArray[np.float64]:
    """Relative luminance after WCAG 2.2, 0 (black) to 1 (white)."""
    parts = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255]).astype(np.float64) / 255
    linear = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    bright: npt.NDArray[np.float64] = np.tensordot([0.2126, 0.7152, 0.0722], linear, axes=1)
    return bright


def contrast(one: npt.NDArray[np.float64] | float, two: npt.NDArray[np.float64] | float) -> npt.NDArray[np.float64]:
    """Contrast of two luminances after WCAG 2.2, 1 to 21."""
    ratio: npt.NDArray[np.float64] = (np.maximum(one, two) + 0.05) / (np.minimum(one, two) + 0.05)
    return ratio


def cut(dots: Dots, rect: QRectF) -> Dots:
    """The part of the picture in a rectangle of the window, as far as it lies in it."""
    top, left = max(0, int(rect.top())), max(0, int(rect.left()))
    return dots[top : max(top, int(rect.bottom()) + 1), left : max(left, int(rect.right()) + 1)]


def commonest(dots: Dots) -> int:
    """The colour that most dots have."""
    colours, counts = np.unique(dots, return_counts=True)
    return int(colours[counts.argmax()])


def ink_contrast(dots: Dots) -> float:
    """How far letters stand out from their ground; 1 where there are none.

    The ground is the commonest colour, the ink the commonest of those that differ from it: a soft edge has many
    colours with few dots each.
    """
    if not dots.size:
        return 1.0
    colours, counts = np.unique(dots, return_counts=True)
    ground = luminance(colours[counts.argmax()])
    ratios = contrast(luminance(colours), ground)
    inked = ratios > _NEAR
    if not inked.any():
        return 1.0
    return float(ratios[inked][counts[inked].argmax()])


def inked(dots: Dots) -> npt.NDArray[np.bool_]:
    """Which dots stand out by 3 to 1 from the commonest colour: what is left without colours."""
    ground = luminance(np.array([commonest(dots)], np.uint32))
    marked: npt.NDArray[np.bool_] = contrast(luminance(dots), float(ground[0])) >= 3.0
    return marked


def edges(dots: Dots, rect: QRectF, depth: int) -> tuple[float, float, float, float]:
    """How far a shape's outline stands out at the middle of its left, top, right and bottom side.

    Looks from ``depth`` dots outside to ``depth`` inside: the greatest contrast to what is outside. A side that
    leaves the window counts as 21.
    """
    high, wide = dots.shape
    x, y = int(rect.center().x()), int(rect.center().y())
    left, right = round(rect.left()), round(rect.right())
    top, bottom = round(rect.top()), round(rect.bottom())
    if not (0 <= x < wide and 0 <= y < high):
        return (21.0,) * 4
    lines = (
        dots[y, max(0, left - depth) : left + depth] if left - depth >= 0 else None,
        dots[max(0, top - depth) : top + depth, x] if top - depth >= 0 else None,
        dots[y, right - depth : right + depth][::-1] if right + depth <= wide else None,
        dots[bottom - depth : bottom + depth, x][::-1] if bottom + depth <= high else None,
    )
    return tuple(21.0 if line is None or line.size < 2 else _step(line) for line in lines)  # type: ignore[return-value]


def _step(line: Dots) -> float:
    bright = luminance(line)
    return float(contrast(bright[1:], bright[0]).max())
