"""The loop with a scripted platform and a clock that is moved by hand: order, marks, patience, consent."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.messages import Synced
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.values import OutboxKind
from kiosk.sync.fhir import observation_ids
from kiosk.sync.loop import SyncLoop
from kiosk.sync.outbox import LONGEST, Outcome, Verdict
from kiosk.sync.pace import STOP_SECONDS
from kiosk.sync.parts import Letterhead
from tests.fakes import VirtualClock, breathe
from tests.sync.doubles import SENT, MemoryOutbox, ScriptedPlatform
from tests.sync.visits import BEGAN, YES, Maker, normal_visit, short_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"))
DAY = 86_400.0
NO = (*YES, ConsentEntry("platform", False, BEGAN, "platform-2026-11"))


class Desk:
    """A loop with everything around it."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.outbox, self.platform = MemoryOutbox(self.clock), ScriptedPlatform()
        self.told: list[Synced] = []
        self.alarms: list[str] = []
        self.loop = self.another()

    def another(self) -> SyncLoop:
        """A loop as after a restart, on the same outbox."""
        rng = random.Random(1)
        tell, alarm = self.told.append, self.alarms.append
        return SyncLoop(self.outbox, self.platform, self.clock, SEOUL, rng=rng, tell=tell, alarm=alarm)

    def states(self) -> list[str]:
        return [entry.state for entry in self.outbox.entries.values()]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.loop.run())
        try:
            await breathe()
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def only(name: str, found: Verdict) -> Callable[[bytes], Verdict]:
    """Judge the visit of this name so, others well."""
    (weight,) = observation_ids(short_visit(name))
    return lambda body: found if weight.encode() in body else SENT


def types(body: bytes) -> list[str]:
    return [entry["resource"]["resourceType"] for entry in json.loads(body)["entry"]]


# ---- marks


async def test_what_waits_goes_out_and_is_marked_by_its_own_answer(desk: Desk) -> None:
    for number in range(4):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    desk.platform.judge = only("visit-2", Verdict(Outcome.HELD, "http-422", "no such code"))
    await desk.loop.turn()
    assert desk.states() == ["sent", "sent", "held", "sent"]
    assert desk.outbox.entries[3].reason == "http-422: no such code"
    assert desk.told[-1] == Synced(waiting=0, sent=3, held=1)
    assert desk.alarms == []


