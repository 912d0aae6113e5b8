"""Pure: the result pages. In: what the core tells. Out: plain display values, bars as fractions of their width."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.results import Bar, Exercise, ResultLine, Results
from kiosk.ui.plain import NOTHING, Plain, Texts, words


def _place(bar: Bar, value: Decimal) -> float:
    span = bar.high - bar.low
    return 0.0 if span <= 0 else float(min(max((value - bar.low) / span, Decimal(0)), Decimal(1)))


def geometry(bar: Bar, texts: Texts) -> Plain:
    """A bar as fractions 0..1 of its width; ``before`` is below zero when there is no last visit."""
    return {
        "from": _place(bar, bar.band_low),
        "to": _place(bar, bar.band_high),
        "value": _place(bar, bar.value),
        "before": -1.0 if bar.before is None else _place(bar, bar.before),
        "left": words(texts, bar.left),
        "right": words(texts, bar.right),
        "caption": words(texts, bar.caption),
    }


def line(one: ResultLine, texts: Texts) -> Plain:
    """One thing measured."""
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
        "sentence": words(texts, one.sentence),
        "change": words(texts, one.change),
        "bar": geometry(one.bar, texts) if one.bar else None,
        "notices": [words(texts, notice) for notice in one.notices],
        "gentle": one.gentle,
    }


def results(page: Results | None, texts: Texts) -> Plain:
    """The result pages: the headline with its advice, then a line for each thing measured."""
    if page is None:
        nothing: Plain = {key: [] for key in ("lines", "missing", "advice", "sources", "findings", "plan", "cautions")}
        return nothing | {"headline": ""}
    return {
        "headline": words(texts, page.headline),
        "lines": [line(one, texts) for one in page.lines],
        "missing": [words(texts, one) for one in page.missing],
        "advice": [words(texts, one) for one in page.advice],
        "sources": list(dict.fromkeys(words(texts, one.source) for one in page.lines if one.source)),
        "findings": [{"text": words(texts, one.sentence), "why": words(texts, one.why)} for one in page.findings],
        "plan": [exercise(one, texts) for one in page.plan],
        "cautions": [words(texts, one) for one in page.cautions],
    }


def exercise(one: Exercise, texts: Texts) -> Plain:
    """One exercise of the two weeks: what, how much in each week, who advises it."""
    weeks = [f"{texts[f'plan.week.{week}']}: {words(texts, dose)}" for week, dose in enumerate(one.weeks, start=1)]
    return {"text": words(texts, one.sentence), "weeks": weeks, "source": words(texts, one.source)}
