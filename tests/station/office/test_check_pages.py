"""The pages around the checks: overview, history and drift, one check, taken back, affected, references, outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.core.duties import DevicePage, Home
from kiosk.core.duties_checks import (
    Affected,
    CheckHistory,
    Checking,
    CheckPage,
    ReferencePage,
    References,
    VoidCheck,
)
from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.standing import day_end
from kiosk.core.metrology.values import DeviceCheck, Point
from kiosk.core.pages import Chart, Page, Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence, load_texts
from kiosk.station.office import check_lead, check_page, check_refs, check_words
from kiosk.store.records import Store
from tests.station.office.check_rig import checks, floor, mass
from tests.station.office.rig import MORNING, OfficeRig, pressable, words
from tests.station.play import SEOUL

SCALE = CheckHistory("scale", "body_weight")


def daily(at: datetime, off: str, *, good: bool = True) -> DeviceCheck:
    """A made-up check of the day with 20 kg."""
    reference = mass("20")
    point = Point("load", Decimal(20), 20 + Decimal(off), Decimal("0.0005"), (reference.id,), at)
    return DeviceCheck(
        uuid4(),
        "maker-scale",
        "SN-scale",
        "body_weight",
        at,
        "daily",
        "pass" if good else "fail",
        good,
        good,
        day_end(at, SEOUL),
        points=(Point("zero", Decimal(0), Decimal(0), at=at), point),
        references=(reference,),
        plan="weight/1",
        details={"plan": "weight/1"},
    )


async def put(rig: OfficeRig, check: DeviceCheck) -> UUID:
    await rig.store.call(Store.check_add, check, actor="staff:x", now=rig.clock.utc())
    return check.id


def table(page: Page) -> dict[str, tuple[str, ...]]:
    found = next(part for part in page.parts if isinstance(part, Table))
    return {row.key: tuple(c.key if isinstance(c, Sentence) else c for c in row.cells) for row in found.rows}


async def test_the_overview_says_how_each_stands(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        page = await room.rig.ask(Home())
        page = await room.rig.press("checking")
        rows = table(page)
        assert rows["check-scale-body_weight"][2] == "checks.stands.never"
        assert page.say == Sentence("checks.say.waiting", ("3",))
        await put(room.rig, daily(MORNING - timedelta(hours=1), "0.0"))
        page = await room.rig.ask(Checking())
        assert page.say == Sentence("checks.say.waiting", ("2",)), "today's is done"


async def test_a_certificate_of_somebody_else_makes_it_good(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST) as room:
        await room.rig.ask(SCALE)
        await room.rig.press("outside")
        page = await room.rig.press(
            "save", certificate="KOLAS 77", issued_on="2026-10-01", due_on="2026-10-01", good="yes"
        )
        assert page.complaint == Sentence("checks.wrong.days")
        page = await room.rig.press(
            "save", certificate="KOLAS 77", issued_on="2026-10-01", due_on="2027-10-01", good="yes"
        )
        assert page.key == "check"
        assert "밖에서 받은 교정" in words(page)
        await put(room.rig, daily(MORNING, "0.0"))
        rows = table(await room.rig.ask(Checking()))
        assert rows["check-scale-body_weight"][2] == "checks.stands.good"
        assert rows["check-scale-body_weight"][3] == "2027-10-01"


async def test_the_history_draws_the_drift_with_its_limits(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        for day in range(25, 0, -1):
            await put(room.rig, daily(MORNING - timedelta(days=day), "0.01" if day % 2 else "-0.01"))
        page = await room.rig.ask(SCALE)
        chart = next(part for part in page.parts if isinstance(part, Chart))
        assert len(chart.points) == 25
        assert {round(y, 1) for _, y, _ in chart.points} == {10.0, -10.0}
        assert {kind for _, _, kind in chart.lines} == {"centre", "limit", "warn"}
        assert len(table(page)) == 25


async def test_a_check_taken_back_counts_no_more(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST) as room:
        one = await put(room.rig, daily(MORNING, "0.4", good=False))
        page = await room.rig.ask(CheckPage(one))
        assert {"affected", "print-ko", "print-en", "void"} <= set(pressable(page))
        await room.rig.press("print-en")
        assert room.rig.services.printed[-1] == ("certificate", (one, "en", ""))
        page = await room.rig.press("void")
        page = await room.rig.press("why-mass")
        assert page.say == Sentence("checks.void.done")
        assert "void" not in pressable(page)
        (kept,) = await checks(room.rig, "scale", "body_weight")
        assert (kept.void_why, kept.voided_at is not None) == ("mass", True)
        page = await room.rig.ask(VoidCheck(one, "mass"))
        assert page.complaint != "", "twice is refused"


async def test_nobody_is_affected_where_nothing_was_measured(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST) as room:
        one = await put(room.rig, daily(MORNING, "0.4", good=False))
        page = await room.rig.ask(Affected(one))
        assert "의심되는 값은 없습니다" in words(page)
        assert "invite" not in pressable(page)


async def test_references_are_added_changed_and_put_away(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST, masses="20") as room:
        await room.rig.ask(References())
        await room.rig.press("add")
        typed = {"kind": "mass", "name": "분동 10 kg", "nominal": "10", "uncertainty": "0.0005"}
        assert (await room.rig.press("save", **{**typed, "uncertainty": ""})).complaint != ""
        assert (await room.rig.press("save", **{**typed, "actual": "12"})).complaint == Sentence("checks.wrong.far")
        page = await room.rig.press("save", **typed)
        assert "성적서가 없습니다" in words(page), "without a certificate it proves nothing"
        found = {one.name: one for one in await room.rig.store.read(Store.references)}
        await room.rig.ask(ReferencePage(found["분동 10 kg"].id))
        page = await room.rig.press(
            "save", **typed, actual="10.001", certificate="KOLAS 5", issued_on="2026-01-02", due_on="2027-01-02"
        )
        kept = next(one for one in await room.rig.store.read(Store.references) if one.nominal == 10)
        assert (kept.actual, kept.due_on) == (Decimal("10.001"), date(2027, 1, 2))
        await room.rig.ask(ReferencePage(kept.id))
        page = await room.rig.press("retire")
        assert page.say == Sentence("checks.ref.retired", ("분동 10 kg",))
        assert [one.nominal for one in await room.rig.store.read(Store.references)] == [20]


async def test_the_device_page_leads_to_its_checks(tmp_path: Path) -> None:
    async with floor(tmp_path) as room:
        page = await room.rig.ask(DevicePage("scale"))
        assert "기기 점검을 해 주세요" in words(page)
        page = await room.rig.press("check-body_weight")
        assert page.key == "check-history"
        assert page.who == "scale"
        await put(
            room.rig, replace(daily(MORNING, "0.0"), id=uuid4(), kind="outside", due_at=MORNING.replace(year=2027))
        )
        await put(room.rig, daily(MORNING, "0.0"))
        assert "할 일이 없습니다" in words(await room.rig.ask(DevicePage("scale")))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_word_that_is_put_together_exists(language: str) -> None:
    heads = ["device", "what", "stands", "due", "when", "kind", "verdict", "until", "meaning"]
    wanted = {f"checks.head.{word}" for word in heads}
    wanted |= {f"checks.ref.head.{word}" for word in ["name", "actual", "until", "state"]}
    wanted |= {f"checks.point.{word}" for word in ["task", "true", "reading", "off"]}
    wanted |= {f"checks.affected.{word}" for word in ["who", "when", "what"]}
    wanted |= {f"checks.look.{word}" for word in ("second", "failed", "why.second", "why.failed")}
    wanted |= {f"checks.{kind}.{word}" for kind in ("verdict", "means", "full") for word in check_words.VERDICTS}
    tasks = [task for plan in PLANS.values() for task in (*plan.daily, *plan.full)]
    wanted |= {task.text for task in tasks}
    assert {task.key.split("-")[0] for task in tasks} <= set(check_page.TASKS), "every task has a name"
    wanted |= {f"checks.chart.{word}" for word in ("drift", "days", "share", "zero", "limit", "warn")}
    for words_of in (
        check_words.KINDS, check_words.STANDS, check_words.WHY_VOID, check_refs.KINDS, check_page.TASKS,
        check_lead.skip_reasons(),
    ):  # fmt: skip
        wanted |= {one.key for one in words_of.values()}
    assert sorted(wanted - set(load_texts(language))) == []
