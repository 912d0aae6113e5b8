"""ACCUNIQ BP250 by its paper protocol: serial reference 3.3."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.selvas_bp250 import FORGETS, POLL, PROTOCOL, SelvasBp250
from kiosk.devices.codecs.selvas_r1 import ACK, VERSION, framed
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.driver import Frame, Send

REF = "serial 3.3"
SAMPLE = bytes([2]) + b"0000,19/06/28,12/42,120,093,080,072,0,0,0,0,0,0" + bytes([3, 0xE5])
END = bytes([2, 4, 3, 9])
RESULT = {
    "sys": 120,
    "dia": 80,
    "map": 93,
    "pulse": 72,
    "timestamp": datetime(2019, 6, 28, 12, 42),
    "status": "ok",
    "stored": ABSENT,
}
NO_VALUE = {"sys": ABSENT, "dia": ABSENT, "map": ABSENT, "pulse": ABSENT, "status": "no_result"}


def said(values: str, spare: str = "0,0,0,0,0,0", at: str = "19/06/28,12/42", who: str = "0000") -> bytes:
    """Return a frame with these values."""
    return framed(f"{who},{at},{values},{spare}".encode())


class TestSelvasBp250(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHECKSUM
    vectors = (
        Vector(SAMPLE, (RESULT,), source=f"{REF}: sample values, spare fields and sum by the rule"),
        Vector(SAMPLE + END, (RESULT,), source=f"{REF}: data and end of data"),
        Vector(END, source=f"{REF}: end of data, no reading"),
        Vector(END + SAMPLE, (RESULT,), source=f"{REF}, the end of another before it"),
        Vector(SAMPLE * 2, (RESULT, RESULT), source=f"{REF}: it repeats; bytes alone do not say so"),
        Vector(said("000,000,000,000"), (NO_VALUE,), source=f"{REF}: zeros with slashes"),
        Vector(said("000,093,000,000"), (NO_VALUE,), source=f"{REF}: zeros in all but the mean"),
        Vector(said("0,0,0,0"), (NO_VALUE,), source=f"{REF}: zeros with slashes"),
        Vector(said("120, 93, 80, 72"), ({"map": 93, "dia": 80, "pulse": 72},), source=f"{REF}, blanks for zeros"),
        Vector(said("120,93,80,72"), ({"map": 93, "dia": 80},), source=f"{REF}: by the commas"),
        Vector(said("120,093,080,000"), ({"sys": 120, "pulse": None},), source=f"{REF}, no pulse"),
        Vector(said("120,000,080,072"), ({"sys": 120, "map": None},), source=f"{REF}, no mean"),
        Vector(said("120,093,080,072", spare="0,0,0"), ({"sys": 120},), source=f"{REF}, fewer spare fields"),
        Vector(said("120,093,080,072", who="1234"), ({"sys": 120},), source=f"{REF}, with an id"),
        Vector(
            said("120,093,080,072", at="00/00/00,00/00"),
            ({"sys": 120, "timestamp": None, "timestamp_unknown": True},),
            source=f"{REF}, clock not set",
        ),
        Vector(said("120,093,080,072", at="19/13/28,12/42"), ({"timestamp": None},), source=f"{REF}, month 13"),
        Vector(said("290,200,190,072"), ({"sys": 290},), source=f"{REF}, out of limits", odd="not judged here"),
        Vector(framed(b"V2.0"), source=f"{REF}: answer to the version question"),
        Vector(framed(b"\x06"), source=f"{REF}: ACK, echoed"),
        Vector(SAMPLE[:-1] + b"\xe4", rejected=1, source=f"{REF}, sum spoiled"),
        Vector(SAMPLE.replace(b"120", b"160"), rejected=1, source=f"{REF}, a digit spoiled"),
        Vector(said("000,093,080,072"), rejected=1, source=f"{REF}, half a blood pressure, sum right"),
        Vector(said("120,093,000,072"), rejected=1, source=f"{REF}, half a blood pressure, sum right"),
        Vector(said("120,093,0B0,072"), rejected=1, source=f"{REF}, a letter, sum right"),
        Vector(said("120,093,   ,072"), rejected=1, source=f"{REF}, a blank value, sum right"),
        Vector(framed(b"0000,19/06/28,12/42,120,093,080"), rejected=1, source=f"{REF}, a field lost, sum right"),
        Vector(said("120,093,080,072", at="190628,1242"), rejected=1, source=f"{REF}: no slashes, not this form"),
        Vector(
            framed(b"R1,000000000,210427,153000,128,097,082,084,0000,0000,00000,000"),
            rejected=1,
            source="serial 3.2: another form",
        ),
        Vector(SAMPLE[:-1], pending=True, source=f"{REF}, sum missing"),
        Vector(SAMPLE[:20], pending=True, source=f"{REF}, unfinished"),
        Vector(SAMPLE[:20] + SAMPLE, (RESULT,), rejected=1, source=f"{REF}, half a frame and a whole one"),
    )


@pytest.mark.parametrize("data", [b"", SAMPLE[:-1], SAMPLE + b"x", b"\x02\x03"])
def test_codec_alone_refuses_what_is_not_one_frame(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


def hear(codec: SelvasBp250, data: bytes) -> tuple[list[Record], list[Send]]:
    heard = tuple(codec.feed(Frame(data)))
    return [one for one in heard if isinstance(one, Record)], [one for one in heard if isinstance(one, Send)]


def in_a_step(questions: int) -> SelvasBp250:
    codec = SelvasBp250()
    assert tuple(codec.open()) == tuple(codec.begin()) == ()
    for _ in range(questions):
        assert tuple(codec.ask()) == (VERSION,), "always answered: a sign of life"
    return codec


def test_a_result_is_old_until_the_device_must_have_forgotten_what_it_had() -> None:
    assert (FORGETS - 2) * POLL >= 15, "the question at the begin and the one after it may come together"
    for questions, stored in ((0, True), (FORGETS - 1, True), (FORGETS, False), (FORGETS + 9, False)):
        (record,), _ = hear(in_a_step(questions), SAMPLE)
        assert record.fields["stored"] is stored


def test_outside_a_step_it_is_old() -> None:
    codec = in_a_step(9)
    codec.end()
    (record,), _ = hear(codec, SAMPLE)
    assert record.fields["stored"] is True


@pytest.mark.parametrize("end_first", [True, False])
def test_it_is_acked_when_the_data_is_over_and_stored(end_first: bool) -> None:
    codec = in_a_step(9)
    (record,), sends = hear(codec, SAMPLE)
    assert sends == []
    if end_first:
        assert hear(codec, END) == ([], [])
        assert tuple(codec.kept(record)) == (ACK,)
    else:
        assert tuple(codec.kept(record)) == ()
        assert hear(codec, END) == ([], [ACK])
    assert hear(codec, END) == ([], []), "once"


def test_it_is_said_once_however_often_it_repeats() -> None:
    codec = in_a_step(9)
    assert len(hear(codec, SAMPLE)[0]) == 1
    assert hear(codec, SAMPLE) == ([], [])
