"""PitchSix Force Board: BLE reference 3.5."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.errors import FrameFlaw
from kiosk.core.reading import Block, Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.pitchsix import DATA, IDLE, MODE, PROTOCOL, STREAM, TARE
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.driver import Frame

REF = "BLE 3.5"
LB = Decimal("0.45359237")


def pounds(*numbers: int) -> bytes:
    return len(numbers).to_bytes(2, "big") + b"".join(b"\0" + number.to_bytes(2, "big") for number in numbers)


def force(*numbers: int) -> dict[str, object]:
    return {
        "kind": "weight",
        "raw_unit": "lb",
        "raw_values": tuple(map(Decimal, numbers)),
        "samples": tuple((LB * number, None) for number in numbers),
    }


def good(*numbers: int, why: str) -> Vector:
    return Vector(pounds(*numbers), (force(*numbers) | {"trailing": ABSENT},), source=f"{REF}: {why}")


def bad(data: bytes, why: str) -> Vector:
    return Vector(data, flaw=FrameFlaw.TRUNCATED, source=f"{REF}: {why}")


def odd(data: str, values: tuple[int | None, ...], why: str) -> Vector:
    """A sample whose first byte counts is no value."""
    raw = tuple(None if one is None else Decimal(one) for one in values)
    return Vector(bytes.fromhex(data), ({"raw_values": raw},), source=f"{REF}: {why}")


class TestPitchSix(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        good(why="no samples"),
        good(0, why="nothing pulls"),
        good(1, why="one pound"),
        good(69, why="69 lb"),
        good(255, why="a full byte"),
        good(256, why="the next byte"),
        good(300, why="two bytes, big-endian"),
        good(0, 10, 40, 66, why="four samples"),
        good(*range(30), why="thirty samples"),
        good(69, 69, 69, why="the same three times"),
        good(120, 0, why="let go"),
        good(65535, why="all that two bytes hold, far from a hand"),
        odd("0001 010000", (None,), "the odd byte counts"),
        odd("0001 FF0045", (None,), "it counts beside a value"),
        odd("0002 000045 800046", (69, None), "the second of two"),
        odd("0003 000045 010046 000047", (69, None, 71), "the one in the middle"),
        odd("0002 010001 020002", (None, None), "both"),
        Vector(pounds(69) + b"\x01", (force(69) | {"trailing": 1},), source="BLE 0: bytes left over"),
        Vector(pounds(69) + b"\0\0\x45", (force(69) | {"trailing": 3},), source="BLE 0: a sample nobody announced"),
        Vector(b"\0\0\0\0\x45", (force() | {"trailing": 3},), source="BLE 0: none announced"),
        bad(b"", "empty value"),
        bad(b"\0", "half a count"),
        bad(b"\0\x01", "one announced, none there"),
        bad(b"\0\x01\0\0", "one announced, two bytes there"),
        bad(pounds(69, 70)[:-1], "the last byte is missing"),
        bad(b"\x01\0" + bytes(30), "256 announced: the count is big-endian"),
        bad(b"\xff\xff" + bytes(60), "65535 announced"),
    )


def test_samples_mean_kilograms_at_the_time_of_their_last_byte() -> None:
    (record,) = PROTOCOL.make("").feed(Frame(pounds(40, 69), 9.0, DATA))
    assert isinstance(record, Record)
    (block,) = meaning(record)
    assert isinstance(block, Block)
    assert block.quantity == "grip_force"
    assert block.seconds.tolist() == [9.0, 9.0]
    assert block.values.round(3).tolist() == [18.144, 31.298]


def test_what_is_no_value_means_nothing() -> None:
    for data in (b"\0\x01\x01\0\0", pounds()):
        (record,) = PROTOCOL.make("").feed(Frame(data, 9.0))
        assert isinstance(record, Record)
        assert meaning(record) == ()


def test_it_is_tared_before_each_trial_and_other_channels_say_nothing() -> None:
    codec = PROTOCOL.make("")
    assert tuple(codec.open()) == ()
    assert tuple(codec.begin()) == (TARE, STREAM)
    assert tuple(codec.end()) == (IDLE,)
    assert {send.channel for send in (TARE, STREAM, IDLE)} == {MODE}
    assert tuple(codec.feed(Frame(b"\x64", channel="2a19"))) == ()
