"""Real pyserial on the simulated ports: what a client reads, what unplugging does, and whether sent.jsonl is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from functools import partial

import pytest
import serial

from tests.devices.simulate.scenes import PRESSURE, Start, Table, device, pressure, scale
from tests.rig import Rig, wait_until

WEIGHT: Table = {"step": "weight", "value": Decimal("65.40")}
ASK, ACK = bytes.fromhex("16160130300252420310"), bytes.fromhex("161601303006")
BEGIN, STOP = bytes.fromhex("16160130200253540307"), bytes.fromhex("16160130200253500303")


def opened(rig: Rig, link: str = "scale", baud: int = 9600, stopbits: int = 1) -> closing[serial.Serial]:
    return closing(serial.Serial(rig.port(link), baud, stopbits=stopbits, timeout=0.02, exclusive=True))


def heard(port: serial.Serial, wanted: bytes) -> bytes:
    """Read until these bytes have come."""
    got = bytearray()

    def read() -> bool:
        got.extend(port.read(4096))
        return wanted in got

    wait_until(read)
    return bytes(got)


def more_rubbish(rig: Rig, before: int) -> bool:
    return len(rig.sent(garbled=True, lost=True)) > before


def lines(data: bytes) -> Iterator[tuple[str, Decimal]]:
    for kind, digits in re.findall(rb"(ST|US),GS,([+-]\d{4}\.\d\d)kg\r\n", data):
        yield kind.decode(), Decimal(digits.decode())


def test_a_weight_settles_and_is_in_the_ledger(start: Start) -> None:
    rig = start(scale(WEIGHT))
    with opened(rig) as port:
        heard(port, b"ST,GS,+0000.00kg\r\n")  # the empty scale talks
        rig.step("weight")
        data = heard(port, b"ST,GS,+0065.40kg\r\n" * 3)
        rig.end("weight")
        data += heard(port, b"ST,GS,+0000.00kg\r\n")
    values = list(lines(data))
    assert ("ST", Decimal("65.40")) in values
    assert sum(kind == "US" for kind, _ in values) >= 10
    assert {value for kind, value in values if kind == "ST"} == {Decimal("65.40"), Decimal("0.00")}
    written = [line for line in rig.sent() if "lost" not in line]
    assert [(kind, value) for kind, value in values if value] == [
        ("ST" if line["stable"] else "US", line["value"]) for line in written
    ]
    for line in written:
        ((kind, value),) = lines(bytes.fromhex(str(line["bytes"])))
        assert (value, line["stable"]) == (line["value"], kind == "ST")
        assert (line["device"], line["step"], line["quantity"], line["side"], line["unit"]) == (
            ("cas-ci-400", "weight", "body_weight", None, "kg")
        )


def test_a_pulled_cable_ends_every_read_and_a_new_one_works(start: Start) -> None:
    rig = start(scale({**WEIGHT, "unplug": True, "unplug_after": 0.5, "replug_after": 20}))
    with opened(rig) as port:
        heard(port, b"ST,GS")
        rig.step("weight")
        with pytest.raises(serial.SerialException):
            heard(port, b"never")
        with pytest.raises(serial.SerialException):
            port.read(1)
        with pytest.raises(OSError, match="Errno 5"):
            _ = port.in_waiting
    with pytest.raises(serial.SerialException):
        serial.Serial(rig.port("scale"))
    rig.wait_event("plugged")
    with opened(rig) as port:
        heard(port, b"ST,GS,+0065.40kg\r\n")  # the person still stands there
    assert rig.sent(lost=True)  # what was said without a cable


def test_cables_can_be_pulled_by_command(start: Start) -> None:
    rig = start(scale(WEIGHT))
    rig.do(do="unplug", device="cas-ci-400")
    with pytest.raises(serial.SerialException):
        serial.Serial(rig.port("scale"))
    rig.do(do="replug", device="scale")
    with opened(rig) as port:
        heard(port, b"ST,GS")
        rig.fault("silent", "scale")
        wait_until(lambda: not port.read(4096))
        rig.fault("clear", "scale")
        heard(port, b"ST,GS")


def test_nobody_listening_is_lost(start: Start) -> None:
    rig = start(scale(WEIGHT))
    rig.step("weight")
    assert all(line["lost"] for line in rig.wait_sent(stable=True))


def test_wrong_settings_give_rubbish(start: Start) -> None:
    rig = start(scale(WEIGHT))
    rig.step("weight")
    for baud, stopbits in ((19200, 1), (2400, 1), (9600, 2)):
        with opened(rig, "scale", baud, stopbits) as port:
            before = len(rig.sent(garbled=True))
            wait_until(partial(more_rubbish, rig, before))
            assert b"kg" not in port.read(4096)


def test_noise_splits_and_merges_hurt_no_frame(start: Start) -> None:
    rig = start(scale(WEIGHT, noise=0.5, split=True, merge=True))
    with opened(rig) as port:
        rig.step("weight")
        data = heard(port, b"ST,GS,+0065.40kg\r\n")
    assert re.search(rb"[\x80-\xff]", data)


def test_the_stadiometer_says_it_once_with_weight_beside(start: Start) -> None:
    at = {"step": "height", "value": {"height": Decimal("162.3"), "weight": Decimal("65.40")}}
    rig = start(device("gtech-gl-150", {"serial": "/dev/stadiometer"}, at))
    with opened(rig, "/dev/stadiometer") as port:
        rig.step("height")
        assert heard(port, b"\x03") == b"\x02162.3,65.40,F,118.2, 24.8\x03"
    written = [(line["quantity"], line["value"], line["unit"], line.get("extra", False)) for line in rig.sent()]
    assert written == [
        ("body_height", Decimal("162.3"), "cm", False),
        ("body_weight", Decimal("65.40"), "kg", True),
        ("bmi", Decimal("24.8"), "kg/m2", True),
    ]


def test_the_serial_cuff_measures_answers_fails_and_replays(start: Start) -> None:
    stored = {"systolic": 150, "diastolic": 90, "pulse": 80}
    entries = ({"step": "pressure", "error": "E2"}, pressure(replay=[stored]))
    rig = start(device("and-tm-2655p", {"serial": "cuff"}, *entries, measuring=5))
    with opened(rig, "cuff", 2400) as port:
        port.write(ASK)
        assert b"\x1eE00\x1eS   \x1e" in heard(port, b"L139")  # nothing measured yet
        rig.step("pressure")
        port.write(BEGIN[:4])
        port.write(BEGIN[4:])
        assert b"\x1eE02\x1eS   \x1e" in heard(port, b"L139")
        assert not rig.sent()
        rig.step("pressure")
        live = heard(port, b"S128\x1eM 95\x1eD 78\x1eP 72\x1e")
        assert b"S150" in live
        wait_until(lambda: port.read(100) or True)
        port.write(ASK)
        assert b"S128" in heard(port, b"L139")
    foreign, ours = rig.sent(foreign=True), [line for line in rig.sent() if not {"foreign", "repeat"} & set(line)]
    assert len(foreign) == len(ours) == len(rig.wait_sent(repeat=True)) == 4
    assert len({line["t"] for line in ours}) == 1
    assert {str(line["quantity"]): line["value"] for line in ours} == {
        "systolic_pressure": PRESSURE["systolic"],
        "diastolic_pressure": PRESSURE["diastolic"],
        "heart_rate": PRESSURE["pulse"],
        "mean_pressure": 95,
    }


def test_the_serial_cuff_can_be_started_and_stopped(start: Start) -> None:
    rig = start(device("and-tm-2655p", {"serial": "cuff"}, pressure(), measuring=40))
    with opened(rig, "cuff", 2400) as port:
        rig.step("pressure")
        port.write(BEGIN)
        heard(port, ACK)
        port.write(STOP)
        heard(port, ACK)
        rig.step("pressure")
        heard(port, b"S128")
    assert len(rig.sent(quantity="heart_rate")) == 1


def test_raw_bytes_and_entries_by_the_clock(start: Start) -> None:
    rig = start(device("gtech-gl-150", {"serial": "a"}, {"seconds": 10, "bytes": "02 31 03"}))
    with opened(rig, "a") as port:
        assert heard(port, b"\x03") == b"\x021\x03"
    (line,) = rig.wait_sent()
    assert (line["bytes"], line["quantity"], line["value"], line["step"]) == ("023103", None, None, None)
