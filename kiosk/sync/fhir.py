"""From one finished visit to one FHIR R4 Bundle. Pure: the same record gives the same bytes.

A transaction of ``PUT Type/<our id>`` entries in the order in which they refer to one another (write mode A); `modes`
derives the other write modes from it. KR Core 2.0.0 profiles where they apply.

Tests that were never begun, refused or broken off are no Observations. An Observation on the platform is a number that
was measured, so counting there and counting here give the same; a cancelled one without a value would be a row about a
person that says nothing, and some would show it as a zero. Such tests stand in the report: as an extension (which, and
how it ended) and in its conclusion. *Why* one was not done, perhaps an answer to a health question, is not sent at all.

Ids are UUIDv5 of stable ids of the store. What an id names does not change under it (a kiosk's new software is a new
id) but for a correction, which replaces Observations and their report, and a DeviceMetric, which says how an instrument
stands and follows its checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kiosk.core.json_text import dumps
from kiosk.core.visit_record import ConsentEntry, VisitRecord
from kiosk.sync.context import Context
from kiosk.sync.instruments import devices, kiosk, metrics
from kiosk.sync.observations import grouped, observations
from kiosk.sync.parts import Letterhead, Resource, without
from kiosk.sync.report import provenance, report
from kiosk.sync.subjects import consent, encounter, organization, patient, standing

SCHEMA = 2
"""Number of this mapping, kept beside every body: raise it when the same record would give other bytes."""
SHARED = ("Organization", "Patient", "Device", "DeviceMetric")
"""Types that outlive a visit: once acknowledged they are left out until they change here, so that an edit on the
platform is not undone."""
OPTIONAL = frozenset({"Organization", "Device", "DeviceMetric", "Consent", "Provenance"})
"""Types a platform may lack: KR Core has no Device, DeviceMetric, Consent or Provenance."""


def may_send(consents: Iterable[ConsentEntry]) -> bool:
    """Whether what is kept may leave through this exit: both keeping and sending stand agreed to."""
    ledger = tuple(consents)
    entries = [standing(ledger, purpose) for purpose in ("keep", "platform")]
    return all(entry is not None and entry.granted for entry in entries)


def observation_ids(record: VisitRecord) -> tuple[str, ...]:
    """The ids of exactly the Observations this record gives, to read them back."""
    return tuple(str(group.id) for group in grouped(record.measurements))


def resources(record: VisitRecord, letterhead: Letterhead, *, corrected: bool = False) -> list[Resource]:
    """Everything there is to send of a visit, each resource after what it refers to."""
    context = Context(record, letterhead)
    results = observations(context, corrected=corrected)
    entry = standing(record.consents, "platform")
    made = [
        organization(context),
        patient(context),
        kiosk(context),
        *devices(context),
        *metrics(context),
        encounter(context),
        *([consent(context, entry)] if entry is not None else ()),
        *results,
        report(context, results, corrected=corrected),
        provenance(context, results),
    ]
    return without(made, letterhead.leave_out)


def bundle(made: list[Resource], letterhead: Letterhead, known: Collection[str] = ()) -> Resource:
    """Put resources into a transaction; shared ones that the platform already has (``Type/id``) are left out."""
    fresh = [each for each in made if each["resourceType"] not in SHARED or name_of(each) not in known]
    return {"resourceType": "Bundle", "type": "transaction", "entry": [_entry(each, letterhead) for each in fresh]}


def bundle_body(made: list[Resource], letterhead: Letterhead, known: Collection[str] = ()) -> bytes:
    """Build the bytes that are kept and sent."""
    return dumps(bundle(made, letterhead, known)).encode()


def name_of(each: Resource) -> str:
    """``Type/id``."""
    return f"{each['resourceType']}/{each['id']}"


def _entry(each: Resource, letterhead: Letterhead) -> Resource:
    return {
        "fullUrl": f"{letterhead.base}/fhir/{name_of(each)}",
        "resource": each,
        "request": {"method": "PUT", "url": name_of(each)},
    }
