"""The small shapes all FHIR resources are made of: codings, quantities, references, times. Pure dicts, never None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.sync.codes import UNITS, Code

Resource = dict[str, Any]

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
MDC = "urn:iso:std:iso:11073:10101"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
KR_CORE = "http://www.hl7korea.or.kr/fhir/krcore/StructureDefinition"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every bundle of this centre shares.

    ``base`` names our code systems and identifiers. It is a name, not an address anybody calls, and stands in what has
    been sent: choose it once. ``leave_out`` are resource types the platform does not take.
    """

    zone: ZoneInfo
    centre_name: str = ""
    base: str = "https://lifelog.example"
    leave_out: frozenset[str] = frozenset()
    quantities: Mapping[str, Quantity] = field(default_factory=lambda: QUANTITIES, repr=False)

    def when(self, at: datetime) -> str:
        """Write an aware time with seconds and the centre's offset."""
        return at.astimezone(self.zone).isoformat(timespec="seconds")

    def identifier(self, kind: str, value: object, **more: str) -> Resource:
        """Name a resource in one of our own systems."""
        return {**more, "system": self.system(kind), "value": str(value)}

    def system(self, kind: str) -> str:
        """The system of our identifiers of one kind: observation, visit, report, pseudonym, device …"""
        return f"{self.base}/sid/{kind}"

    def local(self, code: str, display: str = "", system: str = "measurement") -> Resource:
        """One of our own codes."""
        return {"system": f"{self.base}/CodeSystem/{system}", "code": code, **({"display": display} if display else {})}

    def concept(self, code: Code) -> Resource:
        """Standard codings first, our own beside them, Korean in the text."""
        coding = [{"system": LOINC, "code": loinc} for loinc in code.loinc]
        coding += [{"system": MDC, "code": code.mdc}] if code.mdc else []
        return {"coding": [*coding, self.local(code.local, code.display)], "text": code.text}


def standard(system: str, code: str, text: str = "") -> Resource:
    """A concept with one coding of HL7's terminology (or any absolute system)."""
    url = system if "://" in system else f"{TERMINOLOGY}/{system}"
    return {"coding": [{"system": url, "code": code}], **({"text": text} if text else {})}


def quantity(value: Decimal, unit: str) -> Resource:
    """A value with its UCUM code, digits as they are, and the unit as people write it."""
    return {"value": value, "unit": UNITS.get(unit, unit), "system": UCUM, "code": unit}


def reference(kind: str, identity: UUID | str, display: str = "") -> Resource:
    """Refer to a resource by its logical id."""
    return {"reference": f"{kind}/{identity}", **({"display": display} if display else {})}


def resource(kind: str, identity: UUID, profile: str = "", **fields: Any) -> Resource:
    """A resource; fields that are None or empty are left out, as R4 wants it."""
    meta = {"meta": {"profile": [f"{KR_CORE}/{profile}"]}} if profile else {}
    held = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
    return {"resourceType": kind, "id": str(identity), **meta, **held}


def without(resources: Iterable[Resource], types: frozenset[str]) -> list[Resource]:
    """Leave out whole types, and what refers to them; a reference with a display keeps that."""
    return [_pruned(each, types) for each in resources if each["resourceType"] not in types]


def _pruned(value: Any, types: frozenset[str]) -> Any:
    if isinstance(value, dict):
        kept = {key: _pruned(each, types) for key, each in value.items() if not _refers(key, each, types)}
        return {key: each for key, each in kept.items() if each not in ({}, [])}
    if isinstance(value, list):
        return [pruned for each in value if (pruned := _pruned(each, types)) not in ({}, [])]
    return value


def _refers(key: str, value: object, types: frozenset[str]) -> bool:
    return key == "reference" and isinstance(value, str) and value.partition("/")[0] in types
