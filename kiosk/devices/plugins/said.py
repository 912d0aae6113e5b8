"""What a plug-in's program may say, as a line of JSON → a Record. Nothing in it is believed before it was looked at.

``{"record": {…}}`` holds fields of the reference's vocabulary, or ``quantities``: ``{"grip_force": 31.4}`` in the
quantity's own unit; ``units`` beside it says which unit the program means, and another than the table's is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.json_text import dumps
from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.core.reading import Block, Reading, Record
from kiosk.core.translate import meaning

TIME = "$time"
DEEP = 6
MOST_DIGITS = 40


def parse(line: bytes) -> dict[str, object]:
    """Read a line; numbers keep their digits. Raises FrameError."""
    try:
        said = json.loads(line, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a line of JSON") from error
    if not isinstance(said, dict):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a JSON object")
    return said


def record_of(
    said: Mapping[str, object],
    protocol: str,
    quantities: tuple[str, ...],
    raw: bytes,
    at: float,
    table: Mapping[str, Quantity] = QUANTITIES,
) -> Record:
    """Make the Record of what was said; raises FrameError for what is undeclared or in a foreign unit."""
    fields = said.get("record")
    if not isinstance(fields, dict):
        raise FrameError(FrameFlaw.BAD_SHAPE, "no record")
    record = Record(protocol, {name: _plain(value) for name, value in fields.items() if name != "units"}, raw, at)
    _same_units(fields.get("units", {}), table)
    try:
        items = meaning(record)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise FrameError(FrameFlaw.BAD_SHAPE, "its fields do not fit together") from error
    for item in items:
        if isinstance(item, Reading | Block) and item.quantity not in quantities:
            raise FrameError(FrameFlaw.MISMATCH, "a quantity that the manifest does not name")
    return record


def line_of(record: Record) -> str:
    """Write a Record's fields so that `record_of` makes the same of them; raises TypeError, ValueError."""
    return dumps({name: _told(value) for name, value in record.fields.items()})


def _same_units(units: object, table: Mapping[str, Quantity]) -> None:
    for key, unit in units.items() if isinstance(units, dict) else [("", None)]:
        if key not in table or table[key].unit != unit:
            raise FrameError(FrameFlaw.MISMATCH, "a unit that is not the quantity's own")


def _plain(value: object, depth: int = 0) -> object:
    """Take what a Record may hold: text, numbers, truth, lists, tables, and times under their mark."""
    long = isinstance(value, Decimal) and not -MOST_DIGITS < value.adjusted() < MOST_DIGITS
    if depth > DEEP or long or (isinstance(value, int) and abs(value) >= 10**MOST_DIGITS):
        raise FrameError(FrameFlaw.BAD_SHAPE, "too deep, or too long a number")
    if isinstance(value, dict):
        if set(value) == {TIME}:
            try:
                return datetime.fromisoformat(str(value[TIME]))
            except ValueError as error:
                raise FrameError(FrameFlaw.BAD_SHAPE, "no time") from error
        return {name: _plain(item, depth + 1) for name, item in value.items()}
    if isinstance(value, list):
        return tuple(_plain(item, depth + 1) for item in value)
    return value


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return {TIME: value.isoformat()}
    if isinstance(value, Mapping):
        return {name: _told(item) for name, item in value.items()}
    return [_told(item) for item in value] if isinstance(value, list | tuple) else value


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")
