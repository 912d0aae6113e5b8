"""One thing that a check asks for: what to do, and what should then be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal
from uuid import UUID

How = Literal["still", "typed", "yes", "interval"]
"""still: the device's number is taken when it stands. typed: read off and typed. yes: looked at, and one press.
interval: two contacts, so far apart by the device's clock and by the station's."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Within ``near`` of ``target`` the device's number is taken by itself.

    ``nominal``: what a reference that shows a value itself (bath, manometer) is to show; where it stands beside it,
    what it does show counts (`beside`).
    """

    key: str  # of the plan's task
    kind: str  # the plan's word for it: zero, load, corner …
    target: Decimal
    near: Decimal
    how: How = "still"
    u: Decimal = Decimal(0)  # standard uncertainty of ``target``
    references: tuple[UUID, ...] = ()
    picture: str = ""
    text: str = ""  # text id of what to do; %1 is the load with its unit
    nominal: Decimal | None = None

    def beside(self, shown: Decimal) -> tuple[Decimal, Decimal]:
        """Return what the load is when the reference shows this, and its standard uncertainty.

        The certificate's correction is the same; its u grows by the rounding of what was typed (GUM F.2.2.1).
        """
        exponent = shown.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        nominal = self.target if self.nominal is None else self.nominal
        return self.target - nominal + shown, (self.u**2 + step**2 / 12).sqrt()


@dataclass(slots=True)
class Given:
    """What the references themselves showed, by task: the load it comes to, and its standard uncertainty."""

    loads: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)

    def take(self, ask: Ask, shown: Decimal) -> None:
        """The reference of this task shows this."""
        if ask.nominal is not None:
            self.loads[ask.key] = ask.beside(shown)

    def of(self, ask: Ask) -> tuple[Decimal, Decimal]:
        """Return what is on the device for this task."""
        return self.loads.get(ask.key, (ask.target, ask.u))

    def wants(self, ask: Ask) -> bool:
        """Whether the device's number counts only beside what the reference shows, and nobody has said that."""
        return ask.nominal is not None and ask.how == "still" and ask.key not in self.loads
