"""One resident's stay, and `walk`, the one function that says where a message takes it.

Who → (welcome back) → which programme → may we keep it → the programme's tests → results → share → goodbye. The safety
questions come before the first test of effort; a cleared resident is asked only what has changed. Several visits may
be open; a device is leased to one measuring step at a time. Pure: time arrives in messages, effects go to the station.
The state is in `kiosk.core.stay`, the tests in `kiosk.core.turns`, the ends in `kiosk.core.leaving`, coming back in
`kiosk.core.returning`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from kiosk.core import consenting, giving, leaving, returning, turns
from kiosk.core.assessment import Call, Rested
from kiosk.core.leaving import how_it_ended
from kiosk.core.messages import Answer, Back, Chosen, Consent, Finish, Later, Next, Skip, StillHere
from kiosk.core.papers import Offered
from kiosk.core.programme import Programme, alone, choices, offered
from kiosk.core.stay import (
    Aside,
    AskStillThere,
    Broken,
    Busy,
    ClearanceOver,
    Cleared,
    CloseVisit,
    HelperConfirmed,
    Known,
    RecordConsent,
    SetAside,
    Stage,
    Todo,
    Visit,
    Walked,
    WalkedAway,
    Wipe,
)
from kiosk.core.turns import verdict
from kiosk.core.visit_record import End

YOUNGEST = 14
"""Below this age a guardian's consent is needed: staff take over (decision 24)."""

BEFORE = (
    *(Stage.WHO, Stage.YOUNG, Stage.UNSURE, Stage.WELCOME, Stage.CHOOSE, Stage.WHICH, Stage.KEEP),
    Stage.CONSENTS,
)
"""Nothing is begun yet, or nothing is left to do."""

__all__ = [
    "YOUNGEST",
    "Aside",
    "AskStillThere",
    "Broken",
    "Busy",
    "ClearanceOver",
    "Cleared",
    "CloseVisit",
    "HelperConfirmed",
    "Known",
    "Programme",
    "RecordConsent",
    "SetAside",
    "Stage",
    "Todo",
    "Visit",
    "Walked",
    "WalkedAway",
    "Wipe",
    "how_it_ended",
    "verdict",
    "walk",
]


def walk(visit: Visit, message: object) -> Walked:
    """Where this message takes the visit, and what the station must now do."""
    match visit.stage, message:
        case Stage.OVER, _:
            return visit, ()
        case _, WalkedAway():
            return leaving.close(visit, End.LEFT, linger=False)
        case _, Broken():
            return leaving.break_off(visit)
        case _, AskStillThere():
            return replace(visit, still_there=True), ()
        case _, StillHere():
            return replace(visit, still_there=False), ()
        case _, Busy(keys=keys):
            return replace(visit, busy=keys), ()
        case _, Aside():
            return replace(visit, helper=""), ()
        case _, ClearanceOver():
            return _clearance_over(visit), ()
        case Stage.GOODBYE, Next() | Finish():
            return replace(visit, stage=Stage.OVER), (Wipe(linger=False),)
        case stage, Finish() if stage in BEFORE:
            return leaving.close(visit, End.LEFT, linger=False)
        case Stage.RESULTS | Stage.PAPER | Stage.SHARE, Finish():
            return leaving.goodbye(visit)
        case _, Finish():
            return leaving.finish_early(visit)
    answered = replace(visit, still_there=False)
    walked = consenting.step(answered, message) or _walk_stage(answered, message)
    return (visit, ()) if walked == (answered, ()) else walked  # what changes nothing is no answer either


def _walk_stage(visit: Visit, message: object) -> Walked:
    match visit.stage, message:
        case Stage.WHO, Known():
            return _known(visit, message)
        case Stage.UNSURE, Chosen(question="who.new", option="first") if visit.unsure == "new":
            return _greeted(visit)
        case Stage.UNSURE, Next() if visit.unsure == "twins":
            return _greeted(visit)
        case Stage.UNSURE, Chosen(question="who.new", option="again") | Back():
            return _form_again(visit), ()
        case Stage.WELCOME, Chosen(question="welcome", option=option):
            return _welcomed(visit, option)
        case Stage.CHOOSE, Chosen(question="programme", option=key):
            return _programme(visit, key)
        case Stage.CHOOSE, Back() if visit.last is not None:
            return replace(visit, stage=Stage.WELCOME), ()
        case Stage.WHICH, Chosen(question="assessment", option=key):
            return _which(visit, key)
        case Stage.WHICH | Stage.KEEP, Back() if len(visit.programmes) > 1:
            return replace(visit, stage=Stage.CHOOSE), ()
        case Stage.KEEP, Consent(purpose="keep", granted=granted):
            visit = replace(visit, consents=_with(visit.consents, "keep", granted))
            return _then(turns.next_test(visit), RecordConsent("keep", granted))
        case Stage.CHANGED, Answer(question="safety.changed", yes=yes):
            if yes:
                return replace(visit, stage=Stage.SAFETY, clearance=None, asked=0), ()
            return turns.next_test(replace(visit, answers=_as_cleared(visit)), visit.at)
        case Stage.SAFETY, Answer(question=question, yes=yes) if question == visit.programme.questions[visit.asked]:
            return _answered(visit, question, yes)
        case Stage.SAFETY, Back() if visit.asked > 0:
            return replace(visit, asked=visit.asked - 1), ()
        case Stage.STAFF, Cleared(clearance=clearance):
            return turns.next_test(replace(visit, clearance=clearance), visit.at)
        case Stage.STAFF, Next():
            visit = turns.bar(replace(visit, barred=verdict(visit)))
            return turns.next_test(visit, visit.at)
        case Stage.BARRED, Next():
            visit = turns.bar(visit)
            return turns.next_test(visit, visit.at)
        case Stage.HELPER, HelperConfirmed(staff_id=staff_id) if staff_id:
            return turns.with_helper(replace(visit, helper=staff_id))
        case Stage.HELPER, Skip() | Next():
            return turns.without_helper(visit)
        case Stage.TEST | Stage.HELPER, Later():
            return returning.rest(visit)
        case Stage.LATER, Next() | Back():
            return returning.go_on(visit, aside=isinstance(message, Next))
        case Stage.LATER, Rested():
            return turns.rested(visit, message)
        case Stage.TEST, _:
            return turns.step(visit, message)
        case Stage.WHY, Chosen(question="why", option=why) if why in turns.REASONS:
            return turns.told_why(visit, why)
        case Stage.WHY, Back():
            return turns.back_to_it(visit)
        case Stage.WHY, Rested():
            return turns.rested(visit, message)
        case Stage.RESULTS | Stage.PAPER, Offered():
            return giving.asked(visit, message)
        case Stage.PAPER, _:
            return giving.step(visit, message)
        case Stage.RESULTS, Next():
            return consenting.share(visit)
    return visit, ()


