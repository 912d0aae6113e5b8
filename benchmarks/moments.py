"""Time as our own work sees it: monotonic seconds, and how long this thread has waited for a free core.

The machine is shared. What the kernel says we waited on a run queue (``schedstat``) is other people's work; taking it
away makes a figure repeatable. Where the kernel does not tell, nothing is taken away.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass


def _open() -> int | None:
    try:
        return os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds since boot, and of these the ones this thread has waited for a core."""

    at: float
    waited: float

    def since(self, start: Moment) -> float:
        """Our own seconds between two moments."""
        return max(0.0, self.at - start.at - (self.waited - start.waited))


class Stopwatch:
    """Belongs to the thread that made it."""

    def __init__(self) -> None:
        self._file = _open()

    def now(self) -> Moment:
        """This moment."""
        return Moment(time.monotonic(), self.waited())

    def waited(self) -> float:
        """Seconds this thread has waited for a core since it began."""
        if self._file is None:
            return 0.0
        return int(os.pread(self._file, 128, 0).split()[1]) / 1e9
