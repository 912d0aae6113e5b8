"""A printer with a network address of its own (IPP, ``ipp://…``): asked how it is, given the page, seen out."""

from __future__ import annotations

import http.client
import socket
from contextlib import suppress
from pathlib import Path
from threading import Timer
from time import monotonic, sleep
from urllib.parse import urlsplit

from kiosk.report import ipp
from kiosk.report.ipp import Answer, Attribute
from kiosk.report.outlets import DONE_WITHIN, LOOK, Printed, Trouble, trouble_in

SECONDS = 8.0
"""For one word of an answer."""
WHOLE = 30.0
"""Seconds for a question and its whole answer, the page among it: a printer that dribbles holds up every paper."""
TITLE = b"results"  # the printer shows it, and may keep it: nothing personal
USER = b"kiosk"
A4: Attribute = (ipp.KEYWORD, "media", b"iso_a4_210x297mm")  # PWG 5101.1
LONGEST = 1 << 20


class IppOutlet:
    """``uri``: ipp or ipps, with port and path as the printer says them."""

    def __init__(self, uri: str, *, done_within: float = DONE_WITHIN, whole: float = WHOLE) -> None:
        self._uri, self._done_within, self._whole = uri, done_within, whole
        self._closed = False

    def send(self, path: Path) -> Printed:
        """Print this PDF; a job that is stuck or whose printer is in trouble is taken back."""
        try:
            if (trouble := self.trouble()) is not None:
                return trouble
            job = self._begin(path.read_bytes())
            return "failed" if job is None else self._see_out(job)
        except (OSError, http.client.HTTPException, ipp.NotIpp):
            return "offline"

    def close(self) -> None:
        """Look no longer at what is printing."""
        self._closed = True

    def trouble(self) -> Trouble | None:
        """What keeps it from printing; raises OSError where it cannot be reached."""
        said = self._ask(ipp.PRINTER, _wish("printer-state-reasons"), (ipp.KEYWORD, "", b"printer-state"))
        found = trouble_in(" ".join(said.words("printer-state-reasons")))
        return found or ("paused" if said.number("printer-state") == ipp.STOPPED else None)

    def _begin(self, document: bytes) -> int | None:
        more = ((ipp.NAME, "requesting-user-name", USER), (ipp.NAME, "job-name", TITLE))
        kind: Attribute = (ipp.MIME, "document-format", b"application/pdf")
        said = self._ask(ipp.PRINT_JOB, *more, kind, job=(A4,), data=document)
        return said.number("job-id") if said.status < ipp.OK_BELOW else None

    def _see_out(self, job: int) -> Printed:
        until = monotonic() + self._done_within
        this = ipp.number(ipp.INTEGER, "job-id", job)
        while monotonic() < until and not self._closed:
            state = self._ask(ipp.JOB, this, _wish("job-state")).number("job-state")
            if state == ipp.COMPLETED:
                return "printed"
            trouble = self.trouble()
            if trouble is not None or state in (ipp.CANCELED, ipp.ABORTED):
                self._ask(ipp.CANCEL_JOB, this, (ipp.NAME, "requesting-user-name", USER))
                return trouble or "failed"
            sleep(LOOK)
        self._ask(ipp.CANCEL_JOB, this, (ipp.NAME, "requesting-user-name", USER))
        return "stuck"

    def _ask(self, operation: int, *more: Attribute, job: tuple[Attribute, ...] = (), data: bytes = b"") -> Answer:
        address = urlsplit(self._uri)
        kind = http.client.HTTPSConnection if address.scheme == "ipps" else http.client.HTTPConnection
        link = kind(address.hostname or "", address.port or 631, timeout=SECONDS)
        link.connect()
        guard = Timer(self._whole, _hang_up, (link.sock,))
        guard.start()
        try:
            body = ipp.request(operation, self._uri, *more, job=job, data=data)
            link.request("POST", address.path or "/", body, {"Content-Type": "application/ipp"})
            said = link.getresponse()
            if said.status != 200:
                raise ipp.NotIpp(f"HTTP {said.status}")
            return ipp.answer(said.read(LONGEST))
        finally:
            guard.cancel()
            link.close()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # it has ended just now
        line.shutdown(socket.SHUT_RDWR)


def _wish(name: str) -> Attribute:
    return (ipp.KEYWORD, "requested-attributes", name.encode())
