"""Questionnaires: SARC-F, K-FRAIL and falls of the last year. Points: fitness-tests §6. Our own wording."""

from __future__ import annotations

from kiosk.core.assessment import Assessment, Choose, Option, Score, Show
from kiosk.core.battery.shared import points

HARD = (Option("none"), Option("some", 1), Option("much", 2))
"""How hard it is: not, somewhat, very or not at all possible."""
NO_YES = (Option("no"), Option("yes", 1))


def _item(test: str, item: str, options: tuple[Option, ...]) -> Choose:
    return Choose(f"{test}.{item}", f"{test}.{item}", f"q-{PICTURES[item]}", options)


PICTURES = {
    "strength": "carry",
    "walking": "walk-room",
    "chair": "rise",
    "stairs": "stairs",
    "falls": "falls",
    "tired": "tired",
    "far": "walk-far",
    "illnesses": "illness",
    "weight": "weight-loss",
}

SARC_F_ITEMS = (
    _item("sarc_f", "strength", HARD),
    _item("sarc_f", "walking", HARD),
    _item("sarc_f", "chair", HARD),
    _item("sarc_f", "stairs", HARD),
    _item("sarc_f", "falls", (Option("none"), Option("one-to-three", 1), Option("four", 2))),
)
K_FRAIL_ITEMS = (
    _item("k_frail", "tired", NO_YES),
    _item("k_frail", "stairs", NO_YES),
    _item("k_frail", "far", NO_YES),
    _item("k_frail", "illnesses", NO_YES),
    _item("k_frail", "weight", NO_YES),
)
FALLS_ITEMS = (
    Choose("falls", "falls.year", "q-falls", (Option("none"), Option("one", 1), Option("two", 2), Option("more", 3))),
)
"""Three stands for three and more."""


ILLNESSES = Show("k_frail.list", "q-illness")
"""The eleven to count, on a page of its own: the question after it must not depend on a small note."""


def _asked(key: str, quantity: str, items: tuple[Choose, ...], age_min: int, minutes: float) -> Assessment:
    steps = [one for item in items for one in ((ILLNESSES, item) if item.key == "k_frail.illnesses" else (item,))]
    return Assessment(
        key,
        (*steps, Score(quantity, points(items))),
        age_min=age_min,
        gives=(quantity,),
        posture="seated",
        minutes=minutes,
    )


SARC_F = _asked("sarc_f", "sarc_f", SARC_F_ITEMS, 50, 2.0)
K_FRAIL = _asked("k_frail", "k_frail", K_FRAIL_ITEMS, 60, 2.0)
FALLS = _asked("falls", "falls_12m", FALLS_ITEMS, 50, 0.5)

ASSESSMENTS = (SARC_F, K_FRAIL, FALLS)
