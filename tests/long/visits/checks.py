"""What must be true after each visit: in the store, and of what was read and pressed. Returns what is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.core.visit_record import End, VisitRecord
from tests.long.visits import people
from tests.long.visits.people import Resident
from tests.long.visits.person import YES, Went

CARD_PRESSES = 4
"""Whoever comes with a card is measured after at most so many presses."""
CLEARED_QUESTIONS = 2
"""Of whoever was cleared: has anything changed, and what the grip test itself asks."""
ENDS = {people.HIGH.name: End.UNSAFE}


def problems(came: Sequence[Resident], went: Mapping[str, Went], records: Sequence[VisitRecord]) -> list[str]:
    """Look at every visit, in the order in which they came."""
    kept = [who for who in came if who.agrees or who.tail]  # of whoever said no the store has a count and nothing else
    if len(kept) != len(records):
        return [f"{len(kept)} let it be kept, the store has {len(records)} visits"]
    found = [f"{who.name}: {what}" for who in came if who not in kept for what in _own(who, went[who.name])]
    for who, record in zip(kept, records, strict=True):
        found += [f"{who.name}: {what}" for what in _visit(who, went[who.name], record)]
    return found


def _visit(who: Resident, went: Went, record: VisitRecord) -> Iterator[str]:
    wanted = ENDS.get(who.name, End.FINISHED)
    if record.ended is not wanted:
        yield f"ended {record.ended}, not {wanted}"
    counts = {
        quantity: len([row for row in record.measurements if row.quantity == quantity])
        for quantity in ("body_height", "body_weight", "systolic_pressure", "grip_force")
    }
    if who.measured and tuple(counts.values()) != (1, 1, 2, who.grips):
        yield f"the store has {counts}"
    if record.guest != (not who.tail):
        yield "a guest has a name" if not who.tail else "a resident became a guest"
    yield from _own(who, went)


def _own(who: Resident, went: Went) -> Iterator[str]:
    """What is told of this visit alone."""
    if went.left:
        yield "something of them stayed on the screen"
    if who.card and went.before > CARD_PRESSES:
        yield f"{went.before} presses with a card"
    if who.card and YES in went.presses:
        yield "asked again for what was answered"
    if who is people.PILLS_AGAIN and went.questions > CLEARED_QUESTIONS:
        yield f"{went.questions} questions, though only what has changed is to be asked"
    if who is people.HIGH and "직원을 불렀습니다" not in went.words:
        yield "nobody was called"
    if who is people.CUFF and went.presses.count("다시 재기") < len([one for one in who.pressures if one.error]):
        yield "the cuff did not fail"
