"""Coming back: who is greeted with what, what is left of a visit that was broken off today, how a visit is found again.

Pure. Nothing here identifies: the masked name and the number of a resting visit come in as `Mine`, from the station.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from kiosk.core.assessment import Assessment, Measure
from kiosk.core.battery import BATTERY
from kiosk.core.messages import Scene
from kiosk.core.programme import Programme, alone, choices, of_it
from kiosk.core.stay import SetAside, Stage, Visit, Walked
from kiosk.core.texts import Sentence
from kiosk.core.visit_record import End, LastVisit, VisitRecord

BROKEN_OFF = (None, End.LEFT, End.FAULT)
"""Ends of a visit that may be gone on with on the same day; None: it rests somewhere."""
LONGEST = 8
"""Letters of a name in a greeting: what is longer is no name of a person, or does not fit."""
NAMED = 4
"""So many tests are named in a greeting; of more, the first three and how many."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What a screen may say of whom it belongs to: the masked name, and the number of a guest's resting visit."""

    name: str = field(default="", repr=False)
    ticket: str = ""
    resuming: bool = False  # the form was opened by 이어서 하기


NOBODY = Mine()


# --- what is likely wanted today ------------------------------------------------------------------------------


def likely(visit: Visit) -> Programme | None:
    """Return the programme of last time, if it still fits; of 한 가지만 that same test."""
    last = visit.last
    found = next((one for one in visit.programmes if last is not None and one.key == last.programme), None)
    if found is None or last is None or not found.one:
        return found
    age = visit.person.age if visit.person else 0
    wanted = [key for key in choices(found, age, visit.able) if key in last.tests]
    return alone(found, wanted[-1]) if wanted else None


def unfinished(visit: Visit) -> Programme | None:
    """Return what is left of today's earlier visit, with what must be measured anew before it; None: nothing."""
    last = visit.last
    if last is None or last.days != 0 or last.ended not in BROKEN_OFF or not last.settled:
        return None
    found = next((one for one in visit.programmes if one.key == last.programme and not one.one), None)
    left = () if found is None else tuple(key for key in found.assessments if key not in last.settled)
    return of_it(found, left) if found is not None and left else None


# --- the pages ------------------------------------------------------------------------------------------------


def welcome_scene(visit: Visit, mine: Mine) -> Scene:
    """The greeting: what was last time, and what today. No value stands here: others may look on."""
    assert visit.last is not None
    main = "go-on" if unfinished(visit) else "again" if likely(visit) else "next"
    other = ("other",) if main != "next" and (len(visit.programmes) > 1 or main == "go-on") else ()
    name = speakable(mine.name)
    return Scene(
        "welcome",
        Sentence("welcome.named", (name,)) if name else Sentence("welcome.title"),
        _when(visit.last),
        _what(visit.last.tests),
        picture="welcome",
        step="welcome-back",
        actions=(main, *other, "consents", "finish"),
        question="welcome",
    )


def speakable(name: str) -> str:
    """Return a masked name as a greeting shows it; nothing for one that is long or not of common letters.

    What the resident's face cannot draw, what turns the direction of writing, or is no letter at all, is left out.
    """
    return name if 0 < len(name) <= LONGEST and name[0] != " " and all(map(_common, name)) else ""


def _common(letter: str) -> bool:
    """A Latin letter, one of the 2,350 syllables of KS X 1001 (two bytes there), or what a mask is made of."""
    if "가" <= letter <= "힣":
        return len(letter.encode("euc_kr")) == 2
    return letter in " ○" or (letter.isascii() and letter.isalpha())


def _when(last: LastVisit) -> Sentence:
    if last.days <= 1:
        return Sentence("welcome.yesterday" if last.days == 1 else "welcome.today")
    place = (f"@month.{last.day.month}", str(last.day.day))
    if last.days < 300:
        return Sentence("welcome.day", place)
    return Sentence("welcome.year", (str(last.day.year), *place))


