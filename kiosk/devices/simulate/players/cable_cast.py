"""Who plays the cuffs, oximeters, readers and photocells on serial lines: protocol key → player."""

from __future__ import annotations

from kiosk.devices.simulate.players.keeping_cuff import SelvasBp250, SelvasR1
from kiosk.devices.simulate.players.one_shot import make_amp, make_omron
from kiosk.devices.simulate.players.oximeter import Oximeter
from kiosk.devices.simulate.players.photocell import Photocell
from kiosk.devices.simulate.players.reader import READERS
from kiosk.devices.simulate.players.suntech import SunTech
from kiosk.devices.simulate.players.tm2655 import Tm2655
from kiosk.devices.simulate.serial_player import MakeSerial

CABLES: dict[str, MakeSerial] = {
    "and_tm2655": Tm2655,
    "selvas_r1": SelvasR1,
    "selvas_bp250": SelvasBp250,
    "amp_bp868": make_amp,
    "omron_hbp": make_omron,
    "suntech": SunTech,
    "cms50d": Oximeter,
    "wichro": Photocell,
    **READERS,
}
