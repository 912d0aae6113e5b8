"""Blood-pressure monitors."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import PRESSURE
from kiosk.devices.driver import BleSession, Driver, SerialLine

_TM = "Should every answer be rejected, look at the raw bytes: their BCC rule is deduced (variant bcc_ignore)."
_AND = "Pushes only unsent records to the bonded host, and wants the time before it is subscribed to."
_OMRON = "Subscribe in this order; asks for the passkey printed on its back."

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
