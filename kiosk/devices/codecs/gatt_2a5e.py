"""`gatt:2A5E` PLX Spot-check Measurement and `gatt:2A5F` PLX Continuous Measurement.

Wire: flags u8, SpO2 and pulse SFLOAT; 2A5E: [Date Time], 2A5F: [fast pair], [slow pair]; both: [measurement status
u16], [device status u24], [pulse amplitude SFLOAT %]. The statuses stay numbers; ``…_flags`` name their bits.
Source: BLE reference §2.5 (SIG field tables) [A].
"""

from __future__ import annotations

from functools import partial

from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload, named

MEASUREMENT = (
    # bits 0-4 are reserved
    *[""] * 5,
    "ongoing",
    "early_estimate",
    "validated",
    "fully_qualified",
    "from_storage",
    "demo",
    "test",
    "calibrating",
    "unavailable",
    "questionable",
    "invalid",
)
DEVICE = (
    "display_update",
    "malfunction",
    "irregular_processing",
    "inadequate_signal",
    "poor_signal",
    "low_perfusion",
    "erratic",
    "non_pulsatile",
    "questionable_pulse",
    "analysing",
    "interference",
    "not_on_user",
    "unknown_sensor",
    "displaced",
    "sensor_malfunction",
    "disconnected",
)


def decode(key: str, frame: Frame) -> tuple[Record, ...]:
    """Read one notification; an oximeter may send both kinds on one link."""
    channel = frame.channel or key.removeprefix("gatt:").lower()
    if channel not in ("2a5e", "2a5f"):
        return ()
    payload = Payload(frame.data)
    fields = _spot(payload) if channel == "2a5e" else _continuous(payload)
    return (Record(f"gatt:{channel.upper()}", fields | payload.rest(), frame.data, frame.at),)


def _spot(payload: Payload) -> dict[str, object]:
    flags = payload.u8()
    fields = _pair(payload)
    fields["measurement_ok"] = fields["spo2_pct"] is not None
    if flags & 1:
        fields |= payload.timestamp()
    return fields | _status(payload, flags >> 1) | {"clock_not_set": bool(flags & 16)}


def _continuous(payload: Payload) -> dict[str, object]:
    flags = payload.u8()
    fields = _pair(payload)
    fields["measurement_ok"] = fields["spo2_pct"] is not None
    for bit, speed in ((1, "fast"), (2, "slow")):
        if flags & bit:
            fields[speed] = _pair(payload, f"{speed}_")
    return fields | _status(payload, flags >> 2)


def _pair(payload: Payload, speed: str = "") -> dict[str, object]:
    return {"spo2_pct": payload.number(f"{speed}spo2"), "pulse_bpm": payload.number(f"{speed}pulse")}


def _status(payload: Payload, flags: int) -> dict[str, object]:
    fields: dict[str, object] = {}
    if flags & 1:
        bits = payload.u16()
        fields |= {"meas_status": bits, "meas_flags": named(MEASUREMENT, bits)}
    if flags & 2:
        bits = payload.u24()
        fields |= {"device_status": bits, "device_flags": named(DEVICE, bits)}
    if flags & 4:
        fields["pai_pct"] = payload.number("pai")
    return fields


def _protocol(key: str) -> WireProtocol:
    source = "BLE reference 2.5: Bluetooth SIG field tables"
    return WireProtocol(key, "1", source, lambda _: Stateless(partial(decode, key)), quantities=("spo2", "heart_rate"))


PROTOCOLS = (_protocol("gatt:2A5E"), _protocol("gatt:2A5F"))
