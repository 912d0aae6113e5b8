"""Pulse, oxygen, temperature and glucose: seated, by a device or typed by staff. Classes: fitness-tests §6."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.assessment import Assessment, Choose, Measure, Option, Rest, Show
from kiosk.core.battery.shared import typed
from kiosk.core.settle import Steady

HEART_RATE = Assessment(
    "heart_rate",
    (
        Show("heart_rate.explain", "pulse-measure"),
        Rest(300.0, "heart_rate.rest", "pressure-rest"),
        *typed(
            "heart_rate",
            "heart_rate",
            "pulse-measure",
            patience=120.0,
            lasts=60.0,
            settler=lambda: Steady("heart_rate", spread=Decimal(10)),
        ).all(),
    ),
    gives=("heart_rate",),
    posture="seated",
    minutes=6.0,
)

SPO2 = Assessment(
    "spo2",
    (
        Show("spo2.ready", "spo2-nails"),
        Show("spo2.explain", "spo2-finger"),
        Measure(
            step="spo2-1",
            text="spo2.measure",
            picture="spo2-finger",
            view="value",
            needs=("spo2",),
            also=("heart_rate",),
            settler=lambda: Steady("spo2", ("heart_rate",)),
            ways=("device", "typed"),
            patience=120.0,
            lasts=30.0,
        ),
    ),
    gives=("spo2",),
    posture="seated",
)

TEMPERATURE = Assessment(
    "temperature",
    (
        Show("temperature.explain", "temperature-measure"),
        *typed("temperature", "body_temperature", "temperature-measure", patience=120.0).all(),
    ),
    gives=("body_temperature",),
    posture="seated",
    minutes=1.0,
)

MEAL = Choose("meal", "glucose.meal", "glucose-meal", (Option("fasting"), Option("within-two-hours"), Option("later")))
"""The limits are those of a fasting person: without eight hours no class is named."""

GLUCOSE = Assessment(
    "glucose",
    (MEAL, Show("glucose.explain", "glucose-measure"), *typed("glucose", "glucose", "glucose-measure").all()),
    staffed=True,  # a lancet is in play
    gives=("glucose",),
    posture="seated",
    minutes=3.0,
)

ASSESSMENTS = (HEART_RATE, SPO2, TEMPERATURE, GLUCOSE)
