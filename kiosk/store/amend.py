"""Correct, void, other side, wrong person: never overwritten."""

from __future__ import annotations

from kiosk.store.unit import Unit


class AmendVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
