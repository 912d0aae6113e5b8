"""The log of the place, and device events."""

from __future__ import annotations

from kiosk.store.unit import Unit


class UpkeepVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
