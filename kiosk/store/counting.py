"""Counts for statistics, without people."""

from __future__ import annotations

from kiosk.store.unit import Unit


class CountingVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
