"""Scales, stadiometers, and what weighs and measures height in one."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import CP210X, HEIGHT_AND_WEIGHT, STREAMING, WEIGHT
from kiosk.devices.driver import Driver, SerialLine

_SET_STREAM = "Set data output to stream."
_GL = "Sends by itself after a measurement; the block and the text slip (F4=1) are both understood."

SCALES = (
    Driver(
        "and-balance",
        "A&D",
        "EK, GC and FX balances",
        "and_standard",
        SerialLine(baud=2400, bits=7, parity="E"),
        WEIGHT,
        silence=STREAMING,
        source="serial 1.1",
        confidence="V",
        notes=_SET_STREAM,
    ),
    Driver(
        "and-platform-scale",
        "A&D",
        "platform scales (standard format)",
        "and_standard",
        SerialLine(),
        WEIGHT,
        silence=STREAMING,
        source="serial 1.1",
        confidence="V",
        notes=_SET_STREAM,
    ),
    Driver(
        "cas-ci-400",
        "CAS",
        "CI-400",
        "st_gs",
        SerialLine(),
        WEIGHT,
        silence=STREAMING,
        source="serial 1.2",
        confidence="V",
        notes='Set the output to "18 bytes for AND", continuous.',
    ),
    Driver(
        "generic-st-gs",
        "several",
        "indicators with the ST,GS line",
        "st_gs",
        SerialLine(),
        WEIGHT,
        source="serial 1.2",
        confidence="V",
        notes="General Measure M02, Selleton SL-7516, Gram K2, Excell H3, Tiger and others.",
    ),
    Driver(
        "gtech-gl-150",
        "G-TECH",
        "GL-150",
        "gtech_gl",
        SerialLine(usb=CP210X),
        HEIGHT_AND_WEIGHT,
        source="serial 2.1",
        confidence="C D",
        notes=_GL,
    ),
    Driver(
        "gtech-gl-310",
        "G-TECH",
        "GL-310",
        "gtech_gl",
        SerialLine(usb=CP210X),
        HEIGHT_AND_WEIGHT,
        source="serial 2.1",
        confidence="C D",
        notes=_GL,
    ),
)
