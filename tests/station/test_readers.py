"""A card on a serial reader does what a card on a typing reader does, once, and leaves no trace. Ids are made up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from kiosk.core.card_code import code_of
from kiosk.core.reading import Record
from kiosk.core.resident import Sex
from kiosk.devices.backoff import Backoff
from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Binding, State, Supervisor
from kiosk.station.readers import Readers
from tests.devices.wires import Cable
from tests.fakes import RealClock, until
from tests.station.fakes import FakeDevice, StoredResident
from tests.station.play import BIRTH, KNOWN, PROGRAMME, WEIGHT, Play, devices

CARD = code_of(bytes(range(15)))
UID = "62E3086CED"
FRAME = bytes.fromhex("0236324533303836434544303803")


def record(code: object, at: float) -> Record:
    return Record("rdm6300", {"card_id": code, "status": "ok"}, FRAME, at)


def resident(play: Play) -> None:
    play.archive.disk.residents[uuid4()] = StoredResident((Sex.FEMALE, BIRTH, "1234"), {"keep": True}, card=CARD)


def test_a_card_that_stays_near_is_shown_once() -> None:
    readers = Readers()
    assert [bool(readers.shown("door", record(UID, at))) for at in (10.0, 10.5, 12.4, 14.3, 16.4)] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_another_card_or_another_reader_is_not_the_same_one_again() -> None:
    readers = Readers()
    shown = [readers.shown("door", record(UID, 10.0)), readers.shown("door", record("04A2B3C4", 10.1))]
    shown += [readers.shown("desk", record(UID, 10.2)), readers.shown("door", record(UID, 10.3))]
    assert [card.code if card else None for card in shown] == [UID, "04A2B3C4", UID, UID]


@pytest.mark.parametrize("code", ["", None, 7])
def test_what_is_no_code_is_no_card(code: object) -> None:
    assert Readers.reads(record(code, 1.0))
    assert Readers().shown("door", record(code, 1.0)) is None


async def test_a_residents_code_on_a_serial_reader_begins_their_visit() -> None:
    async with Play(PROGRAMME) as play:
        resident(play)
        await play.say("reader", Record("barcode", {"card_id": CARD, "aim": "]Q1"}, CARD.encode(), play.now))
        assert play.stored.head.person.resident_id in play.archive.disk.residents
        assert play.archive.disk.tray == []


async def test_a_card_in_the_middle_of_a_measurement_is_no_word_of_it() -> None:
    owned = devices()
    owned.all["reader"] = FakeDevice("reader", (), "rdm6300")
    async with Play(WEIGHT, owned) as play:
        await play.to_tests(KNOWN)
        await play.to("weight")
        await play.say("reader", record(UID, play.now))
        assert play.kind == "live"
        await play.stand("61.30")
        assert [row.proof.raw.count(FRAME) for row in play.rows] == [0] * len(play.rows)
        assert play.rows
        assert play.archive.disk.tray == []


async def test_an_unknown_card_is_said_to_be_unknown() -> None:
    async with Play(WEIGHT) as play:
        await play.say("reader", record(UID, play.now))
        assert play.told == ["card.unknown"]


@asynccontextmanager
async def bound(play: Play, cable: Cable, driver: str) -> AsyncIterator[Supervisor]:
    """A real reader driver on a real port, heard by the station."""
    known = installed()
    binding = Binding("reader", known.drivers[driver], str(cable.link))
    supervisor = Supervisor(
        (binding,), known.protocols, RealClock(), play.station.hear, backoff=lambda: Backoff(0.01, 0.05)
    )
    task = asyncio.create_task(supervisor.run())
    try:
        yield supervisor
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.mark.parametrize(
    ("driver", "said"),
    [("generic-barcode", b"]Q1%s\r\n" % CARD.encode()), ("generic-barcode", b"%s\r" % CARD.encode())],
)
async def test_from_the_port_to_the_visit(tmp_path: Path, driver: str, said: bytes) -> None:
    cable = Cable(tmp_path / "reader")
    cable.plug()
    try:
        async with Play(PROGRAMME) as play, bound(play, cable, driver) as supervisor:
            resident(play)
            with capture_logs() as logs:
                await until(lambda: supervisor.states()["reader"].state is State.READY)
                cable.write(said)
                await until(lambda: bool(play.archive.disk.visits))
            assert play.stored.head.person.resident_id in play.archive.disk.residents
            assert CARD not in repr(logs)
            assert CARD not in repr([fact for fact in play.facts if "Card" in type(fact).__name__])
    finally:
        cable.unplug()


async def test_a_card_that_repeats_at_the_port_is_asked_for_once(tmp_path: Path) -> None:
    cable = Cable(tmp_path / "reader")
    cable.plug()
    try:
        async with Play(PROGRAMME) as play, bound(play, cable, "seeed-rdm6300") as supervisor:
            with capture_logs() as logs:
                await until(lambda: supervisor.states()["reader"].state is State.READY)
                for _ in range(5):
                    cable.write(FRAME)
                cable.write(b"\x0204A2B3C4D504\x03")
                await until(lambda: len(play.told) == 2)
            assert play.told == ["card.unknown"] * 2
            assert UID not in repr(logs)
    finally:
        cable.unplug()
