"""The check of the day with a scripted helper: three minutes, twelve presses, no device is called good unseen."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.duties_checks import Checking, DailyCheck
from kiosk.core.pages import Big, Page, Picture, Steps, Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from tests.station.fakes import FakeDevice
from tests.station.office.check_rig import Flawed, Floor, checks, floor
from tests.station.office.rig import words

KEY = "check-daily"
SOMEBODY = UUID(int=5)


def device_of(page: Page) -> str:
    return page.who.split(" ")[0]


async def round_of(room: Floor) -> Page:
    await room.begin()
    return await room.obey(KEY, device_of)


def marks(page: Page) -> dict[str, str]:
    table = next(part for part in page.parts if isinstance(part, Table))
    return {row.key.removeprefix("checked-"): row.mark for row in table.rows}


async def test_sound_devices_are_checked_in_three_minutes_and_twelve_presses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with floor(tmp_path) as room:
        began = room.rig.clock.utc()
        page = await round_of(room)
        took = room.rig.clock.utc() - began
        with capsys.disabled():
            print(
                f"\n[daily check, 3 sound devices: {took.total_seconds():.0f} s, {len(room.taps)} presses {room.taps}]"
            )
        assert page.key == "check-daily-over"
        assert marks(page) == {"scale": "ok", "cuff": "ok", "grip": "ok"}
        assert took <= timedelta(minutes=3)
        assert len(room.taps) <= 12
        for device, quantity in (("scale", "body_weight"), ("cuff", "systolic_pressure"), ("grip", "grip_force")):
            (kept,) = await checks(room.rig, device, quantity)
            assert (kept.kind, kept.verdict, kept.found_good, kept.actor[:6]) == ("daily", "pass", True, "staff:")


async def test_one_that_drifts_and_one_that_lies_are_found_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    liar = FakeDevice("scale-2", ("body_weight",), "and_standard")
    async with floor(tmp_path, liar) as room:
        room.flaws = {"scale": Flawed(gain=Decimal("1.02")), "scale-2": Flawed(always=Decimal("65.0"))}
        began = room.rig.clock.utc()
        page = await round_of(room)
        took = room.rig.clock.utc() - began
        with capsys.disabled():
            print(
                f"\n[daily check, 4 devices, 2 bad: {took.total_seconds():.0f} s, {len(room.taps)} presses {room.taps}]"
            )
        assert marks(page) == {"scale": "off", "scale-2": "off", "cuff": "ok", "grip": "ok"}
        assert took <= timedelta(minutes=3)
        assert len(room.taps) <= 12
        (kept,) = await checks(room.rig, "scale", "body_weight")
        assert (kept.verdict, kept.found_good, kept.left_good) == ("fail", False, False)
        assert {one.task: one.reading for one in kept.points} == {"zero": Decimal("0.0"), "load": Decimal("20.4")}


async def test_the_page_leads_with_a_picture_a_sentence_and_the_number(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        room.loads["scale"] = Decimal(3)
        await room.begin()
        await room.pass_time(3.0)
        page = room.rig.page
        kinds = [type(part) for part in page.parts]
        assert kinds[:3] == [Steps, Picture, Big]
        assert page.say == Sentence("checks.do.left-on", ("3.00 kg",)), "it is empty for its check"
        room.loads["scale"] = Decimal(0)
        await room.pass_time(3.0)
        room.loads["scale"] = Decimal(5)
        await room.pass_time(3.0)
        assert room.rig.page.say == Sentence("checks.do.looks-like", ("5 kg", "20 kg")), "named, and not yet failed"
        assert "5.0" in words(room.rig.page)
        assert await checks(room.rig, "scale", "body_weight") == ()
        room.loads["scale"] = Decimal(20)
        await room.pass_time(3.0)
        (kept,) = await checks(room.rig, "scale", "body_weight")
        assert kept.verdict == "pass"


async def test_what_is_skipped_is_not_checked_and_says_why(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        await room.begin()
        await room.pass_time(1.0)
        await room.press("skip")
        assert room.rig.page.key == "check-daily-skip"
        assert room.rig.devices.leased == set(), "nobody listens to it meanwhile"
        await room.press("why-in-use")
        page = await room.obey(KEY, device_of)
        assert marks(page) == {"scale": "look", "cuff": "ok", "grip": "ok"}
        assert "지금 써야 하는 기기입니다" in words(page)
        assert await checks(room.rig, "scale", "body_weight") == ()
        page = await room.rig.ask(Checking())
        assert page.say == Sentence("checks.say.waiting", ("1",)), "it is still to be done"


async def test_without_a_weight_nothing_is_called_good(tmp_path: Path) -> None:
    async with floor(tmp_path, masses="") as room:
        page = await round_of(room)
        assert marks(page) == {"scale": "look", "cuff": "ok", "grip": "look"}
        assert await checks(room.rig, "scale", "body_weight") == ()


async def test_a_lock_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        await room.begin()
        await room.pass_time(3.0)
        room.loads["scale"] = Decimal(20)
        await room.pass_time(3.0)
        await room.rig.sign_out()
        await room.settle()
        assert room.rig.devices.leased == set()
        await room.rig.sign_in(Role.HELPER)
        await room.press("checking")
        await room.press("daily")
        assert "cuff" in room.rig.page.who, "the scale is through"


async def test_a_cuff_that_looks_wrong_is_looked_at_again_and_then_fails(tmp_path: Path) -> None:
    async with floor(tmp_path, masses="") as room:
        await room.begin()
        await room.pass_time(1.0)
        await room.press("no")
        assert room.rig.page.say == Sentence("checks.look.second.look"), "a second look before it is kept"
        await room.press("again")
        await room.press("no")
        await room.press("save")
        (kept,) = await checks(room.rig, "cuff", "systolic_pressure")
        assert (kept.verdict, kept.left_good) == ("fail", False)


async def test_a_device_that_measures_a_resident_is_waited_for(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        room.rig.station.bench._leases["scale"] = room.rig.station.bench._leases.get("scale") or SOMEBODY
        await room.begin()
        await room.pass_time(2.0)
        assert room.rig.page.say == Sentence("checks.do.busy")
        del room.rig.station.bench._leases["scale"]
        await room.pass_time(2.0)
        assert room.rig.page.say != Sentence("checks.do.busy")


async def test_what_passed_is_not_asked_for_again_today(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        await round_of(room)
        page = await room.rig.ask(Checking())
        assert page.say == Sentence("checks.say.bad", ("3",)), "none of them was ever calibrated"
        assert await room.rig.ask(DailyCheck("begin")) is not None
        assert room.rig.page.key == "checking"
