"""What a check came to, in words: one sentence of meaning, and its figures with where the limit comes from."""

from __future__ import annotations

from kiosk.core.metrology.labels import rows, why_of
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Text
from kiosk.core.texts import Sentence


def meaning(one: DeviceCheck) -> Text:
    """What follows from a check, for whoever uses the device now."""
    if one.voided_at is not None:
        return Sentence("checks.means.void")
    if one.kind == "reset":
        return Sentence("checks.means.reset")
    if one.verdict == "adjust":
        return Sentence("checks.means.adjust" if one.correction is not None else "checks.means.repaired")
    passed = one.kind == "daily" and one.verdict == "pass"
    return Sentence("checks.means.daily" if passed else f"checks.means.{one.verdict}")


def figures(one: DeviceCheck) -> tuple[tuple[Text, Text], ...]:
    """Why, and the figures of the verdict in the order in which they are read."""
    why: tuple[tuple[Text, Text], ...] = tuple((Sentence("checks.why"), reason) for reason in why_of(one.details))
    return (*why, *rows(one.details))
