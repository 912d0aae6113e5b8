"""A resident who touches: reads the scene on the screen and presses what a person would, by real touch events.

Acts on the scenario's ``[resident]``; steers the simulator at the moment a measuring step begins, as a person steps
on the scale when told to. Never calls a view-model. One `look()` a tick, on the GUI thread's own timer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from pathlib import Path
from time import monotonic
from typing import Protocol
from uuid import UUID

from kiosk.app.demo import acts
from kiosk.app.demo.acts import Act, Acts
from kiosk.app.demo.look import HELPER_PIN
from kiosk.core.messages import Clocked, Fact, Live, Scene, Shown, Told
from kiosk.devices.simulate.scenario import Resident

PATIENCE = 2000
"""So many looks at an unchanged screen with nothing to do, then the play is given up (a problem)."""
AGAIN = 200
"""So many looks after a touch that nothing answered, a person touches once more."""
ONE_TOUCH = ("ask", "choose", "consent", "helper", "doubt", "welcome")
"""Kinds of scene that a single touch answers."""
PRESS_SECONDS = 20.0
"""A control that does not come within this time is not there."""
STUCK = 3
"""So often the kiosk may ask whether anybody is there, while the robot is."""
TRIES = 3
"""So often a person presses 다시 재기 before giving the test up."""


class Fingers(Protocol):
    """The real touch, and a look at the screen (kiosk.ui.hand.Hand)."""

    touched: float  # when the last finger came down, monotonic seconds

    def press(self, name: str, seconds: float) -> None:
        """Touch the middle of the control of this name; raises LookupError when it does not come in time."""
        ...

    def sees(self, name: str) -> bool:
        """Whether the control can be touched now."""
        ...

    def screenshot(self, path: Path | str) -> None:
        """Save what the window shows."""
        ...


@dataclass(slots=True)
class Played:
    """What happened in one visit, as the robot saw it."""

    visit_id: UUID | None = None
    scenes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    starts: list[tuple[str, int]] = field(default_factory=list)  # step, offset into sent.jsonl at its beginning
    taps: list[tuple[str, str, float]] = field(default_factory=list)  # step, button (or begin, go, end), screen's clock
    began: int = 0
    ended: int = 0
    screens: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)  # steps the screen called saved


class Robot:
    """Feed it every Fact with `hear`; call `look` often; `done` says that all visits are played."""

    def __init__(
        self,
        resident: Resident,
        birth: date,
        fingers: Fingers,
        steer: Callable[[dict[str, object]], None],
        sent_size: Callable[[], int],
        folder: Path,
        visits: int = 1,
        speed: float = 1.0,
    ) -> None:
        self._resident, self._birth = resident, birth
        self._fingers, self._steer, self._sent_size = fingers, steer, sent_size
        self._folder, self._visits, self._speed = folder, visits, speed
        self._scene: Scene | None = None
        self._fresh = False
        self._shot = True
        self._looks = 0
        self._measuring = ""
        self._todo: Acts = iter(())
        self._next: Act = ""
        self._clock: Clocked | None = None  # of the trial that runs
        self._tries = 0
        self._gone = False
        self._stuck = self._unheard = self._misses = 0
        self._printed = False
        self.played: list[Played] = []
        self.done = False
        self.problems: list[str] = []

    # --- what the screen shows ---------------------------------------------------------------------------------

    def hear(self, fact: Fact) -> None:
        """Take note of a fact, after the screen has it."""
        match fact:
            case Shown(scene=scene, visit=visit):
                self._shown(scene, visit)
            case Told(text=text):
                if self.played:
                    self.played[-1].told.append(text.key)
            case Clocked():
                self._clock = fact
                if fact.go is not None and self.played:
                    marks = ("go", fact.go), ("end", fact.end)
                    self.played[-1].taps += [(fact.step, name, at) for name, at in marks if at is not None]
            case Live() if self._scene is not None and self._scene.kind == "live" and self._looks > 1:
                self._shot = False if self._looks == 2 else self._shot

    def _shown(self, scene: Scene, visit: UUID | None) -> None:
        self._leave_step(scene)
        self._scene, self._looks, self._fresh, self._shot = scene, 0, True, False
        self._todo, self._next = iter(()), ""
        if scene.kind == "attract":
            self._lobby()
            return
        if not self.played or self.played[-1].ended:
            return
        play = self.played[-1]
        play.visit_id = visit or play.visit_id
        play.scenes.append(f"{scene.kind}:{scene.step}:{scene.say.key}")
        if scene.kind == "good":
            self._tries = 0
        if scene.kind == "good" and scene.saved:
            play.saved.append(scene.step)
        if scene.kind == "live":
            play.starts.append((scene.step, self._sent_size()))
            play.taps.append((scene.step, "begin", monotonic()))
            self._clock = None
            self._measuring = scene.step
            self._steer({"do": "step", "step": scene.step})

    def _leave_step(self, scene: Scene) -> None:
        if self._measuring and not (scene.kind == "live" and scene.step == self._measuring):
            self._steer({"do": "end", "step": self._measuring})
            self._measuring = ""

    def _lobby(self) -> None:
        if self.played and not self.played[-1].ended:
            self.played[-1].ended = self._sent_size()
        if len(self.played) >= self._visits:
            self.done = True

    # --- what a person does ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look at the screen once and touch at most one thing."""
        self._looks += 1
        if self._scene is None or self.done:
            return
        if self._looks < 3:  # a person sees the screen before touching it
            return
        if not self._shot:
            self._take_picture()
            return
        if self._gone or self._walks_away():
            return
        if self._fresh:
            self._fresh = False
            self._todo = self._plan(self._scene)
            self._next = next(self._todo, "")
        if isinstance(self._next, float):
            self._looks = 3  # waiting for its moment is no standing still
            if monotonic() >= self._next:
                self._next = next(self._todo, "")
        elif self._next:
            self._touch(self._next)
        elif self._looks > AGAIN and self._unheard < TRIES and self._scene.kind in ONE_TOUCH:
            self._unheard += 1
            self._looks, self._todo = 3, self._plan(self._scene)
            self._next = next(self._todo, "")
        elif self._looks > PATIENCE:
            self._give_up(f"nothing happens on {self._scene.kind} {self._scene.step}")

    def _touch(self, name: str) -> None:
        scene = self._scene
        assert scene is not None
        try:
            self._fingers.press(name, PRESS_SECONDS)
        except LookupError as error:
            self._misses += 1
            if scene is self._scene and self._misses > TRIES:  # else the screen went on by itself, or a page turned
                self._give_up(f"{scene.kind} {scene.step}: {error}")
            return
        self._misses = 0
        if name.startswith("tap-"):
            self.played[-1].taps.append((scene.step, name.removeprefix("tap-"), self._fingers.touched))
        if scene is self._scene:
            self._looks = 3
            self._next = next(self._todo, "")
            if scene.kind == "results" and name == "next":
                self._picture(f"results-page-{self._turn()}")

    def _turn(self) -> int:
        """Which page of the results is looked at."""
        return 1 + sum("results" in name for name in self.played[-1].screens)

    def _walks_away(self) -> bool:
        scene, away = self._scene, self._resident.walk_away_at
        if away and scene is not None and scene.step == away and scene.kind in ("explain", "good", "live", "rest"):
            # walks off only after the value is in, if the step measures at all
            self._gone = scene.kind == "good"
        return self._gone

    def _plan(self, scene: Scene) -> Acts:
        resident = self._resident
        match scene.kind:
            case "attract":
                self._start_visit()
                yield "start"
            case "who":
                yield from self._who()
            case "consent":
                while not self._fingers.sees("yes"):
                    yield "next"  # a long sentence takes two pages
                yield "yes" if resident.consent.get(scene.question, resident.refuse != "all") else "no"
            case "ask":
                yield "yes" if resident.answers.get(scene.question, False) else "no"
            case "live" if resident.finish_at == scene.step:
                yield "finish"
            case "explain" | "live" | "rest" | "choose" | "helper" if self._refuses(scene):
                yield "skip"
            case "choose" if scene.question == "paper":
                yield "choice-a4" if "next" not in scene.actions else "back"  # the results have more pages
            case "choose" if scene.question == "who.new":
                yield "choice-first"
            case "welcome":
                yield scene.actions[0]  # what is likely
            case "choose":
                yield from acts.answered(scene, resident, self._fingers.sees)
            case "helper":
                yield from self._helper(scene)
            case "live":
                yield from self._measured(scene)
            case "doubt":
                yield "redo" if self._try_again() else "skip"
            case "trouble":
                yield from self._trouble(scene)
            case "staff":
                yield from self._staff(scene)
            case "results":
                if not self._printed and "print" in scene.actions:
                    self._printed = True
                    while not self._fingers.sees("print"):
                        yield "next"  # not every page has it
                    yield "print"
                yield from repeat("next")
            case "rest" if "next" not in scene.actions:
                return
            case "rest" | "explain" | "good" | "goodbye":
                yield from repeat("next")  # page after page, until the scene changes
            case "still-there":
                self._stuck += 1  # whoever walked away does not get this far
                if self._stuck > STUCK:
                    self._give_up(f"nothing goes on at {self.played[-1].scenes[-2:]}")
                else:
                    yield "still-here"
            case "closed":
                return

    def _start_visit(self) -> None:
        if self.played:
            self._steer({"do": "visit"})
        self.played.append(Played(began=self._sent_size()))
        self._gone, self._printed, self._tries = False, False, 0

    def _who(self) -> Iterator[str]:
        yield "guest" if self._resident.guest else "phone"
        yield f"sex-{self._resident.sex}"
        yield from (f"key-{digit}" for digit in self._birth.strftime("%Y%m%d"))
        yield "key-ok"
        if not self._resident.guest:
            yield from (f"key-{digit}" for digit in self._resident.phone_tail)
            yield "key-ok"

    def _refuses(self, scene: Scene) -> bool:
        refused = self._resident.refuse
        if refused == "all":
            return "skip" in scene.actions
        return any(scene.step == step or scene.step.startswith(f"{step}.") for step in refused)

    def _trouble(self, scene: Scene) -> Iterator[str]:
        if self._refuses(scene):
            yield "skip"
        elif scene.say.key.startswith("trouble.absent"):
            return  # waits for the helper; the step goes on by itself when the device is back
        else:
            yield "redo" if self._try_again() else "skip"

    def _try_again(self) -> bool:
        self._tries += 1
        return self._tries <= TRIES

    def _helper(self, scene: Scene) -> Acts:
        pinned = "helper-pin" in scene.actions
        return acts.with_pin("helper-pin", HELPER_PIN) if pinned else iter(("helper-here",))

    def _measured(self, scene: Scene) -> Acts:
        """A device measures by itself; else a helper taps or types, or the resident touches."""
        if scene.taps:
            return acts.tapped(scene, self._resident, lambda: self._clock, self._speed)
        if "type-value" in scene.actions:
            return acts.typed(scene, self._resident, HELPER_PIN)
        return acts.touched(scene, self._fingers.sees) if scene.task else iter(())

    def _staff(self, scene: Scene) -> Iterator[str]:
        if self._resident.pin and "clear" in scene.actions:
            yield "clear"
            yield from (f"key-{digit}" for digit in self._resident.pin)
            yield "key-ok"
        else:
            yield "next" if "next" in scene.actions else "finish"

    # --- pictures ----------------------------------------------------------------------------------------------

    def _take_picture(self) -> None:
        assert self._scene is not None
        if self._scene.kind == "live" and self._looks < 8:
            return  # wait for the first numbers
        self._shot = True
        self._picture(f"{self._scene.kind}-{self._scene.step or 'x'}")

    def _picture(self, what: str) -> None:
        if len(self.played) > 1:
            return  # the first visit shows every screen
        play = self.played[-1] if self.played else None
        number = len(play.screens) + 1 if play else 0
        name = f"{number:02d}-{what}.png".replace("/", "-")
        self._fingers.screenshot(self._folder / name)
        if play:
            play.screens.append(name)

    def _give_up(self, why: str) -> None:
        self.problems.append(why)
        self.done = True
