"""Dynamometers and load cells."""

from __future__ import annotations

from kiosk.devices.codecs import tindeq
from kiosk.devices.driver import BleSession, Driver

_TENSION = "Measures tension: needs a grip handle, and its values do not compare with Takei or Jamar norms."

FORCE = (
    Driver(
        "tindeq-progressor",
        "Tindeq",
        "Progressor",
        tindeq.KEY,
        BleSession(tindeq.SERVICE, (tindeq.DATA,), keep="stay", names=("Progressor_",)),
        ("grip_force",),
        source="BLE 3.5",
        confidence="A",
        notes=_TENSION,
    ),
)
