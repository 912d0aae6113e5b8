"""Jumps of 11 to 64 years. Procedures: fitness-tests §5.12 (국민체력100)."""

from __future__ import annotations

from kiosk.core import timing
from kiosk.core.assessment import Assessment, Show
from kiosk.core.battery.shared import KNEES, PREGNANT, Trial, counted, typed

HALF_MINUTE = 30.0

STANDING_LONG_JUMP = Assessment(
    "standing_long_jump",
    (
        KNEES,
        PREGNANT,
        Show("standing_long_jump.explain", "jump-long"),
        Show("standing_long_jump.land", "jump-land"),
        Show("standing_long_jump.practice", "jump-long"),
        *typed("standing_long_jump", "standing_long_jump", "jump-land", 2, far=True).all(),
    ),
    effort=True,
    staffed=True,
    age_min=11,
    age_max=64,
    gives=("standing_long_jump",),
    posture="moving",
    minutes=4.0,
)

FLIGHT_TIME = Assessment(
    "flight_time",
    (
        KNEES,
        PREGNANT,
        Show("flight_time.explain", "jump-mat"),
        Show("flight_time.practice", "jump-mat"),
        *Trial(
            "flight_time",
            "flight_time",
            "jump-mat",
            2,
            more={
                "view": "value",
                "settler": lambda: timing.Flight("flight_time"),
                "ways": ("device", "typed"),
                "signals": ("contact",),
                "far": True,
            },
        ).all(),
    ),
    effort=True,
    staffed=True,
    age_min=13,
    age_max=64,
    gives=("flight_time",),
    minutes=4.0,
)

REPEATED_JUMP = Assessment(
    "repeated_jump",
    (
        KNEES,
        Show("repeated_jump.explain", "repeat-jump"),
        Show("repeated_jump.practice", "repeat-jump"),
        *counted("repeated_jump", "repeated_jump", "repeat-jump", HALF_MINUTE, track="30-s").all(),
    ),
    effort=True,
    staffed=True,
    age_min=13,
    age_max=18,
    gives=("repeated_jump",),
    posture="moving",
    minutes=3.0,
)

SIDE_HOP = Assessment(
    "side_hop",
    (
        KNEES,
        Show("side_hop.explain", "side-hop"),
        Show("side_hop.practice", "side-hop"),
        *counted("side_hop", "side_hop", "side-hop", HALF_MINUTE, track="30-s").all(),
    ),
    effort=True,
    staffed=True,
    age_min=11,
    age_max=12,
    gives=("side_hop",),
    posture="moving",
    minutes=3.0,
)

ASSESSMENTS = (STANDING_LONG_JUMP, FLIGHT_TIME, REPEATED_JUMP, SIDE_HOP)
