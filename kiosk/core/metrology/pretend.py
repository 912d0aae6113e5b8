"""Made-up checks for devices that are simulated, or lent to practice: their stores hold nothing real. They say so.

A real store never gets one: there a device is checked, or its values say that it was not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from kiosk.core.metrology.behind import governs
from kiosk.core.metrology.plans import plan_of
from kiosk.core.metrology.values import DeviceCheck, Kind

NOTE = "made-up"
"""Stands with every such check, on pages and papers too."""
BEFORE, FAR = timedelta(days=3), timedelta(days=3650)
Pretend = Literal["good", "overdue", "failed"]


def pretended(
    driver: str, serial: str, measures: Iterable[str], now: datetime, how: Pretend = "good"
) -> tuple[DeviceCheck, ...]:
    """Return the checks of one device: an outside one and one of the day for each quantity that can be checked.

    ``overdue``: both ran out yesterday. ``failed``: the newest one found it out of its limits.
    """
    quantities = dict.fromkeys(found for one in measures if (found := governs(one)) is not None)
    return tuple(one for quantity in quantities for one in _of(driver, serial, quantity, now, how))


def _of(driver: str, serial: str, quantity: str, now: datetime, how: Pretend) -> tuple[DeviceCheck, ...]:
    at = now - BEFORE
    due = now - timedelta(days=1) if how == "overdue" else now + FAR
    plan = plan_of(quantity)

    def made(kind: Kind, at: datetime, *, good: bool = True) -> DeviceCheck:
        verdict: Literal["pass", "fail"] = "pass" if good else "fail"
        named = plan.named if plan is not None else ""
        return DeviceCheck(uuid4(), driver, serial, quantity, at, kind, verdict, good, good, due, plan=named, note=NOTE)

    checks = (made("outside", at), made("daily", at + timedelta(minutes=1)))
    return (*checks, made("full", now - timedelta(minutes=1), good=False)) if how == "failed" else checks
