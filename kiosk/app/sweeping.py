"""Retention by the configuration: what the store must let go of, and the files that have lain long enough."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.config import Settings
from kiosk.store.backup import ENDING
from kiosk.store.copies import copies_before_update, replaced_folders
from kiosk.store.retention import Rules
from kiosk.store.trouble import told

_NEWEST = 3  # backups that stay however old they are


def rules_of(settings: Settings, now: datetime) -> Rules:
    """Return from when on things are too old."""
    keeping = settings.keeping
    return Rules(
        today=now.astimezone(settings.zone).date(),
        people=_years_ago(now, keeping.people_years),
        values=_years_ago(now, keeping.values_years),
        guests=now - timedelta(days=keeping.guest_days),
        tray=now - timedelta(days=keeping.tray_days),
        notes=_years_ago(now, keeping.notes_years),
    )


def sweep_files(settings: Settings, data_dir: Path, backups: Path, now: datetime) -> int:
    """Delete what has lain too long; returns how many."""
    with told():
        old = list(_old(settings, data_dir, backups, now))
        for path in old:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    return len(old)


def _old(settings: Settings, data_dir: Path, backups: Path, now: datetime) -> Iterator[Path]:
    keeping = settings.keeping
    kept = sorted(backups.glob(f"*{ENDING}"))[:-_NEWEST]
    yield from _before(kept, now, keeping.backup_days)
    yield from _before(sorted(backups.glob(f"*{ENDING}.part")), now, 1)  # cut short
    yield from _before([*copies_before_update(data_dir), *replaced_folders(data_dir)], now, keeping.copy_days)
    yield from _before(sorted((data_dir / "reports").glob("*")), now, keeping.paper_days)


def _before(paths: list[Path], now: datetime, days: int) -> Iterator[Path]:
    moment = (now - timedelta(days=days)).timestamp()
    return (path for path in paths if path.stat().st_mtime < moment)


def _years_ago(now: datetime, years: int) -> datetime:
    return now - timedelta(days=365 * years + years // 4)
