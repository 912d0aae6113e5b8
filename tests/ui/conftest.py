"""One application object for all screens, without a display; every warning of QML fails the test that sees it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")

from PySide6.QtGui import QGuiApplication

from kiosk.core.messages import Intent
from kiosk.ui.engine import Ui, build
from kiosk.ui.hand import Hand
from kiosk.ui.speaker import Speaker

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
PITCH = 0.248


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """Qt Quick needs no widgets."""
    return QGuiApplication


class Desk:
    """The screens, a hand, and what the screens have sent."""

    def __init__(self, size: tuple[int, int], speaker: Speaker | None = None) -> None:
        self.sent: list[Intent] = []
        send = self.sent.append
        self.ui: Ui = build(size, PITCH, "ko", send=send, windowed=True, still=True, speaker=speaker)
        self.hand = Hand(self.ui.window)

    def close(self) -> None:
        """Take it down; a warning that nobody asked about fails the test."""
        warnings = list(self.ui.warnings)
        self.ui.close()
        assert not warnings, warnings


def _desk(size: tuple[int, int]) -> Iterator[Desk]:
    desk = Desk(size)
    yield desk
    desk.close()


@pytest.fixture
def portrait(qapp: QGuiApplication) -> Iterator[Desk]:
    """A fresh upright screen."""
    yield from _desk(PORTRAIT)


@pytest.fixture(scope="module")
def upright(qapp: QGuiApplication) -> Iterator[Desk]:
    """An upright screen for a whole file."""
    yield from _desk(PORTRAIT)


@pytest.fixture(scope="module")
def lying(qapp: QGuiApplication) -> Iterator[Desk]:
    """A screen in landscape for a whole file."""
    yield from _desk(LANDSCAPE)
