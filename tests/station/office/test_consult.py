"""The ten-minute talk: results, trend, notes, signed advice, and the paper with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from kiosk.core.duties import AddNote, Consult, PrintResult, VisitPage
from kiosk.core.pages import Trend
from kiosk.core.papers import Order
from kiosk.core.reading import Method, Side
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import AssessmentEnd, End
from kiosk.station.office.consult import PRINTED
from kiosk.store.records import Store
from kiosk.store.remarks import LONGEST
from tests.station.office.rig import MORNING, OfficeRig, pressable, words
from tests.station.office.stays import CAME, HONG, KIM, SCALE, days_ago, grips, measured, pressure, register, stay

ADVICE = "하루 열 번 의자에서 일어나 보세요"


def trends(rig: OfficeRig) -> dict[str, Trend]:
    return {part.label.key: part for part in rig.page.parts if isinstance(part, Trend)}  # type: ignore[union-attr]  # ours


async def test_the_talk_has_results_what_is_missing_and_earlier_notes(office: OfficeRig) -> None:
    resident = await register(office)
    earlier = await stay(office, resident, at=days_ago(30))
    ends = (AssessmentEnd("height", End.REFUSED, "declined"),)
    values = (measured("body_weight", "61.2", CAME), *pressure("172", "98", CAME))
    visit = await stay(office, resident, values, assessments=ends)
    await office.sign_in(Role.SPECIALIST)
    await office.ask(AddNote(earlier, "무릎 이야기를 하셨습니다", sent=True))
    said = words(await office.ask(Consult(visit)))
    for piece in ("홍○험", "172 / 98 mmHg", "61.2 kg", "키: 재지 않기로 하셨습니다", "무릎 이야기를 하셨습니다"):
        assert piece in said
    assert "홍specialist" in said


async def test_a_trend_never_joins_two_instruments_or_methods(office: OfficeRig) -> None:
    resident = await register(office)
    other = replace(SCALE, device_serial="SN-9")
    await stay(office, resident, (measured("body_weight", "63.0", days_ago(60)),), at=days_ago(60))
    await stay(office, resident, (measured("body_weight", "61.9", days_ago(40), proof=other),), at=days_ago(40))
    typed = measured("body_weight", "61.5", days_ago(20), method=Method.TYPED, typed_by="staff:x", reason="device")
    await stay(office, resident, (typed,), at=days_ago(20))
    visit = await stay(office, resident, (measured("body_weight", "61.2", CAME),))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Consult(visit))
    groups = [[point.shown for point in points] for _, points in trends(office)["quantity.body_weight"].groups]
    assert groups == [["63.0", "61.2"], ["61.9"], ["61.5"]]


@pytest.mark.parametrize(
    ("now", "said"), [("30.1", "change.stronger"), ("29.0", "change.same"), ("14.8", "change.weaker")]
)
async def test_a_change_is_only_said_beyond_its_published_error(now: str, said: str, office: OfficeRig) -> None:
    resident = await register(office)
    await stay(office, resident, grips("22.0", "20.0", days_ago(30)), at=days_ago(30))
    visit = await stay(office, resident, grips(now, "12.0", CAME))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Consult(visit))
    grip = trends(office)["quantity.grip_force"]
    assert grip.say == Sentence(said)
    assert [point.value for point in grip.groups[0][1]] == [Decimal("22.0"), Decimal(now)]
    assert (grip.unit, len(grip.groups)) == ("kg", 1)


async def test_of_weight_no_change_is_announced(office: OfficeRig) -> None:
    resident = await register(office)
    await stay(office, resident, (measured("body_weight", "71.0", days_ago(30)),), at=days_ago(30))
    visit = await stay(office, resident, (measured("body_weight", "61.2", CAME),))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Consult(visit))
    assert trends(office)["quantity.body_weight"].say == ""


async def test_advice_is_signed_and_goes_on_the_paper_with_corrected_values(office: OfficeRig) -> None:
    value = measured("body_weight", "61.2", CAME)
    visit = await stay(office, await register(office), (value,))
    await office.sign_in(Role.SPECIALIST)
    specialist = f"staff:{office.staff[Role.SPECIALIST]}"
    call = office.store.call
    await call(Store.value_correct, value.id, Decimal("60.4"), why="slip", actor=specialist, now=MORNING)
    await office.ask(Consult(visit))
    await office.press("advice")
    await office.press("keep", text=ADVICE)
    assert ADVICE in words(office.page)
    await office.press("note")
    await office.press("keep", text="종이에 없는 말")
    page = await office.press("print")
    assert (page.key, "종이가 나왔습니다" in words(page)) == ("consult", True)
    ((kind, printed),) = office.services.printed
    assert isinstance(printed, Order)
    assert (kind, printed.kind, printed.visit, printed.advice) == ("result", "a4", visit, (ADVICE,))
    assert printed.results.lines[0].values[0][1] == "60.4"
    assert "홍specialist" in printed.signed
    assert "2026-11-02" in printed.signed


@pytest.mark.parametrize(("spoke", "printed"), [("en", "en"), ("", "ko")])
async def test_a_paper_is_printed_again_in_the_language_its_resident_read(
    office: OfficeRig, spoke: str, printed: str
) -> None:
    visit = await stay(office, await register(office), (measured("body_weight", "61.2", CAME),), ended=None)
    end = CAME + timedelta(minutes=9)
    await office.store.call(Store.end_visit, visit, End.FINISHED, (), actor="resident", now=end, language=spoke)
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Consult(visit))
    for name in ("print", "print-large", "print-doctor"):
        assert (await office.press(name)).key == "consult"
    orders = [order for _, order in office.services.printed if isinstance(order, Order)]
    assert [(order.kind, order.language) for order in orders] == [(kind, printed) for kind in ("a4", "large", "doctor")]
    assert [str(one.value) for one in orders[-1].measured] == ["61.2"]
    assert orders[-1].person is not None


@pytest.mark.parametrize("word", ["paper", "jam", "open", "ink", "offline", "paused", "stuck"])
async def test_what_is_wrong_with_the_printer_is_told_exactly(office: OfficeRig, word: str) -> None:
    visit = await stay(office, await register(office), (measured("body_weight", "61.2", CAME),))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(Consult(visit))
    office.services.answer = word  # type: ignore[assignment]  # one of the further words of an Outcome
    assert words(await office.press("print")) != ""
    assert office.page.say == PRINTED[word]


async def test_a_helper_prints_but_reads_and_writes_no_notes(office: OfficeRig) -> None:
    visit = await stay(office, await register(office), (measured("body_weight", "61.2", CAME),))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(AddNote(visit, "속 이야기", sent=True))
    await office.sign_out()
    await office.sign_in(Role.HELPER)
    page = await office.ask(VisitPage(visit))
    assert "속 이야기" not in words(page)
    assert "note" not in pressable(page)
    assert (await office.press("print")).key == "visit"
    assert len(office.services.printed) == 1
    for duty in (Consult(visit), AddNote(visit, "나도 한마디", sent=True)):
        await office.ask(duty)
        assert office.page.complaint == Sentence("pin.role")


@pytest.mark.parametrize("text", ["", "  \n", "가" * (LONGEST + 1)])
async def test_an_empty_or_endless_note_is_refused_and_stays_typed(text: str, office: OfficeRig) -> None:
    visit = await stay(office, await register(office))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(AddNote(visit))
    page = await office.press("keep", text=text)
    assert (page.key, page.complaint != "") == ("note", True)
    assert await office.store.call(Store.remarks, (visit,), actor="system:test", now=MORNING) == ()


async def test_words_that_look_like_ours_are_shown_as_they_stand(office: OfficeRig) -> None:
    visit = await stay(office, await register(office, replace(HONG, name="@results.headline.good")))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(AddNote(visit, "@action.next %1 <b>", sent=True))
    said = words(await office.ask(VisitPage(visit)))
    assert "@action.next %1 <b>" in said


async def test_a_guests_talk_has_no_trend(office: OfficeRig) -> None:
    visit = await stay(office, None, grips("22.0", "20.0", CAME))
    await office.sign_in(Role.SPECIALIST)
    said = words(await office.ask(Consult(visit)))
    assert "22.0 / 20.0 kg" in said
    assert trends(office) == {}


async def test_somebody_elses_values_never_stand_in_the_trend(office: OfficeRig) -> None:
    hong, kim = await register(office, HONG), await register(office, KIM)
    await stay(office, kim, (measured("body_weight", "99.9", days_ago(3)),), at=days_ago(3))
    visit = await stay(office, hong, (measured("body_weight", "61.2", CAME),))
    later = await stay(office, hong, (measured("body_weight", "61.0", MORNING),), at=MORNING + timedelta(minutes=1))
    await office.sign_in(Role.SPECIALIST)
    await office.ask(PrintResult(visit))
    assert "99.9" not in words(await office.ask(Consult(later)))
    (line,) = trends(office).values()
    assert [point.shown for _, points in line.groups for point in points] == ["61.2", "61.0"]
    assert not any(side in words(office.page) for side in (Side.LEFT.value, Side.RIGHT.value))
