"""Which player stands for which Bluetooth protocol, besides cuffs and force sensors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from kiosk.devices.simulate.ble_player import MakeBle
from kiosk.devices.simulate.players import advert_scale, caller, signals

GATT: Mapping[str, MakeBle] = {
    "gatt:2A9D": partial(caller.Caller, caller.WEIGHT),
    "gatt:2A9C": partial(caller.Caller, caller.COMPOSITION),
    "gatt:2A1C": partial(caller.Caller, caller.TEMPERATURE),
    "gatt:2A5E": partial(caller.Caller, caller.SPOT),
    "gatt:2A18": partial(caller.Caller, caller.GLUCOSE),
    "gatt:2A37": partial(signals.Signal, signals.STRAP),
    "gatt:2A5F": partial(signals.Signal, signals.CONTINUOUS),
    "nonin:oximetry": partial(signals.Signal, signals.NONIN),
    "jumper:81": partial(signals.Signal, signals.JUMPER),
    "berrymed:bci": partial(signals.Signal, signals.BERRYMED),
    "viatom:o2": partial(signals.Signal, signals.VIATOM),
    **dict.fromkeys(advert_scale.KINDS, advert_scale.AdvertScale),
}
