"""Questionnaires: what was answered, in gentle words, and whom to talk to."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.norms.cutoffs import classify
from kiosk.core.results import ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import Told, plain


def lines(told: Told) -> Iterator[ResultLine]:
    """Yield the line of each that was answered."""
    for quantity, word in (("sarc_f", _sarc_f(told)), ("k_frail", _k_frail(told)), ("falls_12m", _falls(told))):
        sentence = Sentence("result.answered" if word == "none" else f"result.{quantity}.{word}")
        line = plain(told, quantity, quantity, sentence, gentle=word == "talk")
        if line is not None:
            yield line


def _sarc_f(told: Told) -> str:
    value = told.value("sarc_f")
    if value is None:
        return "none"
    return "talk" if classify("awgs2019_sarcf", value).name == "positive" else "ok"


def _k_frail(told: Told) -> str:
    value = told.value("k_frail")
    if value is None or told.person.age < 65:
        return "none"
    return {"robust": "ok", "prefrail": "watch", "frail": "talk"}[classify("k_frail", value).name or "frail"]


def _falls(told: Told) -> str:
    value = told.value("falls_12m")
    return "none" if value is None else "talk" if value > 0 else "ok"
