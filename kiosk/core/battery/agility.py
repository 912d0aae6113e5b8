"""Agility and coordination of 11 to 64 years. Procedures: fitness-tests §5.11 and §5.12 (국민체력100)."""

from __future__ import annotations

from kiosk.core import timing
from kiosk.core.assessment import Assessment, Measure, Show
from kiosk.core.battery.shared import KNEES, PREGNANT, RUNNING, SHOULDERS, counted, timed

HALF_MINUTE = 30.0
REACTIONS = 5
"""Good starts of one reaction trial; their median counts."""

SHUTTLE_10M_X4 = Assessment(
    "shuttle_10m_x4",
    (
        RUNNING,
        PREGNANT,
        Show("shuttle_10m_x4.explain", "shuttle-four"),
        Show("shuttle_10m_x4.practice", "shuttle-four"),
        *timed("shuttle_10m_x4", "shuttle_10m_x4", "shuttle-four", 2).all(),
    ),
    effort=True,
    staffed=True,
    age_min=19,
    age_max=64,
    gives=("shuttle_10m_x4",),
    posture="moving",
    minutes=5.0,
)

REACTION_TIME = Assessment(
    "reaction_time",
    (
        KNEES,
        Show("reaction_time.explain", "react-mat"),
        Show("reaction_time.practice", "react-mat"),
        Measure(
            step="reaction_time-1",
            text="reaction_time.measure",
            picture="react-mat",
            view="watch",
            needs=("reaction_time",),
            settler=lambda: timing.MatReaction("reaction_time", trials=REACTIONS, track="reaction"),
            ways=("device", "typed"),
            signals=("contact",),
            buttons=("go", "stop"),
            track="reaction",
            patience=120.0,
            far=True,
        ),
    ),
    effort=True,
    staffed=True,
    age_min=19,
    age_max=64,
    gives=("reaction_time",),
    minutes=3.0,
)

ILLINOIS = Assessment(
    "illinois",
    (
        RUNNING,
        Show("illinois.explain", "illinois"),
        Show("illinois.practice", "illinois"),
        *timed("illinois", "illinois_agility", "illinois", 2).all(),
    ),
    effort=True,
    staffed=True,
    age_min=13,
    age_max=18,
    gives=("illinois_agility",),
    posture="moving",
    minutes=5.0,
)

EYE_HAND_TIME = Assessment(
    "eye_hand_time",
    (
        SHOULDERS,
        Show("eye_hand_time.explain", "eye-hand"),
        Show("eye_hand_time.practice", "eye-hand"),
        *timed("eye_hand_time", "eye_hand_time", "eye-hand", 2).all(),
    ),
    effort=True,
    staffed=True,
    age_min=13,
    age_max=18,
    gives=("eye_hand_time",),
    minutes=4.0,
)

EYE_HAND_COUNT = Assessment(
    "eye_hand_count",
    (
        SHOULDERS,
        Show("eye_hand_count.explain", "eye-hand"),
        Show("eye_hand_count.practice", "eye-hand"),
        *counted("eye_hand_count", "eye_hand_count", "eye-hand", HALF_MINUTE, track="30-s").all(),
    ),
    effort=True,
    staffed=True,
    age_min=11,
    age_max=12,
    gives=("eye_hand_count",),
    minutes=3.0,
)

ASSESSMENTS = (SHUTTLE_10M_X4, REACTION_TIME, ILLINOIS, EYE_HAND_TIME, EYE_HAND_COUNT)
