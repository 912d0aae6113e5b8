"""The staff's screen as a model: pages in, duties out; what was typed stays, PINs stay hidden, questions are asked."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from kiosk.core.duties import (
    AddColleague,
    AddNote,
    Home,
    People,
    Person,
    Register,
    Signal,
    SignOut,
    Tray,
    TypeQuantity,
    Visits,
)
from kiosk.core.messages import Asked, Intent, StaffShown, Wiped
from kiosk.core.pages import Button, Field, Form, Lines, Page
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui import desk as module
from kiosk.ui.desk import DeskModel
from tests.ui.desk_pages import ONE, PAGES

KO, EN = load_texts("ko"), load_texts("en")


@pytest.fixture
def sent() -> list[Intent]:
    return []


@pytest.fixture
def desk(sent: list[Intent], qapp: object) -> DeskModel:
    return DeskModel(sent.append, KO)


def press(desk: DeskModel, *names: str) -> None:
    for name in names:
        desk.press(name)


def write(desk: DeskModel, jamo: str) -> None:
    press(desk, *(f"key-{one}" for one in jamo))


def asked(sent: list[Intent], *, alive: bool = False) -> list[object]:
    return [one.duty for one in sent if isinstance(one, Asked) and (one.duty == Signal()) is alive]


def test_a_page_opens_and_closes(desk: DeskModel) -> None:
    assert not desk.head["title"]
    desk.apply(StaffShown(PAGES["person"]))
    assert desk.open
    assert (desk.head["title"], desk.head["who"], desk.head["by"]) == ("사람", "황보하늘빛나래", "홍직원")
    desk.apply(StaffShown(None))
    assert desk.pieces == desk.buttons == []


def test_our_words_are_looked_up_and_typed_words_are_not(desk: DeskModel) -> None:
    desk.apply(StaffShown(Page("x", Sentence("action.back"), (Lines(("action.back", "%1")),))))
    assert desk.head["title"] == KO["action.back"]
    assert [one["text"] for one in desk.pieces] == ["action.back", "%1"]
    desk.retell(EN)
    assert desk.head["title"] == EN["action.back"]
    assert [one["text"] for one in desk.pieces] == ["action.back", "%1"]


def test_a_form_fills_its_duty(desk: DeskModel, sent: list[Intent]) -> None:
    desk.apply(StaffShown(PAGES["register"]))
    assert desk.active == "name"
    write(desk, "ㅎㅗㅇㄱㅣㄹㄷㅗㅇ")
    press(desk, "key-next")
    assert desk.active == "birth"
    write(desk, "19480305")
    assert desk.typed["birth"] == "1948-03-05"
    desk.choose("sex", "F")
    desk.choose("keep", "yes")
    press(desk, "register")
    assert asked(sent) == [Register("홍길동", "1948-03-05", "F", "", "yes", sent=True)]


def test_a_field_of_a_yes_or_no_duty_is_one(desk: DeskModel, sent: list[Intent]) -> None:
    form = Form("n", (Field("text", "메모"), Field("advice", "조언", "yes-no")), Button("save", "남기기", AddNote(ONE)))
    desk.apply(StaffShown(Page("note", "메모", (form,))))
    write(desk, "ㄱㅏ")
    desk.choose("advice", "yes")
    press(desk, "save")
    assert asked(sent) == [AddNote(ONE, "가", advice=True, sent=True)]


def test_what_was_typed_stays_with_a_complaint_but_not_a_pin(desk: DeskModel, sent: list[Intent]) -> None:
    page = PAGES["account"]
    desk.apply(StaffShown(page))
    write(desk, "ㅎㅗㅇ")
    press(desk, "key-next")
    write(desk, "1234")
    assert desk.typed["pin"] == "●●●●"
    press(desk, "add")
    assert asked(sent) == [AddColleague("홍", pin="1234", sent=True)]
    desk.apply(StaffShown(replace(page, complaint="이 번호는 쉽습니다")))
    assert (desk.typed["name"], desk.typed["pin"], desk.active) == ("홍", "", "pin")
    assert desk.head["complaint"] == "이 번호는 쉽습니다"
    desk.apply(StaffShown(page))
    assert desk.typed["name"] == "", "a fresh page begins anew"


def test_another_page_takes_nothing_over(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["account"]))
    write(desk, "ㅎㅗㅇ")
    desk.apply(StaffShown(replace(PAGES["register"], complaint="다시 눌러 주세요")))
    assert desk.typed["name"] == ""


def test_two_forms_with_the_same_field_are_two(desk: DeskModel, sent: list[Intent]) -> None:
    one = Form("one", (Field("text", "이름"),), Button("go-one", "찾기", People()))
    two = Form("two", (Field("text", "메모"),), Button("go-two", "남기기", AddNote(ONE)))
    desk.apply(StaffShown(Page("x", "두 가지", (one, two))))
    write(desk, "ㄱㅏ")
    press(desk, "key-next")
    assert desk.active == "two-text"
    write(desk, "ㄴㅏ")
    press(desk, "go-one", "go-two")
    assert asked(sent) == [People("가"), AddNote(ONE, "나", sent=True)]
    assert [one["name"] for one in desk.pieces if one["role"] == "tile"] == ["go-one"]
    assert [one["name"] for one in desk.buttons] == ["go-two"], "one main button a page"


def test_rows_and_their_buttons_ask(desk: DeskModel, sent: list[Intent]) -> None:
    desk.apply(StaffShown(PAGES["people"]))
    press(desk, "p7")
    assert asked(sent) == [Person(UUID(int=7))]
    desk.apply(StaffShown(PAGES["tray"]))
    press(desk, "give-p3", "p3")
    assert asked(sent)[1:] == [Tray()], "a row without a duty asks for nothing"


def test_a_question_comes_first_and_can_be_declined(desk: DeskModel, sent: list[Intent]) -> None:
    desk.apply(StaffShown(PAGES["person"]))
    press(desk, "erase")
    assert sent == []
    assert [one["role"] for one in desk.pieces] == ["question"]
    assert [one["text"] for one in desk.buttons] == ["지우기", KO["desk.no"]]
    press(desk, "cancel")
    assert sent == []
    assert len(desk.pieces) > 1
    press(desk, "erase", "confirm")
    assert asked(sent) == [Home()]
    assert not desk.asking


def test_a_question_of_a_row_or_a_form_fills_in_what_was_typed(desk: DeskModel, sent: list[Intent]) -> None:
    form = Form("n", (Field("text", "까닭"),), Button("save", "지우기", AddNote(ONE), Sentence("action.finish")))
    desk.apply(StaffShown(Page("note", "지우기", (form,))))
    write(desk, "ㄱㅏ")
    press(desk, "save", "confirm")
    assert asked(sent) == [AddNote(ONE, "가", sent=True)]
    desk.apply(StaffShown(PAGES["tray"]))
    press(desk, "drop-p1")
    assert desk.asking


def test_back_and_close(desk: DeskModel, sent: list[Intent]) -> None:
    desk.apply(StaffShown(PAGES["person"]))
    press(desk, "back", "close")
    assert asked(sent) == [People(), SignOut()]
    desk.apply(StaffShown(PAGES["home"]))
    press(desk, "back", "nothing-of-that-name")
    assert len(asked(sent)) == 2


def test_signs_of_life_at_most_once_a_second(
    desk: DeskModel, sent: list[Intent], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.apply(StaffShown(PAGES["person"]))
    now = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    for _ in range(30):
        desk.touched()
        now[0] += 0.1
    assert asked(sent, alive=True) == [Signal()] * 3


def test_typing_is_a_sign_of_life(desk: DeskModel, sent: list[Intent]) -> None:
    desk.apply(StaffShown(PAGES["register"]))
    write(desk, "ㄱㅏ")
    assert asked(sent, alive=True) == [Signal()]


def test_results_come_without_keys_over_them(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["nobody"]))
    assert desk.active == "text"
    desk.apply(StaffShown(PAGES["people"]))
    assert (desk.active, desk.keys) == ("", [])
    desk.pick("text")
    assert desk.active == "text"
    press(desk, "key-fold")
    assert desk.keys == []


@pytest.mark.parametrize(
    ("field", "keys", "value"),
    [
        (Field("value", "키", "decimal"), ("1", "point", "5", "point", "0"), "1.50"),
        (Field("value", "키", "decimal"), ("point", "6"), "6"),
        (Field("value", "수", "digits"), ("1", "point", "가", "5"), "15"),
        (Field("value", "날", "date"), tuple("194803059"), "1948-03-05"),
        (Field("value", "날", "date", "2026-03-02"), ("back",), "2026-03-0"),
        (Field("value", "글", "text"), ("ㄱ", "ㅏ", "space", "newline", "a", "space"), "가 a"),
        (Field("value", "글", "lines"), ("ㄱ", "newline", "ㄴ"), "ㄱ\nㄴ"),
    ],
)
def test_each_kind_takes_its_own_keys(
    desk: DeskModel, sent: list[Intent], field: Field, keys: tuple[str, ...], value: str
) -> None:
    form = Form("f", (field,), Button("save", "넣기", TypeQuantity(ONE)))
    desk.apply(StaffShown(Page("x", "값", (form,))))
    press(desk, *(f"key-{one}" for one in keys), "save")
    assert [one.value for one in asked(sent)] == [value]  # type: ignore[attr-defined]  # the one duty


def test_no_field_grows_without_end(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["register"]))
    write(desk, "ㄱㅏ" * 300)
    assert len(str(desk.typed["name"])) == 80


def test_a_keyboard_with_cable_types_hangul(desk: DeskModel, sent: list[Intent]) -> None:
    desk.apply(StaffShown(PAGES["register"]))
    assert all(desk.key(one) for one in "ghdrlfehd")
    assert str(desk.typed["name"]) == "홍길동"
    assert desk.key("back")
    assert str(desk.typed["name"]) == "홍길도"
    assert desk.key("next")
    assert desk.key("1")
    assert desk.key("g"), "a letter means nothing here, and goes nowhere else"
    assert desk.typed["birth"] == "1"
    assert desk.key("enter")
    assert asked(sent) == [Register("홍길도", "1", sent=True)]
    assert desk.key("escape")
    assert asked(sent)[-1] == Home()


def test_keys_mean_nothing_where_nothing_is_typed(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["tray"]))
    assert not desk.key("a")
    assert not desk.key("next"), "the focus goes on"
    assert not desk.key("enter")


def test_shift_holds_for_one_key(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["register"]))
    press(desk, "key-shift")
    assert [one["text"] for one in desk.keys[1]][:5] == list("ㅃㅉㄸㄲㅆ")  # type: ignore[attr-defined]  # a row
    write(desk, "ㄲㅏ")
    assert str(desk.typed["name"]) == "까"
    press(desk, "key-layer-en", "key-shift")
    assert "key-Q" in [one["name"] for one in desk.keys[1]]  # type: ignore[attr-defined]  # a row
    press(desk, "key-Q", "key-w")
    assert str(desk.typed["name"]) == "까Qw"


@pytest.mark.parametrize("name", PAGES)
def test_everything_pressable_has_a_name_of_its_own(desk: DeskModel, name: str) -> None:
    desk.apply(StaffShown(PAGES[name]))
    spoken = [str(one["spoken"]) for one in desk.pieces if "spoken" in one]
    spoken += [one["spoken"] for row in desk.pieces if row["role"] == "row" for one in row["buttons"]]  # type: ignore[attr-defined]
    assert len(spoken) == len(set(spoken))
    for one in desk.pieces:
        if "spoken" in one:
            assert str(one["spoken"]).startswith(str(one["text"])), "what is read is what is heard"


def test_choices_that_read_alike_say_of_what(desk: DeskModel) -> None:
    fields = (Field("keep", "보관", "yes-no"), Field("ai", "연구", "yes-no"))
    desk.apply(StaffShown(Page("x", "동의", (Form("f", fields, Button("go", "남기기", Visits())),))))
    assert [one["spoken"] for one in desk.pieces if one["role"] == "option"] == [
        "예, 보관",
        "아니요, 보관",
        "예, 연구",
        "아니요, 연구",
    ]


def test_a_wipe_leaves_the_staffs_page_alone(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["register"]))
    write(desk, "ㄱㅏ")
    desk.apply(Wiped())
    assert desk.typed["name"] == "가"
    desk.apply(StaffShown(None))
    desk.apply(Wiped())
    assert (desk.typed, desk.pieces) == ({}, [])


def test_a_trend_keeps_its_groups_apart(desk: DeskModel) -> None:
    desk.apply(StaffShown(PAGES["consult"]))
    trend = next(one for one in desk.pieces if one["role"] == "trend")
    assert [len(group["points"]) for group in trend["groups"]] == [4, 2]  # type: ignore[attr-defined]
    points = [one for group in trend["groups"] for one in group["points"]]  # type: ignore[attr-defined]
    assert all(0 <= one[axis] <= 1 for one in points for axis in "xy")
    assert {one["y"] for one in points if one["shown"] == "21.4"} == {0.0}
