"""Bluetooth scales, and the cuffs that came after the first ones.

A scale that computes a body composition does so for the person in one of its own slots, with that person's height, sex
and age: on a shared scale not those of whoever stands there. Such rows give the weight only.
"""

from __future__ import annotations

from kiosk.devices.catalogue.shared import PRESSURE, WEIGHT
from kiosk.devices.codecs import and_uc421, gatt_2a9c
from kiosk.devices.driver import BleSession, Driver, Send

AND_CONTROL = "233bf001-5a34-1b6d-975c-000d5690abe4"
AND_SEND_ALL = (Send(bytes.fromhex("0200E1"), AND_CONTROL),)
AND_GOODBYE = (Send(bytes.fromhex("020103"), AND_CONTROL),)
COMPOSITION = (
    "body_fat",
    "body_weight",
    "impedance",
    "muscle_mass",
    "fat_free_mass",
    "body_water",
    "basal_metabolism",
)
OMRON_WITHIN = 30.0
"""Seconds: beyond, Omron's clock is set; off by a minute, each of its readings would look like somebody else's."""

_SLOTS = "Its composition is that of a person in its memory: only the weight is taken."
_CONSENT = "Asks for a code on its display when it is paired. " + _SLOTS
BONDED = "Pushes only unsent records to the bonded host, and wants the time before it is subscribed to."
_OMRON = "Hold its button until -P- blinks to pair; then it sends by itself after each measurement."


def generic_first(*rows: Driver) -> tuple[Driver, ...]:
    """Order rows as they are suggested to staff: what bears no known name is likeliest none of the known models."""
    return tuple(sorted(rows, key=lambda row: not row.key.startswith("generic-")))


def and_session(service: str, channel: str, name: str) -> BleSession:
    """Return the maker's session: bonded, everything stored asked for, the time, and only then the subscription."""
    return BleSession(
        service,
        (channel,),
        names=(name,),
        set_clock="2a08",
        pair=True,
        settle=0.1,
        before=AND_SEND_ALL,
        clock_first=True,
        goodbye=AND_GOODBYE,
    )


def _omron(model: str) -> BleSession:
    names = (f"BLESmart_{model}", f"BLEsmart_{model}")
    channels = ("2a2b", "2a19", "2a35")
    return BleSession("1810", channels, names=names, set_clock="2a2b", pair=True, clock_within=OMRON_WITHIN)


def _beurer(name: str) -> BleSession:
    return BleSession("181b", ("2a9d", "2a9c"), names=(name,), set_clock="2a2b", pair=True, passkey="typed here")


def _scale(key: str, maker: str, model: str, link: BleSession, source: str, confidence: str, notes: str) -> Driver:
    """Return a scale that sends 2A9D, and 2A9C beside it where its session listens to that."""
    protocol = "gatt:2A9C" if "2a9c" in link.notify else "gatt:2A9D"
    return Driver(
        key, maker, model, protocol, link, WEIGHT, memory=True, source=source, confidence=confidence, notes=notes
    )


def _cuff(key: str, maker: str, model: str, link: BleSession, source: str, notes: str = "") -> Driver:
    return Driver(
        key, maker, model, "gatt:2A35", link, PRESSURE, memory=True, source=source, confidence="B", notes=notes
    )


SCALES = (
    _scale("and-uc-352ble", "A&D", "UC-352BLE", and_session("181d", "2a9d", "A&D_UC-352BLE"), "BLE 3.1", "B", BONDED),
    Driver(
        "and-uc-421ble",
        "A&D",
        "UC-421BLE",
        "gatt:2A9C",
        BleSession(
            "181b", ("2a9f", and_uc421.CHANNEL, "2a9d", "2a9c"), names=("UC-421BLE",), set_clock="2a2b", pair=True
        ),
        WEIGHT,
        variant="uc421",
        memory=True,
        source="BLE 3.1",
        confidence="B C",
        notes="Is put into its mode for check-ups, in which it stores nothing, as its guest 99. " + _SLOTS,
    ),
    _scale("beurer-bf105", "Beurer", "BF105", _beurer("BF105"), "BLE 3.3", "B", _CONSENT),
    _scale("beurer-bf500", "Beurer", "BF500", _beurer("BF500"), "BLE 3.3", "B", _CONSENT),
    _scale("beurer-bf720", "Beurer", "BF720", _beurer("BF720"), "BLE 3.3", "B", _CONSENT),
    _scale("beurer-bf788", "Beurer", "BF788", _beurer("BF788"), "BLE 3.3", "B", _CONSENT),
    _scale("beurer-bf950", "Beurer", "BF950", _beurer("BF950"), "BLE 3.3", "B", _CONSENT),
    _scale(
        "generic-ble-scale",
        "several",
        "scales with the Weight Scale service",
        BleSession("181d", ("2a9d",), set_clock="2a2b"),
        "BLE 2.1",
        "A",
        "May send stored weights first.",
    ),
    _scale(
        "generic-ble-composition",
        "several",
        "scales with the Body Composition service",
        BleSession("181b", ("2a9d", "2a9c"), set_clock="2a2b"),
        "BLE 2.2",
        "A B",
        _SLOTS,
    ),
    Driver(
        "generic-ble-composition-by-hand",
        "several",
        "scales with the Body Composition service, set by hand for each person",
        "gatt:2A9C",
        BleSession("181b", ("2a9d", "2a9c"), set_clock="2a2b"),
        COMPOSITION,
        variant=gatt_2a9c.BY_HAND,
        memory=True,
        source="BLE 2.2",
        confidence="A B",
        notes="Only where a helper enters sex, age and height on the scale before each person steps on.",
    ),
)
CUFFS = (
    _cuff("and-ua-1200ble", "A&D", "UA-1200BLE", and_session("1810", "2a35", "A&D_UA-1200BLE"), "BLE 3.1", BONDED),
    _cuff("omron-bp5250", "Omron", "BP5250", _omron("00000160"), "BLE 3.2, family 1", _OMRON),
    _cuff("omron-bp7000", "Omron", "BP7000", _omron("0000011F"), "BLE 3.2, family 1", _OMRON),
    _cuff("omron-evolv", "Omron", "EVOLV", _omron("0000021F"), "BLE 3.2, family 1", _OMRON),
    _cuff("boso-medicus", "boso", "medicus system", BleSession("1810", ("2a35",), names=("boso",)), "BLE 3.3"),
    _cuff("soehnle-connect-300", "Soehnle", "Systo Monitor Connect 300", BleSession("1810", ("2a35",)), "BLE 3.3"),
    _cuff("soehnle-connect-400", "Soehnle", "Systo Monitor Connect 400", BleSession("1810", ("2a35",)), "BLE 3.3"),
    _cuff(
        "generic-ble-cuff",
        "several",
        "cuffs with the Blood Pressure service",
        BleSession("1810", ("2a35",), set_clock="2a2b"),
        "BLE 2.3",
        "May send stored readings first.",
    ),
)
GATT = generic_first(*SCALES, *CUFFS)
