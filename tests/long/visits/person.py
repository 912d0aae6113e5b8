"""Somebody at the screen who knows nothing of the program: reads what stands there, and presses by the words.

In: a `Resident` and a `Desk` (AT-SPI). Out: what was pressed, and how much of it before the first measurement.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.app.atspi import Desk
from tests.long.visits.people import PIN, Resident

PATIENCE = 90.0  # seconds without anything new: a hang is a failure, never a timing
YES, NO = "예", "아니요"
MEASURING = "이 측정 멈추기"
MEASURED = "쟀습니다"
HOME = "시작하기"
TYPED = {"전화번호": "tail", "직원만": "pin", "받은 번호": "ticket", "생년월일": "birth"}
ON = (
    "기초건강 재기",
    "오른팔",
    "잘 맞아요",
    "처음 왔습니다",
    "다음",
    "재러 가기",
    "마치기",
    "처음으로",
    "계속하기",
    "보이기",
)
Screen = tuple[str, frozenset[str]]
"""All words, and the names of what can be pressed."""


@dataclass(slots=True)
class Went:
    """How a visit went."""

    presses: list[str] = field(default_factory=list)
    questions: int = 0
    before: int = -1  # presses until the first measurement ran; -1: none ever did
    asked: int = 0  # questions until then
    read: list[str] = field(default_factory=list)  # every page, as it was first read
    left: tuple[str, ...] = ()  # of them on the screen after they have gone

    @property
    def words(self) -> str:
        """Everything that was read."""
        return "\n".join(self.read)


class Person:
    """Presses one thing at a time."""

    def __init__(self, desk: Desk, who: Resident, hold: Callable[[], None] = lambda: None) -> None:
        self._desk, self._who, self._hold = desk, who, hold
        self._ticket, self._last = "", ""
        self.went = Went()

    def visit(self, over: Callable[[str, frozenset[str]], bool] | None = None) -> Went:
        """From the welcome to the welcome, or until ``over`` says so of the words and buttons on the screen."""
        ends = over or (lambda _words, names: HOME in names)
        if over is None or not self.went.presses:
            self._begin()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            words, names = self._look()
            if ends(words, names):
                return self.went
            self._read(words, names)
            wanted = self._wanted(words, names)
            if wanted:
                self._press(wanted, words)
                end = time.monotonic() + PATIENCE
            else:
                time.sleep(0.1)
        raise AssertionError(f"{self._who.name}: nothing goes on; pressed {self.went.presses}; there is:\n{words}")

    def _begin(self) -> None:
        """A card, or the first press."""
        if self._who.card:
            words, _ = self._look()
            self._hold()
            self._changed(words)
        else:
            self._press(HOME, self._look()[0])

    def again(self) -> None:
        """Come back to the screen for what was begun."""
        self._press("이어서 하기", self._look()[0])

    def _look(self) -> Screen:
        seen = self._desk.look()
        words = "\n".join(one.name for one in seen if one.name)
        return words, frozenset(one.name for one in seen if one.pressable)

    def _read(self, words: str, names: frozenset[str]) -> None:
        if words != self._last:
            self._last = words
            self.went.read.append(words)
            if found := re.search(r"^번호 (\d+)$", words, flags=re.MULTILINE):
                self._ticket = found[1]
        if (MEASURING in names or MEASURED in words) and self.went.before < 0:  # it may be over before it is read
            self.went.before, self.went.asked = len(self.went.presses), self.went.questions

    def _press(self, name: str, words: str) -> None:
        if not self._desk.pressed(name):
            return  # the screen has gone on by itself meanwhile
        if name in (YES, NO):
            self.went.questions += 1
        self.went.presses.append(name)
        self._changed(words)

    def _changed(self, words: str) -> None:
        """What a press does is seen; a press that does nothing is pressed again."""
        end = time.monotonic() + 15
        while self._look()[0] == words and time.monotonic() < end:
            time.sleep(0.05)

    def _wanted(self, words: str, names: frozenset[str]) -> str:
        for phrase, button in self._who.says.items():
            if phrase in words and (name := _one(names, button)):
                return name
        if {"1", "2", "3"} <= names:
            return self._type(words)
        if {YES, NO} <= names:
            return YES if any(word in words for word in self._who.agrees) else NO
        return next((name for way in self._ways() if (name := _one(names, way))), "")

    def _ways(self) -> tuple[str, ...]:
        """What leads on, the surest first; while something is measured nothing is pressed."""
        who = self._who
        way = "지난번과 이어서 재기" if who.tail else "그냥 재기"
        sex = "여성" if who.sex == "F" else "남성"
        how = "전화번호로" if who.tail else "받은 번호로"
        return (*who.ways, way, sex, how, *ON)

    def _type(self, words: str) -> str:
        """Type what the page asks for, then 다음."""
        asked = next((kind for word, kind in TYPED.items() if word in words), "")
        if not asked:
            return ""  # the page is still coming
        kinds = {"tail": self._who.tail, "pin": PIN, "ticket": self._ticket, "birth": self._who.birth}
        for digit in kinds[asked]:
            self.went.presses.append(digit)
            self._desk.press(digit, turn=False)
        name = "확인" if asked == "pin" else "다음"
        self._press(name, self._look()[0])
        return ""


def _one(names: Iterable[str], wanted: str) -> str:
    """The name that is wanted, or the one that begins with it."""
    found = [name for name in names if name == wanted] or [name for name in names if name.startswith(wanted)]
    return found[0] if len(found) == 1 else ""
