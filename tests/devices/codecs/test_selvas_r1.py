"""SELVAS/ACCUNIQ BP500 and BP210: serial reference 3.2."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.selvas_r1 import ACK, ENQ, PROTOCOL, VERSION, SelvasR1, framed
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame, Send

REF = "serial 3.2"
CAPTURED = bytes([2]) + b"R1,000000000,210427,153000,128,097,082,084,0000,0000,00000,000" + bytes([3, 0xE6])
EMPTY = bytes([2]) + b"R1,000000000,000000,000000,000,000,000,000,0000,0000,00000,000" + bytes([3, 0x9C])
RESULT = {
    "sys": 128,
    "dia": 82,
    "map": 97,
    "pulse": 84,
    "timestamp": datetime(2021, 4, 27, 15, 30),
    "status": "ok",
    "stored": ABSENT,
}
NO_VALUE = {"sys": ABSENT, "dia": ABSENT, "map": ABSENT, "pulse": ABSENT}


def r1(values: str, spare: str = "0000,0000,00000,000", at: str = "210427,153000", who: str = "000000000") -> bytes:
    """Return an R1 frame with these values."""
    return framed(f"R1,{who},{at},{values},{spare}".encode())


LATER = r1("141,103,085,077", at="210427,153412")


class TestSelvasR1(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHECKSUM
    vectors = (
        Vector(CAPTURED, (RESULT,), source=f"{REF} row 1, captured text, sum by the rule"),
        Vector(EMPTY, (NO_VALUE | {"status": "no_result"},), source=f"{REF} row 2: zeros, sum 9C"),
        Vector(CAPTURED + EMPTY, (RESULT, {"status": "no_result"}), source=f"{REF}, two in one piece"),
        Vector(CAPTURED * 2, (RESULT, RESULT), source=f"{REF}: it repeats; bytes alone do not say so"),
        Vector(
            r1("128,097,082,084", spare="0000"),
            ({"sys": 128, "dia": 82, "map": 97, "pulse": 84},),
            source=f"{REF}: one spare group",
        ),
        Vector(r1("128,097,082,084", spare="0123,0046,00039,001"), ({"sys": 128},), source=f"{REF}: P3 figures"),
        Vector(framed(b"R1,000000000,210427,153000,128,097,082,084"), ({"sys": 128},), source=f"{REF}, no spare group"),
        Vector(r1("128, 97, 82, 84"), ({"map": 97, "dia": 82},), source=f"{REF}, blanks for zeros"),
        Vector(r1("128,97,82,84"), ({"map": 97, "dia": 82},), source=f"{REF}: by the commas, not the columns"),
        Vector(r1("128,097,082,000"), ({"sys": 128, "pulse": None},), source=f"{REF}, no pulse"),
        Vector(r1("128,000,082,084"), ({"sys": 128, "map": None},), source=f"{REF}, no mean"),
        Vector(r1("128,097,082,084", who="012345678"), ({"sys": 128},), source=f"{REF}, with an id"),
        Vector(
            r1("128,097,082,084", at="000000,000000"),
            ({"sys": 128, "timestamp": None, "timestamp_unknown": True},),
            source=f"{REF}: its clock is unreliable",
        ),
        Vector(r1("128,097,082,084", at="219927,153000"), ({"timestamp": None},), source=f"{REF}, month 99"),
        Vector(r1("000,000,000,000", at="210427,153000"), ({"status": "no_result"},), source=f"{REF}, dated zeros"),
        Vector(
            r1("290,190,150,060"),
            ({"sys": 290},),
            source=f"{REF}, out of limits",
            odd="the codec does not judge values",
        ),
        Vector(framed(b"\x05"), source=f"{REF}: ENQ, echoed"),
        Vector(framed(b"\x06"), source=f"{REF}: ACK, echoed"),
        Vector(framed(b"V1.02"), source=f"{REF}: answer to the version question"),
        Vector(bytes([2, 0x56, 3, 0x5B]), source=f"{REF}: version question, echoed"),
        Vector(b"\xe6\x03" + CAPTURED, (RESULT,), source=f"{REF}: the end of a frame before it"),
        Vector(CAPTURED[:-1] + b"\xe7", rejected=1, source=f"{REF} row 3: a wrong sum"),
        Vector(CAPTURED.replace(b"128", b"148"), rejected=1, source=f"{REF}, a digit spoiled"),
        Vector(EMPTY.replace(b"210427", b"").replace(b"000,000,000,000", b"120,080,070,060"), rejected=1, source=REF),
        Vector(r1("000,097,082,084"), rejected=1, source=f"{REF}, half a blood pressure, sum right"),
        Vector(r1("128,097,000,084"), rejected=1, source=f"{REF}, half a blood pressure, sum right"),
        Vector(r1("128,097,0A2,084"), rejected=1, source=f"{REF}, a letter among the digits, sum right"),
        Vector(r1("128,097,   ,084"), rejected=1, source=f"{REF}, a blank value, sum right"),
        Vector(r1("1280,097,082,084"), rejected=1, source=f"{REF}, four digits, sum right"),
        Vector(framed(b"R1,000000000,210427,153000,128,097,082"), rejected=1, source=f"{REF}, a field lost, sum right"),
        Vector(framed(b"R1"), rejected=1, source=f"{REF}, nothing but the name"),
        Vector(
            framed(b"0000,19/06/28,12/42,120,093,080,072,0,0,0,0,0,0"), rejected=1, source="serial 3.3: another form"
        ),
        Vector(CAPTURED[:-1], pending=True, source=f"{REF}, sum missing"),
        Vector(CAPTURED[:30], pending=True, source=f"{REF}, unfinished"),
        Vector(b"\x02", pending=True, source=f"{REF}, one byte"),
        Vector(CAPTURED[:40] + CAPTURED, (RESULT,), rejected=1, source=f"{REF}, half a frame and a whole one"),
    )


def test_host_frames_are_those_of_the_reference() -> None:
    assert [send.data.hex() for send in (ENQ, ACK, VERSION)] == ["0205030a", "0206030b", "0256035b"]


def test_zeros_are_no_value() -> None:
    (record,) = Decoder(PROTOCOL).feed(EMPTY, at=2.0)
    assert isinstance(record, Record)
    assert meaning(record) == (Refusal("no_result", at=2.0),)


@pytest.mark.parametrize("data", [b"", CAPTURED[:-1], CAPTURED + b"x", CAPTURED[1:], b"\x02\x03"])
def test_codec_alone_refuses_what_is_not_one_frame(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


class Cuff:
    """The codec on a wire: what it said, and what was said to it."""

    def __init__(self) -> None:
        self.codec = SelvasR1()
        self.said: list[Send] = list(self.codec.open())

    def begin(self) -> None:
        """As the supervisor does: the question follows at once."""
        self.said = [*self.codec.begin(), *self.codec.ask()]

    def ask(self, times: int = 1) -> None:
        for _ in range(times):
            self.said = list(self.codec.ask())

    def answers(self, data: bytes) -> list[Record]:
        heard = tuple(self.codec.feed(Frame(data)))
        self.said = [one for one in heard if isinstance(one, Send)]
        return [one for one in heard if isinstance(one, Record)]

    def kept(self, record: Record) -> None:
        self.said = list(self.codec.kept(record))


def test_an_old_result_is_cleared_and_the_next_one_is_of_this_step() -> None:
    cuff = Cuff()
    cuff.begin()
    assert cuff.said[0] == ENQ
    (old,) = cuff.answers(CAPTURED)
    assert old.fields["stored"] is True
    assert cuff.said == [], "never ACKed before it is stored"
    assert cuff.answers(CAPTURED) == [], "it repeats until ACKed"
    cuff.kept(old)
    assert cuff.said == [ACK]
    cuff.ask()
    assert cuff.answers(EMPTY) == []
    cuff.ask(15)
    (mine,) = cuff.answers(LATER)
    assert mine.fields["stored"] is False
    cuff.kept(mine)
    assert cuff.said == [ACK]


def test_an_ack_that_got_lost_is_said_again() -> None:
    cuff = Cuff()
    cuff.begin()
    (old,) = cuff.answers(CAPTURED)
    cuff.kept(old)
    assert cuff.answers(CAPTURED) == []
    assert cuff.said == [ACK]


def test_the_same_numbers_again_after_it_was_empty_are_a_new_result() -> None:
    cuff = Cuff()
    cuff.begin()
    (old,) = cuff.answers(CAPTURED)
    cuff.kept(old)
    cuff.answers(EMPTY)
    (again,) = cuff.answers(CAPTURED)
    assert (old.fields["timestamp"], old.fields["stored"]) == (datetime(2021, 4, 27, 15, 30), True)
    assert (again.fields["timestamp"], again.fields["stored"]) == (None, False), "its clock stands still"


def test_a_unit_that_is_silent_when_empty_proves_it_by_its_version() -> None:
    cuff = Cuff()
    cuff.begin()
    assert VERSION in cuff.said
    cuff.answers(framed(b"V1.02"))
    cuff.ask()
    (mine,) = cuff.answers(CAPTURED)
    assert mine.fields["stored"] is False


def test_a_version_beside_an_old_result_proves_nothing() -> None:
    cuff = Cuff()
    cuff.begin()
    (old,) = cuff.answers(CAPTURED)
    cuff.answers(framed(b"V1.02"))
    cuff.ask()
    assert old.fields["stored"] is True
    (next_one,) = cuff.answers(LATER)
    assert next_one.fields["stored"] is True


def test_a_cuff_that_was_off_when_the_step_began_proves_nothing() -> None:
    """Switched on in the middle it says what the person before left in it."""
    cuff = Cuff()
    cuff.begin()
    cuff.ask(10)
    (unsure,) = cuff.answers(CAPTURED)
    assert "stored" not in unsure.fields


def test_between_two_steps_everything_is_old() -> None:
    cuff = Cuff()
    (first,) = cuff.answers(CAPTURED)
    assert first.fields["stored"] is True
    cuff.begin()
    cuff.answers(EMPTY)
    cuff.codec.end()
    (late,) = cuff.answers(LATER)
    assert late.fields["stored"] is True


def test_a_step_proves_nothing_for_the_next_one() -> None:
    cuff = Cuff()
    cuff.begin()
    cuff.answers(EMPTY)
    cuff.codec.end()
    cuff.begin()
    (old,) = cuff.answers(CAPTURED)
    assert old.fields["stored"] is True


def test_only_its_own_result_is_forgotten() -> None:
    cuff = Cuff()
    cuff.begin()
    (old,) = cuff.answers(CAPTURED)
    cuff.answers(LATER)
    cuff.kept(old)
    assert cuff.said == [], "it holds another one now"


def test_a_spoiled_result_is_never_acked() -> None:
    cuff = Cuff()
    cuff.begin()
    with pytest.raises(FrameError):
        cuff.answers(CAPTURED.replace(b"128", b"148"))
    assert cuff.said[0] == ENQ
