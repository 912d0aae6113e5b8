"""The catalogue as a whole; each row is held to the contract in the tests of its codec."""

from __future__ import annotations

import pytest

from kiosk.core.quantity import QUANTITIES
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.catalogue.readers import READERS
from kiosk.devices.catalogue.scales_asked import SCALES_ASKED
from kiosk.devices.driver import Asking, BleSession, Driver, Forgetting, SerialLine
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
    inbody = BY_KEY["inbody-bpbio-320"].link
    assert isinstance(inbody, SerialLine)
    assert (inbody.baud, inbody.bits, inbody.parity, inbody.stop) == (9600, 8, "N", 1)


def test_line_settings_of_the_scales() -> None:
    assert BY_KEY["tanita-wb-100"].link == BY_KEY["doran-ds8030"].link == SerialLine(2400, 7, "E", 1)
    assert BY_KEY["toledo-8217-kg"].link == SerialLine(9600, 7, "E", 1)
    assert BY_KEY["tanita-bc-418"].link == SerialLine(4800)
    assert BY_KEY["cas-ci-nt-22"].link == BY_KEY["tanita-pw-650"].link == SerialLine(9600, 8, "N", 1)


def test_who_is_asked_has_a_question() -> None:
    asked = {driver.key: driver for driver in DRIVERS if driver.poll is not None}
    assert {"mettler-toledo-sics", "adam-mdw-300l", "ohaus-scale", "tanita-wb-100"} <= set(asked)
    for driver in asked.values():
        assert isinstance(installed().protocols[driver.protocol].make(driver.variant), Asking)


def test_a_scale_that_is_asked_and_stops_answering_is_stuck() -> None:
    assert all(driver.poll and driver.silence and driver.poll < driver.silence for driver in SCALES_ASKED)


def test_sessions_of_the_references() -> None:
    omron, cuff = BY_KEY["omron-hem-9200t"].link, BY_KEY["and-ua-651ble"].link
    assert isinstance(omron, BleSession)
    assert isinstance(cuff, BleSession)
    assert (omron.notify, omron.set_clock) == (("2a2b", "2a19", "2a35"), "2a2b")
    assert (cuff.service, cuff.set_clock, BY_KEY["and-ua-651ble"].memory) == ("1810", "2a08", True)


def test_a_memory_on_a_cable_is_one_that_can_be_told_to_forget() -> None:
    """No link's end shows what was stored, so its codec must know; and no such codec is bound without saying so."""
    for driver in DRIVERS:
        codec = installed().protocols[driver.protocol].make(driver.variant)
        if isinstance(driver.link, SerialLine):
            assert driver.memory is isinstance(codec, Forgetting), driver.key


def test_line_settings_of_the_cuffs_and_oximeters() -> None:
    assert BY_KEY["accuniq-bp500"].link == BY_KEY["accuniq-bp210"].link == SerialLine(38400)
    assert BY_KEY["accuniq-bp250"].link == SerialLine(4800, stop=2)
    assert BY_KEY["omron-hbp-9020"].link == SerialLine(2400, 8, "E", 2)
    assert BY_KEY["omron-hbp-9020-8n1"].link == SerialLine(2400)
    assert BY_KEY["omron-hbp-9030"].link == BY_KEY["ampall-bp868f"].link == SerialLine(9600)
    newer, older = BY_KEY["contec-cms50d-new"].link, BY_KEY["contec-cms50d-old"].link
    assert isinstance(newer, SerialLine)
    assert isinstance(older, SerialLine)
    assert [(one.baud, one.parity) for one in (newer, older)] == [(115200, "N"), (19200, "O")]


def test_readers_measure_nothing() -> None:
    assert {driver.protocol for driver in READERS} == {"barcode", "chronojump_rfid", "rdm6300", "uid_line"}
    assert not any(driver.measures or installed().protocols[driver.protocol].quantities for driver in READERS)
