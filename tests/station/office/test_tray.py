"""The holding tray: shown as the device said it, assigned with a reason in four presses, never guessed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from kiosk.core.duties import AssignTray, DropTray, TrayItemPage
from kiosk.core.pages import Row, Table
from kiosk.core.reading import Measurement, Method
from kiosk.core.roles import Role
from kiosk.store.records import Store
from tests.station.office.rig import MORNING, OfficeRig, pressable, words
from tests.station.office.stays import CAME, HONG, KIM, measured, register, stay, stray

LOAD = {"weight_kg": Decimal("61.24"), "stable": True, "status": "stable"}
READ = MORNING + timedelta(minutes=30)


async def values(rig: OfficeRig, visit: UUID) -> list[Measurement]:
    found = await rig.store.call(Store.visit_record, visit, actor="system:test", now=MORNING)
    return list(found.measurements)


def candidates(rig: OfficeRig) -> tuple[Row, ...]:
    return next(part.rows for part in rig.page.parts if isinstance(part, Table) and part.name == "candidates")


async def test_a_reading_is_assigned_in_four_presses_with_its_proof(office: OfficeRig) -> None:
    visit = await stay(office, await register(office))
    await stray(office, LOAD, CAME + timedelta(minutes=3))
    await office.sign_in(Role.SPECIALIST)
    row = next(key for key, duty in pressable(office.page).items() if type(duty).__name__ == "Tray")
    taps = [row, "item-1", "visit-1", "why-seen"]
    pages = [await office.press(name) for name in taps]
    print(f"assign a tray reading: {len(taps)} presses from home")
    assert len(taps) <= 4
    assert pages[-1].key == "visit"
    (one,) = await values(office, visit)
    assert (one.value, one.method, one.taken_at) == (Decimal("61.2"), Method.DEVICE, CAME + timedelta(minutes=3))
    assert (one.proof.driver, one.proof.codec, one.proof.codec_version) == ("and-hv200kc", "and_standard", "1")
    assert (one.proof.device_serial, one.proof.said, one.reason) == ("SN-1", "61.24", "seen")
    assert one.proof.raw[4:] == b"ST,GS,+0061.2kg\r\n"
    assert await office.store.call(Store.tray_list, actor="system:test", now=READ) == ()


async def test_the_page_says_what_when_and_why(office: OfficeRig) -> None:
    item = await stray(office, LOAD, READ, device_time=READ - timedelta(minutes=2))
    await office.sign_in(Role.HELPER)
    said = words(await office.ask(TrayItemPage(item)))
    for piece in ("61.2 kg", "scale (and-hv200kc)", "2026-11-02 09:30", "2026-11-02 09:28", "재는 분이 없을 때"):
        assert piece in said
    assert "2026-12-02" in said, "until when it is kept"
    assert "drop" not in pressable(office.page), "a helper may look only"


async def test_the_nearest_visit_stands_first_and_none_is_preselected(office: OfficeRig) -> None:
    hong, kim = await register(office, HONG), await register(office, KIM)
    far, near = await stay(office, hong), await stay(office, kim, at=READ + timedelta(minutes=7))
    during = await stay(office, at=READ - timedelta(minutes=4))
    item = await stray(office, LOAD, READ)
    await office.sign_in(Role.SPECIALIST)
    page = await office.ask(TrayItemPage(item))
    assert [row.duty for row in candidates(office)] == [AssignTray(item, one) for one in (during, near, far)]
    said = words(page)
    assert "재는 동안" in said
    assert "시작 7분 전" in said
    assert "마친 뒤 50분" in said
    assert page.buttons == (), "a main button would be a suggestion"


async def test_a_device_clock_that_is_far_off_is_not_believed(office: OfficeRig) -> None:
    visit = await stay(office)
    item = await stray(office, LOAD, CAME + timedelta(minutes=1), device_time=datetime(2001, 1, 1, tzinfo=UTC))
    await office.sign_in(Role.SPECIALIST)
    assert "2001-01-01" in words(await office.ask(TrayItemPage(item)))
    await office.press("visit-1")
    await office.press("why-said")
    assert [one.taken_at for one in await values(office, visit)] == [CAME + timedelta(minutes=1)]


async def test_what_is_there_already_is_shown_before_assigning(office: OfficeRig) -> None:
    await stay(office, None, (measured("body_weight", "74.4", CAME),))
    item = await stray(office, LOAD, READ)
    await office.sign_in(Role.SPECIALIST)
    await office.ask(TrayItemPage(item))
    said = words(await office.press("visit-1"))
    assert "61.2 kg" in said
    assert "74.4 kg" in said


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": "overload"}, "너무 무거움"),
        ({"weight_kg": Decimal(999), "stable": True}, "있을 수 없는 숫자"),
        ({"sys": Decimal("NaN"), "dia": Decimal("NaN")}, "있을 수 없는 숫자"),
        ({"status": "stable"}, "값이 없음"),
    ],
)
async def test_a_refused_record_can_only_be_emptied(fields: dict[str, object], why: str, office: OfficeRig) -> None:
    visit = await stay(office)
    item = await stray(office, fields)
    await office.sign_in(Role.SPECIALIST)
    page = await office.ask(TrayItemPage(item))
    assert why in words(page)
    assert not any(isinstance(duty, AssignTray) for duty in pressable(page).values())
    await office.ask(AssignTray(item, visit, "seen"))
    assert await values(office, visit) == []
    await office.ask(TrayItemPage(item))
    assert "되돌릴 수 없습니다" in words(await office.press("drop"))
    assert "비웠습니다" in words(await office.press("why-try"))
    assert await office.store.call(Store.tray_list, actor="system:test", now=READ) == ()


async def test_a_reading_goes_to_one_visit_only(office: OfficeRig) -> None:
    first, second = await stay(office), await stay(office)
    item = await stray(office, LOAD)
    await office.sign_in(Role.SPECIALIST)
    await office.ask(AssignTray(item, first, "seen"))
    page = await office.ask(AssignTray(item, second, "seen"))
    assert page.complaint != ""
    assert [len(await values(office, visit)) for visit in (first, second)] == [1, 0]


async def test_a_made_up_reason_assigns_nothing(office: OfficeRig) -> None:
    visit = await stay(office)
    item = await stray(office, LOAD)
    await office.sign_in(Role.SPECIALIST)
    page = await office.ask(AssignTray(item, visit, "because"))
    assert page.key == "tray-assign"
    assert await values(office, visit) == []


async def test_an_emptied_reading_is_not_emptied_twice(office: OfficeRig) -> None:
    item = await stray(office, LOAD)
    await office.sign_in(Role.SPECIALIST)
    assert (await office.ask(DropTray(item, "nobody"))).complaint == ""
    assert (await office.ask(DropTray(item, "nobody"))).complaint != ""
