"""Bytes of the gauge with what they mean. Synthetic, made after the data sheet: no person's values."""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.conformance import Vector

VECTORS = (
    Vector(b"G,31.4,5F\r\n", ({"quantities": {"pinch_force": Decimal("31.4")}},), source="sheet p. 4", odd="a robot's"),
    Vector(b"G,6.4,6B\r\n", ({"quantities": {"pinch_force": Decimal("6.4")}},), source="sheet p. 4"),
    Vector(b"E,07,42\r\n", ({"status": "device_error", "error_code": "07"},), source="sheet p. 5"),
    Vector(b"G,6.4,00\r\n", rejected=1, source="sheet p. 4, check digits spoiled"),
    Vector(b"G,6.", pending=True, source="sheet p. 4, cut off"),
)
