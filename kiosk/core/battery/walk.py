"""Walking and turning. Procedures: fitness-tests §5.7, §5.8, §5.14. With an aid it is measured, noted, not graded."""

from __future__ import annotations

from kiosk.core.assessment import Assessment, Show
from kiosk.core.battery.shared import AID, LEGS, timed

UP_AND_GO_3M = Assessment(
    "up_and_go_3m",
    (
        LEGS,
        AID,
        Show("up_and_go_3m.sit", "chair-sit"),
        Show("up_and_go_3m.explain", "up-go"),
        Show("up_and_go_3m.practice", "up-go"),
        *timed("up_and_go_3m", "up_and_go_3m", "up-go", 2).all(),
    ),
    effort=True,
    helper=True,
    age_min=50,
    gives=("up_and_go_3m",),
    posture="moving",
    minutes=4.0,
)

FIGURE8_WALK = Assessment(
    "figure8",
    (
        LEGS,
        AID,
        Show("figure8.sit", "chair-sit"),
        Show("figure8.explain", "figure8"),
        Show("figure8.practice", "figure8"),
        *timed("figure8", "figure8_walk", "figure8", 2).all(),
    ),
    effort=True,
    helper=True,
    age_min=50,
    gives=("figure8_walk",),
    posture="moving",
    minutes=5.0,
)

GAIT_SPEED = Assessment(
    "gait_speed",
    (
        LEGS,
        AID,
        Show("gait_speed.explain", "gait-walk"),
        Show("gait_speed.practice", "gait-walk"),
        *timed("gait_speed", "gait_4m_time", "gait-walk", 2, track="").all(),
    ),
    effort=True,
    helper=True,
    age_min=19,
    gives=("gait_4m_time",),
    posture="moving",
    minutes=3.0,
)
"""Tapped at the two lines: there is a run-in, so no count-down. The speed is computed: 4 m over the better time."""

ASSESSMENTS = (UP_AND_GO_3M, FIGURE8_WALK, GAIT_SPEED)
