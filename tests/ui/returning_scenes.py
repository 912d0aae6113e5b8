"""Sample scenes of coming back: the greeting, who is not found, twins, how to come back to a visit that rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from kiosk.core import scenes
from kiosk.core.messages import Later, Scene
from kiosk.core.programme import DEFAULTS
from kiosk.core.resident import Person, Sex
from kiosk.core.returning import Mine
from kiosk.core.visit import Known, Visit, walk
from kiosk.core.visit_record import End, LastVisit
from tests.ui.scenes import SCENES

PERSON = Person(Sex.FEMALE, 78, 1948)
FRESH = Visit(UUID(int=1), datetime(2026, 11, 22, 1, tzinfo=UTC), DEFAULTS[0])
FITS = tuple(one for one in DEFAULTS if one.age_min <= 78 <= one.age_max)
WHOLE = ("height", "weight", "pressure", "grip", "sit_and_reach", "chair_stand_30s")
LAST = LastVisit(date(2026, 10, 28), 25, "fitness-65", End.FINISHED, WHOLE)
EARLIER = LastVisit(date(2026, 11, 22), 0, "basic", End.LEFT, ("height", "weight"), frozenset({"height", "weight"}))
YEARS = LastVisit(date(2025, 3, 5), 627, "gone", End.FINISHED, ("reaction_choice", "up_and_go_3m", "cross_sit_up"))


def _shown(*messages: object, name: str = "", ticket: str = "", resuming: bool = False) -> Scene:
    visit = FRESH
    for message in messages:
        visit, _ = walk(visit, message)
    return scenes.scene(visit, None, mine=Mine(name, ticket, resuming))


def _known(last: LastVisit | None = None, unsure: str = "") -> Known:
    keep = {"keep": True} if last else {}
    return Known(PERSON, FITS[0], keep, programmes=FITS, last=last, unsure=unsure)


def _later(ticket: str = "") -> Scene:
    known = Known(PERSON, DEFAULTS[0], {"keep": True})
    return _shown(known, Later(), ticket=ticket)


def _with_later(name: str) -> Scene:
    """As it is where the visit may be put aside."""
    return replace(SCENES[name], actions=(*SCENES[name].actions, "later"), step=f"{name}-later")


RETURNING = {
    "attract-resume": scenes.attract(resume=True),
    "who-resume": replace(_shown(resuming=True), actions=("back", "finish")),
    "welcome-again": _shown(_known(LAST), name="김○수"),
    "welcome-nameless": _shown(_known(LAST)),
    "welcome-rest": _shown(_known(EARLIER), name="남○○수"),
    "welcome-years": _shown(_known(YEARS), name="이○"),
    "who-new": _shown(_known(unsure="new")),
    "who-twins": _shown(_known(unsure="twins")),
    "later-known": _later(),
    "later-number": _later("27"),
    "good-later": _with_later("good-pressure"),
    "rest-later": _with_later("grip-rest"),
    "height-first": _shown(Known(PERSON, DEFAULTS[0], {"keep": True})),
}
