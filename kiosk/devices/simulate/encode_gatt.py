"""Value → bytes for Bluetooth devices other than cuffs and force sensors. Exact or refused: never a rounded lie.

Layouts: ble-devices 1 (numbers), 2.1 (2A9D), 2.2 (2A9C), 2.4 (2A37), 2.5 (2A5E, 2A5F), 2.6 (2A1C), 2.7 (2A18), 3.4
(Nonin, Jumper, BerryMed, Viatom), 4 (adverts).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from kiosk.devices.codecs.viatom import crc8
from kiosk.devices.simulate.encoders import EncodeError
from kiosk.devices.simulate.players.cuff_bytes import stamp

NOBODY = 0xFF
NAN = 0x07FF
PACKET = 20  # bytes of one value at the usual size of a link's packets
MASSES = {"muscle_mass": 5, "fat_free_mass": 6, "body_water": 8, "impedance": 9, "weight": 10}
"""What a composition may hold besides the fat, and its bit."""
Numbers = Mapping[str, Decimal]


def steps(value: Decimal, step: str, most: int = 0xFFFE) -> int:
    """How many of these steps it is; raises EncodeError when it is not a whole number of them, or too many."""
    count = value / Decimal(step)
    if count != int(count) or not 0 <= count <= most:
        raise EncodeError(f"{value} is not a number of {step} up to {most * Decimal(step)}")
    return int(count)


def sfloat(value: Decimal | None) -> bytes:
    """Two bytes; None is "not a number"."""
    if value is None:
        return struct.pack("<H", NAN)
    mantissa, exponent = _parts(value)
    if not -2045 <= mantissa <= 2045 or not -8 <= exponent <= 7:
        raise EncodeError(f"{value} does not fit into an SFLOAT")
    return struct.pack("<H", (exponent & 15) << 12 | mantissa & 0xFFF)


def medfloat(value: Decimal) -> bytes:
    """Four bytes."""
    mantissa, exponent = _parts(value)
    return struct.pack("<i", mantissa)[:3] + struct.pack("<b", exponent)


def _parts(value: Decimal) -> tuple[int, int]:
    sign, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)
    mantissa = int("".join(map(str, digits))) * (-1 if sign else 1)
    return (mantissa, exponent) if exponent <= 0 else (mantissa * 10**exponent, 0)


def weight(kg: Decimal, moment: datetime) -> bytes:
    """2A9D with time and an unknown user."""
    return struct.pack("<BH", 0x06, steps(kg, "0.005")) + stamp(moment) + bytes((NOBODY,))


def composition(values: Numbers, moment: datetime) -> tuple[bytes, ...]:
    """2A9C with time and an unknown user: one packet, or two when it is too long for one."""
    fat = struct.pack("<H", steps(values["fat"], "0.1"))
    there = [(bit, name) for name, bit in MASSES.items() if name in values]
    fields = [(bit, steps(values[name], "0.1" if name == "impedance" else "0.005")) for bit, name in there]
    room = (PACKET - 12) // 2
    whose = stamp(moment) + bytes((NOBODY,))
    split = 1 << 12 if len(fields) > room else 0
    packets = [_packet(0x06 | split, fat + whose, fields[:room])]
    if split:
        packets.append(_packet(split, fat, fields[room:]))
    return tuple(packets)


def _packet(flags: int, head: bytes, fields: list[tuple[int, int]]) -> bytes:
    bits = sum(1 << bit for bit, _ in fields)
    return struct.pack("<H", flags | bits) + head + b"".join(struct.pack("<H", number) for _, number in fields)


def heart_rate(bpm: Decimal | None) -> bytes:
    """2A37 with contact, or without it."""
    return bytes((0x04, 0)) if bpm is None else bytes((0x06, steps(bpm, "1", 255)))


def spot(spo2: Decimal, pulse: Decimal, moment: datetime) -> bytes:
    """2A5E with time, fully qualified."""
    return b"\x03" + sfloat(spo2) + sfloat(pulse) + stamp(moment) + b"\x00\x01"


def continuous(spo2: Decimal | None, pulse: Decimal | None) -> bytes:
    """2A5F with both statuses: not on the user, or measuring."""
    device = 1 << 11 if spo2 is None else 0
    return b"\x0c" + sfloat(spo2) + sfloat(pulse) + struct.pack("<H", 1 << 5) + device.to_bytes(3, "little")


def temperature(celsius: Decimal, moment: datetime) -> bytes:
    """2A1C in Celsius with time, measured at the body."""
    return b"\x06" + medfloat(celsius) + stamp(moment) + b"\x02"


def glucose(sequence: int, mg_dl: Decimal, moment: datetime, kind: int = 0x11) -> bytes:
    """2A18: capillary whole blood of a finger, in kg/L."""
    head = struct.pack("<BH", 0x02, sequence) + stamp(moment)
    return head + sfloat(mg_dl.scaleb(-5)) + bytes((kind,))


def nonin(spo2: Decimal | None, pulse: Decimal | None, count: int) -> bytes:
    """Ten bytes, big-endian."""
    number = 127 if spo2 is None else steps(spo2, "1", 100)
    return struct.pack(">BBBHHBH", 10, 0x15, 30, 260, count & 0xFFFF, number, _beats(pulse, 511))


def jumper(spo2: Decimal | None, pulse: Decimal | None) -> bytes:
    """81, pulse, SpO2, perfusion 6.8 %."""
    return bytes((0x81, _beats(pulse, 255), 127 if spo2 is None else steps(spo2, "1", 100), 68))


def berrymed(spo2: Decimal | None, pulse: Decimal | None, wave: int) -> bytes:
    """Five bytes, the first with bit 7."""
    beats, number = _beats(pulse, 255), 127 if spo2 is None else steps(spo2, "1", 100)
    bar = (0x10 if spo2 is None else 0x05) | (beats & 0x80) >> 1
    return bytes((0x80 | 5, wave % 100, bar, beats & 0x7F, number))


def viatom(spo2: Decimal | None, pulse: Decimal | None) -> bytes:
    """An answer of 21 bytes with its checksum."""
    data = bytes((0 if spo2 is None else steps(spo2, "1", 100), _beats(pulse, 0), 0, 0, 0, 0, 0, 97, 0, 0, 10))
    body = b"\x55\x00\xff\x00\x00\x0d\x00" + data + bytes((spo2 is not None, 0))
    return body + bytes((crc8(body),))


def _beats(pulse: Decimal | None, none: int) -> int:
    return none if pulse is None else steps(pulse, "1", 250)


def mi_composition(kg: Decimal, ohms: Decimal | None, moment: datetime, flags: int) -> bytes:
    """13 bytes of service data 181B; ``flags``: 20 stable, 80 removed."""
    impedance = 0 if ohms is None else steps(ohms, "1", 3000)
    head = bytes((0x02, flags | (2 if ohms is not None else 0))) + stamp(moment)
    return head + struct.pack("<HH", impedance, steps(kg, "0.005"))


def mi_scale(kg: Decimal, moment: datetime, flags: int) -> bytes:
    """10 bytes of service data 181D."""
    return struct.pack("<BH", 0x02 | flags, steps(kg, "0.005")) + stamp(moment)


def qn_advert(kg: Decimal, stable: bool) -> bytes:
    """Manufacturer data of company FFFF."""
    return b"\xaa\xbb" + bytes(13) + bytes((0x20 if stable else 0, 0)) + struct.pack("<H", steps(kg, "0.01"))


def eufy_advert(kg: Decimal, stable: bool) -> bytes:
    """Manufacturer data of company FF48."""
    return bytes(6) + b"\xcf\x00\x00" + struct.pack("<H", steps(kg, "0.01")) + bytes(4) + bytes((0 if stable else 1,))
