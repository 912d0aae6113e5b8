"""Kept visits, the tray and the devices of staff, by what the checks say: against the real store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.duties import AssignTray, Consult, Home, PrintResult
from kiosk.core.metrology.pretend import pretended
from kiosk.core.metrology.values import Correction, DeviceCheck, InstrumentFacts
from kiosk.core.pages import Page, Table, Trend
from kiosk.core.papers import Order, qr_text
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence, load_texts
from kiosk.devices.events import Binding
from kiosk.station.office.naming import keep
from kiosk.station.office.resets import nameless
from kiosk.station.office.room import Room
from kiosk.store.records import Store
from tests.station.managed import CUFF as TOY_CUFF
from tests.station.managed import SCALE as TOY_SCALE
from tests.station.office.rig import MORNING, OfficeRig, words
from tests.station.office.stays import (
    CAME,
    SCALE,
    check_well,
    days_ago,
    grips,
    measured,
    pressure,
    register,
    stay,
    stray,
)
from tests.station.test_unchecked import sound

KO = load_texts("ko")
UNCHECKED = Sentence("source.unchecked")
BEFORE = "grip_force"


async def fails(rig: OfficeRig, quantity: str, at: datetime, *, good: bool = False) -> DeviceCheck:
    """A full check of the scale (which is a dynamometer as well, in these tests) from then on."""
    due = at + timedelta(days=90)
    verdict = "pass" if good else "fail"
    row = DeviceCheck(uuid4(), SCALE.driver, SCALE.device_serial, quantity, at, "full", verdict, good, good, due)  # type: ignore[arg-type]  # a word
    await rig.store.call(Store.check_add, row, actor="system:test", now=max(at, MORNING))
    return row


async def told(rig: OfficeRig, page: Page) -> str:
    return words(page)


async def test_a_check_that_fails_later_is_told_of_visits_before_it_on_every_page_and_paper(office: OfficeRig) -> None:
    resident = await register(office)
    visit = await stay(office, resident, (measured("body_weight", "61.2", CAME), *pressure("122", "74", CAME)))
    await office.sign_in(Role.SPECIALIST)
    assert KO[UNCHECKED.key] not in words(await office.ask(Consult(visit)))
    bad = await fails(office, "body_weight", MORNING)
    assert KO[UNCHECKED.key] in words(await office.ask(Consult(visit)))
    await office.ask(PrintResult(visit))
    order = office.services.printed[-1][1]
    assert isinstance(order, Order)
    assert {one.quantity for one in order.measured if one.id in order.unchecked} == {"body_weight"}
    code = qr_text(order.results, KO, "2026-11-02")
    assert "61.2 kg†" in code
    assert "122/74 mmHg\n" in code
    assert order.results.headline.key not in ("answer.fine", "answer.one")
    await office.store.call(Store.check_void, bad.id, why="mass", actor="system:test", now=MORNING)
    assert KO[UNCHECKED.key] not in words(await office.ask(Consult(visit)))


async def test_an_unchecked_earlier_value_is_no_ground_for_better_or_worse(office: OfficeRig) -> None:
    resident = await register(office)
    await stay(office, resident, grips("22.0", "20.0", days_ago(30)), at=days_ago(30))
    visit = await stay(office, resident, grips("30.1", "12.0", CAME))
    await office.sign_in(Role.SPECIALIST)
    assert KO["change.stronger"] in words(await office.ask(Consult(visit)))
    await fails(office, BEFORE, days_ago(20))
    await fails(office, BEFORE, days_ago(10), good=True)
    daily = pretended(SCALE.driver, SCALE.device_serial, (BEFORE,), days_ago(6))
    await office.store.call(Store.check_add, daily[1], actor="system:test", now=MORNING)
    page = await office.ask(Consult(visit))
    assert KO["change.stronger"] not in words(page)
    assert KO[UNCHECKED.key] not in [line for line in words(page).splitlines() if not line.startswith("†")]
    (grip,) = [part for part in page.parts if isinstance(part, Trend)]
    assert [point.shown for point in grip.groups[0][1]] == ["22.0†", "30.1"]
    assert grip.say == Sentence("trend.unchecked")


async def test_a_reading_of_the_tray_gets_the_correction_of_its_own_time_and_says_so(office: OfficeRig) -> None:
    key, at = (SCALE.driver, SCALE.device_serial), CAME - timedelta(hours=1)
    fix = Correction(Decimal("1.01"), Decimal(0))
    due = at + timedelta(days=300)
    first = DeviceCheck(uuid4(), *key, "body_weight", at, "full", "adjust", False, True, due, fix)
    later = replace(first, id=uuid4(), at=CAME + timedelta(hours=2), correction=Correction(Decimal(2), Decimal(0)))
    note = InstrumentFacts(legal="no")
    await office.store.call(Store.instrument_note, *key, note, actor="system:test", now=MORNING)
    for row in (first, later):
        await office.store.call(Store.check_add, row, actor="system:test", now=CAME + timedelta(hours=3))
    visit = await stay(office, await register(office), checked=False)
    load = {"weight_kg": Decimal("61.24"), "stable": True, "status": "stable"}
    item = await stray(office, load, MORNING + timedelta(minutes=1))
    await office.sign_in(Role.SPECIALIST)
    assert KO["how.corrected"] in words(await office.ask(AssignTray(item, visit)))
    await office.ask(AssignTray(item, visit, "seen"))
    record = await office.store.call(Store.visit_record, visit, actor="system:test", now=MORNING)
    (kept,) = record.measurements
    assert (kept.value, kept.proof.said, kept.proof.calibration_id) == (Decimal("61.9"), "61.24", first.id)


async def test_a_reading_from_before_the_device_was_bound_anew_is_of_no_known_instrument(office: OfficeRig) -> None:
    visit = await stay(office, await register(office))
    load = {"weight_kg": Decimal("61.24"), "stable": True, "status": "stable"}
    item = await stray(office, load, MORNING - timedelta(minutes=5), bound=MORNING)
    await check_well(office, (measured("body_weight", "1", CAME),))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(AssignTray(item, visit, "seen"))
    record = await office.store.call(Store.visit_record, visit, actor="system:test", now=MORNING)
    assert record.measurements[0].proof.device_serial == ""
    assert record.unchecked == {record.measurements[0].id}


def test_what_has_no_number_and_no_radio_address_is_known_by_nothing_of_its_own() -> None:
    assert nameless(Binding("scale-1", TOY_SCALE, "/dev/ttyUSB0"))
    assert nameless(Binding("scale-1", TOY_SCALE, "/dev/ttyUSB0", "scale-1"))
    assert nameless(Binding("scale-1", TOY_SCALE, "/dev/ttyUSB0", "/dev/ttyUSB0"))
    assert not nameless(Binding("scale-1", TOY_SCALE, "/dev/ttyUSB0", "A-7"))
    assert not nameless(Binding("cuff-1", TOY_CUFF, "F0:0D:00:00:00:01", "F0:0D:00:00:00:01"))


async def bind(rig: OfficeRig, binding: Binding, kind: str = "bound", before: str = "") -> None:
    member = rig.office._who
    assert member is not None
    keep(Room(member, rig.station, rig.store, rig.services.lend()), "x", binding, kind, before=before)
    for job in tuple(rig.station._jobs):
        await job


async def kinds(rig: OfficeRig, serial: str) -> list[str]:
    return [one.kind for one in await rig.store.read(Store.checks_of, TOY_SCALE.key, serial)]


async def test_a_spare_without_a_number_never_inherits_what_stood_there(office: OfficeRig) -> None:
    await office.sign_in(Role.ADMINISTRATOR)
    first = Binding("scale-7", TOY_SCALE, "/dev/ttyUSB0")
    await bind(office, first)
    assert await kinds(office, "scale-7") == [], "what was never checked needs no reset"
    for row in pretended(TOY_SCALE.key, "scale-7", ("body_weight",), MORNING):
        await office.store.call(Store.check_add, row, actor="system:test", now=MORNING)
    office.clock._move(office.clock.monotonic() + 60)
    await bind(office, replace(first, serial_number="scale-7"), "", before="scale-7")
    assert await kinds(office, "scale-7") == ["outside", "daily"], "only its number was written: the same instrument"
    await bind(office, first)
    assert await kinds(office, "scale-7") == ["outside", "daily", "reset"]
    await bind(office, first)
    assert await kinds(office, "scale-7") == ["outside", "daily", "reset"], "one is enough"
    for row in pretended(TOY_SCALE.key, "A-7", ("body_weight",), MORNING):
        await office.store.call(Store.check_add, row, actor="system:test", now=MORNING)
    await bind(office, replace(first, serial_number="A-7"))
    assert await kinds(office, "A-7") == ["outside", "daily"], "its own number, its own history"


async def test_the_first_page_of_staff_counts_the_devices_that_are_to_be_checked(office: OfficeRig) -> None:
    await office.sign_in(Role.HELPER)

    async def counted() -> str:
        page = await office.ask(Home())
        rows = [row for part in page.parts if isinstance(part, Table) for row in part.rows]
        return next(str(row.cells[1]) for row in rows if row.key == "waits-checks")

    assert await counted() == "4"
    for name in office.devices.all:
        made = office.devices.instrument(name)
        for row in pretended(made.driver, made.serial, office.devices.all[name].measures, MORNING):
            await office.store.call(Store.check_add, row, actor="system:test", now=MORNING)
    assert await counted() == "0"


# --- any order of events ----------------------------------------------------------------------------------------------

HISTORY = st.lists(
    st.one_of(
        st.tuples(
            st.just("check"),
            st.sampled_from(["daily", "full", "full", "outside"]),
            st.sampled_from(["pass", "pass", "fail", "found", "undecided"]),
            st.integers(1, 40),
        ),
        st.tuples(st.just("visit"), st.booleans(), st.just(""), st.just(0)),
        st.tuples(st.just("reset"), st.just(""), st.just(""), st.just(0)),
        st.tuples(st.just("void"), st.just(""), st.just(""), st.integers(0, 5)),
    ),
    min_size=3,
    max_size=9,
)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(HISTORY)
def test_kept_visits_are_told_by_all_checks_there_are_in_any_order(tmp_path_factory: Any, events: list[Any]) -> None:
    asyncio.run(_kept(tmp_path_factory.mktemp("history"), events))


async def _kept(folder: Path, events: list[Any]) -> None:
    """Each event is an hour after the one before; afterwards every page of staff must say what the rules say."""
    async with OfficeRig(folder) as rig:
        key, visits, resident = (SCALE.driver, SCALE.device_serial), [], await register(rig)
        checks: list[DeviceCheck] = []
        for number, (what, one, two, hours) in enumerate(events):
            at = days_ago(2) + timedelta(hours=number)
            if what == "visit":
                values, begun = (measured("body_weight", "61.2", at),), at - timedelta(minutes=5)
                visits.append(await stay(rig, resident if one else None, values, at=begun, checked=False))
            elif what == "void" and checks:
                row = checks[hours % len(checks)]
                if row.voided_at is None:
                    await rig.store.call(Store.check_void, row.id, why="slip", actor="system:test", now=MORNING)
                    checks[hours % len(checks)] = replace(row, voided_at=at)
            elif what in ("check", "reset"):
                good, left = two in ("pass", "undecided"), two != "fail"
                verdict: Any = "fail" if two == "found" else two or "undecided"
                kind: Any = one or "reset"
                due = at + timedelta(hours=hours) - timedelta(minutes=1)
                row = DeviceCheck(uuid4(), *key, "body_weight", at, kind, verdict, good, left, due)
                checks.append(row)
                await rig.store.call(Store.check_add, row, actor="system:test", now=MORNING)
        await rig.sign_in(Role.SPECIALIST)
        for visit in visits:
            record = await rig.store.call(Store.visit_record, visit, actor="system:test", now=MORNING)
            (value,) = record.measurements
            good = sound(checks, value.taken_at)
            assert record.unchecked == (frozenset() if good else {value.id})
            said = [line for line in words(await rig.ask(Consult(visit))).splitlines() if not line.startswith("†")]
            assert (KO[UNCHECKED.key] in said) is not good
