"""`adv:FFFF` QN scales that broadcast (ES-CS20M) and `adv:FF48` Eufy P2: weight in the maker's data of an advert.

After the company id. FFFF: AA BB, address, …, byte 15 (bit 5 stable), weight u16 × 0.01 kg at 17. FF48: address, CF,
heart rate, flags, weight u16 × 0.01 kg at 9, …, byte 15 (0: final). Nothing says that it was taken off.
Source: BLE reference §4 [B].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol

QN, EUFY = 0xFFFF, 0xFF48
STEP = Decimal("0.01")


def decode(company: int, frame: Frame) -> Iterator[Record]:
    """Read the manufacturer data of one advert."""
    if frame.channel in ("", f"{company:04x}"):
        yield Record(f"adv:{company:04X}", READ[company](frame.data), frame.data, frame.at)


def _qn(data: bytes) -> dict[str, object]:
    if data and not data.startswith(b"\xaa\xbb"[: len(data)]):
        raise FrameError(FrameFlaw.BAD_HEADER, "not AA BB")
    return _weight(data, 17, lambda: bool(data[15] & 0x20))


def _eufy(data: bytes) -> dict[str, object]:
    if len(data) > 6 and data[6] != 0xCF:
        raise FrameError(FrameFlaw.BAD_HEADER, "not CF")
    return _weight(data, 9, lambda: data[15] == 0, least=16)


def _weight(data: bytes, place: int, settled: Callable[[], bool], least: int = 0) -> dict[str, object]:
    if len(data) < max(least, place + 2):
        raise FrameError(FrameFlaw.TRUNCATED, f"{len(data)} bytes")
    number, stable = int.from_bytes(data[place : place + 2], "little"), settled()
    return {"weight_kg": number * STEP, "unit": "kg", "stable": stable, "usable": stable and number > 0}


READ: dict[int, Callable[[bytes], dict[str, object]]] = {QN: _qn, EUFY: _eufy}


def _protocol(company: int) -> WireProtocol:
    make = partial(_codec, company)
    return WireProtocol(f"adv:{company:04X}", "1", "BLE reference 4", make, quantities=("body_weight",))


def _codec(company: int, _: str) -> Stateless:
    return Stateless(partial(decode, company))


PROTOCOLS = tuple(_protocol(company) for company in READ)
