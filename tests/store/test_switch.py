"""Exchanging files: at whatever step the process dies, the next one finds the old store or the new, never a mixture."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from kiosk.store.runlock import RunLock, hold_open
from kiosk.store.switch import GOING, MARKER, finish, incoming, sweep, switch
from kiosk.store.trouble import Trouble
from tests.store.shelf import NOW, refused

OLD = {"store.db": "old store", "store.db-wal": "old log", "store.db-shm": "old index", "data-key.json": "old key"}
NEW = {"store.db": "new store", "data-key.json": "new key"}


class Dead(BaseException):
    """The process is gone: nothing tidies up after it."""


def lay(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def there(folder: Path) -> dict[str, str]:
    names = [path for path in folder.iterdir() if path.is_file() and path.name not in {MARKER, "kiosk.lock"}]
    return {path.name: path.read_text() for path in names}


def dying_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Die before the given step: each rename, each sync, each deletion of a file is one."""
    numbers = count()

    def mortal(job: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            if next(numbers) == step:
                raise Dead
            return job(*args, **kwargs)

        return run

    for name in ("replace", "unlink", "mkdir"):
        monkeypatch.setattr(Path, name, mortal(getattr(Path, name)))
    monkeypatch.setattr(os, "fsync", mortal(os.fsync))
    monkeypatch.setattr(shutil, "rmtree", mortal(shutil.rmtree))


@pytest.mark.parametrize("files", [NEW, {"store.db": "new store"}], ids=["both", "store"])
@pytest.mark.parametrize("aside", ["replaced-1", f"{GOING}1"])
def test_dying_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], aside: str
) -> None:
    old, new = OLD, files | ({} if "data-key.json" in files else {"data-key.json": "old key"})
    states: set[str] = set()
    for step in range(200):
        data = lay(tmp_path / str(step), OLD)
        source = lay(data / "incoming-1", files)
        with monkeypatch.context() as patch:
            dying_at(step, patch)
            try:
                switch(data, source, aside)
                states.add("done")
            except Dead:
                pass
        if (data / MARKER).exists():
            finish(data)
        sweep(data)
        found = there(data)
        assert found in (old, new), step
        states.add("old" if found == old else "new")
        assert not (data / MARKER).exists()
        assert not list(data.glob("incoming-*"))
        if found == new and not aside.startswith(GOING):
            assert there(data / aside) == {name: OLD[name] for name in OLD if name in files or "store" in name}
        if found == new and aside.startswith(GOING):
            assert not (data / aside).exists()
        if "done" in states:
            break
    assert states == {"done", "old", "new"}
    assert step > 15


def test_dying_again_while_it_is_carried_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = lay(tmp_path / "data", OLD)
    plan = {"schema": 1, "incoming": "incoming-1", "aside": "replaced-1", "files": sorted(NEW)}
    lay(data / "incoming-1", NEW)
    (data / MARKER).write_text(json.dumps(plan))
    for step in range(100):
        with monkeypatch.context() as patch:
            dying_at(step % 7, patch)
            try:
                finish(data)
                break
            except Dead:
                continue
    else:
        finish(data)
    assert there(data) == NEW
    assert there(data / "replaced-1") == OLD


def test_nobody_exchanges_what_is_open(tmp_path: Path) -> None:
    handle = hold_open(tmp_path)
    hold_open(tmp_path)
    with refused(Trouble.BUSY, "open"):
        hold_open(tmp_path, alone=True)
    assert handle > 0


def test_another_process_is_at_it(tmp_path: Path) -> None:
    data = lay(tmp_path / "data", OLD)
    plan = {"schema": 1, "incoming": "incoming-1", "aside": "replaced-1", "files": sorted(NEW)}
    lay(data / "incoming-1", NEW)
    (data / MARKER).write_text(json.dumps(plan))
    with RunLock(data) as lock:
        with refused(Trouble.BUSY):
            finish(data)
        assert there(data) == OLD
        finish(data, lock)
    assert there(data) == NEW


@pytest.mark.parametrize("text", ["", "{}", '{"schema": 1, "incoming": "../x", "aside": "a", "files": []}', "[1]"])
def test_a_marker_that_cannot_be_read_stops_everything(tmp_path: Path, text: str) -> None:
    lay(tmp_path, OLD)
    (tmp_path / MARKER).write_text(text)
    with refused(Trouble.DAMAGED, "support"):
        finish(tmp_path)
    assert there(tmp_path) == OLD


def test_what_was_not_begun_leaves_nothing(tmp_path: Path) -> None:
    def cut_short() -> None:
        with incoming(tmp_path, NOW) as folder:
            (folder / "store.db").write_text("half")
            raise Dead

    with pytest.raises(Dead):
        cut_short()
    assert list(tmp_path.iterdir()) == []
