"""Building the screens: the error screen, the gallery, the frame budget, high contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication

import kiosk
import kiosk.ui
from kiosk.core.messages import Shown
from kiosk.ui import fonts
from kiosk.ui.engine import build, build_gallery
from kiosk.ui.hand import Hand, walk
from tests.ui.conftest import LANDSCAPE, PITCH, PORTRAIT, Desk
from tests.ui.measure import is_control
from tests.ui.scenes import SCENES
from tests.ui.states import LOOKS, show

CONTROLS = Path(kiosk.ui.__file__).parent / "qml/Kiosk/controls"
PICTURES = Path(kiosk.__file__).parent / "assets/images"


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    r, g, b = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, two: QColor) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_without_the_font_an_english_screen_says_what_to_do(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = fonts.Face("NanumSquareRound", 0.86, 0.73, "가")
    monkeypatch.setattr(fonts, "measure", lambda texts: broken)
    ui = build(PORTRAIT, PITCH, "ko", send=lambda intent: None, windowed=True)
    said = " ".join(str(item.property("text") or "") for item in walk(ui.window.contentItem()))
    assert "fonts-nanum" in said
    ui.tell(Shown(SCENES["attract"]))
    Hand(ui.window).settle()
    assert ui.warnings == []
    ui.close()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_the_gallery_shows_every_control(qapp: QGuiApplication, size: tuple[int, int]) -> None:
    ui = build_gallery(size, PITCH, "ko")
    hand = Hand(ui.window)
    hand.settle()
    names = {item.metaObject().className().split("_QML")[0] for item in walk(ui.window.contentItem())}
    assert {path.stem for path in CONTROLS.glob("*.qml")} - names == set()
    shown = {str(item.property("name")) for item in walk(ui.window.contentItem()) if item.property("bare") is not None}
    assert {path.stem for path in PICTURES.glob("*.svg")} - shown == set()
    assert ui.warnings == []
    ui.close()


@pytest.mark.parametrize("name", [name for name in LOOKS if name not in ("results", "printed", "low-results")])
def test_high_contrast_is_yellow_or_white_on_black(upright: Desk, name: str) -> None:
    show(upright.ui, upright.hand, name)
    upright.ui.shell.set("contrast")
    upright.hand.settle()
    black = QColor("black")
    for item in walk(upright.ui.window.contentItem()):
        if item.metaObject().indexOfProperty("lineHeight") >= 0 and item.property("text") and not in_action(item):
            assert contrast(item.property("color"), black) > 14, item.property("text")
    upright.ui.shell.set("contrast")


def in_action(item: object) -> bool:
    """Whether it stands on a filled or disabled button."""
    above = item
    while above is not None:
        if is_control(above):  # type: ignore[arg-type]  # an item
            return bool(above.property("main")) or not above.isEnabled()  # type: ignore[attr-defined]
        above = above.parentItem()  # type: ignore[attr-defined]
    return False


def test_text_contrast_is_at_least_7(upright: Desk) -> None:
    show(upright.ui, upright.hand, "called")
    for item in walk(upright.ui.window.contentItem()):
        if item.metaObject().indexOfProperty("lineHeight") >= 0 and item.property("text"):
            ground = QColor("#F8E3C5") if "불렀" in item.property("text") else QColor("#FBF8F3")
            ground = QColor("#0B5D4E") if in_action(item) else ground
            assert contrast(item.property("color"), ground) >= 7, item.property("text")
