"""Dynamometers and load cells."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import STREAMING
from kiosk.devices.codecs import pitchsix, tindeq, vernier_gdx
from kiosk.devices.driver import BleSession, Driver, SerialLine

_TENSION = "Measures tension: needs a grip handle, and its values do not compare with Takei or Jamar norms."
_HANDLE = "A load cell in a handle of your own: its values do not compare with Takei or Jamar norms."
_PLAIN = f"{_HANDLE} It has no tare: switch it on without a load. Set the unit that its lines do not name."
_HAND = "A hand dynamometer, but not one of the norms' instruments. Range and accuracy: see its own sensor page."
_GRIP = ("grip_force",)
SAY_AGAIN = 4.0
"""Seconds: a sensor that is led by a dialogue answers within two."""
BOARDS = ((0x1A86, 0x7523), (0x0403, 0x6001))
"""CH340 and FTDI, as on the boards that are sold for this."""

FORCE = (
    Driver(
        "tindeq-progressor",
        "Tindeq",
        "Progressor",
        tindeq.KEY,
        BleSession(tindeq.SERVICE, (tindeq.DATA,), keep="stay", names=("Progressor_",)),
        _GRIP,
        source="BLE 3.5",
        confidence="A",
        notes=_TENSION,
    ),
    Driver(
        "vernier-gdx-hd",
        "Vernier",
        "Go Direct Hand Dynamometer",
        vernier_gdx.KEY,
        BleSession(vernier_gdx.SERVICE, (vernier_gdx.RESPONSE,), keep="stay", names=("GDX-HD ",)),
        _GRIP,
        poll=SAY_AGAIN,
        source="BLE 3.5",
        confidence="B",
        notes=_HAND,
    ),
    Driver(
        "pitchsix-force-board",
        "PitchSix",
        "Force Board",
        pitchsix.KEY,
        BleSession(pitchsix.SERVICE, (pitchsix.DATA,), keep="stay", names=("Force Board",)),
        _GRIP,
        source="BLE 3.5",
        confidence="B",
        notes=f"{_TENSION} It counts whole pounds, so a result may be a quarter of a kilogram off.",
    ),
    Driver(
        "chronojump-force-sensor",
        "Chronojump",
        "Force sensor",
        "chronojump_force",
        SerialLine(baud=115200, usb=BOARDS, boot=2.0),
        _GRIP,
        poll=SAY_AGAIN,
        source="serial 4.1",
        confidence="D",
        notes=f"{_TENSION} Tared before each trial, which takes two seconds: let go meanwhile.",
    ),
    *(
        Driver(
            f"load-cell-{name}",
            "several",
            f"load cell that prints {name}s",
            "number_line",
            SerialLine(baud=115200, usb=BOARDS, boot=2.0),
            _GRIP,
            variant=unit,
            silence=STREAMING,
            source="serial 4.2",
            confidence="K",
            notes=_PLAIN,
        )
        for name, unit in (("kilogram", "kg"), ("newton", "N"), ("gram", "g"), ("pound", "lb"))
    ),
)
