"""A third language is one file: made from a template, checked, spoken by screens and paper; a made-up one here."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from structlog.testing import capture_logs
from typer.testing import CliRunner

from kiosk.app import languages
from kiosk.app.checks.languages import further
from kiosk.app.checks.scope import Scope
from kiosk.commands import app
from kiosk.commands.common import join_languages
from kiosk.config import Screen, Settings
from kiosk.core import texts
from kiosk.core.errors import ConfigError
from kiosk.core.messages import SpeakLanguage, Touch
from kiosk.ui import fonts
from tests.report.pages import page as sample_page
from tests.report.test_a4 import words_of
from tests.ui.conftest import Desk
from tests.ui.measure import looked_at
from tests.ui.states import show

PORTRAIT = (1080, 1920)
TWICE = '<message id="a"><translation>1</translation></message>' * 2


def settings(screen: Screen) -> Settings:
    """Everything else as it comes."""
    return Settings.model_validate({"schema": 1, "screen": screen})


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """What a test offers is gone after it."""
    yield
    texts.offer({})


def template() -> str:
    return "".join(languages.template("xx"))


def made_up(text: str) -> str:
    """Nobody's language: its words are easily told from Korean and from English."""
    return " ".join(f"x{word}" if word[0].isalpha() else word for word in text.split(" ") if word)


def filled(leave: tuple[str, ...] = ()) -> str:
    """The template with words for every id: those of English, made up a little."""
    english = texts.shipped("en") | {"language.xx": "Xish"}

    def fill(found: re.Match[str]) -> str:
        key = found[1].replace("&quot;", '"')
        word = "" if key in leave else english[key] if key == "language.xx" else made_up(english[key])
        word = word.replace("&", "&amp;").replace("<", "&lt;")
        return f'<message id="{found[1]}"><source/><translation>{word}</translation></message>'

    return re.sub(r'<message id="([^"]+)">.*?</message>', fill, template(), flags=re.DOTALL)


# --- the file ---------------------------------------------------------------------------------------------------------


def test_an_empty_template_leaves_everything_to_korean(tmp_path: Path) -> None:
    (tmp_path / "xx.ts").write_text(template(), encoding="utf-8")
    (found,) = languages.join(tmp_path)
    assert isinstance(found, texts.Added)
    assert set(found.missing) == set(texts.shipped("ko")) | {"language.xx"}
    assert texts.languages() == ("ko", "en", "xx")
    assert texts.load_texts("xx") == texts.load_texts("ko")
    assert texts.load_texts("ko")["language.xx"] == "xx"


def test_what_a_file_leaves_out_is_korean_and_the_log_says_how_much(tmp_path: Path) -> None:
    (tmp_path / "xx.ts").write_text(filled(leave=("action.next", "action.back")), encoding="utf-8")
    with capture_logs() as said:
        found = languages.join(tmp_path)
        languages.tell(found)
    assert said == [{"event": "language-missing", "log_level": "warning", "key": "xx", "count": 2}]
    words = texts.load_texts("xx")
    assert (words["action.next"], words["action.skip"]) == (texts.shipped("ko")["action.next"], "xSkip")


