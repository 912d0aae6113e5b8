"""The report's own thread: write the PDF, hand it to the print service, forget it. Never raises; never blocks others.

What lies on the disk is personal: folder 0700, file 0600. A printed page is removed unless it is to be kept; a page
that could not be printed stays for staff, until `forget`.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Literal

import structlog

from kiosk.report.a4 import write_a4, write_whole
from kiosk.report.page import ReportPage

Printed = Literal["printed", "kept", "failed"]
PATIENCE = 20.0
"""Seconds for `lp` to take the page over; the print service itself may then take its time."""

log = structlog.get_logger()


def path_of(page: ReportPage, folder: Path) -> Path:
    """Return where this page is written; printing the same visit again replaces it."""
    code = "".join(letter for letter in page.code if letter.isascii() and letter.isalnum())
    return folder.absolute() / f"report-{code or 'page'}.pdf"


def forget(path: Path) -> bool:
    """Remove a page from the disk; says whether it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.error("report-not-removed", reason=type(error).__name__)
        return False
    return True


class ReportWorker:
    """One thread that writes and prints, one page after the other."""

    def __init__(self, *, program: str = "lp", patience: float = PATIENCE) -> None:
        self._program = program
        self._patience = patience
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="report")
        self._running: subprocess.Popen[bytes] | None = None
        self._closed = False

    def submit(self, page: ReportPage, folder: Path, queue: str = "", *, keep: bool = False) -> Future[Printed]:
        """Begin; returns at once. ``queue`` empty means: only keep the PDF. ``keep``: also after printing."""
        return self._begin(lambda path: write_a4(page, path), path_of(page, folder), queue, keep)

    async def made_soon(self, make: Callable[[], bytes], path: Path, queue: str = "", *, leave: bool = True) -> Printed:
        """Make and print another paper than results. ``leave`` False: no file stays, printed or not."""
        made = await asyncio.wrap_future(self._begin(lambda path: write_whole(make(), path), path, queue, False))
        if leave or made == "printed":
            return made
        forget(path)
        return "failed"

    def _begin(self, write: Callable[[Path], None], path: Path, queue: str, keep: bool) -> Future[Printed]:
        try:
            return self._thread.submit(self._work, write, path, queue, keep)
        except RuntimeError:  # closed
            refused: Future[Printed] = Future()
            refused.set_result("failed")
            return refused

    def print(self, page: ReportPage, folder: Path, queue: str = "", *, keep: bool = False) -> Printed:
        """Write and print, and wait for it."""
        return self.submit(page, folder, queue, keep=keep).result()

    async def print_soon(self, page: ReportPage, folder: Path, queue: str = "", *, keep: bool = False) -> Printed:
        """Write and print while the caller's loop goes on."""
        return await asyncio.wrap_future(self.submit(page, folder, queue, keep=keep))

    def close(self) -> None:
        """Begin nothing more; a printing program that still runs is ended."""
        self._closed = True
        self._thread.shutdown(wait=False)
        if (running := self._running) is not None:
            _end(running)

    # --- on the report's thread --------------------------------------------------------------------------------

    def _work(self, write: Callable[[Path], None], path: Path, queue: str, keep: bool) -> Printed:
        if self._closed:
            return "failed"
        try:
            _private(path.parent)
            write(path)
            if not queue:
                return "kept"
            if not self._hand_over(path, queue):
                return "failed"
            if not keep:
                forget(path)
        except Exception as error:  # paper never stops a visit; the error's text may hold a value, so only its kind
            log.error("report-failed", reason=type(error).__name__)
            return "failed"
        return "printed"

    def _hand_over(self, path: Path, queue: str) -> bool:
        quiet = subprocess.DEVNULL
        command = [self._program, "-d", queue, str(path)]
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        self._running = process
        try:
            if self._closed:
                _end(process)
            status = process.wait(self._patience)
        except subprocess.TimeoutExpired:
            _end(process)
            process.wait()
            log.error("printer-hangs", seconds=self._patience)
            return False
        finally:
            self._running = None
        if status:
            log.error("printer-refused", status=status)
        return status == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """End exactly this program and its children: its session is its own."""
    with suppress(ProcessLookupError):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def _private(folder: Path) -> None:
    """Make the folder, for its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
