"""Pairing: with and without a passkey, bonds that one side has lost, services that come with the bond."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.driver import BleSession, Send
from kiosk.devices.events import Passkey
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import Binding, State
from tests.devices.airs import (
    AND,
    CUFF,
    GRIP,
    OMRON,
    PROGRESSOR,
    Desk,
    cuff,
    grip,
    in_the_air,
    inflation,
    scenario,
    short_limits,
)
from tests.fakes import until
from tests.rig import Rig

AND_CONTROL = "233bf001-5a34-1b6d-975c-000d5690abe4"
GOODBYE = (Send(bytes.fromhex("020103"), AND_CONTROL),)
CODED = replace(OMRON, pair=True, passkey="typed here")


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    monkeypatch.setattr("kiosk.devices.pairing.VERIFY_SECONDS", 0.5)
    monkeypatch.setattr("kiosk.devices.link_ble.PAIR_SECONDS", 1.5)
    monkeypatch.setattr("kiosk.devices.link_ble.TYPING_SECONDS", 1.5)
    return monkeypatch


@asynccontextmanager
async def coded(
    folder: Path, patch: pytest.MonkeyPatch, *faults: str, session: BleSession = CODED
) -> AsyncIterator[Desk]:
    """A cuff with 096321 on its back; armed with these faults from the start."""

    async def arm(rig: Rig) -> None:
        for fault in faults:
            rig.fault(fault, CUFF)

    play = scenario(inflation(120), driver="omron-hem-9200t")
    async with in_the_air(folder, patch, play, cuff(session), before=arm) as desk:
        yield desk


def asks(desk: Desk) -> list[Passkey]:
    return [event for event in desk.events if isinstance(event, Passkey)]


async def ready_to_pair(desk: Desk, device: str = "cuff") -> asyncio.Task[Reason]:
    """Staff want it paired, and press the button on the device."""
    pairing = asyncio.create_task(desk.supervisor.pair(device))
    await until(lambda: desk.reason(device) == Reason.PAIRING)
    if device == "cuff":
        await desk.step()
    return pairing


async def test_a_passkey_is_typed_here(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with coded(tmp_path, patch) as desk:
        pairing = await ready_to_pair(desk)
        await until(lambda: asks(desk))
        assert asks(desk) == [Passkey("cuff", None)]
        assert not desk.supervisor.answer("cuff", "12345a")
        assert not desk.supervisor.answer("cuff", "1234567")
        assert desk.supervisor.answer("cuff", "096321")
        assert not desk.supervisor.answer("cuff", "096321"), "it was asked once"
        assert await pairing is Reason.NONE
        await until(lambda: desk.values() == [(120, 80)], 5)
        await until(lambda: desk.reason() == Reason.WAITING)
        capabilities = [
            line["capability"] for line in desk.rig.events if line["event"] == "agent" and line["registered"]
        ]
        assert capabilities == ["NoInputNoOutput", "KeyboardDisplay", "NoInputNoOutput"]


@pytest.mark.parametrize("passkey", ["111111", ""])
async def test_a_wrong_passkey_or_none(tmp_path: Path, patch: pytest.MonkeyPatch, passkey: str) -> None:
    """Then it is not paired, and stays alone until staff try again."""
    async with coded(tmp_path, patch) as desk:
        pairing = await ready_to_pair(desk)
        await until(lambda: asks(desk))
        assert desk.supervisor.answer("cuff", passkey)
        assert await pairing is Reason.NOT_PAIRED
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.reason() == Reason.NOT_PAIRED
        pairing = await ready_to_pair(desk)
        await until(lambda: len(asks(desk)) == 2)
        assert desk.supervisor.answer("cuff", "96321")
        assert await pairing is Reason.NONE
        await until(lambda: desk.values() == [(120, 80)])


async def test_nobody_types_and_the_device_gives_up(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with coded(tmp_path, patch) as desk:
        pairing = await ready_to_pair(desk)
        await until(lambda: asks(desk))
        await desk.fault("hang-up", CUFF)
        assert await pairing is not Reason.NONE
        assert not desk.supervisor.answer("cuff", "096321"), "the question was taken back"


async def test_staff_give_up(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with coded(tmp_path, patch) as desk:
        before = await desk.census()
        pairing = await ready_to_pair(desk)
        await until(lambda: asks(desk))
        pairing.cancel()
        await asyncio.wait((pairing,))
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.reason() == Reason.NOT_PAIRED
        await asyncio.to_thread(desk.rig.end)
        await desk.counted(before)


async def test_a_passkey_is_shown_here(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with coded(tmp_path, patch, session=replace(CODED, passkey="shown here")) as desk:
        pairing = await ready_to_pair(desk)
        assert await pairing is Reason.NOT_PAIRED  # this simulated cuff has a number on its back and no keys


async def test_a_device_with_a_passkey_is_not_paired_in_passing(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """Only while staff pair it: a stranger under its address gets no question on the screen."""
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(CODED)) as desk:
        await desk.step()
        await until(lambda: desk.state() is State.FAULTY)
        assert desk.reason() == Reason.NOT_PAIRED
        assert asks(desk) == []
        assert not [line for line in desk.rig.events if line["event"] == "linked"]


async def test_a_pairing_that_ends_with_a_goodbye(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """A&D: time, goodbye, and it hangs up; what it has measured comes with the next connection."""
    session = replace(AND, pair=True, clock_first=True, goodbye=GOODBYE)
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(session)) as desk:
        pairing = await ready_to_pair(desk)
        assert await pairing is Reason.NONE
        assert desk.rig.wait_event("clock")
        assert desk.values() == []
        await desk.step()
        await until(lambda: desk.values() == [(120, 80)])


async def test_nobody_presses_the_button(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("kiosk.devices.pairing.BUTTON_SECONDS", 0.1)
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        assert await desk.supervisor.pair("cuff") is Reason.NOT_SEEN
        assert await desk.supervisor.pair("nobody") is Reason.NO_DRIVER
        await desk.step()
        await until(lambda: desk.values() == [(120, 80)])


@pytest.mark.parametrize(("fault", "back"), [("adapter-off", "adapter-on"), ("bluetoothd-die", "bluetoothd-return")])
async def test_pairing_without_a_radio(tmp_path: Path, patch: pytest.MonkeyPatch, fault: str, back: str) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff()) as desk:
        pairing = asyncio.create_task(desk.supervisor.pair("cuff"))
        await until(lambda: desk.reason() == Reason.PAIRING)
        await desk.fault(fault)
        assert await pairing in (Reason.ADAPTER_OFF, Reason.BLUETOOTH_DOWN)
        assert await desk.supervisor.pair("cuff") in (Reason.ADAPTER_OFF, Reason.BLUETOOTH_DOWN)
        await desk.fault(back)
        await until(lambda: desk.reason() == Reason.WAITING)


@pytest.mark.parametrize("fault", ["pair-refused", "pair-silent"])
async def test_a_device_that_does_not_want_to(tmp_path: Path, patch: pytest.MonkeyPatch, fault: str) -> None:
    async with in_the_air(tmp_path, patch, scenario(inflation(120)), cuff(replace(AND, pair=True))) as desk:
        await desk.fault(fault, CUFF)
        pairing = await ready_to_pair(desk)
        assert await pairing in (Reason.NOT_PAIRED, Reason.NO_ANSWER)
        await desk.fault("clear")
        await until(lambda: desk.values() == [(120, 80)])  # it pairs by itself, as it needs no code


def steady(session: BleSession = PROGRESSOR) -> Binding:
    return grip(replace(session, pair=True))


async def test_a_device_that_lost_its_bond_is_paired_again(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    """It connects and drops, again and again; BlueZ still says it is paired."""
    async with in_the_air(tmp_path, patch, scenario(), steady()) as desk:
        await desk.fault("forget-bond", GRIP)
        await desk.fault("hang-up", GRIP)
        await until(lambda: desk.state("grip") is State.FAULTY)
        assert desk.reason("grip") == Reason.NOT_PAIRED
        assert await desk.supervisor.pair("grip") is Reason.NONE
        await until(lambda: desk.state("grip") is State.READY)
        await desk.supervisor.begin("grip")
        await until(lambda: desk.said())


async def test_a_noisy_connection_is_not_taken_for_a_lost_bond(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(), steady()) as desk:
        await desk.fault("connect-failed", GRIP, times=4)
        await desk.fault("hang-up", GRIP)
        await until(lambda: desk.was(State.FAULTY, Reason.CONNECT_FAILED))
        await until(lambda: desk.state("grip") is State.READY)
        assert not desk.was(State.FAULTY, Reason.NOT_PAIRED)


async def test_services_that_appear_with_the_bond(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async def late(rig: Rig) -> None:
        rig.fault("services-late", GRIP)

    async with in_the_air(tmp_path, patch, scenario(), steady(), before=late) as desk:
        assert not desk.was(State.ABSENT, Reason.WRONG_SERVICE)
        assert not desk.was(State.FAULTY)


async def test_an_old_table_of_services_is_asked_for_anew(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async def stale(rig: Rig) -> None:
        rig.fault("services-stale", GRIP)

    async with in_the_air(tmp_path, patch, scenario(), grip(), before=stale) as desk:
        assert desk.was(State.ABSENT, Reason.WRONG_SERVICE)
        await desk.supervisor.begin("grip")
        await until(lambda: desk.said())


async def test_a_step_during_pairing_waits_for_it(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    async with in_the_air(tmp_path, patch, scenario(), steady()) as desk:
        pairing = asyncio.create_task(desk.supervisor.pair("grip"))
        await until(lambda: desk.reason("grip") == Reason.PAIRING)
        await desk.supervisor.begin("grip")
        assert await pairing is Reason.NONE
        await until(lambda: desk.said())
        assert desk.state("grip") is State.BUSY
