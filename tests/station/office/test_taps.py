"""How many presses the routine takes, counted on the pages themselves and printed (`pytest -s` shows them)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.core.duties import Home, SignIn, Visits
from kiosk.core.messages import Asked
from kiosk.core.pages import Button, Form, Page, Table
from kiosk.core.reading import Record
from kiosk.core.roles import Role
from kiosk.devices.nearby import Nearby
from kiosk.store.records import Store
from kiosk.store.values import TrayItem
from tests.fakes import until
from tests.station.office.rig import PINS, OfficeRig, pressable
from tests.store.shelf import later, visit_of, weight

BUDGET = {"take over": 1, "assign a tray reading": 4, "void a trial": 3, "next person": 2, "swap": 8}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


class Finger:
    """Presses like a person and counts; a question before something is done is a press of its own."""

    def __init__(self, rig: OfficeRig) -> None:
        self._rig, self.presses = rig, 0

    async def press(self, beginning: str, *, stays: bool = True) -> None:
        page = self._rig.page
        name = next(name for name in pressable(page) if name.startswith(beginning))
        button = next((one for one in buttons(page) if one.name == name), None)
        self.presses += 2 if button is not None and button.confirm is not None else 1
        if stays:
            await self._rig.press(name)
        else:  # the resident's screen comes
            await self._rig.hear(Asked(pressable(page)[name]))


def buttons(page: Page) -> list[Button]:
    found = list(page.buttons)
    for part in page.parts:
        if isinstance(part, Form):
            found.append(part.submit)
        elif isinstance(part, Table):
            found += [button for row in part.rows for button in row.buttons]
    return found


def within(what: str, presses: int) -> None:
    print(f"{what}: {presses} presses, at most {BUDGET[what]}")
    assert presses <= BUDGET[what]


async def guest_visit(rig: OfficeRig) -> None:
    visit = await rig.store.call(visit_of)
    kept = [weight(), weight("61.7", trial=2)]
    await rig.store.call(Store.keep, visit, kept, actor="resident", now=later(60))


async def test_taking_over_is_one_press_and_the_pin(rig: OfficeRig) -> None:
    # 직원 stands in the band of every screen (tests/ui); it opens the pad, and the PIN's last digit is confirmed.
    page = await rig.ask(SignIn(PINS[Role.HELPER]))
    assert page.key == "home"
    within("take over", 1)


async def test_a_tray_reading_is_assigned_in_four(rig: OfficeRig) -> None:
    await guest_visit(rig)
    record = Record(
        "and_standard", {"weight_kg": Decimal("70.5"), "status": "stable", "unit": "kg"}, b"ST,+0070.5 kg\r\n"
    )
    item = TrayItem(uuid4(), "scale", "and-uc-321", "1", record, rig.clock.utc(), None, "no-step", later(86400 * 30))
    await rig.store.call(Store.tray_add, item, actor="system:station", now=rig.clock.utc())
    await rig.sign_in(Role.SPECIALIST)
    finger = Finger(rig)
    for name in ("waits-tray", "item-", "visit-", "why-"):
        await finger.press(name)
    assert await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc()) == ()
    within("assign a tray reading", finger.presses)


async def test_a_trial_is_void_in_three(rig: OfficeRig) -> None:
    await guest_visit(rig)
    await rig.sign_in(Role.SPECIALIST)
    await rig.ask(Visits())
    await rig.press(next(name for name in pressable(rig.page) if name.startswith("visit-")))
    finger = Finger(rig)
    for name in ("void-", "why-"):
        await finger.press(name)
    within("void a trial", finger.presses)


async def test_the_next_person_comes_in_two(rig: OfficeRig) -> None:
    await rig.sign_in(Role.HELPER)
    await rig.press("waits-queue")
    await rig.press(next(name for name in pressable(rig.page) if "number" in name or "give" in name))
    await rig.ask(Home())
    finger = Finger(rig)
    await finger.press("next")
    await finger.press("begin", stays=False)
    assert rig.station.front is not None
    within("next person", finger.presses)


async def test_a_spare_takes_over_in_eight(rig: OfficeRig) -> None:
    rig.devices.all["scale"].state, rig.devices.all["scale"].reason = "stuck", "device.silent"
    driver = rig.devices.all["scale"].bound.driver
    rig.devices.known = {driver.key: driver}
    rig.devices.near = [Nearby("/dev/serial/by-id/toy", "serial", "Toy", suggestions=(driver.key,))]
    await rig.sign_in(Role.HELPER)
    finger = Finger(rig)
    finger.presses += 2  # 직원 in the band before it, and the last key of the PIN; its digits stand apart
    for name in ("devices", "device-scale", "swap"):
        await finger.press(name)
    await until(lambda: any(name.startswith("spare-") for name in pressable(rig.page)))
    await finger.press("spare-")
    await until(lambda: rig.devices.bound()["scale"].port == "/dev/serial/by-id/toy")
    finger.presses += 1  # closing the staff's side: the resident's screen is there again
    await rig.sign_out()
    within("swap", finger.presses)
