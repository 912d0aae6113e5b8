"""The month in numbers and the access log as managers see them. Everybody here is made up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.core.duties import AuditMonth, ExportAudit, ReviewedAudit, SaveStatistics, SignIn, Statistics
from kiosk.core.messages import Asked
from kiosk.core.pages import Table
from kiosk.core.resident import Person, Sex
from kiosk.core.roles import Role
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End
from kiosk.store.auditing import read_stretch
from kiosk.store.records import Store
from tests.station.office.rig import MORNING, OfficeRig, pressable, words


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


async def visits(rig: OfficeRig, count: int, sex: Sex = Sex.FEMALE, age: int = 71) -> None:
    keep = ConsentEntry("keep", True, MORNING, "test")
    ends = [AssessmentEnd("grip", End.FINISHED)]
    for _ in range(count):
        person = Person(sex, age, 2026 - age)
        made = await rig.store.call(
            Store.open_visit, person, "fitness-65", (keep,), software="test", actor="resident", now=MORNING
        )
        await rig.store.call(Store.end_visit, made, End.FINISHED, ends, actor="resident", now=MORNING)


async def test_a_month_is_shown_by_everything_that_is_asked(rig: OfficeRig) -> None:
    await visits(rig, 8)
    await visits(rig, 6, Sex.MALE, 66)
    for _ in range(7):
        await rig.store.call(Store.visit_without_keep, uuid4(), "fitness-65", End.LEFT, date(2026, 11, 2))
    await rig.store.call(Store.device_event_add, "scale-1", "cas-ci-400", "absent", "", now=MORNING)
    await rig.sign_in(Role.MANAGER)
    page = await rig.press("statistics")
    said = words(page)
    for line in (
        "2026-11 통계",
        "보관한 이용\n14",
        "보관하지 않은 이용\n7",
        "여성\n8",
        "남성\n6",
        "70대\n8",
        "60대\n6",
    ):
        assert line in said, line
    for line in ("2026-11-02\n14", "손님\n14", "쥐는 힘\n모두 14\n마침\n14", "기기 scale-1: absent", "도중에 나감\n7"):
        assert line in said, line
    assert "가림" not in said


async def test_few_people_are_hidden(rig: OfficeRig) -> None:
    await visits(rig, 8)
    await visits(rig, 1, Sex.MALE, 95)
    await rig.sign_in(Role.MANAGER)
    page = await rig.ask(Statistics())
    sexes = next(part for part in page.parts if isinstance(part, Table) and part.name == "numbers-sex")
    assert all("가림" in words(page) for _ in sexes.rows)
    assert "남성\n1" not in words(page)
    assert "여성\n8" not in words(page)


async def test_months_are_turned_and_nothing_is_ahead(rig: OfficeRig) -> None:
    await visits(rig, 6)
    await rig.sign_in(Role.MANAGER)
    assert "next" not in pressable(await rig.ask(Statistics()))
    page = await rig.press("before")
    assert "2026-10 통계" in words(page)
    assert "이용이 없습니다" in words(page)
    assert "2026-11 통계" in words(await rig.press("next"))
    for odd in ("2026-13", "'; DROP", "２０２６-11", "1999-01"):
        assert "2026-11 통계" in words(await rig.ask(Statistics(odd)))


@pytest.mark.parametrize(
    ("answer", "said"), [("printed", "인쇄했습니다"), ("kept", "파일로만"), ("failed", "못했습니다")]
)
async def test_one_spreadsheet_and_one_page(rig: OfficeRig, answer: str, said: str) -> None:
    rig.services.answer = answer  # type: ignore[assignment]  # one of the three
    await visits(rig, 6)
    await rig.sign_in(Role.MANAGER)
    await rig.ask(Statistics())
    page = await rig.press("save")
    assert said in words(page)
    (book,) = (rig.folder / "out").glob("*")
    assert book.name == "statistics-2026-11.xlsx"
    assert all(word in book.read_text() for word in ("성별", "여성", "끝난 모습"))
    what, printed = rig.services.printed[-1]
    assert what == "lines"
    assert ("성별 · 여성", "6") in printed[1]  # type: ignore[index]  # title, lines
    assert await noted(rig, "statistics saved") == ["2026-11"]


async def noted(rig: OfficeRig, what: str) -> list[str]:
    entries = await rig.store.read(Store.audit_entries, limit=10_000)
    return [entry.detail for entry in entries if entry.what == what]


@pytest.mark.parametrize("role", [Role.HELPER, Role.SPECIALIST])
@pytest.mark.parametrize(
    "duty", [Statistics(), SaveStatistics(), AuditMonth(), ReviewedAudit("2026-11"), ExportAudit("2026-11")]
)
async def test_others_do_not_see_any_of_it(rig: OfficeRig, role: Role, duty: Statistics) -> None:
    page = await rig.sign_in(role)
    assert not {"statistics", "audit", "colleagues"} & set(pressable(page))
    await rig.ask(duty)
    assert rig.page.key == "home"
    assert await noted(rig, "duty refused") == [type(duty).__name__]
    assert not (rig.folder / "out").exists()


async def test_the_log_is_reviewed_and_says_by_whom(rig: OfficeRig) -> None:
    await rig.hear(Asked(SignIn("000000")))
    await rig.sign_in(Role.HELPER)
    await rig.ask(Statistics())
    await rig.sign_in(Role.MANAGER)
    page = await rig.press("audit")
    said = words(page)
    for line in ("비밀번호가 틀림", "역할에 없는 일", "온전합니다", "홍helper", "아직 없습니다"):
        assert line in said, line
    said = words(await rig.press("reviewed"))
    assert "홍manager, 2026-11-02" in said
    assert "아직 없습니다" not in said


async def test_the_log_is_handed_out_and_that_is_in_it(rig: OfficeRig) -> None:
    await rig.sign_in(Role.MANAGER)
    await rig.ask(AuditMonth())
    assert "access-log-2026-11.csv" in words(await rig.press("export"))
    data = (rig.folder / "out" / "access-log-2026-11.csv").read_bytes()
    assert (await rig.store.read(Store.audit_check, read_stretch(data))).ok
    (detail,) = await noted(rig, "audit exported")
    assert detail.startswith("2026-11 ")


async def test_a_broken_chain_is_named(rig: OfficeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.store.values import AuditVerdict

    monkeypatch.setattr(Store, "audit_verify", lambda self: AuditVerdict(False, 4, 5, "line 5 was changed"))
    await rig.sign_in(Role.MANAGER)
    assert "5번째 줄부터" in words(await rig.ask(AuditMonth()))
