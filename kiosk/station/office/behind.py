"""What the checks say of kept values, for staff's pages: read anew each time, so that no page holds an older word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from kiosk.core.metrology.backgrounds import Background, Looked, backgrounds
from kiosk.core.metrology.behind import Checks, Key, doubtful_before, in_force, key_of
from kiosk.core.metrology.plans import correctable
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.reading import Measurement, Method
from kiosk.station.office.room import Room
from kiosk.store.records import Store


async def looked_at(room: Room, rows: Iterable[Measurement]) -> Mapping[Key, Looked]:
    """Read the checks of every instrument behind these values."""
    keys = {key_of(row) for row in rows if row.method is Method.DEVICE}
    return {key: await _look(room, *key) for key in sorted(keys)}


async def _look(room: Room, driver: str, serial: str) -> Looked:
    known = await room.read(Store.checks_of, driver, serial)
    return Looked(Checks(known), await room.read(Store.instrument_facts, driver, serial))


async def backgrounds_of(room: Room, rows: Iterable[Measurement]) -> Mapping[str, Background]:
    """Return by quantity what is known of the device behind a visit's values."""
    kept = tuple(rows)
    return backgrounds(kept, await looked_at(room, kept), room.station.settings.zone)


async def sound(room: Room, rows: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Leave out what is no ground for comparing: earlier values whose device was not in order."""
    kept = tuple(rows)
    known = {key: looked.checks for key, looked in (await looked_at(room, kept)).items()}
    doubtful = doubtful_before(kept, known)
    return tuple(row for row in kept if row.quantity not in doubtful)


async def in_force_of(
    room: Room, driver: str, serial: str, quantities: Iterable[str], at: datetime
) -> Mapping[str, DeviceCheck]:
    """Return by quantity the check whose correction was in force then, as a lease at that time would have found it."""
    looked = await _look(room, driver, serial)
    may = [one for one in quantities if correctable(one, looked.facts.legal)]
    each = ((quantity, in_force(looked.checks, quantity, at)) for quantity in may)
    return {quantity: check for quantity, check in each if check is not None}
