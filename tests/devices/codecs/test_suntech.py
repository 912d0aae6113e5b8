"""SunTech OEM module: serial reference 3.6. The answers are composed by us from the documented layout."""

from __future__ import annotations

import pytest

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.suntech import ASK_CUFF, ASK_RESULT, PROTOCOL, START, SunTech
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.driver import Frame, Send

REF = "serial 3.6"


def answer(data: bytes) -> bytes:
    """Return a frame of the module around this."""
    frame = bytes([0x3E, len(data) + 3]) + data
    return frame + bytes([-sum(frame) % 256])


def cuff(pressure: int) -> bytes:
    """The pressure in the cuff."""
    return answer(pressure.to_bytes(2, "little"))


def result(sys: int = 128, dia: int = 82, mean: int = 97, pulse: int = 71, spare: int = 0) -> bytes:
    """A result of 24 bytes."""
    words = [number.to_bytes(2, "little") for number in (sys, dia, mean)]
    return answer(words[0] + words[1] + bytes([spare] * 10) + bytes([pulse, spare]) + words[2] + bytes([spare] * 3))


DONE = answer(b"\x4b")
RESULT = {"sys": 128, "dia": 82, "map": 97, "pulse": 71, "status": "ok"}
NO_VALUE = {"sys": ABSENT, "dia": ABSENT, "map": ABSENT, "pulse": ABSENT}


