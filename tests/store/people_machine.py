"""Random days with people, step by step against a plain model of what a store of people is. Everybody is made up."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    initialize,
    multiple,
    precondition,
    rule,
)

from kiosk.core.hangul import distance, sound
from kiosk.core.resident import Sex
from kiosk.core.visit_record import End
from kiosk.store.identity import Identity
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import KnownResident
from tests.store.shelf import RESIDENT, STAFF, known, later, refused, says, visit_of, weight

_runs = count(1)
GIVEN = ("영희", "영히", "순자", "옥분")
PURPOSES = st.sampled_from(["platform", "keep", "ai", "phone"])
YES_OR_NO = st.booleans()
PHONE = "010-5550-1234"


@dataclass
class Someone:
    """What the model knows of one record."""

    id: UUID
    patient: UUID
    identity: Identity
    answers: list[tuple[int, str, bool]]
    visits: dict[UUID, str] = field(default_factory=dict)
    cards: dict[str, bool] = field(default_factory=dict)  # code: still good
    under: UUID | None = None
    erased: bool = False


@dataclass
class Joined:
    """A merge."""

    id: UUID
    gone: UUID
    at: int
    undone: bool = False


class People(RuleBasedStateMachine):
    """A centre's people. The store is shared by all runs, so every run has a family name of its own."""

    store: Store
    people, merges = Bundle("people"), Bundle("merges")

    def __init__(self) -> None:
        super().__init__()
        number = next(_runs)
        self.family = "".join("강먼빗솔웃쥴칙텨퓩헐"[int(digit)] for digit in f"{number:03}" * 2)
        self.year = 1900 + number % 100
        self.ticks = count(1)
        self.all: dict[UUID, Someone] = {}
        self.joined: dict[UUID, Joined] = {}
        self.stored = self.store.measurements_stored()

    # --- what people do ------------------------------------------------------------------------------------------

    @initialize(target=people, answers=st.lists(st.booleans(), min_size=3, max_size=3))
    def morning(self, answers: list[bool]) -> MultipleResults[UUID]:
        """Three who have been here before, each with a visit and an answer to sending it."""
        came = [self.somebody("순자", 1, "0001", platform) for platform in answers]
        for who in came:
            self.measure(who, "61.2")
        return multiple(*came)

    @rule(
        target=people,
        given=st.sampled_from(GIVEN),
        day=st.integers(1, 2),
        tail=st.sampled_from(["0001", "0002"]),
        platform=st.booleans(),
    )
    def register(self, given: str, day: int, tail: str, platform: bool) -> UUID:
        return self.somebody(given, day, tail, platform)

    def somebody(self, given: str, day: int, tail: str, platform: bool) -> UUID:
        who = Identity(Sex.FEMALE, date(self.year, 3, day), tail, self.family + given)
        resident: KnownResident = known(self.store, who, says("platform", platform))
        said = [(next(self.ticks), "keep", True), (next(self.ticks), "platform", platform)]
        self.all[resident.id] = Someone(resident.id, resident.patient_id, who, said)
        return resident.id

    @rule(who=people, given=st.sampled_from(GIVEN), tail=st.sampled_from(["0001", "0003"]))
    def change(self, who: UUID, given: str, tail: str) -> None:
        kept = self.kept(who)
        news = replace(kept.identity, name=self.family + given, phone_tail=tail)
        with self.unless(kept.erased):
            self.store.person_change(who, replace(news, phone="never kept", card="nor this"), actor=STAFF, now=later(1))
            kept.identity = news

    @rule(target=merges, gone=people, into=people)
    def merge(self, gone: UUID, into: UUID) -> UUID:
        one, other = self.all[gone], self.kept(into)
        if one.erased or other.erased:
            with refused(Trouble.UNKNOWN):
                self.store.person_merge(gone, into, actor=STAFF, now=later(1))
        elif one.under is not None or self.kept(gone) is other:
            with refused(Trouble.MERGE):
                self.store.person_merge(gone, into, actor=STAFF, now=later(1))
        else:
            done = self.store.person_merge(gone, into, actor=STAFF, now=later(1))
            one.under = other.id
            self.joined[done] = Joined(done, gone, next(self.ticks))
            return done
        return multiple()  # type: ignore[return-value]  # nothing came of it

    @rule(what=consumes(merges))
    def undo(self, what: UUID) -> None:
        merge = self.joined[what]
        one = self.all[merge.gone]
        with self.unless(one.erased):
            self.store.person_unmerge(what, actor=STAFF, now=later(1))
            one.under, merge.undone = None, True

    @rule(who=people, purpose=PURPOSES, granted=YES_OR_NO)
    def answer(self, who: UUID, purpose: str, granted: bool) -> None:
        kept = self.kept(who)

        def give() -> None:
            if purpose == "phone":
                self.store.person_keep(who, "phone", PHONE, says("phone", granted), actor=STAFF, now=later(1))
            else:
                self.store.give_consent(says(purpose, granted), now=later(1), resident_id=who)

        if kept.erased and not granted and purpose != "phone":
            give()
            return
        with self.unless(kept.erased):
            give()
            at = next(self.ticks)
            for one in (self.all[who] if purpose != "phone" else kept,) if granted else self.group(who):
                one.answers.append((at, purpose, granted))
                if purpose == "phone":
                    one.identity = replace(one.identity, phone=PHONE if granted else "")

    @rule(who=people, grams=st.integers(400, 900))
    def come(self, who: UUID, grams: int) -> None:
        kept = self.kept(who)
        if kept.erased or not self.standing(who).get("keep"):
            with pytest.raises(StoreTrouble):
                visit_of(self.store, self.as_known(kept))
        else:
            self.measure(who, f"{grams / 10:.1f}")

    def measure(self, who: UUID, value: str) -> None:
        kept = self.kept(who)
        visit = visit_of(self.store, self.as_known(kept))
        self.store.keep(visit, [weight(value)], actor=RESIDENT, now=later(1))
        self.store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=later(2))
        kept.visits[visit] = value

    @rule(who=people)
    def print_card(self, who: UUID) -> None:
        with self.unless(self.kept(who).erased):
            code = self.store.card_issue(who, why="first", actor=STAFF, now=later(1))
            self.void_cards(who)
            self.kept(who).cards[code] = True

    @rule(who=people)
    def lose_card(self, who: UUID) -> None:
        with self.unless(self.kept(who).erased):
            self.store.card_void(who, why="lost", actor=STAFF, now=later(1))
            self.void_cards(who)

    @precondition(lambda self: len(self.all) > 3)
    @rule(who=people)
    def erase(self, who: UUID) -> None:
        self.store.erase_resident(who, actor=STAFF, now=later(1))
        for one in self.group(who):
            one.erased = True
            one.visits.clear()
        self.void_cards(who)

    # --- what must be true ---------------------------------------------------------------------------------------

    @rule()
    def look(self) -> None:
        for one in self.all.values():
            if self.kept(one.id).erased:
                with refused(Trouble.UNKNOWN, "erased"):
                    self.store.person(one.id, actor=STAFF, now=later(3))
            else:
                self.see(one)
        values = sum(len(one.visits) for one in self.all.values())
        assert self.store.measurements_stored() == self.stored + values
        self.nothing_waits_for_a_refused_purpose()

    @rule(given=st.sampled_from(GIVEN), tail=st.sampled_from(["0001", "0002", "0003"]))
    def find(self, given: str, tail: str) -> None:
        self.ask_for(Identity(Sex.FEMALE, date(self.year, 3, 1), tail, self.family + given))

    def ask_for(self, wanted: Identity) -> None:
        living = [one for one in self.all.values() if not one.erased]
        birth, name, tail = wanted.birth, wanted.name, wanted.phone_tail
        for digits in ("", tail):
            fits = [one for one in living if digits in ("", one.identity.phone_tail)]
            apart = {one.id: distance(sound(one.identity.name), sound(name)) for one in fits}
            exact = {self.kept(one.id).id for one in fits if one.identity.name == name}
            alike = {self.kept(one.id).id for one in fits if apart[one.id] == 0}
            slips = {self.kept(one.id).id for one in fits if apart[one.id] <= 1}
            hits = self.store.people_search(f"{name} {digits}", actor=STAFF, now=later(3), limit=1000)
            found = {hit.id for hit in hits}
            assert exact | alike <= found <= (alike or slips)
        known_here = self.store.find_resident(Sex.FEMALE, birth, tail, actor=RESIDENT, now=later(3))
        said = [one for one in living if (one.identity.birth, one.identity.phone_tail) == (birth, tail)]
        mine = {one.id for one in known_here} & set(self.all)
        assert mine == {self.kept(one.id).id for one in said}

    @rule()
    def show_cards(self) -> None:
        for one in self.all.values():
            for code, good in one.cards.items():
                found = self.store.card_find(code, actor=RESIDENT, now=later(3))
                assert found.voided is not good
                assert (found.resident and found.resident.id) == (self.kept(one.id).id if good else None)

    def teardown(self) -> None:
        self.look()
        self.show_cards()
        for one in self.all.values():
            self.ask_for(one.identity)
        assert self.store.audit_verify().ok

    def see(self, one: Someone) -> None:
        """Look at one living person, by whichever record."""
        kept, group = self.kept(one.id), self.group(one.id)
        page = self.store.person(one.id, actor=STAFF, now=later(3))
        assert (page.id, page.merged_into) == (kept.id, None if one is kept else kept.id)
        assert replace(page.identity, card="") == kept.identity
        assert page.identity.card in ("", *(code for code, good in kept.cards.items() if good))
        assert {visit.id for visit in page.visits} == {visit for each in group for visit in each.visits}
        assert {answer.purpose: answer.granted for answer in page.consents} == self.standing(one.id)
        assert {merge.gone for merge in page.merges} == {each.id for each in group if each is not kept}
        for visit, value in one.visits.items():
            record = self.store.visit_record(visit, actor=STAFF, now=later(3))
            assert [str(each.value) for each in record.measurements] == [value]
            assert record.patient_id == kept.patient

    def nothing_waits_for_a_refused_purpose(self) -> None:
        owners = {visit: one.id for one in self.all.values() for visit in one.visits}
        for entry in self.store.waiting():
            if entry.record_id in owners and entry.kind in ("visit", "correction"):
                says_now = self.standing(owners[entry.record_id])
                assert says_now.get("platform"), "it waits although it was refused"
                assert says_now.get("keep")

    # --- the model's own sums ------------------------------------------------------------------------------------

    def kept(self, who: UUID) -> Someone:
        one = self.all[who]
        return one if one.under is None else self.kept(one.under)

    def group(self, who: UUID) -> list[Someone]:
        top = self.kept(who)
        return [one for one in self.all.values() if self.kept(one.id) is top]

    def standing(self, who: UUID) -> dict[str, bool]:
        """A no of anybody stands until a yes that came after the last merge that holds them together."""
        group = self.group(who)
        ids = {one.id for one in group}
        merged = max((one.at for one in self.joined.values() if one.gone in ids and not one.undone), default=0)
        answers: dict[str, bool] = {}
        for purpose in {purpose for one in group for _, purpose, _ in one.answers}:
            mine = [[(at, yes) for at, what, yes in one.answers if what == purpose] for one in group]
            since = [each for given in mine for each in given if each[0] > merged]
            answers[purpose] = max(since)[1] if since else all(given[-1][1] for given in mine if given)
        return answers

    def void_cards(self, who: UUID) -> None:
        for one in self.group(who):
            one.cards.update(dict.fromkeys(one.cards, False))

    def as_known(self, one: Someone) -> KnownResident:
        return KnownResident(one.id, "", one.patient, "")

    def unless(self, erased: bool) -> AbstractContextManager[object]:
        """Expect a refusal for the erased; the rest of the block then does not happen."""
        return refused(Trouble.UNKNOWN, "erased") if erased else nullcontext()
