"""`omron_hbp`: blood pressure of Omron HBP-9030 and HBP-9020, sent by itself after a measurement.

Three forms, told apart with certainty; a variant takes only its own:
- ``hbp9030_f5`` (function item 32, format 5): year, month, day, hour, minute, id(20), error, SYS, DIA, PULSE, movement,
  CR LF; 53 characters in fixed columns. Error 0 is good, else the values are blank. Ranges: 60-260, 30-215, 40-180.
- ``hbp9020_csv`` (mode 5, F3): bp, id(20), date, time, SYS, mean, DIA, PULSE, one digit, CR, by its commas; an LF may
  follow. Models order mean and diastolic differently, so a mean outside the two pressures is refused. The digit is kept
  as a note.
- ``hbp9020_short``: STX, date, time, SYS, DIA, PULSE, ETX in fixed columns; a byte of unknown meaning may follow.
The id is a person's and is left out. Source: serial reference 3.5 (vendor manual 2873643-0F; captures) [V][C].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol
from kiosk.devices.framing import columns

KEY = "omron_hbp"
DIGITS, VALUE, TEXT = b"0123456789", b" 0123456789", bytes(range(0x20, 0x7F))
CODE = DIGITS + b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KINDS = {"9": DIGITS, "v": VALUE, "x": TEXT, "e": CODE}
MASKS = {  # 9 digit, v digit or blank, x anything printable, e a code; the rest stands for itself
    "hbp9030_f5": "9999,99,99,99,99," + "x" * 20 + ",e,vvv,vvv,vvv,9\r\n",
    "hbp9020_short": "\x02 999999 9999 vvv vvv vvv\x03",
}
MARKS = {"hbp9030_f5": b"20", "hbp9020_csv": b"bp,", "hbp9020_short": b"\x02"}
SURE = {"hbp9030_f5": 5, "hbp9020_short": 3}
"""From so many bytes on it looks like a frame."""
CUTS = {form: columns(*(KINDS.get(one, one.encode()) for one in mask), sure=SURE[form]) for form, mask in MASKS.items()}
NUMBER = re.compile(r" *\d+| *")
CSV = re.compile(
    # a value is three columns, or a number without zeros before it: one that has lost a digit of three is refused
    rb"bp,[^,]{0,20},\d{4}/\d\d/\d\d,\d\d:\d\d(?:,(?=[ \d]{0,3},)(?: {0,2}[1-9]\d{0,2}|0\d\d|0| {0,3})){4},\d\r"
)
LONGEST_CSV = 72
RANGES = {"sys": range(60, 261), "dia": range(30, 216), "pulse": range(40, 181)}


def form_of(data: bytes) -> str:
    return next((form for form, mark in MARKS.items() if data.startswith(mark)), "")


def cut(view: bytes) -> int | None:
    form = form_of(view)
    return CUTS[form](view) if form in CUTS else _csv_size(view)


def _csv_size(view: bytes) -> int:
    end = next((place for place, byte in enumerate(view) if byte not in TEXT), None)
    again = view.find(MARKS["hbp9020_csv"], 1, end)
    if again > 0:
        return -again
    if end is None:
        return 0 if len(view) < LONGEST_CSV else -LONGEST_CSV
    return end + 1 if CSV.fullmatch(view[: end + 1]) else -end


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    form = form_of(frame.data)
    if not form or variant not in ("", form) or cut(frame.data) != len(frame.data):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not in the shape of this form")
    text = frame.data.decode("ascii").strip("\r\n\x02\x03")
    yield Record(
        KEY, {"hbp9030_f5": _f5, "hbp9020_csv": _csv, "hbp9020_short": _short}[form](text), frame.data, frame.at
    )


def _f5(text: str) -> dict[str, object]:
    dated, error, values, movement = text[:16], text[38], text[40:51].split(","), int(text[-1])
    if error != "0":
        return {
            "status": "device_error",
            "error_code": error,
            **_timestamp(dated, "%Y,%m,%d,%H,%M"),
            "movement": movement,
        }
    fields = _values(dict(zip(("sys", "dia", "pulse"), values, strict=True)))
    if any(name in fields and fields[name] not in allowed for name, allowed in RANGES.items()):
        raise FrameError(FrameFlaw.MISMATCH, "a value that this model cannot measure")
    return {**fields, **_timestamp(dated, "%Y,%m,%d,%H,%M"), "movement": movement}


def _csv(text: str) -> dict[str, object]:
    _, _, date, time, *values, note = text.split(",")
    fields = _values(dict(zip(("sys", "map", "dia", "pulse"), values, strict=True)))
    sys, mean, dia = (fields.get(name) for name in ("sys", "map", "dia"))
    if isinstance(sys, int) and isinstance(dia, int) and isinstance(mean, int) and not dia <= mean <= sys:
        raise FrameError(FrameFlaw.MISMATCH, "the mean is not between the two pressures: another model's order")
    if fields["status"] == "no_result" and note != "0":
        fields = {"status": "device_error", "error_code": note}
    return {**fields, **_timestamp(f"{date} {time}", "%Y/%m/%d %H:%M"), "note": int(note)}


def _short(text: str) -> dict[str, object]:
    _, date, time, *values = (text[0], text[1:7], text[8:12], text[13:16], text[17:20], text[21:24])
    fields = _values(dict(zip(("sys", "dia", "pulse"), values, strict=True)))
    return fields | _timestamp(date + time, "%y%m%d%H%M")


def _values(texts: dict[str, str]) -> dict[str, object]:
    """Read the numbers; all blank or zero is no result, half a pressure is refused."""
    if not all(NUMBER.fullmatch(text) for text in texts.values()):
        raise FrameError(FrameFlaw.BAD_SHAPE, "a blank among the digits")
    numbers = {name: int(text) if text.strip() else 0 for name, text in texts.items()}
    if not any(numbers.values()):
        return {"status": "no_result"}
    if not numbers["sys"] or not numbers["dia"]:
        raise FrameError(FrameFlaw.MISMATCH, "half a blood pressure")
    return {**{name: number or None for name, number in numbers.items()}, "status": "ok"}


def _timestamp(text: str, layout: str) -> dict[str, object]:
    try:
        return {"timestamp": datetime.strptime(text, layout)}
    except ValueError:
        return {"timestamp": None, "timestamp_unknown": True}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 3.5: HBP-9030 manual 2873643-0F p.20; HBP-9020 captures of two projects",
    make=lambda variant: Stateless(partial(decode, variant)),
    framer=lambda variant: Cutter(tuple(mark for form, mark in MARKS.items() if variant in ("", form)), cut, limit=80),
    variants=tuple(MARKS),
    quantities=("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate"),
)
