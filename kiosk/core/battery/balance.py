"""Standing still, and the short physical performance battery. Procedures: fitness-tests §5.13 and §5.14."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kiosk.core import timing
from kiosk.core.assessment import Assessment, Choose, Measure, Option, Recheck, Show, Taken
from kiosk.core.battery.chair import RISE_SIGNALS, always
from kiosk.core.battery.shared import LEGS, SIDES, Trial, rest, timed
from kiosk.core.reading import Side

STANCE_LIMIT = Decimal(60)
"""A one-leg stance ends by itself here (45 s in some places)."""
SPPB_LIMIT = Decimal(10)


def held(key: str, quantity: str, picture: str, limit: Decimal, trials: int = 1) -> Trial:
    """Seconds held, from the first tap to the second or to the limit."""

    def settler() -> timing.Held:
        return timing.Held(quantity, limit)

    fields = {
        "view": "hold",
        "settler": settler,
        "ways": ("tap", "typed"),
        "buttons": ("go", "stop"),
        "window": float(limit),
        "lasts": float(limit),
        "patience": float(limit) + 120.0,
        "far": True,
    }
    return Trial(key, quantity, picture, trials, more=fields)


def short_of(quantity: str, limit: Decimal, side: Side | None = None) -> Callable[[tuple[Taken, ...]], bool]:
    """Whether no trial so far (of this side) reached the limit."""

    def needed(taken: tuple[Taken, ...]) -> bool:
        times = [trial.get(quantity) for trial in taken if side is None or trial.side is side]
        return max((time for time in times if time is not None), default=Decimal(0)) < limit

    return needed


_STAND = held("one_leg_stance", "one_leg_stance_open", "one-leg", STANCE_LIMIT, trials=3)


def _again(number: int) -> Recheck:
    """After a rest one more trial of each side that has not reached the limit yet: best of three."""
    short = {side: short_of("one_leg_stance_open", STANCE_LIMIT, side) for side in SIDES}
    trials = (Recheck(short[side], (_STAND(number, side),)) for side in SIDES)
    return Recheck(lambda taken: any(one(taken) for one in short.values()), (rest(), *trials))


ONE_LEG_STANCE = Assessment(
    "one_leg_stance",
    (
        LEGS,
        Show("one_leg_stance.explain.right", "one-leg-right"),
        Show("one_leg_stance.practice", "one-leg-right"),
        _STAND(1, Side.RIGHT),
        Show("one_leg_stance.explain.left", "one-leg-left"),
        _STAND(1, Side.LEFT),
        _again(2),
        _again(3),
    ),
    effort=True,
    helper=True,
    age_min=19,
    gives=("one_leg_stance_open",),
    barefoot=True,
    minutes=6.0,
)
"""The side is that of the leg that stands."""


def _full(quantity: str) -> Callable[[tuple[Taken, ...]], bool]:
    """Whether the stance before was held to its end: at the first failure the balance part is over."""
    short = short_of(quantity, SPPB_LIMIT)
    return lambda taken: not short(taken)


def _stance(stem: str, quantity: str) -> tuple[Show, Measure]:
    """One of the three stances: its picture, and ten seconds."""
    trial = held(f"sppb-{stem}", quantity, f"feet-{stem}", SPPB_LIMIT)
    return Show(f"sppb.{stem}", f"feet-{stem}"), trial()


WALK = Choose("walk", "sppb.can-walk", "walk-aid", (Option("none"), Option("aid"), Option("cannot")))
RISE = Choose("rise", "sppb.can-rise", "chair-arms", (Option("crossed"), Option("arms")))
"""Tried once with the arms crossed. Whoever needs them has no points for the chair, and the rest still counts."""

_WALK = timed("sppb-walk", "gait_4m_time", "gait-walk", 2, track="")  # the same course and taps as gait speed
_CHAIR = timed(
    "sppb-chair",
    "chair_stand_5x",
    "chair-stand",
    settler=lambda: timing.FiveStands("chair_stand_5x"),
    ways=("device", "tap", "typed"),
    signals=RISE_SIGNALS,
)

SPPB = Assessment(
    "sppb",
    (
        LEGS,
        Show("sppb.explain", "feet-side"),
        *_stance("side", "side_by_side_hold"),
        Recheck(
            _full("side_by_side_hold"),
            (
                *_stance("semi", "semi_tandem_hold"),
                Recheck(_full("semi_tandem_hold"), _stance("tandem", "tandem_hold")),
            ),
        ),
        WALK,
        Recheck(
            always, (Show("sppb.walk", "gait-walk"), *_WALK.all()), answered=lambda said: said.get("walk") != "cannot"
        ),
        Show("sppb.chair", "chair-stand"),
        RISE,
        Recheck(always, _CHAIR.all(), answered=lambda said: said.get("rise") == "crossed"),
    ),
    effort=True,
    helper=True,
    age_min=50,
    gives=("side_by_side_hold", "semi_tandem_hold", "tandem_hold", "gait_4m_time", "chair_stand_5x"),
    posture="moving",
    minutes=10.0,
)
"""Finished without a time for the walk or the chair means: could not be done, no points. The total is computed."""

ASSESSMENTS = (ONE_LEG_STANCE, SPPB)
