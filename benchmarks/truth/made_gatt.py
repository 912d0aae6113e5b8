"""Notifications of standard Bluetooth characteristics, built from values (see `made`)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from benchmarks.truth.made import LB, SPECIALS, STAMP, Made

KPA = Decimal("7.50061683")


def sfloat(mantissa: int, exponent: int) -> bytes:
    """Pack IEEE 11073 SFLOAT: both halves two's complement."""
    return struct.pack("<H", (exponent & 0xF) << 12 | (mantissa & 0xFFF))


def weights() -> Iterator[Made]:
    """2A9D: units, flags, and the value that means failure."""
    source = "made: SIG Weight Measurement layout"
    for number, flags in product((1, 1000, 9130, 13080, 32000, 65534), (0, 1, 2, 5, 8, 14, 15)):
        data = bytes([flags]) + struct.pack("<H", number)
        data += STAMP if flags & 2 else b""
        data += b"\x02" if flags & 4 else b""
        data += struct.pack("<HH", 235, 650 if flags & 1 else 1650) if flags & 8 else b""
        kilograms = number * (Decimal("0.01") * LB if flags & 1 else Decimal("0.005"))
        yield Made("gatt:2A9D", data, {"weight_kg": kilograms}, source)
    for flags in (0, 1):
        yield Made("gatt:2A9D", bytes([flags]) + b"\xff\xff", {}, f"{source}: FFFF is unsuccessful")
    yield Made("gatt:2A9D", bytes([2]) + struct.pack("<H", 13080) + STAMP[:4], {}, f"{source}: cut", "truncated")


def pressures() -> Iterator[Made]:
    """2A35: whole and tenth numbers, both units, and each special value in each place."""
    source = "made: SIG Blood Pressure Measurement layout"
    for (systolic, diastolic, mean), flags in product(
        ((118, 76, 90), (250, 140, 180), (61, 31, 41)), (0, 2, 4, 20, 30)
    ):
        data = bytes([flags]) + sfloat(systolic, 0) + sfloat(diastolic, 0) + sfloat(mean, 0)
        values = {"systolic_mmhg": systolic, "diastolic_mmhg": diastolic, "map_mmhg": mean}
        data += STAMP if flags & 2 else b""
        data += sfloat(72, 0) if flags & 4 else b""
        data += b"\x01" if flags & 8 else b""
        data += b"\x00\x00" if flags & 16 else b""
        pulse = {"pulse_bpm": Decimal(72)} if flags & 4 else {}
        yield Made("gatt:2A35", data, {name: Decimal(number) for name, number in values.items()} | pulse, source)
    for tenths in ((157, 101, 120), (333, 186, 240), (81, 41, 55)):
        data = b"\x01" + b"".join(sfloat(number, -1) for number in tenths)
        fields = ("systolic_mmhg", "diastolic_mmhg", "map_mmhg")
        values_kpa = {name: Decimal(number) / 10 * KPA for name, number in zip(fields, tenths, strict=True)}
        yield Made("gatt:2A35", data, values_kpa, f"{source}: kPa")
    for scale in (-1, 1):
        data = b"\x00" + sfloat(1180 if scale < 0 else 12, scale) + sfloat(760 if scale < 0 else 8, scale) * 2
        systolic, diastolic = (118, 76) if scale < 0 else (120, 80)
        values = {"systolic_mmhg": systolic, "diastolic_mmhg": diastolic, "map_mmhg": diastolic}
        known = {name: Decimal(number) for name, number in values.items()}
        yield Made("gatt:2A35", data, known, f"{source}: exponent {scale}")
    for name, word in SPECIALS.items():
        data = b"\x00" + struct.pack("<H", word) * 3
        yield Made("gatt:2A35", data, {}, f"{source}: {name}")
        yield Made("gatt:2A36", b"\x00" + struct.pack("<H", word) + b"\xff\x07\xff\x07", {}, f"{source}: cuff {name}")
    for cuff in (1, 40, 180, 299):
        data = b"\x00" + sfloat(cuff, 0) + b"\xff\x07\xff\x07"
        yield Made("gatt:2A36", data, {"cuff_mmhg": Decimal(cuff)}, "made: SIG Intermediate Cuff Pressure layout")


def hearts() -> Iterator[Made]:
    """2A37: one and two bytes, contact lost, energy and intervals."""
    source = "made: SIG Heart Rate Measurement layout"
    for rate, wide, contact, rest in product((31, 72, 199), (0, 1), (0, 2, 3), (0, 8, 16, 24)):
        flags = wide | contact << 1 | rest
        data = bytes([flags]) + (struct.pack("<H", rate) if wide else bytes([rate]))
        data += struct.pack("<H", 300) if rest & 8 else b""
        data += struct.pack("<HH", 1024, 992) if rest & 16 else b""
        lost = contact == 2
        values = {} if lost else {"bpm": Decimal(rate)}
        yield Made("gatt:2A37", data, values, f"{source}{': contact lost' if lost else ''}")
    yield Made("gatt:2A37", b"\x01\x48", {}, f"{source}: cut", "truncated")


