"""The log of the place and the devices' history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from kiosk.store.database import StoreSettings, open_store
from kiosk.store.records import Store
from kiosk.store.trouble import Trouble
from kiosk.store.upkeep import DeviceEvent
from tests.store.shelf import KEYS, NOW, STAFF, later, refused

TODAY = date(2026, 11, 2)


def test_a_line_is_kept_with_its_sealed_words(store: Store) -> None:
    store.upkeep_add("battery", day=TODAY, actor=STAFF, now=NOW, device="cuff-1", note="AA 네 개")
    store.upkeep_add("backup", day=TODAY, actor=STAFF, now=later(1), result="ok", detail='{"rows": 3}')
    battery, backup = store.upkeep_between(TODAY, TODAY)
    assert (battery.kind, battery.device, battery.note, battery.result) == ("battery", "cuff-1", "AA 네 개", "")
    assert (backup.result, backup.detail, backup.note, backup.day) == ("ok", '{"rows": 3}', "", TODAY)
    assert "AA" not in repr(battery)
    with store.engine.begin() as conn:
        assert "네 개".encode() not in b"".join(conn.execute(text("SELECT note FROM upkeep LIMIT 1")).scalars())


def test_lines_are_found_by_day_kind_and_station(store: Store, made: StoreSettings) -> None:
    days = [TODAY - timedelta(days=number) for number in (2, 1, 0)]
    for number, day in enumerate(days):
        store.upkeep_add("cleaned", day=day, actor=STAFF, now=later(number))
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        other.upkeep_add("backup", day=TODAY, actor=STAFF, now=later(9), result="fail")
    assert [line.day for line in store.upkeep_between(days[0], days[1])] == days[:2]
    assert [line.kind for line in store.upkeep_between(TODAY, TODAY)] == ["cleaned", "backup"]
    assert [line.kind for line in store.upkeep_between(TODAY, TODAY, here=True)] == ["cleaned"]
    assert store.upkeep_between(TODAY, TODAY, kind="opened") == ()


def test_the_last_of_a_kind_is_found_wherever_it_was_done(store: Store, made: StoreSettings) -> None:
    assert store.upkeep_last("backup") is None
    for number, result in enumerate(("ok", "fail")):
        store.upkeep_add("backup", day=TODAY, actor=STAFF, now=later(number), result=result)
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        last = other.upkeep_last("backup")
        assert last is not None
        assert (last.result, last.station) == ("fail", "st-1")
        assert other.upkeep_last("backup", here=True) is None


def test_a_note_does_not_open_under_another_line(store: Store) -> None:
    for number in (0, 1):
        store.upkeep_add("repair", day=TODAY, actor=STAFF, now=later(number), note=f"말 {number}")
    with store.engine.begin() as conn:
        conn.execute(text("UPDATE upkeep SET note = (SELECT note FROM upkeep u WHERE u.id = 1) WHERE id = 2"))
    with refused(Trouble.KEY_WRONG):
        store.upkeep_between(TODAY, TODAY)


def test_device_events_of_all_stations_come_oldest_first(store: Store, made: StoreSettings) -> None:
    store.device_event_add("scale-1", "and-had", "absent", "device.not-plugged", now=later(1))
    with open_store(replace(made, station_id="st-2"), KEYS) as other:
        other.device_event_add("scale-9", "and-had", "faulty", "device.cable", now=later(2))
    assert store.device_events(later(2)) == (
        DeviceEvent("st-2", later(2), "scale-9", "and-had", "faulty", "device.cable"),
    )
    assert [event.device for event in store.device_events(NOW)] == ["scale-1", "scale-9"]


def test_a_reader_may_read_it(store: Store, made: StoreSettings) -> None:
    store.upkeep_add("opened", day=TODAY, actor=STAFF, now=NOW)
    with open_store(made, KEYS, read_only=True) as reader:
        assert reader.upkeep_last("opened") is not None
        assert reader.device_events(NOW) == ()
        with pytest.raises(Exception, match=r"read-only|readonly|read only"):
            reader.upkeep_add("closed", day=TODAY, actor=STAFF, now=NOW)
