"""Trials on the staff's screen: real store, virtual time. What is measured stands in the trial's tables alone."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.core.duties import Home, SignOut
from kiosk.core.duties_studies import (
    Studies,
    StudyBegin,
    StudyDevice,
    StudyExport,
    StudyForm,
    StudyIncident,
    StudyPage,
    StudyReport,
    StudyRun,
    StudySet,
    StudyWithdraw,
)
from kiosk.core.messages import Asked, Start
from kiosk.core.metrology.pretend import pretended
from kiosk.core.pages import Big, Page, Table
from kiosk.core.reading import Record
from kiosk.core.roles import Role
from kiosk.core.study.table import NAMES
from kiosk.core.study.values import StudyData
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage
from kiosk.devices.driver import Driver, SerialLine
from kiosk.devices.events import Binding, Changed, Ended, Said, State
from kiosk.store.records import Store
from tests.fakes import breathe
from tests.station import words as say
from tests.station.fakes import FakeDevice
from tests.station.office.rig import OfficeRig, pressable, words
from tests.station.office.test_devices import come, passing
from tests.station.office.test_takeover import YES, arrive, drain
from tests.station.play import GUEST, NO, SEOUL, devices

TOY = Driver("toy-scale", "Toy", "S-1", "and_standard", SerialLine(), ("body_weight",))
FILLED = StudyForm(
    code="KT-01",
    title="새 저울 실증",
    sponsor="만든 곳",
    test="toy-1",
    reference="scale",
    quantity="body_weight",
    pairs="2",
    repeats="1",
    seconds="20",
    low="-0.5",
    high="0.5",
    comfort="3",
    consent_ko="새 저울로 한 번 더 재 볼까요?\n언제든 그만두실 수 있습니다.",
    consent_en="May we weigh you with a new scale as well?",
    sent=True,
)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    owned = devices()
    bound = Binding("toy-1", TOY, "/dev/toy", "SN-toy", "study")
    owned.all["toy-1"] = FakeDevice("toy-1", ("body_weight",), "and_standard", binding=bound)
    async with OfficeRig(tmp_path, owned) as made:
        made.station._lobby()
        await made.sign_in(Role.MANAGER)
        yield made
        await made.hear(Asked(SignOut()))
        for _ in range(9):
            await made.store.read(Store.bindings)
            await drain(made)
        for job in tuple(made.station._jobs):
            job.cancel()
        await breathe()


async def planned(rig: OfficeRig, **more: str) -> UUID:
    page = await rig.ask(replace(FILLED, **more))  # type: ignore[arg-type]  # by name
    assert page.key == "study", words(page)
    (study,) = await rig.store.read(Store.studies)
    await rig.ask(StudySet(study.id, "running"))
    return study.id


async def until(rig: OfficeRig, study: UUID, happened: Callable[[StudyData], object]) -> StudyData:
    """Wait until the trial says so; the store answers on a thread of its own."""
    for _ in range(500):
        await drain(rig)
        if happened(data := await told(rig, study)):
            return data
    raise AssertionError(f"it never came: {data}")


async def told(rig: OfficeRig, study: UUID) -> StudyData:
    return await rig.store.read(Store.study_look, study)


async def agreed(rig: OfficeRig, study: UUID) -> Page:
    """Somebody without a visit agrees."""
    await rig.ask(StudyBegin(study, "70", "F", sent=True))
    return await rig.press("yes")


async def weigh(rig: OfficeRig, device: str, kg: str) -> None:
    """The device in turn says a steady weight for two seconds."""
    for _ in range(6):
        if device in rig.devices.hears:
            rig.devices.hears[device](Said(device, say.weight_line(kg, rig.clock.monotonic()), 0.0, 1, clock_set=True))
        await rig.clock.advance(0.4)
        await breathe()


async def now_measures(rig: OfficeRig, device: str) -> None:
    await passing(rig, 1.0)
    assert set(rig.devices.hears) == {device}


async def one_pair(rig: OfficeRig, test: str, reference: str) -> None:
    """Both devices, in the order that was drawn."""
    await rig.press("begin")
    for turn in range(2):
        await passing(rig, 1.0)
        (device,) = rig.devices.hears
        await weigh(rig, device, test if device == "toy-1" else reference)
        await passing(rig, 1.0, said=("차례입니다", "어떠셨어요")[turn])
        if turn == 0:
            await rig.press("begin")


async def test_a_protocol_is_written_down_and_what_cannot_be_is_said(rig: OfficeRig) -> None:
    page = await rig.ask(Studies())
    assert "실증이 없습니다" in words(page)
    page = await rig.press("new")
    assert page.key == "study-form"
    assert words(page)
    for wrong, why in (
        ({"code": "한글"}, "study.wrong.code"),
        ({"title": ""}, "study.wrong.title"),
        ({"test": "scale"}, "study.wrong.devices"),
        ({"reference": "toy-1"}, "study.wrong.devices"),
        ({"quantity": "body_height"}, "study.wrong.quantity"),
        ({"low": "0.5", "high": "-0.5"}, "study.wrong.limits"),
        ({"low": "NaN", "high": "1"}, "study.wrong.limits"),
        ({"pairs": "0"}, "study.wrong.number"),
        ({"seconds": "9999999999999"}, "study.wrong.number"),
        ({"consent_ko": " \n "}, "study.wrong.consent"),
    ):
        page = await rig.ask(replace(FILLED, **wrong))  # type: ignore[arg-type]
        assert (page.key, page.complaint) == ("study-form", Sentence(why))
    study = await planned(rig)
    data = await told(rig, study)
    assert (data.study.protocol.low, data.study.state) == (Decimal("-0.5"), "running")
    page = await rig.ask(StudyForm(study))
    assert "새 저울 실증" in words(page)
    assert page.key == "study-form"


async def test_a_whole_run_goes_into_the_trial_and_nowhere_else(rig: OfficeRig) -> None:
    study = await planned(rig)
    page = await rig.ask(StudyBegin(study))
    assert page.key == "study-begin"
    page = await rig.ask(StudyBegin(study, "70", "F", sent=True))
    assert [part.text for part in page.parts if isinstance(part, Big)] == FILLED.consent_ko.split("\n")
    assert page.buttons == (), "no answer is the main one"
    assert [row.key for part in page.parts if isinstance(part, Table) for row in part.rows][:2] == ["yes", "no"]
    page = await rig.press("language")
    assert "May we weigh you" in words(page)
    page = await rig.press("yes")
    assert "시작을 누르면" in words(page)
    assert (await told(rig, study)).pairs == (), "the order is not drawn yet"
    await one_pair(rig, "70.95", "70.50")
    page = rig.page
    assert "어떠셨어요" in words(page)
    await rig.press("score-3")
    page = await rig.press("score-none")
    assert "다 쟀습니다" in words(page)
    data = await told(rig, study)
    (person,) = data.participants
    (pair,) = data.pairs
    assert {one.role: str(one.value) for one in data.attempts} == {"test": "70.95", "reference": "70.50"}
    assert {one.role: one.said for one in data.attempts} == {"test": "70.95", "reference": "70.50"}
    assert all(one.seconds > 0 for one in data.attempts)
    assert {one.role: one.standing for one in data.attempts} == {"test": "", "reference": "never"}
    assert (person.ended, person.code in words(rig.page)) == ("done", True)
    scores = {pair.first: 3}
    assert (person.test_comfort, person.reference_comfort) == (scores.get("test"), scores.get("reference"))
    assert await rig.store.read(Store.measurements_stored) == 0
    assert await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc()) == ()


async def test_a_visit_in_front_takes_part_and_stays_exactly_as_it_is(rig: OfficeRig) -> None:
    await rig.ask(Home())
    study = await planned(rig)
    await rig.sign_out()
    await arrive(rig, Start(), GUEST, YES, *NO)
    before, scene = rig.station.front, rig.scene
    assert before is not None
    await rig.sign_in(Role.HELPER)
    page = await rig.ask(StudyBegin(study))
    assert page.key == "study-run", "nothing is asked that the visit knows"
    await rig.press("yes")
    await one_pair(rig, "70.95", "70.50")
    data = await told(rig, study)
    (person,) = data.participants
    assert before.visit.person is not None
    assert (person.sex, person.band) == (before.visit.person.sex.value, before.visit.person.age // 10 * 10)
    entries = await rig.store.read(Store.consents_of_visit, before.visit.id)
    assert [one.wording for one in entries if one.purpose == "trial"] == ["study-KT-01-v1"]
    assert rig.station.front is before
    assert before.visit.taken == ()
    assert rig.scene is scene
    assert await rig.store.read(Store.measurements_stored) == 0


async def test_who_is_leaving_is_not_the_one_who_takes_part(rig: OfficeRig) -> None:
    await rig.ask(Home())
    study = await planned(rig)
    await rig.sign_out()
    await arrive(rig, Start(), GUEST, YES, *NO)
    front = rig.station.front
    assert front is not None
    front.visit = replace(front.visit, stage=Stage.GOODBYE)
    await rig.sign_in(Role.HELPER)
    page = await rig.ask(StudyBegin(study))
    assert page.key == "study-begin", "who takes part is asked"
    await rig.ask(StudyBegin(study, "80", "M", sent=True))
    await rig.press("yes")
    (person,) = (await told(rig, study)).participants
    assert (person.sex, person.band) == ("M", 80)
    entries = await rig.store.read(Store.consents_of_visit, front.visit.id)
    assert [one for one in entries if one.purpose == "trial"] == []


async def test_a_reference_that_is_found_bad_later_is_in_doubt_in_the_file_as_well(rig: OfficeRig) -> None:
    study = await planned(rig, peek="yes")
    made = rig.devices.instrument("scale")
    for row in pretended(made.driver, made.serial, ("body_weight",), rig.clock.utc()):
        await rig.store.call(Store.check_add, row, actor="system:test", now=rig.clock.utc())
    await agreed(rig, study)
    await one_pair(rig, "70.95", "70.50")
    assert {one.standing for one in (await told(rig, study)).attempts} == {"", "good"}
    for score in ("score-3", "score-none"):
        await rig.press(score)

    async def states() -> list[str]:
        await rig.ask(StudyExport(study))
        text = (rig.folder / "out" / "study-KT-01.csv").read_text("utf-8-sig")
        return sorted(row["reference_check"] for row in csv.DictReader(text.splitlines()[1:]))

    assert await states() == ["", "good"]
    await passing(rig, 60.0)
    now = rig.clock.utc()
    bad = replace(row, id=uuid4(), at=now, kind="full", verdict="fail", found_good=False, left_good=False)
    await rig.store.call(Store.check_add, bad, actor="system:test", now=now)
    assert await states() == ["", "doubtful"]
    well = replace(row, id=uuid4(), at=now + timedelta(minutes=1), kind="full")
    await rig.store.call(Store.check_add, well, actor="system:test", now=now)
    assert await states() == ["", "doubtful"], "a repair says nothing of what was before it"


async def test_a_device_under_test_serves_no_visit_and_its_words_reach_no_tray(rig: OfficeRig) -> None:
    assert "toy-1" not in rig.devices.candidates(("body_weight",))
    for number in range(3):
        line = say.weight_line("66.6", rig.clock.monotonic())
        await rig.hear_event(Said("toy-1", line, 0.0, number, clock_set=True), Ended("toy-1", number, 1))
    await drain(rig)
    assert await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc()) == ()
    await rig.hear_event(Said("stadiometer", say.height_block("158", "61", 1.0), 0.0, 9, clock_set=True))
    await drain(rig)
    assert len(await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc())) == 1


async def test_a_load_that_still_stands_on_the_reference_reaches_no_tray(rig: OfficeRig) -> None:
    study = await planned(rig)
    await rig.hear_event(Said("scale", say.weight_line("0.00", rig.clock.monotonic()), 0.0, 1, clock_set=True))
    await agreed(rig, study)
    for _ in range(9):  # too early
        await rig.hear_event(Said("scale", say.weight_line("70.50", rig.clock.monotonic()), 0.0, 1, clock_set=True))
        await rig.clock.advance(0.4)
    await one_pair(rig, "70.95", "70.50")
    for _ in range(9):
        await rig.hear_event(Said("scale", say.weight_line("70.50", rig.clock.monotonic()), 0.0, 1, clock_set=True))
        await rig.clock.advance(0.4)
    await drain(rig)
    assert await rig.store.call(Store.tray_list, actor="system:test", now=rig.clock.utc()) == ()


async def test_a_cuff_with_a_memory_gives_this_result_alone_and_may_forget_it(rig: OfficeRig) -> None:
    cuff = replace(rig.devices.all["cuff"].bound, device_id="cuff-2", port="/dev/cuff-2", purpose="study")
    rig.devices.all["cuff-2"] = FakeDevice("cuff-2", cuff.driver.measures, "gatt:2A35", memory=True, binding=cuff)
    study = await planned(rig, test="cuff-2", reference="cuff", quantity="systolic_pressure", seconds="60")
    await agreed(rig, study)
    await rig.press("begin")
    for turn in range(2):
        await passing(rig, 1.0)
        (device,) = rig.devices.hears
        began = rig.clock.utc().astimezone(SEOUL).replace(tzinfo=None)
        await passing(rig, 30.0)
        at = rig.clock.monotonic()
        old = say.pressure(170, 99, at, dated=began - timedelta(days=3))
        new = say.pressure(124 + turn, 79, at, dated=began + timedelta(seconds=30))
        for record in (old, new):
            rig.devices.hears[device](Said(device, record, at - 1, 5 + turn, clock_set=True))
        rig.devices.hears[device](Ended(device, 5 + turn, 2))
        await passing(rig, 1.0, said=("차례입니다", "어떠셨어요")[turn])
        if turn == 0:
            await rig.press("begin")
    data = await told(rig, study)
    (pair,) = data.pairs
    assert [one.value for one in data.of(pair.id, pair.first)] == [Decimal(124)]
    assert sorted(str(one.value) for one in data.attempts) == ["124", "125"]
    assert sorted(len(rig.devices.all[one].forgotten) for one in ("cuff", "cuff-2")) == [1, 1]


async def test_what_a_device_is_for_is_changed_on_the_page(rig: OfficeRig) -> None:
    await rig.ask(Studies())
    await rig.ask(StudyDevice("grip", "study"))
    await come(rig, "device")
    assert rig.devices.bound()["grip"].purpose == "study"
    stored = {one.device: one.purpose for one in await rig.store.read(Store.bindings)}
    assert stored["grip"] == "study"
    assert rig.devices.candidates(("grip_force",)) == ()
    assert "실증에만" in words(await rig.ask(Studies()))


async def test_values_are_hidden_until_the_end_and_so_are_files(rig: OfficeRig) -> None:
    study = await planned(rig)
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0)
    (device,) = rig.devices.hears
    rig.devices.hears[device](Said(device, say.weight_line("71.35", rig.clock.monotonic(), stable=False), 0.0, 1, True))
    page = await passing(rig, 1.0)
    assert "값이 들어옵니다" in words(page)
    assert "71.35" not in words(page)
    await rig.ask(StudyRun(study, "stop", "time"))
    await passing(rig, 1.0)
    page = await rig.ask(StudyPage(study))
    assert {"export", "report"}.isdisjoint(pressable(page))
    for duty in (StudyExport(study), StudyReport(study)):
        assert (await rig.ask(duty)).complaint == Sentence("study.blind")
    assert not (rig.folder / "out").exists()


async def test_who_stops_is_counted_with_where_and_why(rig: OfficeRig) -> None:
    study = await planned(rig)
    await rig.ask(StudyBegin(study, sent=True))
    await rig.press("no")
    await agreed(rig, study)
    await rig.press("stopping")
    await rig.press("stop-tired")
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0)
    await rig.press("stopping")
    await rig.press("stop-unwell")
    await passing(rig, 1.0, said="끝났습니다")
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0)
    await rig.ask(Home())
    data = await until(rig, study, lambda data: all(one.ended for one in data.participants))
    assert data.refused == 1
    ends = sorted((one.ended, one.where) for one in data.participants)
    assert ends == [("other", "failed"), ("tired", "ready"), ("unwell", "failed")]
    assert [one.outcome for one in data.attempts] == ["stopped", "stopped"]
    assert rig.devices.hears == {}
    page = await rig.ask(StudyPage(study))
    assert "그만두신 분: 힘드셔서" in words(page)


async def test_locking_the_screen_ends_the_run_and_frees_the_device(rig: OfficeRig) -> None:
    study = await planned(rig)
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0)
    assert rig.devices.hears
    await rig.hear(Asked(SignOut()))
    data = await until(rig, study, lambda data: data.participants[0].ended)
    assert rig.devices.hears == {}
    (person,) = data.participants
    assert (person.ended, person.where) == ("other", "failed")


async def test_a_failed_try_is_kept_and_may_be_done_again(rig: OfficeRig) -> None:
    study = await planned(rig)
    await agreed(rig, study)
    await rig.press("begin")
    for left in (2, 1, 0):
        await passing(rig, 1.0)
        await passing(rig, 25.0, said="시간이 다 되었습니다")
        assert ("again" in pressable(rig.page)) is (left > 0)
        if left:
            await rig.press("again")
    await rig.press("leave-pair")
    data = await told(rig, study)
    assert [(one.outcome, one.number) for one in data.attempts] == [("timeout", 1), ("timeout", 2), ("timeout", 3)]
    assert data.study.complete == 0


async def test_a_device_that_goes_away_is_an_incident_and_no_value(rig: OfficeRig) -> None:
    study = await planned(rig)
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0)
    (device,) = rig.devices.hears
    rig.devices.hears[device](Changed(device, State.FAULTY, "device.program-ended"))
    rig.devices.all[device].state = "faulty"
    for _ in range(8):  # second by second: the run waits for the store in between, on a busy machine for long
        await passing(rig, 1.0)
    await passing(rig, 1.0, said="기기가 없거나")
    data = await told(rig, study)
    assert [one.outcome for one in data.attempts] == ["gone"]
    assert [(one.kind, one.by) for one in data.incidents] == [("restart", "kiosk")]


async def test_the_reference_in_use_by_a_step_is_not_taken_from_it(rig: OfficeRig) -> None:
    study = await planned(rig)
    rig.station.bench._leases["scale"] = UUID(int=7)
    rig.station.bench._leases["toy-1"] = UUID(int=7)
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0, said="다른 데 쓰이고")
    data = await told(rig, study)
    assert [(one.outcome, one.reason) for one in data.attempts] == [("gone", "busy")]
    assert rig.station.bench._leases["scale"] == UUID(int=7)


def nasty(device: str, fields: dict[str, object], at: float) -> Said:
    return Said(device, Record("evil", fields, b"v", at), 0.0, 1, clock_set=True)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e308", "-1e999999", "99999"])
async def test_numbers_that_cannot_be_are_no_values(rig: OfficeRig, value: str) -> None:
    study = await planned(rig)
    await agreed(rig, study)
    await rig.press("begin")
    await passing(rig, 1.0)
    (device,) = rig.devices.hears
    for _ in range(50):
        at = rig.clock.monotonic()
        rig.devices.hears[device](nasty(device, {"quantities": {"body_weight": Decimal(value)}}, at))
        rig.devices.hears[device](nasty(device, {"quantities": {"grip_force": Decimal(31)}}, at))
    await passing(rig, 25.0, said="있을 수 없는 값입니다")
    data = await told(rig, study)
    assert [(one.outcome, one.value) for one in data.attempts] == [("implausible", None)]
    assert [one.kind for one in data.incidents] == ["wrong-value"]


async def test_incidents_and_withdrawals_by_the_code(rig: OfficeRig) -> None:
    study = await planned(rig)
    await agreed(rig, study)
    (person,) = (await told(rig, study)).participants
    page = await rig.ask(StudyIncident(study))
    assert "이름이나 전화번호" in words(page)
    page = await rig.ask(StudyIncident(study, "skin", "test", "팔에 자국", sent=True))
    assert "피부에 자국" in words(page)
    assert "팔에 자국" in words(page)
    page = await rig.ask(StudyWithdraw(study, "P-NO", sent=True))
    assert page.complaint == Sentence("study.wrong.participant")
    await rig.ask(StudyWithdraw(study, person.code, sent=True))
    data = await told(rig, study)
    assert (data.participants, data.withdrawn) == ((), 1)


async def test_at_the_end_the_files_and_the_report_come_out(rig: OfficeRig) -> None:
    study = await planned(rig)
    for test, reference in (("70.95", "70.50"), ("61.40", "61.10")):
        await agreed(rig, study)
        await one_pair(rig, test, reference)
        await rig.press("score-2")
        await rig.press("score-3")
    await rig.ask(StudySet(study, "closed"))
    page = await rig.ask(StudyExport(study))
    assert "study-KT-01.csv" in words(page)
    text = (rig.folder / "out" / "study-KT-01.csv").read_bytes().decode("utf-8-sig")
    head, *rest = text.splitlines()
    assert head.startswith("# README")
    rows = list(csv.DictReader(io.StringIO("\n".join(rest))))
    assert tuple(rows[0]) == NAMES
    assert {(row["device"], row["value"]) for row in rows[:2]} == {("test", "70.95"), ("reference", "70.50")}
    assert {row["sex"] for row in rows} == {""}, "two participants: nobody's sex is told"
    assert {row["age_band"] for row in rows} == {"70"}
    assert "2026" not in text
    assert "st-1" not in text
    dictionary = (rig.folder / "out" / "study-KT-01-dictionary.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in dictionary[1:]] == list(NAMES)
    await rig.ask(StudyReport(study, "en"))
    ((kind, made),) = rig.services.printed
    assert kind == "study"
    pairs = made.pairs  # type: ignore[attr-defined]
    assert [(one.test, one.reference) for one in pairs] == [
        (Decimal("70.95"), Decimal("70.50")),
        (Decimal("61.40"), Decimal("61.10")),
    ]
    assert (rig.folder / "out" / "study-KT-01-en.pdf").exists()
    data = await told(rig, study)
    await rig.ask(StudyWithdraw(study, data.participants[0].code, sent=True))
    assert "지워 달라고" in words(rig.page)
