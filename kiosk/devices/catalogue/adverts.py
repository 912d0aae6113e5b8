"""Scales that never connect: their adverts carry the weight."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import WEIGHT
from kiosk.devices.driver import BleAdvert, Driver

_OLD = "Its advert may still hold the last person's weight: only what changes in the step counts."

ADVERTS = (
    Driver(
        "xiaomi-mi-scale",
        "Xiaomi",
        "Mi Smart Scale 1",
        "adv:181D",
        BleAdvert(service="181d", names=("MI_SCALE", "MI SCALE")),
        WEIGHT,
        source="BLE 4",
        confidence="A",
        notes=_OLD,
    ),
    Driver(
        "xiaomi-mi-body-composition-2",
        "Xiaomi",
        "Mi Body Composition Scale 2",
        "adv:181B",
        BleAdvert(service="181b", names=("MIBCS", "MIBFS")),
        ("body_weight", "impedance"),
        source="BLE 4",
        confidence="A",
        notes=_OLD + " Impedance needs bare feet.",
    ),
    Driver(
        "qn-broadcast",
        "QN",
        "ES-CS20M and others that broadcast (AABB)",
        "adv:FFFF",
        BleAdvert(company=0xFFFF, names=("QN-Scale",)),
        WEIGHT,
        source="BLE 4",
        confidence="B",
        notes=_OLD,
    ),
    Driver(
        "eufy-p2",
        "Eufy",
        "P2, P2 Pro",
        "adv:FF48",
        BleAdvert(company=0xFF48),
        WEIGHT,
        source="BLE 4",
        confidence="B",
        notes=_OLD,
    ),
)
