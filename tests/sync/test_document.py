"""A visit as a FHIR document: others can read it, everything in it hangs together, and it names nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from fhir.resources.R4B.bundle import Bundle

from kiosk.core.json_text import dumps
from kiosk.sync.document import document
from kiosk.sync.fhir import observation_ids
from kiosk.sync.parts import Letterhead, Resource
from kiosk.sync.wire import references
from tests.sync.visits import normal_visit, short_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"), "동구 라이프로그 건강관리소", leave_out=frozenset({"Device"}))
VISITS = {"normal": normal_visit(), "short": short_visit("made up")}


def made(visit: str = "normal", language: str = "ko") -> Resource:
    return document(VISITS[visit], SEOUL, language)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("visit", VISITS)
def test_somebody_elses_model_reads_it(visit: str, language: str) -> None:
    said = made(visit, language)
    bundle = Bundle.model_validate_json(dumps(said))
    assert (bundle.type, bundle.timestamp is None, bundle.identifier is None) == ("document", False, False)
    assert said["entry"][0]["resource"]["resourceType"] == "Composition"
    assert [entry for entry in said["entry"] if "request" in entry] == []


@pytest.mark.parametrize("visit", VISITS)
def test_the_composition_speaks_of_everything_and_nothing_is_missing(visit: str) -> None:
    entries = [entry["resource"] for entry in made(visit)["entry"]]
    there = {f"{each['resourceType']}/{each['id']}" for each in entries}
    asked = {one for each in entries for one in references(each)}
    assert asked <= there
    assert {name for name in there if not name.startswith("Composition")} <= asked
    spoken = {one for one in references(entries[0]) if one.startswith("Observation/")}
    assert spoken == {f"Observation/{one}" for one in observation_ids(VISITS[visit])}


def test_it_names_nobody_and_says_the_same_twice() -> None:
    record = normal_visit()
    said = dumps(document(record, SEOUL))
    assert said == dumps(document(record, SEOUL))
    (patient,) = [
        entry["resource"] for entry in json.loads(said)["entry"] if entry["resource"]["resourceType"] == "Patient"
    ]
    assert "family" not in json.dumps(patient)
    assert patient["birthDate"] == f"{record.birth_year}"
    assert dumps(document(replace(record, software="2"), SEOUL)) != said
