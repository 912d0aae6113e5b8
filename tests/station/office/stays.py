"""Kept visits to work on at the staff's pages: made up, written straight into the rig's store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from kiosk.core.metrology.behind import governs
from kiosk.core.metrology.pretend import pretended
from kiosk.core.reading import Measurement, Method, Proof, Record, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End
from kiosk.store.identity import Identity
from kiosk.store.records import Store
from kiosk.store.values import Binding, TrayItem
from tests.station.office.rig import MORNING, OfficeRig

RESIDENT = "resident"
CAME = MORNING - timedelta(minutes=30)  # half an hour before anybody looks at it
HONG = Identity(Sex.FEMALE, date(1952, 3, 4), "0417", name="홍시험")
KIM = Identity(Sex.FEMALE, date(1950, 7, 9), "8812", name="김본보기")
SCALE = Proof("and-hv200kc", "and_standard", "1", "SN-1", None, b"\x10\0\0\0ST,GS,+0061.2kg\r\n", "61.2")
CUFF = Proof("and-ua651ble", "gatt:2A35", "1", "SN-2", None, b"", "")


def measured(quantity: str, value: str, at: datetime, **more: object) -> Measurement:
    """Return one value as a device gave it, with whatever differs."""
    fields: dict[str, object] = {
        "id": uuid4(),
        "event_id": uuid4(),
        "quantity": quantity,
        "side": None,
        "value": Decimal(value),
        "taken_at": at,
        "method": Method.DEVICE,
        "step": quantity,
        "proof": SCALE,
    }
    return Measurement(**fields | more)  # type: ignore[arg-type]  # a test's own shorthand


def pressure(systolic: str, diastolic: str, at: datetime) -> tuple[Measurement, ...]:
    """Return one cuff inflation."""
    event = uuid4()
    pairs = (("systolic_pressure", systolic), ("diastolic_pressure", diastolic))
    return tuple(measured(key, value, at, event_id=event, step="pressure", proof=CUFF) for key, value in pairs)


def grips(right: str, left: str, at: datetime) -> tuple[Measurement, ...]:
    """Return one trial of each hand."""
    return tuple(
        measured("grip_force", value, at, side=side, step=f"grip-{side}-1")
        for side, value in ((Side.RIGHT, right), (Side.LEFT, left))
    )


async def register(rig: OfficeRig, identity: Identity = HONG, *purposes: str) -> UUID:
    """Register a made-up resident who agreed to keeping, and to ``purposes``."""
    consents = [ConsentEntry(purpose, True, MORNING, f"{purpose}-test") for purpose in ("keep", *purposes)]
    known = await rig.store.call(Store.register_resident, identity, consents, actor=RESIDENT, now=MORNING)
    return known.id


async def stay(
    rig: OfficeRig,
    resident: UUID | None = None,
    values: Sequence[Measurement] = (),
    *,
    at: datetime = CAME,
    ended: End | None = End.FINISHED,
    assessments: Sequence[AssessmentEnd] = (),
    checked: bool = True,
) -> UUID:
    """Keep a visit of ten minutes: of a resident, or of a guest. ``checked``: what measured had been checked well."""
    if checked:
        await check_well(rig, values)
    person = Person(Sex.FEMALE, 74, 1952, resident)
    consents = () if resident else (ConsentEntry("keep", True, at, "keep-test"),)
    call = rig.store.call
    visit = await call(Store.open_visit, person, "fitness-65", consents, software="test", actor=RESIDENT, now=at)
    if values:
        await call(Store.keep, visit, values, actor=RESIDENT, now=at + timedelta(minutes=5))
    if ended is not None:
        end = at + timedelta(minutes=10)
        await call(Store.end_visit, visit, ended, assessments, actor=RESIDENT, now=end)
    return visit


async def check_well(rig: OfficeRig, values: Sequence[Measurement]) -> None:
    """Write made-up checks of long ago for every instrument that has none."""
    for one in values:
        key = one.proof.driver, one.proof.device_serial
        if one.method is Method.DEVICE and not await rig.store.read(
            Store.checks_of, *key, governs(one.quantity) or "-"
        ):
            for check in pretended(*key, (one.quantity,), days_ago(300)):
                await rig.store.call(Store.check_add, check, actor="system:test", now=MORNING)


def days_ago(days: float) -> datetime:
    """Return a time before the morning of the rig."""
    return MORNING - timedelta(days=days)


async def stray(
    rig: OfficeRig,
    fields: dict[str, object],
    at: datetime = MORNING + timedelta(minutes=30),
    *,
    protocol: str = "and_standard",
    device_time: datetime | None = None,
    bound: datetime = MORNING - timedelta(days=200),
) -> UUID:
    """Put a reading of nobody into the tray, of a scale that has been bound since then."""
    item = uuid4()
    scale = Binding("scale", "and-hv200kc", "serial", "/dev/ttyUSB0", "SN-1")
    await rig.store.call(Store.bind, scale, actor="system:test", now=bound)
    record = Record(protocol, fields, b"ST,GS,+0061.2kg\r\n")
    expires = at + timedelta(days=30)
    made = TrayItem(item, "scale", "and-hv200kc", "1", record, at, device_time, "no-open-step", expires)
    await rig.store.call(Store.tray_add, made, actor="system:test", now=at)
    return item
