"""Grip: both hands, and against body weight with the official item grade as reference."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.reading import Side
from kiosk.core.results import ResultLine
from kiosk.core.summary.measured import GRADE_WORDS, bar_of, grade_of, graded_notices
from kiosk.core.texts import Sentence
from kiosk.core.told import Told, plain, row, shown


def lines(told: Told) -> Iterator[ResultLine | None]:
    """Yield the line of each, or None."""
    yield _grip(told)
    yield _relative_grip(told)
    yield plain(told, "grip_rfd", "grip_rfd", Sentence("result.none"))


def _grip(told: Told) -> ResultLine | None:
    hands = [
        row("grip_force", value, f"result.side.{side}")
        for side in (Side.RIGHT, Side.LEFT)
        if (value := told.value("grip_force", side)) is not None
    ]
    best = told.value("grip_force")
    if best is None:
        return None
    return ResultLine(
        "grip",
        Sentence("result.grip.title"),
        tuple(hands) or (row("grip_force", best),),
        Sentence("result.grip.say", (shown("grip_force", best),)),
        change=told.change("grip_force", best),
        notices=told.notices("grip_force"),
    )


def _relative_grip(told: Told) -> ResultLine | None:
    value = told.value("relative_grip")
    if value is None:
        return None
    title = Sentence("result.relative_grip.title")
    grade = grade_of(told, "relative_grip", value)
    word = GRADE_WORDS[grade.grade] if grade is not None else "none"
    return ResultLine(
        "relative_grip",
        title,
        (row("relative_grip", value),),
        Sentence(f"result.relative_grip.{word}"),
        bar=bar_of(told, "relative_grip", value),
        notices=(*graded_notices(told, grade, title), *told.notices("grip_force", "body_weight")),
        source=Sentence("source.norm.nfa"),
        gentle=word == "gentle",
    )
