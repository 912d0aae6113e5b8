"""Tanita's other forms: serial reference 1.9 (WB-100, Doran's imitation) and 5.2 (BC-418)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kiosk.core.reading import Reading, Record
from kiosk.core.translate import meaning
from kiosk.devices.codecs.tanita_csv import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from tests.devices.codecs.weights import NOBODY, POUND, converted, kilograms, none

WB, BC = "serial 1.9", "serial 5.2"
WB100 = bytes.fromhex("53202020202037352E304B670D0A")
HEAD = '"04/05/15","15:52",0,1,00170,078.3,25.9,020.3,058.0,038.9,37,027.1,06837,572,225,229,304,311,'
SEGMENTS = (
    "23.9,003.4,010.8,010.2,24.2,003.4,010.5,010.0,18.1,000.8,003.6,003.4,18.8,000.9,003.7,003.5,29.0,011.8,029.4,028.2"
)
BC418 = f"{HEAD}{SEGMENTS},12\r\n".encode("ascii")
LIMB = {"body_fat_pct": "23.9", "fat_mass_kg": "3.4", "fat_free_mass_kg": "10.8", "muscle_mass_kg": "10.2"}
COMPOSED = {
    "timestamp": datetime(2015, 5, 4, 15, 52),
    "body_type": "standard",
    "gender": "M",
    "height_cm": Decimal(170),
    "weight_kg": Decimal("78.3"),
    "raw_value": Decimal("78.3"),
    "raw_unit": "kg",
    "body_fat_pct": Decimal("25.9"),
    "fat_mass_kg": Decimal("20.3"),
    "fat_free_mass_kg": Decimal("58.0"),
    "body_water_mass_kg": Decimal("38.9"),
    "age": Decimal(37),
    "bmi": Decimal("27.1"),
    "bmr_kj": Decimal(6837),
    "impedances_ohm": tuple(map(Decimal, (572, 225, 229, 304, 311))),
    "impedance_ohm": ABSENT,
    "visceral_level": Decimal(12),
    "stable": ABSENT,
    "status": "ok",
}


def changed(old: str, new: str) -> bytes:
    """Return the BC-418 line with another text in it."""
    assert old.encode() in BC418
    return BC418.replace(old.encode(), new.encode())


class TestTanitaForms(DriverContract):
    protocol = PROTOCOL
    vectors = (
        Vector(WB100, (kilograms("75.0"),), source=f"{WB} frame"),
        Vector(b"SD    75.0Kg\r\n", (kilograms("75.0", False),), source=f"{WB}: moving"),
        Vector(b"SI  ------Kg\r\n", (none("overload"),), source=f"{WB}: overload"),
        Vector(b"SI        Kg\r\n", (none("overload"),), source=f"{WB}: overload, blank"),
        Vector(b"SI  999999Lb\r\n", (none("overload"),), source=f"{WB}: overload, in pounds"),
        Vector(b"S     75.00Kg\r\n", rejected=1, source=f"{WB}: a column too many"),
        Vector(b"S    75.0Kg\r\n", rejected=1, source=f"{WB}: a column lost"),
        Vector(b"S    123.45Kg\r\n", rejected=1, source=f"{WB}: 15 bytes"),
        Vector(b"S    123.4Kg\r\n", (kilograms("123.4"),), source=f"{WB}: over 100 kg"),
        Vector(b"S   123.45Kg\r\n", (kilograms("123.45"),), source=f"{WB}: all 6 columns"),
        Vector(b"S      0.0Kg\r\n", (kilograms("0.0"),), source=f"{WB}: zero", odd=NOBODY),
        Vector(b"S    165.4Lb\r\n", (converted("165.4", "lb", POUND),), source=f"{WB}: pounds"),
        Vector(b"SD   165.4Lb\r\n", (converted("165.4", "lb", POUND, False),), source=f"{WB}: pounds, moving"),
        Vector(WB100, (kilograms("75.0"),), source=f"{WB} frame", variant="wb100"),
        Vector(b"SD    75.0Kg\r\n", (kilograms("75.0", False),), source=f"{WB}: moving", variant="wb100"),
        Vector(b"SD    75.0Kg\r\n", (kilograms("75.0"),), source=f"{WB}: Doran, SD is stable", variant="doran_fh"),
        Vector(WB100, (kilograms("75.0", False),), source=f"{WB}: Doran, S and a blank is moving", variant="doran_fh"),
        Vector(b"S_    75.0Kg\r\n", (kilograms("75.0", False),), source=f"{WB}: Doran, as printed", variant="doran_fh"),
        Vector(b"S_    75.0Kg\r\n", source=f"{WB}: not Tanita's"),
        Vector(b"S     75.0kg\r\n", rejected=1, source=f"{WB}: the unit is Kg"),
        Vector(b"S     75.0Kb\r\n", rejected=1, source=f"{WB}: half of each unit"),
        Vector(b"S     75,0Kg\r\n", rejected=1, source=f"{WB}: a comma in place of the point"),
        Vector(b"S     7 .0Kg\r\n", rejected=1, source=f"{WB}: a blank among the digits"),
        Vector(b"S         Kg\r\n", rejected=1, source=f"{WB}: blank, but not on overload"),
        Vector(b"S     -1.0Kg\r\n", rejected=1, source=f"{WB}: it shows no sign"),
        Vector(WB100[:-1], source=f"{WB}, unfinished", pending=True),
        Vector(WB100[:6] + WB100, (kilograms("75.0"),), rejected=1, source=f"{WB}, half a frame and a whole one"),
        Vector(b"KS078.3\r\n", (kilograms("78.3"),), source=f"{BC}, scale mode"),
        Vector(b"KS 78.3\r\n", (kilograms("78.3"),), source=f"{BC}, scale mode: a blank for a zero"),
        Vector(b"KD078.3\r\n", (kilograms("78.3", False),), source=f"{BC}, scale mode: moving"),
        Vector(b"LS172.6\r\n", (converted("172.6", "lb", POUND),), source=f"{BC}, scale mode: pounds"),
        Vector(b"LD172.6\r\n", (converted("172.6", "lb", POUND, False),), source=f"{BC}, scale mode: pounds, moving"),
        Vector(b"KI-----\r\n", (none("overload"),), source=f"{BC}, scale mode: overload"),
        Vector(b"LI     \r\n", (none("overload"),), source=f"{BC}, scale mode: overload"),
        Vector(b"KS078.3\r\n", (kilograms("78.3"),), source=f"{BC}, scale mode", variant="bc418_scale"),
        Vector(b"KS078.3\r\n", source=f"{BC}: not the WB-100's", variant="wb100"),
        Vector(b"KS78.3\r\n", rejected=1, source=f"{BC}, scale mode: a column lost"),
        Vector(b"KS0078.3\r\n", rejected=1, source=f"{BC}, scale mode: a column too many"),
        Vector(b"KX078.3\r\n", source=f"{BC}, scale mode: a state that it does not have"),
        Vector(b"MS078.3\r\n", source=f"{BC}, scale mode: a unit that it does not have"),
        Vector(BC418, (COMPOSED,), source=f"{BC} sample, segments ours"),
        Vector(BC418, (COMPOSED,), source=f"{BC} sample, segments ours", variant="bc418"),
        Vector(changed("0,1,00170", "2,2,00170"), (COMPOSED | {"body_type": "athlete", "gender": "F"},), source=BC),
        Vector(
            changed("078.3", "178.3").replace(b"027.1", b"061.7"),
            (COMPOSED | {"weight_kg": Decimal("178.3"), "raw_value": Decimal("178.3"), "bmi": Decimal("61.7")},),
            source=f"{BC}: over 100 kg",
        ),
        Vector(changed("25.9", "    "), (COMPOSED | {"body_fat_pct": ABSENT},), source=f"{BC}: not measured"),
        Vector(changed("04/05/15", "00/00/00"), (COMPOSED | {"timestamp": None},), source=f"{BC}: clock not set"),
        Vector(changed(",12\r", "\r"), rejected=1, source=f"{BC}: a field lost"),
        Vector(changed(",12\r", ",12,1\r"), rejected=1, source=f"{BC}: a field too many"),
        Vector(changed("078.3", "78.3"), rejected=1, source=f"{BC}: a digit of the weight lost"),
        Vector(changed("06837", "0683"), rejected=1, source=f"{BC}: a digit of the metabolism lost"),
        Vector(changed("078.3", "0x8.3"), rejected=1, source=f"{BC}: a letter among the digits"),
        Vector(changed("078.3", "07 .3"), rejected=1, source=f"{BC}: a blank among the digits"),
        Vector(changed("00170", "0017 "), rejected=1, source=f"{BC}: a blank for the last digit"),
        Vector(changed("078.3", "0.8.3"), rejected=1, source=f"{BC}: two points"),
        Vector(BC418[:60], source=f"{BC}, unfinished", pending=True),
        Vector(BC418[:80] + BC418, (COMPOSED,), rejected=1, source=f"{BC}, half a line and a whole one"),
    )


def test_segments_by_name() -> None:
    (record,) = Decoder(PROTOCOL).feed(BC418)
    assert isinstance(record, Record)
    segments = record.fields["segments"]
    assert isinstance(segments, dict)
    assert list(segments) == ["right_leg", "left_leg", "right_arm", "left_arm", "trunk"]
    assert segments["right_leg"] == {name: Decimal(text) for name, text in LIMB.items()}
    assert segments["trunk"]["muscle_mass_kg"] == Decimal("28.2")


def test_nobody_says_which_impedance_is_the_bodys() -> None:
    (record,) = Decoder(PROTOCOL).feed(BC418)
    assert isinstance(record, Record)
    readings = {item.quantity: item.value for item in meaning(record) if isinstance(item, Reading)}
    assert "impedance" not in readings
    assert round(readings.pop("basal_metabolism")) == 1634  # 6837 kJ
    assert readings["body_fat"] == Decimal("25.9")


def test_the_wb100_is_asked_and_the_others_are_not() -> None:
    asked = {variant: [one.data for one in PROTOCOL.make(variant).ask()] for variant in PROTOCOL.variants}  # type: ignore[attr-defined]
    assert {variant for variant, sends in asked.items() if sends} == {"wb100", "doran_fh"}
    assert asked["wb100"] == [b"DR\r\n"]
