"""What Tanita's lines say in the same way: codes, parts of the body, and date and time."""

from __future__ import annotations

from datetime import datetime

SEXES = {b"1": "M", b"2": "F"}
TYPES = {b"0": "standard", b"2": "athlete"}
PARTS = ("right_leg", "left_leg", "right_arm", "left_arm", "trunk")
PER_PART = ("body_fat_pct", "fat_mass_kg", "fat_free_mass_kg", "muscle_mass_kg")
"""What is told of each part, in this order."""


def moment(day: str, time: str) -> datetime | None:
    """Return the device's wall clock time, day first; None for what is no date, as a clock never set shows."""
    try:
        return datetime.strptime(f"{day} {time}", "%d/%m/%Y %H:%M")
    except ValueError:
        return None
