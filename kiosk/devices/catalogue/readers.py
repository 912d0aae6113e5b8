"""Readers of cards and codes: they tell who it is, and measure nothing. One that types is a keyboard: `ui/wedge`."""

from __future__ import annotations

from kiosk.devices.driver import Driver, SerialLine

_HASHED = "What it reads is never logged; only a keyed hash of a card is stored."

READERS = (
    Driver(
        "chronojump-rfid",
        "Chronojump",
        "RFID reader",
        "chronojump_rfid",
        SerialLine(),
        (),
        source="serial 6.4",
        confidence="D",
        notes=_HASHED,
    ),
    Driver(
        "generic-barcode",
        "several",
        "barcode and QR readers with a serial port",
        "barcode",
        SerialLine(),
        (),
        source="serial 6.4",
        confidence="K",
        notes=f"Set it to USB-COM (CDC), code and CR; an AIM prefix is understood. {_HASHED}",
    ),
    Driver(
        "generic-uid-line",
        "several",
        "card readers that print the number in hex",
        "uid_line",
        SerialLine(),
        (),
        source="serial 6.4",
        confidence="K",
        notes=f"NFC and RFID readers that print a line for each card. {_HASHED}",
    ),
    Driver(
        "seeed-rdm6300",
        "Seeed and others",
        "RDM6300 (125 kHz)",
        "rdm6300",
        SerialLine(),
        (),
        source="serial 6.4",
        confidence="V",
        notes=f"It repeats while the card is near; that counts once. {_HASHED}",
    ),
)
