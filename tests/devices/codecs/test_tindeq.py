"""Tindeq Progressor: BLE reference 3.5."""

from __future__ import annotations

import pickle
import struct
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Block, Record
from kiosk.core.samples import digits
from kiosk.core.stream import Course
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.tindeq import CONTROL, DATA, PROTOCOL, decode_many, decode_samples, merge
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.driver import Frame, Send

REF = "BLE 3.5"
WRAP = 1 << 32


def samples(*pairs: tuple[float, int]) -> bytes:
    """Return one notification with these samples."""
    payload = b"".join(struct.pack("<fI", *pair) for pair in pairs)
    return bytes([1, len(payload)]) + payload


class TestTindeq(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(
            bytes.fromhex("01 08 00000C42 20A10700"),
            ({"kind": "weight", "samples": ((Decimal("35.0"), 500000),), "unwrapped_us": ABSENT, "trailing": ABSENT},),
            source=f"{REF} example 1",
        ),
        Vector(
            bytes.fromhex("01 10 00002041 00000000 00004841 107A0000"),
            ({"kind": "weight", "samples": ((Decimal("10.0"), 0), (Decimal("12.5"), 31248))},),
            source=f"{REF} example 2",
        ),
        Vector(
            bytes.fromhex("00 04 A60E0000"),
            ({"kind": "command_response", "payload_hex": "a60e0000", "uint32": 3750, "samples": ABSENT},),
            source=f"{REF} example 3: battery in mV",
        ),
        Vector(bytes.fromhex("01 08 000020"), flaw=FrameFlaw.TRUNCATED, source=f"{REF} example 4"),
        Vector(
            b"\x00\x05" + b"1.2.3",
            ({"kind": "command_response", "payload_hex": b"1.2.3".hex(), "uint32": ABSENT},),
            source=f"{REF}: firmware in ASCII",
        ),
        Vector(b"\x00\x00", ({"kind": "command_response", "payload_hex": ""},), source=f"{REF}: an empty answer"),
        Vector(b"\x04\x00", ({"kind": "low_power"},), source=f"{REF}: low battery"),
        Vector(bytes.fromhex("02 04 00001041"), ({"kind": "rfd_peak"},), source=f"{REF}: rate of force development"),
        Vector(bytes.fromhex("03 04 00001041"), ({"kind": "rfd_series"},), source=f"{REF}: and its series"),
        Vector(b"\x01\x00", ({"kind": "weight", "samples": ()},), source=f"{REF}: no samples"),
        Vector(samples((23.15, 1)), ({"samples": ((Decimal("23.15"), 1),)},), source="ours: 23.15 stays 23.15"),
        Vector(samples((-0.25, 1)), ({"samples": ((Decimal("-0.25"), 1),)},), source="ours: pushed, not pulled"),
        Vector(
            samples((float("nan"), 1), (2.5, 2), (float("inf"), 3)),
            ({"samples": ((Decimal("2.5"), 2),)},),
            source=f"{REF}: drop NaN",
        ),
        Vector(samples((2.5, 2)) + b"\x00", ({"trailing": 1},), source="BLE 0: bytes left over"),
        Vector(b"", flaw=FrameFlaw.TRUNCATED, source="BLE 0: empty value"),
        Vector(b"\x01", flaw=FrameFlaw.TRUNCATED, source="BLE 0: no length"),
        Vector(b"\x01\x07" + bytes(7), flaw=FrameFlaw.BAD_LENGTH, source="BLE 0: samples are 8 bytes"),
        Vector(
            samples(*((float(n), 12_500 * n) for n in range(16))),
            ({"samples": tuple((Decimal(f"{n}.0"), 12_500 * n) for n in range(16))},),
            source=f"{REF}: sixteen samples a notification",
        ),
        Vector(samples((120.0, WRAP - 1)), ({"samples": ((Decimal("120.0"), WRAP - 1),)},), source=f"{REF}: 32 bits"),
        Vector(
            samples((1.0, WRAP - 1), (2.0, 12_499)),
            ({"samples": ((Decimal(1), WRAP - 1), (Decimal(2), 12_499)), "unwrapped_us": (WRAP - 1, WRAP + 12_499)},),
            source=f"{REF}: the microseconds wrap inside a notification",
        ),
        Vector(
            samples((-float("inf"), 1)) + b"ab",
            ({"samples": (), "trailing": 2},),
            source="ours: infinite is no value, and bytes are left over",
        ),
        Vector(b"\x00\x04\xff\xff\xff\xff", ({"uint32": WRAP - 1},), source=f"{REF}: unsigned"),
        Vector(b"\x00\x08" + bytes(8), ({"payload_hex": "00" * 8, "uint32": ABSENT},), source=f"{REF}: an id"),
        Vector(b"\x04\x04" + bytes(4), ({"kind": "low_power", "samples": ABSENT},), source=f"{REF}: low, with bytes"),
        Vector(b"\x02\x05" + bytes(4), flaw=FrameFlaw.TRUNCATED, source="BLE 0: an answer cut short"),
        Vector(b"\x05\x00", flaw=FrameFlaw.BAD_HEADER, source=f"{REF}: no such kind"),
        Vector(b"\xff\x00", flaw=FrameFlaw.BAD_HEADER, source=f"{REF}: no such kind"),
        Vector(b"\x09\x00", flaw=FrameFlaw.BAD_HEADER, source=f"{REF}: no such kind"),
    )


