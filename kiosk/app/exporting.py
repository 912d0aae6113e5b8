"""What leaves the house as a file: only visits whose person agreed to this purpose, each one asked for at the door.

For learning machines (``ai``) nothing leads back to a person: no id, no date but the month, ages by ten years, no
station, no instrument's serial number; a data sheet says what the data are, what was taken out, and what they may be
used for. FHIR carries ids by its nature, so it is not offered for that. ``document`` is a visit for its own person.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from kiosk.app.syncing import letterhead
from kiosk.config import Settings
from kiosk.core.errors import ConfigError, KioskError
from kiosk.core.json_text import dumps
from kiosk.core.metrology.behind import gated
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement
from kiosk.core.stats import OLDEST_BAND, band
from kiosk.core.visit_record import VisitRecord
from kiosk.store.records import Store
from kiosk.sync.document import document
from kiosk.sync.fhir import bundle, resources

Format = Literal["json", "csv", "fhir", "document"]
SCHEMA = 2
AHEAD = timedelta(days=36500)
"""A visit of a time when the clock was ahead is handed out too."""
SHEET = {
    "what": "Results of health and fitness measurements at a self-service kiosk; an object or some rows a visit.",
    "who": "People who came to the centre and agreed to this purpose; not a random sample of anybody.",
    "taken_out": "Names, birth dates, phone numbers, ids, pseudonyms, days, stations, serial numbers, notes, bytes.",
    "made_coarse": f"Age: the first year of a band of ten ({OLDEST_BAND}: {OLDEST_BAND} and older). Time: the month.",
    "links": "None on purpose: two visits of one person cannot be told from visits of two.",
    "values": "Rounded once to the quantity's decimals. method: DEVICE, TYPED (by staff) or COMPUTED.",
    "checked": "no: measured when the device needed a check (overdue, failed, or in doubt since a failed one), or "
    "computed from such a value, by what was known at this export; yes: its check was in order; empty: no device "
    "behind it that is checked here (typed, answered, computed from what is not in doubt).",
    "limits": "Values are for health promotion. Trying to find out who somebody was is not allowed.",
    "withdrawal": "Consent may be withdrawn: what is withdrawn is in no later export. Keep only the newest one.",
}


class NothingMayLeave(KioskError):
    """Nobody agreed to this purpose, or not for these visits."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    format: Format
    purpose: str
    actor: str
    now: datetime
    visit: UUID | None = None
    since: datetime | None = None


def export(store: Store, settings: Settings, order: Order) -> Iterator[str]:
    """Yield the lines of the file; raises NothingMayLeave before the first when there is nothing."""
    if order.format in ("fhir", "document") and order.purpose == "ai":
        raise ConfigError(f"--format {order.format}: carries ids; for --purpose ai say json or csv")
    records = _records(store, order)
    first = next(records, None)
    if first is None:
        why = "this visit" if order.visit else "any visit of that time"
        raise NothingMayLeave(f"nothing may leave: for {order.purpose!r} no consent stands for {why}")
    return _written(_again(first, records), settings, order)


def _records(store: Store, order: Order) -> Iterator[VisitRecord]:
    """Ask at the door for one visit after the other: what is withdrawn meanwhile stays here."""
    if order.visit is not None:
        ids: tuple[UUID, ...] = (order.visit,)
    else:
        since = order.since or datetime.min.replace(year=2000, tzinfo=order.now.tzinfo)
        ids = store.visits_for(order.purpose, since, order.now + AHEAD, actor=order.actor, now=order.now)
    if order.purpose == "ai":
        ids = tuple(sorted(ids))  # random ids: the order of the day is not kept
    for visit in ids:
        record = store.export_visit(visit, order.purpose, actor=order.actor, now=order.now)
        if record is not None:
            yield record


def _again(first: VisitRecord, rest: Iterator[VisitRecord]) -> Iterator[VisitRecord]:
    yield first
    yield from rest


def _written(records: Iterator[VisitRecord], settings: Settings, order: Order) -> Iterator[str]:
    match order.format:
        case "fhir":
            head = letterhead(settings)
            return (dumps(bundle(resources(record, head), head)) for record in records)
        case "document":
            head = letterhead(settings)
            return (dumps(document(record, head, record.language or "ko")) for record in records)
        case "json":
            return _json(records, settings, order)
        case "csv":
            return _csv(records, settings, order)


def _json(records: Iterator[VisitRecord], settings: Settings, order: Order) -> Iterator[str]:
    """One JSON object, a line for each visit."""
    head: dict[str, object] = {"schema": SCHEMA, "purpose": order.purpose}
    if order.purpose == "ai":
        head["data_sheet"] = SHEET
    yield dumps(head)[:-1] + ', "visits": ['
    comma = ""
    for record in records:
        made = _plain(record, settings) if order.purpose == "ai" else _full(record)
        yield comma + dumps(made)
        comma = ","
    yield "]}"


def _csv(records: Iterator[VisitRecord], settings: Settings, order: Order) -> Iterator[str]:
    """A row for each value; the data sheet in lines that begin with #."""
    hidden = order.purpose == "ai"
    if hidden:
        yield from (f"# {name}: {words}" for name, words in SHEET.items())
    head = ("month", "age", "sex") if hidden else ("visit", "pseudonym", "started_at", "age", "sex")
    yield _row((*head, "programme", "quantity", "side", "value", "unit", "method", "trial", "driver", "checked"))
    for record in records:
        shown = _plain(record, settings) if hidden else _full(record)
        for value in record.measurements:
            yield _row((*(str(shown[name]) for name in head), record.programme, *_cells(record, value)))


def _row(cells: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def _cells(record: VisitRecord, value: Measurement) -> tuple[str, ...]:
    said = _value(record, value)
    return tuple("" if said[name] is None else str(said[name]) for name in said)


def _value(record: VisitRecord, value: Measurement) -> dict[str, object]:
    return {
        "quantity": value.quantity,
        "side": None if value.side is None else value.side.value,
        "value": value.value,
        "unit": QUANTITIES[value.quantity].unit if value.quantity in QUANTITIES else "",
        "method": value.method.value,
        "trial": value.trial,
        "driver": value.proof.driver,
        "checked": "no" if value.id in record.unchecked else "yes" if gated(value) else "",
    }


def _plain(record: VisitRecord, settings: Settings) -> dict[str, object]:
    """Describe a visit so that it leads to nobody."""
    return {
        "month": f"{record.started_at.astimezone(settings.zone):%Y-%m}",
        "age": band(record.age),
        "sex": record.sex.value,
        "programme": record.programme,
        "ended": record.ended,
        "measurements": [_value(record, value) for value in record.measurements],
        "assessments": [{"assessment": one.assessment, "ended": one.ended.value} for one in record.assessments],
    }


def _full(record: VisitRecord) -> dict[str, object]:
    return {
        "visit": record.id,
        "pseudonym": record.pseudonym,
        "started_at": record.started_at,
        "ended_at": record.ended_at,
        "ended": record.ended,
        "centre": record.centre_id,
        "station": record.station_id,
        "programme": record.programme,
        "age": record.age,
        "sex": record.sex.value,
        "measurements": [
            _value(record, value) | {"id": value.id, "taken_at": value.taken_at, "serial": value.proof.device_serial}
            for value in record.measurements
        ],
        "assessments": [{"assessment": one.assessment, "ended": one.ended.value} for one in record.assessments],
    }
