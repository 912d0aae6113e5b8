"""Which screens the tests look at in which looks: every screen in a few, and all looks evenly."""

from __future__ import annotations

from tests.audit.looks import Look, pairs
from tests.audit.run import SCENES, SCREENS

_EACH = 2  # looks of a screen that was made by hand; those of the battery are alike, and get one


def chosen() -> list[tuple[str, Look]]:
    """Screens and looks: any two levels of any two factors meet on several screens."""
    looks = pairs()
    plan, turn = [], 0
    for name in SCREENS:
        for _ in range(1 if name in SCENES else _EACH):
            plan.append((name, looks[turn % len(looks)]))
            turn += 1
    return plan
