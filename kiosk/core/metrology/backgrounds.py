"""What the how-page says of the device behind a value: its last check, a correction, whether it can be checked and
whether it was validated. Only what is written down is told. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo

from kiosk.core.metrology.behind import Checks, gated, governs, key_of, last_check
from kiosk.core.metrology.values import InstrumentFacts
from kiosk.core.reading import Measurement, Method


@dataclass(frozen=True, slots=True)
class Looked:
    """What the store knows of one instrument: its checks (void ones too, oldest first) and what staff noted."""

    checks: Checks = field(default_factory=Checks)
    facts: InstrumentFacts = field(default_factory=InstrumentFacts)


@dataclass(frozen=True, slots=True)
class Background:
    """Of one quantity of a visit. ``checked``: the day of the last good check before it was measured, if any."""

    checked: date | None = None
    checkable: bool = True  # False: nothing exists here to compare it with
    corrected: bool = False
    validated: bool | None = None


def backgrounds(
    rows: Iterable[Measurement], looked: Mapping[tuple[str, str], Looked | None], zone: tzinfo
) -> Mapping[str, Background]:
    """Return by quantity what is known of the device that measured it last."""
    found: dict[str, Background] = {}
    for row in rows:
        known = looked.get(key_of(row))
        if row.method is not Method.DEVICE:
            continue
        last = last_check(known.checks, row.quantity, row.taken_at) if known is not None and gated(row) else None
        found[row.quantity] = Background(
            last.at.astimezone(zone).date() if last is not None else None,
            governs(row.quantity) is not None,
            row.proof.calibration_id is not None,
            known.facts.validated if known is not None else None,
        )
    return found
