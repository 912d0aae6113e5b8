"""Programmes: which assessments, for whom, in which order, and how long they take (decision 16).

Order: what is done seated and quietly comes first (pressure among it), then the barefoot tests together, then effort,
and what tires the heart last; an effort test always comes after pressure, a test after what it needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from kiosk.core.assessment import Assessment
from kiosk.core.battery import BATTERY, joined
from kiosk.core.gate import HELPER_FROM, QUESTIONS

PRESSURE_KEY = "pressure"
POSTURES = ("seated", "standing", "floor", "moving")


@dataclass(frozen=True, slots=True)
class Programme:
    """A list of assessments by key, for an age band (completed years, both ends inside).

    ``guarded``: only begun by staff who have the guardian's consent (발육). ``one``: the resident picks one of them.
    """

    key: str
    assessments: tuple[str, ...]
    age_min: int = 0
    age_max: int = 120
    questions: tuple[str, ...] = QUESTIONS
    guarded: bool = False
    one: bool = False

    @property
    def effort(self) -> bool:
        """Whether any of it stands behind the safety gate."""
        return any(BATTERY[key].effort for key in self.assessments)


def fits(assessment: Assessment, age: int) -> bool:
    """Whether this assessment is for this age."""
    return assessment.age_min <= age <= assessment.age_max


def wants_helper(assessment: Assessment, age: int) -> bool:
    """Whether a helper must confirm being within reach before it begins (decision 26)."""
    return assessment.staffed or (assessment.helper and age >= HELPER_FROM)


def offered(programmes: Iterable[Programme], *, guarded: bool) -> tuple[Programme, ...]:
    """Return what this person may choose from: a guarded programme only where staff have the guardian's consent."""
    return tuple(one for one in programmes if guarded or not one.guarded)


def choices(programme: Programme, age: int, able: frozenset[str] | None) -> tuple[str, ...]:
    """Return the assessments of 한 가지만 for this person at this station (``able`` None: it can do all)."""
    keys = (*programme.assessments, *(key for key in joined() if programme.one and key not in programme.assessments))
    return tuple(key for key in keys if fits(BATTERY[key], age) and (able is None or key in able))


def alone(programme: Programme, key: str) -> Programme:
    """Return the programme of this one test, with what must come before it: pressure before effort, what it needs."""
    return of_it(programme, (key,))


def of_it(programme: Programme, keys: Iterable[str]) -> Programme:
    """Return the programme of only these tests, with what must come before them."""
    wanted = set(keys)
    while True:
        more = {PRESSURE_KEY} if any(BATTERY[one].effort for one in wanted) else set()
        needs = {quantity for one in wanted for quantity in BATTERY[one].needs}
        more |= {one.key for one in BATTERY.values() if needs & set(one.gives) and not needs & _given(wanted)}
        if more <= wanted:
            break
        wanted |= more
    rest = (programme.key, ordered(sorted(wanted)), programme.age_min, programme.age_max, programme.questions)
    return Programme(*rest, guarded=programme.guarded)


def _given(keys: Iterable[str]) -> set[str]:
    return {quantity for key in keys for quantity in BATTERY[key].gives}


def ordered(keys: Iterable[str]) -> tuple[str, ...]:
    """Put assessments into the order in which they are done; what is alike stays as it was given."""
    return tuple(sorted(keys, key=lambda key: _place(BATTERY[key])))


def _place(one: Assessment) -> tuple[int, bool, int]:
    if one.cardio:
        return 3, False, 0
    if one.effort:
        return 2, not one.barefoot, POSTURES.index(one.posture)
    return (0, False, 0) if one.posture == "seated" and not one.barefoot else (1, one.barefoot, 0)


def sound(keys: Sequence[str]) -> bool:
    """Whether a centre's own order may stand: nothing is done before what must come first."""
    tests = [BATTERY[key] for key in keys]
    return all(may_overtake(one, tests[place + 1 :]) for place, one in enumerate(tests))


def may_overtake(one: Assessment, others: Sequence[Assessment]) -> bool:
    """Whether a test may be done before these: pressure, temperature and needs come first, cardio comes last."""
    if one.effort and any(other.key == PRESSURE_KEY or "body_temperature" in other.gives for other in others):
        return False
    if one.cardio and not all(other.cardio for other in others):
        return False
    return not set(one.needs) & {quantity for other in others for quantity in other.gives}


def next_free(keys: Sequence[str], busy: frozenset[str]) -> tuple[str, ...]:
    """Put the first test whose device is free to the front, as far as the order allows; else all stays."""
    for place, key in enumerate(keys):
        if key not in busy and may_overtake(BATTERY[key], [BATTERY[one] for one in keys[:place]]):
            return (key, *keys[:place], *keys[place + 1 :])
    return tuple(keys)


def minutes(keys: Iterable[str]) -> int:
    """About how long these take, in whole minutes; 0 for none."""
    return ceil(sum(BATTERY[key].minutes for key in keys))


# --- what a kiosk offers if its configuration says nothing ----------------------------------------------------

_BODY = ("height", "weight", "pressure")
_SENIOR = ("grip", "sit_and_reach", "chair_stand_30s", "up_and_go_3m", "figure8", "two_min_step")
_ADULT = ("grip", "sit_and_reach", "cross_sit_up", "reaction_time", "standing_long_jump", "step_test")
_YOUTH = ("grip", "sit_and_reach", "curl_up", "illinois", "flight_time", "eye_hand_time", "shuttle_run_20m")
_CHILD = ("grip", "sit_and_reach", "curl_up", "side_hop", "standing_long_jump", "eye_hand_count", "shuttle_run_15m")
_AGEING = ("k_frail", "falls", "pressure", "grip", "gait_speed", "chair_stand_30s", "one_leg_stance")


DEFAULTS = (
    Programme("basic", (*_BODY, "grip")),
    Programme("fitness-65", ordered((*_BODY, *_SENIOR)), 65),
    Programme("fitness-adult", ordered((*_BODY, "body_composition", *_ADULT)), 19, 64),
    Programme("fitness-youth", ordered((*_BODY, *_YOUTH)), 13, 18),
    Programme("fitness-child", ordered((*_BODY, *_CHILD)), 11, 12, guarded=True),
    Programme("ageing", ordered(_AGEING), 65),
    Programme("growth", ordered((*_BODY, "body_composition", "grip", "sit_and_reach")), 11, 18, guarded=True),
    Programme("one", tuple(BATTERY), one=True),
)
"""기초건강, 체력 (by age), 노화도, 발육, 한 가지만. The first that fits is the one without a choice."""
