"""Random lives of devices with a memory: whoever measured, no result lands in a stranger's visit, and none is lost.

Every result is unlike every other, so that it can be traced. The device measures strangers while nobody listens, is
read out in and between steps, repeats itself, and loses its link in the middle.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.reading import Record
from kiosk.core.visit import Programme
from kiosk.devices.supervisor import Ended
from tests.station import words
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.play import SEOUL, Play

Kind = Literal["dated", "cleared", "numbered", "undated"]
ONLY = Programme("pressure", ("pressure",))
PRESSURES = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")
LONGEST = 520  # seconds after which nobody can still be waited for
APART = 130  # between a stranger and a step: a device clock may be a minute off


@dataclass(frozen=True)
class Result:
    """One inflation: what it gave, and whose it was; None is a stranger's."""

    number: int
    owner: UUID | None
    record: Record


class Life(Play):
    """One device, everything it ever measured, and what of it has been said."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(ONLY, FakeDevices(FakeDevice("cuff", PRESSURES, "gatt:2A35", memory=True)))
        self.kind_of_device = kind
        self.memory: list[Result] = []
        self.said: set[int] = set()
        self.named = 0  # the newest number in the memory when this step began

    def measure(self, owner: UUID | None) -> Result:
        """Inflate now."""
        number = len(self.memory) + 1
        local = self.clock.utc().astimezone(SEOUL)
        if self.kind_of_device == "numbered":
            local -= timedelta(days=4000)  # a clock that nobody can set
        dated = None if self.kind_of_device == "undated" else local.replace(microsecond=0)
        plain = words.pressure(80 + number % 150, 40 + number // 150, self.now, dated=dated)
        more = {"sequence": number} if self.kind_of_device == "numbered" else {}
        result = Result(number, owner, Record(plain.protocol, {**plain.fields, **more}, plain.raw, self.now))
        self.memory.append(result)
        return result

    async def read_out(self, results: list[Result], *, lost: bool = False, fresh: Result | None = None) -> None:
        """Connect; say what is in the memory, or only the half of it; hang up."""
        link, opened_at = next(self._links), self.now
        cut = results[: len(results) // 2] if lost else results
        if self.kind_of_device == "numbered":
            named = Record("gatt:2A35", {"last_sequence": self.named or len(self.memory)}, b"", self.now)
            await self.say("cuff", named, link=link, opened_at=opened_at)
        for result in cut:
            record, more = result.record, {}
            if self.kind_of_device == "cleared":
                more = {"stored": result is not fresh}
            await self.say(
                "cuff", Record(record.protocol, {**record.fields, **more}, record.raw, self.now), link=link,
                opened_at=opened_at,
            )  # fmt: skip
            self.said.add(result.number)
        self.station.hear(Ended("cuff", link, len(cut)))
        await self.quiet()

    async def stranger(self) -> None:
        """Somebody measures without the kiosk. A device that has no clock and no mark must say it at once."""
        result = self.measure(None)
        if self.kind_of_device == "undated" and not self.devices.all["cuff"].open_step:
            await self.read_out([result])
        await self.wait(APART)

    async def visit_with(self, deeds: list[str]) -> None:
        """A resident comes, and this happens in their step."""
        await self.to_tests()
        await self.to("pressure")
        self.named, visit = len(self.memory), self.visit
        await self.wait(20)
        for deed in deeds:
            if deed == "again":
                await self.read_out(self.memory)
            elif deed == "lost":
                await self.read_out(self.memory, lost=True)
            elif self.devices.all["cuff"].open_step:
                fresh = self.measure(visit)
                await self.wait(30)
                await self.read_out(self.memory, lost=deed == "mine, lost", fresh=fresh)
                await self.read_out([fresh], fresh=fresh)
        self.named = 0
        await self.wait(LONGEST)
        assert self.kind == "attract"

    def check(self) -> None:
        """In a visit only what is its own; each result that was said lies in one place."""
        owners = {_key(one.record): (one.number, one.owner) for one in self.memory}
        places: Counter[int] = Counter()
        for visit, stored in self.archive.disk.visits.items():
            for row in stored.rows:
                if row.quantity == "systolic_pressure":
                    number, owner = owners[row.proof.raw[4:]]
                    assert owner == visit, f"result {number} is a stranger's"
                    places[number] += 1
        if self.kind_of_device != "undated":  # what looks the same may be two people's: staff see it twice
            places.update(owners[_key(item.record)][0] for item in self.archive.disk.tray)
            assert set(places) == self.said, "said, and nowhere to be found"
            assert max(places.values(), default=1) == 1, "in two places"


def _key(record: Record) -> bytes:
    return record.raw


async def _live(kind: Kind, lives: list[list[str] | None]) -> None:
    async with Life(kind) as life:
        for deeds in lives:
            if deeds is None:
                await life.stranger()
            elif deeds == ["between"]:
                await life.read_out(life.memory)
            else:
                await life.visit_with(deeds)
            life.check()


DEEDS = st.lists(st.sampled_from(("mine", "mine, lost", "again", "lost")), min_size=1, max_size=4)
LIVES = st.lists(st.one_of(st.none(), st.just(["between"]), DEEDS), min_size=1, max_size=8)


@pytest.mark.parametrize("kind", ["dated", "cleared", "numbered"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIVES)
def test_whatever_a_memory_says_in_whatever_order(kind: Kind, lives: list[list[str] | None]) -> None:
    asyncio.run(_live(kind, lives))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIVES)
def test_a_memory_that_says_neither_time_nor_number(lives: list[list[str] | None]) -> None:
    """It must be heard out between the steps, as the radio does; then a stranger is known when they come again."""
    asyncio.run(_live("undated", lives))


async def test_the_owner_gets_theirs() -> None:
    """The promises above are not kept by keeping nothing."""
    for kind in ("dated", "cleared", "numbered"):
        async with Life(kind) as life:
            await life.stranger()
            await life.read_out(life.memory)
            await life.visit_with(["mine"])
            rows = [row for stored in life.archive.disk.visits.values() for row in stored.rows]
            assert [int(row.value) for row in rows if row.quantity == "systolic_pressure"] == [82], kind
