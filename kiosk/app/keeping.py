"""Backup, restore and rekey of an installation, as the commands ask for them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from kiosk.app.storing import key_source, store_settings
from kiosk.config import Settings
from kiosk.store import wayback
from kiosk.store.backup import Manifest, write_backup
from kiosk.store.backup_reader import Backup
from kiosk.store.database import open_store
from kiosk.store.keys import DataKey, load_keys, recover_keys
from kiosk.store.rekey import Rekeyed, rekey
from kiosk.store.restore import Restored, check_backup, key_of_backup, restore
from kiosk.store.runlock import RunLock
from kiosk.store.switch import finish
from kiosk.store.trouble import StoreTrouble, Trouble


def back_up(settings: Settings, data_dir: Path, config: Path, file: Path, *, actor: str, now: datetime) -> Manifest:
    """Write a backup and read it back; the log has a line of it."""
    keys = load_keys(data_dir, key_source(settings, config))
    where = store_settings(settings, data_dir)
    with open_store(where, keys) as store:
        store.note("backup", actor=actor, now=now)
        made = write_backup(where, store.keys, file, now=now)
        read_back(file, store.keys, made)
        day, counts = now.astimezone(settings.zone).date(), json.dumps({"rows": made.total})
        store.upkeep_add("backup", day=day, actor=actor, now=now, result="ok", detail=counts)
    return made


def read_back(file: Path, keys: DataKey, made: Manifest) -> None:
    """Open every piece of a fresh backup; raises StoreTrouble DAMAGED when the disk does not give back what it took."""
    if Backup(file).read_through(keys) != made.total:
        raise StoreTrouble(Trouble.DAMAGED, "the backup does not hold what was written into it")


def check_or_restore(
    settings: Settings,
    data_dir: Path,
    config: Path,
    file: Path,
    recovery: str,
    check: bool,
    actor: str,
    now: datetime,
) -> Restored:
    """Rehearse a restore, or do it."""
    source, where = key_source(settings, config), store_settings(settings, data_dir)
    backup = Backup(file)
    keys = key_of_backup(backup, source, recovery)
    if check:
        return check_backup(backup, keys, where, now=now)
    return restore(backup, keys, where, source, actor=actor, now=now)


def go_back(settings: Settings, data_dir: Path, config: Path, undo: bool, actor: str, now: datetime) -> str:
    """Undo the last restore, or the last update; returns what is back.

    The log of the store that is back has a line of an undone restore; an older version's store is not opened here.
    """
    where, source = store_settings(settings, data_dir), key_source(settings, config)
    if not undo:
        return wayback.before_update(where, source, now=now)
    back = wayback.undo(where, source, now=now)
    with open_store(where, load_keys(data_dir, source)) as store:
        store.note("restore undone", actor=actor, now=now)
    return back


def change_key(settings: Settings, data_dir: Path, config: Path, actor: str, now: datetime) -> Rekeyed:
    """Put everything under a new data key."""
    return rekey(store_settings(settings, data_dir), key_source(settings, config), actor=actor, now=now)


def wrap_anew(settings: Settings, data_dir: Path, config: Path, recovery: str, actor: str, now: datetime) -> str:
    """Wrap the data key for the configured place with the recovery key; returns the new recovery key."""
    source = key_source(settings, config)
    with RunLock(data_dir) as lock:
        finish(data_dir, lock)
        keys, fresh = recover_keys(data_dir, recovery, source)
        with open_store(store_settings(settings, data_dir), keys, lock=lock) as store:
            store.note("key wrapped anew", actor=actor, now=now)
    return fresh
