"""The rig's table of faults and its traps, one by one, each healed by itself: over real bleak on the private bus.

Every test ends in the same way: the state and its reason were right, the value came once, and nothing is left behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import State
from tests.devices.airs import CUFF, cuff, inflation, on_air, scenario, short_limits
from tests.fakes import until
from tests.rig import Rig


@pytest.fixture(name="air", scope="module")
def one_air(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One simulator for all tests of this file: it outlives every fault."""
    with Rig(tmp_path_factory.mktemp("air"), scenario(inflation(120)), speed=40) as rig:
        yield rig


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    return monkeypatch


UNTIL_CLEARED = {
    "connect-failed": Reason.CONNECT_FAILED,
    "connect-io-error": Reason.CONNECT_FAILED,
    "connect-in-progress": Reason.CONNECT_FAILED,
    "connect-not-ready": Reason.ADAPTER_OFF,
    "connect-silent": Reason.NO_ANSWER,
    "services-never": Reason.NO_ANSWER,
    "hang-up-resolving": Reason.HUNG_UP,
    "notify-silent": Reason.NO_ANSWER,
    "notify-in-progress": Reason.REFUSED,
    "notify-not-permitted": Reason.REFUSED,
    "notify-not-authorized": Reason.NOT_PAIRED,
    "notify-not-supported": Reason.REFUSED,
    "notify-invalid-offset": Reason.REFUSED,
    "notify-invalid-length": Reason.REFUSED,
    "notify-att-0e": Reason.REFUSED,
    "notify-not-paired": Reason.NOT_PAIRED,
}


@pytest.mark.parametrize("fault", UNTIL_CLEARED)
async def test_no_session_until_the_fault_is_gone(air: Rig, patch: pytest.MonkeyPatch, fault: str) -> None:
    async with on_air(air, patch, cuff()) as desk:
        before = await desk.census()
        await desk.fault(fault, CUFF, times=0)
        await desk.step()
        reason = UNTIL_CLEARED[fault]
        await until(lambda: desk.was(State.READY, reason) or desk.was(State.FAULTY, reason))
        assert desk.values() == []
        await desk.fault("clear")
        await until(lambda: desk.ended() and desk.reason() == Reason.WAITING)
        assert desk.values() == [(120, 80)]
        assert desk.state() is State.READY
        await desk.counted(before)


REFUSALS = ("in-progress", "not-permitted", "not-authorized", "not-supported", "invalid-offset", "invalid-length")
WAYS = (*REFUSALS, "att-0e", "not-paired", "silent")


@pytest.mark.parametrize("fault", [f"{act}-{how}" for act in ("write", "read") for how in WAYS])
async def test_what_may_fail_without_the_value_being_lost(air: Rig, patch: pytest.MonkeyPatch, fault: str) -> None:
    """The clock cannot be set, or not be read before that: the measurement comes all the same."""
    async with on_air(air, patch, cuff()) as desk:
        before = await desk.census()
        await desk.fault(fault, CUFF, times=0)
        await desk.step()
        await until(lambda: desk.ended() and desk.reason() == Reason.WAITING)
        assert desk.values() == [(120, 80)]
        assert desk.said()[0].clock_set is fault.startswith("read")
        assert not desk.was(State.FAULTY)
        await desk.fault("clear")
        await desk.counted(before)


WHERE = {
    # what the rig's table (§5) says a simulator may do → where it is done to us
    "connect aborted": ("test_ble", "test_a_connection_that_fails_at_first"),
    "other connect errors": ("test_ble_faults", "test_no_session_until_the_fault_is_gone"),
    "connect unanswered, services never resolved": ("test_ble", "test_a_call_that_never_answers"),
    "read and write InProgress, for ever": ("test_ble_faults", "test_what_may_fail_without_the_value_being_lost"),
    "ATT errors": ("test_ble_faults", "test_what_may_fail_without_the_value_being_lost"),
    "not paired": ("test_ble", "test_a_device_that_forgot_its_bond_asks_for_staff"),
    "no notify or indicate": ("test_ble_faults", "test_no_session_until_the_fault_is_gone"),
    "values before the subscription": (
        "simulate.test_ble",
        "test_what_a_session_without_subscription_misses_comes_later",
    ),
    "several values in one go": ("test_ble", "test_the_memory_of_others_is_told_from_this_step"),
    "hang-up between values": ("test_ble", "test_it_hangs_up_when_it_likes"),
    "hang-up in a read": ("test_ble_session", "test_battery_and_name_are_asked_for_after_the_measurement"),
    "removed without Connected=false": ("test_ble_stay", "test_a_drop_in_a_step_is_mended_and_the_step_begun_again"),
    # the order of events (§4): who dies, and how
    "bluetoothd dies": ("test_ble", "test_bluetoothd_dies_and_returns"),
    "bluetoothd hangs": ("test_ble_radio", "test_a_daemon_that_answers_nobody"),
    "the bus dies": ("test_ble", "test_the_bus_itself_dies_and_returns"),
    "adapter off or unplugged": ("test_ble", "test_the_adapter_goes_and_comes"),
    "adapter under another number": ("test_ble_radio", "test_the_adapter_comes_back_under_another_number"),
    "adapter deaf": ("test_ble_radio", "test_a_deaf_adapter_is_switched_off_and_on"),
    "adapter deaf for good": ("test_ble_radio", "test_staff_are_told_of_an_adapter_that_stays_deaf"),
    "InProgress for good": ("test_ble_radio", "test_staff_are_told_of_an_adapter_that_goes_on_refusing"),
    "idle room": ("test_ble_radio", "test_an_idle_room_with_neighbours_is_no_wedge"),
    # traps (§6) and decision 35
    "disconnect also after the peer's hang-up": ("test_ble", "test_five_sessions_and_never_a_value_twice"),
    "an agent even for Just Works": ("test_ble", "test_pairing_works_because_our_agent_is_there"),
    "a protected read": ("test_ble_session", "test_a_protected_value_without_a_bond"),
    "forgetting a connected device": (
        "test_ble_pairing",
        "test_a_device_that_lost_its_bond_is_paired_again",
    ),
    "subscribe first, ask later": ("test_ble_session", "test_battery_and_name_are_asked_for_after_the_measurement"),
    "a slow disconnect": ("test_ble_stay", "test_our_own_slow_disconnect_delays_nobody"),
    "a connection left behind": ("test_ble_stay", "test_a_connection_that_a_killed_program_left_behind"),
    "an old payload in an advert": ("test_ble_adverts", "test_a_scanner_that_starts_anew_brings_nothing_old"),
    "services that come with the bond": ("test_ble_pairing", "test_services_that_appear_with_the_bond"),
    "an old table of services": ("test_ble_pairing", "test_an_old_table_of_services_is_asked_for_anew"),
}


@pytest.mark.parametrize("what", WHERE)
def test_each_fault_and_each_trap_has_its_test(what: str) -> None:
    module, test = WHERE[what]
    assert hasattr(import_module(f"tests.devices.{module}"), test)
