"""Session recipes, and what is learnt of a device beside its measurements: real bleak, in the order on the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from bleak import BleakClient

from kiosk.devices.driver import Send
from kiosk.devices.reasons import Reason
from kiosk.devices.supervisor import State
from tests.devices.airs import AND, CUFF, OMRON, Desk, cuff, grip, inflation, on_air, scenario, short_limits
from tests.fakes import until
from tests.rig import Rig

AND_CONTROL = "233bf001-5a34-1b6d-975c-000d5690abe4"
GREETING = (Send(bytes.fromhex("0200E1"), AND_CONTROL), Send(b"?", "2a9f"))
AND_RECIPE = replace(AND, pair=True, settle=0.02, before=GREETING, clock_first=True)
Words = list[tuple[str, str]]


@pytest.fixture(name="air", scope="module")
def and_air(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """An A&D cuff and a grip sensor, for all tests of this file."""
    with Rig(tmp_path_factory.mktemp("air"), scenario(inflation(120)), speed=40) as rig:
        yield rig


@pytest.fixture(name="calm", scope="module")
def calm_air(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """The same, not so fast: the cuff lingers for an eighth of a second before it hangs up."""
    with Rig(tmp_path_factory.mktemp("calm"), scenario(inflation(120)), speed=4) as rig:
        yield rig


@pytest.fixture(name="omron", scope="module")
def omron_air(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A cuff of Omron's first family."""
    play = scenario(inflation(120), driver="omron-hem-9200t")
    with Rig(tmp_path_factory.mktemp("omron"), play, speed=40) as rig:
        yield rig


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    short_limits(monkeypatch)
    return monkeypatch


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    """What the real bleak is asked to do, in order: (act, characteristic)."""
    said: Words = []

    def note(act: str, name: str) -> None:
        original: Callable[..., object] = getattr(BleakClient, name)

        def noted(self: BleakClient, target: object, *more: object, **named: object) -> object:
            uuid = str(getattr(target, "uuid", target))
            said.append((act, uuid[4:8] if uuid.startswith("0000") else uuid))
            return original(self, target, *more, **named)

        monkeypatch.setattr(BleakClient, name, noted)

    for act, name in (("write", "write_gatt_char"), ("read", "read_gatt_char"), ("listen", "start_notify")):
        note(act, name)
    return said


async def test_the_recipe_of_a_and_d(air: Rig, patch: pytest.MonkeyPatch, words: Words) -> None:
    """Send what you hold, the time, and only then the subscription. What the device does not have is left out."""
    async with on_air(air, patch, cuff(AND_RECIPE)) as desk:
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]
        assert desk.said()[0].clock_set
        assert words[:3] == [("write", AND_CONTROL), ("write", "2a08"), ("listen", "2a35")]


@pytest.mark.parametrize("fault", ["write-silent", "write-not-permitted"])
async def test_words_that_are_not_taken_do_not_cost_the_value(air: Rig, patch: pytest.MonkeyPatch, fault: str) -> None:
    async with on_air(air, patch, cuff(AND_RECIPE)) as desk:
        await desk.fault(fault, CUFF, times=0)
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]
        assert not desk.said()[0].clock_set
        await desk.fault("clear")


async def test_a_clock_that_is_right_is_left_alone(omron: Rig, patch: pytest.MonkeyPatch, words: Words) -> None:
    """The simulated cuff comes with the year 2010; once set, it is right."""
    async with on_air(omron, patch, cuff(replace(OMRON, clock_within=30))) as desk:
        for number in (1, 2):
            await desk.step()
            await until(lambda: len(desk.ended()) == number)  # noqa: B023  # called before the next turn
            assert desk.said()[-1].clock_set
            years = Decimal(str(desk.facts()["clock"])) / (86400 * 365)
            assert years == 0 if number == 2 else years < -1
        assert words.count(("write", "2a2b")) == 1


