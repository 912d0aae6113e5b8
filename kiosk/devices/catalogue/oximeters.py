"""Oximeters on a cable; those on Bluetooth stand with the other Bluetooth devices."""

from __future__ import annotations

from kiosk.devices.codecs import cms50d
from kiosk.devices.driver import Driver, SerialLine

_TRY = "Two firmware families that do not mix: try the new one first. Finger in for some seconds; no nail varnish."

OXIMETERS = (
    Driver(
        "contec-cms50d-new",
        "Contec",
        "CMS50D+ (newer)",
        cms50d.KEY,
        SerialLine(baud=115200),
        ("spo2", "heart_rate"),
        variant=cms50d.NEW,
        poll=5.0,
        source="serial 6.3",
        confidence="C",
        notes=_TRY + " A pulse of 128 and more is refused: how it is sent is not known.",
    ),
    Driver(
        "contec-cms50d-old",
        "Contec",
        "CMS50D+ (4.5 and before)",
        cms50d.KEY,
        SerialLine(baud=19200, parity="O"),
        ("spo2", "heart_rate"),
        variant=cms50d.OLD,
        source="serial 6.3",
        confidence="D",
        notes=_TRY,
    ),
)
