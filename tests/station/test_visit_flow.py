"""A whole visit, driven by touches and real bytes: what is kept, what is shown, and in which order."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kiosk.core.messages import Chosen, Consent, Live, Next, Print, Redo, Shown, SpeakLanguage, Streaming
from kiosk.core.reading import Method
from kiosk.core.visit import Programme
from kiosk.core.visit_record import End
from kiosk.station.earlier import Earlier
from tests.station import words
from tests.station.play import KNOWN, WEIGHT, Play, value_of


async def test_a_normal_visit_from_the_welcome_to_the_welcome() -> None:
    async with Play() as play:
        assert play.kind == "attract"
        await play.to_tests()
        await play.to_results()
        await play.do(Next(), Consent("platform", True))
        assert play.kind == "goodbye"
        await play.do(Next())
        assert play.kind == "attract"
        stored = play.stored
        assert stored.ended is End.FINISHED
        assert play.woken == 1
        assert [(row.step, str(row.value), row.method) for row in stored.rows] == [
            ("height", "158.4", Method.DEVICE),
            ("weight", "61.3", Method.DEVICE),
            ("bmi", "24.4", Method.COMPUTED),
            ("pressure", "128", Method.DEVICE),
            ("pressure", "78", Method.DEVICE),
            ("pressure", "94", Method.DEVICE),
            ("pressure", "72", Method.DEVICE),
            ("pressure-2", "126", Method.DEVICE),
            ("pressure-2", "76", Method.DEVICE),
            ("pressure-2", "92", Method.DEVICE),
            ("pressure-2", "72", Method.DEVICE),
            ("grip-right-1", "22.4", Method.DEVICE),
            ("grip-left-1", "20.1", Method.DEVICE),
            ("grip-right-2", "23.2", Method.DEVICE),
            ("grip-left-2", "20.8", Method.DEVICE),
            ("relative_grip", "37.8", Method.COMPUTED),
        ]
        assert {entry.purpose: entry.granted for entry in stored.consents} == {"keep": True, "platform": True}
        assert [end.ended for end in stored.assessments] == [End.FINISHED] * 4
        assert not play.devices.leased


async def test_values_of_one_event_share_its_id_and_trials_of_one_hand_too() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to_results()
        events: dict[str, set[object]] = {}
        for row in play.rows:
            events.setdefault(row.step, set()).add(row.event_id)
        assert all(len(ids) == 1 for ids in events.values())
        assert events["grip-right-1"] == events["grip-right-2"] != events["grip-left-1"]
        assert {(row.side, row.trial) for row in play.rows if row.quantity == "grip_force"} == {
            ("right", 1),
            ("left", 1),
            ("right", 2),
            ("left", 2),
        }


async def test_answers_stand_behind_their_points_though_the_next_test_runs_already() -> None:
    async with Play(Programme("asked", ("sarc_f", "falls"))) as play:
        await play.begin()
        while play.kind == "choose":
            await play.do(Chosen(play.scene.question, play.scene.options[1][0]))
        first, second = play.rows
        assert (first.quantity, first.method, str(first.value)) == ("sarc_f", Method.ANSWERED, "5")
        assert json.loads(first.proof.raw) == dict.fromkeys(
            ("sarc_f.strength", "sarc_f.walking", "sarc_f.chair", "sarc_f.stairs"), "some"
        ) | {"sarc_f.falls": "one-to-three"}
        assert json.loads(second.proof.raw) == {"falls": "one"}


async def test_a_value_is_on_the_disk_before_it_is_on_the_screen() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to_results()
        shown = [
            (place, fact.scene)
            for place, fact in enumerate(play.journal)
            if isinstance(fact, Shown) and fact.scene.kind == "good"
        ]
        assert len(shown) == 8
        for place, scene in shown:
            assert scene.saved
            assert f"committed keep {scene.step}" in play.journal[:place]


async def test_the_store_is_slow_and_the_good_screen_waits_for_it() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to("height")
        play.archive.hang()
        await play.height()
        assert play.kind == "live"
        play.archive.release()
        await play.quiet()
        assert (play.kind, play.scene.saved) == ("good", True)


async def test_a_trial_done_anew_corrects_the_first_row() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.height("158.4")
        await play.do(Redo())
        await play.height("159.0")
        first, second = play.rows
        assert second.supersedes == first.id
        assert list(play.stored.standing) == ["height body_height"]
        assert value_of(play.rows, "height", "body_height") == Decimal("159.0")
        assert play.scene.values == (("body_height", "159.0"),)


async def test_the_live_number_comes_at_most_ten_times_a_second() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        for number in range(100):  # a second of a very talkative scale, never stable
            await play.say("scale", words.weight_line(str(40 + number % 7), play.now))
            await play.clock.advance(0.01)
        live = [fact for fact in play.facts if isinstance(fact, Live)]
        assert 5 <= len(live) <= 11
        assert all(fact.quantity == "body_weight" for fact in live)


async def test_the_curve_goes_round_the_queue_and_stops_with_the_step() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.height()
        await play.weigh()
        await play.inflate_twice()
        await play.squeeze("grip-right-1", "25.5")
        first, *_ = [fact.ring for fact in play.facts if isinstance(fact, Streaming) and fact.ring is not None]
        seconds, values = first.newest(10_000)
        assert max(values) == 25.5
        assert list(seconds) == sorted(seconds)
        last = [fact for fact in play.facts if isinstance(fact, Streaming)][-1]
        assert last.ring is None


async def test_paper_follows_the_language_on_the_screen_and_holds_the_whole_page() -> None:
    async with Play() as play:
        await play.do(SpeakLanguage("en"))
        await play.to_tests()
        await play.to_results()
        await play.do(Print())
        (sheet,) = play.paper.sheets
        assert sheet.language == "en"
        assert [line.key for line in sheet.results.lines] == [
            *("height", "weight", "bmi", "pressure", "pulse", "grip", "relative_grip")
        ]
        assert play.told == ["print.wait", "print.ready"]
        await play.do(Next(), Consent("platform", False), Next())
        assert play.station.language == "ko"


async def test_pressing_print_again_while_it_prints_makes_no_second_page() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to_results()
        play.paper.jam()
        await play.do(Print(), Print())
        assert len(play.paper.sheets) == 1
        play.paper.answer = "failed"
        play.paper.clear()
        await play.quiet()
        assert play.told == ["print.wait", "print.none"]
        await play.do(Print())
        assert len(play.paper.sheets) == 2


async def test_a_late_printer_tells_the_next_resident_nothing() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to_results()
        play.paper.jam()
        await play.do(Print(), Next(), Consent("platform", False), Next())
        await play.begin()
        play.paper.clear()
        await play.quiet()
        assert play.told == ["print.wait"]


@pytest.mark.parametrize(
    ("driver", "ring"), [("maker-grip SN-grip", Decimal("35.0")), ("maker-grip SN-other", None), ("", None)]
)
async def test_last_visit_shows_as_a_ring_on_the_bar_if_it_was_the_same_instrument(
    driver: str, ring: Decimal | None
) -> None:
    async with Play() as play:
        await play.to_tests(KNOWN)
        await play.to_results()
        await play.do(Next(), Consent("platform", False), Next())
        (resident,) = play.archive.disk.residents.values()
        resident.before = Earlier({"relative_grip": Decimal("35.0")}, {"grip_force": frozenset({driver})})
        await play.to_tests(KNOWN, keep=None)
        await play.to_results()
        assert play.scene.results is not None
        (bar,) = [line.bar for line in play.scene.results.lines if line.key == "relative_grip"]
        assert bar is not None
        assert bar.before == ring
