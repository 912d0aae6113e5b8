"""Fill a practice store: staff whose PINs everybody knows, and people who do not exist, each with an earlier visit."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from uuid import uuid4

from kiosk.core.made_up import PRACTICE_PINS, PRACTICE_STAFF, MadeUp, made_up
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Person, age_on
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End
from kiosk.store.identity import Identity
from kiosk.store.records import Store

PEOPLE = 40
ACTOR = "system:practice"
SOFTWARE = "practice"
_PROOF = Proof(quality="accepted")
_TESTS = ("height", "weight", "pressure", "grip")


def fill(store: Store, zone: tzinfo, now: datetime) -> None:
    """Put staff and people into an empty store."""
    for role, pin in PRACTICE_PINS.items():
        store.staff_add(PRACTICE_STAFF[role], role, pin, actor=ACTOR, now=now)
    for person in made_up(PEOPLE, now.astimezone(zone).date()):
        _enter(store, person, now)


def _enter(store: Store, person: MadeUp, now: datetime) -> None:
    at = now - timedelta(weeks=person.weeks_ago)
    keep = ConsentEntry("keep", True, at, "practice")
    identity = Identity(sex=person.sex, birth=person.birth, phone_tail=person.phone_tail, name=person.name)
    known = store.register_resident(identity, (keep,), actor=ACTOR, now=at)
    age = age_on(person.birth, at.date())
    who = Person(person.sex, age, person.birth.year, known.id)
    programme = "fitness-65" if age >= 65 else "fitness-adult"
    visit = store.open_visit(who, programme, (), software=SOFTWARE, actor=ACTOR, now=at)
    store.keep(visit, [_typed(key, value, at) for key, value in person.values], actor=ACTOR, now=at)
    ends = [AssessmentEnd(test, End.FINISHED) for test in _TESTS]
    store.end_visit(visit, End.FINISHED, ends, actor=ACTOR, now=at + timedelta(minutes=12))


def _typed(key: str, value: Decimal, at: datetime) -> Measurement:
    return Measurement(
        id=uuid4(),
        event_id=uuid4(),
        quantity=key,
        side=Side.RIGHT if key == "grip_force" else None,
        value=value,
        taken_at=at,
        method=Method.TYPED,
        step=key,
        proof=_PROOF,
        typed_by=ACTOR,
    )
