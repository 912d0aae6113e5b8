"""The words: the same in both languages, all that are used are there, none that frighten, and the font draws them."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, qtTrId

import kiosk.ui
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import load_texts, parse_ts
from kiosk.ui import fonts
from kiosk.ui.words import Words, pack_qm

KO, EN = load_texts("ko"), load_texts("en")
# what residents read; the parts by theme are staff's words, shown denser and one under another
HEARD = parse_ts(resources.files("kiosk").joinpath("assets/i18n/ko.ts").read_text(encoding="utf-8"))
QML = sorted((Path(kiosk.ui.__file__).parent / "qml").rglob("*.qml"))
# decision 27 and what-users-want, "Words to use"
FORBIDDEN = (
    "정상",
    "오류 코드",
    "세션",
    "로그인",
    "디바이스",
    "동기화",
    "고혈압 1기",
    "고혈압전단계",
    "노쇠",
    "근감소증",
    "6등급",
    "검사",
    "진단",
)
# the centre's own label; and what the command line says to staff: error.…
ALLOWED_LATIN = {"language.en", "report.unit.mm[Hg]", "consent.platform.title"}


def test_both_languages_have_the_same_ids() -> None:
    assert set(KO) == set(EN)


def test_parameters_are_the_same_in_both_languages() -> None:
    wrong = [key for key in KO if sorted(re.findall(r"%\d", KO[key])) != sorted(re.findall(r"%\d", EN[key]))]
    assert wrong == []


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_word_that_frightens_or_that_nobody_says(word: str) -> None:
    assert [key for key, text in KO.items() if word in text] == []


def test_residents_read_no_latin_letters() -> None:
    assert [
        key
        for key, text in HEARD.items()
        if re.search("[A-Za-z]", re.sub(r"%\d", "", text)) and key not in ALLOWED_LATIN
    ] == []


def _syllables(line: str) -> int:
    return sum("가" <= letter <= "힣" for letter in line)


def test_a_spoken_sentence_has_two_lines_of_twelve_syllables() -> None:
    said = {key: text.split("\n") for key, text in HEARD.items() if key.endswith(".say") and "%" not in text}
    assert [key for key, lines in said.items() if len(lines) > 2 or max(map(_syllables, lines)) > 12] == []


def test_every_quantity_and_unit_has_words() -> None:
    assert [key for key in QUANTITIES if f"quantity.{key}" not in KO] == []
    assert [one.unit for one in QUANTITIES.values() if f"unit.{one.unit}" not in KO] == []


def test_every_id_named_in_qml_has_a_text() -> None:
    used = {key for path in QML for key in re.findall(r'qsTrId\("([^"]+)"\)', path.read_text(encoding="utf-8"))}
    built = {  # put together in QML from a fixed set of words
        *(f"who.{page}.{part}" for page in ("how", "sex", "birth", "phone") for part in ("title", "say")),
        *(f"who.{name}" for name in ("guest", "phone", "sex-F", "sex-M", "guest.also", "phone.also")),
        *(f"reason.{name}" for name in ("device", "body", "other-device", "say", "title")),
        *(f"pin.{purpose}.title" for purpose in ("clear", "acknowledge", "type-value", "sign-in")),
        *(f"language.{name}" for name in ("ko", "en")),
    }
    assert len(used) > 20
    assert sorted(key for key in used | built if key not in KO) == []


def test_every_action_has_words() -> None:
    actions = [
        "start",
        "next",
        "back",
        "redo",
        "skip",
        "finish",
        "yes",
        "no",
        "print",
        "type-value",
        "clear",
        "still-here",
        "hide",
    ]
    assert [name for name in actions if f"action.{name}" not in KO] == []


def test_qt_reads_our_table(qapp: QCoreApplication) -> None:
    words = Words(pack_qm({"a": "가", "b.c": "둘\n셋", "long": "길" * 5000, "unit.mm[Hg]": "수은주"}))
    QCoreApplication.installTranslator(words)
    try:
        assert [qtTrId(key) for key in ("a", "b.c", "unit.mm[Hg]", "nobody")] == ["가", "둘\n셋", "수은주", "nobody"]
        assert len(qtTrId("long")) == 5000
    finally:
        QCoreApplication.removeTranslator(words)


def test_a_table_without_texts_is_still_a_table() -> None:
    assert pack_qm({}).startswith(bytes.fromhex("3cb86418"))


def test_the_font_draws_every_letter_of_our_texts(qapp: QCoreApplication) -> None:
    face = fonts.measure([KO, EN])
    assert face.missing == ""
    assert face.draws
    assert 0.8 < face.hangul < 0.95
    assert 0.7 < face.digit < 0.8


def test_a_missing_letter_is_noticed(qapp: QCoreApplication) -> None:
    assert not fonts.measure([{"x": "가\U000e0041"}]).draws
    assert not fonts.measure([{"x": "갂"}]).draws  # the family has this syllable, but blank
    assert fonts.measure([{}]).draws


def test_a_missing_font_is_noticed(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FAMILY", "No Such Family")
    assert not fonts.measure([KO]).draws