def hear(codec: object, data: bytes) -> Record:
    """Feed one notification to a codec of this protocol."""
    (record,) = codec.feed(Frame(data, channel=DATA))  # type: ignore[attr-defined]
    assert isinstance(record, Record)
    return record


def block(record: Record) -> Block:
    """Return what the record means."""
    (item,) = meaning(record)
    assert isinstance(item, Block)
    return item


def test_clock_goes_on_over_its_wrap_and_starts_anew_with_a_step() -> None:
    codec = PROTOCOL.make("")
    first = hear(codec, samples((1.0, WRAP - 20_000)))
    over = hear(codec, samples((2.0, WRAP - 10_000), (3.0, 2_500)))
    after = hear(codec, samples((4.0, 15_000)))
    assert first.fields.get("unwrapped_us") is None
    assert over.fields["samples"] == ((Decimal("2.0"), WRAP - 10_000), (Decimal("3.0"), 2_500))
    assert over.fields["unwrapped_us"] == (WRAP - 10_000, WRAP + 2_500)
    seconds = [second for record in (first, over, after) for second in block(record).seconds.tolist()]
    assert seconds == sorted(seconds)
    assert seconds[-1] == (WRAP + 15_000) / 1e6
    codec.begin()
    assert hear(codec, samples((5.0, 0))).fields.get("unwrapped_us") is None


def test_begin_tares_and_starts_and_end_stops() -> None:
    codec = PROTOCOL.make("")
    assert codec.open() == ()
    assert tuple(codec.begin()) == (Send(b"\x64", CONTROL), Send(b"\x65", CONTROL))
    assert tuple(codec.end()) == (Send(b"\x66", CONTROL),)


def test_a_refused_notification_leaves_the_clock_alone() -> None:
    codec = PROTOCOL.make("")
    hear(codec, samples((1.0, WRAP - 1)))
    with pytest.raises(FrameError):
        codec.feed(Frame(b"\x01\x07" + bytes(7)))
    assert hear(codec, samples((1.0, 0))).fields["unwrapped_us"] == (WRAP,)


def test_samples_become_a_block_in_seconds() -> None:
    force = block(hear(PROTOCOL.make(""), samples((10.0, 0), (12.5, 31248))))
    assert force.quantity == "grip_force"
    assert force.seconds.tolist() == [0.0, 0.031248]
    assert force.values.tolist() == [10.0, 12.5]


def test_answers_mean_nothing_to_a_trial() -> None:
    assert meaning(hear(PROTOCOL.make(""), b"\x04\x00")) == ()
    assert meaning(hear(PROTOCOL.make(""), b"\x01\x00")) == ()


def test_other_channels_say_nothing() -> None:
    assert PROTOCOL.make("").feed(Frame(b"\x64", channel="2a19")) == ()


