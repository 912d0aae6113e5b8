"""Any quantity by hand: read strictly, limits told, a far value looked at twice, and why it was typed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from kiosk.core.duties import TypeQuantity, VisitPage
from kiosk.core.pages import Form
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Side
from kiosk.core.roles import Role
from kiosk.station.office.typing import offered
from kiosk.store.records import Store
from tests.station.office.rig import MORNING, OfficeRig, words
from tests.station.office.stays import CAME, days_ago, measured, register, stay


async def values(rig: OfficeRig, visit: UUID) -> list[Measurement]:
    found = await rig.store.call(Store.visit_record, visit, actor="system:test", now=MORNING)
    return list(found.measurements)


async def begin(rig: OfficeRig, visit: UUID, quantity: str) -> None:
    await rig.sign_in(Role.HELPER)
    await rig.ask(VisitPage(visit))
    await rig.press("type")
    await rig.press(f"type-{quantity}")


async def test_a_weight_typed_after_the_visit_belongs_to_it(office: OfficeRig) -> None:
    visit = await stay(office, await register(office))
    await begin(office, visit, "body_weight")
    assert "2.0 kg부터 300.0 kg까지" in words(office.page)
    page = await office.press("keep", value="61,2", why="paper")
    assert page.key == "visit"
    assert "61.2 kg. 적었습니다" in words(page)
    (one,) = await values(office, visit)
    assert (one.value, one.method, one.reason) == (Decimal("61.2"), Method.TYPED, "paper")
    assert one.typed_by == f"staff:{office.staff[Role.HELPER]}"
    assert one.taken_at == CAME + timedelta(minutes=10), "not after the visit's end"


async def test_a_pressure_is_typed_as_a_pair_of_one_event(office: OfficeRig) -> None:
    visit = await stay(office)
    await begin(office, visit, "pressure")
    page = await office.press("keep", value="76", second="124", why="device")
    assert "높은 혈압이 낮은 혈압보다 커야 합니다" in words(page)
    assert "124" in words(page), "what was typed stays"
    assert "낮은 혈압: 숫자로" in words(await office.press("keep", value="124", second="", why="device"))
    await office.press("keep", value="124", second="76", why="device")
    found = await values(office, visit)
    assert {one.quantity: one.value for one in found} == {
        "systolic_pressure": Decimal(124),
        "diastolic_pressure": Decimal(76),
    }
    assert len({one.event_id for one in found}) == 1


async def test_a_side_is_asked_for_where_there_is_one(office: OfficeRig) -> None:
    visit = await stay(office)
    await begin(office, visit, "grip_force")
    assert "왼쪽인지 오른쪽인지" in words(await office.press("keep", value="22.1", why="device"))
    await office.press("keep", value="22.1", side="left", why="device")
    assert [one.side for one in await values(office, visit)] == [Side.LEFT]


async def test_a_far_value_is_looked_at_twice(office: OfficeRig) -> None:
    resident = await register(office)
    await stay(office, resident, (measured("body_weight", "61.2", days_ago(9)),), at=days_ago(9))
    visit = await stay(office, resident)
    await begin(office, visit, "body_weight")
    page = await office.press("keep", value="16.2", why="device")
    assert "다시 한 번 확인해 주세요: 지금 16.2 kg, 지난번 61.2 kg" in words(page)
    assert await values(office, visit) == []
    await office.press("sure")
    assert [one.value for one in await values(office, visit)] == [Decimal("16.2")]


@pytest.mark.parametrize("typed", ["", "1e1", "NaN", "-1", "301", "6O", "61.2kg"])
async def test_what_is_no_weight_is_not_kept(typed: str, office: OfficeRig) -> None:
    visit = await stay(office)
    await begin(office, visit, "body_weight")
    page = await office.press("keep", value=typed, why="device")
    assert (page.key, bool(page.complaint)) == ("typed", True)
    assert await values(office, visit) == []


async def test_no_reason_no_value(office: OfficeRig) -> None:
    visit = await stay(office)
    await begin(office, visit, "body_weight")
    assert "까닭을 골라 주세요" in words(await office.press("keep", value="61.2"))
    assert await values(office, visit) == []


def test_everything_that_can_be_measured_can_be_typed() -> None:
    left_out = {key for key, one in QUANTITIES.items() if one.note in ("computed", "stream")}
    pair = {"systolic_pressure", "diastolic_pressure"}
    assert set(offered()) == (set(QUANTITIES) - left_out - pair) | {"pressure"}


@pytest.mark.parametrize("quantity", offered())
async def test_every_quantity_has_its_form(quantity: str, office: OfficeRig) -> None:
    visit = await stay(office)
    await office.sign_in(Role.HELPER)
    page = await office.ask(TypeQuantity(visit, quantity))
    (form,) = (part for part in page.parts if isinstance(part, Form))
    assert words(page)
    assert form.fields[-1].name == "why"
