"""The simulator follows the screen: who stands on what, told by the steps that are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.messages import Fact, Shown

if TYPE_CHECKING:
    from kiosk.app.demo.props import Simulator


class Follower:
    """Steers the simulator with the screen: a step begins when it is shown, and ends when it is left.

    ``anew``: with the next person every device begins its entries again.
    """

    def __init__(self, devices: Simulator, *, anew: bool = True) -> None:
        self._devices, self._anew = devices, anew
        self._step = ""

    def hear(self, fact: Fact) -> None:
        """Take note of a fact."""
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
