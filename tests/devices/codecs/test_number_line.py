"""A home-made load cell that prints one number a line: serial reference 4.2."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.reading import Block, Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.number_line import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.driver import Frame

REF = "serial 4.2"


def force(newton: str, raw: str, unit: str) -> dict[str, object]:
    """Return the fields of one number with its unit."""
    return {"force_n": Decimal(newton), "raw_value": Decimal(raw), "raw_unit": unit, "status": "ok"}


def unknown(raw: str) -> dict[str, object]:
    """Return the fields of a number whose unit nobody knows."""
    return {"force_n": ABSENT, "raw_value": Decimal(raw), "raw_unit": None, "status": ABSENT}


def good(line: bytes, *expect: dict[str, object], why: str, variant: str = "") -> Vector:
    return Vector(line, expect, source=f"{REF}: {why}", variant=variant)


def bad(line: bytes, why: str) -> Vector:
    return Vector(line, rejected=1, source=f"{REF}, {why}")


class TestNumberLine(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        good(b"312.77 N\r\n", force("312.77", "312.77", "N"), why="newton"),
        good(b"31.4 kg\r\n", force("307.928810", "31.4", "kg"), why="kilograms"),
        good(b"31.4kg\n", force("307.928810", "31.4", "kg"), why="no blank, LF alone"),
        good(b"31.4 kgf\r", force("307.928810", "31.4", "kgf"), why="CR alone"),
        good(b"31400 g\r\n", force("307.92881", "31400", "g"), why="grams"),
        good(b"70.5 lb\r\n", force("313.59962387586525", "70.5", "lb"), why="pounds"),
        good(b"70.5 lbs\r\n", force("313.59962387586525", "70.5", "lb"), why="pounds, plural"),
        good(b"Weight: 31.4 kg\r\n", force("307.928810", "31.4", "kg"), why="a label"),
        good(b"Force:12.50 N\r\n", force("12.50", "12.50", "N"), why="a label and no blank"),
        good(b"load cell 1: -0.05 N\r\n", force("-0.05", "-0.05", "N"), why="a label of three words"),
        good(b"+31,4 kg\r\n", force("307.928810", "31.4", "kg"), why="a sign and a comma"),
        good(b"  12.5   N  \r\n", force("12.5", "12.5", "N"), why="padded"),
        good(b"\t12.5\tN\r\n", force("12.5", "12.5", "N"), why="tabulators"),
        good(b"0 N\r\n", force("0", "0", "N"), why="nothing pulls"),
        good(b"31.4 KG\r\n", force("307.928810", "31.4", "kg"), why="capitals"),
        good(b"31.4\r\n", unknown("31.4"), why="nobody has said the unit"),
        good(b"value: 31.4\r\n", unknown("31.4"), why="a label is no unit"),
        good(b"31.4\r\n", force("307.928810", "31.4", "kg"), why="unit by setting", variant="kg"),
        good(b"31.4\r\n", force("31.4", "31.4", "N"), why="unit by setting", variant="N"),
        good(b"31400\r\n", force("307.92881", "31400", "g"), why="unit by setting", variant="g"),
        good(b"31.4\r\n", force("307.928810", "31.4", "kgf"), why="unit by setting", variant="kgf"),
        good(b"70.5\r\n", force("313.59962387586525", "70.5", "lb"), why="unit by setting", variant="lb"),
        good(b"31.4 N\r\n", force("31.4", "31.4", "N"), why="what it says goes before the setting", variant="kg"),
        Vector(b"31.4 k", source=f"{REF}, unfinished", pending=True),
        Vector(b"31.4", source=f"{REF}, more digits may come", pending=True),
        good(b"\xff\xfe\x80\x9131.4 kg\r\n", force("307.928810", "31.4", "kg"), why="noise before it"),
        good(b"\x0031.4 kg\r\n", force("307.928810", "31.4", "kg"), why="a NUL before it"),
        bad(b"\xb31.4 kg\r\n", "a digit with a wrong bit"),
        bad(b"\x0265.40N\r", "another protocol, where N is net"),
        bad(b"3\xb1.4 kg\r\n", "another one"),
        bad(b"nan\r\n", "not a number"),
        bad(b"inf kg\r\n", "infinite"),
        bad(b"1e9\r\n", "an exponent"),
        bad(b"1_000\r\n", "an underscore"),
        bad(b"12.5 13.5\r\n", "two numbers"),
        bad(b"12.5;13.5 N\r\n", "two numbers with a semicolon"),
        bad(b"1250, 12.5 N\r\n", "a time and a number"),
        bad(b"12:30:15\r\n", "a time of day"),
        bad(b"1,234.5 g\r\n", "a comma and a point"),
        bad(b"12.5.1 kg\r\n", "two points"),
        bad(b"12. kg\r\n", "nothing behind the point"),
        bad(b".5 kg\r\n", "nothing before the point"),
        bad(b"--5 kg\r\n", "two signs"),
        bad(b"- 5 kg\r\n", "a sign apart"),
        bad(b"1 2.5 kg\r\n", "a blank among the digits"),
        bad(b"12.5 mV\r\n", "another unit"),
        bad(b"12.5 n\r\n", "a small n may be nano"),
        bad(b"12.5 kgN\r\n", "two units"),
        bad(b"0x1F kg\r\n", "hexadecimal"),
        bad(b"kg\r\n", "no number"),
        bad(b"HX711 ready\r\n", "boot text"),
        bad(b"error: -1 code\r\n", "a number, but no force"),
        bad(b"1234567890 g\r\n", "too many digits"),
    )
    noise = (b"\x00\r\n", b"\r\n", b" \n")  # nothing but its end marks a line
    resyncs = False


def test_after_opening_the_rest_of_a_cut_line_is_dropped() -> None:
    for said in ("open", "begin"):
        codec = PROTOCOL.make("kg")
        assert tuple(getattr(codec, said)()) == ()
        assert tuple(codec.feed(Frame(b"1.4\r"))) == ()
        (record,) = codec.feed(Frame(b"31.4\r"))
        assert isinstance(record, Record)
        assert record.fields["raw_value"] == Decimal("31.4")


@pytest.mark.parametrize(("line", "kg"), [(b"31.45 kg\r", 31.45), (b"307.93 N\r", 31.4001), (b"70.5 lb\r", 31.97826)])
def test_a_number_means_kilograms_of_force(line: bytes, kg: float) -> None:
    (record,) = PROTOCOL.make("").feed(Frame(line, 9.0))
    assert isinstance(record, Record)
    (block,) = meaning(record)
    assert isinstance(block, Block)
    assert (block.quantity, block.seconds.tolist()) == ("grip_force", [9.0])
    assert block.values.tolist() == [pytest.approx(kg, abs=1e-4)]


def test_kilograms_stay_exactly_as_they_were_said() -> None:
    """31.45 rounds up; the float nearest to what newton makes of it must not lie below."""
    (record,) = PROTOCOL.make("").feed(Frame(b"31.45 kg\r"))
    assert isinstance(record, Record)
    (block,) = meaning(record)
    assert isinstance(block, Block)
    assert repr(block.values.tolist()[0]) == "31.45"


def test_a_number_without_a_unit_means_nothing() -> None:
    (record,) = PROTOCOL.make("").feed(Frame(b"31.4\r"))
    assert isinstance(record, Record)
    assert meaning(record) == ()
