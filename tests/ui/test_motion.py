"""Pictures that teach a movement: three rounds of key poses, then nothing is drawn any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.core.messages import Scene, Shown
from kiosk.core.texts import Sentence
from kiosk.ui.engine import Ui, _pictures, build
from kiosk.ui.hand import Hand, walk
from kiosk.ui.motion import POSES, poses
from tests.ui.conftest import PITCH, PORTRAIT, Desk

CHAIR = Scene(
    "explain",
    Sentence("chair_stand_30s.explain.title"),
    Sentence("chair_stand_30s.explain.say"),
    picture="chair-stand",
    actions=("next", "back"),
    step="chair",
)


def picture(ui: Ui) -> QQuickItem:
    items = walk(ui.window.contentItem())
    return next(one for one in items if one.metaObject().indexOfProperty("teaching") >= 0)


@pytest.fixture
def lively(qapp: QGuiApplication) -> Iterator[Ui]:
    """A screen with motion."""
    ui = build(PORTRAIT, PITCH, "ko", send=lambda intent: None, windowed=True)
    yield ui
    warnings = list(ui.warnings)
    ui.close()
    assert warnings == []


def test_every_pose_is_a_picture() -> None:
    there = _pictures()["pictures"]
    assert isinstance(there, list)
    assert set(poses(there)) == set(POSES)
    assert poses([]) == {}
    assert all(len(set(found)) >= 2 for found in POSES.values())


def test_it_moves_three_rounds_and_then_nothing_is_drawn(lively: Ui) -> None:
    hand = Hand(lively.window)
    theme: QObject = picture_theme(lively)
    theme.setProperty("poseRest", 10)
    theme.setProperty("poseChange", 20)
    lively.tell(Shown(CHAIR))
    hand.wait_until(lambda: lively.shell.scene["step"] == "chair")
    hand.settle()
    shown = picture(lively)
    assert shown.property("play").toVariant() == [*POSES["chair-stand"] * 3, "chair-stand"]
    assert hand.wait_until(lambda: not shown.property("moving"), 20)
    frames: list[int] = []
    hand.wait_until(lambda: False, 0.3)
    lively.window.frameSwapped.connect(lambda: frames.append(1))
    hand.wait_until(lambda: False, 0.5)
    assert frames == []


def picture_theme(ui: Ui) -> QObject:
    theme = ui._engine.singletonInstance("Kiosk", "Theme")
    assert isinstance(theme, QObject)
    return theme


def test_reduced_motion_shows_the_picture_alone(portrait: Desk) -> None:
    portrait.ui.tell(Shown(CHAIR))
    portrait.hand.wait_until(lambda: portrait.ui.shell.scene["step"] == "chair")
    portrait.hand.settle()
    assert not picture(portrait.ui).property("moving")
