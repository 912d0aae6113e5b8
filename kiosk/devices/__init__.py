"""What a driver author imports; nothing else here is public.

A codec (`kiosk.devices.codecs`) turns frames into Records. Its tests subclass `DriverContract` of
`kiosk.devices.conformance`.
"""

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Record
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import decimal, float32, weight
from kiosk.devices.driver import (
    BleAdvert,
    BleSession,
    Codec,
    Driver,
    Frame,
    Framer,
    ProcessLine,
    Send,
    SerialLine,
    Stateless,
    WireProtocol,
)
from kiosk.devices.framing import Cutter, counted, delimited, lines

__all__ = [
    "BleAdvert",
    "BleSession",
    "Codec",
    "Cutter",
    "Driver",
    "Frame",
    "FrameError",
    "FrameFlaw",
    "Framer",
    "Payload",
    "ProcessLine",
    "Record",
    "Send",
    "SerialLine",
    "Stateless",
    "WireProtocol",
    "counted",
    "decimal",
    "delimited",
    "float32",
    "lines",
    "weight",
]
