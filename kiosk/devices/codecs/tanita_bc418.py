"""The older line of Tanita's BC-418: numbers without keys, in a fixed order; see `tanita_csv`.

Wire: ``"dd/mm/yy","hh:mm",`` type, sex, height, weight, fat %, fat, fat-free, water, age, BMI, metabolism in kJ, five
impedances, then fat %, fat, fat-free and muscle of right leg, left leg, right arm, left arm and trunk, the visceral
rating, CR LF. No checksum: the number of fields and their widths are all that shows a lost byte.
Which impedance is which nobody says: they are kept in their order, and none is called the body's.
Source: serial reference 5.2 (two drivers; BC-418MA manual partly) [D].
"""

from __future__ import annotations

import re
from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices.codecs.tanita_words import PARTS, PER_PART, SEXES, TYPES, moment
from kiosk.devices.codecs.values import decimal
from kiosk.devices.framing import columns as fixed

DIGIT, MARK = b"0123456789", b'"'
HEAD = fixed(*(DIGIT if char == "0" else char.encode("ascii") for char in '"00/00/00","00:00",'), sure=9)
BODY = b"0123456789.,- "
FIELDS = 37  # after date and time
LONGEST = 320
LINE = re.compile(rb'"(\d\d)/(\d\d)/(\d\d)","(\d\d):(\d\d)",([-0-9., ]+)\r\n')
WIDE, WIDTH = (2, 3, 10), 5  # height, weight and metabolism
MAIN = (
    "height_cm",
    "weight_kg",
    "body_fat_pct",
    "fat_mass_kg",
    "fat_free_mass_kg",
    "body_water_mass_kg",
    "age",
    "bmi",
    "bmr_kj",
)


def cut(view: bytes) -> int | None:
    size = HEAD(view)
    if size is None or size <= 0:
        return size
    body = re.match(rb"[-0-9., ]*", view[size:])
    stop = size + (body.end() if body else 0)
    if len(view) - stop < 2:
        return 0 if stop < LONGEST and view[stop:] in (b"", b"\r") else -stop
    return stop + 2 if view.startswith(b"\r\n", stop) and view.count(b",", 0, stop) == FIELDS + 1 else -stop


def fields_of(data: bytes) -> dict[str, object]:
    """Read the whole line; raises FrameError."""
    line = LINE.fullmatch(data)
    columns = line[6].split(b",") if line else []
    if not line or len(columns) != FIELDS or any(len(columns[place]) not in (0, WIDTH) for place in WIDE):
        raise FrameError(FrameFlaw.BAD_SHAPE, f"not {FIELDS} numbers of their width after date and time")
    texts = [text.lstrip(b" ") for text in columns]
    day, month, year, hour, minute = (text.decode() for text in line.groups()[:5])
    numbers = [decimal(text) if text else None for text in texts]
    fields = {name: number for name, number in zip(MAIN, numbers[2:11], strict=True) if number is not None}
    return {
        "timestamp": moment(f"{day}/{month}/20{year}", f"{hour}:{minute}"),
        "body_type": TYPES.get(texts[0]),
        "gender": SEXES.get(texts[1]),
        **fields,
        "raw_value": fields.get("weight_kg"),
        "raw_unit": "kg",
        "impedances_ohm": tuple(numbers[11:16]),
        "segments": _parts(numbers[16:36]),
        "visceral_level": numbers[36],
        "status": "ok" if "weight_kg" in fields else "no_result",
    }


def _parts(numbers: list[Decimal | None]) -> dict[str, dict[str, Decimal | None]]:
    each = (numbers[place : place + 4] for place in range(0, 20, 4))
    return {part: dict(zip(PER_PART, four, strict=True)) for part, four in zip(PARTS, each, strict=True)}
