"""The box of a contact mat: serial reference 6.1."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading import Block, Edge, Record
from kiosk.core.settle import Outcome, Settled
from kiosk.core.timing import Stands, edges_of, evidence
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.chronopic import ASK_STATE, PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame

REF = "serial 6.1"
LANDED, LEFT, ON = bytes.fromhex("580100F424"), bytes.fromhex("58000186A0"), bytes.fromhex("4501")


def lasted(milliseconds: str) -> dict[str, object]:
    return {"time_ms": Decimal(milliseconds), "status": "ok"}


class TestChronopic(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    resyncs = False
    vectors = (
        Vector(
            LANDED, ({"state": 1, "contact_us": 500_000, "clock_us": 500_000} | lasted("500"),), source=f"{REF} row 1"
        ),
        Vector(LEFT, ({"state": 0, "contact_us": 800_000} | lasted("800"),), source=f"{REF} row 2"),
        Vector(ON, ({"state": 1, "contact_us": ABSENT, "time_ms": ABSENT},), source=f"{REF} row 3"),
        Vector(bytes.fromhex("4500"), ({"state": 0},), source=f"{REF}: off the mat"),
        Vector(
            LEFT + LANDED,
            ({"state": 0, "clock_us": 800_000}, {"state": 1, "contact_us": 500_000, "clock_us": 1_300_000}),
            source=f"{REF}: a jump",
        ),
        Vector(
            bytes.fromhex("5801005858 5800580158"),
            ({"state": 1, "contact_us": 8 * 0x005858}, {"state": 0, "contact_us": 8 * 0x580158}),
            source=f"{REF}: 58 inside a count",
        ),
        Vector(
            bytes.fromhex("5800FF0000"), ({"contact_us": None, "clock_us": 0},), source=f"{REF}: the counter stopped"
        ),
        Vector(bytes.fromhex("5800FF1234"), ({"contact_us": None, "time_ms": None},), source=f"{REF}: top byte is FF"),
        Vector(bytes.fromhex("5800FEFFFF"), ({"contact_us": 8 * 0xFEFFFF},), source="ours: the longest known time"),
        Vector(bytes.fromhex("5801000000"), ({"contact_us": 0},), source="ours: nothing at all"),
        Vector(LANDED[:4], pending=True, source=f"{REF}, unfinished"),
        Vector(b"\x58", pending=True, source=f"{REF}, one byte"),
        Vector(bytes.fromhex("5807"), rejected=1, source=f"{REF}: no such state"),
        Vector(bytes.fromhex("5807") + LANDED, ({"contact_us": 500_000},), rejected=1, source=f"{REF}: and a good one"),
        Vector(b"J1.1-1", source=f"{REF}: other answers say nothing of the mat"),
    )


def blocks(*frames: bytes) -> list[Block]:
    """What these frames mean to a trial, each heard 10 ms after it happened."""
    decoder, found = Decoder(PROTOCOL), []
    for number, frame in enumerate(frames):
        records = [said for said in decoder.feed(frame, at=100.0 + number) if isinstance(said, Record)]
        found += [item for record in records for item in meaning(record) if isinstance(item, Block)]
    return found


def test_changes_are_a_stream_on_the_boxs_own_clock() -> None:
    left, landed = blocks(LEFT, LANDED)
    assert (left.quantity, left.values.tolist(), landed.values.tolist()) == ("contact", [0.0], [1.0])
    assert (left.seconds.tolist(), landed.seconds.tolist()) == ([0.8], [1.3])
    assert landed.at == pytest.approx(101.0 - 5 * 10 / 9600, abs=1e-9)  # five bytes take their time on the line


def test_a_state_alone_has_no_time_and_a_stopped_counter_begins_anew() -> None:
    assert blocks(ON) == []
    seconds = [block.seconds.tolist() for block in blocks(LEFT, bytes.fromhex("5801FF0000"), LEFT)]
    assert seconds == [[0.8], [0.0], [0.8]]


def test_a_step_asks_for_the_state_and_begins_its_clock() -> None:
    codec = PROTOCOL.make("")
    assert tuple(codec.begin()) == (ASK_STATE,)
    assert (tuple(codec.open()), tuple(codec.end())) == ((), ())


def test_kept_frames_and_taps_give_the_count_again() -> None:
    """Twelve stands, half a second into the window and every two seconds; some frames late."""
    go, frames, at = 5000.123456, [], 5000.0
    for number in range(12):
        for state, seconds in ((0, 1.0 if number else 3.0), (1, 1.0)):
            at += seconds
            frames.append(
                Frame(bytes([0x58, state]) + round(seconds / 8e-6).to_bytes(3, "big"), at + 0.03 * (number % 3))
            )
    edges = Edge("go", go), Edge("end", go + 30)
    first = counted(frames, edges)
    kept = [Frame(frame.data, round(frame.at - go, 6)) for frame in frames]  # since the first tap, in microseconds
    assert isinstance(first, Settled)
    assert first.values == (("chair_stand_30s", Decimal(12)),)
    again = counted(kept, edges_of(evidence(edges)))
    assert isinstance(again, Settled)
    assert again.values == first.values


def counted(frames: Sequence[Frame], edges: Sequence[Edge]) -> Outcome | None:
    """Settle what these frames and taps say, as a station feeds it."""
    settler, codec = Stands("chair_stand_30s", 30.0), PROTOCOL.make("")
    outcome = settler.feed(edges[:1])
    for frame in frames:
        for said in codec.feed(frame):
            assert isinstance(said, Record)
            outcome = outcome or settler.feed(meaning(said))
    return outcome or settler.feed(edges[1:])


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 0xFEFFFF)), min_size=1, max_size=20), st.data())
def test_times_add_up_however_the_stream_is_cut(changes: list[tuple[int, int]], data: st.DataObject) -> None:
    stream = b"".join(bytes([0x58, state]) + count.to_bytes(3, "big") for state, count in changes)
    cut = data.draw(st.integers(0, len(stream)))
    decoder = Decoder(PROTOCOL)
    heard = [said for piece in (stream[:cut], stream[cut:]) for said in decoder.feed(piece)]
    assert [said.fields["state"] for said in heard if isinstance(said, Record)] == [state for state, _ in changes]
    last = heard[-1]
    assert isinstance(last, Record)
    assert last.fields["clock_us"] == 8 * sum(count for _, count in changes)
