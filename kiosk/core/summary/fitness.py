"""One line for each fitness test: what it means at this age, the bar, the item grade as reference, the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.core.norms.cutoffs import cuts, low
from kiosk.core.reading import Side
from kiosk.core.results import ResultLine
from kiosk.core.summary.measured import band_of, bar_of, grade_of, graded_notices, word_of
from kiosk.core.texts import Sentence
from kiosk.core.told import Row, Told, plain, row, short

Style = Literal["strength", "speed", "reach", "breath", "balance", "skill"]
ENDS = {"speed": ("bar.fast", "bar.slow"), "pace": ("bar.slow", "bar.fast"), "": ("bar.weak", "bar.strong")}
"""Numbers rise to the right: of seconds the fast end is the left one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One test's line. ``ends`` names the words at the ends of its bar."""

    quantity: str
    style: Style
    ends: str = ""
    feet: bool = False  # sides are feet, not hands


def _many(style: Style, *quantities: str, ends: str = "") -> tuple[Item, ...]:
    return tuple(Item(quantity, style, ends) for quantity in quantities)


ITEMS = (
    *_many("strength", "chair_stand_30s", "arm_curl", "cross_sit_up", "curl_up", "repeated_jump"),
    *_many("reach", "sit_and_reach", "chair_sit_and_reach", "back_scratch"),
    *_many("breath", "two_min_step", "six_min_walk", "shuttle_run_20m", "shuttle_run_15m", "vo2max"),
    *_many("speed", "up_and_go_3m", "up_and_go_8ft", "figure8_walk", "shuttle_10m_x4", ends="speed"),
    *_many("speed", "illinois_agility", "reaction_time", "eye_hand_time", ends="speed"),
    *_many("skill", "eye_hand_count", "side_hop"),
    *_many("strength", "standing_long_jump", "flight_time"),
)
PLAIN = ("recovery_hr_60s", "gait_speed_max")
TOUCH = (
    "simple_reaction_touch",
    "choice_reaction_touch",
    "go_no_go_time",
    "go_no_go_errors",
    "number_trail_time",
    "number_trail_errors",
    "forward_span",
)
"""Tasks of our own design: told as they are, and beside one's own last time (no norm will ever be shown)."""
FAILED_STANCE = Decimal(5)
"""Seconds on one leg at 60 and over below which a talk is advised (cutoffs.csv, injurious_fall_risk)."""


def lines(told: Told) -> Iterator[ResultLine]:
    """Yield the line of each that was measured."""
    makers: tuple[Callable[[Told], ResultLine | None], ...] = (_five_stands, _gait, _stance, _sppb)
    for one in ITEMS:
        value = told.value(one.quantity)
        if value is not None:
            yield _item(told, one, value)
    for make in makers:
        line = make(told)
        if line is not None:
            yield line
    for quantity in (*PLAIN, *TOUCH):
        line = _as_it_is(told, quantity)
        if line is not None:
            yield line


def _item(told: Told, one: Item, value: Decimal) -> ResultLine:
    title = Sentence(f"quantity.{one.quantity}")
    grade, band = grade_of(told, one.quantity, value), band_of(told, one.quantity)
    word = word_of(grade, band, value)
    sentence, meaning = _meaning(one, word, value)
    if told.answer(one.quantity, "used") == "arms" or told.answer(one.quantity, "tried") == "arms":
        sentence, meaning = Sentence("result.arms"), ()
    return ResultLine(
        one.quantity,
        title,
        _sides(told, one.quantity, value),
        sentence,
        change=told.change(one.quantity, value),
        bar=bar_of(told, one.quantity, value, ENDS[one.ends]),
        notices=(*meaning, *graded_notices(told, grade, title), *_aid(told, one.quantity), *told.notices(one.quantity)),
        source=Sentence("source.norm.nfa") if grade else band.source if band else None,
        gentle=word == "gentle",
    )


def _meaning(one: Item, word: str, value: Decimal) -> tuple[Sentence, tuple[Sentence, ...]]:
    """How far one reached is told in centimetres first (decision 28); what it means stands under it."""
    meaning = Sentence("result.none" if word == "none" else f"result.fit.{one.style}.{word}")
    if one.style != "reach":
        return meaning, ()
    kind = "hands" if one.quantity == "back_scratch" else "toes"
    where = "short" if value < 0 else "past" if value > 0 else "at"
    return Sentence(f"result.{kind}.{where}", (short(one.quantity, abs(value)),) if value else ()), (meaning,)


