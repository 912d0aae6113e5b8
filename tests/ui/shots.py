"""Pictures of every sample scene in every look: `python -m tests.ui.shots OUTDIR [scene …]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from kiosk.core.messages import Live, Shown, Streaming, Told
from kiosk.core.stream import Ring
from kiosk.core.texts import Sentence
from kiosk.ui.engine import Ui, build
from kiosk.ui.hand import Hand, NotOnScreenError
from tests.ui.scenes import SCENES

PITCH = 0.248
LIVE = {"weight-live": ("body_weight", "61.2"), "height-live": ("body_height", "158.4"), "grip-live": ("grip_force", "23.4")}


def squeeze() -> Ring:
    """A squeeze of the hand, 80 samples a second."""
    ring = Ring("grip_force")
    seconds = np.arange(0, 4.6, 1 / 80)
    ring.push(seconds, 24 / (1 + np.exp(-6 * (seconds - 1.4))) - 0.3 * np.maximum(0, seconds - 2.2) + 0.15 * np.sin(40 * seconds))
    return ring


def _press(*names: str) -> Callable[[Ui, Hand], None]:
    def act(ui: Ui, hand: Hand) -> None:
        for name in names:
            hand.press(name)

    return act


def _who(*names: str) -> Callable[[Ui, Hand], None]:
    def act(ui: Ui, hand: Hand) -> None:
        ui.who.press("guest")
        for name in names:
            ui.who.press(name)

    return act


def _staff(purpose: str, *names: str) -> Callable[[Ui, Hand], None]:
    def act(ui: Ui, hand: Hand) -> None:
        ui.staff.open(purpose)
        for name in names:
            ui.staff.press(name)

    return act


def _call(ui: Ui, hand: Hand) -> None:
    ui.tell(Told("call", Sentence("call.sent")))


def _low(ui: Ui, hand: Hand) -> None:
    ui.shell.set("low")


# states of a screen that a scene alone does not show: the scene, and what was pressed
STATES: dict[str, tuple[str, Callable[[Ui, Hand], None]]] = {
    "who-sex": ("who", _who()),
    "who-birth": ("who", _who("sex-F", *(f"key-{d}" for d in "19480"))),
    "who-birth-wrong": ("who", _who("sex-F", *(f"key-{d}" for d in "19481399"), "key-ok")),
    "who-phone": ("who", lambda ui, hand: [ui.who.press(n) for n in ("phone", "sex-M", *(f"key-{d}" for d in "19480305"), "key-ok", "key-1")] and None),
    "settings": ("height-explain", lambda ui, hand: ui.shell.open("settings")),
    "pin": ("staff-safety", _staff("clear", "key-1", "key-2")),
    "type-value": ("trouble-cuff", _staff("type-value", "key-1", "key-2")),
    "type-reason": ("trouble-absent", _staff("type-value", "key-6", "key-1", "key-ok")),
    "results-2": ("results", _press("next")),
    "results-3": ("results", _press("next", "next")),
    "results-4": ("results", _press("next", "next", "next")),
    "results-hidden": ("results", lambda ui, hand: ui.shell.act("hide")),
    "called": ("height-explain", _call),
    "low-explain": ("height-explain", _low),
    "low-birth": ("who", lambda ui, hand: (_low(ui, hand), _who("sex-F", "key-1")(ui, hand)) and None),
}  # fmt: skip


def show(ui: Ui, hand: Hand, name: str) -> None:
    """Put a sample scene, or one of its states, on the screen, with live data where there are any."""
    ui.shell.open("")
    if ui.shell.low:
        ui.shell.set("low")
    scene, act = STATES.get(name, (name, None))
    ui.tell(Shown(SCENES["attract"]))
    hand.settle()
    ui.tell(Shown(SCENES[scene]))
    if act:
        hand.settle()
        act(ui, hand)
    if name in LIVE:
        quantity, value = LIVE[name]
        ui.tell(Live(quantity, Decimal(value), stable=False))
    ui.tell(Streaming(squeeze() if name == "grip-live" else None))
    hand.settle()
    hand.wait_until(lambda: False, 0.12 if name in LIVE else 0.02)
    hand.settle()


def main(folder: Path, wanted: list[str]) -> None:
    """Write one PNG for each scene, orientation, language and text scale."""
    folder.mkdir(parents=True, exist_ok=True)
    zooms = [float(z) for z in os.environ.get("ZOOMS", "1 2").split()]
    for size in ((1080, 1920), (1920, 1080)):
        if os.environ.get("ONLY", "portrait landscape").find("portrait" if size[0] < size[1] else "landscape") < 0:
            continue
        ui = build(size, PITCH, "ko", send=lambda intent: None, windowed=True)
        hand = Hand(ui.window)
        for language in os.environ.get("LANGS", "ko en").split():
            ui.shell.set(f"language-{language}")
            for zoom in zooms:
                while ui.shell.zoom < zoom:
                    ui.shell.set("text-larger")
                while ui.shell.zoom > zoom:
                    ui.shell.set("text-smaller")
                for name in wanted or [*SCENES, *STATES]:
                    try:
                        show(ui, hand, name)
                    except NotOnScreenError:
                        continue
                    look = f"{'p' if size[0] < size[1] else 'l'}-{language}-{round(zoom * 100)}"
                    hand.screenshot(folder / f"{look}-{name}.png")
        print("\n".join(sorted(set(ui.warnings))))
        ui.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
