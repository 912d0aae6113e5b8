"""Rules made of several norms: the overall grade, muscle, everyday function, pressure and the gate before effort.

Pure, Decimal in, frozen values out. Every result names its source and, where nothing can be said, the reason.
"""

from kiosk.core.rules.function import independent, sppb, sppb_points, steadi_chair_stand
from kiosk.core.rules.muscle import awgs2019, awgs2025
from kiosk.core.rules.overall import Overall, overall
from kiosk.core.rules.pressure import exercise_gate, pressure_class
from kiosk.core.rules.sets import FACTORS, ItemSet, item_set

__all__ = [
    "FACTORS",
    "ItemSet",
    "Overall",
    "awgs2019",
    "awgs2025",
    "exercise_gate",
    "independent",
    "item_set",
    "overall",
    "pressure_class",
    "sppb",
    "sppb_points",
    "steadi_chair_stand",
]
