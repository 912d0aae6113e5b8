"""The report's own thread: write the PDF, hand it to the print service, forget it. Never raises; never blocks others.

What lies on the disk is personal: folder 0700, file 0600. A printed page is removed unless it is to be kept; a page
that could not be printed stays for staff, until `forget`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog

from kiosk.report.a4 import write_a4, write_whole
from kiosk.report.outlets import DONE_WITHIN, PATIENCE, Outlet, Printed, QueueOutlet
from kiosk.report.page import ReportPage

__all__ = ["Outlet", "Printed", "ReportWorker", "forget", "path_of"]

T = TypeVar("T")

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
    """One thread that writes and prints, one page after the other. ``to`` is a printer, or the name of a queue."""

    def __init__(self, *, program: str = "lp", patience: float = PATIENCE, done_within: float = DONE_WITHIN) -> None:
        self.program = program
        self._patience, self._done_within = patience, done_within
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="report")
        self._at: Outlet | None = None
        self._closed = False

    def submit(self, page: ReportPage, folder: Path, to: Outlet | str = "", *, keep: bool = False) -> Future[Printed]:
        """Begin; returns at once. ``to`` empty means: only keep the PDF. ``keep``: also after printing."""
        return self._begin(lambda path: write_a4(page, path), path_of(page, folder), to, keep)

    async def made_soon(
        self,
        make: Callable[[], bytes],
        path: Path,
        to: Outlet | str = "",
        *,
        leave: bool = True,
        keep: bool = False,
    ) -> Printed:
        """Make and print another paper than results. ``leave`` False: no file stays, printed or not."""
        made = await asyncio.wrap_future(self._begin(lambda path: write_whole(make(), path), path, to, keep))
        if leave or made == "printed":
            return made
        forget(path)
        return "failed"

    async def again(self, folder: Path, to: Outlet | str) -> tuple[int, Printed]:
        """Print what lies in a folder, the oldest first, until one does not come out; what came out is removed."""
        outlet, done = self._outlet(to), 0
        if outlet is None:
            return 0, "kept"
        for path in sorted(folder.glob("[!.]*.pdf"), key=lambda one: one.stat().st_mtime_ns):
            failed: Printed = "failed"
            made = await self.computed(partial(self._out, outlet, path), failed)
            if made != "printed":
                return done, made
            forget(path)
            done += 1
        return done, "printed"

    async def beside(self, make: Callable[[], T], otherwise: T) -> T:
        """Make something small that waits for no printer; ``otherwise`` where that fails."""
        return await asyncio.to_thread(_safely, make, otherwise)

    async def computed(self, make: Callable[[], T], otherwise: T) -> T:
        """Make something on this thread that is not printed; ``otherwise`` where that fails."""
        return await asyncio.wrap_future(self._thread.submit(_safely, make, otherwise))

    def _begin(self, write: Callable[[Path], None], path: Path, to: Outlet | str, keep: bool) -> Future[Printed]:
        try:
            return self._thread.submit(self._work, write, path, self._outlet(to), keep)
        except RuntimeError:  # closed
            refused: Future[Printed] = Future()
            refused.set_result("failed")
            return refused

    def _outlet(self, to: Outlet | str) -> Outlet | None:
        if not isinstance(to, str):
            return to
        patience, within = self._patience, self._done_within
        return QueueOutlet(to, program=self.program, patience=patience, done_within=within) if to else None

    def print(self, page: ReportPage, folder: Path, to: Outlet | str = "", *, keep: bool = False) -> Printed:
        """Write and print, and wait for it."""
        return self.submit(page, folder, to, keep=keep).result()

    async def print_soon(self, page: ReportPage, folder: Path, to: Outlet | str = "", *, keep: bool = False) -> Printed:
        """Write and print while the caller's loop goes on."""
        return await asyncio.wrap_future(self.submit(page, folder, to, keep=keep))

    def close(self) -> None:
        """Begin nothing more; a printing program that still runs is ended."""
        self._closed = True
        self._thread.shutdown(wait=False)
        if (at := self._at) is not None:
            at.close()

    # --- on the report's thread --------------------------------------------------------------------------------

    def _work(self, write: Callable[[Path], None], path: Path, outlet: Outlet | None, keep: bool) -> Printed:
        failed: Printed = "failed"
        return failed if self._closed else _safely(lambda: self._printed(write, path, outlet, keep), failed)

    def _printed(self, write: Callable[[Path], None], path: Path, outlet: Outlet | None, keep: bool) -> Printed:
        _private(path.parent)
        write(path)
        if outlet is None:
            return "kept"
        made = self._out(outlet, path)
        if made == "printed" and not keep:
            forget(path)
        return made

    def _out(self, outlet: Outlet, path: Path) -> Printed:
        self._at = outlet
        try:
            made = outlet.send(path)
        finally:
            self._at = None
        if made != "printed":
            log.error("printer-trouble", reason=made)
        return made


def _safely(make: Callable[[], T], otherwise: T) -> T:
    """Paper never stops a visit; an error's text may hold a value, so only its kind is told."""
    try:
        return make()
    except Exception as error:
        log.error("report-failed", reason=type(error).__name__)
        return otherwise


def _private(folder: Path) -> None:
    """Make the folder, for its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
