"""A whole visit at the station on a disk that runs full: ``full_disk_child FOLDER STRIDE``, under the store's shim.

For every STRIDE-th disk step of a visit: up to it all is well, from it on the disk is full, until somebody makes
space. Station, archive, threads and store are the real ones; the clock is virtual, the resident is this program.
Each time the screen is told something, the disk is looked at on a connection of its own. Prints one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.app.archive import StoreArchive
from kiosk.core.messages import (
    Acknowledge,
    CallStaff,
    Chosen,
    Consent,
    Fact,
    Identify,
    Next,
    Shown,
    Start,
    Told,
    TypeValue,
)
from kiosk.core.reading import Measurement
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.visit import Programme
from kiosk.core.visit_record import End, Instrument, VisitRecord
from kiosk.station.desk import TRY_AGAIN
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.examine import examine_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.measurements import record_of
from kiosk.store.records import Store
from kiosk.store.tables import VisitRow
from kiosk.store.unit import fetch
from tests.fakes import START
from tests.station.play import BIRTH, NO, SEOUL, Play
from tests.store.disk_shim import room, was_refused
from tests.store.shelf import KEYS, SYSTEM

PROGRAMME = Programme("short", ("height", "weight"))
PIN = "510628"
TYPED, WEIGHED = "158.4", "61.30"
STORE_CLOSED = ("closed.store.title", "closed.store.say")


class Gateway(StoreGateway):
    """The real one, which also says whether a thread of it is at work."""

    busy = 0

    async def call(self, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        return await self._counted(super().call(verb, *args, **kwargs))

    async def read(self, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        return await self._counted(super().read(verb, *args, **kwargs))

    async def check_pin(self, pin: str, **kwargs: Any) -> Any:
        return await self._counted(super().check_pin(pin, **kwargs))

    async def _counted(self, work: Awaitable[Any]) -> Any:
        self.busy += 1
        try:
            return await work
        finally:
            self.busy -= 1


class Archive(StoreArchive):
    """The real one, which remembers what the station wanted kept."""

    def __init__(self, gateway: Gateway, clock: Any) -> None:
        super().__init__(gateway, clock, SEOUL)
        self.wanted: dict[UUID, Measurement] = {}

    async def keep(self, visit: UUID, measurements: Sequence[Measurement], instruments: Sequence[Instrument]) -> None:
        self.wanted |= {one.id: one for one in measurements}
        await super().keep(visit, measurements, instruments)


class FullDisk(Play):
    """One visit on the real store; what the screen is told is compared with the disk at that moment."""

    def __init__(self, gateway: Gateway, reader: Store, number: int) -> None:
        super().__init__(PROGRAMME)
        self.gateway, self.reader = gateway, reader
        self.clock.jump(number * 3600)
        self.archive: Any = Archive(gateway, self.clock)
        self.station.archive = self.archive
        self.who = Identify(Sex.FEMALE, BIRTH, f"{number:04d}")
        self.closed = self.refused = 0

    async def quiet(self) -> None:
        """Nobody has anything to do, on this thread and on the store's."""
        await super().quiet()
        while self.gateway.busy:
            await asyncio.sleep(0.0005)
            await super().quiet()

    async def wait(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            await super().wait(1)

    # --- the screen against the disk ---------------------------------------------------------------------------

    def _tell(self, fact: Fact) -> None:
        super()._tell(fact)
        if isinstance(fact, Shown) and fact.visit is not None and fact.scene.kind != "closed":
            self._compare(fact.visit, fact)
        if isinstance(fact, Told) and fact.text.key == "call.acknowledged":
            assert not self.reader.calls_open(), "somebody comes, says the screen; the disk does not"

    def _compare(self, visit: UUID, shown: Shown) -> None:
        scene, record = shown.scene, self.on_disk(visit)
        assert scene.saved or scene.kind not in ("good", "results"), f"{scene.kind} without having saved"
        if scene.saved or scene.kind == "goodbye":
            assert record is not None, f"{scene.kind}, and there is no visit on the disk"
            missing = set(self.archive.wanted) - {one.id for one in record.measurements}
            assert not missing, f"{scene.kind} {scene.step}, and {len(missing)} values are not on the disk"
            if scene.kind == "goodbye":
                assert record.ended is End.FINISHED, "goodbye, and the end is not on the disk"

    def on_disk(self, visit: UUID) -> VisitRecord | None:
        """What a reader finds there now."""
        with self.reader.engine.begin() as conn:
            rows = fetch(conn, VisitRow, VisitRow.id == visit)  # type: ignore[arg-type]  # a column here
            return record_of(conn, rows[0]) if rows else None

    # --- the visit ---------------------------------------------------------------------------------------------

    async def through(self, doing: Awaitable[None]) -> None:
        """Do one thing; when it finds the disk full: said in words, rung, waited for, and gone on with."""
        rung = self.caller.rings.count("store")
        await doing
        if self.kind != "closed":
            return
        self.closed += 1
        assert (self.scene.title.key, self.scene.say.key) == STORE_CLOSED
        assert self.caller.rings.count("store") == rung + 1
        assert was_refused()
        before = was_refused()
        await self.wait(2 * TRY_AGAIN + 2)
        assert self.kind == "closed"
        assert was_refused() > before, "it was tried again meanwhile"
        assert self.caller.rings.count("store") == rung + 1, "rung once"
        self.space()
        await self.wait(TRY_AGAIN + 2)
        assert self.kind != "closed", "there is space, and the screen is still closed"

    def space(self) -> None:
        """Somebody makes space."""
        self.refused += was_refused()
        room(-1)

    async def whole(self) -> UUID:
        """From the welcome to the welcome; returns the visit."""
        typed = TypeValue(PIN, (("body_height", Decimal(TYPED)),), "device")
        await self.through(self.do(Start(), self.who))
        await self.through(self.do(Chosen("who.new", "first")))  # or somebody who was here before
        await self.through(self.do(Chosen("welcome", "again")))
        visit = self.visit
        await self.through(self.do(Consent("keep", True)))
        await self.through(self.do(*NO))
        await self.through(self.do(CallStaff()))
        await self.through(self.do(Acknowledge(PIN)))
        await self.through(self.to("height"))
        await self.through(self.do(typed))
        await self.through(self.weigh(WEIGHED))
        await self.through(self.do(Next()))
        assert self.kind == "results"
        await self.through(self.do(Next()))
        assert self.scene.question == "platform"
        await self.through(self.do(Consent("platform", False)))
        assert self.kind == "goodbye", self.kind
        await self.through(self.wait(self.station.settings.goodbye + 2))
        assert self.kind == "attract"
        return visit


async def one(gateway: Gateway, reader: Store, number: int, at: int) -> tuple[int, int]:
    """One visit with the disk full from step ``at`` on; returns how often the screen was closed, and the refusals."""
    async with FullDisk(gateway, reader, number) as play:
        room(at)
        visit = await play.whole()
        play.space()
        record = play.on_disk(visit)
        assert record is not None
        assert record.ended is End.FINISHED
        assert {row.id for row in record.measurements} == set(play.archive.wanted)
        assert not record.former
        once = Counter(row.quantity for row in record.measurements)
        assert (once["body_height"], once["body_weight"]) == (1, 1), once
        assert sorted(entry.purpose for entry in record.consents) == ["keep", "platform"], record.consents
        assert len(await play.archive.find(play.who.sex, BIRTH, str(play.who.phone_tail))) == 1
        calls = [call for call in reader.calls_since(play.clock.utc()) if call.acknowledged_at is None]
        assert not calls
    return play.closed, play.refused


async def main() -> None:
    """Full at every STRIDE-th step, until a whole visit goes through untouched."""
    settings = StoreSettings(Path(sys.argv[1]), "st-1", "c-1")
    room(-1)
    create_store(settings, KEYS, actor=SYSTEM, now=START)
    gateway = await Gateway.open(settings, KEYS)
    await gateway.call(Store.staff_add, "홍도움", Role.HELPER, PIN, actor=SYSTEM, now=START)
    seen: Counter[str] = Counter()
    at, number = 0, 0
    with open_store(settings, KEYS, read_only=True) as reader:
        while True:
            number += 1
            closed, refused = await one(gateway, reader, number, at)
            seen[f"closed-{closed}"] += 1
            if not refused:
                break
            at += int(sys.argv[2])
    await gateway.close()
    found = examine_store(settings, KEYS)
    print(json.dumps({"steps": at, "visits": number, "seen": seen, "chain": found.audit_entries}))


if __name__ == "__main__":
    asyncio.run(main())
