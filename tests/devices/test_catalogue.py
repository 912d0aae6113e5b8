"""The catalogue as a whole; each row is held to the contract in the tests of its codec."""

from __future__ import annotations

import pytest

from kiosk.core.quantity import QUANTITIES
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.driver import BleSession, Driver, SerialLine
from kiosk.devices.registry import installed

BY_KEY = {driver.key: driver for driver in DRIVERS}


def test_keys_are_unique() -> None:
    assert len(BY_KEY) == len(DRIVERS)


@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.key)
def test_rows_are_complete(driver: Driver) -> None:
    assert driver.protocol in installed().protocols
    assert set(driver.measures) <= set(QUANTITIES)
    assert driver.source
    assert driver.confidence
    assert not driver.tried


def test_line_settings_of_the_references() -> None:
    assert BY_KEY["and-balance"].link == SerialLine(2400, 7, "E", 1)
    assert BY_KEY["and-tm-2655p"].link == SerialLine(2400)
    assert BY_KEY["inbody-bpbio-320"].link == SerialLine(9600)


def test_sessions_of_the_references() -> None:
    omron, cuff = BY_KEY["omron-hem-9200t"].link, BY_KEY["and-ua-651ble"].link
    assert isinstance(omron, BleSession)
    assert isinstance(cuff, BleSession)
    assert (omron.notify, omron.set_clock) == (("2a2b", "2a19", "2a35"), "2a2b")
    assert (cuff.service, cuff.set_clock, BY_KEY["and-ua-651ble"].memory) == ("1810", "2a08", True)


def test_serial_devices_have_no_memory_that_a_link_could_end() -> None:
    assert not any(driver.memory for driver in DRIVERS if isinstance(driver.link, SerialLine))
