"""The catalogue: which maker's model speaks which protocol, over which line, and how a session with it goes.

Line settings are the usual factory ones; staff change them where they bind the device. We tried none on hardware.
Sources: the serial and BLE device references, by section; confidence marks as there (V vendor, C captured, D deduced;
A several implementations agree, B one good one).
"""

from __future__ import annotations

from kiosk.devices.catalogue.adverts import ADVERTS
from kiosk.devices.catalogue.composition import COMPOSITION
from kiosk.devices.catalogue.cuffs import CUFFS
from kiosk.devices.catalogue.cuffs_cable import CUFFS_CABLE
from kiosk.devices.catalogue.force import FORCE
from kiosk.devices.catalogue.gatt import GATT
from kiosk.devices.catalogue.gatt_signs import GATT_SIGNS
from kiosk.devices.catalogue.indicators import INDICATORS
from kiosk.devices.catalogue.movement import MOVEMENT
from kiosk.devices.catalogue.oximeters import OXIMETERS
from kiosk.devices.catalogue.readers import READERS
from kiosk.devices.catalogue.scales import SCALES
from kiosk.devices.catalogue.scales_asked import SCALES_ASKED

DRIVERS = (
    *SCALES,
    *INDICATORS,
    *SCALES_ASKED,
    *COMPOSITION,
    *GATT,
    *GATT_SIGNS,
    *CUFFS,
    *CUFFS_CABLE,
    *FORCE,
    *MOVEMENT,
    *OXIMETERS,
    *READERS,
    *ADVERTS,
)
