"""The thread behind one serial port: opens, reads, writes, closes it, so that the event loop never waits for a cable.

Every piece of bytes is stamped with monotonic time when it is read, and posted to the loop. Any failure of the port
means LinkLost, once.
"""

from __future__ import annotations

import asyncio
import termios
import threading
from collections import deque
from collections.abc import Callable

import serial

from kiosk.core.errors import LinkLost
from kiosk.devices.reasons import Reason, lost, port_lost

# What pyserial raises when a port is gone or refuses its settings: termios.error is no OSError, and it slips through.
FAILURES = (OSError, termios.error, ValueError)
Job = Callable[[serial.Serial], None]


class PortReader:
    """The thread. ``arrived`` and ``gone`` are called on the event loop, in order."""

    def __init__(
        self,
        opener: Callable[[], serial.Serial],
        now: Callable[[], float],
        arrived: Callable[[bytes, float, int], None],
        gone: Callable[[LinkLost], None],
    ) -> None:
        self._opener = opener
        self._now = now
        self._arrived = arrived
        self._gone = gone
        self._loop = asyncio.get_running_loop()
        self._opened: asyncio.Future[None] = self._loop.create_future()
        self.stopped = asyncio.Event()
        self._lock = threading.Lock()  # guards the three below
        self._jobs: deque[tuple[Job, asyncio.Future[None], int | None]] = deque()
        self._port: serial.Serial | None = None
        self._stop = False
        self._epoch = 0

    async def start(self) -> None:
        """Return when the port is open; raises LinkLost."""
        threading.Thread(target=self._run, name="serial reader", daemon=True).start()
        await self._opened

    def stop(self) -> None:
        """Let the thread close the port; returns at once."""
        with self._lock:
            self._stop = True
            self._wake()
            if self._port is not None:
                self._port.cancel_write()

    async def do(self, job: Job, epoch: int | None) -> None:
        """Run a job on the port between two reads; raises LinkLost."""
        done: asyncio.Future[None] = self._loop.create_future()
        with self._lock:
            if self._stop:
                raise lost(Reason.CABLE, "closed")
            self._jobs.append((job, done, epoch))
            self._wake()
        await done

    def _wake(self) -> None:
        if self._port is not None:
            self._port.cancel_read()

    # --- in the thread -----------------------------------------------------------------------------------------

    def _run(self) -> None:
        error = lost(Reason.CABLE, "closed")
        try:
            port = self._opener()
            with self._lock:
                self._port = port
            port.reset_input_buffer()
            self._post(_settle, self._opened, None)
            while self._work(port):
                data = port.read(1)
                if data:
                    at = self._now()  # before the rest is fetched: each call may wait for a busy interpreter
                    data += port.read(port.in_waiting)
                    self._post(self._arrived, data, at, self._epoch)
        except FAILURES as flaw:
            error = port_lost(flaw)
        self._close(error)

    def _work(self, port: serial.Serial) -> bool:
        """Do what is waiting; False when it is time to go."""
        while True:
            with self._lock:
                if self._stop:
                    return False
                if not self._jobs:
                    return True
                job, done, epoch = self._jobs.popleft()
            try:
                job(port)
            except FAILURES as flaw:
                self._post(_settle, done, port_lost(flaw))
                raise
            self._epoch = self._epoch if epoch is None else epoch
            self._post(_settle, done, None)

    def _close(self, error: LinkLost) -> None:
        with self._lock:
            self._stop = True
            port, self._port = self._port, None
            jobs = tuple(self._jobs)
        if port is not None:
            port.close()
        for _, done, _ in jobs:
            self._post(_settle, done, error)
        self._post(_settle, self._opened, error)
        self._post(self._gone, error)
        self._post(self.stopped.set)

    def _post(self, call: Callable[..., None], *arguments: object) -> None:
        try:
            self._loop.call_soon_threadsafe(call, *arguments)
        except RuntimeError:  # the loop has ended before us: nobody is there to hear it
            self._stop = True


def _settle(future: asyncio.Future[None], error: LinkLost | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error)
