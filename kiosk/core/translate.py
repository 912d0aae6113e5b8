"""The one map from what a device said to what it means: Record → Readings, Blocks or a Refusal.

A later protocol adds a line to `VALUES`, `STREAMS` or `POINTS`, not code. A plug-in's Record says it itself:
``{"quantities": {"grip_force": Decimal("31.4")}}`` in the quantity's own unit, or ``samples`` with their ``stream``.
Nothing here knows a limit: see `plausible`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np

from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.samples import Samples
from kiosk.core.unfit import OXIMETERS, unfit

VALUES = (
    # field, quantity, field with the digits as the device gave them
    ("height_cm", "body_height", ""),
    ("weight_kg", "body_weight", "raw_value"),
    ("body_fat_pct", "body_fat", ""),
    ("fat_mass_kg", "fat_mass", ""),
    ("fat_free_mass_kg", "fat_free_mass", ""),
    ("muscle_mass_kg", "muscle_mass", ""),
    ("body_water_mass_kg", "body_water", ""),
    ("impedance_ohm", "impedance", ""),
    ("bmr_kcal", "basal_metabolism", ""),
    ("visceral_level", "visceral_level", ""),
    ("sys", "systolic_pressure", ""),
    ("dia", "diastolic_pressure", ""),
    ("map", "mean_pressure", ""),
    ("pulse", "heart_rate", ""),
    ("spo2", "spo2", ""),
    ("systolic_mmhg", "systolic_pressure", "systolic_kpa"),
    ("diastolic_mmhg", "diastolic_pressure", "diastolic_kpa"),
    ("map_mmhg", "mean_pressure", "map_kpa"),
    ("pulse_bpm", "heart_rate", ""),
    ("bpm", "heart_rate", ""),
    ("spo2_pct", "spo2", ""),
    ("temp_c", "body_temperature", ""),
    ("glucose_mg_dl", "glucose", ""),
)
FACTORS = {
    # field in another unit: quantity, and what one of it is in the quantity's unit
    "bmr_kj": ("basal_metabolism", 1 / Decimal("4.184")),
    "glucose_mmol_l": ("glucose", Decimal("18.0156")),  # the molar mass of glucose: mg/dL of one mmol/L
}
STREAMS = {
    # protocol: quantity of its ``samples`` (pairs of value and microseconds)
    "tindeq:data": "grip_force",
    "vernier:gdx": "grip_force",
    "pitchsix:force": "grip_force",
}
POINTS = {
    # protocol: quantity, field of the one sample, its field of device microseconds ("": the time of its last byte is
    # all there is), and the seconds that the line takes for the frame after what it tells has happened
    "chronopic": ("contact", "state", "clock_us", 5 * 10 / 9600),
    "maxbotix_r": ("distance", "distance_mm", "", 0.0),
    "wichro": ("contact", "contact", "time_us", 0.0),
    "uart_ff4": ("distance", "distance_mm", "", 0.0),
    "chronojump_force": ("grip_force", "force_n", "clock_us", 15 * 10 / 115200),
    "number_line": ("grip_force", "force_n", "", 0.0),
}
KGF = Decimal("9.80665")
NEWTON = ("chronojump_force", "number_line", "vernier:gdx")
"""Protocols that tell newton, where the quantity is kept in kilograms of force."""
CONTINUOUS = ("cms50d", "gatt:2A37", *OXIMETERS)
"""Protocols that say a value every second for as long as the finger is in: each stands for itself, none is a result."""
OF_ANYBODY = ("body_weight", "impedance")
"""What stays true of a composition that was computed for a person in the scale's memory."""
PROGRESS = ("gatt:2A36", "gatt:2A1E")
"""Protocols that only show how far a measurement is: nothing of them is a result."""
REFUSING = ("overload", "underload", "no_result", "device_error")
BMI_TOLERANCE = Decimal("0.15")
"""A device may round or cut its one decimal (0.1) and compute from more digits than it prints (0.05)."""


