"""`jumper:81` Jumper JPD-500F and its cousins: pulse and SpO2 of a finger clip.

Wire: 81, pulse u8 (255 none), SpO2 u8 (127 none), perfusion × 0.1 %, more bytes that differ between models. 80 … is
the pulse wave: it says nothing here. Source: BLE reference §3.4 [A for the order, B for the perfusion].
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload

KEY = "jumper:81"
SERVICE, CHANNEL = "cdeacb80-5235-4c07-8846-93a37ee6b86d", "cdeacb81-5235-4c07-8846-93a37ee6b86d"
VALUES, WAVE = 0x81, 0x80
NO_PULSE, NO_SPO2 = 255, 127


def decode(frame: Frame) -> Iterator[Record]:
    """Read one notification."""
    if frame.channel not in ("", CHANNEL):
        return
    payload = Payload(frame.data)
    kind = payload.u8()
    if kind == WAVE:
        return
    if kind != VALUES:
        raise FrameError(FrameFlaw.BAD_HEADER, f"unknown kind {kind:02x}")
    pulse, spo2, perfusion = payload.take(3)
    fields = {
        "spo2_pct": None if spo2 == NO_SPO2 else spo2,
        "pulse_bpm": None if pulse == NO_PULSE else pulse,
        "pi_pct": perfusion * Decimal("0.1"),
        "measurement_ok": spo2 != NO_SPO2 and pulse != NO_PULSE,
    }
    yield Record(KEY, fields, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.4: several implementations",
    make=lambda _: Stateless(decode),
    quantities=("spo2", "heart_rate"),
)
