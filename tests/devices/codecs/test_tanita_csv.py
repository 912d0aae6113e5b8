"""Tanita's line of keys and values: serial reference 5.1. Its other forms: `test_tanita_forms`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kiosk.core.reading import Reading, Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.tanita_csv import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.decode import Decoder
from tests.devices.codecs.weights import POUND, none

REF = "serial 5.1"
PW650 = b'{0,16,~0,1,MO,"PW-650",Da,"30/04/2020",TI,"20:02",Wk,58.1,Pt,2.0,Ta,0.0,CS,D6\r\n'
BD815 = b'{0,16,~0,1,MO,"BD-815",Wg,3972\r\n'
SC240 = (
    b'{0,16,~0,1,~1,1,~2,1,MO,"SC-240",SN,"00000002",Bt,0,GE,1,AG,30,Hm,170,Pt,0.0,Wk,82.7,FW,18.6,fW,15.4,MW,67.3,'
    b"mW,64.0,sW,19,bW,3.3,wW,48.0,ww,58.0,MI,28.6,Sw,63.6,OV,30.0,IF,6,rb,8255,rB,1973,rJ,12,rA,28,ZF,369.4,CS,FD\r\n"
)
SC330 = (
    b'{0,16,~0,1,~1,1,~2,1,MO,"SC-330",SN,"00000001",ID,"0000000000",Da,"25/09/2014",TI,"08:20",Bt,0,GE,1,AG,34,'
    b"Hm,191.0,Pt,0.0,Wk,89.2,FW,18.8,fW,16.8,MW,72.4,mW,68.8,sW,13,bW,3.6,wW,48.0,ww,53.8,MI,24.5,Sw,80.3,OV,11.1,"
    b"IF,6,rb,8874,rB,2121,rJ,13,rA,29,ZF,501.8,CS,D9\r\n"
)
NO_SUM = "no checksum on this model"


def line(text: str, end: bytes = b"\r\n") -> bytes:
    """Compose a line with its checksum; control pairs and CS are added."""
    data = b"{0,16,~0,1,~1,1,~2,1," + text.encode("latin-1") + b","
    return data + f"CS,{sum(data) % 256:02X}".encode("ascii") + end


def kilograms(text: str, **more: object) -> dict[str, object]:
    """Return the fields of a weight; a finished measurement claims no stability."""
    number = Decimal(text)
    return {"weight_kg": number, "raw_value": number, "raw_unit": "kg", "stable": ABSENT, "status": "ok", **more}


def numbers(**texts: str) -> dict[str, Decimal]:
    """Return fields with these digits."""
    return {name: Decimal(text) for name, text in texts.items()}


COMPOSED = numbers(
    age="30",
    height_cm="170",
    clothes_kg="0.0",
    body_fat_pct="18.6",
    fat_mass_kg="15.4",
    fat_free_mass_kg="67.3",
    muscle_mass_kg="64.0",
    muscle_score="19",
    bone_mass_kg="3.3",
    body_water_mass_kg="48.0",
    body_water_pct="58.0",
    bmi="28.6",
    ideal_weight_kg="63.6",
    obesity_pct="30.0",
    visceral_level="6",
    bmr_kj="8255",
    bmr_kcal="1973",
    metabolic_age="28",
    impedance_ohm="369.4",
)


class TestTanitaCsv(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHECKSUM
    vectors = (
        Vector(
            PW650,
            (
                kilograms(
                    "58.1",
                    model="PW-650",
                    timestamp=datetime(2020, 4, 30, 20, 2),
                    clothes_kg=Decimal("2.0"),
                    tare_kg=Decimal("0.0"),
                    net=True,
                    height_cm=ABSENT,
                    body_fat_pct=ABSENT,
                ),
            ),
            source=f"{REF} vendor example",
        ),
        Vector(PW650.replace(b"58.1", b"58.2"), rejected=1, source=f"{REF} row 2: the checksum is wrong"),
        Vector(
            BD815,
            (
                {
                    "weight_kg": Decimal("3.972"),
                    "raw_value": Decimal(3972),
                    "raw_unit": "g",
                    "model": "BD-815",
                    "status": "ok",
                },
            ),
            source=f"{REF} vendor example: the line names the one model without a checksum",
            frail=NO_SUM,
        ),
        Vector(BD815, ({"weight_kg": Decimal("3.972")},), source=f"{REF} vendor example", variant="bd815"),
        Vector(
            SC240,
            (
                kilograms("82.7", model="SC-240", serial_number="00000002", gender="M", body_type="standard")
                | COMPOSED
                | {"net": False, "timestamp": ABSENT},
            ),
            source="SC-240 manual, page 24: output sample, its checksum right",
        ),
        Vector(
            SC330,
            (
                kilograms("89.2", person_id="0000000000", timestamp=datetime(2014, 9, 25, 8, 20))
                | numbers(height_cm="191.0", visceral_level="6", metabolic_age="29", impedance_ohm="501.8"),
            ),
            source="an SC-330 sample that a public project keeps, its checksum right",
        ),
        Vector(line("Wk,58.1"), (kilograms("58.1", net=ABSENT, clothes_kg=ABSENT),), source=f"{REF}: weight alone"),
        Vector(line("Wk,150.0"), (kilograms("150.0"),), source=f"{REF}: over 100 kg"),
        Vector(line("Wk,58"), (kilograms("58"),), source=f"{REF}: no decimals"),
        Vector(
            line("Wp,128.0,Pt,2.0,fW,30.0"),
            (
                {
                    "weight_kg": Decimal("128.0") * POUND,
                    "raw_unit": "lb",
                    "clothes_kg": ABSENT,
                    "fat_mass_kg": ABSENT,
                    "status": "ok",
                },
            ),
            source="ours: pounds, and nobody says that the other masses are kilograms then",
        ),
        Vector(
            line("Wg,58100"),
            ({"weight_kg": Decimal("58.100"), "raw_value": Decimal(58100), "raw_unit": "g"},),
            source=f"{REF}: grams",
        ),
        Vector(line("Wk,58.1,Pt,0.0,Ta,1.5"), (kilograms("58.1", net=True),), source=f"{REF}: net of a tare"),
        Vector(line("Wk,58.1,Pt,0.0,Ta,0.0"), (kilograms("58.1", net=False),), source=f"{REF}: nothing taken off"),
        Vector(
            line("GE,2,Bt,2,Wk,58.1"), (kilograms("58.1", gender="F", body_type="athlete"),), source=f"{REF}: codes"
        ),
        Vector(
            line("GE,3,Bt,1,Wk,58.1"),
            (kilograms("58.1", gender=ABSENT, body_type=ABSENT),),
            source=f"{REF}: codes that it does not have",
        ),
        Vector(
            line("Wk,58.1,FW,24.3,fW,14.1"),
            (kilograms("58.1") | numbers(body_fat_pct="24.3", fat_mass_kg="14.1"),),
            source=f"{REF}: FW is not fW",
        ),
        Vector(
            line("Wk,58.1,MW,44.0,mW,41.7"),
            (kilograms("58.1") | numbers(fat_free_mass_kg="44.0", muscle_mass_kg="41.7"),),
            source=f"{REF}: MW is not mW",
        ),
        Vector(
            line("Wk,58.1,wW,31.0,ww,53.4"),
            (kilograms("58.1") | numbers(body_water_mass_kg="31.0", body_water_pct="53.4"),),
            source=f"{REF}: wW is not ww",
        ),
        Vector(
            line("Wk,58.1,rb,5021"),
            (kilograms("58.1", bmr_kj=Decimal(5021), bmr_kcal=ABSENT),),
            source=f"{REF}: rb is kJ",
        ),
        Vector(
            line("Wk,58.1,rB,1200"),
            (kilograms("58.1", bmr_kcal=Decimal(1200), bmr_kj=ABSENT),),
            source=f"{REF}: rB is kcal",
        ),
        Vector(
            line("Wk,58.1,fw,14.1,RB,1200,hm,162.0,wk,99.9"),
            (kilograms("58.1", fat_mass_kg=ABSENT, bmr_kcal=ABSENT, height_cm=ABSENT),),
            source=f"{REF}: keys in another case are other keys",
        ),
        Vector(
            line("Wk,58.1,FW,,fW,,IF,"),
            (kilograms("58.1", body_fat_pct=ABSENT, fat_mass_kg=ABSENT, visceral_level=ABSENT),),
            source=f"{REF}: an empty key was not measured",
        ),
        Vector(
            line("OV,-5.8,Wk,58.1"), (kilograms("58.1", obesity_pct=Decimal("-5.8")),), source="DC-320: below ideal"
        ),
        Vector(line("FW,24.3,Wk,"), (none("no_result", body_fat_pct=Decimal("24.3")),), source=f"{REF}: no weight"),
        Vector(line('MO,"DC-430",Wk,58.1'), (kilograms("58.1", model="DC-430"),), source=f"{REF}: another model"),
        Vector(line('ID,"a,b",Wk,58.1'), (kilograms("58.1", person_id="a,b"),), source="ours: a comma inside a text"),
        Vector(line('ID,"",Wk,58.1'), (kilograms("58.1", person_id=ABSENT),), source=f"{REF}: an empty text"),
        Vector(
            line('Da,"00/00/0000",TI,"00:00",Wk,58.1'),
            (kilograms("58.1", timestamp=None),),
            source="ours: a clock that was never set",
        ),
        Vector(
            line('MO,"MC-780",St,0,Wk,67.6,GH,665.2,HH,-29.2'),
            (kilograms("67.6"),),
            source="MC-780 sample: keys that we do not read are passed over",
        ),
        Vector(
            line('DT,"2026/06/03",TI,"15:00",Wk,67.6'),
            (kilograms("67.6", timestamp=datetime(2026, 6, 3, 15)),),
            source="MC-780 sample: DT is the date, year first",
        ),
        Vector(
            line("Wk,67.6,FR,16.3,fR,2.1,MR,10.9,mR,10.3,Fl,15.4,fl,0.5,Ml,2.8,ml,2.6,FT,20.3"),
            (
                kilograms("67.6", body_fat_pct=ABSENT, muscle_mass_kg=ABSENT)
                | {
                    "segments": {
                        "right_leg": numbers(
                            body_fat_pct="16.3", fat_mass_kg="2.1", fat_free_mass_kg="10.9", muscle_mass_kg="10.3"
                        ),
                        "left_arm": numbers(
                            body_fat_pct="15.4", fat_mass_kg="0.5", fat_free_mass_kg="2.8", muscle_mass_kg="2.6"
                        ),
                        "trunk": numbers(body_fat_pct="20.3"),
                    }
                },
            ),
            source="MC-780 sample: parts of the body are no totals",
        ),
        Vector(PW650[:-1], source=f"{REF}, unfinished", pending=True),
        Vector(PW650[:40], source=f"{REF}, unfinished in the middle", pending=True),
        Vector(b"{0,", source=f"{REF}, the first bytes", pending=True),
        Vector(PW650.replace(b"CS,D6", b"CS,D7"), rejected=1, source=f"{REF}: the checksum is another"),
        Vector(PW650.replace(b"Pt,", b"P\x00t,"), rejected=1, source=f"{REF}: the sum does not see zero bytes, we do"),
        Vector(PW650.replace(b"CS,D6", b"CS,d6"), rejected=1, source=f"{REF}: its digits are upper case"),
        Vector(PW650.replace(b",CS,D6", b""), rejected=1, source=f"{REF}: no checksum, and not the model without"),
        Vector(PW650.replace(b"~", b"`"), rejected=1, source=f"{REF}: the accent that some manuals print is not sent"),
        Vector(BD815, (kilograms("3.972", raw_value=Decimal(3972), raw_unit="g"),), source=REF, variant="bd815"),
        Vector(PW650, (kilograms("58.1"),), source=f"{REF}: a checksum is right in any form", variant="bd815"),
        Vector(BD815, source="ours: a CSV line is nothing to the WB-100", variant="wb100"),
        Vector(BD815.replace(b"3972\r", b"3972,CS,\r"), rejected=1, source="ours: an empty checksum on the BD-815"),
        Vector(line("Wk,58.1,Wk,58.1"), rejected=1, source="ours: a key twice"),
        Vector(line("Wk,58.1,Wg,58100"), rejected=1, source="ours: a weight in two units"),
        Vector(line("Wk,58,1"), rejected=1, source="ours: a comma in place of the point"),
        Vector(line("Wk,5 8.1"), rejected=1, source="ours: a blank among the digits"),
        Vector(line("Wk,58.1,FW,2e1"), rejected=1, source="ours: an exponent"),
        Vector(line("Wk,58.1,FW,--.-"), rejected=1, source="ours: dashes in place of digits"),
        Vector(line("Wk"), rejected=1, source="ours: a key without a value"),
        Vector(line('MO,"PW-650,Wk,58.1'), rejected=1, source="ours: a text that does not end"),
        Vector(PW650[:30] + PW650, (kilograms("58.1"),), rejected=1, source=f"{REF}, half a line and a whole one"),
        Vector(
            PW650 + b"\x80\xff\x00\r\n",
            (kilograms("58.1"),),
            source=f"{REF}: the WB-3000 sends rubbish after its data",
        ),
    )


def told(data: bytes) -> dict[str, Decimal]:
    """Return what the one Record in these bytes means."""
    (record,) = Decoder(PROTOCOL).feed(data)
    assert isinstance(record, Record)
    readings = [item for item in meaning(record) if isinstance(item, Reading)]
    assert len(readings) == len({item.quantity for item in readings})
    return {item.quantity: item.value for item in readings}


def test_what_a_composition_means() -> None:
    assert told(SC240) == {
        "body_height": Decimal(170),
        "body_weight": Decimal("82.7"),
        "body_fat": Decimal("18.6"),
        "fat_mass": Decimal("15.4"),
        "fat_free_mass": Decimal("67.3"),
        "muscle_mass": Decimal("64.0"),
        "body_water": Decimal("48.0"),
        "impedance": Decimal("369.4"),
        "basal_metabolism": Decimal(1973),
        "visceral_level": Decimal(6),
    }


def test_metabolism_in_kilojoules_alone_is_converted() -> None:
    assert round(told(line("Wk,58.1,rb,8255"))["basal_metabolism"]) == 1973


def test_what_was_not_measured_is_not_told() -> None:
    assert set(told(line("Wk,58.1,FW,,fW,"))) == {"body_weight"}


def test_a_line_of_many_keys_is_whole() -> None:
    """The MC-780 says some 240 pairs in 1,271 bytes."""
    more = ",".join(
        f"{first}{second},0.0" for first in "ZYXVUQ" for second in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
    )
    assert told(line(f"Wk,67.6,{more}"))["body_weight"] == Decimal("67.6")
