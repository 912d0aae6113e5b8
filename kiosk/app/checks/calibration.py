"""The checks of the devices: what is due when, overdue, never made or failed; a line for each device and quantity.

An overdue check closes nothing: what is measured then is kept, and told with the words for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kiosk.app.checks.scope import Scope
from kiosk.core.checks import Check
from kiosk.core.metrology.behind import Checks, governs
from kiosk.core.metrology.due import Due, due
from kiosk.core.texts import Sentence
from kiosk.devices import registry
from kiosk.store.records import Store

SAYS = {todo: Sentence(f"check.calibration.{todo}") for todo in ("daily", "overdue", "never", "moved", "failed")}
DO = {
    "soon": Sentence("check.calibration.soon.todo"),
    "daily": Sentence("check.calibration.daily.todo"),
    "failed": Sentence("check.calibration.failed.todo"),
}


def calibration(scope: Scope) -> Iterator[Check]:
    """One line for each bound device and each of its quantities that can be checked."""
    for one in scope.ask(Store.bindings):
        driver = registry.installed().drivers.get(one.driver)
        if driver is None or one.purpose != "care":
            continue
        known = Checks(scope.ask(Store.checks_of, one.driver, one.serial or one.device))
        for quantity in dict.fromkeys(found for each in driver.measures if (found := governs(each)) is not None):
            yield _line(one.device, quantity, due(known, quantity, scope.now()))


def _line(device: str, quantity: str, found: Due) -> Check:
    key, params = f"calibration:{device}:{quantity}", (device, f"@quantity.{quantity}", str(abs(found.days or 0)))
    if found.todo in ("ok", "soon"):
        says = "check.calibration.ok" if found.days is not None else "check.calibration.good"
        todo = DO["soon"] if found.todo == "soon" else None
        return Check(key, "ok" if todo is None else "warn", Sentence(says, params), todo)
    state: Literal["warn", "fail"] = "fail" if found.todo == "failed" else "warn"
    todo = DO.get(found.todo, Sentence("check.calibration.todo"))
    return Check(key, state, Sentence(SAYS[found.todo].key, params), todo)
