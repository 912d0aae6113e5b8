"""Why a device is in the state it is in: translation keys for people, and how a link says them.

`lost()` makes the LinkLost that every Transport raises; its ``key`` is one of these words, its text is for the log.
"""

from __future__ import annotations

import errno
from enum import StrEnum

from kiosk.core.errors import LinkLost


class Reason(StrEnum):
    """Translation keys; staff read these, so each needs a sentence in every language."""

    NONE = ""
    NO_DRIVER = "device.no-driver"  # bound to a protocol that is not loaded
    # cables
    NOT_PLUGGED = "device.not-plugged"  # the path is not there
    TAKEN = "device.taken"  # another program has the port
    DENIED = "device.denied"  # no right to open the port
    CABLE = "device.cable"  # the port failed while open, or cannot be opened
    SILENT = "device.silent"  # open, and nothing has come for too long
    # radio
    BLUETOOTH_DOWN = "device.bluetooth-down"  # no D-Bus, or nobody owns org.bluez
    BLUETOOTH_DENIED = "device.bluetooth-denied"  # the system does not let us use it
    ADAPTER_MISSING = "device.adapter-missing"
    ADAPTER_OFF = "device.adapter-off"
    RADIO_QUIET = "device.radio-quiet"  # no advert from anybody for long: an empty room or a wedged adapter
    NOT_SEEN = "device.not-seen"  # a sensor that should stay connected does not advertise
    WAITING = "device.waiting"  # a device that calls when it has measured: nothing is wrong
    CONNECT_FAILED = "device.connect-failed"
    NOT_PAIRED = "device.not-paired"  # refused for want of a bond, or twice dropped with one: pair again
    WRONG_SERVICE = "device.wrong-service"  # connected, but it has none of the channels of its driver
    HUNG_UP = "device.hung-up"
    REFUSED = "device.refused"  # connected, and it answered a request of its driver with an error
    NO_ANSWER = "device.no-answer"  # a call took too long


def lost(reason: Reason, detail: str = "") -> LinkLost:
    """Make a LinkLost that knows its reason."""
    error = LinkLost(detail or reason.value)
    error.key = reason.value
    return error


def reason_of(error: LinkLost) -> Reason:
    """Read the reason of any LinkLost; a plain one is a bad cable."""
    try:
        return Reason(error.key)
    except ValueError:
        return Reason.CABLE


def port_lost(error: Exception) -> LinkLost:
    """Name what an errno of a serial port means for people; anything unknown is the cable."""
    number = error.errno if isinstance(error, OSError) else None
    match number:
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            reason = Reason.NOT_PLUGGED
        case errno.EAGAIN | errno.EBUSY:
            reason = Reason.TAKEN
        case errno.EACCES | errno.EPERM:
            reason = Reason.DENIED
        case _:
            reason = Reason.CABLE
    return lost(reason, f"errno {number}" if number else type(error).__name__)
