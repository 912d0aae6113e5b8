"""How far one bends and reaches. Procedures: fitness-tests §5.2 (NFA) and §5.14 (SFT). Negative values are common."""

from __future__ import annotations

from kiosk.core.assessment import Assessment, Choose, Option, Show
from kiosk.core.battery.shared import BENDING, SHOULDERS, SIDES, rest, typed
from kiosk.core.reading import Side

SIT_AND_REACH = Assessment(
    "sit_and_reach",
    (
        BENDING,
        Show("sit_and_reach.sit", "reach-sit"),
        Show("sit_and_reach.explain", "reach-push"),
        Show("sit_and_reach.practice", "reach-push"),
        *typed("sit_and_reach", "sit_and_reach", "reach-push", 2, far=True).all(),
    ),
    effort=True,
    helper=True,  # down to the floor and up again
    age_min=11,
    gives=("sit_and_reach",),
    posture="floor",
    barefoot=True,
    minutes=4.0,
)

LEG = Choose("leg", "chair_sit_and_reach.leg", "chair-reach-sit", (Option("right"), Option("left")))
"""The leg that reaches farther is the one that is measured; asked after trying both."""

CHAIR_SIT_AND_REACH = Assessment(
    "chair_sit_and_reach",
    (
        BENDING,
        Show("chair_sit_and_reach.sit", "chair-reach-sit"),
        Show("chair_sit_and_reach.explain", "chair-reach-push"),
        Show("chair_sit_and_reach.practice", "chair-reach-push"),
        LEG,
        *typed("chair_sit_and_reach", "chair_sit_and_reach", "chair-reach-push", 2).all(),
    ),
    effort=True,
    helper=True,
    age_min=60,
    gives=("chair_sit_and_reach",),
    posture="seated",
    minutes=4.0,
)

_SCRATCH = typed("back_scratch", "back_scratch", "back-scratch", 2)

BACK_SCRATCH = Assessment(
    "back_scratch",
    (
        SHOULDERS,
        Show("back_scratch.explain.right", "back-scratch-right"),
        _SCRATCH(1, Side.RIGHT),
        Show("back_scratch.explain.left", "back-scratch-left"),
        _SCRATCH(1, Side.LEFT),
        rest(),
        *(_SCRATCH(2, side) for side in SIDES),
    ),
    effort=True,
    age_min=60,
    gives=("back_scratch",),
    minutes=4.0,
)
"""The side is that of the hand which comes over the shoulder."""

ASSESSMENTS = (SIT_AND_REACH, CHAIR_SIT_AND_REACH, BACK_SCRATCH)
