"""Pressure, pulse, oxygen, temperature, glucose: what the numbers mean today, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from kiosk.core.battery import newest_pressure
from kiosk.core.gate import above_gate
from kiosk.core.results import ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import Told, plain, row

LOW_GLUCOSE = Decimal(70)
"""mg/dL; below it sugar is wanted at once, eaten or not (level 1 of the international consensus)."""
COLD = Decimal(35)
"""°C; a thermometer on the skin that reads less has rather not been held well."""


def lines(told: Told) -> Iterator[ResultLine | None]:
    """Yield the line of each, or None."""
    yield _pressure(told)
    yield _pulse(told)
    yield _worded(told, "spo2", _oxygen)
    yield _worded(told, "body_temperature", _warmth)
    yield _glucose(told)


def _pressure(told: Told) -> ResultLine | None:
    pressure = told.pressure
    if pressure is None:
        return None
    systolic, diastolic = pressure
    word = pressure_word(systolic, diastolic)
    notices = told.notices("systolic_pressure", "diastolic_pressure")
    if pressure != newest_pressure(told.taken):
        notices = (Sentence("source.mean"), *notices)
    elif sum(trial.get("systolic_pressure") is not None for trial in told.taken) > 1:
        notices = (Sentence("source.second"), *notices)
    return ResultLine(
        "pressure",
        Sentence("result.pressure.title"),
        (row("systolic_pressure", systolic), row("diastolic_pressure", diastolic)),
        Sentence(f"result.pressure.{word}"),
        notices=notices,
        source=Sentence("source.norm.ksh"),
        gentle=word not in ("ok", "watch"),
    )


def pressure_word(systolic: Decimal, diastolic: Decimal) -> str:
    """Return the word for a pressure; the higher of two counts."""
    if above_gate(systolic, diastolic):
        return "very-high"
    if systolic >= 140 or diastolic >= 90:
        return "high"
    if systolic < 90 or diastolic < 50:
        return "low"
    return "ok" if systolic < 130 and diastolic < 80 else "watch"


def _pulse(told: Told) -> ResultLine | None:
    value = told.value("heart_rate")
    if value is None:
        return None
    word = "ok" if 60 <= value < 101 else "slow" if value < 60 else "fast"
    sentence = Sentence(f"result.pulse.{word}")
    return plain(told, "pulse", "heart_rate", sentence, "result.pulse.title", gentle=word == "fast")


def _oxygen(value: Decimal) -> str:
    return "ok" if value >= 95 else "low" if value >= 90 else "very-low"


def _warmth(value: Decimal) -> str:
    if value < COLD:
        return "again"
    return "ok" if value < Decimal("37.5") else "warm" if value < 38 else "hot"


def _worded(told: Told, quantity: str, word_for: Callable[[Decimal], str]) -> ResultLine | None:
    value = told.value(quantity)
    if value is None:
        return None
    word = word_for(value)
    return plain(told, quantity, quantity, Sentence(f"result.{quantity}.{word}"), gentle=word != "ok")


def _glucose(told: Told) -> ResultLine | None:
    """The limits are of eight hours without food; after a meal only what is very high or too low is told."""
    value = told.value("glucose")
    if value is None:
        return None
    meal = told.answer("glucose", "meal")
    fasting = meal == "fasting"
    if value < LOW_GLUCOSE:
        word = "low"
    elif value >= (126 if fasting else 200):
        word = "high"
    elif fasting:
        word = "ok" if value < 100 else "watch"
    else:
        word = "eaten" if meal else "unknown"
    return plain(told, "glucose", "glucose", Sentence(f"result.glucose.{word}"), gentle=word in ("low", "high"))
