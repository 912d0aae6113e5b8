"""Keeping without being asked: when it is due, what it leaves, and that saving and staff never wait for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.app import housekeeping
from kiosk.app.housekeeping import JOBS, Housekeeper, last_night
from kiosk.app.sweeping import sweep_files
from kiosk.config import Keeping, Settings, check
from kiosk.core.errors import ConfigError
from kiosk.store.backup import ENDING
from kiosk.store.backup_reader import Backup
from kiosk.store.database import StoreSettings
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from tests.fakes import VirtualClock
from tests.store.keeping import House, build_house, fill, left_over
from tests.store.shelf import NOW, RESIDENT, visit_of, weight

SETTINGS = Settings()


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = build_house(StoreSettings(tmp_path / "data", "st-1", "centre-1"), tmp_path)
    with made.store() as store:
        fill(store)
    return made


@pytest.fixture(autouse=True)
def no_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "_BREATH", 0.0)


@asynccontextmanager
async def keeper(house: House, clock: VirtualClock) -> AsyncIterator[tuple[Housekeeper, StoreGateway]]:
    gateway = await StoreGateway.open(house.settings, house.keys)
    try:
        yield Housekeeper(SETTINGS, house.settings.data_dir, house.settings, gateway, clock), gateway
    finally:
        await gateway.close()


def backups(house: House) -> list[Path]:
    return sorted((house.settings.data_dir / "backups").glob("*"))


async def test_each_job_is_done_and_written_down(house: House) -> None:
    async with keeper(house, VirtualClock(NOW)) as (keeps, gateway):
        for what in JOBS:
            assert await keeps.run(what) is True
            last = await gateway.read(Store.upkeep_last, what)
            assert last is not None
            assert (last.result, last.at) == ("ok", NOW)
            assert all(isinstance(count, int) for count in json.loads(last.detail).values())
        (file,) = backups(house)
        assert file.name.endswith(ENDING)
        assert (await gateway.read(Store.audit_verify)).ok
    assert house.check(Backup(file)).found.identities == 2


async def test_it_is_due_once_a_night_and_after_a_night_switched_off(house: House) -> None:
    clock = VirtualClock(datetime(2026, 11, 2, 0, 0, tzinfo=UTC))  # 09:00 in Seoul
    async with keeper(house, clock) as (keeps, _):
        for hours, wanted in ((0, 1), (1, 1), (10, 1), (7, 2), (1, 2), (72, 3)):
            await clock.advance(hours * 3600)
            await keeps.do_due()
            assert len(backups(house)) == wanted


@pytest.mark.parametrize(
    ("now", "night"),
    [
        ("2026-11-02T00:00", "2026-11-01T17:30"),
        ("2026-11-01T17:29", "2026-10-31T17:30"),
        ("2026-11-01T17:30", "2026-11-01T17:30"),
    ],
)
def test_the_night_begins_at_its_hour_of_this_place(now: str, night: str) -> None:
    """02:30 in Seoul is 17:30 of the day before in UTC."""
    assert last_night(datetime.fromisoformat(f"{now}+00:00"), SETTINGS) == datetime.fromisoformat(f"{night}+00:00")


async def test_values_are_kept_while_a_backup_is_made(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, not in time: the backup stands still in the middle until a value is on the disk."""
    loop, kept = asyncio.get_running_loop(), asyncio.Event()
    async with keeper(house, VirtualClock(NOW)) as (keeps, gateway):
        visit = await gateway.call(visit_of)

        async def save() -> None:
            assert not kept.is_set()
            await gateway.call(Store.keep, visit, [weight()], actor=RESIDENT, now=NOW)
            assert (await gateway.read(Store.outbox_counts)).open == 1
            kept.set()

        def breathe() -> None:
            if not kept.is_set():
                asyncio.run_coroutine_threadsafe(save(), loop).result(60)

        monkeypatch.setattr(housekeeping, "_breathe", breathe)
        assert await keeps.run("backup") is True
        assert kept.is_set()


async def test_a_failure_is_written_down_and_raises_nothing(house: House) -> None:
    (house.settings.data_dir / "backups").write_text("a file where the folder should be")
    async with keeper(house, VirtualClock(NOW)) as (keeps, gateway):
        assert await keeps.run("backup") is False
        last = await gateway.read(Store.upkeep_last, "backup")
        assert last is not None
        assert (last.result, last.detail) == ("fail", "error.store-disk")


async def test_damage_is_found(house: House) -> None:
    with house.store() as store, store.engine.begin() as conn:
        conn.exec_driver_sql("DROP TRIGGER audit_no_delete")
        conn.exec_driver_sql("DELETE FROM audit WHERE seq = 4")
    async with keeper(house, VirtualClock(NOW)) as (keeps, gateway):
        assert await keeps.run("integrity") is False
        last = await gateway.read(Store.upkeep_last, "integrity")
        assert last is not None
        assert (last.result, last.detail) == ("fail", "error.store-damaged")


async def test_retention_goes_by_the_configuration(house: House) -> None:
    async with keeper(house, VirtualClock(NOW + timedelta(days=400))) as (keeps, gateway):
        assert await gateway.read(Store.measurements_stored) == 4
        assert await keeps.run("retention") is True
        assert await gateway.read(Store.measurements_stored) == 3  # the guest's went
    async with keeper(house, VirtualClock(NOW + timedelta(days=4000))) as (keeps, gateway):
        assert await keeps.run("retention") is True
        assert await gateway.read(Store.measurements_stored) == 0
        assert (await gateway.read(Store.audit_verify)).ok


def aged(path: Path, days: float, touch: Callable[[Path, float], None]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    touch(path, (NOW - timedelta(days=days)).timestamp())
    return path


def test_old_files_go_and_the_newest_backups_stay(house: House) -> None:
    import os

    def touch(path: Path, at: float) -> None:
        os.utime(path, (at, at))

    data = house.settings.data_dir
    old = [aged(data / "backups" / f"st-1-{number}{ENDING}", 400 - number, touch) for number in range(6)]
    cut = aged(data / "backups" / f"st-1-9{ENDING}.part", 2, touch)
    paper = [aged(data / "reports" / f"{days}.pdf", days, touch) for days in (5, 50)]
    copy = aged(data / "store.db.before-0002-was-0001", 31, touch)
    assert sweep_files(SETTINGS, data, data / "backups", NOW) == 6
    assert [path.exists() for path in old] == [False] * 3 + [True] * 3
    assert [path.exists() for path in (cut, *paper, copy)] == [False, True, False, False]
    assert left_over(data) == ["backups", "reports"]


@pytest.mark.parametrize("wrong", [{"nightly": "25:00"}, {"nightly": "2:30"}, {"notes_years": 1}, {"backup_days": 0}])
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="keeping"):
        check({"schema": 1, "keeping": wrong}, "kiosk.toml")
    assert Keeping().nightly == "02:30"
