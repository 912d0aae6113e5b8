"""Mats, photocells and distance sensors."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import STREAMING
from kiosk.devices.driver import Driver, SerialLine

_MAT = "Debounce as delivered; times of changes are the box's own. Unplug nothing during a test: its clock starts anew."
_ECHO = "Aim it at the hip or the head from above for chair stands, at the height of the mark for steps."
_GATE = "One sensor only. Which state means a cut beam differs between sensors: walk through it in a test reading."

MOVEMENT = (
    Driver(
        "chronojump-chronopic",
        "Chronojump",
        "Chronopic and contact mat",
        "chronopic",
        SerialLine(),
        ("contact",),
        source="serial 6.1",
        confidence="D",
        notes=_MAT,
    ),
    Driver(
        "chronojump-wichro-one-is-cut",
        "Chronojump",
        "Wichro photocells (1: beam cut)",
        "wichro",
        SerialLine(baud=115200, boot=2.0),
        ("contact",),
        variant="one_is_cut",
        source="serial 6.2",
        confidence="D",
        notes=_GATE,
    ),
    Driver(
        "chronojump-wichro-one-is-free",
        "Chronojump",
        "Wichro photocells (1: beam free)",
        "wichro",
        SerialLine(baud=115200, boot=2.0),
        ("contact",),
        variant="one_is_free",
        source="serial 6.2",
        confidence="D",
        notes=_GATE,
    ),
    Driver(
        "maxbotix-hrxl",
        "MaxBotix",
        "HRXL-MaxSonar-WR",
        "maxbotix_r",
        SerialLine(),
        ("distance",),
        variant="hrxl",
        silence=STREAMING,
        source="serial 2.4",
        confidence="D",
        notes=_ECHO,
    ),
    Driver(
        "maxbotix-xl",
        "MaxBotix",
        "XL-MaxSonar",
        "maxbotix_r",
        SerialLine(),
        ("distance",),
        variant="xl",
        silence=STREAMING,
        source="serial 2.4",
        confidence="D",
        notes=_ECHO,
    ),
    Driver(
        "dfrobot-sen0311",
        "DFRobot",
        "SEN0311 (A02YYUW) and like sensors",
        "uart_ff4",
        SerialLine(),
        ("distance",),
        silence=STREAMING,
        source="serial 2.5",
        confidence="V",
        notes=_ECHO,
    ),
)
