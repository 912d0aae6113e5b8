"""The device pages: how each is, a test reading, pairing, binding, a swap. Real store, devices without wires."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.duties import (
    ChooseDriver,
    DeviceHistory,
    DeviceList,
    DevicePage,
    FindDevices,
    Home,
    PairAgain,
    SaveDevice,
    SwapDevice,
    TryDevice,
    TryReading,
    UnbindDevice,
)
from kiosk.core.messages import Asked, Consent, Live, Start
from kiosk.core.pages import Big, Form, Page, Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence, load_texts
from kiosk.devices.events import Binding, Changed, Ended, Passkey, Said, State
from kiosk.devices.nearby import Nearby
from kiosk.devices.reasons import Reason
from kiosk.station.office import device_page, devices, upkeep
from kiosk.station.office.finding import row_key
from kiosk.store.records import Store
from tests.fakes import breathe
from tests.station import words as say
from tests.station.fakes import FakeDevice
from tests.station.managed import CUFF, SCALE
from tests.station.office.rig import OfficeRig, pressable, words
from tests.station.office.test_takeover import arrive, drain, wait
from tests.station.play import GUEST, NO, SEOUL

PORT = "/dev/serial/by-id/usb-toy-port0"
SPARE = Nearby(PORT, "serial", "Toy cable", (0x1234, 1), "TOY-7", suggestions=(SCALE.key,))
AIR = Nearby("F0:F1:F2:F3:F4:F5", "ble", "TOY-C1", rssi=-55, services=("1810",), suggestions=(CUFF.key,))


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        made.station._lobby()
        await made.sign_in(Role.SPECIALIST)
        yield made
        for job in tuple(made.station._jobs):
            job.cancel()
        await breathe()


async def passing(rig: OfficeRig, seconds: float = 1.0, said: str = "") -> Page:
    """Let a while pass, and what the station hears meanwhile; ``said``: until the page says this."""
    await rig.clock.advance(seconds)
    for turn in range(500):  # the store answers on a thread of its own
        await rig.store.read(Store.bindings)
        await drain(rig)
        if said in words(rig.page) and (said or turn > 3):
            return rig.page
    raise AssertionError(f"{said} never came: {words(rig.page)}")


async def come(rig: OfficeRig, key: str) -> Page:
    """Wait for a page that follows when something is done; generous, since a busy disk is slow."""
    loop = asyncio.get_running_loop()
    enough = loop.time() + 20.0
    while loop.time() < enough:
        await rig.store.read(Store.bindings)
        await drain(rig)
        if rig.page.key == key:
            return rig.page
    raise AssertionError(f"{key} never came: {rig.page.key} {rig.page.complaint}")


def rows(page: Page, name: str) -> dict[str, tuple[str, ...]]:
    table = next(part for part in page.parts if isinstance(part, Table) and part.name == name)
    return {
        row.key: tuple(cell.key if isinstance(cell, Sentence) else cell for cell in row.cells) for row in table.rows
    }


# --- how they are ---------------------------------------------------------------------------------------------------


async def test_every_device_stands_in_the_list_with_what_to_do(rig: OfficeRig) -> None:
    rig.devices.all["cuff"].state, rig.devices.all["cuff"].reason = "faulty", Reason.NOT_PAIRED.value
    page = await rig.ask(DeviceList())
    assert set(rows(page, "devices")) == {f"device-{key}" for key in rig.devices.all}
    assert rows(page, "devices")["device-cuff"][2:] == ("stations.device.faulty", "device.not-paired")
    assert rows(page, "devices")["device-scale"][2:] == ("stations.device.ready", "devices.check")
    assert page.say == Sentence("devices.say", ("3", "4"))
    assert words(page)


async def test_the_list_keeps_itself_up_to_date_and_a_press_meanwhile_counts(rig: OfficeRig) -> None:
    await rig.ask(DeviceList())
    turn = rig.office.turn
    rig.devices.all["scale"].state = "stuck"
    page = await passing(rig)
    assert rows(page, "devices")["device-scale"][2] == "stations.device.stuck"
    assert page.live
    assert rig.office.turn == turn, "what was pressed on the page before is still meant for this one"


async def test_nothing_is_told_while_nothing_changes_and_after_the_page_is_left(rig: OfficeRig) -> None:
    await rig.ask(DeviceList())
    told = len(rig.facts)
    await passing(rig, 5)
    assert len(rig.facts) == told
    await rig.ask(Home())
    rig.devices.all["scale"].state = "stuck"
    await passing(rig, 5)
    assert rig.page.key == "home"
    assert rig.clock.sleeping == 0, "nobody looks any more"


async def test_a_device_page_says_all_that_is_known(rig: OfficeRig) -> None:
    facts: dict[str, Decimal | str | datetime] = {
        "battery": Decimal(40),
        "signal": Decimal(-91),
        "clock": Decimal(-75),
        "firmware": "1.2",
        "rejected": Decimal(3),
    }
    rig.devices.all["cuff"].facts |= {**facts, "said_at": datetime(2026, 11, 2, 0, 3, tzinfo=UTC)}
    page = await rig.ask(DevicePage("cuff"))
    said = words(page)
    for part in ("40 %", "약함 (-91 dBm)", "75초 느립니다", "1.2", "3번", "2026-11-02 09:03", "SN-cuff", "/dev/cuff"):
        assert part in said
    assert "실제 기기로 시험해 본 적 없음" in said


async def test_what_it_told_yesterday_is_still_known(rig: OfficeRig) -> None:
    now = rig.clock.utc()
    await rig.store.call(Store.device_fact_add, "scale", "maker-scale", "battery", "15", now=now)
    assert "15 %" in words(await rig.ask(DevicePage("scale")))


async def test_the_history_tells_states_facts_and_what_staff_did(rig: OfficeRig) -> None:
    now = rig.clock.utc()
    await rig.store.call(Store.device_event_add, "scale", "d", "stuck", "device.silent", now=now)
    await rig.clock.advance(60)
    await rig.store.call(Store.device_fact_add, "scale", "d", "battery", "15", now=rig.clock.utc())
    await rig.store.call(
        Store.upkeep_add, "swapped", day=now.date(), device="scale", note="A → B", actor="staff:x", now=rig.clock.utc()
    )
    page = await rig.ask(DeviceHistory("scale"))
    found = list(rows(page, "history").values())
    assert [row[1:] for row in found[-1:]] == [("stations.device.stuck", "device.silent")]
    assert {row[1:] for row in found[:2]} == {("device.battery", "15 %"), ("upkeep.swapped", "A → B")}
    assert pressable(page)["further"] == DeviceHistory("scale", 365)
    assert "오늘 있었던 일" in words(await rig.ask(DeviceList()))


async def test_the_morning_check_leads_to_the_device(rig: OfficeRig) -> None:
    from kiosk.core.checks import Check
    from kiosk.core.duties import OpeningCheck

    rig.services.checks = [
        Check("device:scale", "fail", Sentence("check.store.ok")),
        Check("disk", "ok", Sentence("check.store.ok")),
    ]
    await rig.ask(OpeningCheck())
    await passing(rig, said="살펴본 것")
    found = pressable(rig.page)
    assert found["device:scale"] == DevicePage("scale")
    assert found["devices"] == DeviceList()
    assert "disk" not in found


@pytest.mark.parametrize(
    "duty", [DevicePage("nobody"), TryReading("nobody"), PairAgain("x"), UnbindDevice("x"), SwapDevice("x")]
)
async def test_a_device_that_is_not_there_is_said_so(rig: OfficeRig, duty: DevicePage) -> None:
    page = await rig.ask(duty)
    assert (page.key, page.complaint) == ("device-gone", Sentence("device.gone"))


# --- a test reading -------------------------------------------------------------------------------------------------


async def test_a_test_reading_stands_on_the_page_and_nowhere_else(rig: OfficeRig) -> None:
    await rig.ask(TryReading("scale"))
    await passing(rig)
    rig.devices.hears["scale"](Said("scale", say.weight_line("70.5", rig.clock.monotonic()), 0.0, 1, clock_set=True))
    page = await passing(rig)
    assert rows(page, "values") == {"value-body_weight": ("quantity.body_weight", "70.5 kg", "70.50")}
    assert "ST,+00070.50 kg" in words(page)
    assert await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc()) == ()
    assert not any(isinstance(fact, Live) for fact in rig.facts)


async def test_what_a_cuff_held_from_before_the_test_is_not_lost(rig: OfficeRig) -> None:
    """Some say it once, to whoever listens first."""
    await rig.ask(TryReading("cuff"))
    await passing(rig)
    now, dated = rig.clock.monotonic(), rig.clock.utc().astimezone(SEOUL).replace(tzinfo=None, microsecond=0)
    for systolic, ago in ((171, 3600), (128, 0)):
        record = say.pressure(systolic, 80, now, dated=dated - timedelta(seconds=ago))
        rig.devices.hears["cuff"](Said("cuff", record, now, 1, clock_set=True))
    rig.station.hear(Ended("cuff", 1, 2))
    await passing(rig)
    kept = await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc())
    assert [item.device for item in kept] == ["cuff"], "and what they measured themselves stays on the page"


async def test_what_is_no_value_is_named_and_never_a_number(rig: OfficeRig) -> None:
    await rig.ask(TryReading("scale"))
    await passing(rig)
    rig.devices.hears["scale"](Said("scale", say.overload_line(rig.clock.monotonic()), 0.0, 1, clock_set=True))
    page = await passing(rig)
    assert rows(page, "values") == {}
    assert "무게" in words(page) or "값이 아님" in words(page)
    rig.devices.hears["scale"](Said("scale", say.weight_line("999", rig.clock.monotonic()), 0.0, 1, clock_set=True))
    assert rows(await passing(rig), "values")["value-body_weight"][1] == "device.impossible"


async def test_leaving_ends_the_test_and_the_device_is_free(rig: OfficeRig) -> None:
    await rig.ask(TryReading("scale"))
    await passing(rig)
    assert not any(device == "scale" and visit is None for device, _, visit in rig.station.bench.standing())
    await rig.press("done")
    await passing(rig)
    assert rig.devices.hears == {}
    assert all(visit is None for _, _, visit in rig.station.bench.standing())


async def test_the_auto_lock_ends_it_too(rig: OfficeRig) -> None:
    await rig.ask(TryReading("scale"))
    await passing(rig)
    await wait(rig, int(rig.station.settings.lock_after) + 2)
    assert not rig.office.open
    assert rig.devices.hears == {}
    assert rig.station.bench.reserve("scale")


async def test_twice_the_same_test_is_one_test(rig: OfficeRig) -> None:
    for _ in range(3):
        await rig.ask(TryReading("scale"))
    await passing(rig)
    assert list(rig.devices.hears) == ["scale"]


async def test_a_device_that_measures_is_left_alone(rig: OfficeRig) -> None:
    await measuring(rig)
    page = await rig.ask(TryReading("stadiometer"))
    assert page.complaint == Sentence("device.in-use")
    assert rig.devices.leased == {"stadiometer"}


async def measuring(rig: OfficeRig) -> None:
    """A guest stands at the stadiometer; then staff take over."""
    await rig.sign_out()
    await arrive(rig, Start(), GUEST, Consent("keep", True), *NO, "until live")
    await rig.sign_in(Role.SPECIALIST)


# --- pairing --------------------------------------------------------------------------------------------------------


async def pairing(rig: OfficeRig) -> Page:
    await rig.ask(PairAgain("cuff"))
    return await passing(rig)


async def test_pairing_that_works_is_said_and_written(rig: OfficeRig) -> None:
    await pairing(rig)
    rig.devices.paired["cuff"].set_result(Reason.NONE)
    await passing(rig, said="짝지었습니다")
    done = await rig.store.read(Store.upkeep_last, "paired", device="cuff")
    assert done is not None


async def test_a_number_to_type_is_typed_on_a_keypad(rig: OfficeRig) -> None:
    await pairing(rig)
    await rig.hear_event(Passkey("cuff"))
    page = await passing(rig)
    form = next(part for part in page.parts if isinstance(part, Form))
    assert form.fields[0].kind == "digits"
    await rig.press("passkey", passkey="12345a")
    assert rig.page.complaint == Sentence("device.passkey.wrong")
    await rig.press("passkey", passkey="096321")
    assert rig.devices.typed == [("cuff", "096321")]


async def test_a_number_to_compare_is_shown_big(rig: OfficeRig) -> None:
    await pairing(rig)
    await rig.hear_event(Passkey("cuff", "096321"))
    page = await passing(rig)
    assert Big("096321") in page.parts
    await rig.press("passkey")
    assert rig.devices.typed == [("cuff", "096321")]


async def test_pairing_that_fails_says_why_and_leaving_gives_up(rig: OfficeRig) -> None:
    await pairing(rig)
    rig.devices.paired["cuff"].set_result(Reason.NOT_SEEN)
    page = await passing(rig)
    assert "기기를 켜서 가까이 놓아 주세요" in words(page)
    assert pressable(page)["again"] == PairAgain("cuff")
    await rig.press("again")
    await passing(rig)
    await rig.ask(Home())
    await breathe()
    assert rig.devices.paired["cuff"].cancelled()


# --- binding --------------------------------------------------------------------------------------------------------


async def found(rig: OfficeRig, *near: Nearby) -> Page:
    rig.devices.near = list(near)
    await rig.ask(FindDevices())
    return await passing(rig)


async def test_what_is_there_is_listed_the_likely_first_and_what_is_bound_cannot_be_bound_again(rig: OfficeRig) -> None:
    bound = Nearby("/dev/scale", "serial", "Toy", bound_as="scale", suggestions=(SCALE.key,))
    taken = Nearby("/dev/ttyUSB9", "serial", "Other", taken=True)
    nameless = Nearby("AA:BB:CC:DD:EE:FF", "ble", rssi=-90)
    page = await found(rig, taken, nameless, bound, AIR, SPARE)
    listed = rows(page, "nearby")
    assert [cells[0] for cells in listed.values()] == [
        "TOY-C1 · F4:F5",
        "Toy cable · TOY-7",
        "Toy · scale",
        "Other · ttyUSB9",
    ]
    assert [name for name in pressable(page) if name.startswith("thing-")] == [
        row_key("thing", AIR),
        row_key("thing", SPARE),
    ]
    assert [cells[1] for cells in listed.values()] == ["Toy C-1", "Toy S-1", "Toy S-1", ""], "asks nothing in vain"


async def test_the_likely_driver_comes_first_and_all_others_by_searching(rig: OfficeRig) -> None:
    await found(rig, SPARE)
    page = await rig.press(row_key("thing", SPARE))
    assert list(rows(page, "drivers")) == ["driver-toy-scale"]
    assert "실제 기기로 시험해 본 적 없음" in words(page)
    page = await rig.ask(ChooseDriver(PORT, "s-2"))
    assert list(rows(page, "drivers")) == ["driver-toy-scale-2"]
    page = await rig.ask(ChooseDriver(PORT, "C-1"))
    assert rows(page, "drivers") == {}, "a radio is not at a cable"


async def trying(rig: OfficeRig) -> Page:
    await found(rig, SPARE)
    await rig.press(row_key("thing", SPARE))
    await rig.press("driver-toy-scale")
    return await passing(rig)


async def test_a_value_comes_before_saving_and_the_device_is_there_at_once(rig: OfficeRig) -> None:
    await trying(rig)
    rig.devices.hears[PORT](Said("scale-1", say.weight_line("61.2", rig.clock.monotonic()), 0.0, 1, clock_set=True))
    page = await passing(rig)
    assert "61.2 kg" in words(page)
    form = next(part for part in page.parts if isinstance(part, Form))
    assert (form.submit.confirm, form.submit.text) == (None, Sentence("device.save"))
    assert [(one.name, one.value) for one in form.fields] == [
        ("name", "scale-1"),
        ("serial", "TOY-7"),
        ("purpose", "care"),
    ]
    await rig.press("save", name="scale-1", serial="TOY-7")
    page = await come(rig, "device")
    assert (page.key, page.who) == ("device", "scale-1")
    assert "이었습니다" in words(page)
    (kept,) = await rig.store.read(Store.bindings)
    assert (kept.device, kept.driver, kept.address, kept.serial) == ("scale-1", "toy-scale", PORT, "TOY-7")
    assert kept.bound_by.startswith("staff:")
    assert rig.devices.bound()["scale-1"].port == PORT
    assert rig.devices.hears == {}


async def test_a_device_under_test_is_kept_from_every_visit_from_the_start(rig: OfficeRig) -> None:
    await trying(rig)
    await rig.ask(SaveDevice(PORT, SCALE.key, "toy-1", untested=True, sent=True, purpose="study"))
    await come(rig, "device")
    (kept,) = await rig.store.read(Store.bindings)
    assert (kept.device, kept.purpose) == ("toy-1", "study")
    assert "toy-1" not in rig.devices.candidates(())


async def test_without_a_value_it_is_asked_about(rig: OfficeRig) -> None:
    page = await trying(rig)
    form = next(part for part in page.parts if isinstance(part, Form))
    assert (form.submit.text, form.submit.confirm) == (Sentence("device.save.untested"), Sentence("device.save.sure"))
    page = await rig.ask(SaveDevice(PORT, SCALE.key, "scale-1", sent=True))
    assert page.complaint == Sentence("device.untested")
    await rig.ask(SaveDevice(PORT, SCALE.key, "scale-1", untested=True, sent=True))
    await come(rig, "device")
    assert "scale-1" in rig.devices.bound()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("", "device.name.wrong"),
        ("two words", "device.name.wrong"),
        ("x" * 25, "device.name.wrong"),
        ("cuff", "device.name.taken"),
    ],
)
async def test_a_name_that_cannot_be_is_said_so(rig: OfficeRig, name: str, wrong: str) -> None:
    await trying(rig)
    page = await rig.ask(SaveDevice(PORT, SCALE.key, name, untested=True, sent=True))
    assert page.complaint == Sentence(wrong)
    assert await rig.store.read(Store.bindings) == ()


async def test_giving_up_leaves_nothing_behind(rig: OfficeRig) -> None:
    await trying(rig)
    await rig.ask(Home())
    await breathe()
    assert rig.devices.hears == {}
    assert await rig.store.read(Store.bindings) == ()
    page = await rig.ask(SaveDevice(PORT, SCALE.key, "scale-1", untested=True, sent=True))
    assert page.complaint == Sentence("devices.gone"), "an old page saves nothing"


@pytest.mark.parametrize("made_up", ["/dev/made-up", "/etc/passwd", "/dev/", "AA:BB:CC:DD:EE:FF"])
async def test_what_a_screen_makes_up_is_refused(rig: OfficeRig, made_up: str) -> None:
    await found(rig, SPARE)
    assert (await rig.ask(ChooseDriver(made_up))).complaint == Sentence("devices.port.wrong")
    for duty in (TryDevice(made_up, SCALE.key), TryDevice(PORT, "made-up")):
        assert (await rig.ask(duty)).complaint == Sentence("devices.gone")
    assert rig.devices.hears == {}


async def test_a_port_that_tells_nothing_of_itself_is_typed(rig: OfficeRig) -> None:
    await found(rig)
    await rig.press("other")
    page = await rig.press("other", address="/dev/ttyS0")
    assert {"driver-toy-scale", "driver-toy-scale-2"} == set(rows(page, "drivers")), "only what is at a cable"
    await rig.press("driver-toy-scale")
    await passing(rig)
    assert list(rig.devices.hears) == ["/dev/ttyS0"]


async def test_a_port_that_is_bound_is_not_bound_twice(rig: OfficeRig) -> None:
    await bound(rig)
    page = await rig.ask(ChooseDriver(PORT))
    assert page.complaint is not None
    rig.office.nearby = ()
    assert (await rig.ask(ChooseDriver(PORT))).complaint == Sentence("device.in-use")


async def test_the_state_of_what_is_tried_is_shown(rig: OfficeRig) -> None:
    await trying(rig)
    rig.devices.hears[PORT](Changed("scale-1", State.STUCK, Reason.SILENT))
    page = await passing(rig)
    assert "기기가 켜져 있는지" in words(page)


async def test_a_number_may_be_asked_for_while_it_is_tried(rig: OfficeRig) -> None:
    await found(rig, AIR)
    await rig.ask(TryDevice(AIR.address, CUFF.key))
    await passing(rig)
    rig.devices.hears[AIR.address](Passkey("cuff-1"))
    page = await passing(rig)
    assert {"passkey", "save"} <= set(pressable(page))
    await rig.press("passkey", passkey="123456")
    assert rig.devices.typed == [("cuff-1", "123456")]


# --- name, number, letting go ---------------------------------------------------------------------------------------


async def bound(rig: OfficeRig) -> None:
    await trying(rig)
    await rig.ask(SaveDevice(PORT, SCALE.key, "scale-1", untested=True, sent=True))
    await come(rig, "device")


async def test_another_name_keeps_the_instrument(rig: OfficeRig) -> None:
    await bound(rig)
    before = rig.devices.instrument("scale-1").serial
    await rig.press("change")
    await rig.press("save", name="scale-9", serial="")
    page = await come(rig, "device")
    assert page.who == "scale-9"
    (kept,) = await rig.store.read(Store.bindings)
    assert (kept.device, kept.serial) == ("scale-9", before), "it is the instrument it was"
    assert "scale-1" not in rig.devices.bound()


async def test_without_a_number_it_is_an_instrument_of_its_own_and_never_the_next_one_of_that_name(
    rig: OfficeRig,
) -> None:
    """Else the checks of one would speak for the other: here, and at a second station that shares the store."""
    await bound(rig)
    first = rig.devices.instrument("scale-1").serial
    assert first not in ("", "scale-1")
    await rig.press("unbind")
    await come(rig, "devices")
    await passing(rig, 2.0)
    await bound(rig)
    assert rig.devices.instrument("scale-1").serial not in ("", "scale-1", first)


async def test_the_number_of_another_device_of_this_model_is_not_taken(rig: OfficeRig) -> None:
    other = Binding("scale-8", SCALE, "/dev/other", "TOY-9")
    rig.devices.all["scale-8"] = FakeDevice("scale-8", ("body_weight",), "and_standard", binding=other)
    await bound(rig)
    await rig.press("change")
    page = await rig.press("save", name="scale-1", serial=" TOY-9")
    assert page.complaint == Sentence("device.serial.taken")
    await trying(rig)
    page = await rig.ask(SaveDevice(PORT, SCALE.key, "scale-2", "TOY-9", untested=True, sent=True))
    assert page.complaint == Sentence("device.serial.taken")


async def test_letting_go_is_asked_about_and_written(rig: OfficeRig) -> None:
    await bound(rig)
    button = next(one for one in rig.page.buttons if one.name == "unbind")
    assert button.confirm is not None
    await rig.press("unbind")
    await come(rig, "devices")
    assert await rig.store.read(Store.bindings) == ()
    assert "scale-1" not in rig.devices.bound()
    assert await rig.store.read(Store.upkeep_last, "unbound", device="scale-1") is not None


# --- a spare --------------------------------------------------------------------------------------------------------


async def test_a_spare_takes_over_and_the_step_begins_again(rig: OfficeRig) -> None:
    await measuring(rig)
    rig.devices.known["toy-stadiometer"] = rig.devices.all["stadiometer"].bound.driver
    rig.devices.near = [Nearby(PORT, "serial", "Toy cable", serial="TOY-7", suggestions=("toy-stadiometer",))]
    visit = rig.station.front
    assert visit is not None
    before = visit.visit.id, visit.visit.taken
    await rig.ask(SwapDevice("stadiometer"))
    await passing(rig)
    assert row_key("spare", SPARE) in pressable(rig.page)
    await rig.press(row_key("spare", SPARE))
    page = await come(rig, "device")
    assert "예비 기기로 바꾸었습니다" in words(page)
    assert rig.devices.instrument("stadiometer").serial == "TOY-7"
    await rig.sign_out()
    await wait(rig, 2)
    assert (visit.visit.id, visit.visit.taken) == before, "nothing of the visit is lost"
    assert await shown(rig) == "live"
    assert rig.devices.leased == {"stadiometer"}
    block = say.height_block("158.4", "61.3", rig.clock.monotonic())
    rig.station.hear(Said("stadiometer", block, 0.0, 0, clock_set=True))
    await drain(rig)
    assert await shown(rig) == "good"
    sheet = await rig.store.call(Store.visit_sheet, visit.visit.id, actor="system:test", now=rig.clock.utc())
    row = sheet.values[0].measurement
    assert row.proof.device_serial == "TOY-7"
    done = await rig.store.read(Store.upkeep_last, "swapped", device="stadiometer")
    assert done is not None
    assert "SN-stadiometer" in done.note


async def shown(rig: OfficeRig) -> str:
    """What kind of screen the resident sees."""
    await drain(rig)
    return rig.scene.kind


async def test_another_one_on_the_same_cable_is_another_instrument(rig: OfficeRig) -> None:
    await bound(rig)
    rig.devices.near = [
        Nearby(PORT, "serial", "Toy cable", serial="TOY-7", bound_as="scale-1", suggestions=(SCALE.key,))
    ]
    await rig.ask(SwapDevice("scale-1"))
    await passing(rig)
    await rig.press(row_key("spare", SPARE))
    await come(rig, "device")
    first = rig.devices.instrument("scale-1").serial
    assert first == "TOY-7", "nobody had given the old one that number"
    await rig.ask(SwapDevice("scale-1"))
    await passing(rig)
    await rig.press(row_key("spare", SPARE))
    await come(rig, "device")
    assert rig.devices.instrument("scale-1").serial not in ("", first)


async def test_only_what_could_do_the_same_is_a_spare(rig: OfficeRig) -> None:
    other = Nearby("/dev/x", "serial", "Taken", taken=True, suggestions=(SCALE.key,))
    rig.devices.near = [AIR, other, Nearby("/dev/y", "serial", bound_as="grip", suggestions=(SCALE.key,))]
    await rig.ask(SwapDevice("scale"))
    page = await passing(rig)
    assert rows(page, "spares") == {}
    assert "맡을 수 있는 기기가 없습니다" in words(page)


# --- who may --------------------------------------------------------------------------------------------------------


async def test_a_helper_may_test_and_swap_and_nothing_else(rig: OfficeRig) -> None:
    await rig.sign_out()
    await rig.sign_in(Role.HELPER)
    assert "find" not in pressable(await rig.ask(DeviceList()))
    may = {"test", "swap", "history", "check-systolic_pressure"}
    assert may == set(pressable(await rig.ask(DevicePage("cuff")))) - {"back"}
    for duty in (FindDevices(), PairAgain("cuff"), UnbindDevice("cuff")):
        await rig.hear(Asked(duty))
        assert rig.page.complaint == Sentence("pin.role")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_word_that_is_put_together_exists(language: str) -> None:
    marks = {f"devices.source.{kind}.{mark}" for kind, all_ in devices.MARKED.items() for mark in all_}
    wanted = marks | {f"device.said.{word}" for word in device_page.SAID} | {f"upkeep.{kind}" for kind in upkeep.KINDS}
    wanted |= {
        f"device.{what}" for what in ("battery", "signal", "firmware", "model", "serial", "clock", "since", "said-at")
    }
    wanted |= {f"devices.measures.{count}" for count in ("one", "two", "three")}
    wanted |= {f"devices.link.{link}" for link in ("serial", "ble", "process")}
    heads = "name model state todo thing maybe how measures trust"
    wanted |= {f"devices.head.{word}" for word in heads.split()}
    assert sorted(wanted - set(load_texts(language))) == []
