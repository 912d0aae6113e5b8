"""What the store's tests do in processes of their own: be killed, meet limits, be somebody without rights."""

from __future__ import annotations

import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.core.errors import StoreError
from kiosk.store.database import StoreSettings, open_store
from tests.store.shelf import KEYS, NOW, RESIDENT, visit_of, weight

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.store.children"])


def run_child(job: str, settings: StoreSettings, *more: Any) -> Any:
    """Run one of the functions below in a fresh process and return what it answers."""
    ours, theirs = CONTEXT.Pipe()
    child = CONTEXT.Process(target=_serve, args=(theirs, job, settings.data_dir, settings.plain, more))
    child.start()
    theirs.close()
    try:
        return ours.recv()
    finally:
        child.join(30)
        ours.close()


def _serve(pipe: Connection, job: str, data_dir: Path, plain: bool, more: tuple[Any, ...]) -> None:
    pipe.send(globals()[job](StoreSettings(data_dir, "st-1", "c-1", plain=plain), *more))


def fill_up(settings: StoreSettings) -> tuple[int, str, bool]:
    """Keep values until the disk refuses; then give it room and keep one more."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_store(settings, KEYS) as store:
        visit, kept = visit_of(store), 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
        try:
            while True:
                store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
                kept += 1
        except StoreError as error:
            key = error.key
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        store.keep(visit, [weight()], actor=RESIDENT, now=NOW)
        return kept, key, store.measurements_stored() == kept + 1


def write_as_stranger(settings: StoreSettings, closed: str) -> tuple[str, str]:
    """Try to open and write where only reading is allowed."""
    stranger = 65534
    if os.geteuid() == 0:
        for path in (settings.data_dir, *settings.data_dir.iterdir()):
            os.chown(path, stranger, stranger)
        os.setgroups([])
        os.setgid(stranger)
        os.setuid(stranger)
    if closed == "close_folder":
        settings.data_dir.chmod(0o500)
    else:
        settings.path.chmod(0o400)
    try:
        with open_store(settings, KEYS) as store:
            visit_of(store)
    except StoreError as error:
        return error.key, str(error)
    return "", "it wrote"


def keep_for_ever(pipe: Connection, data_dir: Path, plain: bool, visit: UUID) -> None:
    """Keep three values at a time and say each time which are kept; ends by being killed."""
    with open_store(StoreSettings(data_dir, "st-1", "c-1", plain=plain), KEYS) as store:
        pipe.send("ready")
        while True:
            values = [weight(), weight("62.0"), weight("62.5")]
            store.keep(visit, values, actor=RESIDENT, now=NOW)
            pipe.send([one.id for one in values])
