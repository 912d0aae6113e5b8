"""One device's history and what it told about itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.store import device_notes
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.device_notes import DeviceNote
from kiosk.store.records import Store
from tests.store.shelf import KEYS, NOW, later


def test_states_and_facts_of_one_device_of_this_station_oldest_first(store: Store, made: StoreSettings) -> None:
    store.device_event_add("cuff-1", "and-had", "ready", "", now=NOW)
    store.device_fact_add("cuff-1", "and-had", "battery", "80", now=later(1))
    store.device_event_add("cuff-1", "and-had", "faulty", "device.taken", now=later(2))
    store.device_fact_add("scale-1", "cas-ci-400", "firmware", "7", now=later(1))
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        other.device_fact_add("cuff-1", "and-had", "battery", "10", now=later(1))
    battery = DeviceNote(later(1), "cuff-1", "and-had", "battery", "80")
    faulty = DeviceNote(later(2), "cuff-1", "and-had", "state", "faulty", "device.taken")
    assert store.device_history("cuff-1", later(1)) == (battery, faulty)
    assert store.device_history("cuff-1", NOW, limit=1) == (faulty,)


def test_the_newest_fact_of_each_kind_stands(store: Store) -> None:
    for second, (what, value) in enumerate((("battery", "80"), ("battery", "70"), ("clock", "0"), ("battery", "90"))):
        store.device_fact_add("cuff-1", "and-had", what, value, now=later(second))
    assert {what: note.value for what, note in store.device_facts("cuff-1").items()} == {"battery": "90", "clock": "0"}
    assert store.device_facts("scale-1") == {}


def test_only_the_newest_lines_of_a_device_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_notes, "KEPT", 10)
    monkeypatch.setattr(device_notes, "_SPARE", 5)
    store.device_event_add("scale-1", "cas-ci-400", "ready", "", now=NOW)
    for second in range(16):
        store.device_event_add("cuff-1", "and-had", "absent", f"reason-{second}", now=later(second))
    kept = store.device_history("cuff-1", NOW)
    assert [note.reason for note in kept] == [f"reason-{second}" for second in range(6, 16)]
    assert len(store.device_history("scale-1", NOW)) == 1, "another device's lines are its own"


def test_a_reader_may_read_it(store: Store, made: StoreSettings) -> None:
    store.device_fact_add("cuff-1", "and-had", "model", "UA-651", now=NOW)
    with open_store(made, KEYS, read_only=True) as reader:
        assert reader.device_facts("cuff-1")["model"].value == "UA-651"
        assert len(reader.device_history("cuff-1", NOW)) == 1
