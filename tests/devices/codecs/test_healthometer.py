"""Health o meter ProPlus: serial reference 1.10."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.healthometer import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from tests.devices.codecs.weights import POUND, none

REF = "serial 1.10"


def packet(*pairs: str) -> bytes:
    """Compose a packet of letters with values."""
    return "".join(f"\x1b{pair}" for pair in ("R", *pairs, "E")).encode("ascii")


SAMPLE = packet("I1234567890", "W90.98", "H178.70", "T5.7", "B28", "Nm")


def person(weight: str = "90.98", **more: object) -> dict[str, object]:
    """Return the fields of a weight in kilograms."""
    number = Decimal(weight)
    return {"weight_kg": number, "raw_value": number, "raw_unit": "kg", "stable": ABSENT, "status": "ok", **more}


class TestHealthometer(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(
            SAMPLE,
            (
                person(
                    height_cm=Decimal("178.70"),
                    tare_kg=Decimal("5.7"),
                    net=True,
                    bmi=Decimal(28),
                    person_id="1234567890",
                ),
            ),
            source=f"{REF} vendor sample",
        ),
        Vector(
            packet("I1234567890", "W200.00", "Nm"),
            (person("200.00", height_cm=ABSENT, net=ABSENT, person_id="1234567890"),),
            source=f"{REF} row 2",
        ),
        Vector(packet("W65.40", "Nm"), (person("65.40", person_id=ABSENT),), source=f"{REF}: weight alone"),
        Vector(packet("Nm", "W65.40"), (person("65.40"),), source=f"{REF}: the units first"),
        Vector(packet("W065.40", "H162.30", "B24.8", "Nm"), (person("65.40", bmi=Decimal("24.8")),), source=REF),
        Vector(
            packet("W65.4", "T0.0", "Nm"), (person("65.4", net=False, tare_kg=Decimal(0)),), source=f"{REF}: no tare"
        ),
        Vector(packet("W 65.40", "Nm"), (person("65.40"),), source="ours: a blank in front"),
        Vector(
            packet("H162.30", "Nm"),
            ({"height_cm": Decimal("162.30"), "weight_kg": ABSENT, "status": "ok"},),
            source=f"{REF}: height alone",
        ),
        Vector(
            packet("W144.20", "H64.00", "T2.0", "Nc"),
            (
                {
                    "weight_kg": Decimal("144.20") * POUND,
                    "height_cm": Decimal("162.5600"),
                    "tare_kg": Decimal("2.0") * POUND,
                    "raw_value": Decimal("144.20"),
                    "raw_unit": "lb",
                    "status": "ok",
                },
            ),
            source=f"{REF}: pounds and inches",
        ),
        Vector(packet("W999.99", "Nm"), (none("overload"),), source="Rice Lake 160-10-7N manual 5.2.1: out of range"),
        Vector(packet("W999.9", "Nc"), (none("overload"),), source="Rice Lake fitness scale manual 8.3: out of range"),
        Vector(packet("I1234567890", "W", "Nm"), (none("no_result"),), source="ours: an empty weight is none"),
        Vector(packet("I1234567890", "Nm"), (none("no_result"),), source=f"{REF}: nothing measured"),
        Vector(packet("W65.40", "D20261122", "Nm"), (person("65.40"),), source="1100KL manual: date and time beside"),
        Vector(SAMPLE[:-1], source=f"{REF}, unfinished", pending=True),
        Vector(SAMPLE[:20], source=f"{REF}, unfinished in the weight", pending=True),
        Vector(b"\x1b", source=f"{REF}, one byte", pending=True),
        Vector(packet("W65.40"), rejected=1, source=f"{REF}: no units"),
        Vector(packet("W65.40", "Nx"), rejected=1, source=f"{REF}: units that it does not have"),
        Vector(packet("W65.40", "Nmc"), rejected=1, source=f"{REF}: both units"),
        Vector(packet("W65.40", "W71.20", "Nm"), rejected=1, source=f"{REF}: two weights"),
        Vector(packet("W65,40", "Nm"), rejected=1, source=f"{REF}: a comma in place of the point"),
        Vector(packet("W6 5.40", "Nm"), rejected=1, source=f"{REF}: a blank among the digits"),
        Vector(packet("W6.5.4", "Nm"), rejected=1, source=f"{REF}: two points"),
        Vector(packet("W65.40", "H1e3", "Nm"), rejected=1, source=f"{REF}: an exponent"),
        Vector(packet("w65.40", "Nm"), rejected=1, source=f"{REF}: a small letter"),
        Vector(packet(), rejected=1, source=f"{REF}: an empty packet"),
        Vector(b"\x1bRxx\x1bW65.40\x1bNm\x1bE", rejected=1, source=f"{REF}: bytes that belong to no letter"),
        Vector(packet("W6\xb5.40".replace("\xb5", "\x7f"), "Nm"), rejected=1, source=f"{REF}, rubbish in it"),
        Vector(b"\x1bO\x1bE", source="1100KL manual: an answer about its power is no reading"),
        Vector(SAMPLE[:20] + SAMPLE, (person(),), rejected=1, source=f"{REF}, half a packet and a whole one"),
    )


def said(data: bytes) -> Record:
    """Return the one Record."""
    (record,) = Decoder(PROTOCOL).feed(data)
    assert isinstance(record, Record)
    return record


def test_a_bmi_in_whole_numbers_agrees_with_what_it_was_cut_from() -> None:
    """28 stands for 28.49 in the vendor's own sample."""
    readings = meaning(said(SAMPLE))
    assert {item.quantity: item.value for item in readings if isinstance(item, Reading)} == {
        "body_height": Decimal("178.70"),
        "body_weight": Decimal("90.98"),
    }


@pytest.mark.parametrize("bmi", ["B27", "B30", "B26.9"])
def test_a_bmi_of_somebody_else_spoils_the_packet(bmi: str) -> None:
    (refusal,) = meaning(said(packet("W90.98", "H178.70", bmi, "Nm")))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "implausible"
