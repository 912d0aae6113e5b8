"""References that show a value themselves, and not quite the wanted one: what they show is what counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from kiosk.core.duties_checks import FullCheck
from kiosk.core.metrology.values import Reference, RefKind
from kiosk.core.pages import Form, Page
from kiosk.core.reading import Record
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.devices.events import Said
from kiosk.store.records import Store
from tests.station.fakes import FakeDevice
from tests.station.office.check_rig import Floor, checks, floor, mass

THERMOMETER = FakeDevice("ear", ("body_temperature",), "made-up")


def instrument(kind: RefKind, unit: str, u: str, correction: str = "0") -> Reference:
    """A made-up instrument; by its certificate it shows so much too little."""
    return replace(
        mass("1", certificate=f"made-up KOLAS {kind}"),
        kind=kind,
        unit=unit,
        name=f"{kind} (made up)",
        nominal=Decimal(0),
        actual=Decimal(correction),
        uncertainty=Decimal(u),
    )


async def begun(room: Floor, device: str, quantity: str, reference: Reference) -> Page:
    await room.rig.store.call(Store.reference_put, reference, actor="system:test", now=room.rig.clock.utc())
    page = await room.rig.ask(FullCheck(device, quantity))
    if page.key == "check-legal":
        await room.press("legal-unknown")
    return await room.press("begin")


def fields(page: Page) -> list[str]:
    return [one.name for part in page.parts if isinstance(part, Form) for one in part.fields]


async def test_a_manometer_that_was_not_set_exactly_is_typed_beside_the_monitor(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST, masses="") as room:
        await begun(room, "cuff", "systolic_pressure", instrument("manometer", "mm[Hg]", "0.5", "0.4"))
        page = await room.press("yes")
        assert fields(page) == ["text"], "an open hose has no reference"
        page = await room.press("typed", text="0")
        assert page.say == Sentence("metrology.do.pressure.load", ("50 mmHg",)), "what the manometer is to show"
        assert fields(page) == ["text", "shown"]
        page = await room.press("typed", text="58", shown="70")
        assert page.complaint == Sentence("checks.wrong.beside", ("50 mmHg",))
        await room.press("typed", text="58", shown="57")
        for nominal in (100, 150, 200, 250, 200, 150, 100, 50):
            await room.press("typed", text=str(nominal + 6), shown=str(nominal + 5))
        page = await room.press("typed", text="0")
        for _ in range(4):
            page = await room.press("typed", text="151")
        await room.pass_time(1.0)
        assert room.rig.page.say == Sentence("checks.full.pass")
        await room.press("save")
        (kept,) = await checks(room.rig, "cuff", "systolic_pressure")
        true = {one.task: one.true for one in kept.points}
        assert (true["up-1"], true["down-1"], true["repeat-1"]) == (Decimal("57.4"), Decimal("55.4"), Decimal("150.4"))
        assert kept.details["hysteresis"] != "", "up and down meet at one pressure, wherever the manometer stood"


async def test_a_bath_that_is_not_quite_so_warm_counts_as_it_is(tmp_path: Path) -> None:
    async with floor(tmp_path, THERMOMETER, role=Role.SPECIALIST, masses="") as room:
        page = await begun(room, "ear", "body_temperature", instrument("thermometer", "Cel", "0.05"))
        assert page.say == Sentence("metrology.do.temperature.compare", ("35 °C",))
        assert fields(page) == ["shown"]
        await room.pass_time(1.0)
        await told(room, 356)
        assert (await room.press("typed", shown="35")).complaint == Sentence("checks.wrong.fine")
        assert (await room.press("typed", shown="")).complaint == Sentence("checks.wrong.number")
        await room.press("typed", shown="35.5")  # what it had said before was of this bath
        page = await room.press("typed", shown="37.8")
        assert page.say == Sentence("checks.do.beside", ("37.8 °C",))
        await told(room, 379)
        for shown, tenths in (("39.2", 393), ("37.0", 371), ("37.1", 371), ("37.0", 370), ("36.9", 370)):
            await room.press("typed", shown=shown)
            await told(room, tenths)
        assert room.rig.page.say == Sentence("checks.full.pass")
        await room.press("save")
        (kept,) = await checks(room.rig, "ear", "body_temperature")
        assert [(one.true, one.reading) for one in kept.points][:2] == [
            (Decimal("35.5"), Decimal("35.6")),
            (Decimal("37.8"), Decimal("37.9")),
        ]
        assert all(one.u > Decimal("0.025") for one in kept.points), "typed to tenths: its rounding is in it"


async def told(room: Floor, tenths: int) -> None:
    """The thermometer says its one number."""
    at = room.rig.clock.monotonic()
    record = Record("made-up", {"temp_c": Decimal(tenths) / 10}, b"", at)
    room.rig.devices.hears["ear"](Said("ear", record, at, 0, clock_set=True))
    await room.pass_time(1.0)
