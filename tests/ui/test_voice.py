"""The voice: what is said when, what is not, and that nothing of it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication

from kiosk.core.messages import Clocked, Crashed, Fact, Scene, Shown, StaffShown, Told, Touch, Wiped
from kiosk.core.pages import Page
from kiosk.core.results import ResultLine, Results
from kiosk.core.speech import INVITES, Utterance
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui.speaker import Manner
from kiosk.ui.voice import VoiceModel
from tests.ui.conftest import Desk
from tests.ui.states import put

KO, EN = load_texts("ko"), load_texts("en")
EXPLAIN = Scene("explain", say=Sentence("shoes-off.say"), step="shoes-off")
SAFETY = Scene("ask", say=Sentence("safety.1.say"), step="safety.1", question="safety.1")
SECOND = Scene("ask", say=Sentence("safety.2.say"), step="safety.2", question="safety.2")
GOOD = Scene(
    "good",
    say=Sentence("good.weight.say"),
    step="weight",
    values=(("body_weight", "65.4"),),
    quantities=("body_weight",),
)
PAIR = Scene(
    "good",
    say=Sentence("good.pressure.say"),
    step="pressure",
    values=(("systolic_pressure", "128"), ("diastolic_pressure", "76"), ("heart_rate", "70")),
)
PAGE = Results(
    Sentence("results.headline.good"),
    (
        ResultLine("weight", Sentence("quantity.body_weight"), (("", "65.4", "unit.kg"),), Sentence("result.touch")),
        ResultLine(
            "pressure",
            Sentence("voice.pressure"),
            (
                ("quantity.systolic_pressure", "128", "unit.mm[Hg]"),
                ("quantity.diastolic_pressure", "76", "unit.mm[Hg]"),
            ),
            Sentence("result.touch"),
        ),
    ),
)
RESULTS = Scene("results", say=Sentence("results.headline.good"), step="results", results=PAGE)
TRIAL = Scene("live", say=Sentence("grip.measure.right.say"), step="grip-right-1", view="grip")


@dataclass
class Listener:
    """A speaker that keeps what it was told, and ends a sentence when the test says so."""

    available: bool = True
    earphones: bool = True
    home: Manner = field(default_factory=Manner)
    said: list[Utterance] = field(default_factory=list)
    ticks: list[tuple[int, bool]] = field(default_factory=list)
    stops: int = 0
    _ended: Callable[[], None] | None = None

    def say(self, utterance: Utterance, ended: Callable[[], None]) -> None:
        self.said.append(utterance)
        self._ended = ended

    def stop(self) -> None:
        self.stops += 1
        self._ended = None

    def tick(self, volume: int, *, earphone: bool = False) -> None:
        self.ticks.append((volume, earphone))

    def end(self) -> None:
        """The sentence is over."""
        assert self._ended is not None
        self._ended()
        QCoreApplication.sendPostedEvents(None, 0)

    @property
    def words(self) -> list[str]:
        """Everything that was said, in order."""
        return [part.words for one in self.said for part in one.parts]


@pytest.fixture
def ear(qapp: object) -> Listener:
    return Listener()


@pytest.fixture
def voice(ear: Listener) -> VoiceModel:
    return VoiceModel(KO, "ko", ear)


def shown(voice: VoiceModel, *scenes: Scene) -> None:
    for scene in scenes:
        voice.apply(Shown(scene))


def test_a_new_scene_is_said_once(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, EXPLAIN, EXPLAIN)
    assert ear.words[0] == " ".join(KO["shoes-off.say"].split())
    assert len(ear.said) == 1
    assert (ear.said[0].language, ear.said[0].volume, ear.said[0].speed) == ("ko", 3, 2)
    assert voice.speaking
    ear.end()
    assert not voice.speaking


def test_a_note_comes_behind_the_sentence(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, Scene("explain", say=Sentence("figure8.sit.say"), step="figure8.sit"))
    assert ear.words == ["의자에 등을 대고 앉아 주세요", "의자 뒤 양옆에 표시가 하나씩 있습니다."]


def test_a_health_question_is_not_read_before_somebody_asks(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, SAFETY)
    assert [part.key for part in ear.said[0].parts] == ["voice.invite.ask"]
    shown(voice, SECOND)
    assert len(ear.said) == 1  # the invitation comes once in a visit
    voice.listen()
    assert ear.words[-1].startswith(" ".join(KO["safety.2.say"].split())[:6])
    voice.listen()
    assert (len(ear.said), voice.speaking) == (2, False)


def test_into_the_earphone_everything_is_read(voice: VoiceModel, ear: Listener) -> None:
    voice.set("voice-earphone")
    assert voice.earphone
    shown(voice, SAFETY)
    assert ear.said[-1].earphone
    assert ear.said[-1].parts[0].key == "safety.1.say"


def test_without_a_second_output_there_is_no_earphone(qapp: object) -> None:
    voice = VoiceModel(KO, "ko", Listener(earphones=False))
    voice.set("voice-earphone")
    assert (voice.earphone, voice.earphones) == (False, False)


def test_values_are_read_on_demand_as_people_say_them(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, GOOD)
    assert not any("육십오" in one for one in ear.words)
    assert ear.said[0].signal == "success"
    voice.say_again()
    assert ear.words[-1] == "몸무게, 육십오 점 사 킬로그램"
    shown(voice, PAIR)
    voice.say_again()
    assert "혈압 백이십팔에 칠십육" in ear.words


def test_results_are_read_on_demand(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, RESULTS)
    assert [part.key for part in ear.said[0].parts] == ["voice.invite.results"]
    voice.listen()
    assert ear.words[1] == " ".join(KO["results.headline.good"].split())
    assert "몸무게, 육십오 점 사 킬로그램" in ear.words
    assert "혈압, 백이십팔에 칠십육" in ear.words


def test_switched_off_only_what_is_asked_for_is_said(voice: VoiceModel, ear: Listener) -> None:
    voice.set("voice-on")
    assert not voice.on
    shown(voice, EXPLAIN)
    assert ear.said == []
    voice.tick()
    assert ear.ticks == []
    voice.say_again()
    assert len(ear.said) == 1


def test_volume_and_speed_have_their_steps(voice: VoiceModel, ear: Listener) -> None:
    for _ in range(9):
        voice.set("voice-louder")
        voice.set("voice-slower")
    assert (voice.volume, voice.speed) == (5, 1)
    assert (ear.said[-1].volume, ear.said[-1].speed, ear.words[-1]) == (5, 1, "이렇게 들립니다")
    for _ in range(9):
        voice.set("voice-softer")
        voice.set("voice-faster")
    assert (voice.volume, voice.speed) == (1, 3)
    count = len(ear.said)
    voice.set("something-else")
    assert len(ear.said) == count
    assert (voice.volume, voice.speed) == (1, 3)


def test_the_wipe_is_silent_at_once_and_forgets(voice: VoiceModel, ear: Listener) -> None:
    voice.set("voice-louder")
    voice.set("voice-earphone")
    shown(voice, RESULTS)
    before = ear.stops
    voice.apply(Wiped())
    assert ear.stops > before
    assert (voice.volume, voice.earphone, voice.on, voice.speaking) == (3, False, True, False)
    count = len(ear.said)
    shown(voice, Scene("attract"))
    voice.say_again()
    assert len(ear.said) == count


def test_a_running_trial_is_not_talked_into(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, TRIAL)
    before = ear.stops
    voice.apply(Clocked("grip-right-1", 1.0, 31.0))
    assert ear.stops > before
    voice.coach("voice.sample")
    voice.tick()
    assert (len(ear.said), ear.ticks) == (1, [])
    voice.apply(Clocked("grip-right-1"))
    voice.coach("voice.sample")
    assert len(ear.said) == 2


def test_a_word_while_measuring_waits_for_the_sentence(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, TRIAL)
    voice.coach("voice.sample")
    voice.coach("nobody's")
    assert len(ear.said) == 1
    ear.end()
    assert ear.words[-1] == "이렇게 들립니다"
    ear.end()
    assert len(ear.said) == 2


def test_a_word_that_is_late_is_not_said(voice: VoiceModel, ear: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.ui.voice.STALE", -1.0)
    shown(voice, TRIAL)
    voice.coach("voice.sample")
    ear.end()
    assert (len(ear.said), voice.speaking) == (1, False)


def test_nobody_is_at_the_welcome(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, EXPLAIN, Scene("attract", say=Sentence("attract.say"), step="attract"))
    assert len(ear.said) == 1
    assert ear.stops == 1


def test_the_question_whether_somebody_is_there_is_asked_aloud(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, Scene("still-there", say=Sentence("still-there.say"), step="still-there"))
    assert ear.said[0].parts[0].key == "still-there.say"


@pytest.mark.parametrize("fact", [Crashed("x"), StaffShown(Page("audit", Sentence("office.audit")))])
def test_staff_and_crashes_silence_it(voice: VoiceModel, ear: Listener, fact: Fact) -> None:
    shown(voice, EXPLAIN)
    voice.apply(fact)
    assert (ear.stops, voice.speaking) == (1, False)


def test_a_notice_is_said_behind_the_sentence_and_a_pin_never(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, EXPLAIN)
    voice.apply(Told("call", Sentence("call.sent")))
    voice.apply(Told("pin", Sentence("pin.wrong"), ok=False))
    ear.end()
    assert ear.words[-1] == " ".join(KO["call.sent"].split())


def test_another_language_says_the_scene_again(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, EXPLAIN)
    voice.retell("en", EN)
    assert ear.said[-1].language == "en"
    assert ear.said[-1].parts[0].words == " ".join(EN["shoes-off.say"].split())


def test_what_the_centre_set_is_how_a_visit_begins(qapp: object) -> None:
    voice = VoiceModel(KO, "ko", Listener(home=Manner(on=False, volume=5, speed=1)))
    assert (voice.on, voice.volume, voice.speed) == (False, 5, 1)


def test_without_a_speaker_everything_goes_on(qapp: object) -> None:
    voice = VoiceModel(KO, "ko")
    shown(voice, EXPLAIN, SAFETY, GOOD, RESULTS)
    voice.listen()
    voice.tick()
    voice.set("voice-louder")
    assert (voice.available, voice.speaking) == (False, False)


def test_again_from_the_settings(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, EXPLAIN)
    voice.set("voice-again")
    assert [one.parts for one in ear.said] == [ear.said[0].parts] * 2


def test_the_end_of_a_sentence_after_the_screens_is_no_harm(voice: VoiceModel, ear: Listener) -> None:
    shown(voice, EXPLAIN)
    shiboken6.delete(voice)
    ear.end()
    assert len(ear.said) == 1


def test_a_press_ticks(voice: VoiceModel, ear: Listener) -> None:
    voice.tick()
    assert ear.ticks == [(3, False)]


def test_the_screens_speak(portrait: Desk) -> None:
    """The voice hangs on the real screens: form, coaching words, covered results."""
    ui, ear = portrait.ui, Listener()
    ui.voice._speaker = ear
    ui.tell(Shown(Scene("who", step="who.how", say=Sentence("who.how.say"))))
    portrait.hand.wait_until(lambda: bool(ear.said))
    assert ear.said[-1].parts[0].key == "who.how.say"
    ui.who.press("guest")
    assert ear.said[-1].parts[0].key == f"who.{ui.who.page}.say"
    ui.tell(Shown(TRIAL))
    portrait.hand.wait_until(lambda: ui.shell.scene["step"] == TRIAL.step)
    ear.end()
    ui.live.coached.emit("voice.sample")
    assert ear.words[-1] == "이렇게 들립니다"
    ui.tell(Shown(RESULTS))
    portrait.hand.wait_until(lambda: ui.shell.scene["kind"] == "results")
    ui.voice.listen()
    ui.shell.act("hide")
    assert not ui.voice.speaking
    ui.voice.set("voice-again")  # on the page of settings
    assert [one.key for one in ear.said[-1].parts] == ["results.hidden.say"], "covered results are read to nobody"


def test_who_listens_is_there_though_they_touch_nothing(portrait: Desk) -> None:
    ui, ear = portrait.ui, Listener()
    ui.voice._speaker = ear
    ui._listening.setInterval(1)

    def touches() -> int:
        """How many signs of life come while the timer looks twice and more."""
        looked: list[bool] = []
        ui.shell._touched = 0.0  # one is told at most once a second
        portrait.sent.clear()
        ui._listening.timeout.connect(lambda: looked.append(True))
        portrait.hand.wait_until(lambda: len(looked) > 2)
        return sum(isinstance(one, Touch) for one in portrait.sent)

    ui.tell(Shown(EXPLAIN))
    portrait.hand.wait_until(lambda: bool(ear.said))
    assert touches() == 0, "what is said unasked is no sign of life"
    ui.voice.say_again()
    assert touches() == 1
    ear.end()
    assert touches() == 0


@pytest.fixture(scope="module")
def speaking(qapp: object) -> Iterator[tuple[Desk, Listener]]:
    """An upright screen that has a voice."""
    ear = Listener()
    desk = Desk((1080, 1920), ear)
    yield desk, ear
    desk.close()


@pytest.mark.parametrize(("language", "zoom"), [("ko", 1.0), ("en", 1.25), ("ko", 2.0)])
def test_what_is_private_is_read_after_one_press(speaking: tuple[Desk, Listener], language: str, zoom: float) -> None:
    (desk, ear), ui = speaking, speaking[0].ui
    for one in (SAFETY, RESULTS):
        actions = ("no", "yes", "finish") if one is SAFETY else ("print", "next", "hide")
        put(ui, desk.hand, replace(one, actions=actions), language, zoom)
        said = len(ear.said)
        desk.hand.press("listen")
        assert len(ear.said) == said + 1
        assert ear.said[-1].parts[0].key not in INVITES
        ui.voice.stop()
    desk.hand.press("hide")
    desk.hand.settle()
    assert not desk.hand.sees("listen"), "covered results are read to nobody"
    desk.hand.press("hide")
