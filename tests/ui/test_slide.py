"""A hand that trembles: a press may slide 10 mm; it never presses the neighbour; a palm is in nobody's way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.core.messages import Back, Next, Skip, Touch
from tests.ui.conftest import PITCH, Desk
from tests.ui.states import show

MM = 1 / PITCH


def item(desk: Desk, name: str) -> QQuickItem:
    found = desk.hand.find(name)
    assert found is not None
    return found


def at(desk: Desk, name: str, x: float, y: float) -> QPoint:
    """Return the point of the window at this share of the control's width and height."""
    one = item(desk, name)
    return one.mapToScene(QPointF(one.width() * x, one.height() * y)).toPoint()


def sent(desk: Desk) -> list[object]:
    return [one for one in desk.sent if not isinstance(one, Touch)]


def draw(desk: Desk, points: Sequence[QPoint]) -> None:
    """One finger down at the first point, over the others, up at the last."""
    desk.hand.wait_until(lambda: False, 0.42)
    window, device = desk.ui.window, desk.hand._device
    QTest.touchEvent(window, device).press(0, points[0], window).commit()
    for point in points[1:]:
        QTest.touchEvent(window, device).move(0, point, window).commit()
    QTest.touchEvent(window, device).release(0, points[-1], window).commit()
    QTest.qWait(5)


@pytest.fixture
def desk(upright: Desk) -> Desk:
    show(upright.ui, upright.hand, "height-explain")
    upright.sent.clear()
    return upright


@pytest.mark.parametrize(("across", "down"), [(0, 9.5), (0, -9.5), (9.5, 0), (-9.5, 0), (6.5, 6.5)])
def test_a_press_may_slide_ten_millimetres(desk: Desk, across: float, down: float) -> None:
    item(desk, "skip")
    x, y = (0.99 if across > 0 else 0.01 if across < 0 else 0.5), (0.97 if down > 0 else 0.03 if down < 0 else 0.5)
    start = at(desk, "skip", x, y)
    draw(desk, [start, start + QPoint(round(across * MM), round(down * MM))])
    assert sent(desk) == [Skip()]


def test_a_long_slide_inside_its_button_counts(desk: Desk) -> None:
    draw(desk, [at(desk, "next", 0.1, 0.5), at(desk, "next", 0.9, 0.5)])
    assert sent(desk) == [Next()]


def test_a_slide_to_the_neighbour_never_presses_the_neighbour(desk: Desk) -> None:
    draw(desk, [at(desk, "back", 0.5, 0.5), at(desk, "skip", 0.5, 0.5)])
    assert sent(desk) == []
    start = at(desk, "back", 0.98, 0.5)
    draw(desk, [start, start + QPoint(round(7 * MM), 0)])  # into 건너뛰기: it was meant for 뒤로
    assert sent(desk) == [Back()]


def test_what_slides_away_is_no_press(desk: Desk) -> None:
    start = at(desk, "next", 0.5, 0.05)
    draw(desk, [start, start - QPoint(0, round(12 * MM))])
    assert sent(desk) == []
    draw(desk, [start, start - QPoint(0, round(60 * MM)), start])  # away and back again is one
    assert sent(desk) == [Next()]


def test_the_ground_that_a_slide_may_use_is_not_a_target(desk: Desk) -> None:
    start = at(desk, "next", 0.5, 0.0)
    draw(desk, [start - QPoint(0, round(2 * MM))])
    assert sent(desk) == []


@pytest.mark.parametrize("palm", [QPoint(3, 1500), QPoint(1076, 900), QPoint(540, 1915)])
def test_a_palm_on_the_edge_blocks_no_finger(desk: Desk, palm: QPoint) -> None:
    desk.hand.wait_until(lambda: False, 0.42)
    window, device, point = desk.ui.window, desk.hand._device, at(desk, "next", 0.5, 0.5)
    QTest.touchEvent(window, device).press(0, palm, window).commit()
    QTest.qWait(30)
    QTest.touchEvent(window, device).stationary(0).press(1, point, window).commit()
    QTest.touchEvent(window, device).move(0, palm + QPoint(2, 2), window).move(1, point, window).commit()
    QTest.touchEvent(window, device).stationary(0).release(1, point, window).commit()
    assert sent(desk) == [Next()]
    QTest.touchEvent(window, device).release(0, palm, window).commit()
    assert sent(desk) == [Next()]
