"""The pages about records: a day, a visit, a value, and every way to change one; nothing is ever overwritten."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.duties import Correct, MoveValues, ValuePage, VisitPage, Visits
from kiosk.core.pages import Table
from kiosk.core.reading import Measurement, Method, Side
from kiosk.core.roles import Role
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.sheets import State
from tests.station.office.rig import MORNING, OfficeRig, pressable, words
from tests.station.office.stays import HONG, KIM, days_ago, grips, measured, pressure, register, stay

WEIGHT = measured("body_weight", "61.2", MORNING)


async def sheet(rig: OfficeRig, visit: UUID) -> dict[str, list[tuple[str, State]]]:
    found = await rig.store.call(Store.visit_sheet, visit, actor="system:test", now=MORNING)
    lines: dict[str, list[tuple[str, State]]] = {}
    for line in found.values:
        lines.setdefault(line.measurement.quantity, []).append((f"{line.measurement.value}", line.state))
    return lines


async def standing(rig: OfficeRig, visit: UUID) -> list[Measurement]:
    found = await rig.store.call(Store.visit_sheet, visit, actor="system:test", now=MORNING)
    return [line.measurement for line in found.values if line.state is State.STANDING]


async def test_a_day_shows_everybody_guests_too(office: OfficeRig) -> None:
    await stay(office, await register(office), (WEIGHT,))
    await stay(office, at=MORNING + timedelta(hours=1), ended=End.REFUSED)
    await stay(office, at=days_ago(1), ended=End.LEFT)
    await office.sign_in(Role.HELPER)
    said = words(await office.press("visits"))
    assert "홍○험" in said
    assert "홍시험" not in said
    assert "손님 (여, 74세)" in said
    assert "체력 재기 (65세 이상)" in said
    assert "그만두심" in said
    assert "자리를 뜨심" not in said
    assert "자리를 뜨심" in words(await office.press("day-before"))


@pytest.mark.parametrize("day", ["내일", "2026-13-01", "9999-12-31", "0001-01-01", "20261", "2026-11-02T09"])
async def test_what_is_no_day_shows_today_and_says_so(day: str, office: OfficeRig) -> None:
    await stay(office)
    await office.sign_in(Role.HELPER)
    page = await office.ask(Visits(day))
    assert page.complaint != ""
    assert "2026-11-02, 모두 1번" in words(page)


async def test_a_visit_shows_each_value_with_its_state_in_words(office: OfficeRig) -> None:
    visit = await stay(office, await register(office), (WEIGHT, *grips("22.1", "20.4", MORNING)))
    await office.sign_in(Role.HELPER)
    said = words(await office.ask(VisitPage(visit)))
    for piece in ("몸무게", "61.2 kg", "쥐는 힘 (오른쪽)", "22.1 kg", "기기", "들어감", "끝까지 마침", "08:30"):
        assert piece in said
    assert not {"void-1", "consult", "note", "move"} & set(pressable(office.page)), "a helper may not"


async def test_a_value_shows_its_proof_in_words(office: OfficeRig) -> None:
    await stay(office, None, (WEIGHT,))
    await office.sign_in(Role.HELPER)
    said = words(await office.ask(ValuePage(WEIGHT.id)))
    for piece in ("and-hv200kc SN-1", "and_standard 1", "61.2", "21바이트", "2026-11-02 09:00", "바뀐 적이 없습니다"):
        assert piece in said


async def test_a_trial_is_void_with_two_presses_from_the_visit_and_comes_back(office: OfficeRig) -> None:
    visit = await stay(office, await register(office), grips("22.1", "20.4", MORNING))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(VisitPage(visit))
    taps = [await office.press("void-1"), await office.press("why-moved-body")]
    print(f"void a trial: {len(taps)} presses from the visit")
    assert len(taps) <= 3
    assert taps[-1].key == "visit"
    assert (await sheet(office, visit))["grip_force"] == [("22.1", State.VOID), ("20.4", State.STANDING)]
    said = words(await office.press("value-1"))
    assert "무효로 함" in said
    assert "몸을 움직이심" in said
    assert "홍specialist" in said
    await office.press("unvoid")
    assert (await sheet(office, visit))["grip_force"] == [("22.1", State.STANDING), ("20.4", State.STANDING)]


async def test_a_correction_is_a_new_row_with_who_and_why(office: OfficeRig) -> None:
    visit = await stay(office, await register(office), (WEIGHT,))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(ValuePage(WEIGHT.id))
    await office.press("correct")
    page = await office.press("keep", value="60,18", why="slip", note="저울 앞에서 보았습니다")
    assert page.key == "visit"
    assert "60,18 → 60.2 kg. 반올림해 적었습니다" in words(page)
    assert "저울 앞에서 보았습니다" in words(page)
    assert (await sheet(office, visit))["body_weight"] == [("61.2", State.CORRECTED), ("60.2", State.STANDING)]
    (now,) = await standing(office, visit)
    assert (now.method, now.reason, now.typed_by) == (Method.TYPED, "slip", f"staff:{office.staff[Role.SPECIALIST]}")
    said = words(await office.ask(ValuePage(now.id)))
    assert "홍specialist" in said
    assert "잘못 누름" in said


@pytest.mark.parametrize("typed", ["", "1e2", "NaN", "육십", "1.2.3", "6 1", "٦١", "301", "1.9", "-60", "99999999"])
async def test_what_is_no_weight_is_refused_and_stays_on_the_screen(typed: str, office: OfficeRig) -> None:
    visit = await stay(office, None, (WEIGHT,))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Correct(WEIGHT.id))
    page = await office.press("keep", value=typed, why="slip")
    assert page.key == "value-correct"
    assert page.complaint != ""
    assert pressable(page)["keep"] == Correct(WEIGHT.id, sent=True)
    assert typed in words(page)
    assert (await sheet(office, visit))["body_weight"] == [("61.2", State.STANDING)]


async def test_a_correction_without_a_reason_is_not_kept(office: OfficeRig) -> None:
    visit = await stay(office, None, (WEIGHT,))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Correct(WEIGHT.id))
    assert "까닭을 골라 주세요" in words(await office.press("keep", value="60.0"))
    assert "까닭을 골라 주세요" in words(await office.press("keep", value="60.0", why="<b>"))
    assert (await sheet(office, visit))["body_weight"] == [("61.2", State.STANDING)]


async def test_a_far_value_is_asked_for_again_with_the_last_one(office: OfficeRig) -> None:
    resident = await register(office)
    await stay(office, resident, (measured("body_weight", "61.0", days_ago(20)),), at=days_ago(20))
    visit = await stay(office, resident, (WEIGHT,))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Correct(WEIGHT.id))
    page = await office.press("keep", value="71.2", why="misread")
    assert page.key == "value-sure"
    assert "지난번 61.0 kg" in words(page)
    assert (await sheet(office, visit))["body_weight"] == [("61.2", State.STANDING)]
    back = await office.press("anew")
    assert "71.2" in words(back), "what was typed is still there"
    await office.press("keep", value="71.2", why="misread")
    await office.press("sure")
    assert (await standing(office, visit))[0].value == Decimal("71.2")


async def test_half_of_a_pressure_must_fit_the_other_half(office: OfficeRig) -> None:
    visit = await stay(office, None, pressure("124", "76", MORNING))
    await office.sign_in(Role.SPECIALIST)
    low = (await standing(office, visit))[1]
    await office.ask(Correct(low.id))
    page = await office.press("keep", value="124", why="slip")
    assert "높은 혈압이 낮은 혈압보다 커야 합니다" in words(page)
    await office.press("keep", value="84", why="slip")
    assert [one.value for one in await standing(office, visit)] == [Decimal(124), Decimal(84)]


async def test_the_other_side(office: OfficeRig) -> None:
    visit = await stay(office, None, grips("22.1", "20.4", MORNING)[:1])
    await office.sign_in(Role.SPECIALIST)
    await office.ask(VisitPage(visit))
    await office.press("value-1")
    assert "왼쪽" in words(await office.press("side"))
    assert [one.side for one in await standing(office, visit)] == [Side.LEFT]


async def test_a_wrong_persons_visit_moves_with_its_proof(office: OfficeRig) -> None:
    wrong, right = await register(office, HONG), await register(office, KIM)
    visit = await stay(office, wrong, (WEIGHT, *pressure("124", "76", MORNING)))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(VisitPage(visit))
    await office.press("move")
    page = await office.press("find", text="김본보기")
    assert "1950-07-09" in words(page)
    page = await office.press("person-1")
    assert pressable(page)["move-now"] == MoveValues(visit, right, sent=True)
    assert "까닭을 골라 주세요" in words(await office.press("move-now"))
    page = await office.press("move-now", why="other-person", note="두 분이 함께 오셨습니다")
    assert page.key == "visit"
    said = words(page)
    assert "김○○기" in said
    assert "두 분이 함께 오셨습니다" in said
    assert all(state is State.MOVED for lines in (await sheet(office, visit)).values() for _, state in lines)
    (theirs, *_) = await office.store.call(Store.visits_of, right, actor="system:test", now=MORNING)
    kept = {one.quantity: one for one in await standing(office, theirs)}
    assert (kept["body_weight"].proof, kept["body_weight"].taken_at) == (WEIGHT.proof, WEIGHT.taken_at)
    moved = await office.ask(VisitPage(visit))
    assert "다른 분 것으로 옮겼습니다" in words(moved)
    assert not {"move", "type"} & set(pressable(moved))


async def test_a_visit_can_move_to_a_guest_and_nobody_is_preselected(office: OfficeRig) -> None:
    visit = await stay(office, await register(office), (WEIGHT,))
    await office.sign_in(Role.SPECIALIST)
    page = await office.ask(MoveValues(visit))
    assert not any(isinstance(part, Table) for part in page.parts), "nobody is offered before somebody is looked for"
    await office.press("guest")
    page = await office.press("move-now", why="same-name")
    assert "손님" in words(page)
    assert all(state is State.MOVED for lines in (await sheet(office, visit)).values() for _, state in lines)


async def test_a_value_that_is_not_there_is_said_and_nothing_happens(office: OfficeRig) -> None:
    await office.sign_in(Role.SPECIALIST)
    before = office.page
    page = await office.ask(ValuePage(uuid4()))
    assert (page.key, page.complaint != "") == (before.key, True)


async def test_every_look_at_a_visit_is_in_the_access_log(office: OfficeRig) -> None:
    resident = await register(office)
    visit = await stay(office, resident, (WEIGHT,))
    await office.sign_in(Role.HELPER)
    before = len(await office.store.read(Store.audit_entries))
    await office.ask(VisitPage(visit))
    lines = (await office.store.read(Store.audit_entries))[before:]
    assert (f"staff:{office.staff[Role.HELPER]}", str(resident)) in {(line.actor, line.whose) for line in lines}
    assert all("61.2" not in line.detail and "홍" not in line.detail for line in lines)
