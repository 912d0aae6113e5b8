"""Calls: taken by somebody, rung again when nobody does, on a clock of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.core.duties import Calls, TakeCall
from kiosk.core.messages import CallStaff
from kiosk.core.pages import Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.station.office.calls import Ringer
from kiosk.store.records import Store
from kiosk.store.values import Call
from tests.fakes import until
from tests.station.office.rig import OfficeRig, words


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


async def ring(rig: OfficeRig) -> Call:
    """Press 직원 부르기 at the resident's screen; what is written."""
    await rig.hear(CallStaff())
    return (await rig.store.read(Store.calls_open))[-1]


async def pass_time(rig: OfficeRig, ringer: Ringer, seconds: int) -> None:
    """Let whole seconds pass, each with its tick, and every look at the store come back."""
    for _ in range(seconds):
        await rig.clock.advance(1)
        ringer.tick(rig.clock.monotonic())
        await until(lambda: not ringer._looking)


async def test_a_call_is_listed_with_its_reason_and_taken_by_one(rig: OfficeRig) -> None:
    call = await ring(rig)
    await rig.sign_in(Role.HELPER)
    await rig.clock.advance(130)
    page = await rig.ask(Calls())
    assert "직원 부르기를 눌렀습니다" in words(page)
    assert "2분째 기다림" in words(page)
    assert "call.acknowledged" not in rig.told
    page = await rig.press(f"take-{call.id}")
    assert rig.told[-1] == "call.acknowledged", "only now the resident's screen says that somebody comes"
    assert "09:02에 홍helper 님이 갔습니다" in words(page)
    table = page.parts[0]
    assert isinstance(table, Table)
    assert [(row.mark, row.buttons) for row in table.rows] == [("ok", ())]


async def test_a_call_that_a_colleague_took_first_says_so(rig: OfficeRig) -> None:
    call = await ring(rig)
    await rig.sign_in(Role.HELPER)
    await rig.ask(TakeCall(call.id))
    told = rig.told.count("call.acknowledged")
    page = await rig.ask(TakeCall(call.id))
    assert page.complaint == Sentence("calls.taken")
    assert (await rig.ask(TakeCall(uuid4()))).complaint == Sentence("calls.taken")
    assert rig.told.count("call.acknowledged") == told


async def test_nobody_takes_it_and_it_is_rung_again_every_minute(rig: OfficeRig) -> None:
    ringer = Ringer(rig.station, rig.store)
    call = await ring(rig)
    rings = len(rig.caller.rings)
    await pass_time(rig, ringer, 55)
    assert rig.caller.rings[rings:] == []
    await pass_time(rig, ringer, 11)
    assert rig.caller.rings[rings:] == ["again resident"]
    assert rig.told[-1] == "call.again"
    await pass_time(rig, ringer, 50)
    assert rig.caller.rings[rings:] == ["again resident"]
    await pass_time(rig, ringer, 15)
    assert rig.caller.rings[rings:] == ["again resident"] * 2
    (open_call,) = await rig.store.read(Store.calls_open)
    assert open_call.escalated_at is not None
    await rig.sign_in(Role.HELPER)
    assert "다시 불렀음" in words(await rig.ask(Calls()))
    await rig.ask(TakeCall(call.id))
    await pass_time(rig, ringer, 130)
    assert rig.caller.rings[rings:] == ["again resident"] * 2


async def test_a_call_from_before_a_restart_is_rung_again_too(rig: OfficeRig) -> None:
    await rig.store.call(Store.call_staff, "pressure", now=rig.clock.utc())
    await rig.clock.advance(300)
    ringer = Ringer(rig.station, rig.store)
    await pass_time(rig, ringer, 2)
    assert rig.caller.rings == ["again pressure"]


async def test_the_resident_hears_it_when_the_call_was_taken_at_another_screen(rig: OfficeRig) -> None:
    ringer = Ringer(rig.station, rig.store)
    call = await ring(rig)
    await pass_time(rig, ringer, 6)
    await rig.store.call(Store.call_acknowledge, call.id, actor="staff:other", now=rig.clock.utc())
    await pass_time(rig, ringer, 6)
    assert rig.told[-1] == "call.acknowledged"


async def test_the_station_rings_again_by_itself(rig: OfficeRig) -> None:
    await ring(rig)
    for _ in range(70):
        await rig.clock.advance(1)
        await rig.station._ticked()
        await until(lambda: not any("Ringer" in repr(job) for job in rig.station._jobs))
    assert "again resident" in rig.caller.rings


async def test_a_store_that_does_not_answer_stops_nothing(rig: OfficeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.core.errors import StoreError

    ringer = Ringer(rig.station, rig.store)
    await ring(rig)

    def away(store: Store) -> tuple[Call, ...]:
        raise StoreError("away")

    monkeypatch.setattr(Store, "calls_open", away)
    await pass_time(rig, ringer, 10)
    monkeypatch.undo()
    await pass_time(rig, ringer, 70)
    assert "again resident" in rig.caller.rings
