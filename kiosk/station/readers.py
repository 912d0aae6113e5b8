"""A card or code reader on a cable: what it says becomes `CardShown`, as if its card had been typed by another one.

A reader repeats while the card is near, so the same card counts again only after it was away for two seconds (serial
reference 6.4). A card's number is personal: it is not logged, and never comes near a visit, the tray or the evidence.
"""

from __future__ import annotations

from kiosk.core.messages import CardShown
from kiosk.core.reading import Record

AWAY_SECONDS = 2.0


class Readers:
    """All readers of this station."""

    def __init__(self) -> None:
        self._near: dict[str, tuple[int, float]] = {}  # device: what was near it last, and when; no number is kept

    @staticmethod
    def reads(record: Record) -> bool:
        """Whether this is a card or code, and no measurement."""
        return "card_id" in record.fields

    def shown(self, device: str, record: Record) -> CardShown | None:
        """Return the card; None while the one before is still there, or when nothing was on it."""
        code = record.fields.get("card_id")
        if not isinstance(code, str) or not code:
            return None
        which, (last, at) = hash(code), self._near.get(device, (0, float("-inf")))
        self._near[device] = which, record.at
        return None if which == last and record.at - at < AWAY_SECONDS else CardShown(code)
