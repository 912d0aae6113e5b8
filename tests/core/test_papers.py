"""What is taken home: the question, one paper after the other, the code; and the text behind the code."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kiosk.core.messages import Back, Chosen, Finish, Next, Print
from kiosk.core.papers import MOST, PAPERS, CodeMade, GivePaper, Offered, qr_text, ranked
from kiosk.core.programme import Programme
from kiosk.core.resident import Person, Sex
from kiosk.core.scenes import scene
from kiosk.core.stay import CloseVisit, Stage, Todo, Visit, WalkedAway, Wipe
from kiosk.core.texts import load_texts
from kiosk.core.told import UNCHECKED
from kiosk.core.visit import walk
from tests.report.pages import VISITS

OFFERS = ("a4", "large", "receipt", "doctor", "qr")
AT_RESULTS = Visit(
    UUID(int=1), datetime(2026, 11, 21, tzinfo=UTC), Programme("x", ()), Person(Sex.FEMALE, 78, 1948), Stage.RESULTS
)
ROWS = ("101", "010", "111")
DAY = "2026-11-21"


def walked(*messages: object, offers: tuple[str, ...] = OFFERS) -> tuple[Visit, list[Todo]]:
    visit, done = AT_RESULTS, list[Todo]()
    for message in (Offered(offers), *messages):
        visit, todo = walk(visit, message)
        done += todo
    return visit, done


def pick(kind: str) -> Chosen:
    return Chosen("paper", kind)


def test_the_question_offers_what_there_is_and_nothing_else() -> None:
    shown = scene(walked(offers=("a4", "qr"))[0], None)
    assert (shown.kind, shown.question, [key for key, _ in shown.options]) == ("choose", "paper", ["a4", "qr"])
    assert shown.actions == ("back",)
    assert set(OFFERS) == set(PAPERS)


@pytest.mark.parametrize("kind", [one for one in OFFERS if one != "qr"])
def test_one_touch_gives_a_paper_and_offers_the_others(kind: str) -> None:
    visit, done = walked(pick(kind))
    assert done == [GivePaper(kind)]
    shown = scene(visit, None)
    assert [key for key, _ in shown.options] == [one for one in OFFERS if one != kind]
    assert shown.actions == ("next", "back")
    assert walk(visit, pick(kind)) == (visit, ())  # not twice
    assert walk(visit, pick("gold")) == (visit, ())


def test_the_code_stands_alone_until_it_is_left_and_goes_onto_paper_once() -> None:
    visit, done = walked(pick("qr"), CodeMade(ROWS))
    assert done == [GivePaper("qr")]
    shown = scene(visit, None)
    assert (shown.kind, shown.code, shown.actions) == ("qr", ROWS, ("print", "next", "back"))
    visit, todo = walk(visit, Print())
    assert todo == (GivePaper("receipt", qr=True),)
    assert scene(visit, None).actions == ("next", "back")
    assert walk(visit, Print()) == (visit, ())
    visit, _ = walk(visit, Back())
    assert scene(visit, None).code == ()
    assert [key for key, _ in scene(visit, None).options] == list(OFFERS)
    _, todo = walk(visit, pick("a4"))
    assert todo == (GivePaper("a4", qr=True),)  # it was asked for: from now on it stands on the paper


def test_without_a_receipt_printer_the_code_goes_onto_a4() -> None:
    _, done = walked(pick("qr"), CodeMade(ROWS), Print(), offers=("a4", "qr"))
    assert done[-1] == GivePaper("a4", qr=True)


def test_before_it_is_asked_for_no_code_stands_on_paper() -> None:
    assert all(not todo.qr for todo in walked(pick("a4"), pick("doctor"))[1] if isinstance(todo, GivePaper))


def test_the_code_is_gone_from_the_visit_when_it_goes_on() -> None:
    visit, _ = walked(pick("qr"), CodeMade(ROWS), Next())
    assert visit.paper is None
    assert visit.stage is not Stage.PAPER


def test_back_shows_the_results_and_asking_again_offers_everything() -> None:
    visit, _ = walked(pick("a4"), Back())
    assert visit.stage is Stage.RESULTS
    visit, _ = walk(visit, Offered(OFFERS))
    assert len(scene(visit, None).options) == len(OFFERS)


@pytest.mark.parametrize("message", [Finish(), WalkedAway()])
def test_leaving_from_here_closes_the_visit(message: object) -> None:
    visit, done = walked(pick("qr"), CodeMade(ROWS), message)
    assert visit.stage in (Stage.GOODBYE, Stage.OVER)
    assert any(isinstance(one, CloseVisit) for one in done)
    assert any(isinstance(one, Wipe) for one in done)


# --- the text of the code -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("visit", VISITS)
def test_the_summary_fits_its_code_and_says_day_and_values(visit: str, language: str) -> None:
    results, texts = VISITS[visit], load_texts(language)
    said = qr_text(results, texts, DAY)
    assert len(said.encode()) <= MOST
    lines = said.splitlines()
    assert DAY in lines[0]
    assert lines[-1] == texts["paper.code.foot"]
    whole = "…" not in lines
    shown = [line for line in ranked(results) if any(row[1] in said for row in line.values)]
    legend = [line for line in lines if line.startswith("†")]
    doubted = [line for line in results.lines if UNCHECKED in line.notices]
    assert len(lines) - 2 - len(legend) == len(ranked(results)) if whole else len(shown) >= 5
    assert [line.removeprefix("† ") for line in legend] == [texts["source.unchecked"]] * bool(doubted)
    assert said.count("†") - len(legend) == (len(doubted) if whole else said.count("†") - len(legend))


def test_what_has_no_room_is_left_out_and_said() -> None:
    results = VISITS["fitness"]
    said = qr_text(results, load_texts("ko"), DAY)
    assert "…" in said
    assert "혈압 134/76 mmHg" in said
    assert len(qr_text(results, load_texts("ko"), DAY, most=10_000)) > len(said)


def test_pressure_comes_first_and_lines_without_a_number_not_at_all() -> None:
    first = VISITS["fitness"].lines
    empty = replace(first[0], values=())
    listed = ranked(replace(VISITS["fitness"], lines=(empty, *first)))
    assert [line.key for line in listed[:2]] == ["pressure", "pulse"]
    assert all(line.values for line in listed)
