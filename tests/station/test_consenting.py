"""Consent at the screen: written when it is answered, changed on the page of answers; how it was, counted alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.core.messages import (
    Answer,
    Chosen,
    Consent,
    Finish,
    MyConsents,
    Next,
    PrintConsents,
    Rate,
    Start,
    TakeBack,
    Touch,
)
from kiosk.core.visit_record import ConsentEntry
from tests.station.fakes import StoredResident
from tests.station.play import BIRTH, GUEST, WEIGHT, Play

ALL = ("platform", "ai", "family")


class FakeCopies:
    """Paper for the standing answers."""

    def __init__(self) -> None:
        self.made: list[tuple[tuple[ConsentEntry, ...], str]] = []

    async def consents(self, answers: tuple[ConsentEntry, ...], language: str) -> str:
        self.made.append((answers, language))
        return "printed"


async def measured(play: Play, *, keep: bool = True, asks: tuple[str, ...] = ALL) -> None:
    """A guest's visit, up to its results."""
    play.station.settings = replace(play.station.settings, asks=asks)
    await play.do(Start(), GUEST, Consent("keep", keep))
    while play.scene.kind == "ask":
        await play.do(Answer(play.scene.question, yes=False))
    await play.weigh()
    await play.do(Next())
    assert play.kind == "results"


async def test_every_answer_is_in_the_ledger_before_the_next_question() -> None:
    async with Play(WEIGHT) as play:
        await measured(play)
        await play.do(Next())
        assert (play.scene.question, play.scene.total) == ("platform", 2)  # a guest is asked nothing about family
        await play.do(Consent("platform", True))
        assert play.scene.question == "ai"
        assert [(entry.purpose, entry.granted) for entry in play.stored.consents] == [
            ("keep", True),
            ("platform", True),
        ]
        await play.do(Finish())
        assert play.kind == "goodbye"
        assert [entry.purpose for entry in play.stored.consents] == ["keep", "platform"]


async def test_a_guest_changes_an_answer_on_the_goodbye_and_it_goes_out_at_once() -> None:
    async with Play(WEIGHT) as play:
        await measured(play)
        await play.do(Next(), Consent("platform", True), Finish(), MyConsents())
        rows = {option: words.key for option, words in play.scene.options}
        assert rows == {"keep": "consents.row.yes", "platform": "consents.row.yes", "ai": "consents.row.none"}
        woken = play.woken
        await play.do(Chosen("consents", "platform"), Consent("platform", False))
        assert play.stored.consents[-1].granted is False
        assert play.stored.consents[-1].wording.startswith("platform-")
        assert play.woken == woken + 1
        assert dict(play.scene.options)["platform"].key == "consents.row.no"
        await play.do(Next())
        assert play.kind == "goodbye"


async def test_somebody_known_changes_what_stands_for_all_their_visits() -> None:
    async with Play(WEIGHT) as play:
        await measured(play)
        resident = play.visit
        play.archive.disk.residents[resident] = StoredResident((GUEST.sex, BIRTH, "1234"), {"keep": True, "ai": True})
        opened = play.station.front
        assert opened is not None
        opened.resident_id = resident
        await play.do(Finish(), MyConsents(), TakeBack(), Answer("consents.all", yes=True))
        assert play.scene.question == "consents.erase"
        assert [(entry.purpose, entry.granted) for _, entry in play.archive.disk.answers] == [("keep", False)]
        await play.do(Answer("consents.erase", yes=True))
        assert [call.reason for call in play.archive.disk.calls.values()] == ["erase"]
        await play.do(Next())
        assert play.scene.say.key == "goodbye.stopped.say"


async def test_the_answers_come_on_paper_in_the_language_of_the_screen() -> None:
    async with Play(WEIGHT) as play:
        copies = FakeCopies()
        play.station.consenting._copies = copies
        await measured(play)
        await play.do(PrintConsents())
        assert copies.made == []  # only where they are shown
        await play.do(Next(), Consent("platform", False), Finish(), MyConsents(), PrintConsents())
        ((answers, language),) = copies.made
        assert ({entry.purpose: entry.granted for entry in answers}, language) == (
            {"keep": True, "platform": False},
            "ko",
        )
        assert play.told[-1] == "print.ready"


async def test_how_it_was_is_counted_by_day_and_programme_and_nothing_else() -> None:
    async with Play(WEIGHT) as play:
        await measured(play)
        await play.do(Finish(), Rate(3), Rate(1))
        today = play.clock.utc().astimezone(play.station.settings.zone).date()
        assert play.archive.disk.ratings == [("weight", 3, today)]
        assert isinstance(today, date)
        assert play.scene.options == ()


async def test_whoever_says_nothing_goes_as_before() -> None:
    async with Play(WEIGHT) as play:
        await measured(play)
        await play.do(Finish())
        await play.wait(21)
        assert (play.kind, play.archive.disk.ratings) == ("attract", [])


async def test_a_touch_keeps_the_goodbye_and_an_idle_page_of_answers_is_asked_after() -> None:
    async with Play(WEIGHT) as play:
        await measured(play)
        await play.do(Finish())
        for _ in range(12):
            await play.wait(15)
            await play.do(Touch())
        assert play.kind == "goodbye"
        await play.do(MyConsents())
        await play.wait(89)
        assert play.kind == "consents"
        await play.wait(3)
        assert play.kind == "still-there"
        await play.wait(61)
        assert play.kind == "attract"
        assert play.stored.ended is not None


async def test_nothing_may_be_looked_at_where_nothing_is_kept() -> None:
    async with Play(WEIGHT) as play:
        await measured(play, keep=False)
        await play.do(Finish())
        assert play.scene.actions == ("next",)
        await play.do(MyConsents())
        assert play.kind == "goodbye"
