"""Finger clips with frames of their makers: BLE reference 3.4."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import berrymed, jumper, nonin, viatom
from kiosk.devices.conformance import ABSENT, DriverContract, Guard
from kiosk.devices.driver import Asking, Frame, WireProtocol
from tests.devices.codecs.said import flawed, heard, means, quantities, says, silent

O = "BLE 3.4"  # noqa: E741  # like its neighbours
D = Decimal
HEADER, LENGTH = FrameFlaw.BAD_HEADER, FrameFlaw.BAD_LENGTH


class TestNonin(DriverContract):
    protocol = nonin.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == nonin.KEY)
    vectors = (
        says(
            "0A 15 1E 0104 000F 61 004B",
            f"{O}: example",
            spo2_pct=97,
            pulse_bpm=75,
            counter=15,
            battery_v=D("3.0"),
            pai_raw=260,
            status_bits=21,
        ),
        says("0A 15 1E 0104 0000 64 0048", f"{O}: 100 %", spo2_pct=100, pulse_bpm=72, counter=0),
        says("0A 15 1E 0104 FFFF 55 0048", f"{O}: the counter is big-endian", counter=65535, spo2_pct=85),
        says("0A 15 1E 0104 0100 55 0048", f"{O}: the counter is big-endian", counter=256),
        says("0A 15 1E 0104 000F 61 00C8", f"{O}: 200 a minute", pulse_bpm=200),
        says("0A 15 1E 0104 000F 61 0100", f"{O}: the pulse is big-endian", odd="256", pulse_bpm=256),
        says("0A 15 1E 0104 000F 7F 01FF", f"{O}: nothing yet", spo2_pct=None, pulse_bpm=None, counter=15),
        says("0A 15 1E 0104 000F 7F 004B", f"{O}: no SpO2", spo2_pct=None, pulse_bpm=75),
        says("0A 15 1E 0104 000F 61 01FF", f"{O}: no pulse", spo2_pct=97, pulse_bpm=None),
        says("0A 15 1F 0104 000F 61 004B", f"{O}: battery", battery_v=D("3.1")),
        says("0A 15 00 0104 000F 61 004B", f"{O}: battery empty", battery_v=D("0.0")),
        says("0A 00 1E 0000 000F 61 004B", f"{O}: status and amplitude 0", status_bits=0, pai_raw=0),
        says("0A FF 1E FFFF 000F 61 004B", f"{O}: every bit", status_bits=255, pai_raw=65535),
        says("0A 15 1E 0104 000F 5F 0063", f"{O}: 95 %, 99", spo2_pct=95, pulse_bpm=99),
        says("0A 15 1E 0104 000F 46 0032", f"{O}: 70 %, 50", spo2_pct=70, pulse_bpm=50),
        says("0A 15 1E 0104 000F 00 0000", f"{O}: zeros", odd="no finger", spo2_pct=0, pulse_bpm=0),
        flawed("", "BLE 0: empty"),
        flawed("0A", f"{O}: one byte", LENGTH),
        flawed("0A 15 1E 0104 000F 61 00", f"{O}: nine bytes", LENGTH),
        flawed("0A 15 1E 0104 000F 61 004B 00", f"{O}: eleven bytes", LENGTH),
        flawed("0B 15 1E 0104 000F 61 004B", f"{O}: another length byte", HEADER),
        flawed("00 15 1E 0104 000F 61 004B", f"{O}: another length byte", HEADER),
        flawed("09 15 1E 0104 000F 61 00", f"{O}: nine bytes, and says so", LENGTH),
    )


class TestJumper(DriverContract):
    protocol = jumper.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == jumper.KEY)
    open_ended = True  # the length varies
    vectors = (
        says("81 38 63 44", f"{O}: example 1", pulse_bpm=56, spo2_pct=99, pi_pct=D("6.8"), measurement_ok=True),
        says("81 48 61 1E", f"{O}: example 2", pulse_bpm=72, spo2_pct=97, pi_pct=D("3.0")),
        says("81 FF 62 20", f"{O}: example 3, no pulse", pulse_bpm=None, spo2_pct=98, measurement_ok=False),
        says("81 FF 7F 00", f"{O}: nothing yet", pulse_bpm=None, spo2_pct=None, pi_pct=D(0), measurement_ok=False),
        says("81 48 7F 1E", f"{O}: no SpO2", pulse_bpm=72, spo2_pct=None, measurement_ok=False),
        says("81 48 61 1E 00", f"{O}: five bytes", pulse_bpm=72, spo2_pct=97, trailing=ABSENT),
        says("81 48 61 1E 00 01 02 03 04 05 06", f"{O}: eleven bytes", pulse_bpm=72, spo2_pct=97, trailing=ABSENT),
        says("81 FE 61 1E", f"{O}: the most beats", odd="254", pulse_bpm=254),
        says("81 C8 64 1E", f"{O}: 200, 100 %", pulse_bpm=200, spo2_pct=100),
        says("81 1E 5A 01", f"{O}: 30, 90 %", pulse_bpm=30, spo2_pct=90, pi_pct=D("0.1")),
        says("81 48 7E 1E", f"{O}: 126 is a number", odd="above 100 %", spo2_pct=126),
        says("81 00 00 00", f"{O}: zeros", odd="no finger", pulse_bpm=0, spo2_pct=0),
        says("81 48 61 FF", f"{O}: the most perfusion", pi_pct=D("25.5")),
        silent("80 01 02 03 04 05", f"{O}: the wave"),
        silent("80", f"{O}: the wave, empty"),
        silent("80 81 38 63 44", f"{O}: a wave that looks like values"),
        flawed("", "BLE 0: empty"),
        flawed("81", f"{O}: four bytes at least"),
        flawed("81 38", f"{O}: four bytes at least"),
        flawed("81 38 63", f"{O}: four bytes at least"),
        flawed("82 38 63 44", f"{O}: another kind", HEADER),
        flawed("01 38 63 44", f"{O}: another kind", HEADER),
        flawed("00", f"{O}: another kind", HEADER),
    )


class TestBerryMed(DriverContract):
    protocol = berrymed.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == berrymed.KEY)
    open_ended = True  # a notification may end inside a frame: the rest comes with the next
    vectors = (
        says(
            "C5 3A 05 4B 61",
            f"{O}: example 1",
            pulse_bpm=75,
            spo2_pct=97,
            finger=True,
            searching=False,
            signal=5,
            wave=58,
            measurement_ok=True,
        ),
        says("95 20 45 70 60", f"{O}: example 2", pulse_bpm=240, spo2_pct=96),
        says("80 00 5F 7F 7F", f"{O}: example 3", pulse_bpm=None, spo2_pct=None, finger=False, measurement_ok=False),
        says("80 00 15 4B 61", f"{O}: no finger, old numbers", finger=False, measurement_ok=False, spo2_pct=97),
        says("80 00 25 4B 61", f"{O}: searching", searching=True, measurement_ok=False),
        says("80 00 45 7F 61", f"{O}: no pulse", pulse_bpm=None, spo2_pct=97, measurement_ok=False),
        says("80 00 05 7F 61", f"{O}: 127 a minute is a pulse", pulse_bpm=127, measurement_ok=True),
        says("80 00 05 4B 7F", f"{O}: no SpO2", spo2_pct=None, measurement_ok=False),
        says("80 00 45 00 61", f"{O}: bit 7 of the pulse", pulse_bpm=128),
        says("8F 64 0F 4B 64", f"{O}: strongest", signal=15, wave=100, spo2_pct=100),
        says("B0 00 05 4B 61", f"{O}: bits 4 and 5 are ignored", pulse_bpm=75, signal=0),
        says("C5 3A 05 4B 61 C5 3B 05 4C 62", f"{O}: two frames, the newest counts", pulse_bpm=76, spo2_pct=98),
        says("4B 61 C5 3A 05 4B 61", f"{O}: the end of a frame before it", pulse_bpm=75, spo2_pct=97),
        says("C5 3A C5 3A 05 4B 61", f"{O}: a frame that broke off", pulse_bpm=75),
        says("C5 3A 05 4B 61 C5 3A", f"{O}: the beginning of the next", pulse_bpm=75),
        silent("C5 3A 05 30 4B 61", f"{O}: six bytes are no frame"),
        silent("C5 3A 05 4B", f"{O}: four bytes"),
        silent("05 4B 61", f"{O}: no beginning"),
        silent("C5 3A 85 4B 61", f"{O}: bit 7 in the middle"),
        flawed("", "BLE 0: empty"),
    )


class TestViatom(DriverContract):
    protocol = viatom.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == viatom.KEY)
    guard = Guard.CHANGE
    vectors = (
        says(
            "55 00FF 0000 0D00 624200000000006100920A0100 2F",
            f"{O}: example",
            spo2_pct=98,
            pulse_bpm=66,
            battery_percent=97,
            charging=False,
            motion=146,
            pi_raw=10,
            finger=True,
            measurement_ok=True,
        ),
        flawed("55 00FF 0000 0D00 624200000000006100920A0100 2E", f"{O}: checksum", FrameFlaw.BAD_CHECKSUM),
        flawed("55 00FF 0000 0D00 614200000000006100920A0100 2F", f"{O}: another SpO2", FrameFlaw.BAD_CHECKSUM),
        flawed("55 00FE 0000 0D00 624200000000006100920A0100 2F", f"{O}: complement", HEADER),
        flawed("AA 17E8 0000 0000 1B", f"{O}: a question", HEADER),
        flawed("55 00FF 0000 0D00 624200000000006100920A01", f"{O}: cut short"),
        says("00 55 00FF 0000 0D00 624200000000006100920A0100 2F", f"{O}: rubbish before it", spo2_pct=98),
        flawed("55 00FF 0000 FFFF 00", f"{O}: too long", FrameFlaw.BAD_CHECKSUM),
        flawed("55", f"{O}: one byte"),
        flawed("", "BLE 0: empty"),
    )


def answer(*data: int) -> bytes:
    body = b"\x55\x00\xff\x00\x00" + len(data).to_bytes(2, "little") + bytes(data)
    return body + bytes((viatom.crc8(body),))


def test_the_question_has_its_own_checksum() -> None:
    assert viatom.crc8(viatom.ASK.data) == 0  # a frame with its checksum behind it
    codec = viatom.PROTOCOL.make("")
    assert isinstance(codec, Asking)
    assert tuple(codec.ask()) == tuple(codec.open()) == tuple(codec.begin()) == (viatom.ASK,)


@pytest.mark.parametrize(
    ("data", "spo2", "pulse"),
    [
        ((0, 0, 0, 0, 0, 0, 0, 97, 0, 0, 0, 0, 0), None, None),
        ((255, 255, 0, 0, 0, 0, 0, 97, 0, 0, 0, 1, 0), None, None),
        ((98, 66, 0, 0, 0, 0, 0, 97, 1, 0, 0, 0, 0), 98, 66),  # off the finger, charging
    ],
)
def test_a_ring_without_a_finger(data: tuple[int, ...], spo2: int | None, pulse: int | None) -> None:
    (record,) = heard(viatom.PROTOCOL, answer(*data).hex())
    assert (record.fields["spo2_pct"], record.fields["pulse_bpm"]) == (spo2, pulse)
    assert meaning(record) == (Refusal("no_result", "no_finger"),)


def test_an_answer_without_values_says_nothing() -> None:
    assert heard(viatom.PROTOCOL, answer().hex()) == []
    with pytest.raises(FrameError):
        viatom.merge((answer(),))


RING = bytes.fromhex("5500FF00000D00624200000000006100920A01002F")
CLIP = bytes.fromhex("C53A054B61")


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    places = [0, *sorted({cut for cut in cuts if 0 < cut < len(data)}), len(data)]
    return [data[begin:end] for begin, end in pairwise(places)]


@given(st.lists(st.integers(1, 20), max_size=6))
def test_an_answer_in_any_pieces(cuts: list[int]) -> None:
    codec, records = viatom.PROTOCOL.make(""), list[Record]()
    for piece in pieces(RING, cuts) * 2:
        records += [one for one in codec.feed(Frame(piece, 0.0, viatom.CHANNEL)) if isinstance(one, Record)]
    assert [(one.fields["spo2_pct"], one.raw) for one in records] == [(98, RING)] * 2
    assert viatom.merge(tuple(pieces(RING, cuts))).fields["spo2_pct"] == 98


def test_a_broken_answer_does_not_spoil_the_next() -> None:
    codec = viatom.PROTOCOL.make("")
    assert codec.feed(Frame(RING[:10], 0.0, viatom.CHANNEL)) == ()
    records = [one for piece in (RING, RING) for one in codec.feed(Frame(piece, 0.0, viatom.CHANNEL))]
    assert [one.raw for one in records if isinstance(one, Record)] == [RING, RING]
    with pytest.raises(FrameError) as flaw:
        codec.feed(Frame(RING[:-1] + b"\x00", 0.0, viatom.CHANNEL))
    assert flaw.value.flaw is FrameFlaw.BAD_CHECKSUM


@given(st.lists(st.integers(1, 14), max_size=8))
def test_frames_in_any_pieces(cuts: list[int]) -> None:
    codec, records = berrymed.PROTOCOL.make(""), list[Record]()
    stream = CLIP + bytes.fromhex("95204570 60") + CLIP
    for piece in pieces(stream, cuts):
        records += [one for one in codec.feed(Frame(piece, 0.0, berrymed.CHANNEL)) if isinstance(one, Record)]
    assert records[-1].raw == CLIP
    assert {one.fields["spo2_pct"] for one in records} <= {97, 96}
    assert berrymed.merge(tuple(pieces(stream, cuts))).fields["pulse_bpm"] == 75


def test_a_piece_without_a_frame() -> None:
    with pytest.raises(FrameError):
        berrymed.merge((b"\xc5\x3a", b"\x05"))


@pytest.mark.parametrize(
    ("protocol", "value", "nothing"),
    [
        (nonin.PROTOCOL, "0A151E0104000F61004B", "0A151E0104000F7F01FF"),
        (jumper.PROTOCOL, "81 48 61 1E", "81 FF 62 20"),
        (berrymed.PROTOCOL, "C53A054B61", "8000154B61"),
    ],
)
def test_what_a_clip_means(protocol: WireProtocol, value: str, nothing: str) -> None:
    assert set(quantities(protocol, value)) == {"spo2", "heart_rate"}
    assert means(protocol, nothing) == (Refusal("no_result", "no_finger"),)
    assert heard(protocol, value, channel="2a19") == []