def _known(visit: Visit, known: Known) -> Walked:
    fit = offered(known.programmes or (known.programme,), guarded=known.guarded)
    programmes = tuple(one for one in fit if not one.one or choices(one, known.person.age, known.able))
    valid = known.clearance is not None and known.clearance.until > visit.started_at
    visit = replace(
        visit,
        person=known.person,
        programme=programmes[0] if programmes else known.programme,
        programmes=programmes,
        able=known.able,
        consents=known.consents,
        clearance=known.clearance if valid else None,
        last=known.last,
        unsure=known.unsure,
        sharing=replace(visit.sharing, guest=known.guest),
    )
    if (known.person.age < YOUNGEST and not known.guarded) or not programmes:
        return replace(visit, stage=Stage.YOUNG), (Call("young"),)
    return (replace(visit, stage=Stage.UNSURE), ()) if known.unsure else _greeted(visit)


def _form_again(visit: Visit) -> Visit:
    """Nobody yet, at a kiosk that asks what it asked."""
    return Visit(visit.id, visit.started_at, Programme("", ()), sharing=replace(visit.sharing, guest=False))


def _greeted(visit: Visit) -> Walked:
    """Who was here before is told so; everybody else chooses."""
    return (replace(visit, stage=Stage.WELCOME), ()) if visit.last is not None else _choose(visit)


def _welcomed(visit: Visit, option: str) -> Walked:
    wanted = {"again": returning.likely, "go-on": returning.unfinished}.get(option)
    if wanted is None:
        return _choose(visit) if option in ("next", "other") else (visit, ())
    programme = wanted(visit)
    return (visit, ()) if programme is None else _may_keep(replace(visit, programme=programme))


def _choose(visit: Visit) -> Walked:
    """Which programme, where several fit."""
    if len(visit.programmes) > 1:
        return replace(visit, stage=Stage.CHOOSE), ()
    return _programme(visit, visit.programmes[0].key)


def _programme(visit: Visit, key: str) -> Walked:
    """This programme is meant: go on, or ask which of its tests."""
    found = next((one for one in visit.programmes if one.key == key), None)
    if found is None:
        return visit, ()
    visit = replace(visit, programme=found)
    return (replace(visit, stage=Stage.WHICH), ()) if found.one else _may_keep(visit)


def _which(visit: Visit, key: str) -> Walked:
    age = visit.person.age if visit.person else 0
    found = next((one for one in visit.programmes if one.key == visit.programme.key), visit.programme)
    if key not in choices(found, age, visit.able):
        return visit, ()
    return _may_keep(replace(visit, programme=alone(found, key)))


def _may_keep(visit: Visit) -> Walked:
    if visit.consents.get("keep"):
        return _then(turns.next_test(visit), RecordConsent("keep", True))
    return replace(visit, stage=Stage.KEEP), ()


def _answered(visit: Visit, question: str, yes: bool) -> Walked:
    visit = replace(visit, answers=_with(visit.answers, question, yes))
    if visit.asked + 1 < len(visit.programme.questions):
        return replace(visit, asked=visit.asked + 1), ()
    if any(visit.answers.values()):
        return replace(visit, stage=Stage.STAFF), (Call("safety"),)
    return turns.next_test(visit, visit.at)


def _clearance_over(visit: Visit) -> Visit:
    """Without a clearance "nothing has changed" says nothing: the questions are asked."""
    stage = Stage.SAFETY if visit.stage is Stage.CHANGED else visit.stage
    return replace(visit, stage=stage, clearance=None)


def _as_cleared(visit: Visit) -> Mapping[str, bool]:
    """Nothing has changed since the clearance: its questions are still yes, the others no."""
    cleared = visit.clearance.questions if visit.clearance else ()
    now = {question: question in cleared for question in visit.programme.questions}
    return MappingProxyType({**visit.answers, **now})


def _with(mapping: Mapping[str, bool], key: str, value: bool) -> Mapping[str, bool]:
    return MappingProxyType({**mapping, key: value})


def _then(walked: Walked, *more: Todo) -> Walked:
    visit, effects = walked
    return visit, (*more, *effects)
