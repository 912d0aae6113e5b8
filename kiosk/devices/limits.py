"""A time limit for every call to the radio, also for calls that cannot even be cancelled in time."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from kiosk.devices.reasons import Reason, lost

T = TypeVar("T")
GRACE_SECONDS = 3.0  # for a cancelled call to tidy up: bleak tells bluetoothd to disconnect, which takes two seconds


async def limited(call: Coroutine[Any, Any, T], seconds: float) -> T:
    """Await a call for so long; raises LinkLost when it takes longer.

    `asyncio.wait_for` is not enough: it waits for the cancelled call to end, and bleak's tidying-up waits for an
    answer from a bluetoothd that may be hanging.
    """
    task = asyncio.ensure_future(call)
    try:
        await asyncio.wait((task,), timeout=seconds)
    finally:
        if not task.done():
            task.cancel()
            task.add_done_callback(_forget)
    if task.done():
        return task.result()
    await asyncio.wait((task,), timeout=GRACE_SECONDS)
    raise lost(Reason.NO_ANSWER, f"no answer in {seconds:g} s")


def _forget(task: asyncio.Task[T]) -> None:
    """Look at an abandoned call's end, so that nobody logs that nobody did."""
    if not task.cancelled():
        task.exception()
