"""KR Core 2.0.0 as far as our resources claim it: own checks, read from the profiles' sources (hl7korea, CC0).

fhir.resources knows the base types only, and the test server no KR Core; so what the profiles force is checked here.
"""

from __future__ import annotations

from typing import Any

BASE = "http://www.hl7korea.or.kr/fhir/krcore/StructureDefinition/"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
UCUM = "http://unitsofmeasure.org"
LOINC = "http://loinc.org"

VITAL_PROFILES = {
    "krcore-bodyweight": ("29463-7", "kg"),
    "krcore-bodyheight": ("8302-2", "cm"),
    "krcore-bodytemperature": ("8310-5", "Cel"),
    "krcore-heartrate": ("8867-4", "/min"),
    "krcore-pulseoximetry": ("2708-6", "%"),
    "krcore-respiratoryrate": ("9279-1", "/min"),
}
OWN_PROFILE = {loinc for loinc, _ in VITAL_PROFILES.values()} | {"85354-9"}
PARTS = {"8480-6", "8462-4"}


def check(resource: dict[str, Any]) -> None:
    """Assert what each claimed profile forces."""
    for url in resource.get("meta", {}).get("profile", ()):
        assert url.startswith(BASE), url
        name = url.removeprefix(BASE)
        {
            "krcore-organization": _organization,
            "krcore-encounter": _encounter,
            "krcore-bloodpressure": _pressure,
            "krcore-vitalsigns": _vital,
            "krcore-observation-function-test": _function_test,
            "krcore-diagnosticreport-function-tests": _report,
        }.get(name, _single)(resource, name)


def loincs(concept: dict[str, Any]) -> set[str]:
    """The LOINC codes of a concept."""
    return {coding["code"] for coding in concept["coding"] if coding["system"] == LOINC}


def _categories(resource: dict[str, Any]) -> list[str]:
    codings = [coding for concept in resource["category"] for coding in concept["coding"]]
    return [coding["code"] for coding in codings if coding["system"] == CATEGORY]


def _organization(resource: dict[str, Any], _: str) -> None:
    assert all(each["system"] and each["value"] for each in resource["identifier"])
    assert all(coding["system"] and coding["code"] for each in resource["type"] for coding in each["coding"])
    assert resource["name"]


def _encounter(resource: dict[str, Any], _: str) -> None:
    assert resource["class"] == {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"}
    assert resource["subject"]["reference"].startswith("Patient/")


def _vital(resource: dict[str, Any], name: str) -> None:
    assert _categories(resource) == ["vital-signs"]
    assert resource["subject"]["reference"].startswith("Patient/")
    assert name != "krcore-vitalsigns" or not loincs(resource["code"]) & OWN_PROFILE
    assert ("valueQuantity" in resource) != ("dataAbsentReason" in resource) or resource.get("component")


def _single(resource: dict[str, Any], name: str) -> None:
    _vital(resource, name)
    loinc, unit = VITAL_PROFILES[name]
    assert loinc in loincs(resource["code"])
    value = resource["valueQuantity"]
    assert (value["system"], value["code"]) == (UCUM, unit)


def _pressure(resource: dict[str, Any], name: str) -> None:
    _vital(resource, name)
    assert loincs(resource["code"]) == {"85354-9"}
    parts = [part for part in resource["component"] if loincs(part["code"]) & PARTS]
    assert sorted(code for part in parts for code in loincs(part["code"])) == sorted(PARTS)
    for part in resource["component"]:
        value = part.get("valueQuantity")
        assert value is None or (value["system"], value["code"]) == (UCUM, "mm[Hg]")
        assert (value is None) == ("dataAbsentReason" in part)


def _function_test(resource: dict[str, Any], _: str) -> None:
    assert _categories(resource) == ["exam"]
    assert all(coding["system"] and coding["code"] for coding in resource["code"]["coding"])
    assert "effectiveDateTime" in resource or "effectivePeriod" in resource
    assert resource["subject"]["reference"].startswith("Patient/")


def _report(resource: dict[str, Any], _: str) -> None:
    groups = [coding for concept in resource["category"] for coding in concept["coding"]]
    assert groups == [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": "OSL"}]
    asked = [each for each in resource["extension"] if each["url"] == f"{BASE}krcore-testRequestDateTime"]
    assert len(asked) == 1
    assert asked[0]["valueDateTime"]
    assert all(coding["system"] and coding["code"] for coding in resource["code"]["coding"])
    assert all(each["reference"].startswith("Organization/") for each in resource.get("performer", ()))