def _what(tests: tuple[str, ...]) -> Sentence | None:
    names = tuple(f"@assessment.{key}" for key in tests)
    if not names:
        return None
    if len(names) > NAMED:
        return Sentence("welcome.did.more", (*names[: NAMED - 1], str(len(names))))
    return Sentence(f"welcome.did.{len(names)}", names)


def unsure_scene(visit: Visit) -> Scene:
    """Nobody was found, or several were."""
    if visit.unsure == "twins":
        page = Scene("explain", picture="staff-calm", step="who.twins", actions=("as-guest", "back", "finish"))
        return replace(page, title=Sentence("who.twins.title"), say=Sentence("who.twins.say"))
    page = Scene("choose", picture="who-phone", step="who.new", actions=("finish",), question="who.new")
    options = tuple((one, Sentence(f"who.new.{one}")) for one in ("first", "again"))
    return replace(page, title=Sentence("who.new.title"), say=Sentence("who.new.say"), options=options)


def later_scene(visit: Visit, mine: Mine) -> Scene:
    """How to come back: a card or the phone tail for who is known, a number and the birth date for a guest."""
    page = Scene("explain", picture="rest", actions=("set-aside", "back", "finish"))
    if mine.ticket:
        title = Sentence("later.number.title", (mine.ticket,))
        return replace(page, title=title, say=Sentence("later.number.say"), step="later.number")
    return replace(page, title=Sentence("later.known.title"), say=Sentence("later.known.say"), step="later.known")


# --- resting --------------------------------------------------------------------------------------------------


def may_rest(visit: Visit) -> bool:
    """Whether the visit may be put aside now: it is at a test, and no trial runs."""
    if visit.stage is Stage.HELPER:
        return True
    return visit.stage is Stage.TEST and visit.progress is not None and visit.progress.phase != "measuring"


def with_later(visit: Visit, scene: Scene) -> Scene:
    """Offer 나중에 이어서 where a rest is natural: before a test, in a pause, after a value, waiting for a helper."""
    progress = visit.progress
    first = scene.kind in ("explain", "ask", "choose") and progress is not None and progress.index == 0
    ends = scene.kind == "good" and visit.at == len(visit.programme.assessments) - 1
    if not may_rest(visit) or ends or not (first or scene.kind in ("rest", "good", "helper")):
        return scene
    return replace(scene, actions=(*scene.actions, "later"))


def rest(visit: Visit) -> Walked:
    """나중에 이어서 was pressed: first say how to come back."""
    return (replace(visit, stage=Stage.LATER, resting=visit.stage), ()) if may_rest(visit) else (visit, ())


def go_on(visit: Visit, *, aside: bool) -> Walked:
    """Leave the page that says how to come back: to the lobby, or back to where it was."""
    assert visit.resting is not None
    visit = replace(visit, stage=visit.resting, resting=None)
    return visit, (SetAside(),) if aside else ()


# --- what the store knows of last time ------------------------------------------------------------------------


def last_visit(record: VisitRecord, now: datetime, zone: tzinfo) -> LastVisit | None:
    """Return what a greeting may tell of a visit; None when nothing came of it. ``now`` aware."""
    day, today = record.started_at.astimezone(zone).date(), now.astimezone(zone).date()
    steps = {row.step for row in record.measurements}
    tests = tuple(one.key for one in BATTERY.values() if steps & {each.step for each in _trials(one)})
    if record.assessments:
        settled = {end.assessment for end in record.assessments if end.ended is not End.LEFT}
        settled |= {end.assessment for end in record.assessments if end.ended is End.LEFT and end.assessment in tests}
    else:  # it is still open, or the kiosk fell: done is what has every trial
        settled = {key for key in tests if {each.step for each in _trials(BATTERY[key])} <= steps}
    answered = {end.assessment for end in record.assessments if end.ended is End.FINISHED} - set(tests)
    tests = (*tests, *(key for key in BATTERY if key in answered))
    if not tests and not settled:
        return None
    return LastVisit(day, (today - day).days, record.programme, record.ended, tests, frozenset(settled))


def _trials(one: Assessment) -> tuple[Measure, ...]:
    return tuple(step for step in one.steps if isinstance(step, Measure))
