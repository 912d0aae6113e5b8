"""Heart and breath. Procedures: fitness-tests §5.5, §5.6, §5.9, §5.10. Last in every order."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core import timing
from kiosk.core.assessment import Ask, Assessment, Choose, Measure, Option, Recheck, Rest, Show, Taken
from kiosk.core.battery.shared import AID, KNEES, LEGS, PREGNANT, RUNNING, Times, counted, led

TWO_MINUTES, SIX_MINUTES, STEPPING, PULSE = 120.0, 360.0, 180.0, 10.0
LAP = Decimal("45.72")
"""Metres round the course of the six-minute walk: the 50-yard rectangle of the SFT. That of the NFA is not known."""

HELD = Choose("held", "two_min_step.held", "step-place", (Option("no"), Option("yes")))
"""Holding on is allowed, and noted (fitness-tests §5.5)."""

TWO_MIN_STEP = Assessment(
    "two_min_step",
    (
        LEGS,
        Show("two_min_step.mark", "step-mark"),
        Show("two_min_step.explain", "step-place"),
        Show("two_min_step.practice", "step-place"),
        *counted(
            "two_min_step",
            "two_min_step",
            "step-place",
            TWO_MINUTES,
            settler=lambda: timing.Steps("two_min_step", TWO_MINUTES),
            ways=("device", "tap", "typed"),
            signals=("distance", "contact", "force"),
            track="2-min",
        ).all(),
        HELD,
    ),
    effort=True,
    helper=True,
    age_min=60,
    gives=("two_min_step",),
    cardio=True,
    minutes=4.0,
)

SIX_MIN_WALK = Assessment(
    "six_min_walk",
    (
        LEGS,
        AID,
        Show("six_min_walk.course", "six-walk"),
        Show("six_min_walk.explain", "six-walk"),
        *counted(
            "six_min_walk",
            "six_min_walk",
            "six-walk",
            SIX_MINUTES,
            settler=lambda: timing.Lapped("six_min_walk", LAP, SIX_MINUTES),
            tapped=lambda: timing.Lapped("six_min_walk", LAP, SIX_MINUTES),
            buttons=("go", "lap", "uncount", "plus-5", "plus-1", "stop"),
            track="6-min",
            patience=SIX_MINUTES + 300.0,
        ).all(),
    ),
    effort=True,
    helper=True,
    age_min=19,
    gives=("six_min_walk",),
    posture="moving",
    cardio=True,
    minutes=9.0,
)


def stepped_through(taken: tuple[Taken, ...]) -> bool:
    """Whether the three minutes were done: only then does the pulse after them mean anything."""
    return any(trial.get("step_test_time") == Decimal(int(STEPPING)) for trial in taken)


STEP_TEST = Assessment(
    "step_test",
    (
        KNEES,
        Ask("ask.slow-pulse", "ask-slow-pulse"),
        PREGNANT,
        Show("step_test.explain", "step-box"),
        Show("step_test.practice", "step-box"),
        Measure(
            step="step_test-1",
            text="step_test.measure",
            picture="step-box",
            view="track",
            needs=("step_test_time",),
            settler=lambda: timing.Held("step_test_time", Decimal(int(STEPPING))),
            ways=("tap", "typed"),
            buttons=("go", "stop"),
            track="step",
            window=STEPPING,
            lasts=STEPPING,
            patience=STEPPING + 120.0,
            far=True,
        ),
        Recheck(
            stepped_through,
            (
                Rest(60.0, "step_test.sit", "step-sit", forced=True),
                Measure(
                    step="step_test-pulse-1",
                    text="step_test.pulse",
                    picture="step-sit",
                    view="count",
                    needs=("recovery_hr_60s",),
                    settler=lambda: Times(timing.Counted("recovery_hr_60s", PULSE), 6),
                    ways=("device", "tap", "typed"),
                    buttons=("go", "count", "uncount"),
                    window=PULSE,
                    lasts=PULSE,
                    patience=120.0,
                ),
            ),
        ),
    ),
    effort=True,
    staffed=True,
    age_min=19,
    age_max=64,
    gives=("step_test_time", "recovery_hr_60s"),
    needs=("body_height", "body_weight"),  # the oxygen uptake is computed from them
    cardio=True,
    minutes=7.0,
)


def _shuttle(metres: int, age_min: int, age_max: int) -> Assessment:
    key = f"shuttle_run_{metres}m"
    return Assessment(
        key,
        (
            RUNNING,
            PREGNANT,
            Show(f"{key}.explain", "shuttle-line"),
            Show(f"{key}.beeps", "shuttle-line"),
            Show(f"{key}.practice", "shuttle-line"),
            *led(key, key, "shuttle-line", f"shuttle-{metres}m", timing.Misses, patience=1800.0).all(),
        ),
        effort=True,
        staffed=True,
        age_min=age_min,
        age_max=age_max,
        gives=(key,),
        posture="moving",
        cardio=True,
        minutes=14.0,
    )


SHUTTLE_20M = _shuttle(20, 13, 64)
SHUTTLE_15M = _shuttle(15, 11, 12)

ASSESSMENTS = (TWO_MIN_STEP, SIX_MIN_WALK, STEP_TEST, SHUTTLE_20M, SHUTTLE_15M)
