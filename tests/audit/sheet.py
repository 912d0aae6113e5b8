"""Contact sheets: every screen once, small, on one picture. `python -m tests.audit.sheet [FOLDER]` makes them anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from tests.audit.looks import Look
from tests.audit.run import SCENES, SCREENS, Studio
from tests.ui.states import pages

FOLDER = Path(__file__).resolve().parents[2] / "docs"
_LABEL, _GAP, _WIDE = 18, 8, 3400  # pixels: a name under a tile, between tiles, and about how wide a sheet is
_COLOURS = 64
BY_HAND = tuple(name for name in SCREENS if name not in SCENES)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture: which screens, in which look, and how many times smaller."""

    screens: tuple[str, ...]
    look: Look
    smaller: int = 5


FEW = ("attract", "who-birth", "height-explain", "weight-live", "grip-live", "good-pressure", "results", "goodbye")

SHEETS = {
    "screens-ko": Sheet(FEW, Look()),  # in the README
    "screens-ko-upright": Sheet(BY_HAND, Look()),
    "screens-en-upright": Sheet(BY_HAND, Look(language="en")),
    "screens-ko-lying": Sheet(BY_HAND, Look(place="lying")),
    "screens-en-lying": Sheet(BY_HAND, Look(place="lying", language="en")),
    "screens-ko-large": Sheet(BY_HAND, Look(zoom=2.0)),
    "screens-ko-contrast": Sheet(BY_HAND, Look(contrast=True)),
    "screens-ko-tests": Sheet(tuple(SCENES), Look(), 7),
}


def tiles(sheet: Sheet) -> Iterator[tuple[str, QImage]]:
    """Each screen, page after page: its name and its small picture."""
    studio = Studio(sheet.look.panel, sheet.look.upright)
    for name in sheet.screens:
        next(studio.states(name, sheet.look))
        for page in pages(studio.ui, studio.hand):
            whole = studio.ui.window.grabWindow()
            size = whole.size() / sheet.smaller
            small = whole.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            yield f"{name} {page + 1}" if page else name, small
    studio.close()


def draw(pictures: Iterable[tuple[str, QImage]]) -> QImage:
    """Lay the pictures out in rows, each over its name; the names stand in the file too, under ``screens``."""
    kept = list(pictures)
    wide, high = kept[0][1].width() + _GAP, kept[0][1].height() + _LABEL + _GAP
    columns = max(1, min(len(kept), _WIDE // wide))
    rows = -(-len(kept) // columns)
    image = QImage(columns * wide + _GAP, rows * high + _GAP, QImage.Format.Format_RGB32)
    image.fill(QColor("#7A8480"))
    painter = QPainter(image)
    font = QFont("NanumSquareRound")
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    for place, (name, picture) in enumerate(kept):
        x, y = _GAP + place % columns * wide, _GAP + place // columns * high
        painter.drawImage(x, y, picture)
        painter.drawText(QRect(x, y + picture.height(), wide - _GAP, _LABEL), Qt.AlignmentFlag.AlignCenter, name)
    painter.end()
    few = few_colours(image)
    few.setText("screens", " ".join(dict.fromkeys(name.split(" ")[0] for name, _ in kept)))
    return few


def few_colours(image: QImage) -> QImage:
    """The same picture in the few colours that it has most of: a quarter of the file."""
    high, wide = image.height(), image.width()
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(high, image.bytesPerLine() // 4)
    dots = rows[:, :wide].ravel() & np.uint32(0xFFFFFF)
    coarse = dots >> 3 & 0x1F | dots >> 6 & 0x3E0 | dots >> 9 & 0x7C00  # five bits of each colour
    counts = np.bincount(coarse, minlength=1 << 15)
    parts = np.stack([np.bincount(coarse, dots >> shift & 255, 1 << 15) for shift in (16, 8, 0)], axis=1)
    mean = parts / np.maximum(counts, 1)[:, None]
    there = np.flatnonzero(counts)
    kept = there[np.argsort(counts[there])[::-1][:_COLOURS]]
    nearest = np.zeros(1 << 15, np.uint8)
    for one in there:
        nearest[one] = np.abs(mean[kept] - mean[one]).sum(axis=1).argmin()
    index = np.zeros((high, -(-wide // 4) * 4), np.uint8)
    index[:, :wide] = nearest[coarse].reshape(high, wide)
    few = QImage(index.tobytes(), wide, high, index.shape[1], QImage.Format.Format_Indexed8).copy()
    few.setColorTable([0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in mean[kept].round().astype(int)])
    return few


def main(folder: Path, wanted: list[str]) -> None:
    """Write the sheets."""
    for name, sheet in SHEETS.items():
        if not wanted or name in wanted:
            draw(tiles(sheet)).save(str(folder / f"{name}.png"))
            print(folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER, sys.argv[2:])
