"""A load cell with Chronojump's firmware: serial reference 4.1."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading import Block, Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.chronojump_force import PROTOCOL, START, STOP, TARE, VERSION, WRAP, ChronojumpForce
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame, Send

REF = "serial 4.1"
NO_FORCE = {"force_n": ABSENT}


def newton(text: str, milliseconds: str) -> dict[str, object]:
    """Return the fields of one sample."""
    return {"force_n": Decimal(text), "time_ms": Decimal(milliseconds), "status": "ok", "state": ABSENT}


class TestChronojumpForce(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(b"13250;0.42\r\n", (newton("0.42", "13.250"),), source=f"{REF} example 1"),
        Vector(b"1260480;312.77\r\n", (newton("312.77", "1260.480"),), source=f"{REF} example 2"),
        Vector(
            b"1273000;R\r\n",
            ({"state": "R", "time_ms": Decimal(1273), "status": ABSENT, **NO_FORCE},),
            source=f"{REF} example 3",
        ),
        Vector(b"1273004;r\r\n", ({"state": "r", **NO_FORCE},), source=f"{REF}: the trigger is let go"),
        Vector(b"1285520;-0.05\r\n", (newton("-0.05", "1285.520"),), source=f"{REF} example 4"),
        Vector(b"0;0.00\r\n", (newton("0.00", "0"),), source=f"{REF}: the first sample"),
        Vector(b"4294967295;1.00\r\n", (newton("1.00", "4294967.295"),), source=f"{REF}: 32 bits"),
        Vector(b"12;1999.99\r\n", (newton("1999.99", "0.012"),), source="ours: a big load"),
        Vector(b"Force_Sensor-0.6\r\n", source=f"{REF}: version"),
        Vector(b"Starting capture...\r\n", source=f"{REF}: start"),
        Vector(b"Capture ended:\r\n", source=f"{REF}: end"),
        Vector(b"Taring OK:10234\r\n", source=f"{REF}: the raw offset is no force"),
        Vector(b"Taring OK:-8123\r\n", source=f"{REF}: a negative offset"),
        Vector(b"Calibrating OK:915.00\r\n", source=f"{REF}: a factor is no force"),
        Vector(b"915.00\r\n", source=f"{REF}: get_calibration_factor answers a number, which is no force"),
        Vector(b"10234\r\n", source=f"{REF}: get_tare answers a number, which is no force"),
        Vector(b"Tare set\r\n", source=f"{REF}: set_tare"),
        Vector(b"updated\r\nTare set\r\n", source=f"{REF}: set_tare, stored anew"),
        Vector(b"Calibration factor set\r\n", source=f"{REF}: set_calibration_factor"),
        Vector(b"text\r\n", source=f"{REF}: transmission format"),
        Vector(b"binary\r\n", source=f"{REF}: transmission format"),
        Vector(
            b"Not a valid command\r\n",
            ({"status": "device_error", "error_code": "Not a valid command", **NO_FORCE},),
            source=f"{REF}: unknown command",
        ),
        Vector(b"1260480;312.7", source=f"{REF}, unfinished", pending=True),
        Vector(b"1260480;312.77", source=f"{REF}, without its end it may have digits more", pending=True),
        Vector(b"1260480;312.7\r\n", rejected=1, source=f"{REF}, a decimal lost"),
        Vector(b"1260480;312.777\r\n", rejected=1, source=f"{REF}, a decimal too many"),
        Vector(b"1260480;312\r\n", rejected=1, source=f"{REF}, no decimals"),
        Vector(b"1260480;nan\r\n", rejected=1, source=f"{REF}, not a number"),
        Vector(b"1260480;inf\r\n", rejected=1, source=f"{REF}, infinite"),
        Vector(b"1260480;ovf\r\n", rejected=1, source=f"{REF}, too big to print"),
        Vector(b"1260480;3e2\r\n", rejected=1, source=f"{REF}, an exponent"),
        Vector(b"1260480;1_0.00\r\n", rejected=1, source=f"{REF}, an underscore"),
        Vector(b"1260480;31,77\r\n", rejected=1, source=f"{REF}, a comma"),
        Vector(b"1260480;312.771285520;-0.05\r\n", rejected=1, source=f"{REF}, a line end lost"),
        Vector(b"1260480 312.77\r\n", rejected=1, source=f"{REF}, no semicolon"),
        Vector(b";312.77\r\n", rejected=1, source=f"{REF}, no time"),
        Vector(b"4294967296;1.00\r\n", rejected=1, source=f"{REF}, more than 32 bits"),
        Vector(b"1260480;RR\r\n", rejected=1, source=f"{REF}, no event"),
        Vector(b"\xb13250;0.42\r\n", rejected=1, source=f"{REF}, a digit with a wrong bit"),
        Vector(b"Hello\r\n", rejected=1, source="ours: another firmware"),
    )
    noise = (b"\x00\r\n", b"\xff\xfe\x80\x91\r\n", b"\r\n")  # nothing but its end marks a line
    resyncs = False


def fed(codec: ChronojumpForce, *texts: str, at: float = 0.0) -> list[Record | Send]:
    """Feed lines one after the other."""
    return [said for text in texts for said in codec.feed(Frame(f"{text}\r\n".encode(), at))]


def forces(said: Iterable[Record | Send]) -> list[object]:
    return [one.fields.get("force_n") for one in said if isinstance(one, Record)]


def test_noise_before_a_line_is_dropped_where_the_time_goes_on() -> None:
    """Else it may have been a digit of the time."""
    decoder = Decoder(PROTOCOL)
    said = decoder.feed(b"\xff\xfe13250;0.42\r\n\x00\x80\x911260480;312.77\r\n\xff260481;312.77\r\n1260482;1.00\r\n")
    assert forces(said) == [Decimal("0.42"), Decimal("312.77"), Decimal("1.00")]
    assert decoder.rejected == 1


def test_one_command_waits_for_the_answer_to_the_last() -> None:
    """Two of them within a second would be taken for one that it does not know."""
    codec = ChronojumpForce()
    assert tuple(codec.open()) == (VERSION,)
    told, stop = fed(codec, "Force_Sensor-0.6")
    assert isinstance(told, Record)
    assert (dict(told.fields), stop) == ({"firmware": "Force_Sensor-0.6"}, STOP)
    assert meaning(told) == ()
    assert fed(codec, "Capture ended:") == []
    assert tuple(codec.begin()) == (TARE,)
    assert fed(codec, "Taring OK:10234") == [START]
    assert fed(codec, "Starting capture...") == []
    assert forces(fed(codec, "12500;0.10", "25000;-0.05")) == [Decimal("0.10"), Decimal("-0.05")]
    assert tuple(codec.end()) == (STOP,)
    assert fed(codec, "37500;0.02", "Capture ended:")[1:] == []
    assert tuple(codec.begin()) == (TARE,)


def test_a_step_that_begins_before_the_version_has_come_waits_once() -> None:
    codec = ChronojumpForce()
    codec.open()
    assert tuple(codec.begin()) == ()
    assert fed(codec, "Force_Sensor-0.6")[1:] == [TARE]
    assert fed(codec, "Taring OK:1") == [START]


def test_an_answer_that_never_comes_is_waited_for_only_once() -> None:
    codec = ChronojumpForce()
    codec.open()
    assert tuple(codec.begin()) == ()
    assert tuple(codec.begin()) == (TARE,)


def test_a_word_without_an_answer_is_said_again_in_a_while() -> None:
    codec = ChronojumpForce()
    codec.open()
    assert [tuple(codec.ask()) for _ in range(3)] == [(), (), (VERSION,)]
    assert tuple(codec.begin()) == ()
    assert [tuple(codec.ask()) for _ in range(3)] == [(), (), (VERSION,)]
    assert fed(codec, "Force_Sensor-0.6")[1:] == [TARE]
    assert [tuple(codec.ask()) for _ in range(3)] == [(), (), (TARE,)]
    fed(codec, "Taring OK:1", "Starting capture...")
    assert [tuple(codec.ask()) for _ in range(9)] == [()] * 9


def test_a_step_that_ends_early_begins_nothing_later() -> None:
    codec = ChronojumpForce()
    codec.open()
    fed(codec, "Force_Sensor-0.6", "Capture ended:")
    codec.begin()
    assert tuple(codec.end()) == ()
    assert fed(codec, "Taring OK:1", "Capture ended:") == [STOP]


def test_the_rest_of_a_cut_line_is_dropped() -> None:
    codec = ChronojumpForce()
    codec.begin()
    fed(codec, "12;0.00", "Taring OK:1", "Starting capture...")
    codec.cut = True
    assert forces(fed(codec, "5520;-0.05", "1298040;0.10")) == [Decimal("0.10")]


def test_a_capture_that_somebody_left_running_is_not_ours() -> None:
    codec = ChronojumpForce()
    codec.open()
    assert fed(codec, "5520;-0.05", "1298040;0.10", "1310540;0.10") == []
    assert fed(codec, "Force_Sensor-0.6", "1323040;0.10")[1:] == [STOP]


def test_the_rest_of_a_cut_answer_is_dropped_too() -> None:
    codec = ChronojumpForce()
    codec.open()
    assert fed(codec, "e_Sensor-0.6") == []


def test_samples_of_an_earlier_capture_are_not_of_this_trial() -> None:
    codec = ChronojumpForce()
    codec.begin()
    late = fed(codec, "99000000;55.00", "99012500;55.00", "Taring OK:1", "99025000;54.00", "Starting capture...")
    assert forces(late) == []
    assert forces(fed(codec, "1200;0.01")) == [Decimal("0.01")]


def clocks(said: Iterable[Record | Send]) -> list[object]:
    return [one.fields["clock_us"] for one in said if isinstance(one, Record)]


def test_the_clock_goes_on_over_its_wrap() -> None:
    codec = ChronojumpForce()
    said = fed(codec, "4294960000;1.00", "5204;1.00", "4294967290;R", "17704;1.00")
    assert clocks(said) == [WRAP - 7296, WRAP + 5204, WRAP - 6, WRAP + 17704]


@pytest.mark.parametrize("lost", [1, 100, 100_000])
def test_the_wrap_is_right_across_lines_that_were_lost(lost: int) -> None:
    codec = ChronojumpForce()
    first = 2_000_000_000
    said = fed(codec, f"{first};1.00", f"{first + 2_000_000_000};1.00", f"{(first + 2_294_967_296 + lost) % WRAP};1.00")
    assert clocks(said) == [first, first + 2_000_000_000, WRAP + lost]


@given(st.lists(st.integers(1, (1 << 31) - 1), min_size=1, max_size=30))
def test_the_clock_is_the_sum_of_its_steps(steps: list[int]) -> None:
    codec, true = ChronojumpForce(), 0
    for step in steps:
        true += step
        assert clocks(fed(codec, f"{true % WRAP};0.00")) == [true]


def test_a_sample_means_kilograms_of_force() -> None:
    (record,) = fed(ChronojumpForce(), "1260480;312.77", at=9.0)
    assert isinstance(record, Record)
    (block,) = meaning(record)
    assert isinstance(block, Block)
    assert block.quantity == "grip_force"
    assert block.values.round(2).tolist() == [31.89]
    assert block.seconds.tolist() == [1.26048]
    assert fed(ChronojumpForce(), "1;R") != []
    (event,) = fed(ChronojumpForce(), "1;R")
    assert isinstance(event, Record)
    assert meaning(event) == ()
