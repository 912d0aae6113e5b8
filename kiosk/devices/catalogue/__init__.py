"""The catalogue: which maker's model speaks which protocol, over which line, and how a session with it goes.

Line settings are the usual factory ones; staff change them where they bind the device. We tried none on hardware.
Sources: the serial and BLE device references, by section; confidence marks as there (V vendor, C captured, D deduced;
A several implementations agree, B one good one).
"""

from __future__ import annotations

from kiosk.devices.catalogue.cuffs import CUFFS
from kiosk.devices.catalogue.force import FORCE
from kiosk.devices.catalogue.movement import MOVEMENT
from kiosk.devices.catalogue.scales import SCALES

DRIVERS = (*SCALES, *CUFFS, *FORCE, *MOVEMENT)
