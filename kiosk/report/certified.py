"""One check and how it is told on its certificate: the words, the place, the plan it was made by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal
from re import match

from kiosk.core.metrology.plans import Plan, plan_of
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.texts import Sentence, tell
from kiosk.core.typed import symbol

LOOKS = ("self", "look")
"""Tasks that are looked at, without a number."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One check and how it is told. ``instrument``: maker and model; ``who``: whoever made it, by name."""

    check: DeviceCheck
    texts: Mapping[str, str] = field(repr=False)
    zone: tzinfo
    place: str
    instrument: str
    who: str
    issued: datetime
    watermark: str = ""

    def word(self, key: str, *params: str) -> str:
        """Return the text of one id."""
        return tell(self.texts, Sentence(key, params))

    @property
    def plan(self) -> Plan | None:
        """The plan it was made by; None when there is a newer one, whose limits say nothing about it."""
        plan = plan_of(self.check.quantity)
        return plan if plan is not None and plan.named == self.check.plan else None

    @property
    def measured(self) -> bool:
        """Whether it has a number of its own; of a cuff's check of the day things were only looked at."""
        return any(point.task.split("-")[0] not in LOOKS for point in self.check.points)

    @property
    def unit(self) -> str:
        """The unit of its numbers."""
        return self.plan.symbol if self.plan else symbol(self.check.quantity)

    def moment(self, at: datetime) -> str:
        """A time of the place, with how far it is off UTC."""
        local = at.astimezone(self.zone)
        return f"{local:%Y-%m-%d %H:%M} (UTC{local:%z})"

    def figure(self, key: str) -> Decimal | None:
        """A figure of the verdict as a number, if it has it."""
        found = match(r"[+-]?\d+(\.\d+)?", self.check.details.get(key, ""))
        return Decimal(found[0]) if found else None
