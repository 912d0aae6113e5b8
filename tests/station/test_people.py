"""Who it is, what may be kept, what goes to the platform, calls for staff: and what never leaves a trace."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.errors import ConfigError
from kiosk.core.messages import (
    Acknowledge,
    CallStaff,
    Chosen,
    Clear,
    Consent,
    Finish,
    Identify,
    Next,
    Print,
    Redo,
    SpeakLanguage,
    Start,
)
from kiosk.core.resident import Sex
from kiosk.core.visit import Programme
from kiosk.core.visit_record import End
from kiosk.station.clock import SystemClock
from kiosk.station.earlier import Earlier
from tests.station.fakes import STAFF, StoredResident
from tests.station.play import BIRTH, GUEST, KNOWN, NO, PROGRAMME, WEIGHT, Play

TAIL = "1234"


def plain(value: object) -> object:
    """Everything inside a value, as text that can be searched."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return str(value)


def text(value: object) -> str:
    return json.dumps(plain(value))


async def whole_visit(play: Play, *, platform: bool | None = True) -> None:
    await play.weigh()
    await play.do(Next(), Next())
    if platform is not None:
        await play.do(Consent("platform", platform))
    await play.do(Next())
    assert play.kind == "attract"


async def test_a_guest_leaves_no_identity() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests(GUEST)
        await whole_visit(play)
        assert play.archive.disk.residents == {}
        assert play.stored.head.person.resident_id is None
        assert BIRTH.isoformat() not in text(play.archive.disk)
        assert BIRTH.isoformat() not in text(play.facts)


async def test_a_phone_tail_is_sealed_only_after_a_yes() -> None:
    async with Play(WEIGHT) as play:
        await play.begin(KNOWN, keep=None)
        assert play.archive.disk.residents == {}
        await play.do(Consent("keep", True))
        ((key, resident),) = play.archive.disk.residents.items()
        assert resident.who == (Sex.FEMALE, BIRTH, TAIL)
        assert play.stored.head.person.resident_id == key


async def test_keep_refused_nothing_is_written_but_the_count() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests(KNOWN, keep=False)
        await play.weigh()
        assert (play.kind, play.scene.saved) == ("good", False)
        await play.do(Redo())
        await play.weigh("61.50")
        await play.do(Next())
        assert play.kind == "results"
        await play.do(Print())
        assert len(play.paper.sheets) == 1
        await play.do(Next(), Next())
        disk = play.archive.disk
        assert (disk.visits, disk.residents, disk.clearances, disk.tray) == ({}, {}, [], [])
        assert list(disk.tally.values()) == [("weight", End.FINISHED)]
        assert not any(line.startswith("committed keep") for line in play.journal if isinstance(line, str))
        assert play.woken == 0


async def test_a_no_to_keep_of_a_known_resident_counts_without_a_name() -> None:
    async with Play(WEIGHT) as play:
        key = uuid4()
        play.archive.disk.residents[key] = StoredResident((Sex.FEMALE, BIRTH, TAIL))
        await play.to_tests(KNOWN, keep=False)
        await whole_visit(play, platform=None)
        assert play.archive.disk.visits == {}
        assert list(play.archive.disk.tally.values()) == [("weight", End.FINISHED)]


@pytest.mark.parametrize("leave", ["who", "keep"])
async def test_leaving_before_anything_was_agreed_to(leave: str) -> None:
    async with Play(WEIGHT) as play:
        await play.do(Start())
        if leave == "keep":
            await play.do(KNOWN, Chosen("who.new", "first"))
        await play.do(Finish())
        assert play.kind == "attract"
        disk = play.archive.disk
        assert (disk.visits, disk.residents) == ({}, {})
        assert len(disk.tally) == (leave == "keep")


async def test_twins_are_never_guessed() -> None:
    async with Play(WEIGHT) as play:
        for _ in range(2):
            play.archive.disk.residents[uuid4()] = StoredResident(
                (Sex.FEMALE, BIRTH, TAIL), {"keep": True}, before=Earlier({"relative_grip": Decimal(30)})
            )
        await play.do(Start(), KNOWN)
        assert play.caller.rings == ["twins"]
        assert play.scene.step == "who.twins"
        await play.do(Next())
        assert play.scene.question == "keep"
        await play.do(Consent("keep", True), *NO)
        await whole_visit(play)
        assert play.stored.head.person.resident_id is None
        assert len(play.archive.disk.residents) == 2


async def test_a_known_resident_is_found_and_asked_nothing_twice() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests(KNOWN)
        await whole_visit(play, platform=False)
        await play.to_tests(KNOWN, keep=None)
        await whole_visit(play, platform=None)
        first, second = play.archive.disk.visits.values()
        assert first.head.person.resident_id == second.head.person.resident_id
        assert [entry.purpose for entry in first.consents] == ["platform"], "the yes to 보관 is in the ledger once"
        assert second.consents == []
        assert len(play.archive.disk.residents) == 1


@pytest.mark.parametrize(
    ("born", "step"), [(date(2012, 11, 21), "consent.keep"), (date(2012, 11, 22), "staff.under14")]
)
async def test_under_fourteen_goes_to_staff(born: date, step: str) -> None:
    async with Play(WEIGHT) as play:
        await play.do(Start(), Identify(Sex.MALE, born))
        assert play.scene.step == step
        if step == "staff.under14":
            assert play.caller.rings == ["young"]
            await play.do(Next(), Clear("2222"), Consent("keep", True))
            assert play.scene.step == step
            await play.do(Finish())
            assert play.kind == "attract"
            assert play.archive.disk.visits == {}


