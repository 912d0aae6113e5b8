"""What is said of a scene: every sentence has its voice, and what is somebody's own waits to be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core import speech
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Scene
from kiosk.core.results import ResultLine, Results
from kiosk.core.speech import Part, aloud, is_private, part, spoken, voiced
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.voice_map import is_resident, is_said
from tests.ui.scenes import SCENES

TEXTS = {language: load_texts(language) for language in ("ko", "en")}
QML = Path(speech.__file__).parent.parent / "ui" / "qml" / "Kiosk"
STAFF_QML = re.compile("Desk|Staff|Typing|NoFont|Gallery|Watermark")


def written(scene: Scene) -> Iterator[Sentence]:
    """Every sentence of a scene that a resident reads before pressing anything."""
    yield scene.say
    if scene.note is not None:
        yield scene.note
    yield from (words for _, words in scene.options)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("name", SCENES)
def test_every_sentence_of_every_screen_is_said_when_somebody_asks(name: str, language: str) -> None:
    scene, texts = SCENES[name], TEXTS[language]
    said = [one.words for one in aloud(scene, texts, language, private=True)]
    for sentence in written(scene):
        words = spoken(language, tell(texts, sentence))
        assert not words or words in said
    assert [one for one in said if voiced(language, one)] == []


@pytest.mark.parametrize("name", SCENES)
def test_what_is_private_is_not_said_by_itself(name: str) -> None:
    scene, texts = SCENES[name], TEXTS["ko"]
    by_itself, on_demand = aloud(scene, texts, "ko"), aloud(scene, texts, "ko", private=True)
    assert is_private(scene) or not set(by_itself) - set(on_demand)
    told = " ".join(one.words for one in by_itself)
    for _, digits in scene.values:
        assert speech.value("ko", "", digits, "") not in told.split()
    if is_private(scene):
        assert {one.key for one in by_itself} <= {"voice.invite.ask", "voice.invite.results"}


PRIVATE = {
    "ask": Scene("ask", say=Sentence("safety.1.say"), step="safety.1", question="safety.1"),
    "answer": Scene("choose", say=Sentence("sarc_f.strength.say"), step="sarc_f", question="strength"),
    "results": Scene("results", say=Sentence("results.headline.good"), step="results"),
    "gate": Scene("explain", say=Sentence("gate.pressure.say"), step="gate.pressure"),
    "staff": Scene("staff", say=Sentence("staff.safety.say"), step="staff.safety"),
}
OPEN = {
    "programme": Scene("choose", say=Sentence("choose.programme.say"), step="choose.programme", question="programme"),
    "why": Scene("choose", say=Sentence("stopped.say"), step="stopped", question="why"),
    "consent": Scene("consent", say=Sentence("consent.keep.say"), step="consent.keep", question="keep"),
    "explain": Scene("explain", say=Sentence("shoes-off.say"), step="shoes-off"),
    "away": Scene("still-there", say=Sentence("still-there.say"), step="still-there"),
    "trouble": Scene("trouble", say=Sentence("trouble.absent.say"), step="weight"),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_private(name: str) -> None:
    assert is_private(PRIVATE[name])
    assert PRIVATE[name].say.key not in [one.key for one in aloud(PRIVATE[name], TEXTS["ko"], "ko")]


@pytest.mark.parametrize("name", OPEN)
def test_open(name: str) -> None:
    assert not is_private(OPEN[name])
    assert aloud(OPEN[name], TEXTS["ko"], "ko")


def test_every_page_of_every_test_is_in_the_map() -> None:
    pages = {step.text for test in BATTERY.values() for step in test.steps if hasattr(step, "text")}
    assert len(pages) > 100
    assert sorted(page for page in pages if not is_said(f"{page}.say")) == []


def test_every_word_that_a_residents_screen_names_itself_is_in_the_map() -> None:
    files = [*(QML / "screens").glob("*.qml"), *(QML / "controls").glob("*.qml"), *(QML / "tasks").glob("*.qml")]
    named = {
        key
        for path in files
        if not STAFF_QML.search(path.stem)
        for key in re.findall(r'qsTrId\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    assert sorted(key for key in named if not is_resident(key) and key != "empty") == []


def test_a_sentence_with_a_number_is_no_clip() -> None:
    assert part("ko", TEXTS["ko"], Sentence("result.grip.say", ("23.4",))) == Part(
        "", "가장 세게 이십삼 점 사 킬로그램을 쥐셨습니다"
    )
    assert part("ko", TEXTS["ko"], Sentence("shoes-off.say")).key == "shoes-off.say"


@pytest.mark.parametrize(
    ("key", "resident", "said"),
    [
        ("shoes-off.say", True, True),
        ("shoes-off.title", True, False),
        ("unit.kg", True, False),
        ("check.disk.ok", False, False),
        ("empty", False, False),
    ],
)
def test_the_map(key: str, resident: bool, said: bool) -> None:
    assert (is_resident(key), is_said(key)) == (resident, said)


def test_a_line_with_several_values_names_each() -> None:
    line = ResultLine(
        "grip",
        Sentence("quantity.grip_force"),
        (("quantity.grip_force", "23.4", "unit.kg"), ("quantity.body_weight", "61", "unit.kg")),
        Sentence("result.touch"),
        change=Sentence("result.answered"),
    )
    words = [one.words for one in speech.result_line(line, TEXTS["ko"], "ko")]
    assert words[1].endswith("이십삼 점 사 킬로그램")
    assert words[2].endswith("육십일 킬로그램")
    assert words[-1] == "답해 주셔서 고맙습니다"


def test_what_is_missing_and_what_to_do_first_is_read() -> None:
    page = Results(
        Sentence("results.headline.good"),
        (),
        missing=(Sentence("missing.left", ("몸무게",)),),
        advice=(Sentence("result.touch"),),
    )
    assert [one.words for one in speech.results(page, TEXTS["ko"], "ko")][1] == "몸무게, 다음에 이어서 재세요"
    better = replace(page, points=(Sentence("result.answered"),), first=Sentence("result.gait.ok"))
    assert [one.key for one in speech.results(better, TEXTS["ko"], "ko")][:2] == ["result.answered", "result.gait.ok"]


def test_another_language_is_left_to_its_voice() -> None:
    assert spoken("vi", " Huyết áp\n128/76 ") == "Huyết áp 128/76"
    assert voiced("vi", "128") == ""
