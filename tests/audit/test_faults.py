"""The audit finds faults: each kind is put on a sound screen, found, and taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.ui.hand import walk
from tests.audit.checks import View
from tests.audit.flash import Grid, flashing
from tests.audit.looks import Look
from tests.audit.run import CHECKS, Studio
from tests.ui import measure


@pytest.fixture(scope="module")
def studio(qapp: QGuiApplication) -> Iterator[Studio]:
    studio = Studio("21.5in", True)
    yield studio
    studio.close()


def text(view: View, part: str) -> QQuickItem:
    """The text that holds these words."""
    return next(one.item for one in view.texts if part in one.name)


def button(view: View, name: str) -> QQuickItem:
    return next(one.item for one in view.controls if one.name == name)


def ground(item: QQuickItem) -> QQuickItem:
    """The rectangle behind a button."""
    return next(one for one in walk(item) if measure.is_shape(one) and one is not item)


Fault = tuple[str, str, Callable[[View], tuple[QQuickItem, str, object]], str]
SAY = "신발"
FAULTS: dict[str, Fault] = {
    "small letters": ("height-explain", "size", lambda view: (text(view, SAY), "size", 40.0), "mm high"),
    "a small font": ("height-explain", "letters", lambda view: (text(view, SAY), "size", 40.0), "its letters are"),
    "a cut sentence": ("height-explain", "fit", lambda view: (text(view, SAY), "width", 90.0), "wider than its place"),
    "a button over another": ("height-explain", "fit", lambda view: (button(view, "skip"), "x", 0.0), "overlap"),
    "out of the window": (
        "height-explain",
        "fit",
        lambda view: (button(view, "skip"), "x", 1000.0),
        "leaves the window",
    ),
    "a low button": ("height-explain", "size", lambda view: (button(view, "skip"), "height", 70.0), "mm"),
    "buttons too near": (
        "height-explain",
        "size",
        lambda view: (button(view, "back"), "width", button(view, "back").width() + 12),
        "mm apart",
    ),
    "pale words": (
        "height-explain",
        "contrast",
        lambda view: (text(view, SAY), "color", QColor("#8A9490")),
        "contrast",
    ),
    "pale words on a button": (
        "height-explain",
        "contrast",
        lambda view: (text(view, "건너뛰기"), "color", QColor("#9AA4A0")),
        "contrast",
    ),
    "words without ink": (
        "height-explain",
        "contrast",
        lambda view: (text(view, SAY), "color", QColor("#FBF8F3")),
        "1.0",
    ),
    "a ground that swallows": (
        "height-explain",
        "contrast",
        lambda view: (ground(button(view, "next")), "color", QColor("#C8E0D8")),
        "다음",
    ),
    "a pale part of a bar": (
        "pressure-live",
        "shape",
        lambda view: (
            next(one for one in walk(view.ui.window.contentItem()) if measure.kind(one) == "Progress"),
            "opacity",
            0.15,
        ),
        "an end of",
    ),
    "a name that is not the label": (
        "height-explain",
        "name",
        lambda view: (button(view, "skip"), "spoken", "넘김"),
        "넘김",
    ),
    "a control without a name": (
        "height-explain",
        "name",
        lambda view: (button(view, "skip"), "objectName", ""),
        "not its own",
    ),
    "two of one name": (
        "height-explain",
        "name",
        lambda view: (button(view, "skip"), "objectName", "back"),
        "not its own",
    ),
    "a forbidden word": ("height-explain", "word", lambda view: (text(view, SAY), "text", "혈압이 정상입니다"), "정상"),
    "a forbidden name": ("height-explain", "word", lambda view: (button(view, "skip"), "spoken", "오류"), "오류"),
    "what cannot be said": (
        "height-explain",
        "voice",
        lambda view: (text(view, SAY), "text", "測定 ♞"),
        "cannot be said",
    ),
    "no place in the order": (
        "height-explain",
        "order",
        lambda view: (button(view, "skip"), "activeFocusOnTab", False),
        "never comes to skip",
    ),
    "against the reading": (
        "height-explain",
        "order",
        lambda view: (button(view, "back"), "y", button(view, "back").y() - 400),
        "goes back",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(studio: Studio, name: str) -> None:
    screen, check, make, says = FAULTS[name]
    for _ in studio.states(screen, Look()):
        pass
    assert CHECKS[check](view(studio)) == []
    item, part, wrong = make(view(studio))
    was = item.property(part)
    item.setProperty(part, wrong)
    found = CHECKS[check](view(studio))
    item.setProperty(part, was)
    assert any(says in one for one in found), found


def view(studio: Studio, look: Look | None = None) -> View:
    return View(studio.ui, studio.hand, look or Look(), every_control=True)


def show(studio: Studio, screen: str, look: Look | None = None) -> View:
    for _ in studio.states(screen, look or Look()):
        pass
    return view(studio, look)


def test_a_thin_ring_is_found(studio: Studio) -> None:
    """A ring of half the thickness, and one in the colour of the paper."""
    sound = show(studio, "height-explain")
    assert CHECKS["ring"](sound) == []
    skip = button(sound, "skip")
    rings = [one for one in walk_all(skip) if measure.is_shape(one) and not one.isVisible()]
    assert rings
    was = [one.scale() for one in rings]
    for one in rings:
        one.setOpacity(0.1)
    assert any("skip" in one for one in CHECKS["ring"](view(studio)))
    for one, scale in zip(rings, was, strict=True):
        one.setOpacity(1.0)
        one.setScale(scale)


def walk_all(item: QQuickItem) -> Iterator[QQuickItem]:
    """Everything below, shown or not."""
    for child in item.childItems():
        yield child
        yield from walk_all(child)


def test_colour_alone_is_found(studio: Studio) -> None:
    """A chosen button that is only mint."""
    sound = show(studio, "settings")
    assert CHECKS["grey"](sound) == []
    one = next(control.item for control in sound.controls if control.name == "settings")
    assert one.property("chosen") or one.setProperty("chosen", True)
    behind = ground(one)
    behind.setProperty("border.width", 0)
    for part in walk_all(one):
        if not measure.is_text(part):
            part.setOpacity(0.0)
    assert any("colour alone" in line for line in CHECKS["grey"](view(studio)))
    for part in walk_all(one):
        part.setOpacity(1.0)


def test_what_hangs_too_high_is_found(studio: Studio) -> None:
    low = Look(place="low")
    sound = show(studio, "height-explain", low)
    assert CHECKS["reach"](sound) == []
    one = button(sound, "next")
    was = one.y()
    one.setY(was - 1000)
    assert any("too high" in line or "above the floor" in line for line in CHECKS["reach"](view(studio, low)))
    one.setY(was)
    show(studio, "height-explain")


def test_a_far_view_that_is_not_is_found(studio: Studio) -> None:
    sound = show(studio, "count-far-run")
    assert CHECKS["far"](sound) == []
    highest = max((one.item for one in sound.texts), key=lambda one: float(one.property("size")))
    was = highest.property("size")
    highest.setProperty("size", 120)
    assert CHECKS["far"](view(studio)) != []
    highest.setProperty("size", was)


def test_a_warning_of_the_screens_is_a_finding(studio: Studio) -> None:
    assert studio.audit("height-explain", Look(), ()) == []
    studio.ui.warnings.append("Binding loop")
    assert [one.check for one in studio.audit("height-explain", Look(), ())] == ["qml"]


def test_a_flash_is_found() -> None:
    """Thirty pictures of one second, of which a quarter goes black and white again."""

    def frames(times: int) -> list[Grid]:
        made = [np.ones((16, 16)) for _ in range(30)]
        for index, one in enumerate(made):
            one[:8, :8] = 0.0 if (index * times * 2 // 30) % 2 else 1.0
        return made

    assert flashing(frames(2), 1.0) <= 3
    assert flashing(frames(5), 1.0) > 3
