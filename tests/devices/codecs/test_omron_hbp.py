"""Omron HBP-9030 and HBP-9020: serial reference 3.5."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.omron_hbp import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame

REF = "serial 3.5"
F5, CSV, SHORT = "hbp9030_f5", "hbp9020_csv", "hbp9020_short"
BLANKS = " " * 20
NO_VALUE = {"sys": ABSENT, "dia": ABSENT, "map": ABSENT, "pulse": ABSENT}


def f5(values: str = "128,082,071", *, error: str = "0", movement: str = "0", who: str = BLANKS, at: str = "") -> bytes:
    """Return a line in output format 5."""
    return f"{at or '2026,11,21,09,30'},{who},{error},{values},{movement}\r\n".encode()


def csv(values: str = "140,098,077,068", *, note: str = "3", at: str = "2023/04/27,15:06", end: str = "\r\n") -> bytes:
    """Return a line of mode 5, F3."""
    return f"bp,99999999999999999999,{at},{values},{note}{end}".encode()


CAPTURED = bytes.fromhex("02203135303530322030393433203132352030373520303939 03")
ON_9030 = {
    "sys": 128,
    "dia": 82,
    "pulse": 71,
    "map": ABSENT,
    "movement": 0,
    "status": "ok",
    "timestamp": datetime(2026, 11, 21, 9, 30),
}
ON_9020 = {
    "sys": 140,
    "dia": 77,
    "map": 98,
    "pulse": 68,
    "note": 3,
    "status": "ok",
    "timestamp": datetime(2023, 4, 27, 15, 6),
}
ON_SHORT = {"sys": 125, "dia": 75, "pulse": 99, "status": "ok", "timestamp": datetime(2015, 5, 2, 9, 43)}


class TestOmronHbp(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        # HBP-9030, output format 5
        Vector(f5(), (ON_9030,), source=f"{REF} 9030 row 1, widths of the vendor's format 5"),
        Vector(f5(), (ON_9030,), source=f"{REF} 9030 row 1", variant=F5),
        Vector(
            f5("   ,   ,   ", error="2", at="2026,11,21,09,31"),
            (NO_VALUE | {"status": "device_error", "error_code": "2", "timestamp": datetime(2026, 11, 21, 9, 31)},),
            source=f"{REF} 9030 row 2",
        ),
        *(
            Vector(
                f5("   ,   ,   ", error=code),
                (NO_VALUE | {"status": "device_error", "error_code": code},),
                source=f"{REF} 9030: error other than 0",
            )
            for code in "13456789E"
        ),
        Vector(f5(movement="3", at="2023,04,27,15,06"), ({"sys": 128, "movement": 3},), source=f"{REF} 9030 row 3"),
        Vector(
            f5(error="1"),
            (NO_VALUE | {"status": "device_error", "error_code": "1"},),
            source=f"{REF} 9030: numbers beside an error are none",
        ),
        Vector(f5(who="00000000000012345678"), (ON_9030,), source=f"{REF} 9030, with an id: left out"),
        Vector(f5("128, 82, 71"), (ON_9030,), source=f"{REF} 9030, blanks for zeros"),
        Vector(f5("260,215,180"), ({"sys": 260, "dia": 215, "pulse": 180},), source=f"{REF} 9030, most", odd="range"),
        Vector(f5("060,030,040"), ({"sys": 60, "dia": 30, "pulse": 40},), source=f"{REF} 9030, lowest of its range"),
        Vector(f5("   ,   ,   "), (NO_VALUE | {"status": "no_result"},), source=f"{REF} 9030, error 0 and blanks"),
        Vector(f5(at="2026,00,21,09,30"), ({"sys": 128, "timestamp": None},), source=f"{REF} 9030, clock not set"),
        Vector(f5("059,030,071"), rejected=1, source=f"{REF} 9030: SYS is 60 to 260"),
        Vector(f5("261,082,071"), rejected=1, source=f"{REF} 9030: SYS is 60 to 260"),
        Vector(f5("128,216,071"), rejected=1, source=f"{REF} 9030: DIA is 30 to 215"),
        Vector(f5("128,029,071"), rejected=1, source=f"{REF} 9030: DIA is 30 to 215"),
        Vector(f5("128,082,181"), rejected=1, source=f"{REF} 9030: pulse is 40 to 180"),
        Vector(f5("128,   ,071"), rejected=1, source=f"{REF} 9030, half a blood pressure"),
        Vector(f5("128,8 2,071"), rejected=1, source=f"{REF} 9030, a blank among the digits"),
        Vector(f5("128,08 ,071"), rejected=1, source=f"{REF} 9030, a blank after the digits"),
        Vector(f5("128,82,071"), rejected=1, source=f"{REF} 9030: widths are fixed, 52 characters"),
        Vector(f5("1280,82,071"), rejected=1, source=f"{REF} 9030: widths are fixed, right length"),
        Vector(f5(who=BLANKS[1:]), rejected=1, source=f"{REF} 9030, an id of 19"),
        Vector(f5()[:-2] + b"\n", rejected=1, source=f"{REF} 9030, no CR"),
        Vector(f5()[:-1], pending=True, source=f"{REF} 9030, LF missing"),
        Vector(f5()[:30], pending=True, source=f"{REF} 9030, unfinished"),
        Vector(f5()[:30] + f5(), (ON_9030,), rejected=1, source=f"{REF} 9030, half a line and a whole one"),
        # HBP-9020, mode 5, F3
        Vector(csv(), (ON_9020,), source=f"{REF} 9020 csv, captured"),
        Vector(csv(), (ON_9020,), source=f"{REF} 9020 csv, captured", variant=CSV),
        Vector(
            b"bp,12345678901234567890,2016/01/25,01:05,100,075,050,065,0\r",
            ({"sys": 100, "dia": 50, "map": 75, "pulse": 65, "note": 0},),
            source=f"{REF} 9020 csv row 2, CR only",
        ),
        Vector(csv("140, 98, 77, 68"), (ON_9020,), source=f"{REF} 9020 csv, blanks for zeros"),
        Vector(csv("140,98,77,68"), (ON_9020,), source=f"{REF} 9020: by its commas, not by columns"),
        Vector(
            csv().replace(b"9" * 20, b"1234"), (ON_9020,), source=f"{REF} 9020: by its commas, a short id, left out"
        ),
        Vector(csv().replace(b"9" * 20, b""), (ON_9020,), source=f"{REF} 9020, no id"),
        Vector(
            csv(",,,", note="0"), (NO_VALUE | {"status": "no_result"},), source=f"{REF} 9020, nothing between commas"
        ),
        Vector(csv("140,98,77,06"), rejected=1, source=f"{REF} 9020, a digit of three lost"),
        Vector(csv("14,098,077,068"), rejected=1, source=f"{REF} 9020, a digit of the first lost"),
        Vector(csv("1400,098,077,068"), rejected=1, source=f"{REF} 9020, four digits"),
        Vector(csv("140,098,077,068,1"), rejected=1, source=f"{REF} 9020, a field too many"),
        Vector(csv()[:40] + csv(), (ON_9020,), rejected=1, source=f"{REF} 9020, half a line and a whole one"),
        Vector(csv("   ,   ,   ,   ", note="0"), (NO_VALUE | {"status": "no_result"},), source=f"{REF} 9020, blanks"),
        Vector(csv("000,000,000,000", note="0"), (NO_VALUE | {"status": "no_result"},), source=f"{REF} 9020, zeros"),
        Vector(
            csv("000,000,000,000", note="2"),
            (NO_VALUE | {"status": "device_error", "error_code": "2"},),
            source=f"{REF} 9020 csv: one project calls the last digit an error code",
        ),
        Vector(csv("140,098,077,000"), ({"sys": 140, "pulse": None},), source=f"{REF} 9020 csv, no pulse"),
        Vector(csv(at="0000/00/00,00:00"), ({"sys": 140, "timestamp": None},), source=f"{REF} 9020 csv, clock not set"),
        Vector(csv("140,077,098,068"), rejected=1, source=f"{REF}: another model's order, never guessed"),
        Vector(csv("098,140,077,068"), rejected=1, source=f"{REF}: another model's order, never guessed"),
        Vector(csv("140,098,   ,068"), rejected=1, source=f"{REF} 9020 csv, half a blood pressure"),
        Vector(csv("140,098,077"), rejected=1, source=f"{REF} 9020 csv, a field lost"),
        Vector(csv("140,098,07A,068"), rejected=1, source=f"{REF} 9020 csv, a letter"),
        Vector(csv()[:-2], pending=True, source=f"{REF} 9020 csv, unfinished"),
        # HBP-9020, short form
        Vector(CAPTURED, (ON_SHORT,), source=f"{REF} 9020 short, captured"),
        Vector(CAPTURED + b"\x3a", (ON_SHORT,), source=f"{REF} 9020 short and its odd byte"),
        Vector(CAPTURED, (ON_SHORT,), source=f"{REF} 9020 short", variant=SHORT),
        Vector(
            CAPTURED.replace(b"125 075 099", b"           "),
            (NO_VALUE | {"status": "no_result"},),
            source=f"{REF} 9020 short, blanks",
        ),
        Vector(CAPTURED.replace(b"075", b"   "), rejected=1, source=f"{REF} 9020 short, half a blood pressure"),
        Vector(CAPTURED.replace(b"125 ", b"125"), rejected=1, source=f"{REF} 9020 short, a byte lost"),
        Vector(CAPTURED[:-1], pending=True, source=f"{REF} 9020 short, unfinished"),
        # side by side
        Vector(f5() + csv() + CAPTURED, (ON_9030, ON_9020, ON_SHORT), source=f"{REF}, three forms side by side"),
        Vector(f5() + csv() + CAPTURED, (ON_9020,), source=f"{REF}, only its own form", variant=CSV),
        Vector(f5() + csv() + CAPTURED, (ON_9030,), source=f"{REF}, only its own form", variant=F5),
        Vector(f5() + csv() + CAPTURED, (ON_SHORT,), source=f"{REF}, only its own form", variant=SHORT),
    )


def test_a_line_of_format_5_is_as_long_as_the_vendor_says() -> None:
    assert len(f5()) == 53 + 2


def test_a_failed_measurement_says_its_code() -> None:
    (record,) = Decoder(PROTOCOL).feed(f5("   ,   ,   ", error="2"), at=4.0)
    assert isinstance(record, Record)
    assert meaning(record) == (Refusal("device_error", "2", at=4.0),)


@pytest.mark.parametrize("data", [b"", f5()[:-1], f5() + b"x", csv()[2:], csv(), CAPTURED + b":"])
def test_codec_alone_refuses_what_is_not_one_frame(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


def test_a_variant_refuses_another_form() -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make(F5).feed(Frame(csv(end="\r"))))
