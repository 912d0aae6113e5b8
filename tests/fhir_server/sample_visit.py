"""One visit as the kiosk would send it: the resource shapes of the sync, with made-up people and places."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

HOST = "https://lifelog.example"  # a reserved name: nobody's host
MEASUREMENT = f"{HOST}/CodeSystem/measurement"
LOINC = "http://loinc.org"
MDC = "urn:iso:std:iso:11073:10101"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
KR_CORE = "http://www.hl7korea.or.kr/fhir/krcore/StructureDefinition"

Resource = dict[str, Any]


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join((HOST, *parts))))


def _quantity(value: float, unit: str, code: str | None = None) -> Resource:
    return {"value": value, "unit": unit, "system": UCUM, "code": code or unit}


def _concept(local: str, text: str, loinc: str | None = None, mdc: str | None = None) -> Resource:
    coding = [{"system": LOINC, "code": loinc}] if loinc else []
    coding += [{"system": MDC, "code": mdc}] if mdc else []
    return {"coding": [*coding, {"system": MEASUREMENT, "code": local}], "text": text}


def visit_resources(visit: str = "visit-1", resident: str = "resident-1") -> list[Resource]:
    """The resources of one finished visit, in the order in which they refer to one another."""
    patient, encounter = f"Patient/{_id('patient', resident)}", f"Encounter/{_id(visit, 'encounter')}"
    cuff, scale, grip = (f"Device/{_id('device', name)}" for name in ("cuff", "scale", "grip"))
    kiosk, centre = f"Device/{_id('device', 'kiosk')}", f"Organization/{_id('organization', 'centre')}"

    def device(reference: str, name: str, model: str) -> Resource:
        return {
            "resourceType": "Device",
            "id": reference.split("/")[1],
            "identifier": [{"system": f"{HOST}/sid/device", "value": name}],
            "status": "active",
            "manufacturer": "Example",
            "deviceName": [{"name": model, "type": "model-name"}],
            "version": [{"value": "1.2.3"}],
        }

    def observation(
        name: str, code: Resource, category: str, device: str, at: str, profile: str | None = None, **value: Any
    ) -> Resource:
        return {
            "resourceType": "Observation",
            "id": _id(visit, name),
            **({"meta": {"profile": [f"{KR_CORE}/{profile}"]}} if profile else {}),
            "identifier": [{"system": f"{HOST}/sid/observation", "value": _id(visit, name)}],
            "status": "final",
            "category": [{"coding": [{"system": CATEGORY, "code": category}]}],
            "code": code,
            "subject": {"reference": patient},
            "encounter": {"reference": encounter},
            "effectiveDateTime": f"2026-11-21T{at}+09:00",
            "device": {"reference": device},
            **value,
        }

    def part(local: str, text: str, loinc: str, mdc: str, value: float) -> Resource:
        return {"code": _concept(local, text, loinc, mdc), "valueQuantity": _quantity(value, "mmHg", "mm[Hg]")}

    observations = [
        observation(
            "weight",
            _concept("weight", "몸무게", "29463-7", "188736"),
            "vital-signs",
            scale,
            "10:03:00",
            "krcore-bodyweight",
            valueQuantity=_quantity(61.2, "kg"),
        ),
        observation(
            "blood-pressure",
            _concept("blood-pressure", "혈압", "85354-9", "150020"),
            "vital-signs",
            cuff,
            "10:09:30",
            "krcore-bloodpressure",
            component=[
                part("systolic", "수축기", "8480-6", "150021", 128),
                part("diastolic", "이완기", "8462-4", "150022", 82),
            ],
        ),
        observation(
            "pulse",
            _concept("pulse", "맥박", "8867-4"),
            "vital-signs",
            cuff,
            "10:09:30",
            "krcore-heartrate",
            valueQuantity=_quantity(71, "회/분", "/min"),
        ),
        observation(
            "grip-right",
            _concept("grip-right", "악력(오른손)", "83174-3"),
            "exam",
            grip,
            "10:15:20",
            valueQuantity=_quantity(24.1, "kg"),
            method={"text": "가장 센 값"},
            component=[
                {"code": _concept("trial-1", "첫 번째"), "valueQuantity": _quantity(23.5, "kg")},
                {"code": _concept("trial-2", "두 번째"), "valueQuantity": _quantity(24.1, "kg")},
                {
                    "code": _concept("trial-3", "세 번째"),
                    "dataAbsentReason": {"coding": [{"system": ABSENT, "code": "error"}]},
                },
            ],
        ),
        observation(
            "chair-stand",
            _concept("chair-stand-30s", "의자에서 일어섰다 앉기", "66247-8"),
            "exam",
            kiosk,
            "10:20:00",
            dataAbsentReason={"coding": [{"system": ABSENT, "code": "not-performed"}]},
        )
        | {"status": "cancelled"},
    ]
    report = f"DiagnosticReport/{_id(visit, 'report')}"
    results = [f"Observation/{each['id']}" for each in observations]
    return [
        {
            "resourceType": "Patient",
            "id": patient.split("/")[1],
            "identifier": [{"use": "secondary", "system": f"{HOST}/sid/pseudonym", "value": f"gj01-{resident}"}],
            "name": [
                {
                    "use": "anonymous",
                    "_text": {
                        "extension": [
                            {
                                "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                                "valueCode": "masked",
                            }
                        ]
                    },
                }
            ],
            "gender": "female",
            "birthDate": "1951",
        },
        {
            "resourceType": "Organization",
            "id": centre.split("/")[1],
            "identifier": [{"system": f"{HOST}/sid/centre", "value": "gj01"}],
            "type": [
                {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/organization-type", "code": "other"}]}
            ],
            "name": "본보기 주민센터",
        },
        device(kiosk, "kiosk-01", "Lifelog Kiosk"),
        device(scale, "scale-01", "체중계"),
        device(cuff, "bp-01", "혈압계"),
        device(grip, "grip-01", "악력계"),
        {
            "resourceType": "DeviceMetric",
            "id": _id("device-metric", "cuff"),
            "identifier": [{"system": f"{HOST}/sid/device-metric", "value": "bp-01-pressure"}],
            "type": {"coding": [{"system": MDC, "code": "150020"}]},
            "source": {"reference": cuff},
            "operationalStatus": "on",
            "category": "measurement",
            "calibration": [{"type": "two-point", "state": "calibrated", "time": "2026-10-02T09:00:00+09:00"}],
        },
        {
            "resourceType": "Encounter",
            "id": encounter.split("/")[1],
            "identifier": [{"system": f"{HOST}/sid/visit", "value": visit}],
            "status": "finished",
            "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
            "subject": {"reference": patient},
            "period": {"start": "2026-11-21T10:02:00+09:00", "end": "2026-11-21T10:24:00+09:00"},
            "serviceProvider": {"reference": centre},
        },
        {
            "resourceType": "Consent",
            "id": _id(visit, "consent"),
            "identifier": [{"system": f"{HOST}/sid/consent", "value": f"{visit}-platform"}],
            "status": "active",
            "scope": {
                "coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]
            },
            "category": [{"coding": [{"system": LOINC, "code": "59284-0"}]}],
            "patient": {"reference": patient},
            "dateTime": "2026-11-21T10:23:00+09:00",
            "policy": [{"uri": f"{HOST}/consent/platform/1"}],
        },
        *observations,
        {
            "resourceType": "DiagnosticReport",
            "id": report.split("/")[1],
            "identifier": [{"system": f"{HOST}/sid/report", "value": f"{visit}-report"}],
            "status": "final",
            "code": _concept("visit-report", "오늘 잰 결과"),
            "subject": {"reference": patient},
            "encounter": {"reference": encounter},
            "effectiveDateTime": "2026-11-21T10:24:00+09:00",
            "issued": "2026-11-21T10:24:05+09:00",
            "result": [{"reference": result} for result in results],
        },
        {
            "resourceType": "Provenance",
            "id": _id(visit, "provenance"),
            "target": [{"reference": target} for target in (report, *results)],
            "recorded": "2026-11-21T10:24:05+09:00",
            "agent": [
                {
                    "type": {
                        "coding": [
                            {
                                "system": "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                                "code": "assembler",
                            }
                        ]
                    },
                    "who": {"reference": kiosk},
                }
            ],
        },
    ]


def visit_bundle(visit: str = "visit-1", resident: str = "resident-1") -> Resource:
    """The visit as one transaction of PUTs (write mode A): the same visit gives the same bundle."""
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            {
                "fullUrl": f"{HOST}/fhir/{each['resourceType']}/{each['id']}",
                "resource": each,
                "request": {"method": "PUT", "url": f"{each['resourceType']}/{each['id']}"},
            }
            for each in visit_resources(visit, resident)
        ],
    }
