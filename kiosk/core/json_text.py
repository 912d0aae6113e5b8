"""The one JSON encoder: Decimal digits verbatim, no NaN, one line.

In: dicts with string keys, lists, tuples, numbers, text, dates, UUIDs. Out: text that any JSON reader takes; ValueError
for a number that is none, TypeError for what has no place in JSON.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

PLAIN_DIGITS = 400
"""A Decimal that would be longer than this keeps its exponent: 1E+999999999 must not fill the memory."""


def dumps(value: object) -> str:
    """Write one value."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case str():
            return _text(value)
        case int():
            return str(int(value))
        case Decimal() | float():
            return _number(value)
        case datetime() | date() | time():
            return _text(value.isoformat())
        case UUID():
            return _text(str(value))
        case Mapping():
            return "{" + ", ".join(f"{_key(key)}: {dumps(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(dumps(item) for item in value) + "]"
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _number(value: Decimal | float) -> str:
    finite = value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)
    if not finite:
        raise ValueError("JSON has no NaN and no Infinity")
    if isinstance(value, float):
        return repr(value)
    exponent = value.as_tuple().exponent
    plain = isinstance(exponent, int) and abs(exponent) <= PLAIN_DIGITS
    return format(value, "f") if plain else str(value)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key is {type(key).__name__}, not text")
    return _text(key)


def _text(value: str) -> str:
    """Write Korean as it is; only half a surrogate pair, which no file can hold, is escaped."""
    lone = any("\ud800" <= letter <= "\udfff" for letter in value)
    return json.dumps(value, ensure_ascii=lone)
