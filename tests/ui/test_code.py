"""The QR on the screen, read off a picture of it by a decoder that is not ours, in every look."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtQuick import QQuickItem

from kiosk.core.papers import qr_text
from kiosk.core.texts import load_texts
from kiosk.ui.code import drawn
from kiosk.ui.engine import Ui, build
from kiosk.ui.hand import Hand
from tests.sample_visits import senior
from tests.ui.states import pages, show

PITCH = 0.248
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
TEXT = qr_text(senior(), load_texts("ko"), "2026-11-21")
SMALLEST = 60.0
"""mm, with its quiet zone: a phone held at arm's length."""


@pytest.fixture(params=SIZES)
def ui(request: pytest.FixtureRequest) -> Ui:
    return build(SIZES[request.param], PITCH, "ko", send=lambda intent: None, windowed=True, still=True)


def read(hand: Hand, folder: Path) -> list[str]:
    hand.screenshot(folder / "screen.png")
    return [one.text for one in zxingcpp.read_barcodes(Image.open(folder / "screen.png").convert("L"))]


def test_a_phone_reads_it_in_every_look(ui: Ui, tmp_path: Path) -> None:
    hand = Hand(ui.window)
    for zoom, contrast, low in product((1.0, 2.0), (False, True), (False, True)):
        show(ui, hand, "paper-code", "ko", zoom)
        for name, on in (("contrast", contrast), ("low", low)):
            if getattr(ui.shell, name) != on:
                ui.shell.set(name)
        hand.settle()
        seen: list[str] = []
        for _ in pages(ui, hand):
            seen += read(hand, tmp_path)
            ground = ui.window.findChild(QQuickItem, "code")
            assert ground is not None
            assert ground.width() * PITCH >= SMALLEST
        assert seen == [TEXT], (zoom, contrast, low)
    ui.close()


def test_it_goes_with_its_screen(ui: Ui, tmp_path: Path) -> None:
    hand = Hand(ui.window)
    show(ui, hand, "paper-code")
    assert read(hand, tmp_path) == [TEXT]
    show(ui, hand, "attract")
    assert read(hand, tmp_path) == []
    assert ui.shell.scene["code"] == {"size": 0, "path": ""}
    ui.close()


def test_the_path_is_the_dark_modules() -> None:
    assert drawn(("110", "001")) == {"size": 2, "path": "M0 0h2v1h-2zM2 1h1v1h-1z"}
    assert drawn(()) == {"size": 0, "path": ""}
