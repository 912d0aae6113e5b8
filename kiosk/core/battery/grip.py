"""Grip strength, both hands. Procedure: fitness-tests §5.1 (국민체력100: standing, elbow straight)."""

from __future__ import annotations

from kiosk.core.assessment import Ask, Assessment, Measure, Rest, Show
from kiosk.core.reading import Side
from kiosk.core.settle_force import Squeeze


def _squeeze(side: Side, trial: int) -> Measure:
    return Measure(
        step=f"grip-{side}-{trial}",
        text=f"grip.measure.{side}",
        picture=f"grip-measure-{side}",
        view="grip",
        needs=("grip_force",),
        settler=lambda: Squeeze("grip_force"),
        side=side,
        trial=trial,
        event=f"grip-{side}",
        patience=45.0,
        ways=("device", "typed"),
    )


GRIP = Assessment(
    "grip",
    (
        Ask("ask.grip", "ask-grip"),
        Show("grip.explain.right", "grip-explain-right"),
        _squeeze(Side.RIGHT, 1),
        Show("grip.explain.left", "grip-explain-left"),
        _squeeze(Side.LEFT, 1),
        Rest(60.0, "grip.rest", "rest-hand"),
        _squeeze(Side.RIGHT, 2),
        _squeeze(Side.LEFT, 2),
    ),
    effort=True,
    gives=("grip_force",),
    minutes=3.0,
)

ASSESSMENTS = (GRIP,)
