"""`and_tm2655`: blood pressure of A&D TM-2655(P) and TM-2657(P), and of InBody BPBIO 320 and 750.

Wire: SYN SYN SOH, address ``00``, STX, text, ETX, BCC (exclusive or of the text). Text: fields between RS, told by
their first letter: model, YYMMDDhhmm, RB, a lone M, E error, S M D P systolic, mean, diastolic, pulse; TM-2657 adds
i m r t. ACK or NAK in place of STX ends a frame of 6. Words after a letter (STA STP CON ERR) are states. NULs may be
mixed in. RE asks whether it is there (InBody).
Variant ``bcc_ignore``: the BCC of answers is deduced, not captured; then three characters a value are insisted on.
Source: serial reference 3.1 (six independent drivers) [C][D]. Longer than most codecs: framing and fields of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial, reduce
from operator import xor

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol

KEY, STRICT = "and_tm2655", ""
SYN, STX, ETX, NAK = b"\x16", b"\x02", b"\x03", b"\x15"
CHECK = Send(bytes.fromhex("16160130300252450317"))  # RE: is anybody there? An idle one may stay silent
HEAD = re.compile(rb"\x16\x16\x01[ -~]{2}[\x02\x06\x15]")
PRESSURES = {"S": "sys", "D": "dia", "M": "map", "P": "pulse"}
EXTRA = {"i": "irregular_beats", "m": "movement", "r": "retests", "t": "duration_s", "I": "inflation", "L": "amplitude"}
VALUE = re.compile(r"([SMDPimrtIL]) *(0*[0-9]{1,3})?")
STATE = re.compile(r"[A-Z]? *(STA|STP|CON|ERR)|[SMDP] *([A-Z]{2,})")
ERROR = re.compile(r"E *([0-9]{1,3})")


def cut(variant: str, view: bytes) -> int | None:
    """Find the end of a frame. NULs count for nothing, except as the BCC of a text whose BCC is 00."""
    places = [place for place, byte in enumerate(view) if byte][:6]
    head = bytes(view[place] for place in places)
    if not b"\x16\x16\x01".startswith(head[:3]):
        return None
    if len(head) < 6:
        return 0
    start = places[5] + 1
    if not HEAD.fullmatch(head) or not head.endswith(STX):
        return start if HEAD.fullmatch(head) else -start
    end, again = view.find(ETX, start), view.find(SYN, start)
    if 0 <= again < (end if end >= 0 else len(view)):
        return -again  # another frame begins inside this one
    if end < 0:
        return 0
    bcc, last = reduce(xor, view[start:end], 0), end + 1
    while variant == STRICT and bcc and view[last : last + 1] == b"\0":
        last += 1
    if last >= len(view):
        return 0
    return last + 1 if view[last] == bcc or variant != STRICT else -last - 1


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    if not frame.data or cut(variant, frame.data) != len(frame.data):
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "not one whole frame with a right BCC")
    text = frame.data.partition(STX)[2].partition(ETX)[0].replace(b"\0", b"")
    if frame.data.endswith(NAK) and not text:
        fields: dict[str, object] = {"status": "device_error", "error_code": "NAK"}
    else:
        # A NUL where the BCC belongs may be a stray one, and then a lost byte shows by the width of its field only.
        unsure = variant != STRICT or frame.data.endswith(b"\0")
        fields = _fields(text.decode("latin-1").split("\x1e"), width=3 if unsure else 1)
    if fields:
        yield Record(KEY, fields, frame.data, frame.at)


def _fields(parts: list[str], width: int) -> dict[str, object]:
    numbers, notes, states = _read(parts, width)
    error = str(notes.get("error_code", ""))
    if error.strip("E0") or "ERR" in states:
        return {**notes, "status": "device_error", "error_code": error if error.strip("E0") else "ERR"}
    values = {name: numbers[letter] for letter, name in PRESSURES.items() if letter in numbers}
    if states or not {"sys", "dia"} & values.keys() or "RP" in parts:  # RP: the table of every beat
        return {}
    if not values.get("sys") and not values.get("dia"):
        return {"status": "no_result", **notes}
    if values.get("sys") is None or values.get("dia") is None:
        raise FrameError(FrameFlaw.BAD_SHAPE, "half a blood pressure")
    extra = {name: numbers[letter] for letter, name in EXTRA.items() if numbers.get(letter) is not None}
    return {"status": "ok", **values, **notes, **extra}


def _read(parts: list[str], width: int) -> tuple[dict[str, int | None], dict[str, object], list[str]]:
    """Sort the fields: numbers by letter (None is blank), notes by name, states."""
    numbers: dict[str, int | None] = {}
    notes: dict[str, object] = {}
    states = []
    for place, part in enumerate(parts):
        text = part.strip(" ")
        if part == "M":  # a mode mark; a mean has digits or at least blanks
            continue
        if state := STATE.fullmatch(text):
            states.append(state[1] or state[2])
        elif value := VALUE.fullmatch(text):
            letter, digits = value.groups()
            if digits and (numbers.get(letter) is not None or (letter in PRESSURES and len(part) <= width)):
                raise FrameError(FrameFlaw.MISMATCH, f"{letter} twice, or too short")
            numbers[letter] = int(digits) if digits else numbers.get(letter)
        elif error := ERROR.fullmatch(text):
            notes["error_code"] = f"E{error[1]}"
        elif re.fullmatch("[0-9]{10}", text):
            notes |= _timestamp(text)
        elif place and text[:1] in ("S", "M", "D", "P", "E"):
            raise FrameError(FrameFlaw.BAD_SHAPE, f"{text[:1]} is neither a number nor a state")
    return numbers, notes, states


def _timestamp(text: str) -> dict[str, object]:
    try:
        return {"timestamp": datetime.strptime(f"20{text}", "%Y%m%d%H%M")}
    except ValueError:
        return {"timestamp": None, "timestamp_unknown": True}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 3.1: TM2655 (Ruby), viscur Tonometer, EnvisionIE, flutter-mtad, SmartcardApp",
    make=lambda variant: Stateless(partial(decode, variant), question=(CHECK,)),
    framer=lambda variant: Cutter((SYN,), partial(cut, variant), limit=512),
    variants=("bcc_ignore",),
    quantities=("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate"),
)
