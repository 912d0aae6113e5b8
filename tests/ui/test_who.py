"""The form: its pages, its kind complaints, and that it forgets."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.core.messages import Back, Identify, Intent, Scene, Shown, Wiped
from kiosk.core.resident import Sex
from kiosk.ui.who import WhoModel, birth_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def sent() -> list[Intent]:
    return []


@pytest.fixture
def who(sent: list[Intent], qapp: object) -> WhoModel:
    return WhoModel(sent.append, today=lambda: TODAY)


def press(who: WhoModel, names: str) -> None:
    for name in names.split():
        for one in (f"key-{digit}" for digit in name) if name.isdigit() else (name,):
            who.press(one)


@pytest.mark.parametrize(
    ("digits", "birth"),
    [
        ("19480305", date(1948, 3, 5)),
        ("20000229", date(2000, 2, 29)),
        ("19000229", None),  # no leap year
        ("19481305", None),
        ("20270101", None),  # not yet
        ("18991231", None),  # nobody is that old
        ("1948", None),
    ],
)
def test_birth_dates(digits: str, birth: date | None) -> None:
    assert birth_of(digits, TODAY) == birth


def test_a_guest_gives_sex_and_birth_date(who: WhoModel, sent: list[Intent]) -> None:
    press(who, "guest sex-F 19480305 key-ok")
    assert sent == [Identify(Sex.FEMALE, date(1948, 3, 5), None)]


def test_somebody_known_gives_a_phone_tail_too(who: WhoModel, sent: list[Intent]) -> None:
    press(who, "phone sex-M 19480305 key-ok")
    assert who.page == "phone"
    press(who, "12 key-ok")
    assert who.complaint == "who.phone.short"
    press(who, "34 key-ok")
    assert sent == [Identify(Sex.MALE, date(1948, 3, 5), "1234")]


def test_a_date_that_is_none_is_asked_again_and_stays_to_be_mended(who: WhoModel, sent: list[Intent]) -> None:
    press(who, "guest sex-F 19481399 key-ok")
    assert (who.page, who.digits, who.complaint) == ("birth", "19481399", "who.birth.wrong")
    press(who, "key-back key-back key-back key-back")
    assert who.complaint == ""
    press(who, "0305 key-ok")
    assert sent


def test_more_digits_than_places_are_ignored(who: WhoModel) -> None:
    press(who, "guest sex-F 1948030599")
    assert who.digits == "19480305"


def test_back_goes_page_by_page_and_loses_nothing(who: WhoModel, sent: list[Intent]) -> None:
    press(who, "guest sex-F 1948 back back")
    assert who.page == "how"
    press(who, "guest sex-F")
    assert who.digits == "1948"
    press(who, "back back back")
    assert sent == [Back()]


@pytest.mark.parametrize("fact", [Wiped(), Shown(Scene("attract")), Shown(Scene("ask"))])
def test_it_forgets_when_the_form_leaves_the_screen(who: WhoModel, fact: Wiped | Shown) -> None:
    press(who, "phone sex-M 19480305 key-ok 1234")
    who.apply(fact)
    assert (who.page, who.digits) == ("how", "")
    press(who, "guest sex-F")
    assert who.digits == ""


def test_it_keeps_what_was_typed_when_the_same_form_is_shown_again(who: WhoModel) -> None:
    press(who, "guest sex-F 1948")
    who.apply(Shown(Scene("who")))
    assert who.digits == "1948"
