"""The staff's page: PIN, values by hand, reasons; a wrong PIN loses nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.duties import RecoverPin, SignIn
from kiosk.core.messages import (
    Acknowledge,
    Asked,
    Clear,
    Intent,
    Scene,
    Shown,
    StaffShown,
    Told,
    TypeValue,
    Wiped,
)
from kiosk.core.pages import Page
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui.staff import STAFF, StaffModel
from kiosk.ui.typing import checked

D = Decimal
CUFF = Scene("trouble", step="pressure", quantities=("systolic_pressure", "diastolic_pressure"))


@pytest.fixture
def sent() -> list[Intent]:
    return []


@pytest.fixture
def staff(sent: list[Intent], qapp: object) -> StaffModel:
    return StaffModel(sent.append, load_texts("ko"))


def press(staff: StaffModel, names: str) -> None:
    for name in names.split():
        for one in (f"key-{digit}" for digit in name) if name.isdigit() else (name,):
            staff.press(one)


@pytest.mark.parametrize(
    ("quantity", "typed", "value"),
    [
        ("body_weight", "61.2", D("61.2")),
        ("body_weight", "61", D("61.0")),
        ("body_weight", ".", None),
        ("body_weight", "", None),
        ("body_weight", "612", None),  # beyond what a person weighs
        ("systolic_pressure", "148", D("148")),
        ("unheard-of", "1", None),
    ],
)
def test_typed_values_must_be_plausible(quantity: str, typed: str, value: Decimal | None) -> None:
    assert checked(quantity, typed) == value


@pytest.mark.parametrize(
    ("purpose", "intent"), [("clear", Clear("1234", actor=STAFF)), ("acknowledge", Acknowledge("1234", actor=STAFF))]
)
def test_a_pin_clears_and_acknowledges(staff: StaffModel, sent: list[Intent], purpose: str, intent: Intent) -> None:
    staff.open(purpose)
    press(staff, "12 key-ok")
    assert sent == []
    assert staff.complaint
    press(staff, "34 key-ok")
    assert sent == [intent]
    assert staff.typed == ""


def test_values_reason_and_pin_make_one_intent(staff: StaffModel, sent: list[Intent]) -> None:
    staff.apply(Shown(CUFF))
    staff.open("type-value")
    press(staff, "148 key-ok 999 key-ok")
    assert staff.complaint  # 999 mmHg
    press(staff, "key-back key-back key-back 86 key-ok")
    assert staff.page == "reason"
    press(staff, "reason-device 1234 key-ok")
    values = (("systolic_pressure", D("148")), ("diastolic_pressure", D("86")))
    assert sent == [TypeValue("1234", values, "device", actor=STAFF)]


def test_a_wrong_pin_keeps_the_values(staff: StaffModel, sent: list[Intent]) -> None:
    staff.apply(Shown(CUFF))
    staff.open("type-value")
    press(staff, "148 key-ok 86 key-ok reason-body 1111 key-ok")
    staff.apply(Told("pin", Sentence("pin.wrong"), ok=False))
    assert (staff.page, staff.typed, staff.complaint) == ("pin", "", "번호가 맞지 않습니다")
    press(staff, "1234 key-ok")
    assert sent[-1] == TypeValue(
        "1234", (("systolic_pressure", D(148)), ("diastolic_pressure", D(86))), "body", actor=STAFF
    )


def test_back_unwinds_pin_reason_values_and_closes(staff: StaffModel) -> None:
    staff.apply(Shown(CUFF))
    staff.open("type-value")
    press(staff, "148 key-ok 86 key-ok reason-device back")
    assert staff.page == "reason"
    press(staff, "back")
    assert (staff.page, staff.value["label"]) == ("value", "낮은 혈압")
    press(staff, "back")
    assert staff.value["label"] == "높은 혈압"
    press(staff, "back")
    assert staff.purpose == ""


def test_a_point_only_where_it_can_be(staff: StaffModel) -> None:
    staff.apply(Shown(Scene("trouble", step="weight", quantities=("body_weight",))))
    staff.open("type-value")
    press(staff, "key-point 61 key-point key-point 2")
    assert staff.typed == "61.2"


@pytest.mark.parametrize("fact", [Wiped(), Told("pin", Sentence("pin.ok")), Shown(Scene("good", step="pressure"))])
def test_the_page_closes_when_it_is_done(staff: StaffModel, fact: Wiped | Told | Shown) -> None:
    staff.apply(Shown(CUFF))
    staff.open("type-value")
    press(staff, "148")
    staff.apply(fact)
    assert (staff.purpose, staff.typed) == ("", "")


def test_the_page_stays_when_the_same_scene_is_shown_again(staff: StaffModel) -> None:
    staff.apply(Shown(CUFF))
    staff.open("type-value")
    press(staff, "148")
    staff.apply(Shown(CUFF))
    assert staff.typed == "148"


def test_a_pin_never_shows_in_a_repr(staff: StaffModel, sent: list[Intent]) -> None:
    staff.open("clear")
    press(staff, "1234 key-ok")
    assert "1234" not in repr(sent)


def test_a_member_of_staff_signs_in_from_any_screen(staff: StaffModel, sent: list[Intent]) -> None:
    staff.apply(Shown(CUFF))
    staff.open("sign-in")
    press(staff, "510628 key-ok")
    assert sent == [Asked(SignIn("510628"), actor=STAFF)]
    staff.apply(Shown(Scene("good", step="pressure")))
    assert staff.purpose == "sign-in", "the measurement goes on underneath"
    staff.apply(StaffShown(Page("home", "직원 화면")))
    assert staff.purpose == ""


def test_a_long_pin_can_be_typed(staff: StaffModel, sent: list[Intent]) -> None:
    staff.open("sign-in")
    press(staff, "1324354657687 key-ok")
    assert sent == [Asked(SignIn("132435465768"), actor=STAFF)]


def test_a_card_of_staff_opens_the_pin_pad_and_says_so(staff: StaffModel) -> None:
    staff.apply(Told("pin", Sentence("pin.card")))
    assert staff.purpose == "sign-in"
    assert staff.complaint == load_texts("ko")["pin.card"]


def test_a_forgotten_pin_asks_for_the_way_back(staff: StaffModel, sent: list[Intent]) -> None:
    staff.open("sign-in")
    press(staff, "forgot")
    assert sent == [Asked(RecoverPin(), actor=STAFF)]


def test_a_pad_that_nobody_uses_closes_itself(staff: StaffModel) -> None:
    staff.open("sign-in")
    press(staff, "12")
    assert staff._alone.isActive()
    staff._alone.timeout.emit()
    assert (staff.purpose, staff.typed) == ("", "")
    staff.open("clear")
    assert not staff._alone.isActive(), "staff asked for are waited for"
