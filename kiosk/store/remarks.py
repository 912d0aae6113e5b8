"""Notes and signed advice on a visit."""

from __future__ import annotations

from kiosk.store.unit import Unit


class RemarkVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
