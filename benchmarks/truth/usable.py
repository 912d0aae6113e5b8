"""Which numbers of a record are values that somebody would act on, and whether two of them are the same."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

FIELDS: Mapping[str, tuple[str, ...]] = {
    "gatt:2A9D": ("weight_kg",),
    "gatt:2A9C": ("body_fat_pct", "weight_kg", "impedance_ohm"),
    "gatt:2A35": ("systolic_mmhg", "diastolic_mmhg", "map_mmhg", "pulse_bpm"),
    "gatt:2A36": ("cuff_mmhg",),
    "gatt:2A37": ("bpm",),
    "gatt:2A5E": ("spo2_pct", "pulse_bpm"),
    "gatt:2A5F": ("spo2_pct", "pulse_bpm"),
    "gatt:2A1C": ("temp_c",),
    "gatt:2A18": ("glucose_mg_dl", "glucose_mmol_l"),
    "adv:181B": ("weight_kg", "impedance_ohm"),
    "adv:181D": ("weight_kg",),
    "tindeq:data": ("force_kg",),
}
"""What is compared with other people's decoders; every other protocol only with the table."""
ANY = ("weight_kg", "height_cm", "sys", "dia", "map", "pulse", "spo2", "force_n", "distance_mm", "temp_c", "time_ms")
TOLERANCE = Decimal("0.0005")  # of what a number's own digits allow: conversions are not rounded


def usable(protocol: str, record: Mapping[str, object]) -> dict[str, Decimal]:
    """Return the numbers of one record that may be used; none of an unusable one."""
    if not _counts(protocol, record):
        return {}
    found = {name: record.get(name) for name in FIELDS.get(protocol, ANY)}
    if protocol == "tindeq:data" and "force_kg" not in record:
        samples = record.get("samples")
        forces = [Decimal(str(pair[0])) for pair in samples] if isinstance(samples, list | tuple) else []
        found = {"force_kg": max(forces, default=None)}
    return {name: Decimal(value) for name, value in found.items() if isinstance(value, Decimal | int)}


def _counts(protocol: str, record: Mapping[str, object]) -> bool:
    """An advert says itself whether it may be used; so do a strap without skin and a control solution."""
    if protocol.startswith("adv:"):
        return record.get("usable", True) is True
    if protocol == "gatt:2A37":
        return not (record.get("contact_supported") is True and record.get("contact") is not True)
    if protocol == "gatt:2A18":
        return record.get("sample_type") != 10 and record.get("sample_location") != 4
    return record.get("status", "ok") not in ("overload", "underload", "no_result", "device_error")


def same(one: Decimal, other: Decimal) -> bool:
    """Whether they are the same number, but for the last digit of a binary fraction."""
    return abs(one - other) <= TOLERANCE * max(Decimal(1), abs(one) / 100)
