"""The catalogue: which maker's model speaks which protocol, over which line, and how a session with it goes.

Line settings are the usual factory ones; staff change them where they bind the device. We tried none on hardware.
Sources: the serial and BLE device references, by section; confidence marks as there (V vendor, C captured, D deduced;
A several implementations agree, B one good one).
"""

from __future__ import annotations

from kiosk.devices.codecs import tindeq
from kiosk.devices.driver import BleSession, Driver, SerialLine

WEIGHT = ("body_weight",)
HEIGHT_AND_WEIGHT = ("body_height", "body_weight")
PRESSURE = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")

STREAMING = 10.0
"""Seconds: a scale that streams says several lines a second; this long without one, and something is stuck."""
CP210X = ((0x10C4, 0xEA60),)

_SET_STREAM = "Set data output to stream."
_GL = "Sends by itself after a measurement; the block and the text slip (F4=1) are both understood."
_TM = "Should every answer be rejected, look at the raw bytes: their BCC rule is deduced (variant bcc_ignore)."
_AND = "Pushes only unsent records to the bonded host, and wants the time before it is subscribed to."
_OMRON = "Subscribe in this order; asks for the passkey printed on its back."
_MAT = "Debounce as delivered; times of changes are the box's own. Unplug nothing during a test: its clock starts anew."
_ECHO = "Aim it at the hip or the head from above for chair stands, at the height of the mark for steps."
_TENSION = "Measures tension: needs a grip handle, and its values do not compare with Takei or Jamar norms."

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

CUFFS = (
    Driver(
        "and-tm-2655p",
        "A&D",
        "TM-2655(P)",
        "and_tm2655",
        SerialLine(baud=2400),
        PRESSURE,
        source="serial 3.1",
        confidence="C D",
        notes=_TM,
    ),
    Driver(
        "and-tm-2657p",
        "A&D",
        "TM-2657(P)",
        "and_tm2655",
        SerialLine(baud=2400),
        PRESSURE,
        source="serial 3.1",
        confidence="D",
        notes=_TM,
    ),
    Driver(
        "inbody-bpbio-320",
        "InBody",
        "BPBIO 320",
        "and_tm2655",
        SerialLine(baud=9600),
        PRESSURE,
        source="serial 3.1",
        confidence="D",
        notes=_TM,
    ),
    Driver(
        "and-ua-651ble",
        "A&D",
        "UA-651BLE",
        "gatt:2A35",
        BleSession("1810", ("2a35",), names=("A&D_UA-651BLE",), set_clock="2a08", pair=True),
        PRESSURE,
        memory=True,
        source="BLE 3.1",
        confidence="B",
        notes=_AND,
    ),
    Driver(
        "omron-hem-9200t",
        "Omron",
        "HEM-9200T",
        "gatt:2A35",
        BleSession("1810", ("2a2b", "2a19", "2a35"), names=("BLESmart_", "BLEsmart_"), set_clock="2a2b", pair=True),
        PRESSURE,
        memory=True,
        source="BLE 3.2, family 1",
        confidence="A B",
        notes=_OMRON,
    ),
    Driver(
        "beurer-bm57",
        "Beurer",
        "BM57",
        "gatt:2A35",
        BleSession("1810", ("2a35",), names=("BM57",)),
        PRESSURE,
        memory=True,
        source="BLE 3.3",
        confidence="B",
    ),
)

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

MOVEMENT = (
    Driver(
        "chronojump-chronopic",
        "Chronojump",
        "Chronopic and contact mat",
        "chronopic",
        SerialLine(),
        ("contact",),
        source="serial 6.1",
        confidence="D",
        notes=_MAT,
    ),
    Driver(
        "maxbotix-hrxl",
        "MaxBotix",
        "HRXL-MaxSonar-WR",
        "maxbotix_r",
        SerialLine(),
        ("distance",),
        variant="hrxl",
        silence=STREAMING,
        source="serial 2.4",
        confidence="D",
        notes=_ECHO,
    ),
    Driver(
        "maxbotix-xl",
        "MaxBotix",
        "XL-MaxSonar",
        "maxbotix_r",
        SerialLine(),
        ("distance",),
        variant="xl",
        silence=STREAMING,
        source="serial 2.4",
        confidence="D",
        notes=_ECHO,
    ),
)

DRIVERS = (*SCALES, *CUFFS, *FORCE, *MOVEMENT)
