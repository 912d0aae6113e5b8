"""What the store knows of last time becomes a greeting: no value in it, and nothing left out of what is still to do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.programme import DEFAULTS
from kiosk.core.reading import Measurement, Method, Proof
from kiosk.core.resident import Person, Sex
from kiosk.core.returning import Mine, last_visit, likely, unfinished, welcome_scene
from kiosk.core.texts import load_texts, tell
from kiosk.core.visit import Known, Stage, Visit, walk
from kiosk.core.visit_record import AssessmentEnd, End, LastVisit, VisitRecord

SEOUL = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
FITS = tuple(one for one in DEFAULTS if one.age_min <= 78 <= one.age_max)
FITNESS = next(one for one in DEFAULTS if one.key == "fitness-65")


def row(step: str, quantity: str = "body_height") -> Measurement:
    event = uuid4()
    return Measurement(event, event, quantity, None, Decimal("158.4"), NOW, Method.DEVICE, step, 1, Proof())


def record(
    *steps: str, ended: End | None = End.LEFT, ends: tuple[AssessmentEnd, ...] = (), at: datetime = NOW
) -> VisitRecord:
    rows = tuple(map(row, steps))
    who = (UUID(int=7), Sex.FEMALE, 78, 1948)
    return VisitRecord(uuid4(), "st", "c", "P-1", *who, "fitness-65", at, None, End.LEFT, rows, ends)


def greeted(last: LastVisit) -> Visit:
    known = Known(Person(Sex.FEMALE, 78, 1948), FITS[0], {"keep": True}, programmes=FITS, last=last)
    visit, _ = walk(Visit(UUID(int=1), NOW, FITS[0]), known)
    assert visit.stage is Stage.WELCOME
    return visit


def test_a_visit_of_which_nothing_came_is_not_told() -> None:
    assert last_visit(record(), NOW, SEOUL) is None


def test_the_day_is_that_of_the_place() -> None:
    late = datetime(2026, 11, 20, 16, tzinfo=UTC)  # past midnight there
    found = last_visit(record("height", at=late), NOW, SEOUL)
    assert found is not None
    assert (found.day, found.days) == (date(2026, 11, 21), 1)


def test_after_a_fall_of_the_kiosk_done_is_what_has_all_its_trials() -> None:
    found = last_visit(record("height", "weight", "grip-right-1"), NOW, SEOUL)
    assert found is not None
    assert found.tests == ("height", "weight", "grip")
    assert found.settled == {"height", "weight"}
    left = unfinished(greeted(found))
    assert left is not None
    assert {"pressure", "grip"} <= set(left.assessments)
    assert "height" not in left.assessments


def test_what_was_refused_is_settled_and_what_was_left_is_not() -> None:
    ends = (
        AssessmentEnd("height", End.FINISHED),
        AssessmentEnd("weight", End.REFUSED, "unwilling"),
        AssessmentEnd("pressure", End.LEFT, "walked-away"),
    )
    found = last_visit(record("height", ends=ends), NOW, SEOUL)
    assert found is not None
    assert found.settled == {"height", "weight"}


@pytest.mark.parametrize("ended", [None, End.LEFT, End.FAULT])
def test_only_on_the_same_day(ended: End | None) -> None:
    today = LastVisit(date(2026, 11, 22), 0, "fitness-65", ended, ("height",), frozenset({"height"}))
    assert unfinished(greeted(today)) is not None
    yesterday = LastVisit(date(2026, 11, 21), 1, "fitness-65", ended, ("height",), frozenset({"height"}))
    assert unfinished(greeted(yesterday)) is None
    assert likely(greeted(yesterday)) == FITNESS


def test_of_one_test_alone_it_is_that_test_again() -> None:
    one = LastVisit(date(2026, 10, 1), 52, "one", End.FINISHED, ("pressure", "grip"))
    again = likely(greeted(one))
    assert again is not None
    assert again.assessments == ("pressure", "grip")


def test_a_programme_that_is_no_more_is_not_promised() -> None:
    visit = greeted(LastVisit(date(2026, 10, 1), 52, "gone", End.FINISHED, ("height",)))
    assert likely(visit) is None
    assert welcome_scene(visit, Mine()).actions[0] == "next"
    assert walk(visit, None)[0] is visit


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("days", [0, 1, 25, 400])
@pytest.mark.parametrize("count", [0, 1, 4, 5, 9])
def test_the_greeting_is_whole_and_names_no_number_of_anybodys_health(language: str, days: int, count: int) -> None:
    texts = load_texts(language)
    last = LastVisit(
        date(2026, 11, 22) - timedelta(days), days, "fitness-65", End.FINISHED, FITNESS.assessments[:count]
    )
    scene = welcome_scene(greeted(last), Mine("김○수"))
    said = " ".join(tell(texts, one) for one in (scene.title, scene.say, scene.note) if one is not None)
    assert "%" not in said
    assert scene.values == ()
    assert (scene.note is None) == (count == 0)
