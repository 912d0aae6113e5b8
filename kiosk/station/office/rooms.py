"""Every room of the office, and what each carries out."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.station.office import (
    begin,
    binding,
    calls,
    cards,
    check_affected,
    check_daily,
    check_full,
    check_history,
    check_outside,
    check_overview,
    check_page,
    check_refs,
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
    on_stage,
    pairing,
    people,
    person,
    queue,
    records,
    roster,
    stations,
    studies,
    study_files,
    study_form,
    study_notes,
    study_page,
    study_run,
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
    on_stage,
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
    check_overview,
    check_daily,
    check_full,
    check_history,
    check_page,
    check_outside,
    check_affected,
    check_refs,
    studies,
    study_form,
    study_run,
    study_notes,
    study_page,
    study_files,
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
