"""A codec in its own process, over real ptys: an honest one measures, a hostile one harms nobody but itself."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from kiosk.app.checks.plugins import walls
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.backoff import Backoff
from kiosk.devices.driver import Driver, SerialLine
from kiosk.devices.plugins import isolated
from kiosk.devices.plugins.child import MEGABYTE, Bucket, Limits
from kiosk.devices.plugins.folder import Installed
from kiosk.devices.plugins.joining import isolated_protocol
from kiosk.devices.plugins.manifest import parse
from kiosk.devices.plugins.sandbox import Sandbox
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import Binding, Changed, Event, Rejected, Said, State, Supervisor
from tests.devices.wires import Cable, driver, toy
from tests.fakes import RealClock, until

HOSTILE = Path(__file__).parent / "hostile"


class Room:
    """A hostile device and an honest one of our own, side by side under one supervisor."""

    def __init__(self, folder: Path, deed: str) -> None:
        self.key = f"evil_{deed}"
        (folder / "box").mkdir()
        shutil.copy(HOSTILE / "evil.py", folder / "box" / "evil.py")
        (folder / "secret").write_text("the data key")
        self.cable, self.beside = Cable(folder / "port"), Cable(folder / "beside")
        self.events: list[Event] = []
        self.sandbox = Sandbox("evil", folder / "box", "evil:PROTOCOLS", limits=Limits(memory=700 * MEGABYTE))
        self.sandbox.backoff = Backoff(0.05, 0.1)
        evil = isolated_protocol(_installed(folder, self.key), self.sandbox)
        row = Driver("evil-one", "Evil", "One", self.key, SerialLine(), ("grip_force",))
        bindings = Binding("evil", row, str(self.cable.link)), Binding("toy", driver(), str(self.beside.link))
        protocols = {self.key: evil, "toy": toy()}
        self.supervisor = Supervisor(
            bindings, protocols, RealClock(), self.events.append, backoff=lambda: Backoff(0.05, 0.1)
        )

    def records(self, device: str) -> list[dict[str, object]]:
        return [dict(one.record.fields) for one in self.events if isinstance(one, Said) and one.device_id == device]

    def reasons(self) -> list[str]:
        return [one.reason_key for one in self.events if isinstance(one, Changed) and one.device_id == "evil"]

    def state(self, device: str) -> State:
        return self.supervisor.states()[device].state

    @property
    def rejected(self) -> int:
        mine = (one for one in self.events if isinstance(one, Rejected) and one.device_id == "evil")
        return max((one.count for one in mine), default=0)

    async def neighbour_works(self, count: int = 50) -> None:
        """Whatever goes on next door, every value of the honest device comes, once and in order."""
        before = len(self.records("toy"))
        for number in range(count):
            self.beside.write(b"v%d\n" % number)
            await asyncio.sleep(0)
        await until(lambda: len(self.records("toy")) >= before + count)
        assert [one["value"] for one in self.records("toy")[before:]] == list(range(count))


def _installed(folder: Path, key: str) -> Installed:
    manifest = parse(
        {
            "kit": 1,
            "name": "evil",
            "version": "1",
            "codec": {"module": "evil:PROTOCOLS", "protocol": key, "version": "1", "source": "made up"},
            "device": [
                {
                    "key": "evil-one",
                    "maker": "Evil",
                    "model": "One",
                    "measures": ["grip_force"],
                    "source": "made up",
                    "serial": {},
                }
            ],
        }
    )
    return Installed(manifest, folder / "box", folder / "box")


@asynccontextmanager
async def room(folder: Path, deed: str) -> AsyncIterator[Room]:
    """Both devices plugged in and ready."""
    made = Room(folder, deed)
    made.cable.plug()
    made.beside.plug()
    task = asyncio.create_task(made.supervisor.run())
    try:
        await until(lambda: made.state("evil") is State.READY and made.state("toy") is State.READY)
        yield made
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        made.cable.unplug()
        made.beside.unplug()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hung child is given up sooner than on a kiosk."""
    monkeypatch.setattr(isolated, "ANSWER_SECONDS", 0.4)


async def test_an_honest_codec_measures_from_its_child(tmp_path: Path) -> None:
    async with room(tmp_path, "good") as made:
        for piece in (b"v3", b"1\nv", b"29.", b"5\n\xff\n"):
            made.cable.write(piece)
        await until(lambda: len(made.records("evil")) == 2)
        assert made.records("evil") == [
            {"quantities": {"grip_force": Decimal(31)}},
            {"quantities": {"grip_force": Decimal("29.5")}},
        ]
        await until(lambda: made.rejected == 1)
        (first, _) = (one for one in made.events if isinstance(one, Said))
        assert (first.record.raw, first.record.protocol) == (b"v31\n", "evil_good")
        await made.supervisor.begin("evil")
        made.cable.write(b"v30\n")
        await until(lambda: len(made.records("evil")) == 3)
        assert made.state("evil") is State.BUSY


