"""Shows screens in looks and gathers what every check finds."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk.core.messages import Clocked, Live
from kiosk.core.quantity import QUANTITIES
from kiosk.ui.engine import Ui, build
from kiosk.ui.hand import Hand
from kiosk.ui.speaker import Nobody
from tests.audit import checks, focus
from tests.audit.checks import View
from tests.audit.looks import PANELS, Look
from tests.ui.every_scene import EVERY
from tests.ui.scenes import D
from tests.ui.states import LOOKS, pages, put, show

CHECKS: dict[str, Callable[[View], list[str]]] = {
    "fit": checks.misfits,
    "size": checks.sizes,
    "letters": checks.letters,
    "far": checks.far,
    "contrast": checks.contrasts,
    "shape": checks.shapes,
    "grey": checks.greys,
    "name": checks.names,
    "word": checks.words,
    "voice": checks.voices,
    "reach": checks.reach,
    "order": focus.order,
    "ring": focus.ring,
}
SCENES = {name: one for group in EVERY.values() for name, one in group.items()}
SCREENS = (*(name for name in LOOKS if not name.startswith("low-")), *SCENES)
"""Every screen by its name; the low position is a look here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    screen: str
    look: str
    check: str
    what: str

    def __str__(self) -> str:
        """One line of the report."""
        return f"{self.screen} [{self.look}] {self.check}: {self.what}"


class Silent(Nobody):
    """A voice that nobody hears: what it can be asked for stands on the screens."""

    available = earphones = True


class Studio:
    """One panel, one way up; screens are shown on it one after another."""

    def __init__(self, panel: str, upright: bool) -> None:
        size = PANELS[panel]
        desk = size.size(upright), size.pitch, "ko"
        self.ui: Ui = build(*desk, send=lambda intent: None, windowed=True, still=True, speaker=Silent())
        self.hand = Hand(self.ui.window)
        self.hand.settle()

    def close(self) -> None:
        """Take it down. Python must hold nothing of it when its memory is used for another."""
        self.ui.close()
        del self.ui, self.hand
        gc.collect()

    def wear(self, look: Look) -> Callable[[Ui], None]:
        """Put on the colours, the position and the hand of a look."""

        def put_on(ui: Ui) -> None:
            for name, wanted in (("contrast", look.contrast), ("low", look.place == "low"), ("left", look.left)):
                if bool(getattr(ui.shell, name, False)) != wanted:
                    ui.shell.set("hand" if name == "left" else name)

        return put_on

    def states(self, name: str, look: Look) -> Iterator[str]:
        """Show a screen; then what it becomes when a helper runs it. Each stands still when it is told."""
        if name not in SCENES:
            show(self.ui, self.hand, name, look.language, look.zoom, self.wear(look))
            yield ""
            return
        self.wear(look)(self.ui)
        scene = SCENES[name]
        put(self.ui, self.hand, scene, look.language, look.zoom)
        yield ""
        for since in (-2.5, 11.0, scene.window + 1) if scene.taps else ():
            if since < 0 or scene.window or since > 2:
                go = monotonic() - since
                self.ui.tell(Clocked(scene.step, go, go + scene.window if scene.window else None))
                key = scene.quantities[0]
                self.ui.tell(Live(key, min(QUANTITIES[key].high, D("388"))))
                self.hand.wait_until(lambda: False, 0.005)
                self.hand.settle()
                yield f"after {since:g} s, "

    def audit(self, name: str, look: Look, wanted: Iterable[str] = CHECKS, *, full: bool = False) -> list[Finding]:
        """Everything that is wrong with a screen in a look, page after page."""
        found = []
        try:
            for state in self.states(name, look):
                for page in pages(self.ui, self.hand):
                    where = f"{state}page {page + 1}: " if page else state
                    view = View(self.ui, self.hand, look, every_control=full)
                    for check in wanted:
                        found += [Finding(name, str(look), check, where + one) for one in CHECKS[check](view)]
        except TimeoutError as error:
            found.append(Finding(name, str(look), "rest", str(error)[:200]))
        found += [Finding(name, str(look), "qml", one) for one in dict.fromkeys(self.ui.warnings)]
        self.ui.warnings.clear()
        return found


def in_turn(jobs: Iterable[tuple[str, Look]]) -> Iterator[tuple[str, Look, list[Finding]]]:
    """Audit screens in looks; those of one panel and way up follow each other on one window."""
    kept = sorted(jobs, key=lambda job: (job[1].panel, job[1].upright, job[1].language, job[1].zoom))
    for window, group in groupby(kept, key=lambda job: (job[1].panel, job[1].upright)):
        studio = Studio(*window)
        for name, look in group:
            yield name, look, studio.audit(name, look)
        studio.close()
        del studio  # before the next is made
