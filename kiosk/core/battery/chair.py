"""Rising from a chair, and curling an arm on it. Procedures: fitness-tests §5.4 (NFA, STEADI) and §5.14 (SFT)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kiosk.core import timing
from kiosk.core.assessment import Assessment, Choose, Option, Recheck, Score, Show, Taken
from kiosk.core.battery.shared import LEGS, SHOULDERS, counted, rest, timed
from kiosk.core.reading import Side

HALF_MINUTE = 30.0
RISE_SIGNALS = ("distance", "contact", "force")
"""Streams in which rising from a chair is seen, the surest first: a beam, a mat on the seat, a plate."""

TRIED = Choose("tried", "chair.tried", "chair-arms", (Option("crossed"), Option("arms")))
"""After the practice: did it go with the arms crossed?"""
USED = Choose("used", "chair.used", "chair-arms", (Option("crossed"), Option("arms")))
"""After the trial: did they stay crossed?"""


def none_with(question: str, answers: Mapping[str, str]) -> Decimal | None:
    """Zero stands when the arms were used (STEADI); None: nothing to say."""
    return Decimal(0) if answers.get(question) == "arms" else None


def without_arms(answers: Mapping[str, str]) -> bool:
    """Whether the practice went with the arms crossed."""
    return answers.get("tried") == "crossed"


def always(_: tuple[Taken, ...]) -> bool:
    """Whatever was measured."""
    return True


CHAIR_STAND_30S = Assessment(
    "chair_stand_30s",
    (
        LEGS,
        Show("chair_stand_30s.sit", "chair-sit"),
        Show("chair_stand_30s.explain", "chair-stand"),
        Show("chair_stand_30s.practice", "chair-stand"),
        TRIED,
        Score("chair_stand_30s", lambda answers: none_with("tried", answers)),
        Recheck(
            always,
            (
                *counted(
                    "chair_stand_30s",
                    "chair_stand_30s",
                    "chair-stand",
                    HALF_MINUTE,
                    settler=lambda: timing.Stands("chair_stand_30s", HALF_MINUTE),
                    ways=("device", "tap", "typed"),
                    signals=RISE_SIGNALS,
                    track="30-s",
                ).all(),
                USED,
                Score("chair_stand_30s", lambda answers: none_with("used", answers)),
            ),
            answered=without_arms,
        ),
    ),
    effort=True,
    helper=True,
    age_min=60,
    gives=("chair_stand_30s",),
    posture="seated",
    minutes=3.0,
)

FIVE_STANDS = timed(
    "chair_stand_5x",
    "chair_stand_5x",
    "chair-stand",
    settler=lambda: timing.FiveStands("chair_stand_5x"),
    ways=("device", "tap", "typed"),
    signals=RISE_SIGNALS,
)

CHAIR_STAND_5X = Assessment(
    "chair_stand_5x",
    (
        LEGS,
        Show("chair_stand_5x.sit", "chair-sit"),
        Show("chair_stand_5x.explain", "chair-stand"),
        Show("chair_stand_5x.practice", "chair-stand"),
        Choose("tried", "chair.tried", "chair-arms", (Option("crossed"), Option("arms", ends="arms-used"))),
        *FIVE_STANDS.all(),
    ),
    effort=True,
    helper=True,
    age_min=19,
    gives=("chair_stand_5x",),
    posture="seated",
    minutes=2.0,
)

_CURL = counted("arm_curl", "arm_curl", "arm-curl", HALF_MINUTE, track="30-s", far=False)

ARM_CURL = Assessment(
    "arm_curl",
    (
        SHOULDERS,
        Show("arm_curl.explain.right", "arm-curl-right"),
        Show("arm_curl.practice", "arm-curl-right"),
        _CURL(1, Side.RIGHT),
        rest(),
        Show("arm_curl.explain.left", "arm-curl-left"),
        _CURL(1, Side.LEFT),
    ),
    effort=True,
    helper=True,
    age_min=60,
    gives=("arm_curl",),
    posture="seated",
    minutes=4.0,
)
"""Dumbbells of 8 lb (3.6 kg) for men and 5 lb (2.3 kg) for women."""

ASSESSMENTS = (CHAIR_STAND_30S, CHAIR_STAND_5X, ARM_CURL)
