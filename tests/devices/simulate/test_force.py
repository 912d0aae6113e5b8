"""The simulated force sensors: what their bytes say is the peak that the ledger tells, in every unit."""

from __future__ import annotations

import struct
from decimal import Decimal
from random import Random

import pytest

from kiosk.core.reading import Block, Record
from kiosk.core.translate import meaning
from kiosk.devices.codecs import chronojump_force, number_line, pitchsix, vernier_gdx
from kiosk.devices.codecs.number_line import NEWTONS
from kiosk.devices.decode import Decoder
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.players.dynamometer import newton
from kiosk.devices.simulate.players.force_board import pounds
from kiosk.devices.simulate.players.load_cell import printed
from tests.devices.simulate.scenes import Start, device
from tests.rig import wait_until

PEAKS = [Decimal(Random(1).randint(30, 900)).scaleb(-1) for _ in range(60)] + [Decimal("23.15"), Decimal("0.05")]


def peak(decoder: Decoder, data: bytes) -> Decimal:
    """The greatest value, rounded as a result is."""
    records = [said for said in decoder.feed(data, 1.0) if isinstance(said, Record)]
    blocks = [item for record in records for item in meaning(record) if isinstance(item, Block)]
    return half_up(Decimal(repr(max(value for block in blocks for value in block.values.tolist()))), 1)


@pytest.mark.parametrize("unit", NEWTONS)
def test_a_printed_line_rounds_to_the_same_tenth(unit: str) -> None:
    for kg in PEAKS:
        line = f"{printed(float(kg), unit)} {unit}\r\n".encode()
        assert peak(Decoder(number_line.PROTOCOL), line) == half_up(Decimal(float(kg)), 1)


def test_a_line_with_its_time_does_too() -> None:
    for kg in PEAKS:
        line = f"12500;{printed(float(kg), 'N')}\r\n".encode()
        assert peak(Decoder(chronojump_force.PROTOCOL), line) == half_up(Decimal(float(kg)), 1)


def test_newton_of_32_bits_round_to_the_same_tenth() -> None:
    for kg in PEAKS:
        body = b"\x06\x02\0\x01\0" + struct.pack("<f", newton(float(kg)))
        frame = bytes((0x20, 4 + len(body), 0, 0)) + body
        frame = frame[:3] + bytes(((sum(frame)) & 0xFF,)) + frame[4:]
        assert peak(Decoder(vernier_gdx.PROTOCOL), frame) == half_up(Decimal(float(kg)), 1)


def test_whole_pounds() -> None:
    for number in range(1, 200):
        kg = half_up(number * NEWTONS["lb"] / NEWTONS["kgf"], 1)
        assert pounds(kg) == number
        assert peak(Decoder(pitchsix.PROTOCOL), b"\0\x01\0" + number.to_bytes(2, "big")) == kg


@pytest.mark.parametrize(
    ("driver", "link", "at", "said"),
    [
        ("load-cell-newton", {"serial": "cell"}, {"error": "E1"}, "no errors"),
        ("load-cell-newton", {"serial": "cell"}, {"value": {"weight": 3}}, "unknown key weight"),
        ("vernier-gdx-hd", {"ble": "F0:0D:00:00:00:01"}, {"error": "E1"}, "no error 'E1'"),
        ("pitchsix-force-board", {"ble": "F0:0D:00:00:00:01"}, {"value": Decimal("31.4")}, "the nearest is 31.3 kg"),
        ("pitchsix-force-board", {"ble": "F0:0D:00:00:00:01"}, {"error": "E1"}, "no error 'E1'"),
    ],
)
def test_what_cannot_be_played_is_refused(
    start: Start, driver: str, link: dict[str, str], at: dict[str, object], said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        start(device(driver, link, {"step": "grip-right-1", **at}))


def test_bytes_as_they_stand(start: Start) -> None:
    rig = start(device("load-cell-kilogram", {"serial": "cell"}, {"step": "grip-right-1", "bytes": "310D0A"}))
    rig.step("grip-right-1")
    (line,) = wait_until(lambda: rig.sent())
    assert (line["bytes"], line["value"]) == ("310d0a", None)
