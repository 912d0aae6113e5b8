"""Scenes, results and live facts become plain values, without Qt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kiosk.core.messages import Live, Scene
from kiosk.core.reading import Method
from kiosk.core.results import Bar, How, Results
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.ui import outcome, present, result_pieces, rows
from tests.sample_visits import fine, nothing, senior
from tests.ui.consent_scenes import CONSENT_SCENES
from tests.ui.scenes import RESULTS, SCENES

KO = load_texts("ko")
D = Decimal


@pytest.mark.parametrize(
    ("quantity", "value", "shown"),
    [
        ("body_weight", "61.25", "61.3"),  # half up
        ("body_weight", "61", "61.0"),
        ("systolic_pressure", "147.5", "148"),
        ("sit_and_reach", "-3.04", "-3.0"),
        ("unheard-of", "1.50", "1.50"),
    ],
)
def test_numbers_have_their_quantitys_decimals(quantity: str, value: str, shown: str) -> None:
    assert present.number(quantity, D(value)) == shown


def test_every_scene_gives_the_same_keys() -> None:
    keys = {frozenset(present.shown(scene, KO)) for scene in SCENES.values()}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("kind", "actions", "primary", "secondary"),
    [
        ("explain", "next skip back finish", "next", "back skip finish"),
        ("ask", "no yes back finish", "yes no", "back finish"),
        ("live", "skip finish", "", "skip finish"),
        ("trouble", "redo skip type-value finish", "redo", "skip type-value finish"),
        ("good", "next redo finish", "next", "redo finish"),
        ("rest", "finish", "", "finish"),
        ("staff", "next clear finish", "next", "clear finish"),
        ("results", "print next hide", "print next", ""),
        ("still-there", "still-here finish", "still-here", "finish"),
        ("closed", "", "", ""),
        ("choose", "back skip finish", "", "back skip finish"),
        ("helper", "helper-pin skip finish", "helper-pin", "skip finish"),
        ("helper", "helper-here skip finish", "helper-here", "skip finish"),
        ("doubt", "redo accept skip finish", "redo", "skip accept finish"),
        ("live", "type-value skip finish", "type-value", "skip finish"),
        ("live", "skip redo finish", "", "skip redo finish"),
    ],
)
def test_each_button_has_its_place(kind: str, actions: str, primary: str, secondary: str) -> None:
    scene = Scene(kind, actions=tuple(actions.split()))  # type: ignore[arg-type]  # a plain word
    placed = rows.buttons(scene, KO)
    assert [one["name"] for one in placed["primary"]] == primary.split()  # type: ignore[attr-defined]
    assert [one["name"] for one in placed["secondary"]] == secondary.split()  # type: ignore[attr-defined]


def test_a_button_may_be_called_differently_on_one_kind_of_screen() -> None:
    assert rows.button("skip", "live", KO)["text"] == "이 측정 멈추기"
    assert rows.button("skip", "explain", KO)["text"] == "건너뛰기"


def test_yes_is_as_easy_as_no() -> None:
    mains = rows.buttons(CONSENT_SCENES["consent-keep"], KO)["primary"]
    assert [one["equal"] for one in mains] == [True, True]  # type: ignore[attr-defined]


def bar(value: str, before: str | None = None) -> Bar:
    return Bar(D(10), D(30), D(15), D(25), D(value), D(before) if before else None)


def test_a_bar_is_fractions_of_its_width() -> None:
    plain = outcome.geometry(bar("20", "12.5"), KO)
    assert (plain["from"], plain["to"], plain["value"], plain["before"]) == (0.25, 0.75, 0.5, 0.125)
    assert (plain["left"], plain["right"]) == (KO["bar.weak"], KO["bar.strong"])


def test_a_value_beyond_the_bar_stands_at_its_end() -> None:
    assert outcome.geometry(bar("9"), KO)["value"] == 0.0
    assert outcome.geometry(bar("31"), KO)["value"] == 1.0
    assert outcome.geometry(bar("20"), KO)["before"] < 0  # type: ignore[operator]  # no last visit


def test_a_bar_without_width_does_not_divide_by_zero() -> None:
    assert outcome.geometry(Bar(D(1), D(1), D(1), D(1), D(1)), KO)["value"] == 0.0


def test_on_bars_of_fitness_the_better_end_is_on_the_right() -> None:
    fast = Bar(D(10), D(30), D(15), D(20), D("12.5"), D(25), Sentence("bar.fast"), Sentence("bar.slow"))
    plain = outcome.geometry(fast, KO)
    assert (plain["from"], plain["to"], plain["value"], plain["before"]) == (0.5, 0.75, 0.875, 0.25)
    assert (plain["left"], plain["right"]) == (KO["bar.weak"], KO["bar.strong"])
    heavy = Bar(D(10), D(30), D(15), D(20), D(12), left=Sentence("bar.light"), right=Sentence("bar.heavy"))
    assert outcome.geometry(heavy, KO)["right"] == KO["bar.heavy"]


def pieces(page: Results | None) -> list[dict[str, Any]]:
    found: Any = result_pieces.results(page, KO)["pieces"]
    return list(found)


def test_the_answer_stands_first_with_what_matters_and_what_to_do() -> None:
    found = senior()
    answer = [one for one in pieces(found) if one["section"] == 0 and one["only"] != "tight"]
    assert [one["role"] for one in answer[:4]] == ["title", "point", "point", "point"]
    assert answer[0]["text"] == tell(KO, found.headline)
    assert [one["text"] for one in answer if one["unit"] == "first"] == [
        KO["answer.first"],
        tell(KO, found.plan[0].sentence),
        "5초씩 3번, 일주일에 5일",
    ]


def test_each_thing_stands_once_in_its_section() -> None:
    found = pieces(senior())
    heads = [one["line"]["key"] for one in found if one["role"] == "head"]
    assert sorted(heads) == sorted(one.key for one in senior().lines)
    assert heads[:2] == ["pressure", "pulse"]
    assert [one["text"] for one in found if one["role"] == "section"] == [
        KO[f"section.{name}"] for name in ("fitness", "answers")
    ]
    assert found.count(found[-1]) == 1


def test_every_result_has_a_section_of_its_own() -> None:
    keys = [key for keys in result_pieces.SECTIONS.values() for key in keys]
    assert len(set(keys)) == len(keys)
    assert {*result_pieces.SECTIONS, "fitness"} == set(result_pieces.ORDER)


def test_where_letters_are_large_no_piece_is_a_bar_and_points_break_between_sentences() -> None:
    tight = [one for one in pieces(senior()) if one["only"] != "roomy"]
    assert not [one for one in tight if one["role"] == "bar"]
    points = [one["text"] for one in tight if one["role"] == "point"]
    assert points[:2] == ["지난 한 해 1번 넘어지셨고 돌아와 앉는 데 12.4초 걸렸습니다.", "직원과 이야기해 주세요"]


def test_grades_of_single_items_are_left_to_the_paper_of_a_whole_visit() -> None:
    texts = [one["text"] for one in pieces(senior())]
    assert not [one for one in texts if "2등급" in one]
    assert any("참고로" in one for one in texts), "the overall grade is told as reference"


def test_nothing_measured_stands_on_one_page() -> None:
    assert {one["section"] for one in pieces(nothing())} == {0}
    assert pieces(None) == []


def test_how_it_was_measured_is_told_in_sentences() -> None:
    whys: Any = result_pieces.results(fine(), KO)["whys"]
    said = {one["key"]: one["said"] for one in whys}
    assert said["pressure"][:3] == [
        "A&D UA-651BLE 기기로 쟀습니다",
        "2번 재었고, 마지막에 잰 값입니다",
        "기기를 점검한 날: 2026년 11월 2일",
    ]
    assert KO["how.unknown-validated"] in said["pressure"], "nobody has written it down, so nothing is claimed"
    assert KO["how.unknown-check"] in said["weight"]
    assert said["height"][0] == KO["how.unnamed"]


@pytest.mark.parametrize("method", list(Method))
def test_every_way_of_measuring_has_its_sentence(method: Method) -> None:
    texts = outcome.how(How("x", Sentence("x"), method, overdue=True), KO)
    assert len(texts) == 1
    assert outcome.how(How("x", Sentence("x"), method, "A&D", "TM", overdue=True), KO)[1] == KO["source.unchecked"]


def test_a_line_may_have_no_number() -> None:
    (whole,) = [one for one in senior().lines if one.key == "overall"]
    assert outcome.line(replace(whole, values=()), KO)["values"] == []


def test_result_lines_keep_two_numbers_for_pressure_and_no_empty_unit() -> None:
    lines = {one.key: outcome.line(one, KO) for one in RESULTS.lines}
    assert [row["digits"] for row in lines["pressure"]["values"]] == ["148", "86"]  # type: ignore[attr-defined]
    assert lines["bmi"]["values"] == [{"label": "", "digits": "24.4", "unit": ""}]
    assert lines["pressure"]["bar"] is None


def test_live_numbers_say_whether_they_have_settled() -> None:
    assert present.live(Live("body_weight", D("61.24"), stable=True), KO) == {
        "digits": "61.2",
        "unit": "킬로그램",
        "stable": 1,
    }
    assert present.live(Live("body_weight", D(3)), KO)["stable"] == -1


@pytest.mark.parametrize(("seconds", "words"), [(0, ""), (4, "10초쯤"), (38, "40초쯤"), (60, "1분쯤"), (300, "5분쯤")])
def test_a_length_is_told_without_hurry(seconds: float, words: str) -> None:
    assert present.length(seconds, KO).startswith(words)


def test_a_note_comes_with_its_sentence_and_never_twice() -> None:
    own = Scene("explain", say=Sentence("height.explain.say"), note=Sentence("height.explain.note"))
    assert present.shown(own, KO)["note"] == KO["height.explain.note"]
    short = Scene("rest", say=Sentence("pressure.again.say"), note=Sentence("demo.short-rest"))
    assert present.shown(short, KO)["note"] == f"{KO['demo.short-rest']}\n{KO['pressure.again.note']}"


def test_staff_read_what_is_wrong_only_where_the_device_is_missed() -> None:
    faults = ("device.not-plugged", "device.not-plugged")
    shown = str(present.shown(SCENES["trouble-absent"], KO, faults)["note"])
    assert shown.count(KO["device.not-plugged"]) == 1
    assert KO["device.not-plugged"] not in str(present.shown(SCENES["height-explain"], KO, faults)["note"])


# --- what helpers and choosers see -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (-1.0, ""),
        (0.0, "남은 시간 0초"),
        (0.01, "남은 시간 1초"),
        (59.2, "남은 시간 1분 0초"),
        (125.0, "남은 시간 2분 5초"),
    ],
)
def test_the_time_left_is_rounded_up(left: float, said: str) -> None:
    assert present.time_left(left, KO) == said


def test_minutes_stand_in_full_and_in_short_or_not_at_all() -> None:
    assert (present.minutes(12, KO), present.minutes(0, KO)) == (["약 12분", "12분"], [])


def test_an_option_has_its_button_its_words_on_one_line_and_perhaps_a_picture() -> None:
    words = ("bar.weak", "safety.1.say")
    scene = Scene("choose", question="arm", picture="who", options=tuple((one[:3], Sentence(one)) for one in words))
    first, second = (present.option(scene, key, sentence, KO) for key, sentence in scene.options)
    assert first == {"name": "choice-bar", "text": KO["bar.weak"], "picture": "who-bar"}
    assert second["text"] == KO["safety.1.say"].replace("\n", " ")
    programme = Scene("choose", question="programme", options=(("basic", Sentence("bar.weak")),))
    assert present.option(programme, *programme.options[0], KO)["picture"] == "programme-basic"


def test_what_staff_type_is_no_stopwatch_on_the_screen() -> None:
    scene = Scene("live", view="watch", actions=("type-value", "skip"))
    assert (present.shown(scene, KO)["view"], present.shown(Scene("live", view="watch"), KO)["view"]) == (
        "value",
        "watch",
    )
