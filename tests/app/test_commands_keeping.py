"""backup, restore and rekey as an administrator types them, and what a wrong, lost or old key does."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kiosk.store.runlock import RunLock
from tests.app.shell import Kiosk, kiosk  # noqa: F401  the fixture
from tests.app.test_commands import ANSWERS


class Said(NamedTuple):
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


class Site:
    """One installation, made by `kiosk init`."""

    def __init__(self, folder: Path, command: Kiosk) -> None:
        self.folder, self._command = folder, command
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
        self.where = ("--config", str(folder / "etc/kiosk.toml"), "--data-dir", str(folder / "data"))
        self.data, self.key = folder / "data", folder / "etc" / "data.key"

    def make(self) -> str:
        made = self.run("init", "--non-interactive", str(self.folder / "answers.toml"), "--json")
        assert made.returncode == 0, made.stderr
        return str(answer(made)["recovery_key"])

    def run(self, *words: str) -> Said:
        return Said(*self._command(*words, *self.where))


def answer(said: Said) -> dict[str, Any]:
    assert said.stdout.count("\n") == 1, said.stdout + said.stderr
    found: dict[str, Any] = json.loads(said.stdout)
    return found


@pytest.fixture
def site(kiosk: Kiosk, tmp_path: Path) -> tuple[Site, str]:  # noqa: F811  the fixture
    """An installation and its recovery key."""
    made = Site(tmp_path / "site", kiosk)
    return made, made.make()


def test_backup_check_restore_and_undo(site: tuple[Site, str]) -> None:
    ours, _ = site
    file = str(ours.folder / "one.kiosk-backup")
    done = answer(ours.run("backup", file, "--json"))
    assert done["rows"] > 5
    again = ours.run("backup", file)
    assert (again.returncode, "never overwritten" in again.stderr) == (1, True)
    checked = ours.run("restore", file, "--check")
    assert (checked.returncode, "Nothing was changed" in checked.stdout) == (0, True)
    assert [path.name for path in ours.data.iterdir() if path.is_dir()] == []
    restored = answer(ours.run("restore", file, "--json"))
    assert (restored["ok"], restored["replaced"].startswith("replaced-")) == (True, True)
    whats = [line["what"] for line in answer(ours.run("audit", "--json"))["entries"]]
    assert {"backup", "restore"} <= set(whats)
    undone = ours.run("restore", "--undo")
    assert undone.returncode == 0, undone.stderr
    whats = [line["what"] for line in answer(ours.run("audit", "--json"))["entries"]]
    assert "restore" not in whats
    assert "restore undone" in whats
    assert ours.run("audit", "--verify").returncode == 0


def test_under_a_running_kiosk_only_a_backup_is_made(site: tuple[Site, str]) -> None:
    ours, _ = site
    file = str(ours.folder / "one.kiosk-backup")
    with RunLock(ours.data):
        assert ours.run("backup", file).returncode == 0
        assert ours.run("restore", file, "--check").returncode == 0
        for words in (("restore", file), ("restore", "--undo"), ("restore", "--before-update"), ("rekey",)):
            refused = ours.run(*words)
            assert (refused.returncode, "a kiosk is running" in refused.stderr) == (1, True), refused.stderr
    assert ours.run("restore", file).returncode == 0  # the lock of a process that is gone holds nobody up


@pytest.mark.parametrize(
    "words", [(), ("x", "--undo"), ("--undo", "--before-update"), ("--check",), ("x", "--before-update")]
)
def test_what_makes_no_sense_is_said(site: tuple[Site, str], words: tuple[str, ...]) -> None:
    refused = site[0].run("restore", *words)
    assert (refused.returncode, "say a FILE" in refused.stderr) == (2, True)


def test_the_recovery_key_is_enough_on_a_fresh_machine(
    site: tuple[Site, str],
    tmp_path: Path,
    kiosk: Kiosk,  # noqa: F811  the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, recovery = site
    file = ours.folder / "one.kiosk-backup"
    ours.run("backup", str(file))
    fresh = Site(tmp_path / "fresh", kiosk)
    Path(fresh.where[1]).parent.mkdir()
    text = Path(ours.where[1]).read_text().replace(str(ours.folder), str(fresh.folder))
    Path(fresh.where[1]).write_text(text, encoding="utf-8")
    without = fresh.run("restore", str(file))
    assert (without.returncode, "key file" in without.stderr) == (1, True)
    mistyped = fresh.run("restore", str(file), "--recovery-key", recovery[:-1])
    assert (mistyped.returncode, "recovery key has 36" in mistyped.stderr) == (1, True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{recovery}\n"))
    done = fresh.run("restore", str(file), "--recovery-key", "-")
    assert done.returncode == 0, done.stderr
    assert fresh.run("staff", "list", "--json").returncode == 0
    assert recovery not in done.stdout + done.stderr


def test_rekey_and_a_lost_key(site: tuple[Site, str]) -> None:
    ours, recovery = site
    old = ours.folder / "old.kiosk-backup"
    ours.run("backup", str(old))
    done = answer(ours.run("rekey", "--json"))
    fresh = str(done["recovery_key"])
    assert fresh != recovery
    assert ours.run("audit", "--verify").returncode == 0
    assert ours.run("restore", str(old), "--check", "--recovery-key", fresh).returncode == 1
    assert ours.run("restore", str(old), "--check", "--recovery-key", recovery).returncode == 0
    ours.key.unlink()  # the place of the key is lost
    lost = ours.run("audit", "--verify")
    assert (lost.returncode, "key file cannot be read" in lost.stderr) == (1, True)
    assert ours.run("rekey", "--wrap-only", "--recovery-key", recovery).returncode == 1
    assert not ours.key.exists()
    wrapped = answer(ours.run("rekey", "--wrap-only", "--recovery-key", fresh, "--json"))
    assert ours.run("audit", "--verify").returncode == 0
    assert wrapped["recovery_key"] not in (fresh, recovery)
    ours.key.write_text(os.urandom(32).hex())  # a wrong key
    ours.key.chmod(0o600)
    wrong = ours.run("audit", "--verify")
    assert (wrong.returncode, "does not open" in wrong.stderr) == (1, True)


def test_a_new_key_needs_no_recovery_key(site: tuple[Site, str]) -> None:
    refused = site[0].run("rekey", "--recovery-key", "x")
    assert (refused.returncode, "only used with --wrap-only" in refused.stderr) == (2, True)
