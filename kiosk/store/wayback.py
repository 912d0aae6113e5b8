"""The ways back: what a restore replaced, and the copy that an update left. Both go when a resident is erased.

Who has said no since a restore has said it for what is brought back, too.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.store import exchange
from kiosk.store.copies import copies_before_update, replaced_folders, schema_of
from kiosk.store.database import open_store
from kiosk.store.engine import StoreSettings, make_engine
from kiosk.store.keys import KEY_FILE, DataKey, key_file, open_key_file, settle_key, stage_key
from kiosk.store.keysource import KeySource
from kiosk.store.refusals import Refusals, apply_refusals, write_noes
from kiosk.store.restore import alone, present_key, refusals_of
from kiosk.store.runlock import LOCK_FILE, RunLock
from kiosk.store.switch import REPLACED, STORE_FILE, incoming, stamp, switch
from kiosk.store.trouble import StoreTrouble, Trouble, told


def undo(settings: StoreSettings, source: KeySource, *, now: datetime) -> str:
    """Bring back what the newest restore replaced; what is there now becomes the way back in turn."""
    aside = f"{REPLACED}{stamp(now)}"
    with RunLock(settings.data_dir) as lock:
        with alone(settings, lock):
            present = present_key(settings.data_dir, source)
            refusals = refusals_of(settings, present) or Refusals()
            if not settings.url:
                return _undo_in_files(settings, source, present, refusals, aside, now)
            name, back = _undo_in_database(settings, source, aside)
        _apply(settings, back, refusals, now)
        return name


def _undo_in_files(
    settings: StoreSettings, source: KeySource, present: DataKey | None, refusals: Refusals, aside: str, now: datetime
) -> str:
    newest = next(reversed(replaced_folders(settings.data_dir)), None)
    if newest is None or not (newest / STORE_FILE).exists():
        raise StoreTrouble(Trouble.MISSING, "there is nothing to go back to: no restore left a replaced store")
    other = (newest / KEY_FILE).exists()
    key = open_key_file(key_file(newest), source=source) if other and refusals != Refusals() else present
    if key is not None:
        _apply(replace(settings, data_dir=newest), key, refusals, now)
    (newest / LOCK_FILE).unlink(missing_ok=True)
    switch(settings.data_dir, newest, aside)
    return newest.name


def _apply(settings: StoreSettings, key: DataKey, refusals: Refusals, now: datetime) -> None:
    if refusals != Refusals():
        with open_store(settings, key) as store:
            apply_refusals(store, refusals, actor="system:restore", now=now)


def before_update(settings: StoreSettings, source: KeySource, *, now: datetime) -> str:
    """Put the copy that was made before the last update in the store's place. It stays a copy.

    Every no since then is written into its ledger, which is asked before anything leaves.
    """
    if settings.url:
        raise StoreTrouble(Trouble.MISSING, "a database server's copy is the operator's; restore a backup instead")
    with RunLock(settings.data_dir) as lock, alone(settings, lock), incoming(settings.data_dir, now) as folder:
        copies = copies_before_update(settings.data_dir)
        if not copies:
            raise StoreTrouble(Trouble.MISSING, "there is no copy from before an update")
        with told():
            shutil.copyfile(copies[-1], folder / STORE_FILE)
            os.chmod(folder / STORE_FILE, 0o600)
        _write_noes(settings, source, folder)
        switch(settings.data_dir, folder, f"{REPLACED}{stamp(now)}")
        return copies[-1].name


def _write_noes(settings: StoreSettings, source: KeySource, folder: Path) -> None:
    present = present_key(settings.data_dir, source)
    refusals = refusals_of(settings, present)
    if present is None or refusals is None or not refusals.noes:
        return
    engine = make_engine(replace(settings, data_dir=folder), present, migrating=True)  # of an older version
    try:
        with told(), engine.begin() as conn:
            write_noes(conn, refusals)
    finally:
        engine.dispose()


def _undo_in_database(settings: StoreSettings, source: KeySource, aside: str) -> tuple[str, DataKey]:
    present = open_key_file(key_file(settings.data_dir), source=source)
    engine = make_engine(settings, present)
    try:
        with told(), engine.begin() as conn:
            exchange.need_alone(conn)
            schemas = exchange.schemas_aside(conn, schema_of(REPLACED))
            if not schemas:
                raise StoreTrouble(Trouble.MISSING, "there is nothing to go back to: no restore left a replaced store")
            back = _stage_old_key(settings.data_dir, schemas[-1], source, present, aside)
            exchange.move_aside(conn, schema_of(aside))
            exchange.bring_back(conn, schemas[-1])
    finally:
        engine.dispose()
    settle_key(settings.data_dir, present, back.id)
    return schemas[-1], back


def _stage_old_key(data_dir: Path, schema: str, source: KeySource, present: DataKey, aside: str) -> DataKey:
    """Lay the replaced store's key beside the present one, if it was another; keep the present one aside."""
    folder = next((path for path in replaced_folders(data_dir) if schema_of(path.name) == schema), None)
    if folder is None or not (folder / KEY_FILE).exists():
        return present
    raw = (folder / KEY_FILE).read_bytes()
    back = open_key_file(raw, source=source)
    stage_key(data_dir, raw, back, present)
    (data_dir / aside).mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(data_dir / KEY_FILE, data_dir / aside / KEY_FILE)
    return back
