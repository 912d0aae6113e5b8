"""Puts sample scenes, and states that a scene alone does not show, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from time import monotonic

import numpy as np
from PySide6.QtQuick import QQuickItem

from kiosk.core.messages import Live, Scene, Shown, Streaming, Told, Wiped
from kiosk.core.stream import Ring
from kiosk.core.texts import Sentence
from kiosk.ui.engine import Ui
from kiosk.ui.hand import Hand, walk
from tests.ui.paper_scenes import PAPER_SCENES
from tests.ui.result_scenes import RESULT_SCENES
from tests.ui.returning_scenes import RETURNING
from tests.ui.scenes import SCENES as PLAIN_SCENES
from tests.ui.tap_scenes import CLOCKS, TAP_SCENES, running

SCENES = PLAIN_SCENES | TAP_SCENES | RESULT_SCENES | PAPER_SCENES | RETURNING

LIVE = {
    "weight-live": ("body_weight", "61.2"),
    "height-live": ("body_height", "158.4"),
    "grip-live": ("grip_force", "23.4"),
}
BIRTH = tuple(f"key-{digit}" for digit in "19480305")


def squeeze() -> Ring:
    """A squeeze of the hand, 80 samples a second."""
    ring = Ring("grip_force")
    seconds = np.arange(0, 4.6, 1 / 80)
    rise = 24 / (1 + np.exp(-6 * (seconds - 1.4)))
    ring.push(seconds, rise - 0.3 * np.maximum(0, seconds - 2.2) + 0.15 * np.sin(40 * seconds))
    return ring


def _who(*names: str) -> Callable[[Ui], None]:
    def act(ui: Ui) -> None:
        for name in names:
            ui.who.press(name)

    return act


def _staff(purpose: str, *names: str) -> Callable[[Ui], None]:
    def act(ui: Ui) -> None:
        ui.staff.open(purpose)
        for name in names:
            ui.staff.press(name)

    return act


def _wrong_pin(ui: Ui) -> None:
    _staff("clear", "key-1", "key-2", "key-3", "key-4", "key-ok")(ui)
    ui.tell(Told("pin", Sentence("pin.wrong"), ok=False))


def _clock(name: str) -> Callable[[Ui], None]:
    def act(ui: Ui) -> None:
        _, clock, live = running(name, monotonic())
        ui.tell(clock)
        if live is not None:
            ui.tell(live)

    return act


def _said(*facts: Live) -> Callable[[Ui], None]:
    def act(ui: Ui) -> None:
        for fact in facts:
            ui.live.apply(fact)
            ui.live._turn()
            ui.live.coaching._began -= 3.0  # as long as a word stands at least

    return act


def _low(*names: str) -> Callable[[Ui], None]:
    def act(ui: Ui) -> None:
        ui.shell.set("low")
        _who(*names)(ui)

    return act


def _why(ui: Ui) -> None:
    hand = Hand(ui.window)
    _settle(ui, hand)
    while screen(ui).property("page") == 0:
        hand.press("next")
        _settle(ui, hand)
    hand.press("why")


# states that a scene alone does not show: the scene, and what was done
STATES: dict[str, tuple[str, Callable[[Ui], object]]] = {
    "who-sex": ("who", _who("guest")),
    "who-ticket": ("who-resume", _who("ticket", "key-2", "key-7")),
    "who-card-date": ("who", _who("guest", "sex-F", *BIRTH[2:])),
    "who-birth": ("who", _who("guest", "sex-F", *BIRTH[:5])),
    "who-birth-wrong": ("who", _who("guest", "sex-F", *(f"key-{key}" for key in "19481399"), "key-ok")),
    "who-phone": ("who", _who("phone", "sex-M", *BIRTH, "key-ok", "key-1")),
    "settings": ("height-explain", lambda ui: ui.shell.open("settings")),
    "pin": ("staff-safety", _staff("clear", "key-1", "key-2")),
    "pin-wrong": ("staff-safety", _wrong_pin),
    "type-value": ("trouble-cuff", _staff("type-value", "key-1", "key-2")),
    "type-reason": ("trouble-absent", _staff("type-value", "key-6", "key-1", "key-ok")),
    "results-hidden": ("results", lambda ui: ui.shell.act("hide")),
    "results-why": ("results-fine", _why),
    "called": ("height-explain", lambda ui: ui.tell(Told("call", Sentence("call.sent")))),
    "coming": ("grip-live", lambda ui: ui.tell(Told("call", Sentence("call.acknowledged")))),
    "printed": ("results", lambda ui: ui.tell(Told("print", Sentence("print.kept")))),
    "low-settings": ("height-explain", lambda ui: (ui.shell.set("low"), ui.shell.open("settings"))),
    "low-results": ("results", _low()),
    "low-explain": ("height-explain", _low()),
    "low-live": ("weight-live", _low()),
    "low-birth": ("who", _low("guest", "sex-F", "key-1")),
    "accept-reason": ("doubt", _staff("accept")),
    "accept-pin": ("doubt", _staff("accept", "reason-other", "key-1")),
    "helper-with-pin": ("helper-pin", _staff("helper", "key-1")),
    "low-choose": ("choose-eight", _low()),
    "low-code": ("paper-code", _low()),
    "low-paper": ("paper-all", _low()),
    "low-count": ("count", lambda ui: (ui.shell.set("low"), _clock("count-run")(ui))),
} | {name: (scene, _clock(name)) for name, (scene, *_) in CLOCKS.items()}  # fmt: skip
COACHED = {
    # state: (scene, what the device says one after another): the coach's word stands there at the last of it
    "weight-rest": ("weight-live", (Live("body_weight", Decimal("61.2"), stable=True),)),
    "cuff-tightens": ("pressure-live", (Live("cuff_pressure", Decimal(120)),)),
    "cuff-measures": ("pressure-live", (Live("cuff_pressure", Decimal(150)), Live("cuff_pressure", Decimal(120)))),
    "grip-more": ("grip-live", (Live("grip_force", Decimal("24.6")),)),
}
STATES |= {name: (scene, _said(*facts)) for name, (scene, facts) in COACHED.items()}
LOOKS = (*SCENES, *STATES)


def _settle(ui: Ui, hand: Hand) -> None:
    if not hand.settle():
        raise TimeoutError(f"the screen does not come to rest: {ui.shell.scene['kind']} {ui.warnings}")


Wear = Callable[[Ui], None]
"""What sets how the screen looks besides language and letters: colours, position, hand."""


def _plain(ui: Ui) -> None:
    """As it is."""


def show(ui: Ui, hand: Hand, name: str, language: str = "ko", zoom: float = 1.0, wear: Wear = _plain) -> None:
    """Put a sample scene, or one of its states, on a fresh screen."""
    scene, act = STATES.get(name, (name, None))
    if name in STATES or ui.window.property("stateful"):
        ui.tell(Wiped())
        hand.wait_until(lambda: False, 0.005)  # facts are heard on the next turn of the event loop
    ui.window.setProperty("stateful", name in STATES)
    wear(ui)
    _change(ui, hand, SCENES[scene], language, zoom)
    if act:
        act(ui)
    if scene in LIVE and name not in COACHED:
        quantity, value = LIVE[scene]
        ui.tell(Live(quantity, Decimal(value), stable=False))
    ui.tell(Streaming(squeeze() if scene == "grip-live" else None))
    if scene == "grip-live":
        hand.wait_until(lambda: False, 0.08)
    _settle(ui, hand)


def _change(ui: Ui, hand: Hand, scene: Scene, language: str, zoom: float) -> None:
    ui.shell.set(f"language-{language}")
    while ui.shell.zoom < zoom:
        ui.shell.set("text-larger")
    while ui.shell.zoom > zoom:
        ui.shell.set("text-smaller")
    ui.tell(Shown(scene))
    hand.wait_until(lambda: ui.shell.scene["step"] == scene.step)


def put(ui: Ui, hand: Hand, scene: Scene, language: str, zoom: float) -> None:
    """Put any scene on the screen; its step must be its own."""
    _change(ui, hand, scene, language, zoom)
    _settle(ui, hand)


def screen(ui: Ui) -> QQuickItem:
    """The screen between band and bottom."""
    items = walk(ui.window.contentItem())
    return next(item for item in items if None not in (item.property("secondary"), item.property("tellHead")))


def pages(ui: Ui, hand: Hand) -> Iterator[int]:
    """Turn the pages of what is on the screen, one after another."""
    count = int(screen(ui).property("pages") or 1)
    for page in range(count):
        if page:
            screen(ui).setProperty("page", page)
            _settle(ui, hand)
        yield page
