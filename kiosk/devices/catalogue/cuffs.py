"""Blood-pressure monitors on Bluetooth."""

from __future__ import annotations

from kiosk.devices.catalogue.gatt import OMRON_WITHIN, and_session
from kiosk.devices.catalogue.shared import PRESSURE
from kiosk.devices.driver import BleSession, Driver

_AND = "Pushes only unsent records to the bonded host, and wants the time before it is subscribed to."
_OMRON = "Subscribe in this order; asks for the passkey printed on its back."

CUFFS = (
    Driver(
        "and-ua-651ble",
        "A&D",
        "UA-651BLE",
        "gatt:2A35",
        and_session("1810", "2a35", "A&D_UA-651BLE"),
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
        BleSession(
            "1810",
            ("2a2b", "2a19", "2a35"),
            names=("BLESmart_", "BLEsmart_"),
            set_clock="2a2b",
            clock_within=OMRON_WITHIN,
            settle=0.5,
            pair=True,
            passkey="typed here",
        ),
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
