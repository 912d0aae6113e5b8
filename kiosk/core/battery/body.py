"""Body measures. Procedures: fitness-tests §5.15."""

from __future__ import annotations

from kiosk.core.assessment import Ask, Assessment, Measure, Show
from kiosk.core.battery.shared import PREGNANT, typed
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

COMPOSITION_ALSO = (
    "body_weight",
    "fat_mass",
    "fat_free_mass",
    "muscle_mass",
    "body_water",
    "impedance",
    "basal_metabolism",
    "visceral_level",
)

BODY_COMPOSITION = Assessment(
    "body_composition",
    (
        Ask("ask.pacemaker", "ask-pacemaker"),  # both are asked every time: a body changes between two visits
        PREGNANT,
        Show("body_composition.ready", "body-light"),
        Show("body_composition.explain", "body-composition"),
        Measure(
            step="body_composition-1",
            text="body_composition.measure",
            picture="body-composition",
            view="value",
            needs=("body_fat",),
            also=COMPOSITION_ALSO,
            settler=lambda: Final(("body_fat",), COMPOSITION_ALSO),
            ways=("device", "typed"),
            patience=120.0,
            lasts=60.0,
        ),
    ),
    gives=("body_fat",),
    barefoot=True,
    minutes=3.0,
)

WAIST = Assessment(
    "waist",
    (Show("waist.explain", "waist-measure"), *typed("waist", "waist", "waist-measure").all()),
    gives=("waist",),
    minutes=2.0,
)

CALF = Assessment(
    "calf",
    (Show("calf.explain", "calf-measure"), *typed("calf", "calf", "calf-measure").all()),
    gives=("calf",),
    posture="seated",
    barefoot=True,
    minutes=2.0,
)

ASSESSMENTS = (HEIGHT, WEIGHT, BODY_COMPOSITION, WAIST, CALF)
