"""A store with something of everything, and its key in a file: what the tests of keeping begin with. All made up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, select

from kiosk.core.metrology.values import Correction, InstrumentFacts
from kiosk.core.reading import Record, Side
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.visit_record import End
from kiosk.store.backup import write_backup
from kiosk.store.backup_reader import Backup
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.engine import make_engine
from kiosk.store.identity import Identity
from kiosk.store.keys import DataKey, create_keys, load_keys
from kiosk.store.keysource import FileSource
from kiosk.store.records import Store
from kiosk.store.restore import Restored, check_backup, key_of_backup, restore
from kiosk.store.rows import Values, heads, read_rows
from kiosk.store.tables import TABLES
from kiosk.store.values import TrayItem
from tests.store.checking import MASS, POINT, SCALE, checked
from tests.store.shelf import IDENTITY, NOW, RESIDENT, STAFF, SYSTEM, grip, known, later, says, visit_of, weight

PIN = "738291"


@dataclass(frozen=True)
class House:
    """One installation: its store, the place of its key, and the recovery key on paper."""

    settings: StoreSettings
    source: FileSource
    recovery: str

    @property
    def keys(self) -> DataKey:
        return load_keys(self.settings.data_dir, self.source)

    @contextmanager
    def store(self) -> Iterator[Store]:
        with open_store(self.settings, self.keys) as opened:
            yield opened

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Read behind the store's back."""
        engine = make_engine(self.settings, self.keys, read_only=True)
        with engine.begin() as conn:
            yield conn
        engine.dispose()

    def content(self) -> dict[str, list[Values]]:
        """Every row of every table."""
        with self.look() as conn:
            found = {head.name: [row for chunk in read_rows(conn, head) for row in chunk] for head in heads()}
        return {name: sorted(rows, key=repr) for name, rows in found.items()}

    def backup(self, path: Path, at: float = 0) -> Backup:
        write_backup(self.settings, self.keys, path, now=later(at))
        return Backup(path)

    def restore(self, backup: Backup, recovery: str = "", at: float = 100) -> Restored:
        keys = key_of_backup(backup, self.source, recovery)
        return restore(backup, keys, self.settings, self.source, actor=SYSTEM, now=later(at))

    def check(self, backup: Backup, recovery: str = "") -> Restored:
        return check_backup(backup, key_of_backup(backup, self.source, recovery), self.settings, now=NOW)

    def elsewhere(self, folder: Path) -> House:
        """A fresh machine: no store, no key."""
        settings = replace(self.settings, data_dir=folder / "data", url="")
        return House(settings, FileSource(folder / "etc" / "kiosk.key"), "")


def build_house(settings: StoreSettings, folder: Path) -> House:
    """Make an installation with an empty store."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    source = FileSource(folder / "etc" / "kiosk.key")
    keys, recovery = create_keys(settings.data_dir, source)
    create_store(settings, keys, actor=SYSTEM, now=NOW)
    return House(settings, source, recovery)


def fill(store: Store) -> tuple[UUID, UUID]:
    """Put something of everything in; returns a resident and their visit."""
    resident = known(store, IDENTITY, says("platform"))
    visit = visit_of(store, resident)
    store.keep(visit, [weight(), grip("24.3", Side.LEFT), grip("26.1", Side.RIGHT)], actor=RESIDENT, now=NOW)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(1))
    guest = visit_of(store)
    store.keep(guest, [weight("80.4")], actor=RESIDENT, now=NOW)
    store.end_visit(guest, End.LEFT, (), actor=RESIDENT, now=later(2))
    store.staff_add("박시험", Role.ADMINISTRATOR, PIN, actor=SYSTEM, now=NOW)
    stray = TrayItem(
        uuid4(),
        "scale-1",
        "test-scale",
        "1",
        Record("test", {"value": "61.5"}, b"ST"),
        NOW,
        None,
        "no-step",
        NOW + timedelta(days=30),
    )
    store.tray_add(stray, actor=SYSTEM, now=NOW)
    known(store, Identity(Sex.MALE, date(1949, 12, 31), "9912", name="조가상"))
    store.check_add(checked(references=(MASS,), points=(POINT,), correction=Correction()), actor=STAFF, now=NOW)
    store.reference_put(MASS, actor=STAFF, now=NOW)
    store.instrument_note(SCALE, "SN-1", InstrumentFacts("no", resolution=MASS.nominal), actor=STAFF, now=NOW)
    store.upkeep_add("cleaned", day=NOW.date(), actor=STAFF, now=NOW, note="바닥도 닦음")
    return resident.id, visit


def count(conn: Connection, table: str) -> int:
    return conn.scalar(select(func.count()).select_from(TABLES[table])) or 0


def left_over(data_dir: Path) -> list[str]:
    """Name what does not belong into a tidy data directory."""
    usual = {"store.db", "store.db-wal", "store.db-shm", "data-key.json", "kiosk.lock"}
    return sorted(path.name for path in data_dir.iterdir() if path.name not in usual)
