"""Every room of the office, and what each carries out."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.station.office import (
    begin,
    binding,
    calls,
    cards,
    closing,
    colleagues,
    consents,
    consult,
    contact,
    correcting,
    day,
    device_page,
    devices,
    finding,
    follow,
    home,
    keeping_pages,
    leaving,
    merging,
    moving,
    naming,
    numbers,
    pairing,
    people,
    person,
    queue,
    records,
    roster,
    stations,
    swap,
    testing,
    training,
    tray,
    typing,
    upkeep,
    values,
)
from kiosk.station.office import log as access_log
from kiosk.station.office.room import Handler

MODULES = (
    begin,
    cards,
    consents,
    contact,
    home,
    keeping_pages,
    leaving,
    merging,
    people,
    person,
    colleagues,
    numbers,
    access_log,
    records,
    values,
    correcting,
    moving,
    typing,
    tray,
    consult,
    follow,
    training,
    day,
    stations,
    calls,
    closing,
    upkeep,
    queue,
    roster,
    devices,
    device_page,
    testing,
    pairing,
    finding,
    binding,
    naming,
    swap,
)
"""Every room of the office; each brings its ``DUTIES``."""


def handlers() -> Mapping[type, Handler]:
    """Gather what every module carries out; twice the same duty is a mistake of ours."""
    found: dict[type, Handler] = {}
    for module in MODULES:
        for duty, handler in module.DUTIES.items():
            if duty in found:
                raise RuntimeError(f"{duty.__name__} is carried out twice")
            found[duty] = handler
    return found
