"""Simulated scales and analysers: bytes as in the reference, values as the codecs read them, a room full of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.battery.body import COMPOSITION_ALSO
from kiosk.core.reading import Record
from kiosk.core.settle import Final, Hold, Settled, Settler
from kiosk.core.translate import meaning
from kiosk.devices.catalogue.composition import COMPOSITION
from kiosk.devices.catalogue.indicators import INDICATORS
from kiosk.devices.catalogue.scales import SCALES
from kiosk.devices.catalogue.scales_asked import SCALES_ASKED
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Driver
from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_composition as composition
from kiosk.devices.simulate import encode_scales as scales
from kiosk.devices.simulate.encoders import EncodeError
from kiosk.devices.simulate.players.echo import four_bytes
from kiosk.devices.simulate.players.scale import Encode
from kiosk.devices.supervisor import Binding, Event, Said, State, Supervisor
from tests.fakes import RealClock, until
from tests.rig import Rig

ROWS = (*SCALES, *INDICATORS, *SCALES_ASKED, *COMPOSITION)
AT = datetime(2026, 11, 22, 9, 30)
KG = Decimal("65.40")
SILENT = ("toledo_8217", "adam")  # no number while they move

ENCODERS: tuple[tuple[str, str, Encode, int, int], ...] = (
    # protocol, variant, encoder, decimals, the least tenth of a kilogram
    ("cas_22", "", scales.cas_22, 2, -99),
    ("cas_22", "relay", scales.cas_22, 2, -99),
    ("mt_sics", "", scales.mt_sics, 2, -99),
    ("toledo_continuous", "", scales.toledo_continuous, 2, -99),
    ("toledo_continuous", "no_checksum", scales.toledo_bare, 2, -99),
    ("toledo_8217", "kg", scales.toledo_8217, 2, 0),
    ("adam", "", scales.adam, 2, -99),
    ("ohaus", "", scales.ohaus, 2, -99),
    ("tanita_csv", "", scales.tanita_wb100, 1, 0),
    ("tanita_csv", "wb100", scales.tanita_wb100, 1, 0),
    ("tanita_csv", "doran_fh", scales.doran_fh, 1, 0),
    ("tanita_csv", "bc418_scale", scales.bc418_scale, 1, 0),
)


def decoded(protocol: str, variant: str, data: bytes) -> Mapping[str, object]:
    """Return the fields of the one Record in these bytes."""
    (record,) = Decoder(installed().protocols[protocol], variant).feed(data)
    assert isinstance(record, Record)
    assert record.raw == data
    return record.fields


def test_bytes_as_the_reference_has_them() -> None:
    assert bytes.fromhex("53542C47532C31E42C20202036352E3430206B670D0A") == scales.cas_22("ST", KG)
    assert bytes.fromhex("53205320202020202036352E3430206B670D0A") == scales.mt_sics("ST", KG)
    assert bytes.fromhex("022C30203030363534303030303030300D26") == scales.toledo_continuous("ST", KG)
    assert bytes.fromhex("022C38203030363533353030303030300D1A") == scales.toledo_continuous("US", Decimal("65.35"))
    assert bytes.fromhex("53202020202037352E304B670D0A") == scales.tanita_wb100("ST", Decimal("75.0"))
    assert scales.bc418_scale("ST", Decimal("178.3")) == b"KS178.3\r\n"
    assert four_bytes(1953) == bytes.fromhex("FF07A1A7")
    assert composition.bd815({"body_weight": Decimal("3.972")}) == b'{0,16,~0,1,MO,"BD-815",Wg,3972\r\n'


@pytest.mark.parametrize(("protocol", "variant", "encode", "decimals", "least"), ENCODERS)
def test_what_is_encoded_decodes_to_the_same(
    protocol: str, variant: str, encode: Encode, decimals: int, least: int
) -> None:
    step = Decimal(1).scaleb(-decimals)
    for number in range(least * 10, 30_000, 377):
        value = (Decimal(number) / 100).quantize(step)
        fields = decoded(protocol, variant, encode("ST", value))
        assert (fields["weight_kg"], fields["stable"]) == (value, True)
        fields = decoded(protocol, variant, encode("US", value))
        expected = (None, None) if protocol in SILENT else (value, False)
        assert (fields.get("weight_kg"), fields.get("stable")) == expected


@pytest.mark.parametrize(("protocol", "variant", "encode", "decimals", "least"), ENCODERS)
def test_out_of_range_is_never_a_number(protocol: str, variant: str, encode: Encode, decimals: int, least: int) -> None:
    signs = (Decimal(1), Decimal(-1)) if least < 0 and protocol != "ohaus" else (Decimal(1),)
    if protocol == "ohaus":
        with pytest.raises(EncodeError):
            encode("OL", Decimal(1))
        return
    for sign in signs:
        fields = decoded(protocol, variant, encode("OL", sign))
        assert "weight_kg" not in fields
        wanted = "no_result" if protocol == "toledo_8217" else "overload" if sign > 0 else "underload"
        assert fields["status"] == wanted


def test_more_digits_than_a_scale_has_are_refused() -> None:
    for encode in (scales.cas_22, scales.mt_sics, scales.toledo_continuous, scales.adam, scales.ohaus):
        with pytest.raises(EncodeError):
            encode("ST", Decimal("65.405"))
    with pytest.raises(EncodeError):
        scales.tanita_wb100("ST", Decimal("65.45"))
    with pytest.raises(EncodeError):
        scales.bc418_scale("ST", Decimal("1065.4"))
    with pytest.raises(EncodeError):
        scales.cas_22("ST", Decimal("123456.78"))
    with pytest.raises(EncodeError):
        scales.tanita_wb100("ST", Decimal("-0.5"))


def test_a_composition_decodes_to_the_same() -> None:
    values = {
        "body_height": Decimal("162.3"),
        "body_weight": Decimal("58.1"),
        "body_fat": Decimal("31.4"),
        "fat_mass": Decimal("18.2"),
        "fat_free_mass": Decimal("39.9"),
        "muscle_mass": Decimal("37.6"),
        "body_water": Decimal("29.0"),
        "visceral_level": Decimal(7),
        "basal_metabolism": Decimal(1187),
        "impedance": Decimal("612.4"),
    }
    for data in (composition.tanita_csv("SC-330", AT, "F", values),):
        fields = decoded("tanita_csv", "", data)
        assert (fields["timestamp"], fields["gender"], fields["model"]) == (AT, "F", "SC-330")
        readings = meaning(Record("tanita_csv", fields))
        assert {item.quantity: item.value for item in readings if hasattr(item, "quantity")} == values  # type: ignore[union-attr]


def test_the_other_forms_decode_to_the_same() -> None:
    fields = decoded("tanita_csv", "bc418", composition.bc418(AT, "M", {"body_weight": KG.quantize(Decimal("0.1"))}))
    assert (fields["weight_kg"], fields["timestamp"], fields["gender"]) == (Decimal("65.4"), AT, "M")
    fields = decoded("tanita_csv", "bd815", composition.bd815({"body_weight": Decimal("3.972")}))
    assert fields["weight_kg"] == Decimal("3.972")
    fields = decoded("healthometer", "", composition.healthometer({"body_weight": KG, "body_height": Decimal("162.3")}))
    assert (fields["weight_kg"], fields["height_cm"], fields["bmi"]) == (KG, Decimal("162.30"), Decimal("24.8"))
    for frame in (composition.tanita_csv("SC-330", AT, "F", {}), composition.bc418(AT, "F", {})):
        assert decoded("tanita_csv", "", frame)["status"] == "no_result"
    assert decoded("healthometer", "", composition.healthometer({}))["status"] == "no_result"
    with pytest.raises(EncodeError, match="grip_force"):
        composition.tanita_csv("SC-330", AT, "F", {"grip_force": Decimal(30)})


def weight_of(number: int, driver: Driver) -> Decimal:
    """What stands on each: all different, and as exact as each can say."""
    return Decimal(9000 + number).scaleb(-3) if driver.variant == "bd815" else Decimal(500 + number).scaleb(-1)


def values_of(number: int, driver: Driver) -> Decimal | dict[str, Decimal]:
    """What a scenario gives: a stadiometer also needs a height."""
    weight = weight_of(number, driver)
    return {"weight": weight, "height": Decimal("162.3")} if driver.measures[0] == "body_height" else weight


def settler(driver: Driver) -> Settler:
    """What the steps use: a scale must stand still, an analyser says a result once."""
    if driver.measures[0] == "body_fat":
        return Final(("body_fat",), COMPOSITION_ALSO)
    return Hold("body_weight", seconds=0.3)


async def test_every_scale_of_the_catalogue_is_heard_and_settles(tmp_path: Path) -> None:
    """Real ports: each with its own line settings, asked where it must be asked, held until it stands still."""
    devices = [
        {
            "driver": driver.key,
            "link": {"serial": driver.key},
            "measuring": 2,
            "at": [{"step": "weight", "value": values_of(number, driver)}],
        }
        for number, driver in enumerate(ROWS)
    ]
    rig = await asyncio.to_thread(lambda: Rig(tmp_path, {"device": devices}, speed=4))
    heard = list[Event]()
    bindings = tuple(Binding(driver.key, driver, rig.port(driver.key)) for driver in ROWS)
    supervisor = Supervisor(bindings, installed().protocols, RealClock(), heard.append)
    task = asyncio.create_task(supervisor.run())
    await until(lambda: all(changed.state is State.READY for changed in supervisor.states().values()))
    for driver in ROWS:
        await supervisor.begin(driver.key)
    await asyncio.to_thread(rig.step, "weight")
    settlers = {driver.key: settler(driver) for driver in ROWS}
    settled: dict[str, Decimal] = {}

    def all_settled() -> bool:
        for event in [event for event in heard if isinstance(event, Said) and event.device_id not in settled]:
            outcome = settlers[event.device_id].feed(meaning(event.record))
            if isinstance(outcome, Settled):
                settled[event.device_id] = dict(outcome.values)["body_weight"]
        heard.clear()
        return len(settled) == len(ROWS)

    try:
        await until(all_settled)
    finally:
        task.cancel()
        await asyncio.wait((task,))
        await asyncio.to_thread(rig.stop)
    assert settled == {driver.key: weight_of(number, driver) for number, driver in enumerate(ROWS)}