def oximeters() -> Iterator[Made]:
    """2A5E and 2A5F: values, specials, and the continuous form's two more pairs."""
    source = "made: SIG PLX layouts"
    for spo2, pulse in ((100, 55), (97, 72), (88, 120), (71, 199)):
        values = {"spo2_pct": Decimal(spo2), "pulse_bpm": Decimal(pulse)}
        pair = sfloat(spo2, 0) + sfloat(pulse, 0)
        yield Made("gatt:2A5E", b"\x00" + pair, values, source)
        yield Made("gatt:2A5E", b"\x01" + pair + STAMP, values, source)
        yield Made("gatt:2A5F", b"\x00" + pair, values, source)
        yield Made(
            "gatt:2A5F", b"\x03" + pair + sfloat(99, 0) + sfloat(60, 0) + sfloat(98, 0) + sfloat(61, 0), values, source
        )
        tenths = sfloat(spo2 * 10, -1) + sfloat(pulse * 10, -1)
        yield Made("gatt:2A5E", b"\x00" + tenths, values, f"{source}: tenths")
    for name, word in SPECIALS.items():
        both = struct.pack("<HH", word, word)
        yield Made("gatt:2A5E", b"\x00" + both, {}, f"{source}: {name}")
        yield Made("gatt:2A5F", b"\x00" + both, {}, f"{source}: {name}")


def temperatures() -> Iterator[Made]:
    """2A1C: FLOAT with several exponents, both units, specials."""
    source = "made: SIG Temperature Measurement layout"
    for hundredths, exponent in product((3450, 3660, 3890, 4100), (-2, -1)):
        mantissa = hundredths if exponent == -2 else hundredths // 10
        celsius = Decimal(mantissa).scaleb(exponent)
        body = struct.pack("<i", exponent << 24 | mantissa)
        yield Made("gatt:2A1C", b"\x00" + body, {"temp_c": celsius}, source)
        yield Made("gatt:2A1C", b"\x06" + body + STAMP + b"\x03", {"temp_c": celsius}, source)
    for tenths in (959, 986, 1004):
        body = struct.pack("<i", -1 << 24 | tenths)
        celsius = (Decimal(tenths) / 10 - 32) * 5 / 9
        yield Made("gatt:2A1C", b"\x01" + body, {"temp_c": celsius}, f"{source}: Fahrenheit")
    for name, word in (
        ("NaN", 0x7FFFFF),
        ("NRes", 0x800000),
        ("+INF", 0x7FFFFE),
        ("-INF", 0x800002),
        ("reserved", 0x800001),
    ):
        yield Made("gatt:2A1C", b"\x00" + struct.pack("<I", word), {}, f"{source}: {name}")


def glucoses() -> Iterator[Made]:
    """2A18: both units; control solution is nobody's blood."""
    source = "made: SIG Glucose Measurement layout"
    for number, type_location in product((60, 95, 250, 400), (0x11, 0x12, 0xFA, 0x4A)):
        head = struct.pack("<H", 7) + STAMP
        control = type_location & 0x0F == 10 or type_location >> 4 == 4
        mg = {} if control else {"glucose_mg_dl": Decimal(number)}
        note = f"{source}{': control solution' if control else ''}"
        yield Made("gatt:2A18", b"\x02" + head + sfloat(number, -5) + bytes([type_location]), mg, note)
    for tenths in (39, 62, 181):
        head = struct.pack("<H", 8) + STAMP
        mmol = {"glucose_mmol_l": Decimal(tenths) / 10}
        yield Made("gatt:2A18", b"\x06" + head + sfloat(tenths, -4) + b"\x11", mmol, f"{source}: mol/L")
    for name, word in SPECIALS.items():
        data = b"\x02" + struct.pack("<H", 9) + STAMP + struct.pack("<H", word) + b"\x11"
        yield Made("gatt:2A18", data, {}, f"{source}: {name}")


def compositions() -> Iterator[Made]:
    """2A9C in one packet: metric and imperial."""
    source = "made: SIG Body Composition Measurement layout"
    for fat, imperial in product((81, 234, 450), (0, 1)):
        flags = imperial | 1 << 9 | 1 << 10
        data = struct.pack("<HHHH", flags, fat, 5000, 12000)
        mass = 12000 * (Decimal("0.01") * LB if imperial else Decimal("0.005"))
        values = {"body_fat_pct": Decimal(fat) / 10, "impedance_ohm": Decimal(500), "weight_kg": mass}
        yield Made("gatt:2A9C", data, values, source)
    yield Made("gatt:2A9C", struct.pack("<HH", 0, 0xFFFF), {}, f"{source}: FFFF is unsuccessful")


MAKERS = (weights, pressures, hearts, oximeters, temperatures, glucoses, compositions)
