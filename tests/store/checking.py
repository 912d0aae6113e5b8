"""Made-up checks of made-up instruments for the store's tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from kiosk.core.metrology.values import DeviceCheck, Kind, Point, Reference
from kiosk.core.reading import Measurement
from kiosk.core.visit_record import End
from kiosk.store.records import Store
from kiosk.store.values import KnownResident
from tests.store.shelf import NOW, RESIDENT, STAFF, says, visit_of, weight

SCALE = "test-scale"
MASS = Reference(
    *(UUID(int=7), "mass", "분동 10 kg", Decimal("10.000"), "kg", Decimal("9.9998"), Decimal("0.0005")),
    certificate="KOLAS-시험-1",
    issued_on=date(2026, 1, 2),
    due_on=date(2028, 1, 2),
)
POINT = Point("up-1", Decimal("9.9998"), Decimal("10.00"), Decimal("0.0003"), (MASS.id,), NOW, "+0010.00", 12.5)
YEAR = timedelta(days=365)
DAY = timedelta(days=1)


def checked(kind: Kind = "full", *, at: datetime = NOW, good: bool = True, **more: object) -> DeviceCheck:
    """Return a check of the test's scale: one that found what it left, unless more is said."""
    lasts = DAY if kind == "daily" else YEAR
    fields: dict[str, object] = {
        "id": uuid4(),
        "driver": SCALE,
        "serial": "SN-1",
        "quantity": "body_weight",
        "at": at,
        "kind": kind,
        "verdict": "pass" if good else "fail",
        "found_good": good,
        "left_good": good,
        "due_at": None if kind == "reset" else at + lasts,
    }
    return DeviceCheck(**fields | more)  # type: ignore[arg-type]  # a test's own shorthand


def passes(store: Store, at: datetime) -> tuple[DeviceCheck, DeviceCheck]:
    """Have the scale calibrated and looked at on that day."""
    full, daily = checked(at=at), checked("daily", at=at)
    for check in (full, daily):
        store.check_add(check, actor=STAFF, now=at)
    return full, daily


def weighed(
    store: Store,
    at: datetime,
    resident: KnownResident | None = None,
    rows: Iterable[Measurement] = (),
    purposes: Iterable[str] = ("platform",),
) -> tuple[UUID, Measurement]:
    """Have somebody weighed in a visit that ends: it may be sent."""
    visit = visit_of(store, resident, at, [says(each, at=at) for each in purposes])
    row = weight(taken_at=at + timedelta(minutes=1))
    store.keep(visit, [row, *rows], actor=RESIDENT, now=row.taken_at)
    store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=at + timedelta(minutes=2))
    return visit, row


def sent(store: Store, now: datetime) -> list[tuple[str, UUID]]:
    """Have everything that is due acknowledged, as a platform that takes all; returns what went."""
    went: list[tuple[str, UUID]] = []
    for entry in store.due(now, limit=1000):
        assert store.keep_body(entry.id, b"{}", 1, names=[f"Observation/{entry.record_id}"]) is not None
        store.mark_sent(entry.id, now=now)
        went.append((entry.kind, entry.record_id))
    return went


def told(store: Store, now: datetime) -> None:
    """Let the outbox learn all of it."""
    bites = 0
    while store.check_tell(actor=STAFF, now=now):
        bites += 1
        assert bites < 1000
