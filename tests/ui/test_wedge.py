"""A reader's burst is a card; a person's typing never is, and loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.core.card_code import code_of
from kiosk.core.hangul_input import jamo_of
from kiosk.core.messages import CardShown, Intent
from kiosk.ui.wedge import Wedge

CODE = code_of(bytes(range(15)))


class Ear(QObject):
    """Stands in for the window: what reaches it is what screens would hear."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.heard += event.text()
        return True


class Board:
    """A keyboard with a clock of its own."""

    def __init__(self) -> None:
        self.ear, self.sent, self.now = Ear(), list[Intent](), 1000
        self.wedge = Wedge(self.ear, self.sent.append)

    def keys(self, text: str, gap: int) -> None:
        for letter in text:
            self.now += gap
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(self.now)
                QCoreApplication.sendEvent(self.ear, event)

    def wait(self) -> None:
        """Let the patience of the wedge end, without waiting for it."""
        self.wedge._let_go()


@pytest.fixture
def board(qapp: object) -> Board:
    return Board()


@pytest.mark.parametrize("gap", [0, 1, 10, 30])
def test_a_burst_is_a_card_and_nothing_else(board: Board, gap: int) -> None:
    board.keys(CODE + "\r", gap)
    assert board.sent == [CardShown(CODE)]
    assert board.ear.heard == ""


def test_the_code_is_not_in_a_repr(board: Board) -> None:
    board.keys(CODE + "\r", 5)
    assert CODE not in repr(board.sent)


@pytest.mark.parametrize("gap", [60, 120, 400])
def test_a_person_typing_a_code_is_a_person(board: Board, gap: int) -> None:
    board.keys(CODE + "\r", gap)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == CODE + "\r"


@pytest.mark.parametrize("text", ["hello\r", "LK", "lk1", "1234\r", "LL1-x\r", "l\r", "LK1-\r", "k1-\r", "LLK1\r"])
def test_nothing_that_is_no_code_is_lost_even_when_fast(board: Board, text: str) -> None:
    board.keys(text, 5)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == text


def test_a_burst_that_breaks_off_reaches_the_screen(board: Board) -> None:
    board.keys(CODE[:9], 5)
    board.keys("abc", 200)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == CODE[:9] + "abc"


def test_a_card_after_typing_is_a_card(board: Board) -> None:
    board.keys("ab", 150)
    board.now += 500
    board.keys(CODE + "\r", 5)
    board.keys("c", 150)
    board.wait()
    assert board.sent == [CardShown(CODE)]
    assert board.ear.heard == "abc"


def test_two_cards_are_two(board: Board) -> None:
    board.keys((CODE + "\r") * 2, 5)
    assert board.sent == [CardShown(CODE)] * 2


@pytest.mark.parametrize("number", ["0012345678", "62E3086CED", "04a2b3c4", "04A2B3C4D5E6F7081122"])
def test_the_number_of_a_card_is_one_too(board: Board, number: str) -> None:
    board.keys(number + "\r", 10)
    assert board.sent == [CardShown(number)]
    assert board.ear.heard == ""


@pytest.mark.parametrize("gap", [60, 90, 200])
def test_a_person_typing_a_phone_number_is_a_person(board: Board, gap: int) -> None:
    board.keys("01012345678\r", gap)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == "01012345678\r"


@pytest.mark.parametrize("text", ["1234567\r", "12345678", "123456789012345678901", "1234-5678\r", "12345678x\r"])
def test_digits_that_are_no_card_reach_the_screen(board: Board, text: str) -> None:
    board.keys(text, 5)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == text


def test_a_key_that_is_held_down_is_no_card(board: Board) -> None:
    for _ in range(12):
        board.now += 30
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=True)
        event.setTimestamp(board.now)
        QCoreApplication.sendEvent(board.ear, event)
    board.keys("\r", 30)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == "1" * 12 + "\r"


def test_a_reader_on_a_keyboard_in_hangul_is_read_as_latin(board: Board) -> None:
    board.keys("".join(jamo_of(letter.lower()) or letter for letter in CODE) + "\r", 5)
    (card,) = board.sent
    assert isinstance(card, CardShown)
    assert card.code.upper() == CODE
    assert board.ear.heard == ""


def test_a_person_typing_hangul_types_hangul(board: Board) -> None:
    board.keys("ㅣㅏ1ㄱ\r", 120)
    board.wait()
    assert board.sent == []
    assert board.ear.heard == "ㅣㅏ1ㄱ\r"


FOREIGN = (
    "https://example.invalid/a?b=c&d=e",
    "BEGIN:VCARD\rFN:Kim\rTEL:0100000000\rEND:VCARD",
    "x" * 10_000,
    "🙂" * 40,
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_foreign_code_presses_nothing_and_is_refused_once(board: Board, text: str) -> None:
    board.keys(text + "\r \r\t\r", 4)
    board.wait()
    assert [type(one) for one in board.sent] == [CardShown]
    assert repr(board.sent) == "[CardShown(actor=Actor(kind='resident', id=''))]"
    assert board.ear.heard.count("\r") <= text.count("\r"), "the end of it reaches nobody"
    assert not board.ear.heard.endswith(("\r", " ", "\t"))


def test_whoever_types_fast_is_no_foreign_code(board: Board) -> None:
    board.keys("the quick brown fox jumps over it\r", 45)
    board.wait()
    assert board.sent == []
    assert board.ear.heard.endswith("it\r")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(parts=st.lists(st.tuples(st.sampled_from([*"LK1-ab \r", "LK1-", "LK1-ABC"]), st.integers(0, 300)), max_size=12))
def test_every_key_is_either_in_a_card_or_on_the_screen(qapp: object, parts: list[tuple[str, int]]) -> None:
    board = Board()
    for text, gap in parts:
        board.keys(text, gap)
    board.wait()
    cards = "".join(one.code for one in board.sent if isinstance(one, CardShown) and one.code != "?")
    whole = "".join(text for text, _ in parts)
    letters = [len(one.replace("\r", "").replace(" ", "")) for one in (board.ear.heard, cards, whole)]
    assert letters[0] + letters[1] == letters[2]
