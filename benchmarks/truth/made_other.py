"""Adverts, vendor notifications and lines of text, built from values (see `made`)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from itertools import product
from operator import xor

from benchmarks.truth.made import LB, STAMP, Made


def adverts() -> Iterator[Made]:
    """Xiaomi: units, stable, removed, impedance."""
    source = "made: Xiaomi advert layouts"
    units = {"kg": Decimal("0.005"), "lb": Decimal("0.01") * LB, "jin": Decimal("0.01") / 2}
    for (unit, step), number, stable, removed in product(units.items(), (1, 9000, 13080, 20000), (0, 1), (0, 1)):
        usable = {"weight_kg": number * step} if stable and not removed else {}
        note = f"{source}: {unit}{', stable' if stable else ''}{', removed' if removed else ''}"
        status = {"kg": 0x02, "lb": 0x03, "jin": 0x12}[unit] | stable << 5 | removed << 7
        yield Made("adv:181D", bytes([status]) + struct.pack("<H", number) + STAMP, usable, note)
        first = {"kg": 0x02, "lb": 0x03, "jin": 0x02}[unit]
        second = 0x04 | stable << 5 | removed << 7 | (0x40 if unit == "jin" else 0)
        data = bytes([first, second]) + STAMP + struct.pack("<HH", 0, number)
        yield Made("adv:181B", data, usable, note)
        impedance = {"impedance_ohm": Decimal(512)} if usable else {}
        data = bytes([first, second | 2]) + STAMP + struct.pack("<HH", 512, number)
        yield Made("adv:181B", data, usable | impedance, f"{note}, impedance")


def forces() -> Iterator[Made]:
    """Tindeq: one to sixteen samples; the greatest is what counts here."""
    source = "made: Tindeq Progressor API layout"
    for count, peak in product((1, 2, 8, 16), (0.5, 31.25, 64.0)):
        samples = [peak * (place + 1) / count for place in range(count)]
        samples = [struct.unpack("<f", struct.pack("<f", kilograms))[0] for kilograms in samples]
        body = b"".join(struct.pack("<fI", kilograms, 12_500 * place) for place, kilograms in enumerate(samples))
        values = {"force_kg": Decimal(repr(peak))}
        yield Made("tindeq:data", bytes([1, len(body)]) + body, values, source)
    nan = struct.pack("<fI", float("nan"), 0)
    yield Made("tindeq:data", bytes([1, 8]) + nan, {}, f"{source}: NaN is no force")
    yield Made("tindeq:data", b"\x01\x07" + nan[:7], {}, f"{source}: 7 bytes are no sample", "bad_length")
    yield Made("tindeq:data", b"\x01\x10" + nan, {}, f"{source}: cut", "truncated")


def lines() -> Iterator[Made]:
    """Scales that print text: stable, moving, overloaded, pieces, other units."""
    source = "made: A&D standard and ST,GS layouts"
    for grams in (50, 12_340, 65_400, 149_990):
        number = Decimal(grams) / 1000
        for stable in ("ST", "US"):
            data = f"{stable},+{number:08.2f} kg\r\n".encode()
            yield Made("and_standard", data, {"weight_kg": number.quantize(Decimal("0.01"))}, source)
            data = f"{stable},GS,+{number:07.3f}kg\r\n".encode()
            yield Made("st_gs", data, {"weight_kg": number}, source)
        yield Made("and_standard", f"QT,+{grams:08d} PC\r\n".encode(), {}, f"{source}: pieces")
    yield Made("and_standard", b"OL,+999999.9 kg\r\n", {}, f"{source}: overload")
    yield Made("st_gs", b"OL,GS,+       kg\r\n", {}, f"{source}: overload")


def cuffs() -> Iterator[Made]:
    """A&D TM-2655: fields by letter, BCC over what lies between STX and ETX."""
    source = "made: A&D TM-2655 layout"
    fields = ("sys", "map", "dia", "pulse")
    for said in ((121, 93, 79, 66), (99, 71, 58, 101), ()):
        numbers = [f"{letter}{number:3d}" for letter, number in zip("SMDP", said, strict=bool(said))]
        words = ["TM2655", "2611210930", "RB", "M", "E00" if said else "E07", *(numbers or ["S   "]), "I17", "L139", ""]
        body = "\x1e".join(words).encode()
        data = b"\x16\x16\x0100\x02" + body + b"\x03" + bytes([reduce(xor, body)])
        values = {name: Decimal(number) for name, number in zip(fields, said, strict=bool(said))}
        yield Made("and_tm2655", data, values, source)
        yield Made("and_tm2655", data[:-1] + bytes([data[-1] ^ 1]), {}, f"{source}: BCC spoiled", "bad_checksum")


MAKERS = (adverts, forces, lines, cuffs)
