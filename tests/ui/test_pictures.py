"""The pictures: one hand, plain paths alone, drawn by Qt itself, and right and left told truly."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(str(resources.files("kiosk"))) / "assets/images"
PICTURES = sorted(FOLDER.glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
PAINTS = {"#1C2321", "#3E4946", "#0B5D4E", "#DCEFE8", "#F8E3C5", "#F4B740", "#5B6561", "#B9C2BE", "#FBF8F3", "#FFFFFF"}
INK, PINE, WHITE = (28, 35, 33), (11, 93, 78), (255, 255, 255)
MOST_BYTES = 24_000  # a picture is read and drawn while somebody waits
SIZES = {"0 0 640 480", "0 0 320 320", "0 0 96 96"}  # a picture, a badge, an icon
Dots = npt.NDArray[np.int16]
ATTRIBUTES = {
    "svg": {"viewBox", "width", "height"},
    "title": set[str](),
    "g": {"stroke-linecap", "stroke-linejoin"},
    "path": {"d", "fill", "stroke", "stroke-width", "stroke-linecap"},
}


def drawn(path: Path) -> Dots:
    """Return the picture as Qt draws it on nothing: rows of dots, each blue, green, red, opacity."""
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    size = renderer.defaultSize().scaled(320, 320, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    dots = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return dots.astype(np.int16)


def coloured(dots: Dots, colour: tuple[int, int, int]) -> npt.NDArray[np.bool_]:
    """Return which dots have this colour, a soft edge aside."""
    same: npt.NDArray[np.bool_] = (abs(dots[..., 2::-1] - np.array(colour)) <= 40).all(axis=2) & (dots[..., 3] > 200)
    return same


def unlike(one: Dots, other: Dots) -> float:
    """Return what part of two pictures differs by more than a soft edge."""
    return float((abs(one - other) > 90).any(axis=2).mean())


def pine_side(stem: str) -> float:
    """Return where the part that matters lies: below 0 at the picture's left, above 0 at its right."""
    dots = drawn(FOLDER / f"{stem}.svg")
    return float(np.nonzero(coloured(dots, PINE))[1].mean() - dots.shape[1] / 2)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_plain_paths_in_our_colours(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) <= MOST_BYTES
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "0 0 {width} {height}".format(**root.attrib)
    assert root.get("viewBox") in SIZES
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        assert set(element.keys()) <= ATTRIBUTES[name]
        assert {element.get("fill", "none"), element.get("stroke", "none")} - {"none"} <= PAINTS
        assert re.fullmatch(r"[MLCQZ0-9., -]*", element.get("d", ""))
    title = root.findtext(f"{SVG}title", "")
    assert title.isascii()
    assert title[:1].isupper()


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_qt_draws_a_picture_without_a_word(path: Path, qapp: QGuiApplication) -> None:
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: object, text: str | None) -> None:
        said.append(text or "")

    before = qInstallMessageHandler(hear)
    try:
        image = drawn(path)
    finally:
        qInstallMessageHandler(before)
    assert said == []
    lines = WHITE if path.stem.endswith("-white") else INK
    assert coloured(image, lines).mean() + coloured(image, PINE).mean() > 0.02


@pytest.mark.parametrize("stem", ["arm-curl", "back-scratch", "grip-explain", "grip-measure", "one-leg"])
def test_the_other_side_is_the_mirror_image(stem: str, qapp: QGuiApplication) -> None:
    left, right = (drawn(FOLDER / f"{stem}-{side}.svg") for side in ("left", "right"))
    assert unlike(left[:, ::-1], left) > 0.02  # a picture that is its own mirror would tell nothing
    assert unlike(left[:, ::-1], right) < 0.01


@pytest.mark.parametrize("stem", ["grip-explain", "one-leg"])
def test_who_faces_us_has_the_right_side_at_the_pictures_left(stem: str, qapp: QGuiApplication) -> None:
    assert pine_side(f"{stem}-right") < -5
    assert pine_side(f"{stem}-left") > 5
