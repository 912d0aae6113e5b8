"""Body measures. Procedures: fitness-tests §5.15."""

from __future__ import annotations

from kiosk.core.assessment import Assessment, Measure, Show
from kiosk.core.settle import Final, Hold

HEIGHT = Assessment(
    "height",
    (
        Show("shoes-off", "shoes-off"),
        Show("height.explain", "height-explain"),
        Measure(
            step="height",
            text="height.measure",
            picture="height-measure",
            view="height",
            needs=("body_height",),
            settler=lambda: Final(("body_height",)),
        ),
    ),
    gives=("body_height",),
    barefoot=True,
    minutes=1.0,
)

WEIGHT = Assessment(
    "weight",
    (
        Show("weight.explain", "weight-explain"),
        Measure(
            step="weight",
            text="weight.measure",
            picture="weight-measure",
            view="scale",
            needs=("body_weight",),
            settler=lambda: Hold("body_weight"),
        ),
    ),
    gives=("body_weight",),
    barefoot=True,
    minutes=1.0,
)

ASSESSMENTS = (HEIGHT, WEIGHT)
