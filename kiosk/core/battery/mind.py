"""Attention and memory by touch, of our own design: no scale, no norm, no grade (kiosk.core.cognition).

Seated, alone, without effort: a page that tells, then the task, which begins with a practice that is not scored.
"""

from __future__ import annotations

from kiosk.core.assessment import Assessment, Measure, Show
from kiosk.core.settle import Final

OLD_ENOUGH = 11
"""Who reads numbers and sits through two minutes."""
PATIENCE = 300.0


def _touched(key: str, task: str, picture: str, minutes: float, *quantities: str) -> Assessment:
    """``quantities`` are those of the task, the headline first."""
    measure = Measure(
        step=f"{key}-1",
        text=f"{key}.measure",
        picture=picture,
        view="task",
        needs=quantities,
        settler=lambda: Final(quantities),
        patience=PATIENCE,
        ways=("touch",),
        task=task,
    )
    return Assessment(
        key,
        (Show(f"{key}.explain", picture), measure),
        age_min=OLD_ENOUGH,
        gives=quantities,
        posture="seated",
        minutes=minutes,
    )


REACTION_SIMPLE = _touched("reaction_simple", "simple", "mind-simple", 1.0, "simple_reaction_touch")
REACTION_CHOICE = _touched("reaction_choice", "choice", "mind-choice", 1.5, "choice_reaction_touch")
GO_NO_GO = _touched("go_no_go", "go-no-go", "mind-go-no-go", 2.0, "go_no_go_time", "go_no_go_errors")
NUMBER_TRAIL = _touched("number_trail", "number-trail", "mind-trail", 1.5, "number_trail_time", "number_trail_errors")
FORWARD_SPAN = _touched("forward_span", "forward-span", "mind-span", 3.0, "forward_span")

ASSESSMENTS = (REACTION_SIMPLE, REACTION_CHOICE, GO_NO_GO, NUMBER_TRAIL, FORWARD_SPAN)
