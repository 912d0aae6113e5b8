"""Who plays the force sensors."""

from __future__ import annotations

from kiosk.devices.simulate.ble_player import MakeBle
from kiosk.devices.simulate.players.dynamometer import Dynamometer
from kiosk.devices.simulate.players.force_board import ForceBoard
from kiosk.devices.simulate.players.load_cell import Cell, Chronojump
from kiosk.devices.simulate.players.progressor import Progressor
from kiosk.devices.simulate.serial_player import MakeSerial

CELLS: dict[str, MakeSerial] = {"chronojump_force": Chronojump, "number_line": Cell}
GRIPS: dict[str, MakeBle] = {"tindeq:data": Progressor, "vernier:gdx": Dynamometer, "pitchsix:force": ForceBoard}
