"""The printers and their paper, and the papers that residents were promised and that have not been printed yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from http.client import HTTPException

from kiosk.app.checks.machine import run
from kiosk.app.checks.scope import Scope, fail, ok, warn
from kiosk.core.checks import Check
from kiosk.report.ipp import NotIpp
from kiosk.report.ipp_outlet import IppOutlet
from kiosk.report.outlets import trouble_in
from kiosk.report.roll import is_direct, roll_state


def printer(scope: Scope) -> Iterator[Check]:
    """A4: it is there and takes work; its paper, as far as it tells."""
    settings = scope.settings.printer
    if settings.uri:
        yield _addressed(settings.uri)
    elif not settings.queue or shutil.which("lpstat") is None:
        yield warn("printer", "check.printer.none", "check.printer.none.todo")
    else:
        yield _queued(settings.queue)


def _addressed(uri: str) -> Check:
    try:
        trouble = IppOutlet(uri).trouble()
    except (OSError, HTTPException, NotIpp):
        trouble = "offline"
    return ok("printer", "check.printer.ok") if trouble is None else _troubled(trouble, uri)


def _queued(queue: str) -> Check:
    said = run(["lpstat", "-l", "-p", queue])
    if said is None:
        return fail("printer", "check.printer.unknown", "check.printer.unknown.todo", queue)
    trouble = trouble_in(said) or ("paused" if "disabled" in said.splitlines()[0] else None)
    return ok("printer", "check.printer.ok") if trouble is None else _troubled(trouble, queue)


def _troubled(trouble: str, name: str) -> Check:
    return warn(
        "printer",
        f"check.printer.{trouble}",
        f"check.printer.{trouble}.todo",
        *((name,) if trouble == "paused" else ()),
    )


def receipt(scope: Scope) -> Iterator[Check]:
    """The receipt printer, where there is one: asked directly, or its queue."""
    target = scope.settings.printer.receipt
    if not target:
        return
    if not is_direct(target):
        said = run(["lpstat", "-l", "-p", target])
        state: str = "offline" if said is None else trouble_in(said) or "ok"
    else:
        state = roll_state(target)
    if state == "ok":
        yield ok("receipt", "check.receipt.ok")
        return
    word = {"": "silent", "low": "low", "ink": "jam", "paused": "offline"}.get(state, state)
    todo = "paper" if word == "low" else word
    yield warn("receipt", f"check.receipt.{word}", f"check.receipt.{todo}.todo")


def papers(scope: Scope) -> Iterator[Check]:
    """What could not be printed waits as a file: somebody was told that staff will print it."""
    settings = scope.settings.printer
    folder = scope.data_dir / "reports"
    waiting = sum(1 for path in folder.glob("*.pdf") if not path.name.startswith(".")) if folder.is_dir() else 0
    if waiting and (settings.uri or settings.queue or settings.receipt):
        yield warn("papers", "check.papers", "check.papers.todo", str(waiting))
