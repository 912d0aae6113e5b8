"""Which reason people read for what bleak, dbus-fast and the system raise."""

from __future__ import annotations

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
)
from dbus_fast import DBusError
from dbus_fast.errors import AuthError

from kiosk.devices.failures import name_failure
from kiosk.devices.reasons import Reason, lost

BLUEZ, DBUS = "org.bluez.Error.", "org.freedesktop.DBus.Error."


def away(reason: str) -> BleakBluetoothNotAvailableError:
    return BleakBluetoothNotAvailableError("toy", BleakBluetoothNotAvailableReason[reason])


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (lost(Reason.SILENT), Reason.SILENT),
        (away("NO_BLUETOOTH"), Reason.ADAPTER_MISSING),
        (away("NO_BLE_CENTRAL_ROLE"), Reason.ADAPTER_MISSING),
        (away("POWERED_OFF"), Reason.ADAPTER_OFF),
        (away("DENIED_BY_SYSTEM"), Reason.BLUETOOTH_DENIED),
        (away("UNKNOWN"), Reason.BLUETOOTH_DOWN),
        (BleakDBusError(f"{BLUEZ}NotPermitted", ["Not paired"]), Reason.NOT_PAIRED),
        (BleakDBusError(f"{BLUEZ}NotPermitted", ["Read not permitted"]), Reason.REFUSED),
        (BleakDBusError(f"{BLUEZ}AuthenticationFailed", ["Authentication Failed"]), Reason.NOT_PAIRED),
        (BleakDBusError(f"{BLUEZ}AuthenticationCanceled", []), Reason.NOT_PAIRED),
        (BleakDBusError(f"{BLUEZ}AuthenticationTimeout", []), Reason.NOT_PAIRED),
        (BleakDBusError(f"{BLUEZ}NotReady", ["Resource Not Ready"]), Reason.ADAPTER_OFF),
        (BleakDBusError(f"{BLUEZ}InProgress", []), Reason.REFUSED),
        (BleakDBusError(f"{DBUS}ServiceUnknown", []), Reason.BLUETOOTH_DOWN),
        (BleakDBusError(f"{DBUS}AccessDenied", []), Reason.BLUETOOTH_DENIED),
        (BleakDBusError(f"{DBUS}NoReply", []), Reason.NO_ANSWER),
        (BleakGATTProtocolError(0x05), Reason.NOT_PAIRED),
        (BleakGATTProtocolError(0x08), Reason.NOT_PAIRED),
        (BleakGATTProtocolError(0x0F), Reason.NOT_PAIRED),
        (BleakGATTProtocolError(0x0E), Reason.REFUSED),
        (DBusError(f"{DBUS}NameHasNoOwner", "toy"), Reason.BLUETOOTH_DOWN),
        (AuthError("toy"), Reason.BLUETOOTH_DENIED),
        (PermissionError(), Reason.BLUETOOTH_DENIED),
        (TimeoutError(), Reason.NO_ANSWER),
        (EOFError(), Reason.REFUSED),
        (BleakError("anything"), Reason.REFUSED),
    ],
)
def test_reasons(error: BaseException, reason: Reason) -> None:
    assert name_failure(error, Reason.REFUSED) is reason
