"""Pure: results as plain display values. In: what the core tells. Out: numbers, sentences, bars as fractions.

What stands on which page, and under what, is put together in `result_pieces`.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.reading import Method
from kiosk.core.results import Bar, How, ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import UNCHECKED
from kiosk.ui.plain import NOTHING, Plain, Texts, words

_BETTER_LEFT = ("bar.fast",)
"""Bars of seconds: fast is on the left, where few seconds are."""
_WORSE_LEFT = ("bar.weak", "bar.slow")


def _place(bar: Bar, value: Decimal) -> float:
    span = bar.high - bar.low
    return 0.0 if span <= 0 else float(min(max((value - bar.low) / span, Decimal(0)), Decimal(1)))


def geometry(bar: Bar, texts: Texts) -> Plain:
    """A bar as fractions 0..1 of its width; ``before`` is below zero when there is no last visit.

    Under each other every bar of fitness has its better end on the right, so that its words are said once a page.
    """
    turned = bar.left.key in _BETTER_LEFT
    start, end = _place(bar, bar.band_low), _place(bar, bar.band_high)
    value = _place(bar, bar.value)
    before = None if bar.before is None else _place(bar, bar.before)
    if turned:
        start, end, value = 1 - end, 1 - start, 1 - value
        before = None if before is None else 1 - before
    fitness = turned or bar.left.key in _WORSE_LEFT
    ends = (Sentence("bar.weak"), Sentence("bar.strong")) if fitness else (bar.left, bar.right)
    return {
        "from": start,
        "to": end,
        "value": value,
        "before": -1.0 if before is None else before,
        "left": words(texts, ends[0]),
        "right": words(texts, ends[1]),
        "caption": words(texts, bar.caption),
    }


def line(one: ResultLine, texts: Texts) -> Plain:
    """One thing measured: what, and its numbers."""
    return {
        "key": one.key,
        "title": words(texts, one.title),
        "values": [
            {
                "label": texts[name] if name and len(one.values) > 1 else "",  # the title says what a single one is
                "digits": digits,
                "unit": texts[unit_id].replace(NOTHING, "") if unit_id else "",
            }
            for name, digits, unit_id in one.values
        ],
        "bar": geometry(one.bar, texts) if one.bar else None,
        "gentle": one.gentle,
    }


def how(one: How, texts: Texts) -> list[str]:
    """How one thing was measured, sentence by sentence."""
    said = [_method(one)]
    if one.readings > 1:
        kind = {"mean": "mean", "newest": "newest"}.get(one.counted, "best")
        said.append(Sentence(f"how.{kind}", (str(one.readings),)))
    if one.maker:
        said += _checked(one)
        known = {None: "unknown-validated", True: "validated", False: "not-validated"}[one.validated]
        said.append(Sentence(f"how.{known}"))
    if one.about is not None:
        said.append(one.about)
    return [part for sentence in said for part in sentences(words(texts, sentence))]


def sentences(text: str) -> list[str]:
    """Each sentence for itself: pages break between them."""
    return text.replace("? ", "?\n").replace(". ", ".\n").split("\n")


def _method(one: How) -> Sentence:
    if one.maker:
        return Sentence("how.device", (one.maker, one.model))
    return Sentence(f"how.{'unnamed' if one.method is Method.DEVICE else one.method.value.lower()}")


def _checked(one: How) -> list[Sentence]:
    """When it was checked last, whether a check was due, whether it can be checked, and what the check has changed."""
    if not one.checkable:
        return [Sentence("how.uncheckable")]
    said = [UNCHECKED] if one.overdue else []
    if one.checked is not None:
        day = one.checked
        said.append(Sentence("how.checked", (str(day.year), str(day.month), str(day.day))))
    elif not one.overdue:
        said.append(Sentence("how.unknown-check"))
    if one.corrected:
        said.append(Sentence("how.corrected"))
    return said
