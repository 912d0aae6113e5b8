"""One visit as a FHIR document for the resident's own hands: a Composition first, then what it speaks of. Pure.

The same resources as the platform gets (`kiosk.sync.fhir`), so that a number is the same number everywhere, but as a
Bundle of type document (FHIR R4, 3.3.1): an identifier, a time, a Composition that refers to everything in it, no
requests. The person stays masked: whoever holds the file says whose it is. Consent and Provenance stay with us.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from kiosk.core.texts import load_texts
from kiosk.core.visit_record import VisitRecord
from kiosk.sync.context import Context
from kiosk.sync.fhir import name_of, resources
from kiosk.sync.parts import LOINC, Letterhead, Resource, reference, resource

CARRIED = frozenset(
    {"Organization", "Patient", "Device", "DeviceMetric", "Encounter", "Observation", "DiagnosticReport"}
)
SUMMARY, RESULTS = "34133-9", "30954-2"
"""LOINC: summary of episode note; relevant diagnostic tests."""


def document(record: VisitRecord, letterhead: Letterhead, language: str = "ko") -> Resource:
    """Return the Bundle; the same record gives the same bytes."""
    head = replace(letterhead, leave_out=frozenset())  # that is about what a platform takes
    context = Context(record, head)
    made = [each for each in resources(record, head) if each["resourceType"] in CARRIED]
    identity = context.own_id("document")
    return {
        "resourceType": "Bundle",
        "id": str(identity),
        "language": language,
        "identifier": head.identifier("document", identity),
        "type": "document",
        "timestamp": head.when(context.ended_at),
        "entry": [_entry(each, head) for each in (_composition(context, made, identity, language), *made)],
    }


def _composition(context: Context, made: list[Resource], bundle: UUID, language: str) -> Resource:
    head, texts = context.head, load_texts(language)
    results = [name_of(each) for each in made if each["resourceType"] in ("DiagnosticReport", "Observation")]
    used = [name_of(each) for each in made if each["resourceType"] in ("Device", "DeviceMetric")]
    return resource(
        "Composition",
        uuid5(bundle, "Composition"),
        language=language,
        identifier=head.identifier("composition", bundle),
        status="final",
        type={"coding": [{"system": LOINC, "code": SUMMARY}], "text": texts["report.title"]},
        subject=context.subject,
        encounter=context.encounter,
        date=head.when(context.ended_at),
        author=[reference("Device", context.kiosk_id)],
        custodian=context.centre,
        title=f"{head.centre_name}: {texts['report.title']}" if head.centre_name else texts["report.title"],
        section=[
            _section(texts["report.title"], RESULTS, results),
            _section(texts["document.devices"], "", used),
        ],
    )


def _section(title: str, code: str, names: list[str]) -> Resource:
    coded = {"code": {"coding": [{"system": LOINC, "code": code}]}} if code else {}
    return {"title": title, **coded, "entry": [{"reference": name} for name in names]}


def _entry(each: Resource, head: Letterhead) -> Resource:
    return {"fullUrl": f"{head.base}/fhir/{name_of(each)}", "resource": each}
