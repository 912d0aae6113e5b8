"""How each thing was measured, in values: "왜 다른 기계와 다른가요?" on the screen, and the page for the doctor. Pure.

Says what the record holds and nothing more: when a device was checked, that its numbers were corrected, and whether it
was validated clinically are told only where somebody wrote it down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from kiosk.core.battery.pressure import PRESSURE_NEEDS, newest_pressure
from kiosk.core.counts import COUNTS
from kiosk.core.metrology.backgrounds import Background
from kiosk.core.reading import Measurement, Method
from kiosk.core.results import Counted, How, ResultLine
from kiosk.core.texts import Sentence
from kiosk.core.told import Told
from kiosk.core.visit_record import Instrument

Instruments = Mapping[str, Instrument]
"""By quantity the instrument that measured it last in this visit."""
NO_INSTRUMENTS: Instruments = MappingProxyType({})

MEASURED = {
    "height": ("body_height",),
    "weight": ("body_weight",),
    "pressure": PRESSURE_NEEDS,
    "pulse": ("heart_rate",),
    "grip": ("grip_force",),
    "body_composition": ("body_fat", "fat_mass", "muscle_mass", "fat_free_mass", "body_water"),
}
"""A line's key → the quantities behind it; every other line is called like its quantity."""
ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "height": "how.about.height",
        "weight": "how.about.weight",
        "waist": "how.about.tape",
        "calf": "how.about.tape",
        "body_composition": "how.about.composition",
        "asm_h2": "how.about.composition",
        "pressure": "how.about.pressure",
        "pulse": "how.about.pulse",
        "spo2": "how.about.oxygen",
        "body_temperature": "how.about.warmth",
        "glucose": "how.about.sugar",
        "grip": "how.about.grip",
    }
)
"""What makes numbers of a kind differ; of tests that somebody times or counts ``how.about.test``."""
COMPUTED = ("bmi", "whtr", "relative_grip", "overall", "fitness_age", "grip_rfd")
"""Follow from other lines, which say how they were measured."""


def instruments_of(rows: Iterable[Measurement], used: Iterable[Instrument]) -> Instruments:
    """Return by quantity which of the instruments of a kept visit measured it."""
    named = {(one.driver, one.serial): one for one in used}
    found: dict[str, Instrument] = {}
    for row in rows:
        one = named.get((row.proof.driver, row.proof.device_serial))
        if one is not None:
            found[row.quantity] = one
    return MappingProxyType(found)


Behind = Mapping[str, Background]
"""By quantity what is known of the device behind it."""
NOTHING_BEHIND: Behind = MappingProxyType({})
_UNKNOWN = Background()


def hows(
    told: Told, lines: Iterable[ResultLine], instruments: Instruments, behind: Behind = NOTHING_BEHIND
) -> tuple[How, ...]:
    """Return how each line's number came to be; nothing for what only follows from others."""
    return tuple(_hows(told, lines, instruments, behind))


def _hows(told: Told, lines: Iterable[ResultLine], instruments: Instruments, behind: Behind) -> Iterator[How]:
    for line in lines:
        quantities = MEASURED.get(line.key, (line.key,))
        trials = [one for one in told.taken if any(one.get(quantity) is not None for quantity in quantities)]
        if line.key in COMPUTED or not trials:
            continue
        method = trials[-1].method
        used = next((instruments[one] for one in quantities if one in instruments), None)
        device = used if method is Method.DEVICE else None
        known = next((behind[one] for one in quantities if one in behind), _UNKNOWN) if device else _UNKNOWN
        about = ABOUT.get(line.key) or ("" if method is Method.ANSWERED else "how.about.test")
        yield How(
            line.key,
            line.title,
            method,
            device.maker if device else "",
            device.model if device else "",
            known.checked or (device.last_check.date() if device and device.last_check else None),
            bool(told.unchecked.intersection(quantities)),
            len(trials),
            _counted(told, line.key, quantities[0], len(trials)),
            known.validated,
            Sentence(about) if about else None,
            known.corrected,
            known.checkable,
        )


def _counted(told: Told, key: str, quantity: str, readings: int) -> Counted:
    if readings < 2:
        return "only"
    if key == "pressure":
        return "newest" if told.pressure == newest_pressure(told.taken) else "mean"
    return COUNTS.get(quantity, "newest")