async def test_today_is_the_day_of_the_centre_not_of_greenwich() -> None:
    """At 20:00 UTC it is already tomorrow in Seoul: who turns fourteen tomorrow is fourteen here."""
    async with Play(WEIGHT) as play:
        play.clock.jump(20 * 3600)
        await play.do(Start(), Identify(Sex.MALE, date(2012, 11, 22)))
        assert play.scene.step == "consent.keep"


@pytest.mark.parametrize("reason", ["future", "no programme"])
async def test_a_birth_date_that_cannot_be_is_said(reason: str) -> None:
    def programme_for(age: int) -> Programme:
        if reason == "no programme":
            raise ConfigError("programmes: none")
        return PROGRAMME

    async with Play(programme_for=programme_for) as play:
        born = date(2030, 1, 1) if reason == "future" else BIRTH
        await play.do(Start(), Identify(Sex.FEMALE, born))
        assert play.kind == "who"
        assert play.told == ["who.birth.wrong"]


async def test_saying_who_it_is_twice_changes_nothing() -> None:
    async with Play(WEIGHT) as play:
        await play.do(Start(), GUEST, Identify(Sex.MALE, date(1990, 1, 1), "9999"))
        await play.do(Consent("keep", True))
        assert play.stored.head.person.sex is Sex.FEMALE
        assert play.archive.disk.residents == {}


@pytest.mark.parametrize("granted", [True, False])
async def test_the_answer_about_the_platform_is_in_the_ledger_before_the_visit_ends(granted: bool) -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await whole_visit(play, platform=granted)
        (keep, platform) = play.stored.consents
        assert (platform.purpose, platform.granted, platform.wording) == ("platform", granted, "platform-2026-11")
        assert keep.at <= platform.at
        written = [line for line in play.journal if line in ("committed consent", "committed end_visit")]
        assert written == ["committed consent", "committed end_visit"]


async def test_an_answer_to_a_question_that_was_not_asked_is_no_consent() -> None:
    async with Play(WEIGHT) as play:
        await play.do(Start(), Consent("keep", True), GUEST)
        await play.do(Consent("platform", True), Consent("ai", True))
        assert play.archive.disk.visits == {}
        await play.do(Consent("keep", True), Consent("platform", True))
        assert [entry.purpose for entry in play.stored.consents] == ["keep"]


# --- calls ----------------------------------------------------------------------------------------------------


async def test_a_call_rings_at_once_is_written_and_says_only_that_it_rang() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.do(CallStaff())
        assert play.caller.rings == ["resident"]
        assert play.told == ["call.sent"]
        ((_, call),) = play.archive.disk.calls.items()
        assert (call.reason, call.visit, call.acknowledged_by) == ("resident", play.visit, "")
        place = play.journal.index("rung resident")
        assert "committed call" in play.journal[place:]


async def test_only_a_pin_says_that_somebody_comes() -> None:
    async with Play() as play:
        await play.do(CallStaff(), Acknowledge("9999"))
        assert "call.acknowledged" not in play.told
        assert play.told[-1] == "pin.wrong"
        await play.do(Acknowledge("1111"))
        assert play.told[-1] == "call.acknowledged"
        assert [call.acknowledged_by for call in play.archive.disk.calls.values()] == [STAFF["1111"].id]


async def test_one_answer_is_for_every_open_call() -> None:
    async with Play() as play:
        await play.do(CallStaff(), Start(), CallStaff())
        await play.do(Acknowledge("1111"))
        await play.do(CallStaff(), Acknowledge("2222"))
        assert [call.acknowledged_by for call in play.archive.disk.calls.values()] == [
            STAFF["1111"].id,
            STAFF["1111"].id,
            STAFF["2222"].id,
        ]


async def test_an_answer_without_a_call_closes_the_page_of_the_staff() -> None:
    async with Play() as play:
        await play.do(Acknowledge("1111"))
        assert play.told == ["pin.ok", "call.acknowledged"]


async def test_calls_of_one_visit_do_not_hinder_another() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests(keep=False)
        await play.do(CallStaff(), Finish(), Next())
        await play.to_tests()
        await play.do(CallStaff())
        visits = [call.visit for call in play.archive.disk.calls.values()]
        assert all(isinstance(visit, UUID) for visit in visits)
        assert len(set(visits)) == 2


# --- small things ---------------------------------------------------------------------------------------------


async def test_touches_in_the_lobby_do_nothing() -> None:
    async with Play() as play:
        before = list(play.facts)
        await play.do(Next(), Finish(), Print(), GUEST, Consent("keep", True), *NO[:1], Clear("2222"))
        assert play.facts == before
        assert play.archive.attempts == 0


async def test_a_second_start_changes_nothing() -> None:
    async with Play() as play:
        await play.do(Start())
        visit = play.visit
        await play.do(Start())
        assert play.visit == visit


async def test_the_language_goes_back_with_the_resident() -> None:
    async with Play() as play:
        await play.do(Start(), SpeakLanguage("en"))
        assert play.station.language == "en"
        await play.do(Finish())
        assert play.station.language == "ko"


async def test_the_system_clock_runs_at_its_speed() -> None:
    slow, fast = SystemClock(), SystemClock(1000.0)
    before = fast.monotonic()
    await asyncio.wait_for(fast.sleep(5.0), timeout=60)
    assert fast.monotonic() - before >= 5.0
    assert slow.utc() - fast.utc() < timedelta(minutes=1)
    assert slow.utc().tzinfo is not None
