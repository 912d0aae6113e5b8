"""What stands beside the number of a live screen: the coach's word, the needle, marks. In: scene, clock, live numbers.

It changes only when there is something new to see, so that a calm screen draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from kiosk.core.beats import NOTICED, Place, place
from kiosk.core.coach import Coach
from kiosk.core.coach_signs import PRESSURE_IN_CUFF as IN_CUFF
from kiosk.core.coach_signs import Signs
from kiosk.core.messages import Live, Scene
from kiosk.core.texts import Sentence
from kiosk.ui.plain import words
from kiosk.ui.qt import Property
from kiosk.ui.ticking import Ticking

FULL_KG = 150.0
"""Once round the dial, as on the scale in a bathroom."""
EASE, NEAR = 0.35, 0.0005
"""How much of the way to its number the needle goes at each turn, and when it is there."""
MARKS = 24
"""So many of the last repetitions stand as marks."""
CUFF = ("tighten", "measure", "release")


class CoachModel(QObject):
    """The quiet helper beside a trial; ``coached`` says a text id whenever another word stands there."""

    coached = Signal(str)
    wordChanged = Signal()  # noqa: N815 (Qt names)
    needleChanged = Signal()  # noqa: N815
    marksChanged = Signal()  # noqa: N815
    placeChanged = Signal()  # noqa: N815

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._texts = texts
        self._scene = Scene("attract")
        self._coach = Coach()
        self._began = self._heard = 0.0
        self._fact: Live | None = None
        self._needle = 0.0
        self._marks: list[tuple[float, float]] = []  # share of the window, the number then
        self._place = Place()
        self._rest = ""

    def begin(self, scene: Scene, now: float) -> None:
        """Another screen is on, or the same step anew."""
        self._scene, self._began, self._heard = scene, now, 0.0
        self._coach, self._fact, self._needle, self._marks = Coach(), None, 0.0, []
        self._place, self._rest = Place(), ""
        for changed in (self.wordChanged, self.needleChanged, self.marksChanged, self.placeChanged):
            changed.emit()

    def retell(self, texts: Mapping[str, str]) -> None:
        """The same word in another language."""
        self._texts = texts
        self.wordChanged.emit()

    def hear(self, fact: Live, ticking: Ticking, now: float) -> bool:
        """A number came; returns whether it may be shown: one that rises in the cuff on one's own arm frightens."""
        self._heard = now - self._began
        self._fact = fact
        if self._scene.view == "count" and self._scene.window > 0:
            self._mark(float(fact.value), ticking.elapsed(now) / self._scene.window)
        return fact.quantity != IN_CUFF

    def _mark(self, value: float, share: float) -> None:
        """A repetition more is a mark more; one that was taken back takes its mark with it."""
        while self._marks and self._marks[-1][1] > value:
            self._marks.pop()
        if value > (self._marks[-1][1] if self._marks else 0.0):
            self._marks.append((min(1.0, share), value))
        del self._marks[:-MARKS]
        self.marksChanged.emit()

    def turn(self, ticking: Ticking, now: float) -> None:
        """One turn of the screen's timer."""
        if self._scene.kind == "rest":
            self._tell_rest(now)
        if self._scene.kind != "live" or "type-value" in self._scene.actions:
            return
        self._ease()
        self._stand(ticking, now)
        before, self._coach = self._coach, self._coach.see(self._signs(ticking, now))
        if self._coach.word == before.word:
            return
        self.wordChanged.emit()
        if self._coach.word:
            self.coached.emit(self._coach.word)

    def _signs(self, ticking: Ticking, now: float) -> Signs:
        scene, fact = self._scene, self._fact
        return Signs(
            scene.view,
            now - self._began,
            scene.quantities[0] if scene.quantities else "",
            ticking.phase(now),
            float(fact.value) if fact is not None and (scene.view == "cuff") == (fact.quantity == IN_CUFF) else None,
            fact.stable if fact is not None else None,
            self._heard,
            ticking.elapsed(now),
            ticking.left(now),
            scene.seconds,
            bool(scene.taps),
            0 <= self._place.fresh < NOTICED,
        )

    def _ease(self) -> None:
        """Move the needle on towards its number."""
        if self._scene.view != "scale":
            return
        target = min(1.0, max(0.0, float(self._fact.value) / FULL_KG)) if self._fact is not None else 0.0
        if self._needle != target:
            near = abs(target - self._needle) < NEAR or self._needle == 0  # nothing stood there before
            self._needle = target if near else self._needle + EASE * (target - self._needle)
            self.needleChanged.emit()

    def _stand(self, ticking: Ticking, now: float) -> None:
        """Look where the trial stands among its sounds."""
        running = self._scene.track and ticking.go is not None and now >= ticking.go
        at = place(self._scene.track, ticking.elapsed(now)) if running else Place()
        known, self._place = self._place, at
        if (at.total, at.level, at.done, at.of) != (known.total, known.level, known.done, known.of):
            self.placeChanged.emit()

    def _tell_rest(self, now: float) -> None:
        """So much rest is left, in words that nobody has to hurry for: by minutes, never by seconds."""
        left = self._scene.seconds - (now - self._began)
        minutes = f"{round(left / 60)}"
        said = "over" if left <= 0 else "soon" if left < 45 else "minutes"
        told = words(self._texts, Sentence(f"rest.left.{said}", (minutes,))) if self._scene.seconds > 0 else ""
        if told != self._rest:
            self._rest = told
            self.wordChanged.emit()

    # --- what the screen reads ---------------------------------------------------------------------------------

    @Property("QStringList", notify=wordChanged)
    def word(self) -> list[str]:
        """The lines of the coach's word; none: the scene's own sentence stands."""
        key = self._coach.word
        return words(self._texts, Sentence(key)).split("\n") if key else []

    @Property("QVariantList", notify=wordChanged)
    def cuff(self) -> list[dict[str, object]]:
        """What a cuff does one after the other, which is over and which is now; none where it does not tell."""
        phase = self._coach.word.removeprefix("coach.cuff.")
        if phase not in CUFF:
            return []
        at = CUFF.index(phase)
        texts = [words(self._texts, Sentence(f"live.cuff.{one}")) for one in CUFF]
        return [{"text": text, "done": number < at, "now": number == at} for number, text in enumerate(texts)]

    @Property(str, notify=wordChanged)
    def rest(self) -> str:
        """How much rest is left, in words."""
        return self._rest

    @Property(float, notify=needleChanged)
    def needle(self) -> float:
        """Where the needle of the dial stands, 0..1."""
        return self._needle

    @Property("QVariantList", notify=marksChanged)
    def marks(self) -> list[float]:
        """The last repetitions: shares of the time, 0..1."""
        return [share for share, _ in self._marks]

    @Property("QVariantMap", notify=placeChanged)
    def place(self) -> dict[str, object]:
        """Among the sounds of the track: so many marks are full, of so many; the level in words; what is counted."""
        at = self._place
        level = words(self._texts, Sentence("live.level", (f"{at.level}",))) if at.level else ""
        counted = f"{at.total}" if at.level or self._scene.track == "curl-up" else ""
        return {"done": at.done, "of": at.of, "level": level, "total": counted}
