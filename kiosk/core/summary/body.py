"""Height, weight, and what the body is made of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kiosk.core.norms.cutoffs import classify, cuts, low
from kiosk.core.results import Bar, ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import Told, plain, row

MADE_OF = ("body_fat", "fat_mass", "muscle_mass", "fat_free_mass", "body_water", "basal_metabolism", "visceral_level")
NONE = Sentence("result.none")
"""잘 재셨습니다, and that there is nothing to compare it with."""


def lines(told: Told) -> Iterator[ResultLine | None]:
    """Yield the line of each, or None."""
    yield plain(told, "height", "body_height", Sentence("result.height.ok"), "result.height.title")
    yield plain(told, "weight", "body_weight", Sentence("result.weight.ok"), "result.weight.title")
    yield _bmi(told)
    yield _waist(told)
    yield plain(told, "whtr", "whtr", NONE)
    yield _made_of(told)
    yield _muscle(told)
    yield _calf(told)


def _bmi(told: Told) -> ResultLine | None:
    value = told.value("bmi")
    if value is None or told.person.age < 19:  # the adult cut-offs do not speak about younger people
        return None
    word = "low" if value < Decimal("18.5") else "ok" if value < 25 else "high" if value < 30 else "very-high"
    bar = Bar(
        low=min(Decimal(14), value),
        high=max(Decimal(36), value),
        band_low=Decimal("18.5"),
        band_high=Decimal(25),
        value=value,
        left=Sentence("bar.light"),
        right=Sentence("bar.heavy"),
        caption=Sentence("bar.healthy"),
    )
    return ResultLine(
        "bmi",
        Sentence("result.bmi.title"),
        (row("bmi", value),),
        Sentence(f"result.bmi.{word}"),
        bar=bar,
        source=Sentence("source.norm.kosso"),
        gentle=word != "ok",
    )


def _waist(told: Told) -> ResultLine | None:
    value = told.value("waist")
    if value is None:
        return None
    name = classify("waist", value, told.person.sex, told.person.age).name
    word = {"normal": "ok", "abdominal_obesity": "high"}.get(name or "", "none")
    sentence = NONE if word == "none" else Sentence(f"result.waist.{word}")
    return ResultLine(
        "waist",
        Sentence("quantity.waist"),
        (row("waist", value),),
        sentence,
        notices=told.notices("waist"),
        source=None if word == "none" else Sentence("source.norm.kosso"),
        gentle=word == "high",
    )


def _made_of(told: Told) -> ResultLine | None:
    """Everything the scale with electrodes says, with a sentence about the fat alone: for the rest nobody has norms."""
    found = [(key, value) for key in MADE_OF if (value := told.value(key)) is not None]
    if not found:
        return None
    sentence, bar, gentle = NONE, None, False
    fat = told.value("body_fat")
    rows = cuts("body_fat_healthy", told.person.sex, told.person.age)
    name = classify("body_fat_healthy", fat, told.person.sex, told.person.age).name if fat is not None else None
    if fat is not None and name is not None:
        sentence, gentle = Sentence(f"result.body_fat.{name}"), name != "healthy"
        start, end = next((cut.lower, cut.upper) for cut in rows if cut.name == "healthy")
        assert start is not None
        assert end is not None
        ends = min(start - 8, fat), max(end + 12, fat)
        left, right = Sentence("bar.low"), Sentence("bar.high")
        bar = Bar(*ends, start, end, fat, told.before.get("body_fat"), left, right, Sentence("bar.healthy"))
    return ResultLine(
        "body_composition",
        Sentence("result.composition.title"),
        tuple(row(key, value) for key, value in found),
        sentence,
        bar=bar,
        notices=told.notices(*MADE_OF),
        source=Sentence("source.norm.fat") if bar else None,
        gentle=gentle,
    )


def _muscle(told: Told) -> ResultLine | None:
    """Muscle of arms and legs: told at 65 and over, where it has limits (AWGS 2019, bioimpedance)."""
    value = told.value("asm_h2")
    return None if value is None else _limited(told, "asm_h2", "awgs2019_asm_h2_bia", value)


def _calf(told: Told) -> ResultLine | None:
    value = told.value("calf")
    return None if value is None else _limited(told, "calf", "awgs2019_calf", value)


def _limited(told: Told, quantity: str, measure: str, value: Decimal) -> ResultLine | None:
    """A number with one limit, which speaks about people of 65 and over."""
    below = low(measure, value, told.person.sex, told.person.age) if told.person.age >= 65 else None
    if below is None:
        return plain(told, quantity, quantity, NONE)
    sentence = Sentence("result.muscle.low" if below else "result.muscle.ok")
    return ResultLine(
        quantity,
        Sentence(f"quantity.{quantity}"),
        (row(quantity, value),),
        sentence,
        notices=told.notices(quantity),
        source=Sentence("source.norm.awgs"),
        gentle=below,
    )
