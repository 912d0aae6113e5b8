"""A page that keeps itself up to date: what was typed, asked and pressed stays what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.duties import DeviceList, DevicePage, Home, SaveDevice, Tray
from kiosk.core.messages import Asked, Intent, StaffShown
from kiosk.core.pages import Big, Button, Field, Form, Page, Row, Table
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui.desk import DeskModel

FORM = Form("save", (Field("name", "이름", value="scale-1"),), Button("save", "저장", SaveDevice("/dev/x", "toy")))
SURE = Button("drop", "떼기", DeviceList(), Sentence("device.save.sure"))


def page(*rows: str, live: bool = True, form: bool = True) -> Page:
    table = Table(
        "t", ("", ""), tuple(Row(f"row-{one}", (one,), duty=DevicePage(one)) for one in rows), Sentence("empty")
    )
    return Page("device-try", "새 기기", (table, FORM) if form else (table,), (SURE,), Home(), live=live)


@pytest.fixture
def sent() -> list[Intent]:
    return []


@pytest.fixture
def desk(sent: list[Intent], qapp: object) -> DeskModel:
    desk = DeskModel(sent.append, load_texts("ko"))
    desk.apply(StaffShown(page("a")))
    return desk


def asked(sent: list[Intent]) -> list[object]:
    return [one.duty for one in sent if isinstance(one, Asked)]


def listed(desk: DeskModel) -> list[object]:
    return [one["name"] for one in desk.pieces if one["role"] == "row"]


def test_it_begins_without_keys_and_what_was_typed_stays(desk: DeskModel) -> None:
    assert desk.active == ""
    desk.pick("name")
    desk.press("key-layer-en")
    desk.press("key-x")
    desk.apply(StaffShown(page("a", "b")))
    assert (desk.active, desk.typed["name"]) == ("name", "scale-1x")
    assert listed(desk) == ["row-a", "row-b"]


def test_it_is_the_same_turn_and_another_page_is_not(desk: DeskModel) -> None:
    turn = desk.head["turn"]
    desk.apply(StaffShown(page("b")))
    assert desk.head["turn"] == turn
    desk.apply(StaffShown(replace(page("b"), key="other")))
    assert desk.head["turn"] != turn


def test_a_question_that_is_asked_stays_and_its_answer_counts(desk: DeskModel, sent: list[Intent]) -> None:
    desk.press("drop")
    desk.apply(StaffShown(page("b")))
    assert desk.asking
    desk.press("confirm")
    assert asked(sent) == [DeviceList()]
    assert listed(desk) == ["row-b"]


def test_what_is_under_a_finger_is_what_it_was(desk: DeskModel, sent: list[Intent], qtbot: QtBot) -> None:
    desk.hold(True)
    desk.apply(StaffShown(page("b")))
    assert listed(desk) == ["row-a"]
    desk.hold(False)
    desk.press("row-a")  # the finger's press comes with its release
    assert asked(sent) == [DevicePage("a")]
    qtbot.waitUntil(lambda: listed(desk) == ["row-b"])


def test_a_page_that_is_no_news_comes_under_a_finger_too(desk: DeskModel) -> None:
    desk.hold(True)
    desk.apply(StaffShown(page("b")))
    desk.apply(StaffShown(page("c", live=False)))
    assert listed(desk) == ["row-c"]
    desk.hold(False)
    desk.apply(StaffShown(None))
    assert not desk.open


def test_keys_come_with_what_is_to_be_typed(desk: DeskModel) -> None:
    desk.apply(StaffShown(page("a", form=False)))
    desk.apply(StaffShown(page("a")))
    assert desk.active == "name"


def test_a_big_number_is_a_piece_of_its_own(desk: DeskModel) -> None:
    desk.apply(StaffShown(Page("p", "짝짓기", (Big("096321"),), back=Tray())))
    assert [one["text"] for one in desk.pieces if one["role"] == "big"] == ["096321"]
