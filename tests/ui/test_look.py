"""How the screen looks to this resident: sizes that fit, the hand, any number of languages, and that it all ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem

from kiosk.core.messages import Shown, SpeakLanguage, Touch, Wiped
from kiosk.core.texts import load_texts
from kiosk.ui.engine import Ui, build
from kiosk.ui.hand import Hand
from kiosk.ui.look import LEAST, ZOOMS, Look, pitch_for, room, share
from kiosk.ui.shell import ShellModel
from tests.ui.conftest import Desk
from tests.ui.measure import looked_at, misfits, seen
from tests.ui.scenes import SCENES
from tests.ui.states import show

NAMES = ("text-larger", "text-smaller", "contrast", "low", "hand")


@pytest.mark.parametrize(
    ("size", "pitch", "most"),
    [
        ((1080, 1920), 0.248, 2.0),
        ((1920, 1080), 0.311, 2.0),
        ((2160, 3840), 0.124, 2.0),
        ((3840, 2160), 0.184, 2.0),
        ((1080, 1920), 0.369, 2.0),
        ((1080, 1920), 0.180, 1.0),
        ((1080, 1920), 0.226, 1.75),
        ((540, 960), 0.248, 1.0),
    ],
)
def test_letters_stop_growing_where_the_screen_ends(size: tuple[int, int], pitch: float, most: float) -> None:
    assert Look(most=room(size, pitch)).zooms[-1] == most
    drawn = pitch_for(size, pitch)
    assert drawn >= pitch
    assert (drawn == pitch) == (share(size, pitch) >= LEAST)
    assert share(size, drawn) >= LEAST - 0.001


@given(st.lists(st.sampled_from(NAMES)), st.floats(0.5, 2.0), st.floats(1.0, 2.0))
def test_whatever_was_pressed_ends_with_the_visit(names: list[str], most: float, home: float) -> None:
    look = Look(home, most)
    began = look.zoom
    for name in names:
        assert look.press(name)
        assert look.zoom in look.zooms
        assert look.zoom <= max(1.0, most + 0.01)
    look.reset()
    assert look.plain
    assert look.zoom == began
    assert not look.press("language-ko")


def test_every_step_of_the_letters_can_be_reached() -> None:
    look, reached = Look(), []
    for _ in range(6):
        reached.append(look.zoom)
        look.press("text-larger")
    assert tuple(dict.fromkeys(reached)) == ZOOMS


# --- the welcome ------------------------------------------------------------------------------------------------------


def test_who_cannot_read_the_welcome_is_helped_by_one_press(portrait: Desk) -> None:
    portrait.hand.press("text-larger")
    portrait.hand.press("contrast")
    shell = portrait.ui.shell
    assert (shell.zoom, shell.contrast) == (1.25, True)
    assert [one for one in portrait.sent if not isinstance(one, Touch)] == []
    portrait.hand.press("contrast")
    assert not shell.contrast


def test_a_welcome_that_somebody_changed_and_left_is_as_it_was_again(portrait: Desk) -> None:
    shell = portrait.ui.shell
    for name in ("text-larger", "contrast", "language-en", "settings"):
        portrait.hand.press(name)
    assert shell.cover == "settings"
    shell._leaving.timeout.emit()  # a minute later
    portrait.hand.settle()
    assert (shell.zoom, shell.contrast, shell.language, shell.cover) == (1.0, False, "ko", "")
    assert [one for one in portrait.sent if not isinstance(one, Touch)] == [SpeakLanguage("en"), SpeakLanguage("ko")]


def test_a_visit_keeps_its_look_however_long_it_takes(portrait: Desk) -> None:
    shell = portrait.ui.shell
    portrait.hand.press("contrast")
    portrait.ui.tell(Shown(SCENES["height-explain"]))
    portrait.hand.wait_until(lambda: shell.scene["kind"] == "explain")
    shell._leaving.timeout.emit()
    assert shell.contrast


def test_a_language_that_nobody_offers_is_not_spoken() -> None:
    sent: list[object] = []
    shell = ShellModel(sent.append, "ko", load_texts("ko"))
    shell.set("language-zz")
    assert (shell.language, sent) == ("ko", [])


# --- the hand ---------------------------------------------------------------------------------------------------------


def boxes(ui: Ui) -> dict[str, QRectF]:
    return {one.name: one.rect for one in seen(ui.window) if one.name}


def ordered(ui: Ui) -> list[str]:
    """Return the controls in the order of Tab."""
    found: list[str] = []
    for _ in range(40):
        tab = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "", True)
        QCoreApplication.sendEvent(ui.window, tab)  # held down: single ones as quick as this are a card reader's
        item: QQuickItem | None = ui.window.activeFocusItem()
        name = item.objectName() if item is not None else ""
        if found and name == found[0]:
            break
        found += [name] if name else []
    return found


@pytest.mark.parametrize("name", ["height-explain", "safety-1", "good-pressure", "settings"])
@pytest.mark.parametrize("lies", [True, False])
def test_the_left_hand_mirrors_the_place_and_nothing_else(
    request: pytest.FixtureRequest, name: str, lies: bool
) -> None:
    desk: Desk = request.getfixturevalue("lying" if lies else "upright")
    show(desk.ui, desk.hand, name)
    before, order = boxes(desk.ui), ordered(desk.ui)
    desk.ui.shell.set("hand")
    desk.hand.settle()
    after = boxes(desk.ui)
    assert sorted(after) == sorted(before)
    again = ordered(desk.ui)
    assert again[again.index(order[0]) :] + again[: again.index(order[0])] == order
    assert looked_at(desk.ui, desk.hand) == []
    wide = desk.ui.window.width()
    for one in ("call-staff", "settings", "next", "skip", "back", "finish", "yes", "no"):
        if one in before:
            assert after[one].left() == pytest.approx(wide - before[one].right(), abs=2), one
            assert after[one].top() == pytest.approx(before[one].top(), abs=2), one
    desk.ui.shell.set("hand")


def test_lying_the_thing_stands_where_the_thumb_is(lying: Desk) -> None:
    show(lying.ui, lying.hand, "good-pressure")
    middle = lying.ui.window.width() / 2
    digits = [one.rect.center().x() for one in seen(lying.ui.window) if one.name == "148"]
    assert digits[0] > middle
    lying.ui.shell.set("hand")
    lying.hand.settle()
    digits = [one.rect.center().x() for one in seen(lying.ui.window) if one.name == "148"]
    assert digits[0] < middle
    lying.ui.tell(Wiped())
    lying.hand.wait_until(lambda: not lying.ui.shell.left)
    assert not lying.ui.shell.left


# --- panels -----------------------------------------------------------------------------------------------------------

PANELS = {
    "32 upright, 4K": ((2160, 3840), 0.184),
    "15.6 upright": ((1080, 1920), 0.180),
    "15.6 lying": ((1920, 1080), 0.180),
    "10.1 upright": ((800, 1280), 0.170),
    "19 upright": ((1080, 1920), 0.222),
}


@pytest.mark.parametrize("panel", PANELS)
def test_other_panels_hold_everything_at_their_largest(qapp: QGuiApplication, panel: str) -> None:
    size, pitch = PANELS[panel]
    ui = build(size, pitch, "ko", send=lambda intent: None, windowed=True, still=True)
    hand = Hand(ui.window)
    try:
        for name in ("attract", "settings", "good-pressure"):
            for zoom in (1.0, ui.shell._look.zooms[-1]):
                show(ui, hand, name, "ko", zoom)
                assert misfits(ui.window) == [], (name, zoom)
        assert ui.warnings == []
    finally:
        ui.close()


def texts_of(item: QQuickItem) -> str:
    return str(item.property("text") or "")


def test_a_small_screen_says_that_letters_end_here(qapp: QGuiApplication) -> None:
    ui = build((1080, 1920), 0.222, "ko", send=lambda intent: None, windowed=True, still=True)
    hand = Hand(ui.window)
    try:
        show(ui, hand, "settings")
        said = load_texts("ko")["settings.largest"]
        assert said not in [texts_of(one.item) for one in seen(ui.window)]
        for _ in range(4):
            ui.shell.set("text-larger")
        hand.settle()
        assert said in [texts_of(one.item) for one in seen(ui.window)]
        assert not hand.sees("text-larger")
    finally:
        ui.close()
