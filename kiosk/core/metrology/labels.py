"""The figures of a stored check, put in reading order with their labels; its reasons, kept as text and told again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.core.texts import Sentence

ORDER = (
    *("plan", "limit_source", "sure", "points", "zero", "range", "valid_to", "resolution", "resolution_by"),
    *("largest_error", "largest_at", "largest_limit", "risk"),
    *("offset", "offset_u", "gain", "gain_u", "error_top", "error_top_u", "k", "df", "noise"),
    *("hysteresis", "zero_return", "repeat_range", "corner_range"),
    *("budget_line_fit", "budget_line_resolution", "budget_line_reference", "budget_repeat", "budget_reading"),
    *("budget_hysteresis", "budget_zero", "budget_eccentricity", "use_u", "use_k"),
    *("used_factor", "used_shift", "factor", "shift", "corrected_largest", "corrected_limit"),
)
"""Every figure there can be, as a certificate lists them."""
SHORT = ("largest_error", "largest_at", "largest_limit", "range", "use_u", "factor", "shift", "corrected_largest")
"""What a screen shows first."""
WORDS = ("sure", "resolution_by", "zero")
"""Figures whose value is a word: text id ``metrology.word.<value>``."""
_BETWEEN, _PART = "\n", "\t"


def rows(details: Mapping[str, str], keys: Iterable[str] = ORDER) -> tuple[tuple[Sentence, Sentence | str], ...]:
    """Return label and value of each figure that the check has, in reading order."""
    return tuple((Sentence(f"metrology.figure.{key}"), _value(key, details[key])) for key in keys if key in details)


def _value(key: str, value: str) -> Sentence | str:
    return Sentence(f"metrology.word.{value}") if key in WORDS else value


def kept_why(why: Iterable[Sentence]) -> str:
    """Write reasons down as one text, to be kept with a check."""
    return _BETWEEN.join(_PART.join((one.key, *one.params)) for one in why)


def why_of(details: Mapping[str, str]) -> tuple[Sentence, ...]:
    """Read them back."""
    kept = details.get("why", "")
    return tuple(
        Sentence(key, tuple(params)) for key, *params in (one.split(_PART) for one in kept.split(_BETWEEN) if one)
    )


def unreached(details: Mapping[str, str]) -> dict[str, str]:
    """Leave out how far the line reaches: of a device that fails it reaches nowhere."""
    return {key: value for key, value in details.items() if key != "valid_to"}
