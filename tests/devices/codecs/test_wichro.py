"""Chronojump's radio photocells: serial reference 6.2."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core import timing
from kiosk.core.errors import FrameError
from kiosk.core.reading import Block, Edge, Record
from kiosk.core.settle import Settled
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.wichro import CUT, FREE, PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame

REF = "serial 6.2"
BOOT = b"Wifi-Controller-4.3\r\nlocal:get_version; shows the version\r\nterminal;time;state\r\n"


def event(terminal: int, time_ms: int, state: int, **more: object) -> tuple[dict[str, object]]:
    return ({"terminal": terminal, "time_ms": time_ms, "state": state, "status": "ok"} | more,)


class TestWichro(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    resyncs = False  # half of a line before a line is a longer number
    noise = (b"\x00\r\n", b"~~\r\n", b"\r\n")
    vectors = (
        Vector(b"3;15234;1\r\n", event(3, 15234, 1, data=ABSENT, contact=ABSENT), source=f"{REF} row 1: gate 3"),
        Vector(b"3;15390;0\r\n", event(3, 15390, 0), source=f"{REF} row 2: state 0"),
        Vector(b"0;20110;1;43\r\n", event(0, 20110, 1, data=43), source=f"{REF} row 3: answer to a ping"),
        Vector(b"0;20110;1;-7\r\n", event(0, 20110, 1, data=-7), source=f"{REF}, data below zero"),
        Vector(b"3;15234;1\r\n3;15390;0\r\n", event(3, 15234, 1) + event(3, 15390, 0), source=f"{REF}, two at once"),
        Vector(b"63;4294967295;0\r\n", event(63, 4294967295, 0), source=f"{REF}, highest"),
        Vector(b"0;0;0\r\n", event(0, 0, 0), source=f"{REF}, zeros"),
        Vector(BOOT, source=f"{REF}: version, help and table header are skipped"),
        Vector(BOOT + b"3;15234;1\r\n", event(3, 15234, 1), source=f"{REF}: an event after the boot text"),
        Vector(
            b"3;15234;1\r\n", event(3, 15234, 1, contact=1, time_us=15234000), source=f"{REF}: 1 is cut", variant=CUT
        ),
        Vector(b"3;15390;0\r\n", event(3, 15390, 0, contact=0), source=f"{REF}: 1 is cut", variant=CUT),
        Vector(b"3;15234;1\r\n", event(3, 15234, 1, contact=0), source=f"{REF}: 1 is free", variant=FREE),
        Vector(b"3;15390;0\r\n", event(3, 15390, 0, contact=1), source=f"{REF}: 1 is free", variant=FREE),
        Vector(b"0;20110;1;43\r\n", event(0, 20110, 1, contact=ABSENT), source=f"{REF}: no event", variant=CUT),
        Vector(b"\xff\xfe\x003;15234;1\r\n", event(3, 15234, 1), source=f"{REF}, noise before it"),
        Vector(b"\xb3;15234;1\r\n", rejected=1, source=f"{REF}, its terminal with a wrong bit"),
        Vector(b"\xb13;15234;1\r\n", rejected=1, source=f"{REF}, the first of two digits with a wrong bit"),
        Vector(b"3;15234;2\r\n", rejected=1, source=f"{REF}: states are 0 and 1"),
        Vector(b"3;15234;\r\n", rejected=1, source=f"{REF}, state lost"),
        Vector(b"3;15234\r\n", rejected=1, source=f"{REF}, a field lost"),
        Vector(b"3;;1\r\n", rejected=1, source=f"{REF}, time lost"),
        Vector(b"3;-5;1\r\n", rejected=1, source=f"{REF}, time below zero"),
        Vector(b"3;15234;1;\r\n", rejected=1, source=f"{REF}, data lost"),
        Vector(b"3;15234;1;4;3\r\n", rejected=1, source=f"{REF}, a field too many"),
        Vector(b"3;152a4;1\r\n", rejected=1, source=f"{REF}, a letter"),
        Vector(b"1234;15234;1\r\n", rejected=1, source=f"{REF}, no such terminal"),
        Vector(b"3;15234;1", pending=True, source=f"{REF}, unfinished"),
        Vector(b"3;15234;1\r", pending=True, source=f"{REF}, LF missing"),
        Vector(b"3;152", pending=True, source=f"{REF}, unfinished"),
    )


def test_a_step_sets_its_clock_to_zero_and_wakes_the_sensors() -> None:
    codec = PROTOCOL.make(CUT)
    assert [send.data for send in codec.begin()] == [b"local:reset_time;", b"all:256;"]
    assert [send.data for send in codec.end()] == [b"all:0;"]


def test_a_cut_beam_is_a_contact_on_the_clock_of_the_controller() -> None:
    (record,) = Decoder(PROTOCOL, CUT).feed(b"3;15234;1\r\n", at=99.0)
    assert isinstance(record, Record)
    (block,) = meaning(record)
    assert isinstance(block, Block)
    assert (block.quantity, block.seconds.tolist(), block.values.tolist()) == ("contact", [15.234], [1.0])


def test_without_knowing_the_sensor_it_is_nobodys_contact() -> None:
    (record,) = Decoder(PROTOCOL).feed(b"3;15234;1\r\n")
    assert isinstance(record, Record)
    assert meaning(record) == ()


@pytest.mark.parametrize("data", [b"", b"3;15234;1", b"3;15234;9\r\n", b"x"])
def test_codec_alone_refuses_what_is_not_one_line(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


@pytest.mark.parametrize(("variant", "cut"), [(CUT, 1), (FREE, 0)])
def test_stands_through_a_beam_are_counted(variant: str, cut: int) -> None:
    """Somebody sits in the beam and leaves it 12 times; the controller's clock began two seconds before "go"."""
    settler, decoder = timing.Stands("chair_stand_30s", 30.0), Decoder(PROTOCOL, variant)
    assert settler.feed((Edge("go", 102.0),)) is None
    for stand in range(12):
        for seconds, state in ((4 + 2 * stand, 1 - cut), (5.2 + 2 * stand, cut)):
            line = f"3;{round(1000 * seconds)};{state}\r\n".encode()
            (record,) = decoder.feed(line, at=100.02 + seconds)
            assert isinstance(record, Record)
            assert settler.feed(meaning(record)) is None
    outcome = settler.feed((Edge("end", 132.0),))
    assert isinstance(outcome, Settled)
    assert outcome.values == (("chair_stand_30s", Decimal(12)),)
