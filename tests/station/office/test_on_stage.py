"""시연: the script of ten minutes, and two devices side by side on a real store. Nothing that they say is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.duties import DevicePage, Home, SwapDevice, Training
from kiosk.core.duties_studies import OnStage
from kiosk.core.messages import Live
from kiosk.core.metrology.beside import Beside, Side
from kiosk.core.pages import Big, Chart, Page, Steps
from kiosk.core.reading import Reading
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.devices.events import Said
from kiosk.station.office.finding import row_key
from kiosk.station.office.on_stage import SCRIPT
from kiosk.store.records import Store
from tests.fakes import breathe
from tests.station import words as say
from tests.station.fakes import FakeDevices
from tests.station.managed import FakeDevice
from tests.station.office.rig import OfficeRig, pressable, words
from tests.station.office.test_devices import SPARE, come, measuring, passing, rows

TWO = OnStage("scale", "scale-2")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    owned = FakeDevices(
        FakeDevice("scale", ("body_weight",), "and_standard"),
        FakeDevice("scale-2", ("body_weight",), "and_standard"),
        FakeDevice("stadiometer", ("body_height", "body_weight"), "gtech_gl"),
        FakeDevice("grip", ("grip_force",), "tindeq:data"),
    )
    async with OfficeRig(tmp_path, owned) as made:
        made.station._lobby()
        await made.sign_in(Role.SPECIALIST)
        yield made
        for job in tuple(made.station._jobs):
            job.cancel()
        await breathe()


async def put(rig: OfficeRig, device: str, kg: str) -> Page:
    """This stands on it, still, for two seconds."""
    for _ in range(5):
        record = say.weight_line(kg, rig.clock.monotonic())
        rig.devices.hears[device](Said(device, record, rig.clock.monotonic(), 1, clock_set=True))
        await rig.clock.advance(0.5)
    return await passing(rig)


def big(page: Page) -> str:
    return next(part.text for part in page.parts if isinstance(part, Big))


def chart(page: Page) -> Chart:
    return next(part for part in page.parts if isinstance(part, Chart))


async def test_two_devices_stand_side_by_side_and_nothing_is_kept(rig: OfficeRig) -> None:
    await rig.ask(TWO)
    await passing(rig)
    assert big(rig.page) == "–"
    await put(rig, "scale", "70.5")
    page = await put(rig, "scale-2", "70.2")
    assert big(page) == "+0.3 kg"
    assert [row[2] for row in rows(page, "two").values()] == ["70.5 kg", "70.2 kg"]
    page = await rig.press("pair")
    assert [(round(x, 2), round(y, 2), mark) for x, y, mark in chart(page).points] == [(70.35, 0.3, "ok")]
    assert "1쌍의 차이는 평균 +0.30 kg" in words(page)
    assert (await rig.press("pair")).complaint == Sentence("stage.nothing-new")
    assert await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc()) == ()
    assert not any(isinstance(fact, Live) for fact in rig.facts)


async def test_an_empty_scale_leaves_the_last_value(rig: OfficeRig) -> None:
    await rig.ask(TWO)
    await passing(rig)
    await put(rig, "scale", "70.5")
    page = await put(rig, "scale", "0.0")
    assert rows(page, "two")["first"][2] == "70.5 kg"


async def test_leaving_frees_both_and_one_in_use_is_left_alone(rig: OfficeRig) -> None:
    await rig.ask(TWO)
    await passing(rig)
    assert set(rig.devices.hears) == {"scale", "scale-2"}
    await rig.ask(Home())
    await passing(rig)
    assert rig.devices.hears == {}
    assert rig.station.bench.reserve("scale")
    assert rig.station.bench.reserve("scale-2")


async def test_a_device_that_measures_is_not_taken(rig: OfficeRig) -> None:
    await measuring(rig)
    page = await rig.ask(OnStage("scale", "stadiometer"))
    assert page.complaint == Sentence("device.in-use")
    assert rig.devices.leased == {"stadiometer"}
    assert rig.devices.hears == {}


async def test_one_is_swapped_while_the_comparison_goes_on(rig: OfficeRig) -> None:
    await rig.ask(TWO)
    await passing(rig)
    await put(rig, "scale", "70.5")
    await put(rig, "scale-2", "70.2")
    await rig.press("pair")
    rig.devices.near = [SPARE]
    await rig.press("swap-first")
    assert rig.page.key == "device-swap"
    await passing(rig, 2.0)
    await rig.press(row_key("spare", SPARE))
    page = await come(rig, "device")
    assert pressable(page)["stage"] == TWO
    await rig.press("stage")
    page = await passing(rig)
    assert rows(page, "two")["first"][2] == "–", "what the old one said is not the new one's"
    assert [point[2] for point in chart(page).points] == [""], "its pair stays in the chart, and counts no more"
    await put(rig, "scale", "70.0")
    await put(rig, "scale-2", "70.2")
    page = await rig.press("pair")
    assert [point[2] for point in chart(page).points] == ["", "ok"]
    assert "1쌍의 차이는 평균 -0.20 kg" in words(page)
    assert chart(await rig.press("clear")).points == ()


async def test_only_devices_of_the_same_quantity_are_offered(rig: OfficeRig) -> None:
    page = await rig.ask(OnStage())
    assert set(rows(page, "twos")) == {"two-scale-scale-2", "two-scale-stadiometer", "two-scale-2-stadiometer"}
    assert pressable(page)["show"] == Training("")
    for wrong in (OnStage("scale", "scale"), OnStage("scale", "grip"), OnStage("scale", "nobody")):
        assert (await rig.ask(wrong)).key == "device-gone"


async def test_the_script_leads_through_ten_minutes(rig: OfficeRig) -> None:
    rig.services.mode = "show"
    assert pressable(await rig.ask(Home()))["stage"] == OnStage()
    page = await rig.ask(OnStage())
    for number, (name, minutes, duty) in enumerate(SCRIPT):
        steps = next(part for part in page.parts if isinstance(part, Steps))
        assert steps.now == number
        assert f"{minutes}분" in words(page)
        assert pressable(page)["go"] == duty
        assert f"stage.{name}.say" not in words(page)
        if number + 1 < len(SCRIPT):
            page = await rig.press("next")
    assert "next" not in pressable(page)
    assert (await rig.ask(OnStage(at=99))).key == "stage"
    assert isinstance(pressable(await rig.ask(DevicePage("scale")))["swap"], SwapDevice)


# --- the two of them, without a page ---------------------------------------------------------------------------------


def reading(kg: str, at: float, stable: bool | None = None) -> Reading:
    return Reading("body_weight", Decimal(kg), at, stable=stable)


def test_a_value_that_cannot_be_one_changes_nothing() -> None:
    side = Side("body_weight")
    side.hear([reading("70", 1.0)])
    for wrong in ("0", "-3", "NaN", "999"):
        side.hear([reading(wrong, 2.0)])
    assert side.value == 70


def test_a_pair_needs_both_anew() -> None:
    two = Beside(("a", "b"), "body_weight", Side("body_weight"), Side("body_weight"))
    assert not two.keep()
    two.first.hear([reading("70", 1.0)])
    assert not two.keep()
    two.second.hear([reading("70.4", 1.0)])
    assert two.keep()
    assert not two.keep()
    assert [pair.off for pair in two.pairs] == [Decimal("-0.4")]