def test_a_text_that_would_lose_a_number_is_not_used(tmp_path: Path) -> None:
    whole = filled()
    flawed = whole.replace("x%1 xpercent", "xpercent").replace("%1 xpercent", "xpercent")
    assert flawed != whole
    (tmp_path / "xx.ts").write_text(flawed, encoding="utf-8")
    (found,) = languages.join(tmp_path)
    assert isinstance(found, texts.Added)
    assert "settings.percent" in found.wrong
    assert texts.load_texts("xx")["settings.percent"] == texts.shipped("ko")["settings.percent"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ko.ts", "<TS/>"),
        ("Deutsch.ts", "<TS/>"),
        ("xx.ts", "no xml"),
        ("xx.ts", f"<TS>{TWICE}</TS>"),
        ("xx.ts", "\ud83d".encode("utf-8", "surrogatepass").decode("latin-1") + "<TS/>"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_out_and_said(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")
    with capture_logs() as said:
        found = languages.join(tmp_path)
        languages.tell(found)
    assert [one["event"] for one in said] == ["language-refused"]
    assert texts.languages() == texts.LANGUAGES
    assert isinstance(found[0], languages.Refused)


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "MOST_BYTES", 100)
    (tmp_path / "xx.ts").write_text(template(), encoding="utf-8")
    with pytest.raises(ConfigError, match="larger"):
        languages.read(tmp_path / "xx.ts")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "xx.ts")
    assert languages.look(tmp_path) == (languages.Refused("xx.ts", "xx.ts: not a file"),)


@bounds(deadline=None, max_examples=20)
@given(st.dictionaries(st.sampled_from(sorted(texts.shipped("ko"))[:60]), st.text(min_size=1, max_size=20), max_size=9))
def test_any_file_gives_every_text(words: dict[str, str]) -> None:
    (found,) = texts.offer({"xx": words})
    korean, now = texts.shipped("ko"), texts.load_texts("xx")
    assert now.keys() == korean.keys() | {"language.xx"}
    assert {key for key in korean if now[key] == korean[key]} >= set(found.missing + found.wrong) - {"language.xx"}
    assert all(now[key] == text for key, text in words.items() if key not in found.wrong)


# --- the commands -----------------------------------------------------------------------------------------------------


def test_template_check_and_list(tmp_path: Path) -> None:
    run, file = CliRunner().invoke, tmp_path / "languages/xx.ts"
    file.parent.mkdir()
    assert run(app, ["language", "template", "xx", "--out", str(file)]).exit_code == 0
    assert isinstance(run(app, ["language", "template", "xx", "--out", str(file)]).exception, ConfigError)
    assert isinstance(run(app, ["language", "template", "KO"]).exception, ConfigError)
    empty = run(app, ["language", "check", str(file), "--json"])
    assert (empty.exit_code, len(json.loads(empty.output)["missing"])) == (1, len(texts.shipped("ko")) + 1)
    file.write_text(filled(), encoding="utf-8")
    whole = run(app, ["language", "check", str(file)])
    assert (whole.exit_code, whole.output) == (0, "xx: every text is there\n")
    config = tmp_path / "kiosk.toml"
    config.write_text('schema = 1\n[screen]\nlanguage = "xx"\n', encoding="utf-8")
    listed = run(app, ["language", "list", "--config", str(config), "--data-dir", str(tmp_path), "--json"])
    assert json.loads(listed.output)["languages"][2] == {"language": "xx", "in_korean": 0}


def test_the_screen_begins_only_in_a_language_there_is(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'xx' is none of ko, en"):
        join_languages(settings(Screen(language="xx")), tmp_path)


def test_the_morning_check_names_every_file(tmp_path: Path) -> None:
    at = settings(Screen(languages=str(tmp_path)))
    for name, words in (("xx", filled()), ("yy", template().replace("language.xx", "language.yy")), ("zz", "?")):
        (tmp_path / f"{name}.ts").write_text(words, encoding="utf-8")
    scope = Scope(at, tmp_path, tmp_path, None, None)  # type: ignore[arg-type]  # it asks nobody
    found = {str(one.say.params[0]): (one.state, one.say.key.rpartition(".")[2]) for one in further(scope)}
    assert found == {"xx": ("ok", "ok"), "yy": ("warn", "missing"), "zz.ts": ("warn", "refused")}
    assert texts.languages() == texts.LANGUAGES  # looking changes nothing


# --- the screens ------------------------------------------------------------------------------------------------------


@pytest.fixture
def third(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Desk]:
    """A screen of a kiosk with one file more."""
    (tmp_path / "xx.ts").write_text(filled(), encoding="utf-8")
    languages.join(tmp_path)
    desk = Desk(PORTRAIT)
    yield desk
    desk.close()


def test_a_third_language_is_offered_at_the_welcome_and_in_the_settings(third: Desk) -> None:
    hand, shell = third.hand, third.ui.shell
    hand.press("language-xx")
    hand.settle()
    assert shell.language == "xx"
    assert [one for one in third.sent if not isinstance(one, Touch)] == [SpeakLanguage("xx")]
    start = hand.find("start")
    assert start is not None
    assert start.property("text") == "xStart"
    hand.press("settings")
    hand.settle()
    labels = [item.property("text") for code in ("ko", "en", "xx") if (item := hand.find(f"language-{code}"))]
    assert labels == ["x한국어", "xEnglish", "Xish"]


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_settings_hold_as_many_languages_as_there_are(third: Desk, zoom: float) -> None:
    show(third.ui, third.hand, "settings", "ko", zoom)
    assert looked_at(third.ui, third.hand) == []


def test_letters_that_no_font_draws_are_noticed(qapp: QGuiApplication) -> None:
    assert fonts.undrawn({"a": "시작 Start %1"}) == ""
    assert fonts.undrawn({"a": "시작 \ue9f7"}) != ""


def test_a_language_that_cannot_be_drawn_is_not_offered(qapp: QGuiApplication) -> None:
    texts.offer({"xx": {"action.start": "\ue9f7"}})
    desk = Desk(PORTRAIT)
    assert desk.ui.shell.languages == ["ko", "en"]
    assert set(desk.ui.undrawn) == {"xx"}
    desk.close()


# --- paper ------------------------------------------------------------------------------------------------------------


def test_paper_speaks_it_too(qapp: QGuiApplication, tmp_path: Path) -> None:
    (tmp_path / "xx.ts").write_text(filled(leave=("report.reference",)), encoding="utf-8")
    languages.join(tmp_path)
    page = replace(sample_page(), language="xx", texts=texts.load_texts("xx"))
    read = words_of(page)
    assert page.say(page.results.headline) in read
    assert page.say(page.results.headline).startswith("x")
    assert texts.shipped("ko")["report.reference"] in read  # what nobody translated
