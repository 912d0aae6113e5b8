"""Every screen that the battery can show, made by the product's own scenes: each step, phase and way of each test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from kiosk.core.assessment import Assessment, Measure, Progress, Recheck, Score, Step, Taken
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Scene
from kiosk.core.programme import DEFAULTS
from kiosk.core.quality import DOUBTS
from kiosk.core.quantity import QUANTITIES
from kiosk.core.resident import Person, Sex
from kiosk.core.scenes import scene
from kiosk.core.step_scenes import step_scene
from kiosk.core.visit import Stage, Visit

AT = datetime(2026, 11, 22, tzinfo=UTC)


def flat(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those of a Recheck too."""
    for step in steps:
        if isinstance(step, Recheck):
            yield from flat(step.steps)
        elif not isinstance(step, Score):
            yield step


def _taken(measure: Measure) -> Taken:
    """The widest numbers there can be."""
    keys = (*measure.needs, *measure.also)
    values = tuple((key, QUANTITIES[key].rounded(QUANTITIES[key].high)) for key in keys)
    return Taken(measure.step, values, measure.side, measure.trial)


def _phases(progress: Progress, measure: Measure) -> Iterator[Progress]:
    for way in measure.ways:
        yield replace(progress, phase="measuring", way=way)
    yield replace(progress, phase="good", taken=(_taken(measure),))
    yield replace(progress, phase="doubt", doubt=DOUBTS[0], doubted=_taken(measure))


def _scenes(assessment: Assessment) -> Iterator[Scene]:
    steps = tuple(flat(assessment.steps))
    for index, step in enumerate(steps):
        progress = Progress(assessment, steps, index)
        states = _phases(progress, step) if isinstance(step, Measure) else (progress,)
        for state in states:
            yield step_scene(state, saved=True, short_rest=False)


def _stay() -> Iterator[Scene]:
    """What a visit shows around its tests: which programme, which one test, a helper, why not."""
    person = Person(Sex.FEMALE, 78, 1948)
    everything = max(DEFAULTS, key=lambda one: len(one.assessments))
    base = Visit(UUID(int=1), AT, everything, person=person, programmes=DEFAULTS)
    one = next(one for one in DEFAULTS if one.one)
    yield scene(replace(base, stage=Stage.CHOOSE), None)
    yield scene(replace(base, stage=Stage.WHICH, programme=replace(one, assessments=tuple(BATTERY))), None)
    yield scene(replace(base, stage=Stage.WHY), None)
    for key, assessment in BATTERY.items():
        if assessment.helper or assessment.staffed:
            visit = replace(base, stage=Stage.HELPER, programme=replace(everything, assessments=(key,)))
            yield from (scene(visit, None, near=near) for near in (False, True))
    measure = next(step for step in BATTERY["grip"].steps if isinstance(step, Measure))
    progress = Progress(BATTERY["grip"], (measure,), phase="doubt", doubted=_taken(measure))
    yield from (step_scene(replace(progress, doubt=word), saved=True, short_rest=False) for word in DOUBTS)


def _looks_like(one: Scene) -> Scene:
    """Two scenes that differ in nothing a screen shows are one."""
    return replace(one, step="", question="", quantities=(), best=None)


def every_scene() -> dict[str, dict[str, Scene]]:
    """Assessment (or "stay") → name → scene; each with a step of its own, and counted where it is longest."""
    found: dict[str, dict[str, Scene]] = {}
    seen: set[Scene] = set()
    for key, scenes in (("stay", _stay()), *((key, _scenes(one)) for key, one in BATTERY.items())):
        mine = found.setdefault(key, {})
        for one in scenes:
            look = _looks_like(one)
            if look not in seen:
                seen.add(look)
                name = f"{key}-{len(mine)}-{one.kind}-{one.step}"
                mine[name] = replace(one, step=name, number=12, total=14, minutes=45)
    return found


EVERY = every_scene()
