"""bluetooth-sig as an answering machine, run by its own Python: lines ``{"id", "protocol", "hex"}`` in, numbers out.

What it marks itself as unusable (no skin contact, control solution) is taken as no number; so is NaN. With
``--speed N`` it decodes the same lines N times and prints frames and seconds.
"""

import json
import logging
import math
import sys
import time

from bluetooth_sig import BluetoothSIGTranslator

logging.disable(logging.CRITICAL)
POUND = 0.45359237
FIELDS = {
    "gatt:2A9D": lambda said: {"weight_kg": mass(said.weight, said.weight_unit)},
    "gatt:2A9C": lambda said: {
        "body_fat_pct": said.body_fat_percentage,
        "weight_kg": mass(said.weight, said.measurement_units),
        "impedance_ohm": said.impedance,
    },
    "gatt:2A35": lambda said: {
        "systolic_mmhg": pressure(said.systolic, said.unit),
        "diastolic_mmhg": pressure(said.diastolic, said.unit),
        "map_mmhg": pressure(said.mean_arterial_pressure, said.unit),
        "pulse_bpm": said.optional_fields.pulse_rate,
    },
    "gatt:2A36": lambda said: {"cuff_mmhg": pressure(said.current_cuff_pressure, said.unit)},
    "gatt:2A37": lambda said: {"bpm": None if said.sensor_contact.name == "NOT_DETECTED" else said.heart_rate},
    "gatt:2A5E": lambda said: {"spo2_pct": said.spo2, "pulse_bpm": said.pulse_rate},
    "gatt:2A5F": lambda said: {"spo2_pct": said.spo2, "pulse_bpm": said.pulse_rate},
    "gatt:2A1C": lambda said: {"temp_c": celsius(said.temperature, said.unit)},
    "gatt:2A18": lambda said: glucose(said),
}


def mass(number, unit):
    """Kilograms."""
    return None if number is None else number * (POUND if unit.value in ("lb", "imperial") else 1)


def pressure(number, unit):
    """Millimetres of mercury."""
    return None if number is None else number * (7.50061683 if "kp" in unit.value.lower() else 1)


def celsius(number, unit):
    """Degrees Celsius."""
    return None if number is None else (number - 32) / 1.8 if "F" in unit.value else number


def glucose(said):
    """One of the two units; nothing of a control solution."""
    kind = getattr(said.glucose_type, "name", "") or ""
    place = getattr(said.sample_location, "name", "") or ""
    if "CONTROL" in kind or "CONTROL" in place:
        return {}
    return {"glucose_mmol_l" if "mol" in said.unit else "glucose_mg_dl": said.glucose_concentration}


def numbers(translator, line):
    """Return the numbers it gives, by field; nothing when it refuses."""
    try:
        said = translator.parse_characteristic(line["protocol"][5:], bytes.fromhex(line["hex"]))
        found = FIELDS[line["protocol"]](said)
    except Exception:
        return {}
    return {name: float(value) for name, value in found.items() if value is not None and math.isfinite(value)}


def main():
    """Answer every line, or measure."""
    translator = BluetoothSIGTranslator()
    lines = [json.loads(line) for line in sys.stdin]
    if "--speed" in sys.argv:
        times = int(sys.argv[sys.argv.index("--speed") + 1])
        frames = [(line["protocol"][5:], bytes.fromhex(line["hex"])) for line in lines]
        began = time.perf_counter()
        for _ in range(times):
            for key, data in frames:
                translator.parse_characteristic(key, data)
        print(json.dumps({"frames": times * len(frames), "seconds": time.perf_counter() - began}))
        return
    for line in lines:
        print(json.dumps({"id": line["id"], "numbers": numbers(translator, line)}))


main()
