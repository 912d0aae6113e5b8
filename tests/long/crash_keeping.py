"""kill -9 during backup, restore, rekey, update and erasing: the old state or the new, nothing in between.

    python -m tests.long.crash_keeping [--kills 100] [--seed 1]

Each job is killed that often, half of the times right before a step (a rename, a sync, a commit: every one in turn),
half at a random moment. After each kill: the store opens with the key that lies there, file, references, access log and
every sealed identity hold, and its content is the old one or the new one, row by row. All people are made up.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.core.errors import StoreError
from kiosk.store import migrate
from kiosk.store.backup_reader import Backup
from kiosk.store.database import StoreSettings
from kiosk.store.examine import examine_store
from kiosk.store.keysource import FileSource
from kiosk.store.migrate import HEAD, REVISIONS
from tests.store import keeping_children
from tests.store.keeping import House, build_house, fill
from tests.store.keeping_children import JOBS, pretend_newer
from tests.store.shelf import IDENTITY, NOW, SYSTEM, known, visit_of, weight

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.store.keeping_children", "kiosk.store.rekey", "alembic.command"])


@dataclass(slots=True)
class Tally:
    """What became of one job."""

    killed: int = 0
    old: int = 0
    new: int = 0
    steps: set[int] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def run(job: str, kills: int, seed: int, folder: Path) -> Tally:
    """Kill a job so often, each time from the same beginning, and look at what is left."""
    chance, tally = random.Random(seed), Tally()
    start = folder / "start"
    house = _beginning(start)
    resident = _resident(house)
    before, old_key = _content(house), house.keys.id
    length, steps, after = _whole(job, _copy(house, start, folder / "whole"), resident)
    for number in range(kills):
        ours = _copy(house, start, folder / f"{job}-{number}")
        step = number // 2 * max(1, -(-2 * steps // kills)) % steps if number % 2 == 0 else None
        _kill(job, ours, resident, step, chance.uniform(0, length))
        tally.killed += 1
        if step is not None:
            tally.steps.add(step)
        try:
            _judge(job, ours, before, after, old_key, tally)
        except (StoreError, AssertionError) as error:
            tally.problems.append(f"{job}, kill {number}, step {step}: {error}")
        shutil.rmtree(ours.settings.data_dir.parent)
    return tally


def _beginning(folder: Path) -> House:
    """A store that has seen something, a backup of it, and something more."""
    folder.mkdir()
    house = build_house(StoreSettings(folder / "data", "st-1", "centre-1"), folder)
    with house.store() as store:
        fill(store)
        for _ in range(40):
            store.keep(visit_of(store), [weight() for _ in range(25)], actor=SYSTEM, now=NOW)
    house.backup(folder / "good.kiosk-backup")
    with house.store() as store:
        known(store)
    (house.settings.data_dir / "store.db.before-0002-was-0001").write_bytes(b"a way back")
    return house


def _resident(house: House) -> UUID:
    with house.store() as store:
        found = store.find_resident(IDENTITY.sex, IDENTITY.birth, IDENTITY.phone_tail, actor=SYSTEM, now=NOW)
    return found[0].id


def _copy(house: House, start: Path, folder: Path) -> House:
    shutil.copytree(start, folder)
    settings = replace(house.settings, data_dir=folder / "data")
    return House(settings, FileSource(folder / "etc" / "kiosk.key"), house.recovery)


def _content(house: House) -> dict[str, list[Any]]:
    """All rows but the log; of a column that a new key makes anew only whether there is something."""
    found = house.content()
    return {
        name: sorted([tuple("bytes" if isinstance(one, bytes) else one for one in row) for row in rows], key=repr)
        for name, rows in found.items()
        if name not in {"audit", "meta", "lookup", "consent", "lease"}
    }


def _whole(job: str, house: House, resident: UUID) -> tuple[float, int, dict[str, list[Any]]]:
    """Let the job end; return how long it took, how many steps it has, and what is there then."""
    begun = time.monotonic()
    steps = _kill(job, house, resident, 1_000_000, None)
    length = time.monotonic() - begun
    with _as_new(job, house):
        after = _content(house)
    shutil.rmtree(house.settings.data_dir.parent)
    return length, steps, after


class _as_new:  # noqa: N801  used like a function
    """Within it this process is as new as the one that was killed."""

    def __init__(self, job: str, house: House) -> None:
        self._on, self._folder = job == "migrate", house.settings.data_dir.parent

    def __enter__(self) -> None:
        self._config = migrate.alembic_config
        if self._on:
            pretend_newer(self._folder)

    def __exit__(self, *error: object) -> None:
        from kiosk.store import database

        for module, name, value in (
            (migrate, "alembic_config", self._config),
            (migrate, "HEAD", HEAD),
            (migrate, "REVISIONS", REVISIONS),
            (database, "HEAD", HEAD),
        ):
            setattr(module, name, value)


def _kill(job: str, house: House, resident: UUID, step: int | None, after: float | None) -> int:
    ours, theirs = CONTEXT.Pipe(duplex=False)
    folder = house.settings.data_dir.parent
    child = CONTEXT.Process(target=keeping_children.serve, args=(theirs, job, folder, resident, step))
    child.start()
    theirs.close()
    ours.recv()
    if step is None and after is not None:
        time.sleep(after)
        child.kill()
    child.join(120)
    try:
        return int(ours.recv()) if step is not None and step >= 1_000_000 else 0
    except EOFError:
        return 0
    finally:
        ours.close()


def _judge(
    job: str, house: House, before: dict[str, list[Any]], after: dict[str, list[Any]], old_key: str, tally: Tally
) -> None:
    with _as_new(job, house):
        with house.store() as store:
            assert store.audit_verify().ok, "the access log is broken"
        examine_store(house.settings, house.keys)
        content = _content(house)
    file = house.settings.data_dir.parent / "killed.kiosk-backup"
    if job == "backup":
        assert content == before, "a backup changed the store"
        tally.new += file.exists()
        tally.old += not file.exists()
        if file.exists():
            Backup(file).read_through(house.keys)
        return
    if job == "migrate":
        assert content == after, "after an update that was cut short the next opening ends it"
        tally.new += 1
        return
    assert content in (before, after), "neither the old nor the new state"
    is_new = house.keys.id != old_key if job == "rekey" else content != before
    tally.old += not is_new
    tally.new += is_new
    if job == "erase" and content != before:
        copies = list(house.settings.data_dir.glob("*before*"))
        assert copies == [], "somebody was erased, and lives on in a copy"


def main() -> int:
    """Print the figures; exit 1 on any problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--job", choices=JOBS, action="append")
    arguments = parser.parse_args()
    problems: list[str] = []
    for job in arguments.job or JOBS:
        with tempfile.TemporaryDirectory(prefix="kiosk-keeping-") as folder:
            tally = run(job, arguments.kills, arguments.seed, Path(folder))
        problems += tally.problems
        print(
            f"{job}: killed {tally.killed} times, {len(tally.steps)} of them right before a step of its own; "
            f"afterwards {tally.old} old, {tally.new} new, {len(tally.problems)} in between",
            flush=True,
        )
    print("\n".join(problems) if problems else "Nothing lost, nothing in between.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
