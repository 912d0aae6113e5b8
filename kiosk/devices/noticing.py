"""Facts about a device that its own Records tell: firmware, battery, and how far its clock is off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from decimal import Decimal

from kiosk.core.reading import Record
from kiosk.core.whose import device_time
from kiosk.devices.events import What

MINUTE = 60
_TEXTS: tuple[tuple[str, What], ...] = (("firmware", "firmware"), ("model", "model"), ("serial_number", "serial"))


def facts_of(record: Record, memory: bool, now: datetime, zone: tzinfo) -> Iterator[tuple[What, Decimal | str]]:
    """Yield what a Record tells about the device itself.

    The clock only from a result that is surely fresh: one out of a memory is as old as it is. Within a minute a clock
    is right, since a cuff stamps the beginning or the end of an inflation, often without seconds; beyond, the minutes.
    """
    for field, what in _TEXTS:
        if isinstance(text := record.fields.get(field), str) and text:
            yield what, text
    battery = record.fields.get("battery_percent")
    if isinstance(battery, int | Decimal) and not isinstance(battery, bool) and 0 <= battery <= 100:
        yield "battery", Decimal(battery)
    fresh = not memory or record.fields.get("stored") is False
    stamp = device_time(record)
    if fresh and stamp is not None:
        yield "clock", drift(stamp, now, zone)


def drift(stamp: datetime, now: datetime, zone: tzinfo) -> Decimal:
    """Return the seconds by which a device's clock is ahead of ours, in whole minutes; 0 below one."""
    ahead = (stamp if stamp.tzinfo is not None else stamp.replace(tzinfo=zone)) - now
    minutes = int(ahead.total_seconds() / MINUTE)  # toward zero
    return Decimal(minutes * MINUTE)
