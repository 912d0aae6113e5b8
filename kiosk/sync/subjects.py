"""Who and where: Organization, Patient, Encounter, Consent. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid5

from kiosk.core.resident import Sex
from kiosk.core.visit_record import ConsentEntry
from kiosk.sync.context import Context
from kiosk.sync.parts import LOINC, TERMINOLOGY, Resource, resource, standard

MASKED = {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}
GENDERS = {Sex.MALE: "male", Sex.FEMALE: "female"}


def organization(context: Context) -> Resource:
    """The centre."""
    record, head = context.record, context.head
    return resource(
        "Organization",
        context.centre_id,
        "krcore-organization",
        identifier=[head.identifier("centre", record.centre_id)],
        type=[standard("organization-type", "other")],
        name=head.centre_name or record.centre_id,
    )


def patient(context: Context) -> Resource:
    """A pseudonym, a sex and a year. Without a name it is no ``krcore-patient`` and does not claim to be one."""
    record = context.record
    return resource(
        "Patient",
        record.patient_id,
        identifier=[context.head.identifier("pseudonym", record.pseudonym, use="secondary")],
        name=[{"use": "anonymous", "_text": {"extension": [MASKED]}}],
        gender=GENDERS[record.sex],
        birthDate=f"{record.birth_year:04d}" if record.birth_year else None,
    )


def encounter(context: Context) -> Resource:
    """The stay."""
    record, head, identity = context.record, context.head, context.own_id("Encounter")
    end = {"end": head.when(record.ended_at)} if record.ended_at else {}
    return resource(
        "Encounter",
        identity,
        "krcore-encounter",
        identifier=[head.identifier("visit", identity)],
        status="finished" if record.ended_at else "in-progress",
        **{"class": {"system": f"{TERMINOLOGY}/v3-ActCode", "code": "AMB"}},
        type=[{"coding": [head.local(record.programme, system="programme")]}] if record.programme else [],
        subject=context.subject,
        period={"start": head.when(record.started_at), **end},
        serviceProvider=context.centre,
    )


def standing(consents: Iterable[ConsentEntry], purpose: str) -> ConsentEntry | None:
    """The newest entry of the ledger (kept in its order) for this purpose."""
    entries = [entry for entry in consents if entry.purpose == purpose]
    return entries[-1] if entries else None


def consent(context: Context, entry: ConsentEntry) -> Resource:
    """The same answer has the same id in every visit it stands for."""
    name = f"consent/{entry.purpose}/{entry.wording}/{entry.at.isoformat()}"
    identity = uuid5(context.record.patient_id, name)
    return resource(
        "Consent",
        identity,
        identifier=[context.head.identifier("consent", identity)],
        status="active" if entry.granted else "rejected",
        scope=standard("consentscope", "patient-privacy"),
        category=[standard(LOINC, "59284-0")],
        patient=context.subject,
        dateTime=context.head.when(entry.at),
        organization=[context.centre],
        policy=[{"uri": f"{context.head.base}/consent/{entry.wording or entry.purpose}"}],
    )
