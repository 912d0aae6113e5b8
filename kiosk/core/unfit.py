"""What a device itself says against its value: flags, states and half measurements, in the words of the Records.

A continuous reading that is no value yet is ``no_result``: the step waits on. Only a finished measurement that failed
is ``unsuccessful``. Sources: BLE reference §2.2, 2.4, 2.5, 2.7, 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kiosk.core.reading import Record, Refusal

OXIMETERS = ("gatt:2A5F", "nonin:oximetry", "jumper:81", "berrymed:bci", "viatom:o2")
"""Protocols that go on saying how it is: no value is no failure."""
BAD_SIGNAL = frozenset(
    (
        *("invalid", "questionable", "unavailable", "calibrating", "test", "demo", "early_estimate"),
        *("malfunction", "inadequate_signal", "erratic", "non_pulsatile", "questionable_pulse", "interference"),
        *("not_on_user", "unknown_sensor", "displaced", "sensor_malfunction", "disconnected"),
    )
)
"""Bits of the two statuses beside which SpO2 is no value."""
BAD_SAMPLE = frozenset(
    (
        *("malfunction", "sample_too_small", "strip_insertion", "strip_type", "too_high", "too_low"),
        *("too_hot", "too_cold", "strip_pulled", "fault"),
    )
)
CONTROL_TYPE, CONTROL_LOCATION = 10, 4
NO_RECORDS, DONE = 6, 1


def unfit(record: Record) -> Refusal | None:
    """Return why the device's own words make it no value, if they do."""
    fields, at = record.fields, record.at
    waits = _waits(record.protocol, fields)
    if waits:
        return Refusal("no_result", waits, at=at)
    failed = tuple(name for name in _names(fields, "sensor_flags") if name in BAD_SAMPLE)
    special = fields.get("special")
    if failed or (isinstance(special, Mapping) and "glucose" in special):
        return Refusal("unsuccessful", detail=failed, at=at)
    return None


def _waits(protocol: str, fields: Mapping[str, object]) -> str:
    """Return a word for what is not a result, or not yet one."""
    if fields.get("usable") is False:
        return "removed" if fields.get("removed") else "empty" if fields.get("stable") else "unstable"
    if fields.get("complete") is False:
        return "incomplete"
    if fields.get("body_fat_pct") == 0 and fields.get("impedance_ohm", 0) == 0:
        return "not_yet"
    if fields.get("contact") is False:
        return "no_contact"
    if fields.get("sample_type") == CONTROL_TYPE or fields.get("sample_location") == CONTROL_LOCATION:
        return "control_solution"
    if protocol == "gatt:2A52" and fields.get("result", DONE) != DONE:
        return "no_records" if fields["result"] == NO_RECORDS else "not_reported"
    return _oximeter(protocol, fields)


def _oximeter(protocol: str, fields: Mapping[str, object]) -> str:
    measurement = _names(fields, "meas_flags")
    for name in (*measurement, *_names(fields, "device_flags")):
        if name in BAD_SIGNAL:
            return name
    if "from_storage" in measurement and not isinstance(fields.get("timestamp"), datetime):
        return "from_storage"  # of nobody knows whom
    if "ongoing" in measurement and protocol == "gatt:2A5E":
        return "ongoing"  # a spot check is over when it is over
    if protocol in OXIMETERS and (fields.get("measurement_ok") is False or fields.get("spo2_pct") is None):
        return "no_finger"
    return ""


def _names(fields: Mapping[str, object], field: str) -> tuple[str, ...]:
    names = fields.get(field)
    return names if isinstance(names, tuple) else ()
