"""Who plays the scales, stadiometers and body composition analysers on serial lines: protocol key → player."""

from __future__ import annotations

from kiosk.devices.simulate.players.analyser import make_healthometer, make_tanita
from kiosk.devices.simulate.players.asked_scale import make_adam, make_mt_sics, make_ohaus, make_toledo_8217
from kiosk.devices.simulate.players.scale import make_and_standard, make_cas_22, make_st_gs, make_toledo_continuous
from kiosk.devices.simulate.players.stadiometer import Stadiometer
from kiosk.devices.simulate.serial_player import MakeSerial

SCALES: dict[str, MakeSerial] = {
    "st_gs": make_st_gs,
    "and_standard": make_and_standard,
    "cas_22": make_cas_22,
    "toledo_continuous": make_toledo_continuous,
    "toledo_8217": make_toledo_8217,
    "mt_sics": make_mt_sics,
    "adam": make_adam,
    "ohaus": make_ohaus,
    "gtech_gl": Stadiometer,
    "healthometer": make_healthometer,
    "tanita_csv": make_tanita,
}
