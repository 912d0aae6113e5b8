"""The machine: disk, clock, letters, settings, Qt, and what protects the data."""

from __future__ import annotations

import os
import re
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from kiosk.app.checks.scope import Scope, fail, ok, warn
from kiosk.core.checks import Check
from kiosk.core.errors import ConfigError, StoreError
from kiosk.store.records import Store

GIGABYTE = 1_000_000_000
ENOUGH, TOO_LITTLE = 5 * GIGABYTE, GIGABYTE
SANE_YEARS = range(2026, 2080)
BACK = timedelta(minutes=2)  # the newest line of the log may be a little ahead of another station's clock
COMMAND_SECONDS = 5
_AGES = range(10, 101)


def disk(scope: Scope) -> Iterator[Check]:
    """The data directory can be written to, and there is room for a good while."""
    try:
        with tempfile.NamedTemporaryFile(dir=scope.data_dir, prefix=".check-") as file:
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
        room = shutil.disk_usage(scope.data_dir).free
    except OSError:
        yield fail("disk", "check.disk.refused", "check.disk.refused.todo")
        return
    left = str(room // GIGABYTE)
    if room < TOO_LITTLE:
        yield fail("disk", "check.disk.full", "check.disk.todo", str(room // 1_000_000))
    elif room < ENOUGH:
        yield warn("disk", "check.disk.little", "check.disk.todo", left)
    else:
        yield ok("disk", "check.disk.ok", left)


def clock(scope: Scope) -> Iterator[Check]:
    """A sane year, not behind what was written already, and set by the network where the system says so."""
    now = scope.now()
    if now.year not in SANE_YEARS:
        yield fail("clock", "check.clock.year", "check.clock.todo", str(now.year))
        return
    newest = None
    with suppress(StoreError):  # that the store does not open is another line
        newest = scope.ask(Store.newest_at)
    if newest is not None and newest - now > BACK:
        at = newest.astimezone(scope.settings.zone).strftime("%Y-%m-%d %H:%M")
        yield fail("clock", "check.clock.back", "check.clock.todo", at)
        return
    yield (
        warn("clock", "check.clock.alone", "check.clock.alone.todo")
        if _set_by_network() is False
        else ok("clock", "check.clock.ok")
    )


def _set_by_network() -> bool | None:
    """What the system says; None: it does not say."""
    said = run(["timedatectl", "show", "--property=NTPSynchronized", "--value"])
    return {"yes": True, "no": False}.get((said or "").strip())


def run(words: list[str]) -> str | None:
    """What a system program prints in plain English; None: it is not there, fails, or takes too long."""
    program = shutil.which(words[0])
    if program is None:
        return None
    plain = os.environ | {"LC_ALL": "C", "LANGUAGE": "C"}
    try:
        done = subprocess.run(
            [program, *words[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMMAND_SECONDS,
            check=False,
            env=plain,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace") if done.returncode == 0 else None


def letters(scope: Scope) -> Iterator[Check]:
    """Hangul is drawn: a program of its own tries, since letters belong to the thread of the screen."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.app.checks.letters"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=40,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    yield (
        ok("fonts", "check.fonts.ok")
        if done.returncode == 0
        else fail("fonts", "check.fonts.missing", "check.fonts.todo")
    )


def config(scope: Scope) -> Iterator[Check]:
    """What can be read and is still not meant: an age without a programme, a platform under an example's name."""
    settings = scope.settings
    without = [age for age in _AGES if not _has_programme(scope, age)]
    if without:
        yield warn("config", "check.config.ages", "check.config.todo", str(without[0]), str(without[-1]))
    elif settings.platform.url and settings.platform.base.endswith(".example"):
        yield warn("config", "check.config.base", "check.config.todo")
    else:
        yield ok("config", "check.config.ok")


def _has_programme(scope: Scope, age: int) -> bool:
    try:
        scope.settings.programme_for(age)
    except ConfigError:
        return False
    return True


def qt(scope: Scope) -> Iterator[Check]:
    """The screens' library is the version that was tried."""
    pins = [re.match(r"PySide6-Essentials==([\d.]+)", one) for one in requires("lifelog-kiosk") or ()]
    pinned = next((pin[1] for pin in pins if pin), "")
    try:
        there = version("PySide6-Essentials")
    except PackageNotFoundError:
        there = "–"
    if there == pinned:
        yield ok("qt", "check.qt.ok", there)
    else:
        yield warn("qt", "check.qt.other", "check.qt.todo", there, pinned)


def protections(scope: Scope) -> Iterator[Check]:
    """Nobody else reads the data directory, new files are ours alone, a crash leaves no memory behind."""
    data = scope.data_dir
    loose = [path.name for path in (data, *data.iterdir()) if _others_may(path)]
    if loose:
        yield fail("protections", "check.protections.loose", "check.protections.todo", loose[0])
    elif resource.getrlimit(resource.RLIMIT_CORE)[0] != 0:
        yield warn("protections", "check.protections.core", "check.protections.core.todo")
    elif _umask() & 0o077 != 0o077:
        yield warn("protections", "check.protections.umask", "check.protections.umask.todo")
    else:
        yield ok("protections", "check.protections.ok")


def _others_may(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except FileNotFoundError:  # the store's own files come and go
        return False


def _umask() -> int:
    """Read it without setting it: other threads make files meanwhile."""
    with open("/proc/self/status", encoding="ascii", errors="replace") as status:
        line = next((line for line in status if line.startswith("Umask:")), "Umask: 0")
    return int(line.split()[1], 8)