def _sides(told: Told, quantity: str, value: Decimal, limb: str = "side") -> tuple[Row, ...]:
    sides = [(side, told.value(quantity, side)) for side in (Side.RIGHT, Side.LEFT)]
    rows = tuple(row(quantity, one, f"result.{limb}.{side}") for side, one in sides if one is not None)
    return rows or (row(quantity, value),)


def _aid(told: Told, quantity: str) -> tuple[Sentence, ...]:
    return (Sentence("result.aided"),) if told.aided(quantity) else ()


def _limited(told: Told, quantity: str, value: Decimal, slow: bool | None, source: str, ends: str) -> ResultLine:
    """A test that has one limit, which speaks about people of 65 and over."""
    sentence = Sentence("result.none" if slow is None else f"result.fit.speed.{'gentle' if slow else 'middle'}")
    if slow is False:
        sentence = Sentence(f"result.{ends}.ok")
    return ResultLine(
        quantity,
        Sentence(f"quantity.{quantity}"),
        (row(quantity, value),),
        sentence,
        change=told.change(quantity, value),
        notices=(*_aid(told, quantity), *told.notices(quantity)),
        source=None if slow is None else Sentence(source),
        gentle=slow is True,
    )


def _five_stands(told: Told) -> ResultLine | None:
    value = told.value("chair_stand_5x")
    if value is None:
        return None
    slow = low("awgs2019_chair_stand_5x", value, told.person.sex, told.person.age) if told.person.age >= 65 else None
    return _limited(told, "chair_stand_5x", value, slow, "source.norm.awgs", "legs")


def _gait(told: Told) -> ResultLine | None:
    value = told.value("gait_speed_usual")
    if value is None:
        return None
    known = told.person.age >= 65 and not told.aided("gait_speed_usual")
    slow = low("awgs2019_gait_6m", value, told.person.sex, told.person.age) if known else None
    return _limited(told, "gait_speed_usual", value, slow, "source.norm.awgs", "gait")


def _stance(told: Told) -> ResultLine | None:
    quantity, person = "one_leg_stance_open", told.person
    value = told.value(quantity)
    if value is None:
        return None
    rows = [cut for cut in cuts(quantity, None, person.age) if cut.name == "reference_mean"]
    mean = rows[0].lower if rows else None
    gentle = person.age >= 60 and value < FAILED_STANCE
    sentence = Sentence(f"result.fit.balance.{'gentle' if gentle else 'middle'}" if mean is not None else "result.none")
    about = (Sentence("result.mean", (short(quantity, mean),)), Sentence("source.weak")) if mean is not None else ()
    return ResultLine(
        quantity,
        Sentence(f"quantity.{quantity}"),
        _sides(told, quantity, value, "foot"),
        sentence,
        change=told.change(quantity, value),
        notices=(*about, *told.notices(quantity)),
        gentle=gentle,
    )


def _sppb(told: Told) -> ResultLine | None:
    value = told.value("sppb")
    if value is None:
        return None
    few = low("awgs2019_sppb", value) if told.person.age >= 65 else None
    word = "none" if few is None else "low" if few else "ok"
    sentence = Sentence("result.none" if few is None else f"result.sppb.{word}")
    return ResultLine(
        "sppb",
        Sentence("quantity.sppb"),
        (row("sppb", value),),
        sentence,
        notices=(Sentence("result.sppb.of"),),
        source=None if few is None else Sentence("source.norm.awgs"),
        gentle=few is True,
    )


def _as_it_is(told: Told, quantity: str) -> ResultLine | None:
    line = plain(told, quantity, quantity, Sentence("result.touch" if quantity in TOUCH else "result.none"))
    before = told.before.get(quantity)
    if line is None or quantity not in TOUCH or before is None:
        return line
    about = Sentence("change.from", (short(quantity, before),))
    return ResultLine(line.key, line.title, line.values, line.sentence, notices=(about, *line.notices))
