"""`tanita_csv`: Tanita's body composition analysers and scales, one line of keys and values after each measurement.

Wire: ``{0,16,`` and more control pairs, then key ``,`` value ``,`` … ``CS,`` two hex digits, CR LF; texts in double
quotes. CS is the low byte of the sum of every byte before its key. Keys are case-sensitive (FW is not fW); a key that
is missing or empty was not measured. Da is the date day first, DT (MC-780) year first. Masses are read where the weight
is in kilograms: in pounds nobody says their unit. The BD-815 sends no CS: its line is taken because it names that
model, or by the variant ``bd815``.
Other forms of the maker, told apart by their first bytes, and a variant for each: ``wb100`` and its imitation
``doran_fh`` (`tanita_wb100`; the Doran only by its name), ``bc418`` and ``bc418_scale`` (`tanita_bc418`).
Source: serial reference 5.1, 5.2, 1.9 (Tanita SC-240, SC-330, PW-650, WB-3000, BD-815, MC-980, BC-418, WB-100) [V];
DT and the parts of the body: two public projects for the MC-780, one with a captured line [C].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Framer, Record, Stateless, WireProtocol
from kiosk.devices.codecs import tanita_bc418, tanita_wb100
from kiosk.devices.codecs.tanita_words import PARTS, PER_PART, SEXES, TYPES, moment
from kiosk.devices.codecs.values import decimal, weight
from kiosk.devices.framing import Cut

KEY = "tanita_csv"
START, END = b"{0,16,", b"\r\n"
LONGEST = 4096  # the MC-780 says more than 150 keys
CHECKED = re.compile(rb"(\{0,16,.*)CS,([0-9A-F]{2})\r\n", re.DOTALL)
PAIR = re.compile(rb'([^",]*),("[^"]*"|[^",]*)(?:,|\Z)')
WITHOUT_CS = b"BD-815"
WEIGHTS = {b"Wk": "kg", b"Wp": "lb", b"Wg": "g"}
TEXTS = {b"MO": "model", b"SN": "serial_number", b"ID": "person_id"}
CODES = {b"GE": ("gender", SEXES), b"Bt": ("body_type", TYPES)}
MASSES = {
    b"Pt": "clothes_kg",
    b"Ta": "tare_kg",
    b"fW": "fat_mass_kg",
    b"MW": "fat_free_mass_kg",
    b"mW": "muscle_mass_kg",
    b"bW": "bone_mass_kg",
    b"wW": "body_water_mass_kg",
    b"Sw": "ideal_weight_kg",
}
NUMBERS = {
    b"AG": "age",
    b"Hm": "height_cm",
    b"FW": "body_fat_pct",
    b"sW": "muscle_score",
    b"ww": "body_water_pct",
    b"MI": "bmi",
    b"IF": "visceral_level",
    b"rb": "bmr_kj",
    b"rB": "bmr_kcal",
    b"rA": "metabolic_age",
    b"OV": "obesity_pct",
    b"ZF": "impedance_ohm",
}
SEGMENTS = {
    # MC-780 and like: F f M m of R L legs, r l arms, T trunk
    part: {f"{what}{where}".encode(): name for what, name in zip("FfMm", PER_PART, strict=True)}
    for part, where in zip(PARTS, "RLrlT", strict=True)
}


def cut(view: bytes) -> int | None:
    if not START.startswith(view[: len(START)]):
        return None
    stop, again = view.find(END), view.find(START, 1)
    if again > 0 and (stop < 0 or again < stop):
        return -again
    return stop + len(END) if stop >= 0 else 0


FORMS: dict[str, dict[bytes, Cut]] = {
    "csv": {START: cut},
    "wb100": tanita_wb100.WB100,
    "doran_fh": tanita_wb100.DORAN,
    "bc418": {tanita_bc418.MARK: tanita_bc418.cut},
    "bc418_scale": tanita_wb100.SCALE_MODE,
}
FORMS |= {"bd815": FORMS["csv"], "": FORMS["csv"] | FORMS["wb100"] | FORMS["bc418"] | FORMS["bc418_scale"]}


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    data = frame.data
    if data.startswith(START):
        fields = _fields(_pairs(_checked(data, variant)))
    elif data.startswith(tanita_bc418.MARK):
        fields = tanita_bc418.fields_of(data)
    else:
        fields = tanita_wb100.fields_of(data, variant)
    yield Record(KEY, fields, data, frame.at)


def _checked(data: bytes, variant: str) -> bytes:
    """Return what the checksum vouches for, without the control pair in front."""
    if not data[: -len(END)].decode("latin-1").isprintable():
        raise FrameError(FrameFlaw.BAD_SHAPE, "noise among the text")  # zero bytes do not change the sum
    checked = CHECKED.fullmatch(data)
    if checked and sum(checked[1]) % 256 == int(checked[2], 16):
        return checked[1][len(START) :].removesuffix(b",")
    names_it = b'MO,"%s"' % WITHOUT_CS in data
    if checked or b"CS," in data or not data.endswith(END) or not names_it or variant not in ("", "bd815"):
        raise FrameError(FrameFlaw.BAD_CHECKSUM, "the sum is missing or wrong")
    return data[len(START) : -len(END)].removesuffix(b",")


def _pairs(text: bytes) -> dict[bytes, bytes]:
    pairs = PAIR.findall(text)
    said = {key: value.strip(b'" ') for key, value in pairs}
    if sum(len(key) + len(value) + 2 for key, value in pairs) != len(text) + 1 or len(said) < len(pairs):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not pairs of a key and a value, each key once")
    return said


def _fields(said: dict[bytes, bytes]) -> dict[str, object]:
    fields: dict[str, object] = {name: said[key].decode("latin-1") for key, name in TEXTS.items() if said.get(key)}
    fields |= {name: words[said[key]] for key, (name, words) in CODES.items() if said.get(key) in words}
    if day := said.get(b"Da") or b"/".join(reversed(said.get(b"DT", b"").split(b"/"))):
        fields["timestamp"] = moment(day.decode("latin-1"), said.get(b"TI", b"").decode("latin-1"))
    units = [key for key in WEIGHTS if said.get(key)]
    if len(units) > 1:
        raise FrameError(FrameFlaw.BAD_SHAPE, "a weight in two units")
    fields |= weight(decimal(said[units[0]]), WEIGHTS[units[0]]) if units else {}
    names = NUMBERS if b"Wp" in units else NUMBERS | MASSES
    fields |= _numbers(said, names)
    segments = {} if b"Wp" in units else {part: _numbers(said, keys) for part, keys in SEGMENTS.items()}
    if any(segments.values()):
        fields["segments"] = {part: numbers for part, numbers in segments.items() if numbers}
    if {"clothes_kg", "tare_kg"} & fields.keys():
        fields["net"] = any(fields.get(name) for name in ("clothes_kg", "tare_kg"))
    return fields | {"status": "ok" if units else "no_result"}


def _numbers(said: Mapping[bytes, bytes], names: Mapping[bytes, str]) -> dict[str, object]:
    return {name: decimal(said[key]) for key, name in names.items() if said.get(key)}


def _framer(variant: str) -> Framer:
    cuts = FORMS[variant]

    def which(view: bytes) -> int | None:
        return next(one for mark, one in cuts.items() if view.startswith(mark))(view)

    return Cutter(tuple(cuts), which, limit=LONGEST)


def _make(variant: str) -> Stateless:
    question = tanita_wb100.ASK if variant in ("wb100", "doran_fh") else ()
    return Stateless(partial(decode, variant), question=question)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 5.1, 5.2, 1.9: Tanita SC-240, SC-330, PW-650, WB-3000, BD-815, MC-980, BC-418, WB-100",
    make=_make,
    framer=_framer,
    variants=tuple(variant for variant in FORMS if variant),
    quantities=(
        "body_height",
        "body_weight",
        "body_fat",
        "fat_mass",
        "fat_free_mass",
        "muscle_mass",
        "body_water",
        "impedance",
        "basal_metabolism",
        "visceral_level",
    ),
)