async def test_half_a_frame_from_before_the_step_is_forgotten_in_the_child_too(tmp_path: Path) -> None:
    async with room(tmp_path, "good") as made:
        made.cable.write(b"v1\nv9")
        await until(lambda: len(made.records("evil")) == 1)
        await made.supervisor.begin("evil")
        made.cable.write(b"v2\n")
        await until(lambda: len(made.records("evil")) == 2)
        assert made.records("evil")[-1] == {"quantities": {"grip_force": Decimal(2)}}


@pytest.mark.parametrize(
    ("deed", "reasons"),
    [
        ("hang", {Reason.PROGRAM_HUNG}),
        ("spin", {Reason.PROGRAM_HUNG}),
        ("shut", {Reason.PROGRAM_HUNG}),
        ("crash", {Reason.PROGRAM_ENDED}),
        ("leave", {Reason.PROGRAM_ENDED}),
        ("hog", {Reason.PROGRAM_ENDED, Reason.PROGRAM_HUNG}),
        ("flood", {Reason.PROGRAM_FLOOD, Reason.PROGRAM_WORDS}),
        ("garbage", {Reason.PROGRAM_WORDS}),
        ("huge", {Reason.PROGRAM_WORDS, Reason.PROGRAM_HUNG}),
        ("many", {Reason.PROGRAM_WORDS, Reason.PROGRAM_HUNG}),
        ("not_a_number", {Reason.PROGRAM_ENDED}),
        ("infinite", {Reason.PROGRAM_ENDED}),
        ("invented", {Reason.PROGRAM_WORDS}),
    ],
)
async def test_a_hostile_child_is_ended_with_a_reason_and_harms_nobody(
    tmp_path: Path, deed: str, reasons: set[Reason]
) -> None:
    async with room(tmp_path, deed) as made:
        made.cable.write(b"v31\n")
        await made.neighbour_works()
        await until(lambda: reasons & set(made.reasons()))
        assert State.FAULTY in [one.state for one in made.events if isinstance(one, Changed)]
        assert made.records("evil") == []


def _ended(made: Room, times: int) -> bool:
    return made.reasons().count(Reason.PROGRAM_ENDED) == times


async def test_it_is_started_again_and_again(tmp_path: Path) -> None:
    async with room(tmp_path, "leave") as made:
        for turn in range(1, 3):
            made.cable.write(b"v31\n")
            await until(partial(_ended, made, turn))
            await until(lambda: made.state("evil") is State.READY)
        await made.neighbour_works()


@pytest.mark.parametrize("deed", ["foreign_unit", "undeclared"])
async def test_what_was_not_agreed_is_rejected_and_counted(tmp_path: Path, deed: str) -> None:
    async with room(tmp_path, deed) as made:
        made.cable.write(b"v31\n")
        await until(lambda: made.rejected == 1)
        assert made.records("evil") == []
        assert made.state("evil") is State.READY


async def test_an_absurd_number_is_refused_by_the_limits_of_the_table(tmp_path: Path) -> None:
    async with room(tmp_path, "absurd") as made:
        made.cable.write(b"v31\n")
        await until(lambda: len(made.records("evil")) == 1)
        (record,) = (one.record for one in made.events if isinstance(one, Said))
        (item,) = meaning(record)
        assert isinstance(item, Reading)
        assert isinstance(plausible(item, QUANTITIES), Refusal)


def _alive(folder: Path) -> int:
    """How many processes work in this folder."""
    count = 0
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            count += entry.name.isdecimal() and os.readlink(entry / "cwd") == str(folder)
    return count


async def test_what_it_forks_does_not_outlive_it(tmp_path: Path) -> None:
    async with room(tmp_path, "fork") as made:
        made.cable.write(b"v31\n")
        await made.neighbour_works()
    await until(lambda: _alive(tmp_path / "box") == 0)


async def test_a_thief_reads_writes_and_calls_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        async with room(tmp_path, "thief") as made:
            made.cable.write(b"v%d\n" % server.getsockname()[1])
            await until(lambda: len(made.records("evil")) == 1)
            could = made.records("evil")[0]["could"]
    assert isinstance(could, tuple)
    assert "wrote" not in could
    assert "called" not in could or "network" not in walls()
    assert not [one for one in could if one.startswith("KIOSK")]
    if "files" in walls():
        assert not [one for one in could if "data key" in one]


def test_a_bucket_fills_again_as_time_goes_by() -> None:
    bucket = Bucket(rate=10, burst=3)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(0.2) for _ in range(3)] == [True, True, False]
