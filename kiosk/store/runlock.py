"""Two locks of a data directory: one kiosk runs on it, and nobody has the store open while its files are exchanged.

Both are `flock`: the system lets them go when the process ends, however it ends, so there is no stale lock.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

from kiosk.store.trouble import StoreTrouble, Trouble, told

LOCK_FILE = "kiosk.lock"


class RunLock:
    """Held by `with`: one `kiosk run` per data directory, and no change of tables under it."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / LOCK_FILE
        self._handle: int | None = None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, *error: object) -> None:
        self.release()

    def take(self) -> None:
        """Take it now; raises StoreTrouble BUSY when another process holds it."""
        with told():
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise StoreTrouble(Trouble.BUSY, "a kiosk is running on this data directory; stop it first") from None
        self._handle = handle

    def release(self) -> None:
        """Let it go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def hold_open(data_dir: Path, *, alone: bool = False) -> int:
    """Lock the directory itself, shared by all who have the store open, or ``alone`` to exchange its files.

    Returns the handle; closing it lets go. Raises StoreTrouble BUSY at once rather than wait.
    """
    with told():
        handle = os.open(data_dir, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        words = "another program has the store open" if alone else "the store is being exchanged just now"
        raise StoreTrouble(Trouble.BUSY, f"{words}; try again when it is done") from None
    return handle