async def test_the_same_bytes_go_again_after_a_failure(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.platform.judge = lambda _: Verdict(Outcome.RETRY, "timeout")
    await desk.loop.turn()
    entry = desk.outbox.entries[1]
    assert (entry.state, entry.attempts, entry.reason) == ("waiting", 1, "timeout")
    assert (desk.loop.trouble, desk.loop.stopped) == ("timeout", False)
    desk.outbox.records[1] = short_visit("visit-1")  # whatever the store says later
    desk.platform.judge = lambda _: SENT
    await desk.clock.advance(3)
    await desk.another().turn()
    assert desk.platform.bodies[0] == desk.platform.bodies[1]
    assert desk.outbox.reads == 1
    assert desk.states() == ["sent"]


async def test_a_death_between_send_and_mark_sends_the_same_bytes_again(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.outbox.broken = {"mark_sent"}
    async with desk.running():
        assert desk.states() == ["waiting"]
        assert desk.loop.trouble == "store"
    desk.outbox.broken = set()
    await desk.another().turn()
    assert desk.platform.bodies[0] == desk.platform.bodies[1]
    assert desk.states() == ["sent"]


async def test_a_record_that_cannot_be_said_is_held_and_the_others_go(desk: Desk) -> None:
    maker = Maker(normal_visit("odd").id)
    maker.add("shoe_size", "255", None)
    desk.outbox.add(replace(normal_visit("odd", "person-odd"), measurements=tuple(maker.rows)))
    gone = desk.outbox.add(normal_visit("gone", "person-gone"))
    del desk.outbox.records[gone]
    desk.outbox.add(normal_visit("good", "person-good"))
    await desk.loop.turn()
    assert desk.states() == ["held", "held", "sent"]
    assert [entry.reason for entry in desk.outbox.entries.values()] == ["mapping-KeyError", "no-record", ""]


@pytest.mark.parametrize("kind", ["erasure", "retraction"])
async def test_what_never_went_out_needs_no_taking_back(desk: Desk, kind: OutboxKind) -> None:
    number = desk.outbox.add(normal_visit(), kind)
    desk.outbox.answers[number] = ()
    await desk.loop.turn()
    assert (desk.states(), desk.platform.taken, desk.platform.bodies) == (["sent"], [], [])


@pytest.mark.parametrize("kind", ["erasure", "retraction"])
async def test_what_went_out_is_taken_back_by_name_and_asks_no_consent(desk: Desk, kind: OutboxKind) -> None:
    desk.outbox.add(normal_visit())
    await desk.loop.turn()
    number = desk.outbox.add(normal_visit(), kind)
    desk.outbox.answers[number] = ()
    desk.platform.judge = lambda _: Verdict(Outcome.HELD, "erasure-by-hand")
    await desk.loop.turn()
    (what,) = desk.platform.taken
    assert {f"Observation/{each}" for each in observation_ids(normal_visit())} < what.names
    assert (what.consents, what.erase) == (kind == "retraction", kind == "erasure")
    assert desk.states() == ["sent", "held"]
    assert len(desk.platform.bodies) == 1


async def test_a_taking_back_never_overtakes_what_it_takes_back(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.platform.judge = lambda _: Verdict(Outcome.RETRY, "timeout")
    await desk.loop.turn()
    desk.outbox.add(normal_visit(), "retraction")
    await desk.loop.turn()
    assert (len(desk.platform.bodies), desk.platform.taken) == (1, [])
    desk.platform.judge = lambda _: SENT
    await desk.clock.advance(60)
    await desk.loop.turn()
    assert (len(desk.platform.bodies), len(desk.platform.taken)) == (2, 1)


async def test_what_people_decided_since_it_was_listed_counts(desk: Desk) -> None:
    desk.outbox.add(normal_visit("visit-1", "a"))
    second = desk.outbox.add(normal_visit("visit-2", "b"))

    def judge(_: bytes) -> Verdict:  # while the first is under way, the second is called off
        desk.outbox.entries[second] = replace(desk.outbox.entries[second], state="withheld")
        return SENT

    desk.platform.judge = judge
    await desk.loop.turn()
    assert desk.states() == ["sent", "withheld"]
    assert len(desk.platform.bodies) == 1


async def test_a_conflict_is_tried_three_times_and_then_looked_at(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.platform.judge = lambda _: Verdict(Outcome.RETRY, "http-409", "version conflict")
    for _ in range(3):
        assert desk.states() == ["waiting"]
        await desk.loop.turn(everything=True)
    assert desk.states() == ["held"]
    assert len(desk.platform.bodies) == 3


# ---- order


async def test_one_persons_visits_stay_in_order_and_others_do_not_wait(desk: Desk) -> None:
    first = desk.outbox.add(short_visit("visit-1", "a"))
    second = desk.outbox.add(short_visit("visit-2", "a"))
    third = desk.outbox.add(short_visit("visit-3", "b"))
    desk.platform.judge = only("visit-1", Verdict(Outcome.RETRY, "timeout"))
    await desk.loop.turn()
    assert [desk.outbox.state(each) for each in (first, second, third)] == ["waiting", "waiting", "sent"]
    await desk.another().turn()  # a restart does not forget the order either
    assert desk.outbox.state(second) == "waiting"
    desk.platform.judge = lambda _: SENT
    await desk.clock.advance(60)
    await desk.loop.turn()
    assert [desk.outbox.state(each) for each in (first, second, third)] == ["sent", "sent", "sent"]
    assert desk.platform.bodies[-2] == desk.platform.bodies[0]


async def test_a_held_visit_does_not_hold_back_the_persons_next(desk: Desk) -> None:
    desk.outbox.add(short_visit("visit-1", "a"))
    desk.outbox.add(short_visit("visit-2", "a"))
    desk.platform.judge = only("visit-1", Verdict(Outcome.HELD, "http-422"))
    await desk.loop.turn()
    assert desk.states() == ["held", "sent"]


async def test_what_outlives_a_visit_is_sent_once_and_again_when_it_changes_here(desk: Desk) -> None:
    desk.outbox.add(normal_visit("visit-1"))
    desk.outbox.add(normal_visit("visit-2"))
    desk.outbox.add(normal_visit("visit-1"), "correction")
    desk.outbox.add(replace(normal_visit("visit-3"), birth_year=1958))
    await desk.loop.turn()
    shared = [set(types(body)) & {"Patient", "Organization", "Device"} for body in desk.platform.bodies]
    assert shared == [{"Patient", "Organization", "Device"}, set(), set(), {"Patient"}]
    assert desk.states() == ["sent"] * 4


async def test_in_other_modes_nothing_is_left_out_and_nothing_remembered(desk: Desk) -> None:
    desk.platform.mode = "C"
    desk.outbox.add(normal_visit("visit-1"))
    desk.outbox.add(normal_visit("visit-2"))
    await desk.loop.turn()
    assert [types(body).count("Patient") for body in desk.platform.bodies] == [1, 1]
    assert desk.outbox.remote == {}


async def test_types_the_platform_lacks_are_left_out(desk: Desk) -> None:
    desk.platform.lacking = frozenset({"Device", "Provenance"})
    desk.outbox.add(normal_visit())
    await desk.loop.turn()
    assert not {"Device", "Provenance"} & set(types(desk.platform.bodies[0]))


# ---- consent


async def test_without_consent_nothing_leaves(desk: Desk) -> None:
    for number, consents in enumerate(((), YES[:1], YES[1:], NO)):
        desk.outbox.add(normal_visit(f"visit-{number}", f"person-{number}", consents))
    await desk.loop.turn()
    assert desk.platform.bodies == []
    assert desk.outbox.reads == 0
    assert desk.states() == ["held"] * 4


async def test_consent_withdrawn_after_a_failure_keeps_the_kept_bytes_here(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.platform.judge = lambda _: Verdict(Outcome.RETRY, "timeout")
    await desk.loop.turn()
    desk.outbox.answers[1] = NO
    await desk.loop.turn(everything=True)
    assert len(desk.platform.bodies) == 1
    assert desk.states() == ["held"]


async def test_consent_withdrawn_while_the_body_is_built_stops_it(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.outbox.withdraw_on_keep = True
    await desk.loop.turn()
    assert desk.platform.bodies == []
    assert desk.states() == ["withheld"]


# ---- patience


async def test_a_month_offline_costs_a_question_now_and_then_and_loses_nothing(desk: Desk) -> None:
    desk.platform.door = lambda: Verdict(Outcome.OFFLINE, "connect")
    async with desk.running():
        for day in range(30):
            for visit in range(3):
                desk.outbox.add(short_visit(f"visit-{day}-{visit}", f"person-{visit}"))
                desk.loop.wake()
                await desk.clock.advance(DAY / 3)
        knocks = desk.platform.knocks
        # full jitter up to a quarter of an hour: about one every 7.5 minutes, whatever waits
        assert 30 * DAY / LONGEST < knocks < 3 * 30 * DAY / LONGEST
        assert desk.platform.bodies == []
        assert desk.outbox.reads == 0
        assert desk.states() == ["waiting"] * 90
        assert {entry.attempts for entry in desk.outbox.entries.values()} == {0}
        assert desk.loop.trouble == "connect"
        desk.platform.door = lambda: SENT
        await desk.clock.advance(LONGEST)
        await breathe(1000)
        assert desk.states() == ["sent"] * 90
        assert desk.loop.trouble == ""
    assert len(desk.platform.bodies) == 90
    assert desk.told[-1] == Synced(0, 90, 0)


async def test_waking_tries_at_once_and_idling_asks_nothing(desk: Desk) -> None:
    async with desk.running():
        await desk.clock.advance(DAY)
        assert desk.platform.knocks == 0
        desk.outbox.add(normal_visit())
        desk.loop.wake()
        await breathe()
        assert desk.states() == ["sent"]


async def test_two_visits_without_an_answer_are_the_line_not_the_visit(desk: Desk) -> None:
    for number in range(5):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    desk.platform.judge = lambda _: Verdict(Outcome.RETRY, "timeout")
    await desk.loop.turn()
    assert len(desk.platform.bodies) == 2
    assert [entry.attempts for entry in desk.outbox.entries.values()] == [1, 1, 0, 0, 0]
    assert desk.loop.trouble == "timeout"


async def test_a_visit_that_never_gets_an_answer_does_not_stop_the_others(desk: Desk) -> None:
    desk.platform.judge = only("poison", Verdict(Outcome.RETRY, "timeout"))
    desk.outbox.add(short_visit("poison", "person-p"))
    async with desk.running():
        for number in range(20):
            desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
            desk.loop.wake()
            await desk.clock.advance(1800)
    assert desk.states() == ["waiting"] + ["sent"] * 20


async def test_the_platforms_wish_to_be_left_alone_is_obeyed_even_when_woken(desk: Desk) -> None:
    for number in range(3):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    desk.platform.judge = lambda _: Verdict(Outcome.BUSY, "http-503", retry_after=600)
    async with desk.running():
        assert len(desk.platform.bodies) == 1
        desk.platform.judge = lambda _: SENT
        desk.loop.wake()
        await desk.clock.advance(599)
        assert len(desk.platform.bodies) == 1
        await desk.clock.advance(5)
        assert desk.states() == ["sent"] * 3


async def test_an_unknown_kiosk_stops_the_queue_and_tells_staff_once(desk: Desk) -> None:
    for number in range(3):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    desk.platform.judge = lambda _: Verdict(Outcome.STOP, "http-401")
    async with desk.running():
        assert (len(desk.platform.bodies), desk.alarms, desk.loop.stopped) == (1, ["http-401"], True)
        desk.loop.wake()
        await desk.clock.advance(STOP_SECONDS - 1)
        assert len(desk.platform.bodies) == 1
        await desk.clock.advance(2)
        assert (len(desk.platform.bodies), desk.alarms) == (2, ["http-401"])
        assert desk.states() == ["waiting"] * 3
        desk.platform.judge = lambda _: SENT
        desk.loop.resume()
        await breathe()
        assert desk.states()[1:] == ["sent"] * 2
        await desk.clock.advance(STOP_SECONDS)
    assert desk.states() == ["sent"] * 3
    assert not desk.loop.stopped


async def test_a_platform_that_cannot_take_visits_holds_the_queue_with_a_reason(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.platform.door = lambda: Verdict(Outcome.STOP, "no-write-mode")
    await desk.loop.turn()
    assert (desk.alarms, desk.loop.trouble, desk.states()) == (["no-write-mode"], "no-write-mode", ["waiting"])
    assert desk.platform.bodies == []


async def test_a_visit_that_is_forbidden_alone_is_held(desk: Desk) -> None:
    for number in range(3):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    desk.platform.judge = only("visit-0", Verdict(Outcome.FORBIDDEN, "http-403", "not this one"))
    await desk.loop.turn()
    assert desk.states() == ["held", "sent", "sent"]
    assert desk.alarms == []


async def test_when_everything_is_forbidden_the_queue_stops_and_nothing_is_held(desk: Desk) -> None:
    for number in range(3):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    desk.platform.judge = lambda _: Verdict(Outcome.FORBIDDEN, "http-403")
    await desk.loop.turn()
    assert desk.states() == ["waiting"] * 3
    assert (desk.alarms, desk.loop.stopped) == (["http-403"], True)


async def test_another_sender_is_left_alone(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.outbox.holder_elsewhere = True
    await desk.loop.turn()
    assert (desk.platform.bodies, desk.loop.trouble) == ([], "another-sender")
    desk.outbox.holder_elsewhere = False
    await desk.loop.turn()
    assert (desk.states(), desk.loop.trouble) == (["sent"], "")


async def test_two_walks_at_once_send_each_visit_once(desk: Desk) -> None:
    for number in range(3):
        desk.outbox.add(short_visit(f"visit-{number}", f"person-{number}"))
    await asyncio.gather(desk.loop.turn(), desk.loop.turn(), desk.loop.drain())
    assert len(desk.platform.bodies) == 3


async def test_a_clock_set_back_does_not_keep_visits_for_years(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.outbox.entries[1] = replace(desk.outbox.entries[1], next_try_at=desk.clock.utc() + timedelta(days=400))
    await desk.loop.turn()
    assert desk.states() == ["sent"]


async def test_draining_tries_what_is_not_due_and_says_what_is_left(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    soon = desk.clock.utc() + timedelta(minutes=5)
    desk.outbox.entries[1] = replace(desk.outbox.entries[1], next_try_at=soon)
    assert await desk.loop.turn() == 300
    assert desk.states() == ["waiting"]
    assert await desk.loop.drain() == Synced(0, 1, 0)


async def test_a_store_that_refuses_is_tried_again(desk: Desk) -> None:
    desk.outbox.add(normal_visit())
    desk.outbox.broken = {"waiting"}
    async with desk.running():
        assert desk.loop.trouble == "store"
        desk.outbox.broken = set()
        await desk.clock.advance(LONGEST)
    assert desk.states() == ["sent"]
