"""Cards and slips: issue, void, find by."""

from __future__ import annotations

from kiosk.store.unit import Unit


class CardVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
