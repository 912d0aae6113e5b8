"""Keeps the program of a process link running: start, serve, lose, wait, start again; says each time why not."""

from __future__ import annotations

from datetime import tzinfo

from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import Bound
from kiosk.devices.driver import ProcessLine
from kiosk.devices.events import State
from kiosk.devices.link_process import ProcessLink
from kiosk.devices.reasons import Reason, reason_of

STATES = {Reason.NOT_PLUGGED: State.ABSENT, Reason.SILENT: State.STUCK}


async def keep_process(device: Bound, line: ProcessLine, zone: tzinfo, backoff: Backoff) -> None:
    """Run until cancelled. The binding's ``port`` is handed to the program as ``{address}``."""
    binding, protocol = device.binding, device.protocol
    while True:
        link = ProcessLink(
            line, protocol.key, protocol.quantities, device.clock, zone, binding.driver.silence, binding.port
        )
        error: LinkLost | None
        if device.changed.state not in (State.STUCK, State.FAULTY):
            device.change(State.CONNECTING)
        try:
            async with link:
                served = await device.serve(link)
                error = served.error
        except LinkLost as flaw:
            error = flaw
        if error is not None:
            device.change(STATES.get(reason_of(error), State.FAULTY), reason_of(error), str(error))
        if link.heard and error is None:
            backoff.reset()
        await device.pause(backoff.next())
