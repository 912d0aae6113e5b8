"""Sit-ups and curl-ups. Procedures: fitness-tests §5.3 (국민체력100)."""

from __future__ import annotations

from kiosk.core import timing
from kiosk.core.assessment import Assessment, Show
from kiosk.core.battery.shared import PREGNANT, TRUNK, counted, led

MINUTE = 60.0

CROSS_SIT_UP = Assessment(
    "cross_sit_up",
    (
        TRUNK,
        PREGNANT,
        Show("cross_sit_up.lie", "sit-up-lie"),
        Show("cross_sit_up.explain", "sit-up-up"),
        Show("cross_sit_up.practice", "sit-up-up"),
        *counted("cross_sit_up", "cross_sit_up", "sit-up-up", MINUTE, track="60-s").all(),
    ),
    effort=True,
    staffed=True,  # somebody holds the ankles
    age_min=19,
    age_max=64,
    gives=("cross_sit_up",),
    posture="floor",
    minutes=4.0,
)

CURL_UP = Assessment(
    "curl_up",
    (
        TRUNK,
        Show("curl_up.lie", "curl-up-lie"),
        Show("curl_up.explain", "curl-up-up"),
        Show("curl_up.practice", "curl-up-up"),
        *led("curl_up", "curl_up", "curl-up-up", "curl-up", timing.Paced).all(),
    ),
    effort=True,
    staffed=True,
    age_min=11,
    age_max=18,
    gives=("curl_up",),
    posture="floor",
    minutes=6.0,
)

ASSESSMENTS = (CROSS_SIT_UP, CURL_UP)
