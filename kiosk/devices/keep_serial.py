"""Keeps one serial device alive: open, serve, lose, wait, open again; says each time why not."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import Bound
from kiosk.devices.driver import SerialLine
from kiosk.devices.events import State
from kiosk.devices.link_serial import SerialLink
from kiosk.devices.reasons import Reason, reason_of

STATES = {
    Reason.NOT_PLUGGED: State.ABSENT,
    Reason.CABLE: State.ABSENT,
    Reason.SILENT: State.STUCK,
}


async def keep_serial(device: Bound, line: SerialLine, backoff: Backoff) -> None:
    """Run until cancelled. While the path is away it is only looked for, at the shortest interval."""
    path = Path(device.binding.port)
    while True:
        if path.exists():
            await _once(device, line, backoff)
        else:
            device.change(State.ABSENT, Reason.NOT_PLUGGED)
            backoff.reset()
        await device.pause(backoff.next())


async def _once(device: Bound, line: SerialLine, backoff: Backoff) -> None:
    binding, framer = device.binding, device.protocol.framer
    assert framer is not None, "a serial protocol has a framer"
    link = SerialLink(
        binding.port, line, lambda: framer(binding.driver.variant), device.clock.monotonic, binding.driver.silence
    )
    if device.changed.state is not State.STUCK:
        device.change(State.CONNECTING)
    try:
        async with link:
            error = (await device.serve(link)).error
    except LinkLost as flaw:
        error = flaw
    if error is not None:
        reason = reason_of(error)
        device.change(STATES.get(reason, State.FAULTY), reason, str(error))
    if link.heard:
        backoff.reset()
