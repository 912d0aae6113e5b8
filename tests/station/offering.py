"""Tests made for the tests: an assessment of one trial, offered by the station as its only programme."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import MappingProxyType, ModuleType
from typing import Any
from unittest.mock import patch

from kiosk.core.assessment import Assessment, Measure
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Answer, Clocked, Live, Tap
from kiosk.core.timing import Counted
from kiosk.core.visit import Programme
from tests.station.fakes import FakeDevices
from tests.station.play import Play

KEY = "made-up"


def counting(**more: Any) -> Measure:
    """Thirty seconds of counting by the helper's taps."""
    fields: dict[str, Any] = {
        "step": KEY,
        "text": "weight.measure",
        "picture": "weight-measure",
        "view": "count",
        "needs": ("chair_stand_30s",),
        "settler": lambda: Counted("chair_stand_30s", 30.0),
        "ways": ("tap", "typed"),
        "buttons": ("go", "count", "uncount", "stop"),
        "window": 30.0,
    }
    return Measure(**(fields | more))


@contextmanager
def offered(*assessments: Assessment) -> Iterator[None]:
    """The kiosk knows these assessments too, inside the block."""
    known = MappingProxyType({**BATTERY, **{one.key: one for one in assessments}})
    homes = [module for name, module in sys.modules.items() if name.startswith("kiosk.") and _has_it(module)]
    with ExitStack() as stack:
        for module in homes:
            stack.enter_context(patch.object(module, "BATTERY", known))
        yield


def _has_it(module: ModuleType) -> bool:
    return vars(module).get("BATTERY") is BATTERY


class Trying(Play):
    """A Play whose only test is one made-up trial; the hand taps."""

    def __init__(self, measure: Measure, owned: FakeDevices | None = None, **more: Any) -> None:
        self._offered = offered(Assessment(KEY, (measure,), **more))
        super().__init__(Programme(KEY, (KEY,)), owned)

    async def __aenter__(self) -> Trying:
        self._offered.__enter__()
        await super().__aenter__()
        return self

    async def __aexit__(self, *told: Any) -> None:
        try:
            await super().__aexit__(*told)
        finally:
            self._offered.__exit__(*told)

    async def to_trial(self) -> None:
        """From the welcome to the trial."""
        await self.begin()
        while self.kind == "ask":
            await self.do(Answer(self.scene.question, yes=False))
        assert self.kind == "live", self.scene

    async def tap(self, button: str, after: float = 0.0, *, late: float = 0.0) -> None:
        """Touch a button so many seconds from now; it is heard ``late``."""
        await self.wait(after)
        at = self.now
        if late:
            await self.wait(late)
        await self.do(Tap(button, at, late))

    @property
    def clocked(self) -> list[Clocked]:
        return [fact for fact in self.facts if isinstance(fact, Clocked)]

    @property
    def counts(self) -> list[str]:
        """The numbers the screen was told while it ran."""
        return [str(fact.value) for fact in self.facts if isinstance(fact, Live)]
