"""Exchanges the files of a store for others, crash-safe: the old ones or the new ones, never some of each.

What is to come lies whole and synced in a folder ``incoming-…`` beside the store. Then a marker is written that says
what goes where; from then on the exchange is only ever carried to its end, by whoever opens next (`finish`). Each of
its renames may be done already: nothing is copied, and a file that is in its place is not touched again.
What was replaced waits in a folder ``replaced-…`` as the way back, unless it is to go.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kiosk.store.keysource import write_private
from kiosk.store.runlock import RunLock
from kiosk.store.trouble import StoreTrouble, Trouble, told

STORE_FILE, KEY_FILE = "store.db", "data-key.json"
MARKER = "switch.json"
INCOMING, REPLACED, GOING, CHECK = "incoming-", "replaced-", "going-", "check-"
REHEARSAL = "rehearsal"  # a copy on which an update is tried
_STALE = 24 * 3600  # seconds: no check of a backup takes so long
_BESIDE = {STORE_FILE: ("-wal", "-shm", "-journal")}  # go with the file they belong to, before another takes its place


def stamp(now: datetime) -> str:
    """Return a moment as part of a file's name."""
    return now.strftime("%Y%m%dT%H%M%S%fZ")


@contextmanager
def incoming(data_dir: Path, now: datetime, kind: str = INCOMING) -> Iterator[Path]:
    """Make the folder of what is to come; it goes if the exchange was not begun."""
    folder = data_dir / f"{kind}{stamp(now)}"
    with told():
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        if not (data_dir / MARKER).exists():
            shutil.rmtree(folder, ignore_errors=True)


def switch(data_dir: Path, folder: Path, aside: str) -> None:
    """Put every file of ``folder`` in its place; ``aside``: the name of the folder for what was there.

    The caller holds the run lock, and nobody has the store open. An ``aside`` that begins with GOING is deleted.
    """
    names = sorted(path.name for path in folder.iterdir())
    plan = {"schema": 1, "incoming": folder.name, "aside": aside, "files": names}
    with told():
        for path in (*folder.iterdir(), folder):
            sync(path)
    write_private(data_dir / MARKER, json.dumps(plan).encode())
    _carry_out(data_dir)


def finish(data_dir: Path, lock: RunLock | None = None) -> None:
    """Carry an exchange that was cut short to its end; ``lock``: the run lock, if the caller holds it."""
    if not (data_dir / MARKER).exists():
        return
    held = lock or RunLock(data_dir)
    if lock is None:
        held.take()
    try:
        if (data_dir / MARKER).exists():
            _carry_out(data_dir)
    finally:
        if lock is None:
            held.release()


def sweep(data_dir: Path) -> None:
    """Delete what a process that was killed left lying; the caller holds the run lock, and no exchange is open."""
    left = [path for kind in (INCOMING, GOING, REHEARSAL) for path in data_dir.glob(f"{kind}*")]
    for folder in data_dir.glob(f"{CHECK}*"):
        with suppress(OSError):  # whoever made it may be deleting it just now
            left += [folder] if time.time() - folder.stat().st_mtime > _STALE else []
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    with told():
        for name in (MARKER, KEY_FILE, f"{STORE_FILE}.before-*"):
            for path in data_dir.glob(f"{name}.new"):  # not yet renamed, so nobody's
                path.unlink()


def sync(path: Path) -> None:
    """Bring a file or folder onto the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _carry_out(data_dir: Path) -> None:
    plan = _read(data_dir / MARKER)
    source, aside = data_dir / str(plan["incoming"]), data_dir / str(plan["aside"])
    with told():
        aside.mkdir(mode=0o700, exist_ok=True)
        for name in plan["files"]:
            if not (source / name).exists():
                continue  # in its place already
            for ending in ("", *_BESIDE.get(name, ())):
                old = data_dir / f"{name}{ending}"
                if old.exists():
                    old.replace(aside / old.name)
            (source / name).replace(data_dir / name)
        for folder in (aside, data_dir):
            sync(folder)
        (data_dir / MARKER).unlink()
        sync(data_dir)
    shutil.rmtree(source, ignore_errors=True)
    if aside.name.startswith(GOING) or not any(aside.iterdir()):
        shutil.rmtree(aside, ignore_errors=True)


def _read(path: Path) -> dict[str, list[str]]:
    try:
        plan = json.loads(path.read_bytes())
        simple = all("/" not in name for name in (plan["incoming"], plan["aside"], *plan["files"]))
    except (ValueError, KeyError, TypeError, OSError):
        simple = False
    if not simple or plan.get("schema") != 1:
        raise StoreTrouble(Trouble.DAMAGED, f"{path.name} cannot be read: a restore was cut short; call support")
    found: dict[str, list[str]] = plan
    return found
