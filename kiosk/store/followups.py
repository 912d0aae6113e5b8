"""What staff must come back to."""

from __future__ import annotations

from kiosk.store.unit import Unit


class FollowUpVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
