"""Four people and one screen, in any order: cards, a shared telephone, numbers of resting visits, odd presses.

Each weighs what only they weigh. Whoever believes that the screen is theirs steps on the scale; no value, consent or
record may become another's, and in the end every visit is closed once.
"""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.messages import CardShown, Intent, Next, Return, Start
from kiosk.core.visit_record import End, LastVisit
from tests.station.fakes import StoredResident, StoredVisit
from tests.station.household import ALL, COURSES, LEAVES, PRESSES, WAYS, WHO, Deed, course, people
from tests.station.play import WEIGHT, Play

EARLIER = LastVisit(date(2026, 10, 28), 25, "weight", End.FINISHED, ("weight",), frozenset({"weight"}))


DEED: st.SearchStrategy[Deed] = st.one_of(
    st.sampled_from(sorted(PRESSES)), st.tuples(st.sampled_from(WHO), st.sampled_from(WAYS))
)
DEEDS = st.lists(
    st.one_of(
        st.lists(DEED, min_size=1, max_size=2), st.builds(course, st.sampled_from(WHO), st.sampled_from(COURSES))
    ),
    min_size=2,
    max_size=10,
)


class Room(Play):
    """What happens at the screen, and who is in front of it."""

    def __init__(self) -> None:
        super().__init__(WEIGHT)
        self.people = people()
        self.known: dict[UUID, str] = {}
        for name in ("wife", "husband"):
            one, key = self.people[name], uuid4()
            self.known[key] = name
            who = (one.sex, one.birth, one.tail or "")
            self.archive.disk.residents[key] = StoredResident(who, {"keep": True}, card=one.card, last=EARLIER)
        self.near: str = ""  # who believes that the screen is theirs
        self.weighed = 0

    async def act(self, deed: Deed) -> None:
        if isinstance(deed, str):
            await self.do(PRESSES[deed])
            if self.scene.step == "later.number" and self.near:
                self.people[self.near].number = "".join(self.scene.title.params)
        else:
            await self._way(*deed)
        if self.kind == "attract":
            self.near = ""

    async def _way(self, name: str, way: str) -> None:
        one = self.people[name]
        match way:
            case "weigh" if name == self.near and self.kind in ("explain", "live"):
                self.weighed += 1
                await self.do(*((Next(),) if self.kind == "explain" else ()))
                await self.stand(f"{one.kg + self.weighed / 10:.2f}")
            case "rest":
                await self.wait(30)
            case "start" if self.kind == "attract":
                await self.do(Start())
            case "form" | "form-twice" if self.kind == "who":
                await self._comes(name, one.form, *((one.form,) if way == "form-twice" else ()))
            case "number" if self.kind == "who":
                await self._comes(name, Return(one.number, one.birth))
            case "card" if one.card:
                await self._comes(name, CardShown(one.card))

    async def _comes(self, name: str, *said: Intent) -> None:
        """Whoever sees another page than before thinks that it is theirs."""
        before = self.scene
        await self.do(*said)
        if self.scene != before:
            self.near = name

    # --- what must hold ----------------------------------------------------------------------------------------

    def judge(self) -> None:
        for visit in self.archive.disk.visits.values():
            whose = {int(row.value) // 10 * 10 for row in visit.rows if row.quantity == "body_weight"}
            assert len(whose) <= 1, "two people's values in one visit"
            for kg in whose:
                self._belongs(visit, kg)
        known = [one.who for one in self.archive.disk.residents.values()]
        assert len(known) == len(set(known)), "somebody was made twice"

    def _belongs(self, visit: StoredVisit, kg: int) -> None:
        (name,) = (name for name, one in self.people.items() if one.kg == kg)
        one, person = self.people[name], visit.head.person
        assert (person.sex, person.birth_year) == (one.sex, one.birth.year)
        if one.tail is None:
            assert person.resident_id is None, "a guest's value is in somebody's record"
        else:
            assert person.resident_id is not None, "a value that its owner will never find again"
            kept = self.archive.disk.residents[person.resident_id]
            assert kept.who == (one.sex, one.birth, one.tail), "in another's record"

    def judge_ends(self) -> None:
        assert self.station.front is None
        assert not self.station.aside
        assert all(one.ended is not None for one in self.archive.disk.visits.values()), "a visit was never closed"


async def _one(deeds: list[Deed]) -> None:
    async with Room() as room:
        room.station.settings = replace(room.station.settings, aside=300.0)
        for deed in deeds:
            await room.act(deed)
            room.judge()
        await room.wait(900)
        room.judge()
        room.judge_ends()


@settings(max_examples=80, deadline=None)
@given(DEEDS)
def test_nobodys_value_becomes_anothers(courses: list[list[Deed]]) -> None:
    asyncio.run(_one([deed for each in courses for deed in each]))


async def test_nobody_follows_another_into_their_place() -> None:
    """Every course of everybody right after every course of everybody else, wherever that left the screen."""
    for first, then in itertools.product(ALL, ALL):
        async with Room() as room:
            for deed in (*first, *then, *LEAVES):
                await room.act(deed)
            room.judge()


async def test_the_people_of_this_room_do_measure() -> None:
    async with Room() as room:
        for name, way in (("wife", 4), ("neighbour", 0), ("guest", 1)):
            for deed in (*course(name, COURSES[way]), *course(name, COURSES[8])):
                await room.act(deed)
        assert len([row for one in room.archive.disk.visits.values() for row in one.rows]) == 3