class TestSunTech(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHANGE
    vectors = (
        Vector(result(), (RESULT,), source=f"{REF}: result, length 18h"),
        Vector(result(spare=0x3E), (RESULT,), source=f"{REF}: the mark among the other bytes"),
        Vector(result(spare=0xFF), (RESULT,), source=f"{REF}: other bytes filled"),
        Vector(result() * 2, (RESULT, RESULT), source=f"{REF}, two at once"),
        Vector(result(142, 91, 108, 60), ({"sys": 142, "dia": 91, "map": 108, "pulse": 60},), source=f"{REF}, another"),
        Vector(
            result(262, 158, 193, 180),
            ({"sys": 262, "dia": 158, "map": 193, "pulse": 180},),
            source=f"{REF}: little endian, more than a byte",
        ),
        Vector(result(pulse=0), ({"sys": 128, "pulse": None},), source=f"{REF}, no pulse"),
        Vector(result(mean=0), ({"sys": 128, "map": None},), source=f"{REF}, no mean"),
        Vector(result(pulse=255), ({"pulse": 255},), source=f"{REF}, highest byte", odd="values are not judged here"),
        Vector(result(0, 0, 0, 0), (NO_VALUE | {"status": "no_result"},), source=f"{REF}, all zero"),
        Vector(cuff(0), ({"cuff_mmhg": 0, "sys": ABSENT},), source=f"{REF}: empty cuff is no result"),
        Vector(cuff(62), ({"cuff_mmhg": 62},), source=f"{REF}: cuff at 3E, the mark itself"),
        Vector(cuff(180), ({"cuff_mmhg": 180, "status": ABSENT},), source=f"{REF}: cuff pressure"),
        Vector(cuff(300), ({"cuff_mmhg": 300},), source=f"{REF}: cuff pressure, 16 bit"),
        Vector(DONE, source=f"{REF}: done, no value"),
        Vector(answer(b"\x45"), source=f"{REF}, another short answer"),
        Vector(DONE + result(), (RESULT,), source=f"{REF}: done and result"),
        Vector(cuff(120) + DONE + result(), ({"cuff_mmhg": 120}, RESULT), source=f"{REF}: three kinds at once"),
        Vector(START.data, source=f"{REF}: host's start, echoed"),
        Vector(ASK_RESULT.data, source=f"{REF}: host's question, echoed"),
        Vector(b"\x3e\x07\x01\x02\x03\x04" + result(), (RESULT,), source=f"{REF}: a length that nobody has described"),
        Vector(result()[:-1] + b"\x00", rejected=1, source=f"{REF}, sum spoiled"),
        Vector(result().replace(b"\x80\x00\x52", b"\x90\x00\x52"), rejected=1, source=f"{REF}, a value spoiled"),
        Vector(cuff(180)[:-1] + b"\x00", rejected=1, source=f"{REF}, sum of a cuff pressure spoiled"),
        Vector(DONE[:-1] + b"\x00", rejected=1, source=f"{REF}, sum of done spoiled"),
        Vector(result(sys=0), rejected=1, source=f"{REF}, half a blood pressure"),
        Vector(result(dia=0), rejected=1, source=f"{REF}, half a blood pressure"),
        Vector(result(sys=12416), rejected=1, source=f"{REF}, more than a cuff can hold, sum right"),
        Vector(result(142, 91, 108, 60)[:-1], pending=True, source=f"{REF}, sum missing"),
        Vector(result()[:10], pending=True, source=f"{REF}, unfinished"),
        Vector(b"\x3e", pending=True, source=f"{REF}, one byte"),
        Vector(cuff(180)[:3] + result(), (RESULT,), rejected=1, source=f"{REF}, half a frame and a whole one"),
    )


def test_host_frames_sum_to_zero() -> None:
    assert [send.data.hex() for send in (START, ASK_CUFF, ASK_RESULT)] == ["3a20a6", "3a79050048", "3a7903004a"]
    assert all(sum(send.data) % 256 == 0 for send in (START, ASK_CUFF, ASK_RESULT))


@pytest.mark.parametrize("data", [b"", b"\x3e", result()[:-1], result() + b"x", b"\x3e\x04\x4b\x00"])
def test_codec_alone_refuses_what_is_not_one_frame(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


class Module:
    """The codec on a wire."""

    def __init__(self, starts: bool = True) -> None:
        self.codec = SunTech(starts)
        assert tuple(self.codec.open()) == ()

    def begin(self, shown: bytes) -> tuple[Send, ...]:
        """A step begins, and it answers with what it shows."""
        said = tuple(self.codec.begin())
        assert self(shown) == ([], [])
        return said

    def __call__(self, *frames: bytes) -> tuple[list[dict[str, object]], list[Send]]:
        heard = [one for data in frames for one in self.codec.feed(Frame(data))]
        records = [dict(one.fields) for one in heard if isinstance(one, Record)]
        return [one for one in records if "cuff_mmhg" not in one], [one for one in heard if isinstance(one, Send)]


def test_the_kiosk_starts_it_in_the_variant_that_says_so() -> None:
    assert Module().begin(result()) == (ASK_RESULT, START)
    assert Module(starts=False).begin(result()) == (ASK_RESULT,)
    assert tuple(SunTech(True).ask()) == (ASK_CUFF,)


@pytest.mark.parametrize("end", [DONE, cuff(4)])
def test_a_result_is_asked_for_when_the_cuff_was_full_and_it_is_over(end: bytes) -> None:
    module = Module()
    module.begin(result(150, 95))
    assert module(DONE, cuff(12), cuff(90), cuff(172), cuff(64)) == ([], [])
    assert module(end) == ([], [ASK_RESULT])
    assert module(result())[0] == [RESULT]
    assert module(result()) == ([], []), "once"


def test_an_order_that_is_answered_is_no_end() -> None:
    module = Module()
    module.begin(result(150, 95))
    assert module(DONE, cuff(0), DONE) == ([], [])


def test_what_it_showed_before_is_nobodys() -> None:
    module = Module()
    module.begin(result())
    assert module(cuff(90), cuff(3), result()) == ([], [ASK_RESULT]), "not ready yet"
    assert module(cuff(3)) == ([], [ASK_RESULT])
    assert module(DONE, result())[0] == [{"status": "device_error", "error_code": "unchanged"}]


def test_outside_a_step_it_has_nothing_to_say() -> None:
    module = Module()
    assert module(result(), DONE, cuff(90), cuff(3), result()) == ([], [])
    module.begin(result(150, 95))
    module.codec.end()
    assert module(cuff(90), DONE, result()) == ([], [])
