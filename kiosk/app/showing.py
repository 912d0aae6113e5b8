"""시연 where no device is bound: simulated ones, so that a visitor can be shown a whole measurement.

They are bound in the practice store alone, follow what the screen shows, and end with the kiosk.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import structlog

from kiosk.app.modes import Ground
from kiosk.core.clock import Clock
from kiosk.core.errors import KioskError
from kiosk.core.messages import Fact
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store

ACTOR = "system:practice"
SCENARIO = "normal"
_BUS = "DBUS_SYSTEM_BUS_ADDRESS"
Hear = Callable[[Fact], None]
log = structlog.get_logger()


@asynccontextmanager
async def shown_devices(ground: Ground, gateway: StoreGateway, clock: Clock) -> AsyncIterator[Hear]:
    """Yield who must hear every fact. Without the simulator it is a show without devices, and the log says so."""
    if not ground.simulated:
        yield _nobody
        return
    from kiosk.app.demo.follower import Follower  # only here: an ordinary day needs none of it
    from kiosk.app.demo.look import bindings_of, checks_of
    from kiosk.app.demo.props import Simulator
    from kiosk.devices.simulate.scenario import Checked

    folder = ground.data_dir / "simulator"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        simulator = await asyncio.to_thread(Simulator, SCENARIO, folder, 0, 1.0)
    except (KioskError, OSError) as error:
        log.error("show-no-devices", reason=type(error).__name__)
        yield _nobody
        return
    try:
        now = clock.utc()
        for row in bindings_of(simulator, now):
            await gateway.call(Store.bind, row, actor=ACTOR, now=now)
            for check in checks_of(row, now, Checked()):
                await gateway.call(Store.check_add, check, actor=ACTOR, now=now)
        with _radio(simulator.ready.get("dbus")):
            yield Follower(simulator).hear
    finally:
        await asyncio.to_thread(simulator.stop)


def _nobody(_: Fact) -> None:
    """Nothing follows the screen."""


@contextmanager
def _radio(address: object) -> Iterator[None]:
    """Use the simulated radio; the real one is back afterwards, also for the program that starts anew in this place."""
    before = os.environ.get(_BUS)
    if address:
        os.environ[_BUS] = str(address)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_BUS, None)
        else:
            os.environ[_BUS] = before
