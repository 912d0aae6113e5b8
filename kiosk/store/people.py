"""Register, find, change, merge and undo, export and erase."""

from __future__ import annotations

from kiosk.store.unit import Unit


class PeopleVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
