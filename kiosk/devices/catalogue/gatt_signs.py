"""Bluetooth thermometers, glucose meters, pulse straps and finger oximeters."""

from __future__ import annotations

from kiosk.devices.catalogue.gatt import BONDED, and_session, generic_first
from kiosk.devices.codecs import berrymed, jumper, nonin, viatom
from kiosk.devices.driver import BleSession, Driver

OXIMETER = ("spo2", "heart_rate")
_CLIP = "Finger in for some seconds; no nail varnish."


def _clip(key: str, maker: str, model: str, protocol: str, link: BleSession, confidence: str) -> Driver:
    """Return an oximeter that says values for as long as a finger is in it."""
    poll = 2.0 if protocol == viatom.KEY else None
    return Driver(
        key, maker, model, protocol, link, OXIMETER, poll=poll, source="BLE 3.4", confidence=confidence, notes=_CLIP
    )


SIGNS = (
    Driver(
        "and-ut-201ble",
        "A&D",
        "UT-201BLE",
        "gatt:2A1C",
        and_session("1809", "2a1c", "A&D_UT-201BLE"),
        ("body_temperature",),
        memory=True,
        source="BLE 3.1",
        confidence="B",
        notes=BONDED,
    ),
    Driver(
        "generic-ble-thermometer",
        "several",
        "thermometers with the Health Thermometer service",
        "gatt:2A1C",
        BleSession("1809", ("2a1c",), set_clock="2a2b"),
        ("body_temperature",),
        memory=True,
        source="BLE 2.6",
        confidence="A",
    ),
    Driver(
        "generic-ble-glucose",
        "several",
        "meters with the Glucose service",
        "gatt:2A18",
        BleSession("1808", ("2a18", "2a34", "2a52"), set_clock="2a2b", pair=True),
        ("glucose",),
        memory=True,
        source="BLE 2.7",
        confidence="A",
        notes="Only the last record is asked for; control solution is refused.",
    ),
    Driver(
        "polar-strap",
        "Polar",
        "H9, H10 and other straps",
        "gatt:2A37",
        BleSession("180d", ("2a37",), keep="stay", names=("Polar ",)),
        ("heart_rate",),
        source="BLE 2.4",
        confidence="A",
        notes="Moisten the electrodes. While the skin is not felt no pulse is taken.",
    ),
    Driver(
        "generic-ble-strap",
        "several",
        "straps with the Heart Rate service",
        "gatt:2A37",
        BleSession("180d", ("2a37",), keep="stay"),
        ("heart_rate",),
        source="BLE 2.4",
        confidence="A",
    ),
    Driver(
        "generic-ble-spot-oximeter",
        "several",
        "clips with the Pulse Oximeter service, spot check",
        "gatt:2A5E",
        BleSession("1822", ("2a5e",), set_clock="2a2b"),
        OXIMETER,
        memory=True,
        source="BLE 2.5",
        confidence="A",
        notes=_CLIP,
    ),
)
CLIPS = (
    _clip(
        "nonin-3230", "Nonin", "3230", nonin.KEY, BleSession(nonin.SERVICE, (nonin.CHANNEL,), names=("Nonin3230",)), "B"
    ),
    _clip(
        "masimo-mightysat", "Masimo", "MightySat", "gatt:2A5F", BleSession("1822", ("2a5f",), names=("MightySat",)), "B"
    ),
    _clip(
        "generic-ble-oximeter",
        "several",
        "clips with the Pulse Oximeter service, continuous",
        "gatt:2A5F",
        BleSession("1822", ("2a5f",)),
        "A",
    ),
    _clip(
        "jumper-jpd-500f",
        "Jumper",
        "JPD-500F and clips called My Oximeter",
        jumper.KEY,
        BleSession(jumper.SERVICE, (jumper.CHANNEL,), names=("My Oximeter", "JPD-500F", "PLS-01BT")),
        "A B",
    ),
    _clip(
        "berrymed-bm1000",
        "BerryMed",
        "BM1000",
        berrymed.KEY,
        BleSession(berrymed.SERVICE, (berrymed.CHANNEL,), names=("BerryMed",)),
        "B",
    ),
    _clip(
        "viatom-o2ring",
        "Viatom",
        "O2Ring and SleepU (Wellue)",
        viatom.KEY,
        BleSession(viatom.SERVICE, (viatom.CHANNEL,), names=("O2Ring", "SleepU"), quiet_after=6.0),
        "B",
    ),
)
GATT_SIGNS = generic_first(*SIGNS, *CLIPS)
