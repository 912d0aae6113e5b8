"""Four people who come to one screen, what they press, and in which order they usually do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.core.messages import (
    Answer,
    Back,
    Chosen,
    Consent,
    Finish,
    Identify,
    Intent,
    Later,
    MyConsents,
    Next,
    Print,
    Rate,
    TakeBack,
)
from kiosk.core.resident import Sex


@dataclass
class Somebody:
    """``tail``: of the telephone, None for who comes as a guest; ``kg``: the tens of what they weigh."""

    kg: int
    sex: Sex
    birth: date
    tail: str | None
    card: str = ""
    number: str = ""

    @property
    def form(self) -> Identify:
        return Identify(self.sex, self.birth, self.tail)


def people() -> dict[str, Somebody]:
    """A couple with one telephone, a neighbour of her age who is new here, and a guest of the same day."""
    her = date(1954, 3, 1)
    return {
        "wife": Somebody(50, Sex.FEMALE, her, "1234", "card-of-the-wife"),
        "husband": Somebody(60, Sex.MALE, date(1951, 7, 7), "1234", "card-of-the-husband"),
        "neighbour": Somebody(70, Sex.FEMALE, her, "5678"),
        "guest": Somebody(80, Sex.FEMALE, her, None),
    }


PRESSES: dict[str, Intent] = {
    "next": Next(),
    "back": Back(),
    "finish": Finish(),
    "later": Later(),
    "print": Print(),
    "answers": MyConsents(),
    "take-back": TakeBack(),
    "all-yes": Answer("consents.all", yes=True),
    "rate": Rate(2),
    "keep": Consent("keep", True),
    "keep-no": Consent("keep", False),
    "share": Consent("platform", True),
    "again": Chosen("welcome", "again"),
    "first": Chosen("who.new", "first"),
    "not-first": Chosen("who.new", "again"),
}
WAYS = ("form", "form-twice", "card", "number", "weigh", "start", "rest")
WHO = tuple(people())
Deed = str | tuple[str, str]
COURSES: tuple[tuple[str, ...], ...] = (
    ("start", "form", "first", "keep", "weigh"),
    ("start", "form-twice", "first", "keep", "weigh"),
    ("start", "form", "again", "weigh"),
    ("start", "number", "weigh"),
    ("card", "again", "weigh"),
    ("weigh", "next", "share", "next", "rate"),
    ("start", "form", "not-first"),
    ("later", "next"),
    ("finish", "finish", "finish"),
    ("answers", "take-back", "all-yes", "next"),
)
"""What people usually do one after the other; anything may come between."""


def course(name: str, words: tuple[str, ...]) -> list[Deed]:
    return [(name, word) if word in WAYS else word for word in words]


ALL = [course(name, words) for name in WHO for words in COURSES[:5]]
ALL += [course(name, words) for name in ("wife", "neighbour") for words in COURSES[5:]]
LEAVES = ("finish", "finish")
