"""Mats, photocells and distance sensors."""

from __future__ import annotations

from kiosk.devices.catalogue.shared import STREAMING
from kiosk.devices.driver import Driver, SerialLine

_MAT = "Debounce as delivered; times of changes are the box's own. Unplug nothing during a test: its clock starts anew."
_ECHO = "Aim it at the hip or the head from above for chair stands, at the height of the mark for steps."

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
)
