"""One walk through the outbox: what it has met so far, and which rows are due."""

from __future__ import annotations

from datetime import datetime

from kiosk.store.values import OutboxEntry
from kiosk.sync.outbox import LONGEST, LONGEST_ASKED, Verdict


class Turn:
    """What one walk through the outbox has met so far."""

    def __init__(self) -> None:
        self.behind: set[str] = set()  # people of whom an earlier visit still waits
        self.forbidden: list[tuple[OutboxEntry, Verdict]] = []
        self.times: list[datetime] = []  # when a row may be tried again
        self.understood = False
        self.strikes = 0
        self.lost = ""  # why a visit got no answer

    def wait_for(self, entry: OutboxEntry, patient: str, at: datetime) -> None:
        """This row's time comes later, and the same person's later visits wait for it."""
        self.times.append(at)
        self.pass_over(entry, patient)

    def pass_over(self, entry: OutboxEntry, patient: str) -> None:
        """Whatever else there is about this visit, or this person, must not overtake it."""
        self.behind |= {str(entry.record_id), patient} - {""}


def due(entry: OutboxEntry, now: datetime) -> bool:
    """Its time has come, or is so far off that the clock must have been set back since."""
    wait = (entry.next_try_at - now).total_seconds()
    return wait <= 0 or wait > LONGEST + LONGEST_ASKED