def test_merge_joins_samples_and_nothing_else() -> None:
    record = merge((samples((1.0, 1)), samples((2.0, 2))))
    assert record.fields["samples"] == ((Decimal("1.0"), 1), (Decimal("2.0"), 2))
    with pytest.raises(FrameError) as caught:
        merge((samples((1.0, 1)), b"\x04\x00"))
    assert caught.value.flaw is FrameFlaw.MISMATCH


def test_a_recording_is_decoded_at_once() -> None:
    heard = [samples((1.5, 0), (float("nan"), 12_500)), b"\x04\x00", samples((2.5, WRAP - 1)), samples()]
    kilograms, microseconds = decode_many(heard)
    assert kilograms.tolist() == [1.5, 2.5]
    assert microseconds.tolist() == [0, WRAP - 1]
    assert (str(kilograms.dtype), str(microseconds.dtype)) == ("float64", "uint32")
    assert decode_samples(heard[0][2:])[0].tolist() == [1.5]
    with pytest.raises(FrameError):
        decode_many([b"\x01\x07" + bytes(7)])
    with pytest.raises(ValueError, match="7 bytes"):
        decode_samples(bytes(7))


@pytest.mark.filterwarnings("error")
def test_every_kind_of_nan_is_left_out_in_silence() -> None:
    odd = bytes.fromhex("0000A07F 01000000 0000C0FF 02000000 0000807F 03000000 000080FF 04000000 00002041 05000000")
    record = hear(PROTOCOL.make(""), bytes([1, len(odd)]) + odd)
    assert block(record).values.tolist() == [10.0]
    assert record.fields["samples"] == ((Decimal("10.0"), 5),)
    assert decode_samples(odd)[0].tolist() == [10.0]


@given(st.lists(st.tuples(st.floats(width=32), st.integers(0, WRAP - 1)), max_size=31))
def test_the_stream_and_the_exact_samples_are_the_same(pairs: list[tuple[float, int]]) -> None:
    record = hear(PROTOCOL.make(""), samples(*pairs))
    exact = record.fields["samples"]
    assert isinstance(exact, tuple)
    clock = record.fields.get("unwrapped_us", tuple(at for _, at in exact))
    (stream,) = meaning(record) or (Block("grip_force", np.zeros(0), np.zeros(0)),)
    assert isinstance(stream, Block)
    assert [np.float32(one) for one in stream.values] == [np.float32(str(kg)) for kg, _ in exact]
    assert stream.seconds.tolist() == [at / 1e6 for at in clock]  # type: ignore[attr-defined]
    assert [Decimal(digits(one, single=True)) for one in stream.values.tolist()] == [kg for kg, _ in exact]
    assert pickle.loads(pickle.dumps(record)) == record
    assert Record(record.protocol, dict(record.fields), record.raw) == record


@given(st.integers(0, WRAP - 1), st.lists(st.integers(1, (1 << 31) - 1), min_size=1, max_size=12))
def test_the_wrap_is_right_whatever_is_missing(start: int, steps: list[int]) -> None:
    """Up to half a round may be lost between two notifications."""
    codec, true = PROTOCOL.make(""), start
    offset = block(hear(codec, samples((1.0, start)))).seconds[0] - start / 1e6
    for step in steps:
        true += step
        found = block(hear(codec, samples((1.0, true % WRAP))))
        assert found.seconds[0] - offset == pytest.approx(true / 1e6, abs=1e-4)


def test_a_stream_over_the_wrap_is_one_stream() -> None:
    codec, course, first = PROTOCOL.make(""), Course(), WRAP - 2_000_000
    for number in range(0, 320, 8):
        if number != 200:  # one notification of the second half is lost
            at = [(float(one), (first + 12_500 * one) % WRAP) for one in range(number, number + 8)]
            course.take(block(hear(codec, samples(*at))))
    assert (course.samples, course.holes, course.missing, course.doubled, course.restarts) == (312, 1, 8, 0, 0)
    assert course.newest == (first + 12_500 * 319) / 1e6
