"""The simulator follows the screen: who stands on what, told by the steps that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.messages import Fact, Shown, StaffShown
from kiosk.devices import registry

if TYPE_CHECKING:
    from kiosk.app.demo.props import Simulator


ON_STAGE = "stage-live"
"""The page on which two devices are compared before visitors."""
PEOPLE = (("65.4", "158.3", "65.6"), ("71.9", "170.2", "72.0"), ("54.2", "151.7", "54.5"), ("80.3", "174.9", "80.4"))
"""Made up: what a scale says of them, and what a stadiometer that weighs too says: height, weight."""


class Follower:
    """Steers the simulator with the screen: a step begins when it is shown, and ends when it is left.

    On the stage somebody else stands on the scales whenever staff press something. ``anew``: with the next person every
    device begins its entries again.
    """

    def __init__(self, devices: Simulator, *, anew: bool = True) -> None:
        self._devices, self._anew = devices, anew
        self._step = ""
        self._turns = 0  # on the stage; 0: it is not on

    def hear(self, fact: Fact) -> None:
        """Take note of a fact."""
        if isinstance(fact, StaffShown) and not (fact.page is not None and fact.page.live):
            self._stage(fact.page is not None and fact.page.key == ON_STAGE)
        if not isinstance(fact, Shown):
            return
        step = fact.scene.step if fact.scene.kind == "live" else ""
        if self._step and step != self._step:
            self._devices.steer({"do": "end", "step": self._step})
        if step and step != self._step:
            self._devices.steer({"do": "step", "step": step})
        if self._anew and fact.scene.kind == "attract":
            self._devices.steer({"do": "visit"})
        self._step = step

    def _stage(self, on: bool) -> None:
        """The next one of the people stands on every scale; nobody does when the page is left."""
        if not on and not self._turns:
            return
        weight, height, too = PEOPLE[self._turns % len(PEOPLE)]
        self._turns = self._turns + 1 if on else 0
        drivers = registry.installed().drivers
        for one in self._devices.ready.get("devices", ()):
            measures = drivers[one["driver"]].measures if one["driver"] in drivers else ()
            load: object = {"height": height, "weight": too} if measures[:1] == ("body_height",) else weight
            if "body_weight" in measures:
                self._devices.steer({"do": "load", "device": one["link"], "load": load if on else None})
