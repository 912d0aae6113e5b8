"""Vernier Go Direct Hand Dynamometer: BLE reference 3.5."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Block, Record
from kiosk.core.stream import Course
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.vernier_frames import checksum, request, whole
from kiosk.devices.codecs.vernier_gdx import BEGIN, COMMAND, END, GREETING, PROTOCOL, RESPONSE, GoDirect, merge
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.driver import Frame, Send

REF = "BLE 3.5"


def framed(body: bytes, counter: int = 0, first: int = 0x20) -> bytes:
    """Return a frame with its length and sum."""
    frame = bytes((first, 4 + len(body), counter, 0)) + body
    return frame[:3] + bytes((checksum(frame),)) + frame[4:]


def normal(*newtons: float, mask: int = 2, count: int | None = None, counter: int = 0) -> bytes:
    """Return a measurement of type 06."""
    sensors = max(1, mask.bit_count())
    head = struct.pack("<BHBB", 0x06, mask, len(newtons) // sensors if count is None else count, 0)
    return framed(head + struct.pack(f"<{len(newtons)}f", *newtons), counter)


def wide(*newtons: float, mask: int, counter: int = 0) -> bytes:
    """Return a measurement of type 07."""
    head = struct.pack("<BIBB", 0x07, mask, len(newtons) // mask.bit_count(), 0)
    return framed(head + struct.pack(f"<{len(newtons)}f", *newtons), counter)


def single(kind: int, sensor: int, values: bytes, count: int) -> bytes:
    """Return a measurement of types 08 to 0B."""
    return framed(bytes((kind, 0, sensor, count)) + values)


def force(*newtons: str, kind: int = 6, mask: int = 2) -> dict[str, object]:
    """Return the fields of a measurement of sensor 1."""
    values = tuple(map(Decimal, newtons))
    return {"kind": "measurement", "measurement_type": kind, "sensor_mask": mask, "values": {"1": values}}


def sensor(unit: bytes = b"N") -> bytes:
    """Return the answer about sensor 1."""
    about = struct.pack(
        "<bBIBB60s32sdddIQIII", 1, 0, 30, 0, 0, b"Force", unit, 0.1, -50, 600, 1000, 10**6, 10**4, 1000, 0
    )
    return framed(b"\x50\0" + about, first=0x98)


def note(kind: int) -> bytes:
    return framed(bytes((kind, 0, 0, 0, 0)))


class TestVernierGdx(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHANGE
    vectors = (
        Vector(
            bytes.fromhex("20 0D 05 3B 06 0200 01 00 00000000"),
            (force("0.0") | {"trailing": ABSENT, "dropped": ABSENT},),
            source=f"{REF} example 1",
        ),
        Vector(
            bytes.fromhex("20 11 06 42 06 0200 02 00 00409C43 00009F43"),
            (force("312.5", "318.0"),),
            source=f"{REF} example 2",
        ),
        Vector(normal(-0.25), (force("-0.25"),), source=f"{REF}: pushed, not pulled"),
        Vector(normal(23.15), (force("23.15"),), source="ours: 23.15 stays 23.15"),
        Vector(normal(1.0, 2.0, 3.0, 4.0), (force("1.0", "2.0", "3.0", "4.0"),), source=f"{REF}: four samples"),
        Vector(normal(), ({"values": {"1": ()}},), source=f"{REF}: no samples"),
        Vector(
            normal(1.0, 9.0, 2.0, 8.0, mask=0b110),
            ({"sensor_mask": 6, "values": {"1": (Decimal(1), Decimal(2)), "2": (Decimal(9), Decimal(8))}},),
            source=f"{REF}: for each sample each sensor from the lowest",
        ),
        Vector(normal(7.0, mask=1 << 5), ({"values": {"5": (Decimal(7),)}},), source=f"{REF}: another sensor"),
        Vector(
            normal(float("nan"), 2.5),
            ({"values": {"1": (None, Decimal("2.5"))}, "samples": ((Decimal("2.5"), 10_000),)},),
            source="ours: NaN is no value, and its place stays",
        ),
        Vector(normal(float("inf")), ({"values": {"1": (None,)}, "samples": ()},), source="ours: infinite is no value"),
        Vector(wide(312.5, mask=2), (force("312.5", kind=7),), source=f"{REF}: type 07"),
        Vector(
            wide(1.0, 5.0, mask=2 | 1 << 20),
            ({"sensor_mask": 2 | 1 << 20, "values": {"1": (Decimal(1),), "20": (Decimal(5),)}},),
            source=f"{REF}: type 07, a mask of 32 bits",
        ),
        Vector(single(0x08, 1, struct.pack("<2f", 1.5, 2.5), 2), (force("1.5", "2.5", kind=8),), source=f"{REF}: 08"),
        Vector(single(0x0A, 1, struct.pack("<f", 1.5), 1), (force("1.5", kind=10),), source=f"{REF}: 0A"),
        Vector(
            single(0x09, 3, struct.pack("<2i", -7, 8), 2),
            ({"sensor_mask": 8, "values": {"3": (-7, 8)}, "samples": ABSENT},),
            source=f"{REF}: 09, counts are no force",
        ),
        Vector(
            single(0x0B, 1, struct.pack("<i", 70), 1),
            ({"measurement_type": 11, "values": {"1": (70,)}, "samples": ABSENT},),
            source=f"{REF}: 0B",
        ),
        Vector(note(0x0C), ({"kind": "start_time", "measurement_type": 12, "values": ABSENT},), source=f"{REF}: 0C"),
        Vector(note(0x0D), ({"kind": "dropped", "measurement_type": 13, "values": ABSENT},), source=f"{REF}: 0D"),
        Vector(note(0x0E), ({"kind": "period", "measurement_type": 14, "values": ABSENT},), source=f"{REF}: 0E"),
        Vector(framed(b"\x1a\0\0", first=0x98), ({"kind": "response", "payload_hex": "00"},), source=f"{REF}: answer"),
        Vector(sensor(), ({"kind": "response", "values": ABSENT},), source=f"{REF}: about a sensor, but not asked"),
        Vector(
            normal(2.5) + b"\x01", (force("2.5") | {"trailing": 1},), source="BLE 0: bytes left over", frail="left over"
        ),
        Vector(b"", flaw=FrameFlaw.TRUNCATED, source="BLE 0: empty value"),
        Vector(b"\x20", flaw=FrameFlaw.TRUNCATED, source="BLE 0: no length"),
        Vector(normal(2.5)[:-1], flaw=FrameFlaw.TRUNCATED, source=f"{REF}: shorter than it says"),
        Vector(b"\x20\x04\0\x24", flaw=FrameFlaw.BAD_LENGTH, source=f"{REF}: no room for a type"),
        Vector(
            bytes.fromhex("20 0D 05 3C 06 0200 01 00 00000000"),
            flaw=FrameFlaw.BAD_CHECKSUM,
            source=f"{REF}: wrong sum",
            frail="spoiled already",
        ),
        Vector(normal(2.5, count=2), flaw=FrameFlaw.TRUNCATED, source=f"{REF}: two samples announced, one there"),
        Vector(normal(2.5, 3.5, count=1), flaw=FrameFlaw.BAD_LENGTH, source=f"{REF}: one announced, two there"),
        Vector(framed(b"\x06\x02"), flaw=FrameFlaw.TRUNCATED, source=f"{REF}: no count"),
        Vector(normal(2.5, mask=0, count=1), flaw=FrameFlaw.BAD_HEADER, source=f"{REF}: no sensor in the mask"),
        Vector(single(0x08, 40, bytes(4), 1), flaw=FrameFlaw.BAD_HEADER, source=f"{REF}: no sensor has number 40"),
        Vector(framed(b"\x0f\0\0\0\0"), flaw=FrameFlaw.BAD_HEADER, source=f"{REF}: no such type"),
    )


def said(codec: GoDirect, data: bytes, cut: int = 20) -> list[Record | Send]:
    """Hand over a frame in notifications of so many bytes."""
    pieces = [data[at : at + cut] for at in range(0, len(data), cut)]
    return [one for piece in pieces for one in codec.feed(Frame(piece, channel=RESPONSE))]


def records(heard: Iterable[Record | Send]) -> list[Record]:
    return [one for one in heard if isinstance(one, Record)]


def words(heard: Iterable[Record | Send]) -> bytes:
    """Join what is sent; each piece is at most 20 bytes, to the command channel, without response."""
    sends = [one for one in heard if isinstance(one, Send)]
    assert all(len(one.data) <= 20 and one.channel == COMMAND and not one.response for one in sends)
    return b"".join(one.data for one in sends)


ANSWERS = (
    b"\x1a\0\0",
    b"\x10\0" + bytes((0, 0, 1, 2, 3, 0, 1, 2, 3, 0, 87, 1)),
    b"\x55\0" + b"GDX-HD".ljust(16, b"\0") + b"0F4008".ljust(16, b"\0") + bytes(122),
    b"\x51\0\2\0\0\0",
)


def greeted(codec: GoDirect) -> list[Record | Send]:
    """Answer the greeting up to the sensor; returns all that was said."""
    heard: list[Record | Send] = list(codec.open())
    for answer in ANSWERS:
        heard += said(codec, framed(answer, first=0x98))
    return heard


@pytest.mark.parametrize(
    ("body", "counter", "text"),
    [
        (GREETING[0], 0xFE, "5819FE3F1AA54A06490748084709460A450B440C430D420E41"),
        (GREETING[1], 0xFD, "5805FD6A10"),
        (GREETING[2], 0xFC, "5805FCAE55"),
        (GREETING[4], 0xFB, "5806FBAA5001"),
        (BEGIN[0], 0xFA, "580FFAB21BFF001027000000000000"),
        (BEGIN[1], 0xF9, "5813F97E18FF01020000000000000000000000"),
        (END[0], 0xF8, "580BF86F19FF00FFFFFFFF"),
    ],
)
def test_requests_of_the_reference(body: bytes, counter: int, text: str) -> None:
    assert request(body, counter) == bytes.fromhex(text)


def test_the_dialogue_goes_on_with_each_answer() -> None:
    codec = GoDirect()
    heard = greeted(codec)
    assert words(heard) == b"".join(request(body, 0xFE - at) for at, body in enumerate(GREETING))
    status = records(heard)[1].fields
    assert (status["battery_percent"], status["charger"], status["firmware"]) == (87, 1, "1.2.3")
    assert records(heard)[2].fields["serial_number"] == "0F4008"
    assert records(said(codec, sensor()))[0].fields["raw_unit"] == "N"
    assert words(codec.begin()) == request(BEGIN[0], 0xF9)
    assert words(said(codec, framed(b"\x1b\0\0", first=0x98))) == request(BEGIN[1], 0xF8)
    assert words(said(codec, framed(b"\x18\0\0", first=0x98))) == b""
    assert words(codec.end()) == request(END[0], 0xF7)


def test_a_step_that_begins_during_the_greeting_waits_for_it() -> None:
    codec = GoDirect()
    greeted(codec)
    assert tuple(codec.begin()) == ()
    assert words(said(codec, sensor())) == request(BEGIN[0], 0xF9)


def test_a_greeting_without_an_answer_is_said_again_at_the_next_step() -> None:
    codec = GoDirect()
    codec.open()
    assert tuple(codec.begin()) == ()
    assert words(codec.begin()) == request(GREETING[0], 0xFD)


def test_a_word_without_an_answer_is_said_again_in_a_while() -> None:
    codec = GoDirect()
    assert tuple(codec.ask()) == ()
    codec.open()
    assert [words(codec.ask()) for _ in range(3)] == [b"", b"", request(GREETING[0], 0xFD)]
    assert words(said(codec, framed(ANSWERS[0], first=0x98))) == request(GREETING[1], 0xFC)


def test_a_sensor_of_another_unit_measures_no_force() -> None:
    codec = GoDirect()
    greeted(codec)
    codec.begin()
    heard = said(codec, sensor(b"mV"))
    assert words(heard) == b""
    assert records(heard)[0].fields["status"] == "device_error"
    assert tuple(codec.end()) == ()


@given(st.integers(1, 60), st.lists(st.floats(-50, 600, width=32), min_size=1, max_size=40))
def test_a_frame_in_pieces_is_the_frame(cut: int, newtons: list[float]) -> None:
    frame, codec = normal(*newtons, counter=9), GoDirect()
    codec.open()
    (record,) = records(said(codec, frame + normal(1.0, counter=10), len(frame))[:1])
    codec.open()
    (again,) = records(said(codec, frame, cut))
    assert again.fields["values"] == record.fields["values"]
    assert again.raw == frame


def test_a_lost_piece_costs_its_own_frame_only() -> None:
    codec = GoDirect()
    codec.open()
    long, short = normal(*range(1, 9)), normal(5.0, counter=1)
    assert said(codec, long[:20]) == []
    heard = [said(codec, frame) for frame in (short, normal(6.0, counter=2))]
    assert [records(one)[0].fields["values"] for one in heard] == [{"1": (Decimal(5),)}, {"1": (Decimal(6),)}]
    assert said(codec, long[:20]) == []
    with pytest.raises(FrameError) as caught:
        said(codec, long[:20] + b"\0")
    assert caught.value.flaw is FrameFlaw.BAD_CHECKSUM
    assert records(said(codec, normal(7.0, counter=3)))


def block(record: Record) -> Block:
    (item,) = meaning(record)
    assert isinstance(item, Block)
    return item


def test_samples_are_placed_by_the_period_and_mean_kilograms() -> None:
    codec = GoDirect()
    first, second = (records(codec.feed(Frame(normal(312.5, 318.0, counter=at))))[0] for at in (7, 8))
    assert block(first).seconds.tolist() == [0.0, 0.01]
    assert block(second).seconds.tolist() == [0.02, 0.03]
    assert block(first).quantity == "grip_force"
    assert block(first).values.tolist() == pytest.approx([312.5 / 9.80665, 318.0 / 9.80665])


def test_missing_frames_leave_a_hole_as_long_as_they_were() -> None:
    codec = GoDirect()
    heard = [records(codec.feed(Frame(normal(1.0, 2.0, counter=at))))[0] for at in (254, 255, 3)]
    assert "frames_missing" not in heard[1].fields
    assert heard[2].fields["frames_missing"] == 3
    assert block(heard[2]).seconds.tolist() == [0.1, 0.11]
    codec.begin()
    (again,) = records(codec.feed(Frame(normal(1.0, counter=9))))
    assert block(again).seconds.tolist() == [0.0]


def test_dropped_samples_are_counted() -> None:
    codec = GoDirect()
    codec.feed(Frame(note(0x0D)))
    codec.feed(Frame(note(0x0D)))
    (record,) = records(codec.feed(Frame(normal(1.0))))
    assert record.fields["dropped"] == 2


def test_answers_and_notes_mean_nothing_to_a_trial() -> None:
    for data in (note(0x0C), framed(b"\x1a\0\0", first=0x98), normal(), normal(float("nan"))):
        (record,) = records(GoDirect().feed(Frame(data)))
        assert meaning(record) == ()
    assert GoDirect().feed(Frame(normal(1.0), channel="2a19")) == ()


def test_merge_joins_the_pieces_of_one_frame() -> None:
    frame = normal(*range(12))
    assert merge((frame[:20], frame[20:40], frame[40:])).fields["values"] == {"1": tuple(map(Decimal, range(12)))}
    for pieces, flaw in (((frame[:20],), FrameFlaw.TRUNCATED), ((frame, frame), FrameFlaw.MISMATCH)):
        with pytest.raises(FrameError) as caught:
            merge(pieces)
        assert caught.value.flaw is flaw
    assert whole(frame) == frame


def test_missing_frames_are_a_hole_of_the_stream() -> None:
    codec, course = GoDirect(), Course()
    for counter in range(20):
        if counter not in (8, 9):
            (record,) = records(codec.feed(Frame(normal(*range(4), counter=counter), at=9.0 + counter)))
            course.take(block(record))
    assert (course.samples, course.holes, course.missing, course.doubled, course.restarts) == (72, 1, 8, 0, 0)
    assert course.rate == pytest.approx(100)
