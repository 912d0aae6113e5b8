"""The force curve: nothing lost in decimation, cheap enough to paint, silent where nothing is measured."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.core.messages import Shown, Streaming, Wiped
from kiosk.core.stream import Ring
from kiosk.core.texts import load_texts
from kiosk.ui.curve import WINDOW, Curve, decimate, polygon
from kiosk.ui.live import LiveModel
from tests.ui.conftest import Desk
from tests.ui.scenes import SCENES
from tests.ui.states import squeeze


@pytest.fixture
def live(qapp: object) -> LiveModel:
    return LiveModel(load_texts("ko"))


def curve_of(live: LiveModel, width: int = 1000, height: int = 500) -> Curve:
    curve = Curve()
    curve.setWidth(width)
    curve.setHeight(height)
    curve.setProperty("source", live)
    return curve


def painted(curve: Curve) -> QImage:
    image = QImage(int(curve.width()), int(curve.height()), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    curve.paint(painter)
    painter.end()
    return image


def test_decimation_keeps_the_peak_and_the_trough_of_every_column() -> None:
    x = np.linspace(0, 1, 10_000)
    y = np.sin(x * 300)
    y[4321] = 9.0
    dx, dy = decimate(x, y, 200)
    assert len(dx) == len(dy) <= 400
    assert dy.max() == 9.0
    assert dy.min() == y.min()
    assert (np.diff(dx) >= 0).all()


def test_few_samples_are_left_alone() -> None:
    x, y = np.arange(5.0), np.arange(5.0)
    assert decimate(x, y, 100)[1] is y


def test_a_polygon_holds_its_points() -> None:
    points = polygon(np.array([1.0, 2.5]), np.array([3.0, -4.0]))
    assert [(point.x(), point.y()) for point in points.toList()] == [(1.0, 3.0), (2.5, -4.0)]
    assert polygon(np.zeros(0), np.zeros(0)).isEmpty()


def test_it_paints_nothing_without_samples_or_size(live: LiveModel) -> None:
    empty = painted(curve_of(live))
    assert len({empty.pixel(x, y) for x in range(0, 1000, 50) for y in range(0, 500, 50)}) == 1
    painted(curve_of(live, 1, 1))


def test_it_draws_the_squeeze_and_the_best_so_far(live: LiveModel) -> None:
    live.apply(Shown(SCENES["grip-live"]))
    live.apply(Streaming(squeeze()))
    curve = curve_of(live)
    curve.setProperty("best", 24.1)
    curve.pull()
    image = painted(curve)
    seen = {QColor(image.pixel(x, y)).name() for x in range(0, 1000, 3) for y in range(0, 500, 3)}
    assert {"#0b5d4e", "#dcefe8", "#1c2321"} <= seen


def test_the_curve_scrolls_when_its_window_is_full(live: LiveModel) -> None:
    ring = Ring("grip_force")
    seconds = np.arange(0, 3 * WINDOW, 0.01)
    ring.push(seconds, np.where(seconds < WINDOW, 100.0, 5.0))
    live.apply(Shown(SCENES["grip-live"]))
    live.apply(Streaming(ring))
    curve = curve_of(live)
    curve.pull()
    image = painted(curve)
    assert QColor(image.pixel(500, 250)) == QColor("white")  # the old height has left the window


def test_one_timer_runs_only_while_something_is_measured(live: LiveModel) -> None:
    assert not live._timer.isActive()
    live.apply(Shown(SCENES["grip-live"]))
    assert live._timer.interval() == 33
    live.apply(Shown(SCENES["good-grip"]))
    assert not live._timer.isActive()
    live.apply(Shown(SCENES["pressure-live"]))
    assert live._timer.isActive()
    live.apply(Wiped())
    assert not live._timer.isActive()


def test_the_number_is_forgotten_with_its_step(live: LiveModel) -> None:
    from decimal import Decimal

    from kiosk.core.messages import Live

    live.apply(Shown(SCENES["weight-live"]))
    live.apply(Live("body_weight", Decimal("61.24"), stable=True))
    assert (live.digits, live.stable) == ("61.2", 1)
    live.apply(Shown(SCENES["height-live"]))
    assert (live.digits, live.stable) == ("", -1)


def test_a_still_screen_draws_no_frame(portrait: Desk) -> None:
    portrait.ui.tell(Shown(SCENES["height-explain"]))
    portrait.hand.settle()
    portrait.hand.wait_until(lambda: False, 0.3)
    frames: list[int] = []
    portrait.ui.window.frameSwapped.connect(lambda: frames.append(1))
    portrait.hand.wait_until(lambda: False, 0.6)
    assert frames == []


def test_a_scale_on_which_somebody_stands_still_draws_no_frame(portrait: Desk) -> None:
    from decimal import Decimal

    from kiosk.core.messages import Live

    portrait.ui.tell(Shown(SCENES["weight-live"]))
    portrait.ui.tell(Live("body_weight", Decimal("61.2"), stable=True))
    portrait.hand.wait_until(lambda: bool(portrait.ui.live.coach.word))
    portrait.hand.settle()
    portrait.hand.wait_until(lambda: False, 0.5)
    frames: list[int] = []
    portrait.ui.window.frameSwapped.connect(lambda: frames.append(1))
    turns: list[int] = []
    portrait.ui.live.tick.connect(lambda: turns.append(1))
    portrait.hand.wait_until(lambda: len(turns) > 15)
    assert frames == []
    assert len(turns) > 15  # its timer runs all the while
