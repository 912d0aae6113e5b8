"""Who waits and who was booked."""

from __future__ import annotations

from kiosk.store.unit import Unit


class BookingVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""
