"""What bleak, dbus-fast and the system raise when the radio is not well, and the reason in it for people."""

from __future__ import annotations

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
)
from dbus_fast import DBusError
from dbus_fast.errors import AuthError, DBusFastError

from kiosk.core.errors import LinkLost
from kiosk.devices.reasons import Reason, reason_of

# KeyError and AssertionError are bleak's own, when objects vanish from its cache in the middle of a call.
FAILURES = (BleakError, DBusFastError, OSError, EOFError, TimeoutError, KeyError, AssertionError)

_UNAVAILABLE = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: Reason.ADAPTER_MISSING,
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: Reason.ADAPTER_MISSING,
    BleakBluetoothNotAvailableReason.POWERED_OFF: Reason.ADAPTER_OFF,
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: Reason.BLUETOOTH_DENIED,
}
_NEEDS_BOND = (0x05, 0x08, 0x0C, 0x0F)  # insufficient authentication, authorization, key size, encryption
_NAMED = {
    "org.freedesktop.DBus.Error.ServiceUnknown": Reason.BLUETOOTH_DOWN,
    "org.freedesktop.DBus.Error.NameHasNoOwner": Reason.BLUETOOTH_DOWN,
    "org.freedesktop.DBus.Error.AccessDenied": Reason.BLUETOOTH_DENIED,
    "org.freedesktop.DBus.Error.NoReply": Reason.NO_ANSWER,
    "org.bluez.Error.NotReady": Reason.ADAPTER_OFF,
    "org.bluez.Error.AuthenticationFailed": Reason.NOT_PAIRED,
    "org.bluez.Error.AuthenticationCanceled": Reason.NOT_PAIRED,
    "org.bluez.Error.AuthenticationRejected": Reason.NOT_PAIRED,
    "org.bluez.Error.AuthenticationTimeout": Reason.NOT_PAIRED,
    "org.bluez.Error.NotAuthorized": Reason.NOT_PAIRED,
}


def name_failure(error: BaseException, otherwise: Reason) -> Reason:
    """Find the reason in what bleak, dbus-fast or the system raised."""
    match error:
        case LinkLost():
            return reason_of(error)
        case BleakBluetoothNotAvailableError():
            return _UNAVAILABLE.get(error.reason, Reason.BLUETOOTH_DOWN)
        case BleakGATTProtocolError() if int(error.code) in _NEEDS_BOND:
            return Reason.NOT_PAIRED
        case BleakDBusError() if error.dbus_error_details == "Not paired":
            return Reason.NOT_PAIRED
        case BleakDBusError():
            return _NAMED.get(error.dbus_error, otherwise)
        case DBusError():
            return _NAMED.get(error.type, otherwise)
        case AuthError() | PermissionError():
            return Reason.BLUETOOTH_DENIED
        case TimeoutError():
            return Reason.NO_ANSWER
        case _:
            return otherwise
