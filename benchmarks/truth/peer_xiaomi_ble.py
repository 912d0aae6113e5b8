"""xiaomi-ble as an answering machine, run by its own Python: lines ``{"id", "protocol", "hex"}`` in, numbers out.

Only what it calls the mass counts, not what it calls not stabilised. With ``--speed N`` it decodes the same lines N
times and prints frames and seconds.
"""

import json
import logging
import sys
import time

from bluetooth_sensor_state_data import BluetoothServiceInfo
from xiaomi_ble import XiaomiBluetoothDeviceData

logging.disable(logging.CRITICAL)
NAMES = {"mass": "weight_kg", "impedance": "impedance_ohm"}


def advert(line):
    """Make the advert it takes."""
    service = f"0000{line['protocol'][4:].lower()}-0000-1000-8000-00805f9b34fb"
    return BluetoothServiceInfo(
        name="MIBCS",
        address="F0:F1:F2:F3:F4:F5",
        rssi=-50,
        manufacturer_data={},
        service_data={service: bytes.fromhex(line["hex"])},
        service_uuids=[service],
        source="battery",
    )


def numbers(line):
    """Return the numbers it gives, by field; nothing when it refuses."""
    try:
        said = XiaomiBluetoothDeviceData().update(advert(line))
    except Exception:
        return {}
    found = {key.key: value.native_value for key, value in said.entity_values.items()}
    return {NAMES[key]: float(value) for key, value in found.items() if key in NAMES and value is not None}


def main():
    """Answer every line, or measure."""
    lines = [json.loads(line) for line in sys.stdin]
    if "--speed" in sys.argv:
        times = int(sys.argv[sys.argv.index("--speed") + 1])
        adverts = [advert(line) for line in lines]
        decoder = XiaomiBluetoothDeviceData()
        began = time.perf_counter()
        for _ in range(times):
            for one in adverts:
                decoder.update(one)
        print(json.dumps({"frames": times * len(adverts), "seconds": time.perf_counter() - began}))
        return
    for line in lines:
        print(json.dumps({"id": line["id"], "numbers": numbers(line)}))


main()
