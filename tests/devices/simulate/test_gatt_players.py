"""Bluetooth players against the kiosk itself: real supervisor, real bleak, every protocol's installed driver.

What the ledger says that a device sent is what the kiosk understood, and what it must not take it refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.core.whose import Moment, Why, whose
from kiosk.devices.backoff import Backoff
from kiosk.devices.events import Binding, Ended, Event, Said, State
from kiosk.devices.radio import Radio
from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Supervisor
from tests.devices.airs import short_limits
from tests.fakes import RealClock, until
from tests.rig import Rig

SPEED = 40.0
SIGNS = {"spo2": Decimal(97), "pulse": Decimal(72)}
BODY = {"weight": Decimal("61.35"), "fat": Decimal("24.3"), "impedance": Decimal("512.5")}
WHOLE = BODY | {"muscle_mass": Decimal("41.5"), "fat_free_mass": Decimal("46.445"), "body_water": Decimal("33.1")}
PLAYS: tuple[tuple[str, object], ...] = (
    ("and-uc-352ble", Decimal("61.35")),
    ("beurer-bf720", BODY),
    ("and-uc-421ble", BODY),
    ("generic-ble-composition-by-hand", WHOLE),  # two packets
    ("and-ut-201ble", Decimal("36.7")),
    ("generic-ble-spot-oximeter", SIGNS),
    ("generic-ble-glucose", Decimal(95)),
    ("polar-strap", Decimal(72)),
    ("generic-ble-oximeter", SIGNS),
    ("nonin-3230", SIGNS),
    ("jumper-jpd-500f", SIGNS),
    ("berrymed-bm1000", {"spo2": Decimal(97), "pulse": Decimal(144)}),
    ("viatom-o2ring", SIGNS),
    ("xiaomi-mi-scale", Decimal("61.35")),
    ("xiaomi-mi-body-composition-2", {"weight": Decimal("61.35"), "impedance": Decimal(512)}),
    ("qn-broadcast", Decimal("61.35")),
    ("eufy-p2", Decimal("61.35")),
)
OF_A_SLOT = ("beurer-bf720", "and-uc-421ble")
"""Their composition is that of somebody in their memory."""
STEP = "now"


class Room:
    """A supervisor with a device of each of these drivers, and what they told."""

    def __init__(self, drivers: Sequence[str]) -> None:
        self.events: list[Event] = []
        clock, registry = RealClock(), installed()
        bindings = (Binding(key, registry.drivers[key], address(place)) for place, key in enumerate(drivers))
        radio = Radio(clock, "", backoff)
        self.supervisor = Supervisor(
            tuple(bindings), registry.protocols, clock, self.events.append, radio=radio, backoff=backoff
        )

    def records(self, driver: str) -> list[Record]:
        said = [event for event in self.events if isinstance(event, Said)]
        return [event.record for event in said if event.device_id == driver]

    def values(self, driver: str) -> set[tuple[str, Decimal]]:
        """Every value that this device is taken to have said."""
        meant = [item for record in self.records(driver) for item in meaning(record)]
        return {(item.quantity, item.value) for item in meant if isinstance(item, Reading)}

    def refused(self, driver: str) -> set[str]:
        meant = [item for record in self.records(driver) for item in meaning(record)]
        return {item.code for item in meant if isinstance(item, Refusal)}


def backoff() -> Backoff:
    return Backoff(0.05, 0.2)


def address(place: int) -> str:
    return f"F0:0D:00:00:00:{place:02X}"


def plays(*entries: tuple[str, object], **more: object) -> dict[str, object]:
    """A scenario with these devices, each with one thing to say."""
    device = [
        {
            "driver": driver,
            "link": {"ble": address(place)},
            "measuring": 0.2,
            "at": [{"step": STEP, "value": value, **more}],
        }
        for place, (driver, value) in enumerate(entries)
    ]
    return {"device": device}


@asynccontextmanager
async def room(
    folder: Path, monkeypatch: pytest.MonkeyPatch, play: dict[str, object], drivers: Sequence[str]
) -> AsyncIterator[tuple[Room, Rig]]:
    """Start simulator and supervisor and wait until every device may be heard."""
    short_limits(monkeypatch)
    rig = await asyncio.to_thread(lambda: Rig(folder, play, speed=SPEED))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", rig.dbus)
    here = Room(drivers)
    task = asyncio.create_task(here.supervisor.run())
    try:
        await until(lambda: any(one.state is not State.ABSENT for one in here.supervisor.states().values()))
        yield here, rig
    finally:
        task.cancel()
        await asyncio.wait((task,))
        await asyncio.to_thread(rig.stop)


def sent(rig: Rig, driver: str) -> set[tuple[str, Decimal]]:
    lines = [line for line in rig.sent(device=driver) if not line.get("lost")]
    return {(str(line["quantity"]), Decimal(str(line["value"]))) for line in lines}


async def test_every_player_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All at once, and each keeps its own words."""
    drivers = [driver for driver, _ in PLAYS]
    async with room(tmp_path, monkeypatch, plays(*PLAYS), drivers) as (here, rig):
        await asyncio.to_thread(rig.step, STEP)

        def missing() -> list[str]:
            return [driver for driver, value in PLAYS if len(here.values(driver)) < count(driver, value)]

        await until(lambda: not missing())
        for driver in drivers:
            told = sent(rig, driver)
            kept = {one for one in told if one[0] == "body_weight"} if driver in OF_A_SLOT else told
            assert here.values(driver) == kept, driver
        for driver in ("xiaomi-mi-scale", "qn-broadcast", "eufy-p2"):
            assert here.refused(driver) == {"unstable"}
        assert "no_contact" in here.refused("polar-strap")
        for driver in ("nonin-3230", "jumper-jpd-500f", "berrymed-bm1000", "viatom-o2ring"):
            assert "no_finger" in here.refused(driver)


