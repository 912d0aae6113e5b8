"""What a reading of the holding tray would become in a visit: the same map and the same limits as at a running step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID, uuid5

from kiosk.core.metrology.applied import NO_CORRECTIONS, Corrections, corrected, corrections_of
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Measurement, Method, Proof, Reading, Record, Refusal
from kiosk.core.translate import meaning

STEPS: Mapping[str, str] = MappingProxyType(
    {
        "body_height": "height",
        "body_weight": "weight",
        "systolic_pressure": "pressure",
        "diastolic_pressure": "pressure",
        "mean_pressure": "pressure",
        "heart_rate": "pressure",
    }
)
"""The step that would have asked for it; another quantity is its own step."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A record of the tray, as the tray keeps it. ``at``: the device's own time, else when it arrived. ``checks``: by
    quantity the check whose correction was in force then."""

    item: UUID
    record: Record
    driver: str
    codec_version: str
    serial: str
    at: datetime
    checks: Mapping[str, DeviceCheck] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Values:
    """Its values by quantity, as the device said them; ``refused`` is the reason when it cannot be kept."""

    said: tuple[tuple[str, Decimal], ...] = ()
    refused: str = ""


def values_of(record: Record, corrections: Corrections = NO_CORRECTIONS) -> Values:
    """Tell what a record means. One value outside its limits spoils the record: the device was not well used."""
    found: dict[str, Decimal] = {}
    refused = ""
    for said in meaning(record):
        one = corrected(said, corrections)
        judged = plausible(one, QUANTITIES) if isinstance(one, Reading) else one
        match judged:
            case Reading(quantity=quantity, value=value):
                found[quantity] = value
            case Refusal(reason=reason):
                refused = refused or reason
            case Block():
                refused = refused or "no_result"  # a stretch of a stream is no result by itself
    if not found and not refused:
        refused = "no_result"
    return Values(tuple(found.items()), refused)


def measurements_of(stray: Stray) -> tuple[Measurement, ...]:
    """Make the rows, each rounded once, with the proof that a running step would have kept."""
    values = values_of(stray.record, corrections_of(stray.checks))
    if values.refused:
        return ()
    raw = stray.record.raw
    said = " ".join(f"{one.value}" for one in meaning(stray.record) if isinstance(one, Reading))
    frames = len(raw).to_bytes(4, "little") + raw
    proof = Proof(
        stray.driver, stray.record.protocol, stray.codec_version, stray.serial, None, frames, said, "accepted"
    )
    event = uuid5(stray.item, "event")
    return tuple(
        Measurement(
            id=uuid5(stray.item, quantity),
            event_id=event,
            quantity=quantity,
            side=None,
            value=QUANTITIES[quantity].rounded(value),
            taken_at=stray.at,
            method=Method.DEVICE,
            step=STEPS.get(quantity, quantity),
            proof=replace(proof, calibration_id=stray.checks[quantity].id if quantity in stray.checks else None),
        )
        for quantity, value in values.said
    )
