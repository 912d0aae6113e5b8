"""The follow-up pages: counts, one kind, closed with a note; limits only once the centre has approved them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kiosk.config import check
from kiosk.core.duties import CloseFollowUp, FollowUps
from kiosk.core.errors import ConfigError
from kiosk.core.followup import KINDS, Limit, Rules
from kiosk.core.pages import Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import End
from kiosk.station.office.follow import LOOK_EVERY
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig, pressable, words
from tests.station.office.stays import CAME, pressure, register, stay

LIMITS = {key: Limit(high=Decimal(high)) for key, high in (("systolic_pressure", 160), ("diastolic_pressure", 100))}
RULES = Rules(LIMITS, approved_by="홍센터장", approved_on=date(2026, 10, 1))


def approve(rig: OfficeRig, rules: Rules = RULES) -> None:
    rig.station.settings = replace(rig.station.settings, follow_up=rules)


def counts(rig: OfficeRig) -> dict[str, str]:
    (table,) = (part for part in rig.page.parts if isinstance(part, Table))
    return {row.key: str(row.cells[1]) for row in table.rows}


async def test_a_high_pressure_is_listed_by_name_without_the_value_and_closed(office: OfficeRig) -> None:
    approve(office)
    resident = await register(office)
    visit = await stay(office, resident, pressure("171", "104", CAME))
    await office.sign_in(Role.SPECIALIST)
    page = await office.ask(FollowUps())
    assert "값의 기준은 홍센터장 님이 2026-10-01에 정했습니다" in words(page)
    assert counts(office) == {kind: "2" if kind == "high" else "0" for kind in KINDS}
    said = words(await office.press("high"))
    for piece in ("홍시험", "높은 혈압", "낮은 혈압"):
        assert piece in said
    assert "171" not in said
    assert type(pressable(office.page)["item-1"]).__name__ == "VisitPage"
    await office.press("close-1")
    assert "적을 말을 넣어 주세요" in words(await office.press("close", text=" "))
    page = await office.press("close", text="다시 재니 128이었습니다")
    said = words(page)
    for piece in ("마쳤습니다", "살펴볼 일이 없습니다", "홍specialist", "다시 재니 128이었습니다"):
        assert piece in said
    await office.ask(FollowUps())
    assert set(counts(office).values()) == {"0"}, "both numbers of the cuff are seen to, and stay so"
    assert str(visit) not in said


async def test_limits_that_nobody_approved_are_not_used_and_that_is_said(office: OfficeRig) -> None:
    approve(office, replace(RULES, approved_on=None))
    await stay(office, await register(office), pressure("171", "104", CAME))
    await office.sign_in(Role.SPECIALIST)
    assert "아직 정하지 않아" in words(await office.ask(FollowUps()))
    assert counts(office)["high"] == "0"


async def test_a_guest_and_somebody_without_a_name_can_be_told_apart(office: OfficeRig) -> None:
    approve(office)
    await stay(office, None, pressure("171", "80", CAME))
    await office.sign_in(Role.SPECIALIST)
    assert "손님" in words(await office.ask(FollowUps("high")))


async def test_an_item_that_a_colleague_closed_meanwhile_is_gone(office: OfficeRig) -> None:
    await stay(office, await register(office), ended=End.LEFT)
    await office.sign_in(Role.SPECIALIST)
    await office.ask(FollowUps("unfinished"))
    duty = pressable(office.page)["close-1"]
    assert isinstance(duty, CloseFollowUp)
    for _ in range(2):
        page = await office.ask(replace(duty, text="말씀드렸습니다", sent=True))
    assert page.key == "followups"


@pytest.mark.parametrize("kind", ["nothing", "HIGH", "high'--"])
async def test_a_kind_that_is_none_shows_the_counts(kind: str, office: OfficeRig) -> None:
    await office.sign_in(Role.SPECIALIST)
    assert (await office.ask(FollowUps(kind))).key == "followups"


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_has_its_page(kind: str, office: OfficeRig) -> None:
    await office.sign_in(Role.SPECIALIST)
    page = await office.ask(FollowUps(kind))
    assert (page.key, page.back) == (f"followups-{kind}", FollowUps())
    assert words(page)


async def test_the_list_keeps_itself_up_to_date(office: OfficeRig) -> None:
    approve(office)
    resident = await register(office)

    async def found_at(now: float) -> int:
        office.office.tick(now)
        await asyncio.gather(*office.station._jobs)
        return (await office.store.read(Store.followup_counts))["high"]

    await stay(office, resident, pressure("171", "80", CAME))
    assert await found_at(0.0) == 1
    await stay(office, resident, pressure("180", "80", CAME))
    assert [await found_at(now) for now in (LOOK_EVERY - 1, LOOK_EVERY)] == [1, 2]


async def test_a_helper_may_not(office: OfficeRig) -> None:
    await office.sign_in(Role.HELPER)
    assert (await office.ask(FollowUps())).complaint == Sentence("pin.role")


# --- [follow_up] in the configuration ---------------------------------------------------------------------------------


def test_the_limits_are_the_centres_and_not_approved_by_us() -> None:
    rules = check({"schema": 1}, "test").follow_up.rules
    assert rules.limits["systolic_pressure"] == Limit(high=Decimal(160))
    assert not rules.approved
    said = {"approved_by": "홍센터장", "approved_on": date(2026, 10, 1), "limits": {"glucose": {"high": 180.5}}}
    own = check({"schema": 1, "follow_up": said}, "test").follow_up.rules
    assert (own.approved, dict(own.limits)) == (True, {"glucose": Limit(high=Decimal("180.5"))})


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"limits": {"bloodpressure": {"high": 1}}}, "bloodpressure"),
        ({"limits": {"glucose": {"hihg": 1}}}, "hihg"),
        ({"approved": True}, "approved"),
        ({"due_days": -1}, "due_days"),
        ({"approved_on": "soon"}, "approved_on"),
    ],
)
def test_a_mistake_in_the_configuration_is_named(wrong: dict[str, object], named: str) -> None:
    with pytest.raises(ConfigError, match=named):
        check({"schema": 1, "follow_up": wrong}, "test")
