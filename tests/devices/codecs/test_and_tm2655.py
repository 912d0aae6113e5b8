"""A&D TM-2655, TM-2657 and InBody BPBIO: serial reference 3.1."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import xor

import pytest

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.and_tm2655 import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Asking, Frame

REF = "serial 3.1"
HEAD = b"\x16\x16\x0100\x02"
CAPTURED = bytes.fromhex(
    "161601303002544D323635351E313931303239313432391E52421E4D1E4530301E533130321E4D2038371E442036321E502038331E4931371E"
    "4C3133391E0336"
)
RESULT = {
    "sys": 102,
    "dia": 62,
    "map": 87,
    "pulse": 83,
    "error_code": "E00",
    "timestamp": datetime(2019, 10, 29, 14, 29),
    "status": "ok",
}
NO_VALUE = {"sys": ABSENT, "dia": ABSENT, "map": ABSENT, "pulse": ABSENT}
WITH_2657 = "E00 S128 M_97 D_82 P_71 i_0 m_0 r_0 t_43"


def frame(*fields: str, bcc: int | None = None) -> bytes:
    """Return a frame around these fields; ``_`` is a blank."""
    text = "\x1e".join(field.replace("_", " ") for field in fields).encode("latin-1")
    return HEAD + text + b"\x03" + bytes([reduce(xor, text, 0) if bcc is None else bcc])


def answer(fields: str, *, model: str = "TM2655", at: str = "1910291429", kind: str = "RB") -> bytes:
    """Return an RB answer with these fields, the lone M and the RS at the end."""
    return frame(model, at, kind, "M", *fields.split(" "), "")


NULS = CAPTURED.replace(b"\x1e", b"\0\x1e\0").replace(b"\x16\x16", b"\x16\0\x16\0")
ZERO_BCC = frame("TM2655", "1910291429", "RB", "M", "E00", "S102", "M_87", "D_62", "P_83", "I17", "L139", "xN")


class TestAndTm2655(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHECKSUM
    vectors = (
        Vector(CAPTURED, (RESULT,), source=f"{REF} row 1, captured text"),
        Vector(CAPTURED * 3, (RESULT,) * 3, source=f"{REF}: BPBIO sends three copies, 192 bytes"),
        Vector(NULS, (RESULT,), source=f"{REF}: NULs mixed in"),
        Vector(
            CAPTURED[:-1] + b"\0\0" + CAPTURED[-1:],
            (RESULT,),
            source=f"{REF}: NULs before the BCC",
            frail="a stray NUL is the right BCC of a text that was spoiled by just so much",
        ),
        Vector(b"\x16\x16" + CAPTURED, (RESULT,), source=f"{REF}, more SYNs"),
        Vector(ZERO_BCC, (RESULT,), source=f"{REF}: a BCC that is itself NUL"),
        Vector(
            answer("E07 S___ M___ D___ P___ I17 L___"),
            (NO_VALUE | {"status": "device_error", "error_code": "E07"},),
            source=f"{REF} row 2: error and blanks",
        ),
        Vector(
            answer("E21 S128 M_97 D_82 P_71"),
            (NO_VALUE | {"status": "device_error", "error_code": "E21"},),
            source=f"{REF}: numbers beside an error are none",
        ),
        Vector(
            answer(WITH_2657, model="TM2657"),
            (
                {"sys": 128, "map": 97, "dia": 82, "pulse": 71, "status": "ok"}
                | {"irregular_beats": 0, "movement": 0, "retests": 0, "duration_s": 43},
            ),
            source=f"{REF} row 3: TM-2657",
        ),
        Vector(
            answer("E00 S128 M_97 D__082 P_71 i_2 m_1 r_1 t108", model="TM2657"),
            ({"dia": 82, "irregular_beats": 2, "movement": 1, "retests": 1, "duration_s": 108},),
            source=f"{REF}: TM-2657, longer D, other letters",
        ),
        Vector(answer("E00 S102 M_87 D_62 P_83", kind="AB"), (RESULT,), source=f"{REF}: AB in a Korean capture"),
        Vector(answer("E00 S102 M_87 D_62 P___"), ({"sys": 102, "pulse": None},), source=f"{REF}, pulse blank"),
        Vector(answer("S102 M_87 D_62 P_83"), ({"sys": 102, "error_code": ABSENT},), source=f"{REF}, no error field"),
        Vector(answer("E00 S___ M___ D___ P___"), (NO_VALUE | {"status": "no_result"},), source=f"{REF}, all blank"),
        Vector(answer("E00 S000 M000 D000 P000"), (NO_VALUE | {"status": "no_result"},), source=f"{REF}, all zero"),
        Vector(
            answer("E00 S102 M_87 D_62 P_83", at="0000000000"),
            ({"sys": 102, "timestamp": None, "timestamp_unknown": True},),
            source=f"{REF}, clock not set",
        ),
        Vector(answer("E00 S102 M_87 D_62 P_83", at="          "), ({"timestamp": ABSENT},), source=f"{REF}, no clock"),
        Vector(answer("E00 SSTA M___ D___ P___"), source=f"{REF}: states are not values"),
        Vector(answer("E00 SSTP M___ D___ P___"), source=f"{REF}: states are not values"),
        Vector(frame("CON"), source=f"{REF}: answer to RE"),
        Vector(frame("RE", "PCON"), source=f"{REF}: answer to RE"),
        Vector(answer("E00 SWAIT M_97 D_82 P_71"), source=f"{REF}: words such as STA"),
        Vector(
            answer("E00 SERR M___ D___ P___"),
            (NO_VALUE | {"status": "device_error", "error_code": "ERR"},),
            source=f"{REF}: the state that is a failure",
        ),
        Vector(frame("TM2655", "1910291429", "RP", "N_2", "152080", "180075", ""), source=f"{REF}: table of beats"),
        Vector(b"\x16\x16\x0100\x06", source=f"{REF}: ACK"),
        Vector(b"\x16\x16\x0100\x15", ({"status": "device_error", "error_code": "NAK"},), source=f"{REF}: NAK"),
        Vector(bytes.fromhex("1616013020025354 0307"), source=f"{REF}: our own start command, echoed"),
        Vector(CAPTURED[:-1], source=f"{REF}, BCC missing", pending=True),
        Vector(CAPTURED[:40], source=f"{REF}, unfinished", pending=True),
        Vector(b"\x16", source=f"{REF}, one byte", pending=True),
        Vector(CAPTURED[:-1] + b"\x37", rejected=1, source=f"{REF}, BCC spoiled"),
        Vector(CAPTURED.replace(b"S102", b"S162"), rejected=1, source=f"{REF}, a digit spoiled"),
        Vector(answer("E00 S1A2 M_87 D_62 P_83"), rejected=1, source=f"{REF}, a letter among the digits, BCC right"),
        Vector(answer("E00 S102 M_87 D___ P_83"), rejected=1, source=f"{REF}, half a blood pressure"),
        Vector(answer("E00 S102 S120 M_87 D_62 P_83"), rejected=1, source=f"{REF}, two systolics"),
        Vector(answer("E?? S102 M_87 D_62 P_83"), rejected=1, source=f"{REF}, error code unreadable"),
        Vector(CAPTURED[:-2] + CAPTURED, (RESULT,), rejected=1, source=f"{REF}, ETX and BCC lost"),
        Vector(CAPTURED[:-1] + CAPTURED, (RESULT,), rejected=1, source=f"{REF}, BCC lost: SYN is not it"),
        Vector(b"\x16\x16\x0100\x41" + CAPTURED, (RESULT,), rejected=1, source=f"{REF}, a head with something else"),
        Vector(
            frame("TM2655", "1910291429", "RB", "M", "E00", "S102", "M_87", "D_62", "P_83", bcc=0x55),
            (RESULT,),
            source=f"{REF}: profile switch bcc = ignore",
            variant="bcc_ignore",
        ),
        Vector(CAPTURED, (RESULT,), source=f"{REF}: a right BCC in that profile", variant="bcc_ignore"),
        Vector(
            CAPTURED.replace(b"S102", b"S02"),
            rejected=1,
            source=f"{REF}: without a BCC a lost digit shows by the width",
            variant="bcc_ignore",
        ),
    )


def test_zero_bcc_vector_is_what_it_says() -> None:
    assert reduce(xor, ZERO_BCC[6:-2], 0) == 0


@pytest.mark.parametrize("data", [b"", b"\x16\x16\x0100\x02S102", CAPTURED + b"x", b"\x16"])
def test_codec_alone_refuses_what_is_not_one_frame(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


def test_a_failed_measurement_says_its_code() -> None:
    (record,) = Decoder(PROTOCOL).feed(answer("E07 S___ M___ D___ P___"), at=2.0)
    assert isinstance(record, Record)
    assert meaning(record) == (Refusal("device_error", "E07", at=2.0),)


def test_whoever_may_be_asleep_is_asked_whether_it_is_there() -> None:
    codec = PROTOCOL.make("")
    assert isinstance(codec, Asking)
    assert [send.data for send in codec.ask()] == [bytes.fromhex("16160130300252450317")]
    assert Decoder(PROTOCOL).feed(frame("CON")) == []
