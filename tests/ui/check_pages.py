"""The pages of the checks as the station makes them, of made-up devices: for tests, and for looking at the screens.

python -m tests.ui.check_pages OUTDIR [page …]; environment as for `tests.ui.desk_shots`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from kiosk.core.duties_checks import (
    Affected,
    CheckHistory,
    Checking,
    CheckPage,
    FullCheck,
    OutsideCheck,
    ReferencePage,
    References,
    VoidCheck,
)
from kiosk.core.pages import Page
from kiosk.core.roles import Role
from kiosk.store.records import Store
from tests.station.fakes import FakeDevice
from tests.station.office.check_rig import Flawed, Floor, checks, floor, mass
from tests.station.office.rig import MORNING
from tests.station.office.test_check_affected import good, weighings
from tests.station.office.test_check_pages import daily, put

SCALE = ("scale", "body_weight")
NAMES = (
    "checking",
    "check-zero",
    "check-other",
    "check-skip",
    "check-second",
    "check-failed",
    "check-cuff",
    "check-over",
    "check-failed-page",
    "check-affected",
    "check-void",
    "check-history",
    "check-references",
    "check-reference",
    "check-outside",
    "check-legal",
    "check-full-references",
    "check-full",
    "check-full-typed",
    "check-full-shown",
    "check-verdict",
    "check-certificate",
)


def collected() -> dict[str, Page]:
    """Let the station make every page once."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_collected(Path(folder)))


async def _collected(folder: Path) -> dict[str, Page]:
    other = FakeDevice("scale-2", ("body_weight",), "and_standard")
    async with floor(folder, other, role=Role.SPECIALIST, masses="50 20 20b 10 5") as room:
        room.flaws["scale"] = Flawed(gain=Decimal("1.02"))
        old = mass("2", due=MORNING.date().replace(year=2025))
        await room.rig.store.call(Store.reference_put, old, actor="system:test", now=MORNING)
        for day in range(40, 0, -1):
            off = f"{(day % 3 - 1) * 0.02 + max(0, 20 - day) * 0.004:.3f}"
            await put(room.rig, daily(MORNING - timedelta(days=day), off))
        await put(room.rig, good(MORNING - timedelta(days=41)))
        await weighings(room)
        pages = {"checking": await room.rig.ask(Checking())}
        pages |= await _daily(room)
        pages |= await _around(room)
        pages |= await _full(room)
        await room.rig.sign_out()
        await room.settle()
    assert tuple(pages) == NAMES, tuple(pages)
    return pages


async def _daily(room: Floor) -> dict[str, Page]:
    pages = {}
    await room.begin()
    await room.pass_time(0.5)
    pages["check-zero"] = room.rig.page
    await room.pass_time(3.0)
    room.loads["scale"] = Decimal(5)
    await room.pass_time(3.0)
    pages["check-other"] = room.rig.page
    pages["check-skip"] = await room.rig.press("skip")
    await room.rig.press("back")
    room.loads["scale"] = Decimal(20)
    await room.pass_time(4.0)
    pages["check-second"] = room.rig.page
    await room.press("again")
    room.loads["scale"] = Decimal(0)
    await room.pass_time(3.0)
    room.loads["scale"] = Decimal(20)
    await room.pass_time(4.0)
    pages["check-failed"] = room.rig.page
    await room.press("save")
    await room.pass_time(1.0)
    pages["check-cuff"] = room.rig.page
    pages["check-over"] = await room.obey("check-daily", lambda page: page.who.split(" ")[0])
    return pages


async def _around(room: Floor) -> dict[str, Page]:
    failed = (await checks(room.rig, *SCALE))[-1].id
    reference = (await room.rig.store.read(Store.references))[0].id
    ways: dict[str, Callable[[], Awaitable[Page]]] = {
        "check-failed-page": lambda: room.rig.ask(CheckPage(failed)),
        "check-affected": lambda: room.rig.ask(Affected(failed)),
        "check-void": lambda: room.rig.ask(VoidCheck(failed)),
        "check-history": lambda: room.rig.ask(CheckHistory(*SCALE)),
        "check-references": lambda: room.rig.ask(References()),
        "check-reference": lambda: room.rig.ask(ReferencePage(reference)),
        "check-outside": lambda: room.rig.ask(OutsideCheck(*SCALE)),
    }
    return {name: await way() for name, way in ways.items()}


async def _full(room: Floor) -> dict[str, Page]:
    pages = {"check-legal": await room.rig.ask(FullCheck(*SCALE))}
    pages["check-full-references"] = await room.rig.press("legal-no")
    await room.press("begin")
    for kg in ("0", "20", "40", "65"):
        room.loads["scale"] = Decimal(kg)
        await room.pass_time(4.0)
    pages["check-full"] = room.rig.page
    pages["check-full-typed"] = await _typed(room)
    pages["check-full-shown"] = await room.press("typed", text="0")
    await room.rig.ask(FullCheck(*SCALE))
    pages["check-verdict"] = await room.obey("check-full", lambda page: "scale")
    await room.press("adjust")
    await room.obey("check-full", lambda page: "scale")
    await room.press("save")
    pages["check-certificate"] = room.rig.page
    return pages


async def _typed(room: Floor) -> Page:
    """A cuff is read off and typed."""
    gauge = mass("250", certificate="made-up KOLAS 9")
    from dataclasses import replace

    gauge = replace(gauge, kind="manometer", unit="mm[Hg]", name="기준 압력계", uncertainty=Decimal("0.4"))
    await room.rig.store.call(Store.reference_put, gauge, actor="system:test", now=MORNING)
    await room.rig.ask(FullCheck("cuff", "systolic_pressure"))
    await room.rig.press("legal-unknown")
    await room.press("begin")
    await room.press("yes")
    return room.rig.page


def main(folder: Path, wanted: list[str]) -> None:
    """Put the pages among the states, and take the pictures."""
    from tests.ui import desk_shots
    from tests.ui.desk_pages import PAGES
    from tests.ui.desk_states import STATES

    made = collected()
    PAGES.update(made)
    STATES.update({name: (name, ()) for name in made})
    desk_shots.main(folder, wanted or list(made))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
