"""A PostgreSQL server of our own for the tests: a throw-away cluster behind a unix socket, no network, nobody else's.

The server refuses to run as root, so root starts it as `postgres` or `nobody`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def find_binaries() -> Path | None:
    """Return the folder of the newest installed server."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    candidates = [*homes, *([Path(on_path).parent] if on_path else [])]
    return next((home for home in candidates if (home / "postgres").exists() and (home / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """Start a cluster; give the address of its socket's folder; stop and remove it."""
    binaries = find_binaries()
    assert binaries is not None
    folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-", dir=_place()))
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    started = False
    try:
        data = str(folder / "data")
        create = [str(binaries / "initdb"), "-D", data, "-U", "kiosk", "-A", "trust", "-E", "UTF8", "--no-sync"]
        _run([*create, "--locale=C.UTF-8"], user, folder)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=30"
        control = [str(binaries / "pg_ctl"), "-D", data, "-w", "-t", "60"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], user, folder)
        started = True
        yield str(folder)
    finally:
        if started:
            _run([*control, "-m", "immediate", "stop"], user, folder)
        shutil.rmtree(folder, ignore_errors=True)


def _place() -> str:
    """In memory where there is room, since every test has a database of its own; a socket's path must be short."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 500_000_000
    return str(memory) if roomy else "/tmp"


def _user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(command: list[str], user: pwd.struct_passwd | None, cwd: Path) -> None:
    identity = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    subprocess.run(
        command,
        check=True,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        **identity,  # type: ignore[call-overload]  # keywords by name, only when root
    )
