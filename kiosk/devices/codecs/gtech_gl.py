"""`gtech_gl`: G-TECH International GL-150 and GL-310, height and weight, sent by itself after a measurement.

Wire: STX height ``,`` weight ``,`` gender M F C ``,`` obesity % ``,`` BMI ETX; no checksum. With setting F4=1 the
GL-310 prints a slip (variant ``gl310_f4``): lines ``WEIGHT ---- 90.05 kg`` …, closed by ESC T. Both are told apart.
The BMI is the only redundancy: one that disagrees is kept apart as ``bmi_rejected``. Height or weight 0: nothing.
Source: serial reference 2.1 (three independent projects) [C][D].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.translate import bmi_agrees
from kiosk.devices import Frame, FrameError, FrameFlaw, Framer, Record, Stateless, WireProtocol, delimited
from kiosk.devices.codecs.values import decimal

KEY = "gtech_gl"
BLOCK, SLIP = (b"\x02", b"\x03"), (b"WEIGHT", b"\x1bT")
FORMS = {"": (BLOCK, SLIP), "gl310_f4": (SLIP,)}
GENDERS = {b"M": "M", b"F": "F", b"C": "C", b"MALE": "M", b"FEMALE": "F"}
UNITS = {b"HEIGHT": b"cm", b"WEIGHT": b"kg", b"FATNESS": b"%", b"BMI": b""}


def decode(frame: Frame) -> Iterator[Record]:
    texts = _slip(frame.data) if frame.data.startswith(SLIP[0]) else _block(frame.data)
    height, weight = decimal(texts[b"HEIGHT"]), decimal(texts[b"WEIGHT"])
    if any(value and b"." not in texts[name] for name, value in ((b"HEIGHT", height), (b"WEIGHT", weight))):
        raise FrameError(FrameFlaw.BAD_SHAPE, "a point is lost")
    if not height or not weight:
        return
    fields: dict[str, object] = {"height_cm": height, "weight_kg": weight}
    if texts.get(b"BMI"):
        bmi = decimal(texts[b"BMI"])
        fields["bmi" if bmi_agrees(weight, height, bmi) else "bmi_rejected"] = bmi
    if texts.get(b"FATNESS"):
        fields["obesity_pct"] = decimal(texts[b"FATNESS"])
    if texts.get(b"GENDER") in GENDERS:  # words on the slip that nobody has captured are left out
        fields["gender"] = GENDERS[texts[b"GENDER"]]
    yield Record(KEY, {**fields, "status": "ok"}, frame.data, frame.at)


def _block(data: bytes) -> dict[bytes, bytes]:
    block = re.fullmatch(rb"\x02([ 0-9.]+),([ 0-9.]+),([MFC]),([ 0-9.]*),([ 0-9.]*)\x03", data)
    if not block:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not five fields between STX and ETX")
    names = (b"HEIGHT", b"WEIGHT", b"GENDER", b"FATNESS", b"BMI")
    return dict(zip(names, (text.strip(b" ") for text in block.groups()), strict=True))


def _slip(data: bytes) -> dict[bytes, bytes]:
    texts = {}
    for name, text, unit in re.findall(rb"([A-Z ]+?) +-+ +(\S+) *(\S*)", data):
        key = name.replace(b" ", b"")
        if key in texts or unit != UNITS.get(key, unit):
            raise FrameError(FrameFlaw.BAD_SHAPE, "a line twice, or an unknown unit")
        texts[key] = text
    if not {b"HEIGHT", b"WEIGHT"} <= texts.keys():
        raise FrameError(FrameFlaw.TRUNCATED, "height or weight is missing")
    return texts


def _framer(variant: str) -> Framer:
    return delimited(*FORMS[variant], limit=512)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 2.1: XiMPLib GL150, EnvisionIE MDI, flutter-mtad hc_parser",
    make=lambda _: Stateless(decode),
    framer=_framer,
    variants=("gl310_f4",),
    quantities=("body_height", "body_weight"),
)
