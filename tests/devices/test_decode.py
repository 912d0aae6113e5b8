"""`kiosk decode`, line by line: contracts.md."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.json_text import dumps
from kiosk.devices import Frame, Record, Stateless, WireProtocol, decode
from kiosk.devices.decode import Decoder, decode_line
from kiosk.devices.registry import Registry, installed


def ask(protocol: str, data: bytes | list[bytes], **more: object) -> dict[str, object]:
    """Ask for one line and read the answer as another program would."""
    pieces: object = [piece.hex() for piece in data] if isinstance(data, list) else data.hex()
    line = json.dumps({"id": "a", "protocol": protocol, "hex": pieces} | more)
    answer: dict[str, object] = json.loads(dumps(decode_line(line)), parse_float=Decimal)
    return answer


def error_of(line: str) -> tuple[object, object]:
    """Return id and kind of an error."""
    answer = decode_line(line)
    error = answer["error"]
    assert isinstance(error, dict)
    assert isinstance(error["message"], str)
    assert set(answer) == {"id", "error"}
    return answer["id"], error["kind"]


def test_serial_answer() -> None:
    answer = ask("and_standard", b"ST,+00065.40 kg\r\nST,+0065.40 kg\r\nUS,+0")
    assert answer == {
        "id": "a",
        "readings": [
            {
                "weight_kg": Decimal("65.40"),
                "raw_value": Decimal("65.40"),
                "raw_unit": "kg",
                "stable": True,
                "status": "ok",
            }
        ],
        "rejected": 1,
        "pending": True,
    }


def test_digits_are_printed_as_the_device_gave_them() -> None:
    line = json.dumps({"id": 1, "protocol": "and_standard", "hex": b"ST,+00065.40 kg\r\n".hex()})
    assert '"weight_kg": 65.40,' in dumps(decode_line(line))


def test_serial_pieces_are_one_stream() -> None:
    data = b"ST,GS,+011.120kg\r\n"
    assert ask("st_gs", [data[:5], data[5:]]) == ask("st_gs", data)
    assert ask("st_gs", [data[at : at + 1] for at in range(len(data))]) == ask("st_gs", data)
    assert ask("st_gs", b"") == {"id": "a", "readings": [], "rejected": 0, "pending": False}


def test_bluetooth_answer() -> None:
    answer = ask("gatt:2A36", bytes.fromhex("005A00FF07FF07"))
    assert answer == {"id": "a", "record": {"unit": "mmHg", "cuff_mmhg": 90}}


def test_bluetooth_error() -> None:
    answer = ask("tindeq:data", bytes.fromhex("0108000020"))
    assert answer["error"] == {"kind": "truncated", "message": "8 bytes announced, 3 left"}
    assert ask("gatt:2A35", b"")["error"]["kind"] == "truncated"  # type: ignore[index]


@pytest.mark.parametrize(
    ("protocol", "data", "kind"),
    [
        ("jumper:81", "80386344", "bad_header"),  # the pulse wave
        ("omron:record", "FF" * 14, "bad_header"),  # an empty place of the memory
        ("berrymed:bci", "C53A05", "truncated"),
    ],
)
def test_bytes_that_say_nothing_are_no_record(protocol: str, data: str, kind: str) -> None:
    assert ask(protocol, bytes.fromhex(data))["error"]["kind"] == kind  # type: ignore[index]


def test_several_notifications() -> None:
    one = bytes.fromhex("00 7800 4F00 5D00")
    assert ask("gatt:2A35", [one]) == ask("gatt:2A35", one)
    assert ask("gatt:2A35", [one, one])["error"]["kind"] == "mismatch"  # type: ignore[index]
    assert ask("gatt:2A35", [one, b"\x00"])["error"]["kind"] == "truncated"  # type: ignore[index]
    force = bytes.fromhex("01 08 00000C42 20A10700")
    assert ask("tindeq:data", [force, force])["record"] == {"kind": "weight", "samples": [[35, 500000], [35, 500000]]}
    assert ask("tindeq:data", [force, b"\x04\x00"])["error"]["kind"] == "mismatch"  # type: ignore[index]


def test_variants() -> None:
    slip = b"WEIGHT   ---- 90.05 kg\r\nHEIGHT   ---- 188.6 cm\r\n\x1bT"
    block = b"\x02162.3,65.40,F,112.4, 24.8\x03"
    assert len(ask("gtech_gl", slip + block)["readings"]) == 2  # type: ignore[arg-type]
    assert len(ask("gtech_gl", slip + block, variant="gl310_f4")["readings"]) == 1  # type: ignore[arg-type]
    assert len(ask("gtech_gl", block, variant=None)["readings"]) == 1  # type: ignore[arg-type]
    assert ask("gtech_gl", slip, variant="gl310_f5")["error"]["kind"] == "bad_request"  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", (None, "bad_request")),
        ("not JSON", (None, "bad_request")),
        ("[1]", (None, "bad_request")),
        ("null", (None, "bad_request")),
        ('{"id": NaN, "protocol": "st_gs", "hex": ""}', (None, "bad_request")),
        ('{"id": 1e99999999999999999999, "protocol": "st_gs", "hex": ""}', (None, "bad_request")),
        ('{"id": [1], "protocol": "st_gs", "hex": ""}', (None, "bad_request")),
        ("[" * 100_000, (None, "bad_request")),
        ('{"id": 1}', (1, "bad_request")),
        ('{"id": 1, "protocol": 7, "hex": ""}', (1, "bad_request")),
        ('{"id": 1, "protocol": "st_gs"}', (1, "bad_request")),
        ('{"id": 1, "protocol": "st_gs", "hex": 12}', (1, "bad_request")),
        ('{"id": 1, "protocol": "st_gs", "hex": []}', (1, "bad_request")),
        ('{"id": 1, "protocol": "st_gs", "hex": ["00", 1]}', (1, "bad_request")),
        ('{"id": 1, "protocol": "st_gs", "hex": "", "variant": 3}', (1, "bad_request")),
        ('{"id": 1, "protocol": "st_gs", "hex": "", "variant": "x"}', (1, "bad_request")),
        ('{"id": "b", "protocol": "st_gs", "hex": "0"}', ("b", "bad_hex")),
        ('{"id": "b", "protocol": "st_gs", "hex": "0x00"}', ("b", "bad_hex")),
        ('{"id": "b", "protocol": "gatt:2A35", "hex": ["00", "é0"]}', ("b", "bad_hex")),
        ('{"id": true, "protocol": "gatt:2a35", "hex": "00"}', (True, "unknown_protocol")),
        ('{"protocol": "nobody", "hex": "00"}', (None, "unknown_protocol")),
        ('{"id": 2, "encode": "2A9F", "value": {}}', (2, "bad_request")),
        ('{"id": 2, "encode": "2A35", "value": {}}', (2, "unknown_protocol")),
        ('{"id": 2, "encode": 7, "value": {}}', (2, "bad_request")),
    ],
)
def test_lines_that_cannot_be_answered(line: str, expected: tuple[object, str]) -> None:
    assert error_of(line) == expected


def test_blanks_in_hex_and_odd_ids_come_back() -> None:
    for given_id in ("한글", "\ud800", 1.50, None, 10**30):
        line = json.dumps({"id": given_id, "protocol": "gatt:2A36", "hex": " 00 5A00 FF07 FF07 "})
        answer = json.loads(dumps(decode_line(line)).encode())
        assert answer["id"] == given_id
        assert answer["record"]["cuff_mmhg"] == 90


@given(st.text() | st.dictionaries(st.sampled_from(["id", "protocol", "hex", "variant", "encode"]), st.text()).map(str))
def test_no_line_stops_it(line: str) -> None:
    dumps(decode_line(line))


@given(st.sampled_from(sorted(installed().protocols)), st.binary(max_size=80))
def test_no_bytes_stop_it_and_nothing_is_nan(protocol: str, data: bytes) -> None:
    text = dumps(decode_line(json.dumps({"id": 0, "protocol": protocol, "hex": data.hex()})))
    json.loads(text, parse_constant=pytest.fail)


def reversed_bytes(value: object) -> bytes:
    """Encode for the test: the text of ``text``, backwards."""
    assert isinstance(value, dict)
    return bytes(reversed(value["text"].encode("ascii")))


def test_encoders_have_a_door(monkeypatch: pytest.MonkeyPatch) -> None:
    spare = WireProtocol("gatt:2AFF", "1", "ours", lambda _: Stateless(lambda frame: ()), encode=reversed_bytes)
    monkeypatch.setattr(decode, "installed", lambda: Registry({spare.key: spare}, {}))
    assert decode_line('{"id": 1, "encode": "2AFF", "value": {"text": "ab"}}') == {"id": 1, "hex": "6261"}
    assert error_of('{"id": 1, "encode": "2AFF", "value": {}}') == (1, "bad_request")
    assert error_of('{"id": 1, "encode": "2AFF", "value": 3}') == (1, "bad_request")
    assert error_of('{"id": 1, "protocol": "gatt:2AFF", "hex": "00"}') == (1, "bad_header")  # it says nothing


def test_decoder_stamps_time_and_channel() -> None:
    seen: list[Frame] = []

    def keep(frame: Frame) -> tuple[Record, ...]:
        seen.append(frame)
        return ()

    decoder = Decoder(WireProtocol("toy", "1", "ours", lambda _: Stateless(keep)))
    decoder.feed(b"\x01", at=2.5, channel="2a35")
    assert seen == [Frame(b"\x01", 2.5, "2a35")]
    assert (decoder.rejected, decoder.pending) == (0, False)
