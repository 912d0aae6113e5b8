"""What may not be kept any longer goes."""

from __future__ import annotations

from kiosk.store.unit import Unit


class RetentionVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