async def test_a_clock_is_read_before_it_is_set(air: Rig, patch: pytest.MonkeyPatch, words: Words) -> None:
    async with on_air(air, patch, cuff()) as desk:
        await desk.step()
        await until(lambda: desk.ended())
        assert words[:3] == [("listen", "2a35"), ("read", "2a08"), ("write", "2a08")]
        assert "clock" in desk.facts()


async def told(desk: Desk, what: str) -> None:
    """Measure until that fact is known: who hangs up soon does not answer everything the first time."""
    for _ in range(5):
        if what not in desk.facts():
            count = len(desk.ended())
            await desk.step()
            await until(lambda: len(desk.ended()) > count)  # noqa: B023  # called before the next turn
    assert what in desk.facts()


async def test_battery_and_name_are_asked_for_after_the_measurement(
    calm: Rig, patch: pytest.MonkeyPatch, words: Words
) -> None:
    async with on_air(calm, patch, cuff()) as desk:
        await told(desk, "serial")
        facts = desk.facts()
        assert facts["battery"] == Decimal(100)
        assert (facts["firmware"], facts["model"]) == ("1.0", "UA-651BLE")
        assert facts["serial"] == CUFF.replace(":", "")
        assert -70 < Decimal(str(facts["signal"])) < -40
        assert words.index(("read", "2a19")) > words.index(("listen", "2a35"))
        assert desk.values() == [(120, 80)] * len(desk.ended())


async def test_a_battery_that_bluez_keeps_to_itself(calm: Rig, patch: pytest.MonkeyPatch, words: Words) -> None:
    async with on_air(calm, patch, cuff()) as desk:
        await desk.fault("battery-claimed", CUFF)
        await desk.fault("vanish", CUFF)  # its services are sought anew
        await told(desk, "battery")
        assert desk.facts()["battery"] == Decimal(100)
        assert ("read", "2a19") not in words
        await desk.fault("clear")


async def test_a_question_that_is_never_answered_is_not_put_again(
    calm: Rig, patch: pytest.MonkeyPatch, words: Words
) -> None:
    """On a real link nothing else is answered either until then: it is lost, and the next one asks nothing."""
    patch.setattr("kiosk.devices.link_ble.QUESTION_SECONDS", 0.03)
    clockless = replace(AND, set_clock="")
    async with on_air(calm, patch, cuff(clockless)) as desk:
        before = await desk.census()
        await desk.fault("read-silent", CUFF, times=0)
        for number in range(1, 8):  # the cuff may hang up before our patience ends
            asked = len(words)
            await desk.step()
            await until(lambda: len(desk.ended()) == number)  # noqa: B023  # called before the next turn
            if ("read", "2a19") not in words[asked:]:
                break
        assert ("read", "2a19") not in words[asked:]
        assert desk.values() == [(120, 80)] * number
        assert "battery" not in desk.facts()
        await desk.fault("clear")
        await until(lambda: desk.reason() == Reason.WAITING)
        await desk.counted(before)


async def test_a_protected_value_without_a_bond(air: Rig, patch: pytest.MonkeyPatch) -> None:
    """The device demands encryption by itself; our agent says yes to what is bound here."""
    async with on_air(air, patch, cuff()) as desk:
        await desk.fault("protected", CUFF, times=0)
        await desk.step()
        await until(lambda: desk.ended())
        assert desk.values() == [(120, 80)]
        assert desk.said()[0].clock_set
        await desk.fault("clear")


async def test_a_sensor_is_asked_while_it_is_idle(air: Rig, patch: pytest.MonkeyPatch, words: Words) -> None:
    async with on_air(air, patch, grip()) as desk:
        await until(lambda: desk.state("grip") is State.READY)
        assert "signal" in desk.facts()
        await desk.supervisor.begin("grip")
        await until(lambda: desk.said())
        assert ("read", "2a19") not in words, "it has no battery service"