def count(driver: str, value: object) -> int:
    """How many quantities an entry of a scenario tells; of a slot's person only the weight."""
    return len(value) if isinstance(value, dict) and driver not in OF_A_SLOT else 1


async def test_stored_weights_come_first_and_are_known_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old ones with old times; a composition takes the time of the weight before it."""
    driver = "generic-ble-composition-by-hand"
    clock = RealClock()
    async with room(tmp_path, monkeypatch, plays((driver, BODY), replay=2), [driver]) as (here, rig):
        began = Moment(clock.utc(), clock.monotonic())
        await here.supervisor.begin(driver)
        await asyncio.to_thread(rig.step, STEP)
        await until(lambda: any(isinstance(event, Ended) for event in here.events))
        said = [event for event in here.events if isinstance(event, Said)]
        verdict = whose(
            here.records(driver),
            memory=True,
            clock_set=said[-1].clock_set,
            link_opened=said[0].opened_at,
            step=began,
            now=Moment(clock.utc(), clock.monotonic()),
            zone=ZoneInfo("Asia/Seoul"),
        )
        assert [record.protocol for record in verdict.mine] == ["gatt:2A9D", "gatt:2A9C"]
        assert {record.fields["weight_kg"] for record in verdict.mine} == {BODY["weight"]}
        assert [why for _, why in verdict.foreign] == [Why.OTHER_TIME] * 4


async def test_a_meter_is_asked_for_its_last_record_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = "generic-ble-glucose"
    async with room(tmp_path, monkeypatch, plays((driver, Decimal(95)), replay=3), [driver]) as (here, rig):
        await asyncio.to_thread(rig.step, STEP)
        await until(lambda: any(isinstance(event, Ended) for event in here.events))
        assert here.values(driver) == {("glucose", Decimal(95))}
        assert len(here.records(driver)) == 1


async def test_a_scale_that_only_advertises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the weight of yesterday, not one on the way, not one when the person has gone."""
    driver = "xiaomi-mi-body-composition-2"
    value = {"weight": Decimal("61.35"), "impedance": Decimal(512)}
    async with room(tmp_path, monkeypatch, plays((driver, value)), [driver]) as (here, rig):
        await asyncio.sleep(0.3)  # yesterday's weight is in the air all the time
        assert here.records(driver) == []
        await asyncio.to_thread(rig.step, STEP)
        await until(lambda: ("impedance", Decimal(512)) in here.values(driver))
        await asyncio.to_thread(rig.end, STEP)
        await until(lambda: "removed" in here.refused(driver))
        assert here.values(driver) == {("body_weight", Decimal("61.35")), ("impedance", Decimal(512))}
        states = [record.fields["stable"] for record in here.records(driver)]
        assert states == [False, False, False, True, True, True]


async def test_a_strap_that_loses_the_skin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = "polar-strap"
    async with room(tmp_path, monkeypatch, plays((driver, Decimal(72))), [driver]) as (here, rig):
        await asyncio.to_thread(rig.step, STEP)
        await until(lambda: here.values(driver))
        await asyncio.to_thread(rig.end, STEP)
        before = len(here.records(driver))
        await until(lambda: len(here.records(driver)) > before + 2)
        assert here.records(driver)[-1].fields["contact"] is False
        assert here.values(driver) == {("heart_rate", Decimal(72))}
