"""A full calibration: the seal, the references, every task led, the verdict, a correction and its proof."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.duties_checks import CheckHistory, Checking, FullCheck
from kiosk.core.messages import Asked
from kiosk.core.pages import Chart, Page, Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.store.records import Store
from tests.station.office.check_rig import Flawed, Floor, checks, floor, mass
from tests.station.office.rig import pressable, words

BEGIN = FullCheck("scale", "body_weight")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Floor]:
    async with floor(tmp_path, role=Role.SPECIALIST, masses="50 20 20b 10 5") as made:
        yield made


def scale(page: Page) -> str:
    return "scale"


async def started(room: Floor, legal: str = "no") -> None:
    await room.rig.ask(BEGIN)
    await room.press(f"legal-{legal}")
    await room.press("begin")


async def verdict(room: Floor, legal: str = "no") -> Page:
    await started(room, legal)
    page = await room.obey("check-full", scale)
    assert page.key == "check-verdict", words(page)
    return page


async def test_a_sound_scale_passes_and_is_good_from_then_on(room: Floor) -> None:
    page = await verdict(room)
    assert page.say == Sentence("checks.full.pass")
    assert any(isinstance(part, Chart) for part in page.parts)
    await room.press("save")
    (kept,) = await checks(room.rig, "scale", "body_weight")
    assert (kept.kind, kept.verdict, kept.left_good, kept.correction) == ("full", "pass", True, None)
    page = await room.rig.ask(CheckHistory("scale", "body_weight"))
    assert "써도 됩니다" in words(page)


async def test_a_gain_is_corrected_proved_and_then_in_force(room: Floor) -> None:
    room.flaws["scale"] = Flawed(gain=Decimal("1.01"))
    page = await verdict(room)
    assert page.say == Sentence("checks.full.adjust")
    await room.press("adjust")
    page = await room.obey("check-full", scale)
    assert page.say == Sentence("checks.proved.say"), words(page)
    await room.press("save")
    (kept,) = await checks(room.rig, "scale", "body_weight")
    assert (kept.verdict, kept.found_good, kept.left_good) == ("adjust", False, True)
    assert kept.correction is not None
    assert abs(kept.correction.factor * Decimal("1.01") - 1) < Decimal("0.001")
    assert kept.correction.version == 1


async def test_a_correction_that_does_not_hold_is_not_made(room: Floor) -> None:
    room.flaws["scale"] = Flawed(gain=Decimal("1.01"))
    await verdict(room)
    room.flaws["scale"] = Flawed(gain=Decimal("1.03"))
    await room.press("adjust")
    page = await room.obey("check-full", scale)
    assert page.say == Sentence("checks.unproved.say")
    await room.press("save")
    (kept,) = await checks(room.rig, "scale", "body_weight")
    assert (kept.verdict, kept.left_good, kept.correction) == ("fail", False, None)


@pytest.mark.parametrize("legal", ["yes", "unknown"])
async def test_a_sealed_or_unknown_scale_is_never_corrected(room: Floor, legal: str) -> None:
    room.flaws["scale"] = Flawed(gain=Decimal("1.01"))
    page = await verdict(room, legal)
    assert page.say == Sentence("checks.full.fail")
    assert "adjust" not in pressable(page)
    facts = await room.rig.store.read(Store.instrument_facts, "maker-scale", "SN-scale")
    assert facts.legal == legal


async def test_a_lock_and_another_page_lose_no_point(room: Floor) -> None:
    await started(room)
    await room.pass_time(3.0)
    room.loads["scale"] = Decimal(20)
    await room.pass_time(3.0)
    await room.rig.sign_out()
    await room.settle()
    assert room.rig.devices.leased == set()
    await room.rig.sign_in(Role.SPECIALIST)
    page = await room.rig.ask(BEGIN)
    table = next(part for part in page.parts if isinstance(part, Table))
    assert [row.key for row in table.rows] == ["point-up-1", "point-zero-1"]
    page = await room.obey("check-full", scale)
    assert page.say == Sentence("checks.full.pass")


async def test_one_point_is_measured_again(room: Floor) -> None:
    await started(room)
    await room.pass_time(3.0)
    room.loads["scale"] = Decimal("20.4")
    await room.pass_time(3.0)
    await room.press("point-up-1")
    room.loads["scale"] = Decimal(0)
    await room.pass_time(3.0)
    room.loads["scale"] = Decimal(20)
    await room.pass_time(3.0)
    page = await room.obey("check-full", scale)
    assert page.say == Sentence("checks.full.pass"), words(page)


async def test_references_that_are_due_are_named_and_not_taken(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST, masses="") as room:
        old = mass("20", due=room.rig.clock.utc().date().replace(year=2025))
        await room.rig.store.call(Store.reference_put, old, actor="system:test", now=room.rig.clock.utc())
        await room.rig.ask(BEGIN)
        page = await room.press("legal-no")
        assert "기한이 지났습니다" in words(page)
        assert f"reference-{old.id.hex[:12]}" not in pressable(page)
        page = await room.press("begin")
        assert page.key == "check-references"
        assert page.complaint != ""


async def test_what_is_given_up_leaves_nothing(room: Floor) -> None:
    await started(room)
    await room.pass_time(3.0)
    await room.press("discard")
    assert room.rig.page.key == "check-history"
    assert (await room.rig.ask(BEGIN)).key in ("check-references", "check-legal")
    assert await checks(room.rig, "scale", "body_weight") == ()


async def test_a_helper_may_look_and_not_calibrate(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        page = await room.rig.ask(CheckHistory("scale", "body_weight"))
        assert "full" not in pressable(page)
        await room.rig.hear(Asked(BEGIN))
        assert room.rig.page.complaint == Sentence("pin.role")
        assert "references" in pressable(await room.rig.ask(Checking()))


@pytest.mark.parametrize("typed", ["", "0", "-0.1", "한"])
async def test_a_division_that_is_none_is_not_written_down(room: Floor, typed: str) -> None:
    await room.rig.ask(BEGIN)
    await room.press("legal-no")
    page = await room.rig.ask(FullCheck("scale", "body_weight", "step", typed, sent=True))
    assert page.complaint == Sentence("checks.wrong.number")


async def test_a_scale_coarser_than_its_digits_is_judged_by_its_division(room: Floor) -> None:
    """It shows 20.0 kg and moves in halves: nobody can see that in the digits of whole weights."""
    await room.rig.ask(BEGIN)
    await room.press("legal-no")
    page = await room.rig.ask(FullCheck("scale", "body_weight", "step", "0.5", sent=True))
    assert "0.5 kg" in words(page)
    await room.press("begin")
    page = await room.obey("check-full", scale)
    assert page.say == Sentence("checks.full.undecided"), words(page)