def meaning(record: Record) -> tuple[Reading | Block | Refusal, ...]:
    """Return what one Record means; empty when it holds nothing to keep (a state, an answer to a command)."""
    fields = record.fields
    if isinstance(fields, Samples):
        return _stream(STREAMS[record.protocol], fields, record.at)
    if record.protocol in PROGRESS:
        return ()
    refusal = unfit(record) or _refusal(fields, record.at)
    if refusal is not None:
        return (refusal,)
    if stream := STREAMS.get(record.protocol, fields.get("stream")):
        return _block(str(stream), record)
    if record.protocol in POINTS:
        return _point(*POINTS[record.protocol], record)
    # What says "usable" is a finished measurement, said once; its frames before that were refused.
    stable = fields.get("stable", True if record.protocol in CONTINUOUS else None) if "usable" not in fields else None
    named = fields.get("quantities")
    found = [(quantity, fields.get(name), said) for name, quantity, said in VALUES]
    found += [(key, value, "") for key, value in named.items()] if isinstance(named, Mapping) else []
    told = {quantity for quantity, given, _ in found if _number(given) is not None}
    for name, (quantity, factor) in FACTORS.items():
        if (number := _number(fields.get(name))) is not None and quantity not in told:
            found.append((quantity, number * factor, name))
    return tuple(
        Reading(quantity, value, record.at, stable if isinstance(stable, bool) else None, f"{fields.get(said, value)}")
        for quantity, given, said in found
        if (value := _number(given)) is not None and (fields.get("composed_for") != "slot" or quantity in OF_ANYBODY)
    )


def bmi_agrees(weight_kg: Decimal, height_cm: Decimal, bmi: Decimal) -> bool:
    """Whether a printed BMI belongs to this weight and this height; whole numbers may have been cut."""
    tolerance = Decimal(1) if bmi.as_tuple().exponent == 0 else BMI_TOLERANCE
    return height_cm > 0 and abs(weight_kg / (height_cm / 100) ** 2 - bmi) <= tolerance


def _refusal(fields: Mapping[str, object], at: float) -> Refusal | None:
    """Return why the record holds no usable value, if so."""
    status = fields.get("status")
    if status in REFUSING:
        return Refusal(str(status), str(fields.get("error_code", "")), at=at)
    if fields.get("measurement_ok") is False:
        return Refusal("unsuccessful", detail=_flags(status), at=at)
    height, weight, bmi = (_finite(fields.get(name)) for name in ("height_cm", "weight_kg", "bmi"))
    # A scale that says whether it is stable says zero all day, honestly; a finished measurement of zero is none.
    if "stable" not in fields and 0 in (height, weight):
        return Refusal("no_result", "height_cm" if height == 0 else "weight_kg", at=at)
    disagrees = height is not None and weight is not None and bmi is not None and not bmi_agrees(weight, height, bmi)
    if disagrees or "bmi_rejected" in fields:
        return Refusal("implausible", "bmi", at=at)
    return None


def _number(value: object) -> Decimal | None:
    """Return a number, also NaN (`plausible` refuses it); None for anything else."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _finite(value: object) -> Decimal | None:
    number = _number(value)
    return number if number is not None and number.is_finite() else None


def _flags(status: object) -> tuple[str, ...]:
    """Return the status flags that are up, by name: cuff_loose, pulse_range_above."""
    if not isinstance(status, Mapping):
        return ()
    up = (name if value is True else f"{name}_{value}" for name, value in status.items() if value not in (False, None))
    return tuple(name for name in up if name != "pulse_range_in_range")


def _stream(quantity: str, samples: Samples, at: float) -> tuple[Block, ...]:
    seconds, values = samples.stream()
    return (Block(quantity, seconds, values, at, single=True),) if len(values) else ()


def _block(quantity: str, record: Record) -> tuple[Block, ...]:
    """Make a stretch of a stream, without the samples that are no numbers; the codec has unwrapped its clock.

    Samples without a time of their own (None) have that of the last byte.
    """
    samples = record.fields.get("samples")
    if not isinstance(samples, list | tuple):
        return ()
    per = KGF if record.protocol in NEWTON else 1
    values = np.array([float(value / per) for value, _ in samples], dtype=np.float64)
    told = record.fields.get("unwrapped_us")
    clock = told if isinstance(told, list | tuple) else [at for _, at in samples]
    seconds = np.array([record.at if at is None else at / 1e6 for at in clock], dtype=np.float64)
    good = np.isfinite(values)
    return (Block(quantity, seconds[good], values[good], record.at),) if good.any() else ()


def _point(quantity: str, field: str, clock: str, line: float, record: Record) -> tuple[Block, ...]:
    """Make a stretch of one sample, of a device that says one at a time; none without its time."""
    value, at = _finite(record.fields.get(field)), _finite(record.fields.get(clock))
    if value is None or (clock and at is None):
        return ()
    if record.protocol in NEWTON:
        value /= KGF
    seconds = float(at) / 1e6 if at is not None else record.at
    return (Block(quantity, np.array([seconds]), np.array([float(value)]), record.at - line),)
