"""Made-up people and values for the store's tests. Nobody here exists; every name, number and date is synthetic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.identity import Identity
from kiosk.store.keys import DataKey
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.values import KnownResident

NOW = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
KEYS = DataKey("test-key", bytes(range(32)))
OTHER_KEYS = DataKey("other-key", bytes(range(1, 33)))
RESIDENT, STAFF, SYSTEM = "resident", "staff:test", "system:test"

IDENTITY = Identity(Sex.FEMALE, date(1952, 3, 4), "0417", name="홍시험", phone="010-5550-0417", card="CARD-TEST-77")
GUEST = Person(Sex.MALE, 71, 1955)


def later(seconds: float) -> datetime:
    """Return a time after NOW."""
    return NOW + timedelta(seconds=seconds)


def says(purpose: str, granted: bool = True, at: datetime = NOW) -> ConsentEntry:
    """Return an answer to a consent question."""
    return ConsentEntry(purpose, granted, at, f"{purpose}-test")


def weight(value: str = "61.5", **more: object) -> Measurement:
    """Return a body weight, with whatever differs."""
    fields: dict[str, object] = {
        "id": uuid4(),
        "event_id": uuid4(),
        "quantity": "body_weight",
        "side": None,
        "value": Decimal(value),
        "taken_at": NOW,
        "method": Method.DEVICE,
        "step": "weight-1",
        "proof": Proof("test-scale", "test_codec", "1", "SN-1", None, b"ST,GS,+0061.5kg\r\n", value),
    }
    return Measurement(**fields | more)  # type: ignore[arg-type]  # a test's own shorthand


def grip(value: str, side: Side, trial: int = 1, event: UUID | None = None) -> Measurement:
    """Return one grip trial."""
    return weight(value, quantity="grip_force", side=side, trial=trial, event_id=event or uuid4(), step="grip-1")


def known(store: Store, identity: Identity = IDENTITY, *more: ConsentEntry) -> KnownResident:
    """Register a made-up resident who agreed to keeping."""
    return store.register_resident(identity, (says("keep"), *more), actor=RESIDENT, now=NOW)


def visit_of(
    store: Store, resident: KnownResident | None = None, at: datetime = NOW, consents: Sequence[ConsentEntry] = ()
) -> UUID:
    """Open a visit: of a resident, or of a guest who agreed to keeping."""
    if resident is None:
        given = (says("keep"), *consents)
        return store.open_visit(GUEST, "basic", given, software="test", actor=RESIDENT, now=at)
    person = Person(Sex.FEMALE, 74, 1952, resident.id)
    return store.open_visit(person, "basic", consents, software="test", actor=RESIDENT, now=at)


def refused(trouble: Trouble, words: str | None = None) -> pytest.RaisesExc[StoreTrouble]:
    """Expect this refusal, with these words in it."""
    return pytest.raises(StoreTrouble, match=words, check=lambda error: error.trouble is trouble)
