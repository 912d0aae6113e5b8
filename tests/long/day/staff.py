"""What staff do at the screen on the scripted day, by the names of things. Each act begins and ends at the welcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.core.roles import Role
from tests.long.day.place import NAMES, PINS, Place


@contextmanager
def desk_of(place: Place, role: Role) -> Iterator[None]:
    """Take over the screen with one press and the PIN; leave it as it was."""
    place.desk.sign_in(PINS[role])
    place.desk.wait_for(f"담당 {NAMES[role]}")
    yield
    place.desk.press("close")
    place.desk.wait_gone("담당 ")


def open_day(place: Place) -> None:
    """The morning check, then 문 열기."""
    with desk_of(place, Role.MANAGER):
        place.desk.press("opening")
        place.desk.wait_for("문 열기")
        place.shot("staff-opening")
        place.desk.press("open-day")
        place.desk.wait_for("기다리는 일")


def correct(place: Place, row: int, value: str) -> None:
    """Another weight for the visit in this row of today's list."""
    desk = place.desk
    with desk_of(place, Role.SPECIALIST):
        desk.press("visits")
        desk.press(f"row-visit-{row}")
        desk.press("row-value-1")
        desk.press("correct")
        desk.wait_for("지금 값")
        desk.type(value)
        desk.press("why-misread")
        place.shot("staff-correct")
        desk.press("keep")
        place.settle()
        if desk.find("sure") is not None:  # far from what was there: said a second time
            desk.press("sure")
        desk.wait_for("고침")


def from_the_tray(place: Place) -> None:
    """Give the reading in the tray to whoever was here last."""
    desk = place.desk
    with desk_of(place, Role.SPECIALIST):
        desk.press("row-waits-tray")
        desk.press("row-item-1")
        place.shot("staff-tray")
        desk.press("row-visit-1")
        place.settle()
        why = next(one.id for one in desk.look() if one.pressable and one.id.startswith("row-why-"))
        desk.press(why)
        place.settle()


def wrong_pin(place: Place) -> None:
    """Somebody tries."""
    desk = place.desk
    desk.press("staff")
    desk.type("1111")
    desk.press("key-ok")
    desk.wait_for("번호가 맞지 않습니다")
    desk.press("back")
    desk.wait_for("시작하기")


def answer_call(place: Place) -> None:
    """A resident calls; a helper takes the call, and only then the screen says that somebody comes."""
    desk = place.desk
    desk.press("call-staff")
    desk.wait_for("직원을 불렀습니다")
    with desk_of(place, Role.HELPER):
        desk.press("row-waits-calls")
        place.settle()
        taken = next(one.id for one in desk.look() if one.pressable and one.id.startswith("take-"))
        desk.press(taken)
        place.settle()


def register(place: Place, name: str, birth: str, sex: str, tail: str) -> None:
    """Register somebody who said yes to keeping; somebody alike is there: 그래도."""
    desk = place.desk
    with desk_of(place, Role.HELPER):
        desk.press("people")
        desk.wait_for("누구를 찾으세요")
        desk.type(name)
        desk.press("search")
        place.settle()
        desk.press("register")
        desk.wait_for("여쭤보고")
        desk.press("field-birth")
        desk.type(birth)
        desk.press("field-phone_tail")
        desk.type(tail)
        desk.press(f"sex-{sex}")
        desk.press("keep-yes")
        desk.press("save")
        place.settle()
        if desk.find("anyway") is not None:
            desk.press("anyway")
        desk.wait_for("등록했습니다")


def merge_and_undo(place: Place, gone: str, kept: str) -> None:
    """Two names are one person, and then they are two after all."""
    desk = place.desk
    with desk_of(place, Role.MANAGER):
        _find(place, gone)
        desk.press("merge")
        desk.wait_for("같은 분을 골라")
        desk.wait_for(kept)  # whoever is alike is offered without being asked for
        desk.press(next(one.id for one in desk.look() if one.pressable and one.id.startswith("merge-")))
        desk.press("confirm")
        desk.wait_for("합쳤습니다")
        place.shot("staff-merged")
        desk.press(next(one.id for one in desk.look() if one.pressable and one.id.startswith("undo-")))
        desk.press("confirm")
        desk.wait_for("다시 나누었습니다")


def withdraw(place: Place, tail: str) -> None:
    """A resident takes back the yes to sending."""
    with desk_of(place, Role.SPECIALIST):
        _find(place, tail)
        place.desk.press("consents")
        place.desk.press("no-platform")
        place.desk.press("confirm")
        place.desk.wait_for("거두어 달라고")
        place.shot("staff-consents")


def close_day(place: Place) -> None:
    """마감."""
    desk = place.desk
    with desk_of(place, Role.MANAGER):
        desk.press("closing")
        desk.wait_for("마감")
        place.shot("staff-closing")
        desk.press("close-day")
        place.settle()
        if desk.find("confirm") is not None:
            desk.press("confirm")
        place.settle()


def _find(place: Place, text: str) -> None:
    desk = place.desk
    desk.press("people")
    desk.wait_for("누구를 찾으세요")
    desk.type(text)
    desk.press("search")
    place.settle()
    desk.press(next(one.id for one in desk.look() if one.pressable and one.id.startswith("row-")))
    place.settle()
