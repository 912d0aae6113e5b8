"""The simulated cuffs, oximeters, readers and photocells on real ports: what the supervisor makes of what they send."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from decimal import Decimal
from random import Random

import pytest

from kiosk.core.reading import Record
from kiosk.devices.backoff import Backoff
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import SerialLine
from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.encoders import EncodeError
from kiosk.devices.simulate.players.cable_cast import CABLES
from kiosk.devices.simulate.players.pressure import Pressure
from kiosk.devices.supervisor import Binding, Event, Said, State, Supervisor
from tests.devices.simulate.scenes import PRESSURE, Start
from tests.fakes import RealClock, until
from tests.rig import Rig

SPEED = 20.0
ROWS = [driver for driver in DRIVERS if driver.protocol in CABLES and isinstance(driver.link, SerialLine)]
CUFFS = [driver.key for driver in ROWS if "systolic_pressure" in driver.measures]
READERS = [driver.key for driver in ROWS if not driver.measures]
NOW = datetime(2026, 11, 21, 9, 30)
ONE = Pressure(128, 78, 95, 72)
FORMS: dict[str, tuple[str, Callable[[Pressure], bytes]]] = {
    "selvas_r1": ("", lambda one: encode.selvas_r1(NOW, one)),
    "selvas_bp250": ("", lambda one: encode.selvas_bp250(NOW, one)),
    "amp_bp868": ("", encode.amp_bp868),
    "omron f5": ("omron_hbp", lambda one: encode.hbp9030_f5(NOW, "0", one)),
    "omron csv": ("omron_hbp", lambda one: encode.hbp9020_csv(NOW, "0", one)),
    "omron short": ("omron_hbp", lambda one: encode.hbp9020_short(NOW, one)),
    "suntech": ("", encode.suntech_result),
}


def decoded(protocol: str, data: bytes, variant: str = "") -> list[dict[str, object]]:
    decoder = Decoder(installed().protocols[protocol], variant)
    said = [dict(one.fields) for one in decoder.feed(data) if isinstance(one, Record)]
    assert (decoder.rejected, decoder.pending) == (0, False)
    return said


@pytest.mark.parametrize("form", FORMS)
def test_a_pressure_decodes_to_what_was_encoded(form: str) -> None:
    protocol, say = FORMS[form]
    chance = Random(form)
    for _ in range(200):
        dia, pulse = chance.randint(40, 110), chance.randint(45, 170)
        sys = chance.randint(dia + 12, 230)
        one = Pressure(sys, dia, chance.randint(dia, sys), pulse)
        (fields,) = decoded(protocol or form, say(one))
        assert (fields["sys"], fields["dia"], fields["pulse"]) == (sys, dia, pulse)
        assert fields.get("map", one.mean) == one.mean


@pytest.mark.parametrize(
    ("protocol", "data", "status"),
    [
        ("selvas_r1", encode.selvas_r1(NOW, None), "no_result"),
        ("selvas_bp250", encode.selvas_bp250(NOW, None), "no_result"),
        ("amp_bp868", encode.amp_bp868(None), "no_result"),
        ("omron_hbp", encode.hbp9030_f5(NOW, "2", None), "device_error"),
        ("omron_hbp", encode.hbp9020_csv(NOW, "2", None), "device_error"),
        ("omron_hbp", encode.hbp9020_short(NOW, None), "no_result"),
        ("suntech", encode.suntech_result(None), "no_result"),
        ("cms50d", encode.cms50d_old(0, 0, flags=0x10), "no_result"),
        ("cms50d", encode.cms50d_new(0, 0, state=2), "no_result"),
    ],
)
def test_a_failed_one_says_so(protocol: str, data: bytes, status: str) -> None:
    (fields,) = decoded(protocol, data)
    assert fields["status"] == status
    assert "sys" not in fields
    assert "spo2" not in fields


def test_oxygen_and_cards_decode_to_what_was_encoded() -> None:
    for pulse in (45, 127, 128, 210):
        assert decoded("cms50d", encode.cms50d_old(96, pulse))[0]["pulse"] == pulse
    assert decoded("cms50d", encode.cms50d_new(96, 127))[0]["pulse"] == 127
    for number in (1, 0x62E3086CED, 16**10 - 1):
        wanted = [{"card_id": f"{number:010X}", "status": "ok"}]
        assert decoded("rdm6300", encode.rdm6300(number)) == wanted
        assert decoded("chronojump_rfid", encode.chronojump_rfid(number)) == wanted
        assert decoded("uid_line", encode.uid_line(number)) == wanted
    assert decoded("barcode", encode.barcode(8801234567893)) == [{"card_id": "8801234567893", "status": "ok"}]
    (event,) = decoded("wichro", encode.wichro(3, 15234, 1))
    assert (event["terminal"], event["time_ms"], event["state"]) == (3, 15234, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: encode.cms50d_new(97, 138),
        lambda: encode.cms50d_old(140, 70),
        lambda: encode.suntech_result(Pressure(128, 78, 95, 300)),
        lambda: encode.card_number(Decimal("1.5")),
        lambda: encode.card_number(Decimal(16**10)),
    ],
)
def test_what_the_protocol_has_no_bytes_for_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(EncodeError):
        wrong()


class Room:
    """Every device of a rig, bound."""

    def __init__(self, rig: Rig, drivers: list[str]) -> None:
        known = installed()
        self.heard: list[Event] = []
        self.supervisor = Supervisor(
            [Binding(key, known.drivers[key], rig.port(key)) for key in drivers],
            known.protocols,
            RealClock(),
            self.heard.append,
            backoff=lambda: Backoff(0.01, 0.05),
        )
        self.drivers = drivers

    def said(self, device: str) -> list[Mapping[str, object]]:
        """Results, in order."""
        return [
            event.record.fields
            for event in self.heard
            if isinstance(event, Said) and event.device_id == device and "cuff_mmhg" not in event.record.fields
        ]

    def records(self, device: str) -> list[Record]:
        return [one.record for one in self.heard if isinstance(one, Said) and one.device_id == device]

    async def begin(self, rig: Rig, step: str) -> None:
        for key in self.drivers:
            await self.supervisor.begin(key)
        rig.step(step)


@asynccontextmanager
async def room(rig: Rig, drivers: list[str]) -> AsyncIterator[Room]:
    made = Room(rig, drivers)
    task = asyncio.create_task(made.supervisor.run())
    try:
        states = made.supervisor.states
        await until(lambda: all(states()[key].state in (State.READY, State.BUSY) for key in drivers))
        yield made
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def scene(drivers: list[str], *at: Mapping[str, object], **more: object) -> dict[str, object]:
    """Each on its own port. The module of SunTech is looked at once a second, so it takes its time."""
    slow = {"suntech-oem": {"measuring": 60}}
    table = [{"driver": key, "link": {"serial": key}, "at": list(at), **more, **slow.get(key, {})} for key in drivers]
    return {"device": table}


def test_every_serial_driver_of_these_makers_has_a_player() -> None:
    assert {driver.protocol for driver in ROWS} == set(CABLES)


async def test_every_cuff_says_the_pressure_it_measured(start: Start) -> None:
    rig = start(scene(CUFFS, {"step": "pressure", "value": PRESSURE}, measuring=10, split=True, noise=0.2), speed=SPEED)
    async with room(rig, CUFFS) as made:
        await made.begin(rig, "pressure")
        await until(lambda: all(made.said(key) for key in CUFFS))
        for key in CUFFS:
            fields = made.said(key)[0]
            assert (fields["sys"], fields["dia"], fields["pulse"]) == (128, 78, 72), key
    assert {line["device"] for line in rig.sent(quantity="systolic_pressure", value=Decimal(128))} == set(CUFFS)


async def test_a_cuff_that_keeps_results_is_cleared_and_the_strangers_is_told_apart(start: Start) -> None:
    keys = ["accuniq-bp500", "accuniq-bp250", "suntech-oem"]
    entry = {"step": "pressure", "value": PRESSURE, "replay": 1}
    rig = start(scene(keys, entry, measuring=20), speed=SPEED)
    async with room(rig, keys) as made:
        await until(lambda: bool(made.said("accuniq-bp500")))
        (stranger,) = made.records("accuniq-bp500")
        assert (stranger.fields["sys"], stranger.fields["stored"]) == (141, True)
        await made.supervisor.kept("accuniq-bp500", stranger)
        await made.begin(rig, "pressure")
        await until(lambda: len(made.said("accuniq-bp500")) == 2)
        assert (made.said("accuniq-bp500")[1]["sys"], made.said("accuniq-bp500")[1]["stored"]) == (128, False)
        await until(lambda: bool(made.said("accuniq-bp250")))
        assert (made.said("accuniq-bp250")[0]["sys"], made.said("accuniq-bp250")[0]["stored"]) == (141, True)
        await until(lambda: bool(made.said("suntech-oem")))
        assert [fields["sys"] for fields in made.said("suntech-oem")] == [128], "never what it showed before"
    assert rig.sent(device="accuniq-bp500", foreign=True, value=Decimal(141))


async def test_an_oximeter_searches_before_it_says_a_number(start: Start) -> None:
    keys = [driver.key for driver in ROWS if "spo2" in driver.measures]
    rig = start(scene(keys, {"step": "spo2-1", "value": {"spo2": 97, "pulse": 72}}), speed=SPEED)
    async with room(rig, keys) as made:
        await until(lambda: all(made.said(key) for key in keys))
        await made.begin(rig, "spo2-1")
        for key in keys:
            await until(lambda key=key: any("spo2" in fields for fields in made.said(key)))  # type: ignore[misc]
            states = [fields.get("state", (fields.get("spo2"), fields.get("pulse"))) for fields in made.said(key)]
            kinds = list(dict.fromkeys(states))
            assert kinds == [["finger_out", "searching"], ["nothing", "wave_only"]]["new" in key] + [(97, 72)]


async def test_readers_say_the_card_that_is_held_to_them(start: Start) -> None:
    rig = start(scene(READERS, {"step": "card", "value": Decimal(425019206893)}), speed=SPEED)
    async with room(rig, READERS) as made:
        while not all(made.said(key) for key in READERS):  # what comes while a port is being opened is lost
            rig.step("card")
            await asyncio.sleep(0.1)
        for key in READERS:
            wanted = "425019206893" if key == "generic-barcode" else f"{425019206893:010X}"
            assert made.said(key)[0]["card_id"] == wanted
    assert {line["value"] for line in rig.sent()} == {None}, "a card is no value"


@pytest.mark.parametrize("key", [driver.key for driver in ROWS if driver.protocol == "wichro"])
async def test_a_photocell_tells_who_leaves_its_beam(start: Start, key: str) -> None:
    entry = {"step": "stand", "value": {"chair_stand_30s": 3, "every": 2, "after": 4, "away": Decimal("1.2")}}
    rig = start(scene([key], entry), speed=SPEED)
    async with room(rig, [key]) as made:
        await made.begin(rig, "stand")
        await until(lambda: len(made.said(key)) == 6)
        assert [(fields["contact"], fields["time_ms"]) for fields in made.said(key)] == [
            (0, 4000),
            (1, 5200),
            (0, 6000),
            (1, 7200),
            (0, 8000),
            (1, 9200),
        ]


@pytest.mark.parametrize(
    ("driver", "entry", "words"),
    [
        ("ampall-bp868f", {"value": PRESSURE, "replay": 1}, "keeps nothing"),
        ("omron-hbp-9030", {"error": "movement"}, "one digit"),
        ("accuniq-bp500", {"error": "E1"}, "says nothing of a failed"),
        ("contec-cms50d-new", {"value": {"spo2": 97, "pulse": 140}}, "is not known"),
        ("contec-cms50d-old", {"value": Decimal(97)}, "needs a table"),
        ("contec-cms50d-old", {"error": "tired"}, "has no error"),
        ("seeed-rdm6300", {"value": Decimal(10**13)}, "no card's number"),
        ("chronojump-wichro-one-is-cut", {"error": "cut"}, "no error"),
    ],
)
def test_what_cannot_be_played_is_refused_before_the_show(
    start: Start, driver: str, entry: Mapping[str, object], words: str
) -> None:
    with pytest.raises(AssertionError, match=words):
        start(scene([driver], {"step": "play", **entry}), speed=SPEED)
