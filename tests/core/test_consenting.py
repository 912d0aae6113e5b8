"""Consent as pure rules: what is asked of whom, once in a life, and how every answer is changed; and leaving."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest

from kiosk.core.assessment import Call, Taken
from kiosk.core.consenting import asked_of, listed
from kiosk.core.messages import Answer, Back, Chosen, Consent, Finish, More, MyConsents, Next, Rate, TakeBack
from kiosk.core.scenes import scene
from kiosk.core.sharing import ChangeConsent, CountRating, ReadConsents, Sharing, Standing
from kiosk.core.stay import CloseVisit, RecordConsent, Stage, Visit, Wipe
from kiosk.core.summary import summarise
from kiosk.core.texts import load_texts
from kiosk.core.visit import walk
from kiosk.ui.intents import intent_of
from kiosk.ui.rows import CHOICE, buttons
from tests.core.test_scenes import FRESH, PERSON, events

ALL = ("platform", "ai", "trial", "family")
KO = load_texts("ko")


def after_results(*, guest: bool = False, asks: tuple[str, ...] = ALL, **answers: bool) -> Visit:
    """A stay that has measured something and stands at its results."""
    given = MappingProxyType({"keep": True} | answers)
    taken = (Taken("height", ()),)
    sharing = Sharing(asks=asks, guest=guest)
    return replace(FRESH, stage=Stage.RESULTS, person=PERSON, consents=given, taken=taken, sharing=sharing)


def went(visit: Visit, *messages: object) -> tuple[Visit, list[object]]:
    """Where these messages lead, and all that was asked of the station on the way."""
    effects: list[object] = []
    for message in messages:
        visit, more = walk(visit, message)
        effects += more
    return visit, effects


def test_each_purpose_is_asked_one_after_the_other_and_a_no_is_an_answer() -> None:
    visit, effects = went(after_results(), Next(), Consent("platform", True), Consent("ai", False))
    assert (visit.stage, scene(visit, None).question) == (Stage.SHARE, "trial")
    assert effects == [RecordConsent("platform", True), RecordConsent("ai", False)]
    visit, effects = went(visit, Consent("trial", False), Consent("family", True))
    assert visit.stage is Stage.GOODBYE
    assert effects[:2] == [RecordConsent("trial", False), RecordConsent("family", True)]
    assert [type(effect) for effect in effects[2:]] == [CloseVisit, Wipe]


def test_who_has_answered_is_never_asked_again_whatever_the_answer_was() -> None:
    assert asked_of(after_results(platform=False, ai=True)) == ("trial", "family")
    visit, _ = went(after_results(platform=False, ai=True, trial=False, family=False), Next())
    assert visit.stage is Stage.GOODBYE


def test_the_rest_next_time_is_no_answer() -> None:
    visit, effects = went(after_results(), Next(), Consent("platform", True), Finish())
    assert visit.stage is Stage.GOODBYE
    assert not [one for one in effects if isinstance(one, RecordConsent) and one.purpose != "platform"]
    assert asked_of(replace(visit, sharing=Sharing(asks=ALL))) == ("ai", "trial", "family")


def test_a_guest_is_asked_nothing_that_needs_a_name() -> None:
    assert asked_of(after_results(guest=True)) == ("platform", "ai")
    assert listed(after_results(guest=True)) == ("keep", "platform", "ai")


def test_a_guest_is_promised_nothing_that_needs_a_name() -> None:
    asked = replace(after_results(guest=True), stage=Stage.KEEP)
    reading = replace(asked, sharing=replace(asked.sharing, about=True))
    question, about = scene(asked, None), scene(reading, None)
    said = KO[question.say.key.removesuffix("say") + "note"] + KO[about.note.key if about.note else ""]
    assert "이름 없이" in said
    assert not any(word in said for word in ("다음에", "전화번호", "내 동의"))


def test_only_what_the_centre_wants_to_know_is_asked() -> None:
    assert asked_of(after_results(asks=("ai",))) == ("ai",)
    visit, _ = went(after_results(asks=()), Next())
    assert visit.stage is Stage.GOODBYE


def test_nothing_is_asked_of_whoever_keeps_nothing_or_measured_nothing() -> None:
    assert asked_of(replace(after_results(), consents=MappingProxyType({"keep": False}))) == ()
    assert asked_of(replace(after_results(), taken=())) == ()


def test_back_loses_no_answer_and_a_changed_mind_is_written_once() -> None:
    visit, _ = went(after_results(), Next(), Consent("platform", True), Back())
    found = scene(visit, None)
    assert (found.question, found.note is not None and found.note.key) == ("platform", "consents.now.yes")
    same, effects = went(visit, Consent("platform", True))
    assert (scene(same, None).question, effects) == ("ai", [])
    _, effects = went(visit, Consent("platform", False))
    assert effects == [RecordConsent("platform", False)]
    back, _ = went(visit, Back())
    assert back.stage is Stage.RESULTS
    again, _ = went(back, Next())
    assert scene(again, None).question == "ai"


@pytest.mark.parametrize("leave", [Next(), Back()])
def test_reading_more_leads_back_to_the_question_and_nothing_is_answered_there(leave: object) -> None:
    asked, _ = went(after_results(), Next())
    reading, _ = went(asked, More())
    assert scene(reading, None).kind == "about"
    assert walk(reading, Consent("platform", True)) == (reading, ())
    assert walk(reading, leave) == (asked, ())


def test_yes_and_no_are_alike() -> None:
    for visit in (replace(FRESH, stage=Stage.KEEP), *(went(after_results(asks=(one,)), Next())[0] for one in ALL)):
        found = scene(visit, None)
        plain = buttons(found, KO)["primary"]
        assert isinstance(plain, list)
        assert [(one["name"], one["equal"]) for one in plain] == [("yes", True), ("no", True)]


def test_the_labels_are_the_decided_ones() -> None:
    assert {one: KO[f"consent.{one}.title"] for one in ("keep", *ALL)} == {
        "keep": "제 결과를 여기에 보관하기",
        "platform": "동구 건강자료(G-헬스)로 보내기",
        "ai": "이름을 빼고 건강 연구에 쓰기(인공지능 학습)",
        "trial": "새 기기 시험에 참여하기",
        "family": "가족에게 보여 주기",
    }


# --- the page of answers ------------------------------------------------------------------------------------------


def page(**answers: bool) -> Visit:
    given = MappingProxyType({"keep": True} | answers)
    visit, effects = went(replace(after_results(), consents=given), Finish(), MyConsents())
    assert effects[-1] == ReadConsents()
    return visit


def test_the_page_tells_every_answer_with_its_day() -> None:
    visit, _ = went(page(platform=True), Standing((("keep", True, "2025.03.01"), ("platform", True, "2026.11.22"))))
    rows = {option: sentence for option, sentence in scene(visit, None).options}
    assert rows["platform"].key == "consents.row.yes"
    assert rows["platform"].params == ("@consent.platform.title", "2026.11.22")
    assert rows["family"].key == "consents.row.none"


def test_an_answer_is_changed_on_a_page_of_its_own() -> None:
    visit, effects = went(page(platform=True), Chosen("consents", "platform"), Consent("platform", False))
    assert effects == [ChangeConsent("platform", False), ReadConsents()]
    assert visit.consents["platform"] is False
    assert (visit.stage, scene(visit, None).kind) == (Stage.CONSENTS, "consents")
    visit, _ = went(visit, Next())
    assert visit.stage is Stage.GOODBYE


def test_what_is_asked_is_what_is_answered() -> None:
    visit, _ = went(page(platform=True), Chosen("consents", "platform"))
    assert walk(visit, Consent("ai", True)) == (visit, ())
    assert walk(page(), Consent("platform", True))[1] == ()


def test_taking_all_back_asks_first_and_offers_to_erase() -> None:
    asked, _ = went(page(platform=True, ai=False, family=True), TakeBack())
    assert scene(asked, None).question == "consents.all"
    assert went(asked, Answer("consents.all", yes=False)) == (page(platform=True, ai=False, family=True), [])
    visit, effects = went(asked, Answer("consents.all", yes=True))
    assert [one for one in effects if isinstance(one, ChangeConsent)] == [
        ChangeConsent("keep", False),
        ChangeConsent("platform", False),
        ChangeConsent("family", False),
    ]
    assert scene(visit, None).question == "consents.erase"
    _, effects = went(visit, Answer("consents.erase", yes=True))
    assert effects == [Call("erase")]
    calm, effects = went(visit, Answer("consents.erase", yes=False))
    assert (effects, scene(calm, None).kind) == ([], "consents")
    gone, _ = went(calm, Next())
    assert scene(gone, None).say.key == "goodbye.stopped.say"


def test_leaving_from_the_page_closes_the_visit_no_second_time() -> None:
    visit, effects = went(page(platform=True), Finish())
    assert visit.stage is Stage.OVER
    assert [type(effect) for effect in effects] == [Wipe]


# --- how was it ---------------------------------------------------------------------------------------------------


def test_one_touch_says_how_it_was_and_only_once() -> None:
    goodbye, _ = went(after_results(), Finish())
    rated, effects = went(goodbye, Rate(3))
    assert effects == [CountRating(3)]
    assert scene(rated, None).options == ()
    assert walk(rated, Rate(1)) == (rated, ())
    assert walk(goodbye, Rate(7)) == (goodbye, ())


# --- from everywhere out ------------------------------------------------------------------------------------------

HERE = ("print", "hide", "type-value", "clear", "start", "accept", "helper-here", "helper-pin", "consent-copy")
"""Carried out by the screen or the desk of the station."""
READING = ("about.", "consents.")
"""Places that were opened from another one: one press leads back there, the next one out."""
MOST = 1200


def key_of(visit: Visit) -> tuple[object, ...]:
    """What makes one place of the machine: not the values, not how often."""
    progress, sharing = visit.progress, visit.sharing
    found = scene(visit, summarise(visit, {}) if visit.person else None)
    kept = (visit.consents.get("keep"), visit.clearance is None, visit.broken, sharing.about, sharing.changing)
    return (visit.stage, found.kind, found.step, found.actions, kept, progress is None, visit.still_there)


def test_from_every_place_one_press_leaves_and_nobody_is_stuck() -> None:
    """Breadth first through the machine, by every button, option and event: somebody can always get out."""
    start = replace(FRESH, sharing=Sharing(asks=ALL))
    seen, waiting = {key_of(start)}, deque([start])
    dead: set[str] = set()
    while waiting and len(seen) < MOST:
        visit = waiting.popleft()
        found = scene(visit, summarise(visit, {}) if visit.person else None)
        names = [*found.actions, *(f"{CHOICE}{option}" for option, _ in found.options)]
        presses = {name: intent_of(name, found) for name in names if name not in HERE}
        assert None not in presses.values(), found
        if not out(visit, presses.values(), 2 if found.step.startswith(READING) else 1):
            dead.add(f"{found.kind} {found.step}")
        for message in (*presses.values(), *events(visit)):
            after, _ = walk(visit, message)
            if after.stage is not Stage.OVER and (key := key_of(after)) not in seen:
                seen.add(key)
                waiting.append(after)
    assert dead == set()
    assert len(seen) > 150
    assert {place[0] for place in seen} >= {Stage.SHARE, Stage.GOODBYE, Stage.CONSENTS, Stage.TEST, Stage.KEEP}


def out(visit: Visit, presses: Iterable[object], most: int) -> bool:
    """Whether so many presses end the stay, or lead to its end: the results, the goodbye."""
    if visit.stage in (Stage.RESULTS, Stage.GOODBYE):
        return True
    for press in presses:
        after, _ = walk(visit, press)
        if after.stage in (Stage.OVER, Stage.RESULTS, Stage.GOODBYE) or (most > 1 and out(after, (Finish(),), 1)):
            return True
    return False
