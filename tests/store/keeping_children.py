"""What is killed while it keeps: one job in a process of its own, killed at a moment or at a step.

A step is anything that reaches the disk: a rename, a sync, a commit. They are counted here, in the child; the product
knows nothing of it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.engine import Engine

from kiosk.store import database, migrate
from kiosk.store.backup_reader import Backup
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.keysource import FileSource
from tests.store.keeping import House
from tests.store.shelf import RESIDENT, SYSTEM, later

ADD_COLUMN = """
    with op.batch_alter_table("visit", recreate="always") as batch:
        batch.add_column(sa.Column("room", sa.String(), nullable=False, server_default=""))
"""


def serve(pipe: Connection, job: str, folder: Path, more: Any, step: int | None) -> None:
    """Do one job; with a ``step`` die by SIGKILL right before it. Says how many steps there were."""
    steps = count()
    if step is not None:
        _count_steps(lambda: _die() if next(steps) == step else None)
    settings = StoreSettings(folder / "data", "st-1", "centre-1")
    house = House(settings, FileSource(folder / "etc" / "kiosk.key"), "")
    pipe.send("ready")
    JOBS[job](house, folder, more)
    pipe.send(next(steps))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _count_steps(tick: Callable[[], None]) -> None:
    def counted(job: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            tick()
            return job(*args, **kwargs)

        return run

    os.fsync = counted(os.fsync)
    os.mkdir = counted(os.mkdir)
    for name in ("replace", "rename", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))
    event.listen(Engine, "commit", lambda conn: tick())


def back_up(house: House, folder: Path, more: Any) -> None:
    house.backup(folder / "killed.kiosk-backup")


def bring_back(house: House, folder: Path, more: Any) -> None:
    house.restore(Backup(folder / "good.kiosk-backup"), at=500)


def change_key(house: House, folder: Path, more: Any) -> None:
    from kiosk.store.rekey import rekey

    rekey(house.settings, house.source, actor=SYSTEM, now=later(500))


def update(house: House, folder: Path, more: Any) -> None:
    pretend_newer(folder)
    open_store(house.settings, house.keys).close()


def erase(house: House, folder: Path, more: UUID) -> None:
    with house.store() as store:
        store.erase_resident(more, actor=RESIDENT, now=later(500))


JOBS: dict[str, Callable[[House, Path, Any], None]] = {
    "backup": back_up,
    "restore": bring_back,
    "rekey": change_key,
    "migrate": update,
    "erase": erase,
}


def pretend_newer(folder: Path) -> None:
    """Make this process a kiosk that is newer by one revision."""
    revisions = folder / "revisions"
    revisions.mkdir(exist_ok=True)
    last = migrate.REVISIONS[-1]
    following = f"{int(last) + 1:04d}"
    head = f'import sqlalchemy as sa\nfrom alembic import op\n\nrevision = "{following}"\ndown_revision = "{last}"\n'
    (revisions / "next_test.py").write_text(f"{head}\n\ndef upgrade() -> None:\n{ADD_COLUMN}\n")
    plain = migrate.alembic_config

    def config(connection: Any = None) -> Any:
        made = plain(connection)
        shipped = Path(migrate.__file__).parent / "migrations" / "versions"
        made.set_main_option("version_locations", f"{shipped}:{revisions}")
        return made

    vars(migrate).update(alembic_config=config, HEAD=following, REVISIONS=(*migrate.REVISIONS, following))
    vars(database).update(HEAD=following)
