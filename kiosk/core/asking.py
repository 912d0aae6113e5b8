"""What is looked at before a test begins: whether it is for this person today, and whether questions are still open."""

from __future__ import annotations

from kiosk.core.assessment import Assessment
from kiosk.core.derive import newest
from kiosk.core.programme import fits
from kiosk.core.stay import Visit


def unfit(visit: Visit, test: Assessment) -> str:
    """Why this test is not for this person today, in a word, or nothing."""
    if visit.person is not None and not fits(test, visit.person.age):
        return "age"
    if any(newest(visit.taken, quantity) is None for quantity in test.needs):
        return "needs"
    return ""


def asks(visit: Visit) -> bool:
    """Whether a safety question of the programme is still open."""
    return any(question not in visit.answers for question in visit.programme.questions)
