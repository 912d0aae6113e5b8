"""Rows of a trial as values."""

from __future__ import annotations

from typing import cast

from kiosk.core.study.values import Attempt, Pair, Participant, Role
from kiosk.store.tables_study import StudyAttemptRow, StudyPairRow, StudyParticipantRow

_PARTICIPANT = ("id", "code", "band", "sex", "day", "ended", "test_comfort", "reference_comfort")
_ATTEMPT = ("number", "outcome", "reason", "value", "said", "seconds", "driver", "serial", "firmware", "standing")


def participant_of(row: StudyParticipantRow) -> Participant:
    """Return somebody who agreed, without the link."""
    return Participant(**{name: getattr(row, name) for name in _PARTICIPANT}, where=row.place)


def pair_of(row: StudyPairRow) -> Pair:
    """Return a pair."""
    return Pair(row.id, row.participant_id, row.number, row.repeat, row.version, cast("Role", row.first))


def attempt_of(row: StudyAttemptRow) -> Attempt:
    """Return a measurement."""
    return Attempt(cast("Role", row.role), **{name: getattr(row, name) for name in _ATTEMPT}, pair=row.pair_id)
