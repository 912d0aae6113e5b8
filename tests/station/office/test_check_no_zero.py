"""A scale that tells finished results alone says no zero: its check of the day is the weight, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.duties_checks import CheckPage, DailyCheck
from kiosk.core.reading import Record
from kiosk.devices.events import Said
from tests.station.fakes import FakeDevice
from tests.station.office.check_rig import Floor, checks, floor
from tests.station.office.rig import pressable, words

PLATE = FakeDevice("plate", ("body_weight",), "made-up")


@dataclass
class Plates:
    """A room in which a Bluetooth scale stands first."""

    room: Floor

    async def begin(self) -> None:
        """The talkative scale and the others are left out for today; then it is the plate's turn."""
        await self.room.rig.ask(DailyCheck("begin"))
        await self.pass_time(1.0)
        while "plate" not in self.room.rig.page.who:
            await self.room.rig.press("skip")
            await self.room.rig.press("why-in-use")
            await self.pass_time(1.0)

    async def says(self, kg: str) -> None:
        """One finished result."""
        at = self.room.rig.clock.monotonic()
        record = Record("made-up", {"weight_kg": Decimal(kg)}, b"", at)
        self.room.rig.devices.hears["plate"](Said("plate", record, at, 0, clock_set=True))
        await self.pass_time(1.0)

    async def pass_time(self, seconds: float) -> None:
        """Nothing is heard of the plate meanwhile."""
        for _ in range(round(seconds / 0.25)):
            await self.room.rig.clock.advance(0.25)
        await self.room.settle()


@pytest.mark.parametrize(("kg", "verdict"), [("20.0", "pass"), ("20.4", "fail")])
async def test_the_weight_alone_decides_and_the_check_says_so(tmp_path: Path, kg: str, verdict: str) -> None:
    async with floor(tmp_path, PLATE) as room:
        plate = Plates(room)
        await plate.begin()
        assert "no-zero" not in pressable(room.rig.page), "a scale that talks is not asked for that"
        await plate.pass_time(6.0)
        await plate.room.rig.press("no-zero")
        assert "20 kg" in words(room.rig.page)
        await plate.says(kg)
        if verdict == "fail":
            await room.rig.press("again")
            await plate.pass_time(1.0)
            await plate.says(kg)
            await room.rig.press("save")
            await plate.pass_time(1.0)
        (kept,) = await checks(room.rig, "plate", "body_weight")
        assert (kept.verdict, [one.task for one in kept.points]) == (verdict, ["load"])
        assert kept.details["zero"] == "unchecked"
        assert "비었을 때 숫자를 보내지 않는 기기" in words(await room.rig.ask(CheckPage(kept.id)))


async def test_a_scale_that_goes_on_talking_says_zero(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        await room.begin()
        room.loads["scale"] = Decimal(3)
        await room.pass_time(6.0)
        assert "no-zero" not in pressable(room.rig.page)
        await room.rig.ask(DailyCheck("no-zero"))
        room.loads["scale"] = Decimal(20)
        await room.pass_time(3.0)
        assert await checks(room.rig, "scale", "body_weight") == ()


async def test_one_that_was_called_silent_and_then_talks_is_asked_for_its_zero(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        await room.rig.ask(DailyCheck("begin"))
        await Plates(room).pass_time(6.0)
        await room.rig.press("no-zero")
        room.loads["scale"] = Decimal(20)
        await room.pass_time(3.0)
        assert await checks(room.rig, "scale", "body_weight") == ()
        room.loads["scale"] = Decimal(0)
        await room.pass_time(3.0)
        (kept,) = await checks(room.rig, "scale", "body_weight")
        assert "zero" not in kept.details
