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
    GARBLED = "device.garbled"  # it talks, and nothing of it is a frame: another speed, another driver, a bad line
    ALIKE = "device.alike"  # two adapters look the same, and the binding does not say which socket
    UNBOUND = "device.unbound"  # staff took it off this station
    # radio
    BLUETOOTH_DOWN = "device.bluetooth-down"  # no D-Bus, or nobody owns org.bluez
    BLUETOOTH_DENIED = "device.bluetooth-denied"  # the system does not let us use it
    ADAPTER_MISSING = "device.adapter-missing"
    ADAPTER_OFF = "device.adapter-off"
    RADIO_QUIET = "device.radio-quiet"  # no advert from anybody for long: an empty room or a wedged adapter
    NOT_SEEN = "device.not-seen"  # a sensor that should stay connected does not advertise
    WAITING = "device.waiting"  # a device that calls when it has measured: nothing is wrong
    CONNECT_FAILED = "device.connect-failed"
    RADIO_STUCK = "device.radio-stuck"  # the adapter refuses to listen, also after it was switched off and on
    TOO_FAR = "device.too-far"  # its adverts are heard too weakly to be surely ours
    PAIRING = "device.pairing"  # staff pair it: it waits for the button on the device
    NOT_PAIRED = "device.not-paired"  # refused for want of a bond, or twice dropped with one: pair again
    WRONG_SERVICE = "device.wrong-service"  # connected, but it has none of the channels of its driver
    HUNG_UP = "device.hung-up"
    REFUSED = "device.refused"  # connected, and it answered a request of its driver with an error
    NO_ANSWER = "device.no-answer"  # a call took too long
    # programs of plug-ins
    PROGRAM_MISSING = "device.program-missing"  # it cannot be started
    PROGRAM_ENDED = "device.program-ended"  # it crashed, or went
    PROGRAM_HUNG = "device.program-hung"  # it does not answer in time
    PROGRAM_FLOOD = "device.program-flood"  # it says more than anybody could measure
    PROGRAM_WORDS = "device.program-words"  # it says what was not agreed


PROGRAM = (
    Reason.PROGRAM_MISSING,
    Reason.PROGRAM_ENDED,
    Reason.PROGRAM_HUNG,
    Reason.PROGRAM_FLOOD,
    Reason.PROGRAM_WORDS,
)
"""The program of a plug-in is at fault, not the device."""


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
