"""Contec CMS50D+, both firmware families: serial reference 6.3."""

from __future__ import annotations

import pytest

from kiosk.core.errors import FrameError
from kiosk.core.reading import Reading, Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.cms50d import KEEP_ALIVE, NEW, OLD, PROTOCOL, START
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Asking, Frame

REF = "serial 6.3"
A, B = bytes.fromhex("8340054861"), bytes.fromhex("8340450A60")
OUT = bytes.fromhex("9300000000")
CAPTURED = bytes.fromhex("01E085B396C1E1FFFF")
ON_A = {"spo2": 97, "pulse": 72, "status": "ok", "strength": 3, "bar": 5, "spo2_dropping": False}
ON_NEW = {"spo2": 97, "pulse": 65, "status": "ok"}


def none(state: str) -> tuple[dict[str, object]]:
    """No number, and why."""
    return ({"spo2": ABSENT, "pulse": ABSENT, "status": "no_result", "state": state},)


def old(text: str) -> bytes:
    return bytes.fromhex(text)


class TestCms50d(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(A, (ON_A,), source=f"{REF} old, row 1"),
        Vector(A, (ON_A,), source=f"{REF} old, row 1", variant=OLD),
        Vector(OUT, none("finger_out"), source=f"{REF} old, row 2: finger out"),
        Vector(B, ({"spo2": 96, "pulse": 138, "status": "ok"},), source=f"{REF} old, row 3: bit 7 of the pulse"),
        Vector(A + B + OUT, (ON_A, {"pulse": 138}, *none("finger_out")), source=f"{REF} old, three at once"),
        Vector(old("9340054861"), none("finger_out"), source=f"{REF} old: numbers of a finger that is out are none"),
        Vector(old("8340154861"), none("probe_error"), source=f"{REF} old: probe error"),
        Vector(old("8340254861"), none("searching"), source=f"{REF} old: searching"),
        Vector(old("8340354861"), none("probe_error"), source=f"{REF} old: searching with a bad probe"),
        Vector(
            old("A340054861"), ({"spo2": 97, "spo2_dropping": True},), source=f"{REF} old: SpO2 drops: told, counts"
        ),
        Vector(old("C340054861"), (ON_A,), source=f"{REF} old: a beep"),
        Vector(old("8F7F0F4861"), ({"strength": 15, "bar": 15},), source=f"{REF} old: strength, wave and bar full"),
        Vector(old("8040004861"), ({"strength": 0, "bar": 0},), source=f"{REF} old: no strength"),
        Vector(old("8340050000"), none("not_settled"), source=f"{REF} old: zeros"),
        Vector(old("8340050061"), none("not_settled"), source=f"{REF} old: no pulse"),
        Vector(old("8340054800"), none("not_settled"), source=f"{REF} old: no SpO2"),
        Vector(old("834005487F"), none("not_settled"), source=f"{REF} old: 127 %"),
        Vector(old("8340054865"), none("not_settled"), source=f"{REF} old: 101 %"),
        Vector(old("8340457F61"), none("not_settled"), source=f"{REF} old: pulse 255"),
        Vector(old("8340054864"), ({"spo2": 100},), source=f"{REF} old: 100 %"),
        Vector(old("8340450061"), ({"pulse": 128},), source=f"{REF} old: pulse 128"),
        Vector(old("61") + A, (ON_A,), source=f"{REF} old: it begins in the middle"),
        Vector(A[:4] + A, (ON_A,), rejected=1, source=f"{REF} old: a byte lost"),
        Vector(A[:2], pending=True, source=f"{REF} old: unfinished"),
        Vector(CAPTURED, (ON_NEW,), source=f"{REF} new, captured"),
        Vector(CAPTURED, (ON_NEW,), source=f"{REF} new, captured", variant=NEW),
        Vector(CAPTURED * 2, (ON_NEW, ON_NEW), source=f"{REF} new, two at once"),
        Vector(bytes.fromhex("01E185B396C1E1FFFF"), none("wave_only"), source=f"{REF} new: E1, no number"),
        Vector(bytes.fromhex("01E285B396C1E1FFFF"), none("nothing"), source=f"{REF} new: E2, no number"),
        Vector(bytes.fromhex("01E2808080808080 80"), none("nothing"), source=f"{REF} new: E2, nothing in it"),
        Vector(bytes.fromhex("01E085B39680E1FFFF"), none("not_settled"), source=f"{REF} new: no pulse"),
        Vector(bytes.fromhex("01E085B396C180FFFF"), none("not_settled"), source=f"{REF} new: no SpO2"),
        Vector(bytes.fromhex("01E085B396C1FFFFFF"), none("not_settled"), source=f"{REF} new: 127 %"),
        Vector(bytes.fromhex("01E085B396BCE3FFFF"), ({"pulse": 60, "spo2": 99},), source=f"{REF} new, another"),
        Vector(bytes.fromhex("01E885B396C1E1FFFF"), rejected=1, source=f"{REF} new: a state that nobody has described"),
        Vector(bytes.fromhex("01E385B396C1E1FFFF"), rejected=1, source=f"{REF} new: E3"),
        Vector(bytes.fromhex("01E085B396C1E1FFFE"), rejected=1, source=f"{REF} new: bytes 7 and 8 are FF"),
        Vector(bytes.fromhex("01E085B396C1E1FF") + CAPTURED, (ON_NEW,), rejected=1, source=f"{REF} new: a byte lost"),
        Vector(bytes.fromhex("01E085B316C1E1FFFF"), rejected=1, source=f"{REF} new: no bit 7", pending=True),
        Vector(CAPTURED[:5], pending=True, source=f"{REF} new: unfinished"),
        Vector(CAPTURED[3:] + CAPTURED, (ON_NEW,), rejected=1, source=f"{REF} new: it begins in the middle"),
        Vector(A + CAPTURED + B, (ON_A, ON_NEW, {"pulse": 138}), source=f"{REF}: two forms side by side"),
        Vector(A + A, source=f"{REF}: old packets are none of the new form", variant=NEW),
    )


def test_the_newer_one_is_started_and_kept_awake() -> None:
    newer, older = PROTOCOL.make(NEW), PROTOCOL.make(OLD)
    assert isinstance(newer, Asking)
    assert (tuple(newer.open()), tuple(newer.begin()), tuple(newer.ask())) == ((START,), (START,), (KEEP_ALIVE,))
    assert (tuple(older.open()), tuple(older.begin())) == ((), ())
    assert (START.data.hex(), KEEP_ALIVE.data.hex()) == ("7d81a1808080808080", "7d81af808080808080")


@pytest.mark.parametrize("data", [b"", A[:-1], A + b"\0", CAPTURED[:-1], b"\x01" * 9, b"\xff" * 5])
def test_codec_alone_refuses_what_is_not_one_packet(data: bytes) -> None:
    with pytest.raises(FrameError):
        tuple(PROTOCOL.make("").feed(Frame(data)))


def test_every_packet_of_a_settled_finger_stands_for_itself() -> None:
    (record,) = Decoder(PROTOCOL).feed(A, at=1.0)
    assert isinstance(record, Record)
    said = {item.quantity: (int(item.value), item.stable) for item in meaning(record) if isinstance(item, Reading)}
    assert said == {"heart_rate": (72, True), "spo2": (97, True)}
