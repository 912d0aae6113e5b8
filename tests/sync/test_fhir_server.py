"""The FHIR test server itself: other tests rely on what it says, keeps, refuses and how it misbehaves when told to."""

import copy
import gzip
import hashlib
import json
import time
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx
import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.capabilitystatement import CapabilityStatement
from fhir.resources.R4B.operationoutcome import OperationOutcome

from tests.fhir_server.harness import FhirServer, fhir_server
from tests.fhir_server.sample_visit import HOST, visit_bundle, visit_resources

FHIR_JSON = {"Content-Type": "application/fhir+json"}
TYPES = [
    *("Patient", "Organization", "Device", "DeviceMetric", "Encounter", "Consent"),
    *("Observation", "DiagnosticReport", "Provenance"),
]
SIZE = len(visit_resources())
BROKEN = httpx.TransportError  # what a client sees of a cut line


@pytest.fixture(scope="module")
def started() -> Iterator[FhirServer]:
    with fhir_server() as server:
        yield server


@pytest.fixture
def server(started: FhirServer) -> FhirServer:
    started.reset()
    return started


@pytest.fixture
def http(server: FhirServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, headers=FHIR_JSON, timeout=5.0, trust_env=False) as client:
        yield client


def post(http: httpx.Client, bundle: dict[str, Any], **headers: str) -> httpx.Response:
    return http.post("", json=bundle, headers=headers)


def statuses(answer: httpx.Response) -> list[str]:
    bundle = answer.json()
    assert bundle["type"] == "transaction-response", bundle
    return [entry["response"]["status"][:3] for entry in bundle["entry"]]


def of_type(kind: str, name: str = "") -> dict[str, Any]:
    """The first resource of the sample visit of this type, or the one with this local code."""
    for resource in visit_resources():
        codes = [coding["code"] for coding in resource.get("code", {}).get("coding", [])]
        if resource["resourceType"] == kind and (not name or name in codes):
            return copy.deepcopy(resource)
    raise LookupError(kind, name)


def put(http: httpx.Client, resource: dict[str, Any], **headers: str) -> httpx.Response:
    return http.put(f"{resource['resourceType']}/{resource['id']}", json=resource, headers=headers)


def refused(answer: httpx.Response, status: int) -> str:
    """Checks that an answer is a proper OperationOutcome with this status, and returns its words."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/fhir+json")
    OperationOutcome.model_validate(answer.json())
    return " ".join(issue["details"]["text"] for issue in answer.json()["issue"])


# ---- what it says of itself


def test_metadata_says_what_mode_a_needs(server: FhirServer, http: httpx.Client) -> None:
    answer = http.get("metadata")
    assert answer.headers["content-type"].startswith("application/fhir+json")
    statement = answer.json()
    CapabilityStatement.model_validate(statement)
    assert (statement["fhirVersion"], statement["kind"]) == ("4.0.1", "instance")
    assert "json" in statement["format"]
    (rest,) = statement["rest"]
    assert [each["code"] for each in rest["interaction"]] == ["transaction", "batch"]
    assert [each["type"] for each in rest["resource"]] == TYPES
    assert all(each["updateCreate"] and each["conditionalCreate"] for each in rest["resource"])
    assert server.counts() == {}


def test_every_declared_search_parameter_is_honoured(server: FhirServer, http: httpx.Client) -> None:
    assert post(http, visit_bundle()).status_code == 200
    assert post(http, visit_bundle("visit-2", "resident-2")).status_code == 200
    patient, encounter = of_type("Patient"), of_type("Encounter")
    cuff = next(each for each in visit_resources() if each["id"] == of_type("DeviceMetric")["source"]["reference"][7:])
    values = {
        "_lastUpdated": "gt2000-01-01",
        "subject": f"Patient/{patient['id']}",
        "patient": patient["id"],
        "encounter": encounter["id"],
        "source": f"Device/{cuff['id']}",
        "code": "http://loinc.org|85354-9",
        "date": "2026-11-21",
        "target": f"DiagnosticReport/{of_type('DiagnosticReport')['id']}",
    }
    narrow = {"_id", "identifier", "source", "target"}
    for resource in server.get("metadata")["rest"][0]["resource"]:
        kind = resource["type"]
        example = of_type(kind)
        for parameter in resource["searchParam"]:
            name = parameter["name"]
            assert parameter["definition"].startswith("http://hl7.org/fhir/SearchParameter/")
            value = values.get(name) or example["id"]
            if name == "identifier":
                value = f"{example['identifier'][0]['system']}|{example['identifier'][0]['value']}"
            found = http.get(kind, params={name: value}).json()
            Bundle.model_validate(found)
            if (kind, name) in {("Device", "patient"), ("Provenance", "patient")}:
                assert found["total"] == 0  # our devices belong to nobody, and provenance is not of the person
                continue
            assert found["total"] >= 1, (kind, name)
            assert found["link"][0]["relation"] == "self"
            assert found["entry"][0]["fullUrl"].startswith(f"{server.url}/{kind}/")
            if name in narrow:
                assert [entry["resource"]["id"] for entry in found["entry"]] == [example["id"]], (kind, name)
            elif name not in {"_lastUpdated", "code", "date"}:
                assert found["total"] == len([each for each in visit_resources() if each["resourceType"] == kind])


def test_an_unknown_search_parameter_is_refused_not_ignored(http: httpx.Client) -> None:
    assert "shoe-size" in refused(http.get("Patient", params={"shoe-size": "255"}), 400)


def test_search_by_post_and_in_pages(server: FhirServer, http: httpx.Client) -> None:
    post(http, visit_bundle())
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    found = http.post("Device/_search", content=b"_count=3", headers=form).json()
    assert (found["total"], len(found["entry"])) == (4, 3)
    last = http.get(
        next(link["url"] for link in http.get("Device?_count=3").json()["link"] if link["relation"] == "next")
    )
    assert len(last.json()["entry"]) == 1


# ---- what it keeps


def test_put_makes_a_resource_under_the_clients_id_and_then_updates_it(server: FhirServer, http: httpx.Client) -> None:
    patient = of_type("Patient")
    made = put(http, patient)
    assert made.status_code == 201
    assert made.headers["location"].startswith(f"{server.url}/Patient/{patient['id']}/_history/")
    changed = put(http, patient | {"birthDate": "1952"})
    assert changed.status_code == 200
    assert changed.headers["etag"] != made.headers["etag"]
    assert server.get(f"Patient/{patient['id']}")["birthDate"] == "1952"
    for _ in range(2):  # the same order every time
        history = server.get(f"Patient/{patient['id']}/_history")
        Bundle.model_validate(history)
        assert [entry["resource"]["birthDate"] for entry in history["entry"]] == ["1952", "1951"]
    first = made.json()["meta"]["versionId"]
    assert server.get(f"Patient/{patient['id']}/_history/{first}")["birthDate"] == "1951"
    assert server.writes() == {f"Patient/{patient['id']}": 2}


def test_an_update_of_a_stale_version_is_refused(http: httpx.Client) -> None:
    patient = of_type("Patient")
    first = put(http, patient).headers["etag"]
    second = put(http, patient, **{"If-Match": first})
    assert second.status_code == 200
    refused(put(http, patient, **{"If-Match": first}), 412)


def test_a_post_gets_an_id_and_a_version_from_the_server(http: httpx.Client) -> None:
    patient = of_type("Patient") | {"meta": {"versionId": "mine", "lastUpdated": "2001-01-01T00:00:00Z"}}
    made = http.post("Patient", json=patient)
    assert made.status_code == 201
    assert made.json()["id"] != patient["id"]
    assert made.json()["meta"]["versionId"] != "mine"


def test_a_conditional_create_makes_one(server: FhirServer, http: httpx.Client) -> None:
    patient = of_type("Patient")
    wanted = {"If-None-Exist": f"identifier={HOST}/sid/pseudonym|gj01-resident-1"}
    first = http.post("Patient", json=patient, headers=wanted)
    again = http.post("Patient", json=patient, headers=wanted)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    http.post("Patient", json=patient)
    refused(http.post("Patient", json=patient, headers=wanted), 412)
    assert server.counts() == {"Patient": 2}


def test_a_visit_posted_twice_leaves_each_resource_once(server: FhirServer, http: httpx.Client) -> None:
    visit = visit_bundle()
    first, second = post(http, visit), post(http, visit)
    assert (statuses(first), statuses(second)) == (["201"] * SIZE, ["200"] * SIZE)
    Bundle.model_validate(second.json())
    assert sum(server.counts().values()) == SIZE
    assert server.counts()["Observation"] == 5
    assert set(server.writes().values()) == {2}
    held = server.get(f"Observation/{of_type('Observation', '85354-9')['id']}")
    assert [part["valueQuantity"]["value"] for part in held["component"]] == [128, 82]


def test_mode_b_entries_are_tied_by_urn_and_made_once(server: FhirServer, http: httpx.Client) -> None:
    server.behave(mode="B")
    patient, encounter = of_type("Patient"), of_type("Encounter")
    encounter["subject"]["reference"] = f"urn:uuid:{patient['id']}"

    def entry(resource: dict[str, Any]) -> dict[str, Any]:
        identifier = resource["identifier"][0]
        return {
            "fullUrl": f"urn:uuid:{resource['id']}",
            "resource": {key: value for key, value in resource.items() if key != "id"},
            "request": {
                "method": "POST",
                "url": resource["resourceType"],
                "ifNoneExist": f"identifier={identifier['system']}|{identifier['value']}",
            },
        }

    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": [entry(encounter), entry(patient)]}
    assert (statuses(post(http, bundle)), statuses(post(http, bundle))) == (["201", "201"], ["200", "200"])
    assert server.counts() == {"Encounter": 1, "Patient": 1}
    held = server.get("Patient")["entry"][0]["resource"]["id"]
    assert server.get("Encounter")["entry"][0]["resource"]["subject"]["reference"] == f"Patient/{held}"


def test_a_transaction_is_kept_whole_or_not_at_all(server: FhirServer, http: httpx.Client) -> None:
    patient = of_type("Patient")
    put(http, patient)
    visit = visit_bundle()
    visit["entry"][0]["resource"]["birthDate"] = "1940"
    visit["entry"][-1]["resource"]["agent"] = []
    refused(post(http, visit), 400)
    assert server.counts() == {"Patient": 1}
    assert server.writes() == {f"Patient/{patient['id']}": 1}
    assert server.get(f"Patient/{patient['id']}")["birthDate"] == "1951"
    assert server.get(f"Patient/{patient['id']}/_history")["total"] == 1


def test_the_same_resource_twice_in_a_transaction_is_refused(server: FhirServer, http: httpx.Client) -> None:
    visit = visit_bundle()
    visit["entry"].append(visit["entry"][0])
    assert "Duplicate" in refused(post(http, visit), 400)
    assert server.counts() == {}


def test_medplums_limit_of_50_updates_holds(http: httpx.Client) -> None:
    ids = [str(uuid5(NAMESPACE_URL, str(n))) for n in range(51)]
    entries = [
        {"resource": of_type("Patient") | {"id": each}, "request": {"method": "PUT", "url": f"Patient/{each}"}}
        for each in ids
    ]
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    assert "more update operations" in refused(post(http, bundle), 400)
    assert post(http, bundle | {"entry": entries[:50]}).status_code == 200


# ---- what it refuses


def blood_pressure(**changes: Any) -> dict[str, Any]:
    return of_type("Observation", "85354-9") | changes


def with_part(index: int, **quantity: Any) -> dict[str, Any]:
    resource = blood_pressure()
    resource["component"][index]["valueQuantity"] |= quantity
    return resource


def absent_diastolic() -> dict[str, Any]:
    resource = blood_pressure()
    del resource["component"][1]["valueQuantity"]
    reason = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    resource["component"][1]["dataAbsentReason"] = {"coding": [{"system": reason, "code": "error"}]}
    return resource


@pytest.mark.parametrize("resource", [blood_pressure(), absent_diastolic()], ids=["both values", "one absent"])
def test_a_correct_blood_pressure_is_taken(http: httpx.Client, resource: dict[str, Any]) -> None:
    resource["meta"] = {"profile": ["http://hl7.org/fhir/StructureDefinition/bp"]}
    assert put(http, resource).status_code == 201


@pytest.mark.parametrize(
    ("status", "words", "resource"),
    [
        (422, "DiastolicBP", blood_pressure(component=blood_pressure()["component"][:1])),
        (
            422,
            "SystolicBP",
            blood_pressure(component=[*blood_pressure()["component"], blood_pressure()["component"][0]]),
        ),
        (422, "VSCat", blood_pressure(category=of_type("Observation", "grip-right")["category"])),
        (422, "mm[Hg]", with_part(0, code="mmHg")),
        (400, '"bogus"', blood_pressure(status="bogus")),
        (400, "Missing required property", {k: v for k, v in blood_pressure().items() if k != "status"}),
        (400, "Invalid additional property", blood_pressure(pulse=70)),
        (400, "Invalid dateTime format", blood_pressure(effectiveDateTime="21.11.2026 10:00")),
        (400, "seconds and an offset", blood_pressure(effectiveDateTime="2026-11-21T10:00:00")),
        (400, "Invalid dateTime format", blood_pressure(effectiveDateTime="2026-11-21T10:00+09:00")),
        (400, "Invalid reference", blood_pressure(device=blood_pressure()["subject"])),
        (400, "Invalid empty", blood_pressure(note=[])),
        (400, "Invalid empty", with_part(0, system="")),
        (400, "expected number, but got string", with_part(0, value="128")),
        (400, '"weiblich"', of_type("Patient") | {"gender": "weiblich"}),
        (400, "is not an id", of_type("Patient") | {"id": "under_score"}),
        (400, "ppc-1", {k: v for k, v in of_type("Consent").items() if k != "policy"}),
        (
            400,
            "points to nothing",
            blood_pressure(subject={"reference": "urn:uuid:2d2c8c3e-0000-4000-8000-000000000000"}),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_resource_is_refused_with_reasons(
    server: FhirServer, http: httpx.Client, status: int, words: str, resource: dict[str, Any]
) -> None:
    assert words in refused(put(http, resource), status)
    assert server.counts() == {}


def test_requests_it_does_not_understand_are_refused(http: httpx.Client) -> None:
    refused(http.post("", json={"resourceType": "Bundle", "type": "transaction", "entry": []}), 400)
    refused(http.post("", content=b"not gzip", headers={"Content-Encoding": "gzip"}), 400)
    refused(http.get("Patient/nobody"), 404)
    refused(http.get("Spaceship"), 404)
    refused(http.delete("Patient/nobody"), 405)
    refused(http.post("Patient", content=b"{", headers=FHIR_JSON), 400)
    refused(http.post("Patient", content=b"<Patient/>", headers={"Content-Type": "application/fhir+xml"}), 415)
    refused(http.get("Patient", headers={"Accept": "application/fhir+xml"}), 406)
    refused(http.put("Patient/other", json=of_type("Patient")), 400)
    refused(http.post("", json={"resourceType": "Bundle", "type": "collection", "entry": []}), 400)


def test_it_deletes_and_updates_only_where_it_says_so(server: FhirServer, http: httpx.Client) -> None:
    post(http, visit_bundle())
    patient, report = of_type("Patient"), of_type("DiagnosticReport")
    refused(http.delete(f"Patient/{patient['id']}"), 405)
    server.behave(caps={"delete": True, "update": False}, integrity=True)
    declared = server.get("metadata")["rest"][0]["resource"][0]["interaction"]
    assert {each["code"] for each in declared} >= {"read", "delete"}
    assert {"code": "update"} not in declared
    refused(put(http, report), 405)
    refused(http.delete(f"Patient/{patient['id']}"), 409)
    server.behave(integrity=False)
    assert http.delete(f"Patient/{patient['id']}").status_code == 200
    refused(http.get(f"Patient/{patient['id']}"), 404)
    refused(http.delete(f"Patient/{patient['id']}"), 404)


# ---- the write modes


@pytest.mark.parametrize(
    ("mode", "system", "update_create", "conditional_create", "bundle", "put_create"),
    [
        ("A", ["transaction", "batch"], True, True, 200, 201),
        ("B", ["transaction"], False, True, 405, 405),
        ("C", [], False, False, 405, 405),
        ("D", ["batch"], False, False, 400, 405),
    ],
)
def test_a_mode_does_what_it_declares(
    server: FhirServer,
    http: httpx.Client,
    mode: str,
    system: list[str],
    update_create: bool,
    conditional_create: bool,
    bundle: int,
    put_create: int,
) -> None:
    server.behave(mode=mode)
    statement = server.get("metadata")
    CapabilityStatement.model_validate(statement)
    rest = statement["rest"][0]
    assert [each["code"] for each in rest.get("interaction", [])] == system
    observation = next(each for each in rest["resource"] if each["type"] == "Observation")
    assert observation["updateCreate"] is update_create
    assert observation["conditionalCreate"] is conditional_create
    assert ("update" in [each["code"] for each in observation["interaction"]]) is (mode in "AB")

    answer = post(http, visit_bundle())
    assert answer.status_code == bundle
    assert put(http, of_type("Patient") | {"id": "chosen-by-me"}).status_code == put_create
    server.reset()
    server.behave(mode=mode)
    wanted = {"If-None-Exist": f"identifier={HOST}/sid/pseudonym|gj01-resident-1"}
    for _ in range(2):
        http.post("Patient", json=of_type("Patient"), headers=wanted)
    assert server.counts()["Patient"] == (1 if conditional_create else 2)


def test_batch_entries_stand_alone_and_do_not_know_each_other(server: FhirServer, http: httpx.Client) -> None:
    server.behave(mode="D")
    patient, encounter = of_type("Patient"), of_type("Encounter")
    encounter["subject"]["reference"] = f"urn:uuid:{patient['id']}"
    entries = [
        {
            "fullUrl": f"urn:uuid:{each['id']}",
            "resource": each,
            "request": {"method": "POST", "url": each["resourceType"]},
        }
        for each in (patient, encounter)
    ]
    answer = http.post("", json={"resourceType": "Bundle", "type": "batch", "entry": entries}).json()
    assert answer["type"] == "batch-response"
    assert [entry["response"]["status"][:3] for entry in answer["entry"]] == ["201", "400"]
    assert "points to nothing" in json.dumps(answer["entry"][1]["response"]["outcome"])
    assert server.counts() == {"Patient": 1}


def test_single_abilities_and_types_can_be_taken_away(server: FhirServer, http: httpx.Client) -> None:
    server.behave(mode="C", caps={"conditionalCreate": True}, without=["Device", "Consent"])
    declared = server.get("metadata")["rest"][0]["resource"]
    assert {"Device", "Consent"}.isdisjoint(each["type"] for each in declared)
    assert all(each["conditionalCreate"] for each in declared)
    refused(http.post("Device", json=of_type("Device")), 404)
    server.behave(mode="A")
    refused(post(http, visit_bundle()), 404)
    assert server.counts() == {}


# ---- the switches


def test_down_resets_and_comes_back(server: FhirServer, http: httpx.Client) -> None:
    server.behave(down=True)
    for _ in range(2):
        with pytest.raises(BROKEN):
            http.get("metadata")
    server.behave(down=False)
    assert http.get("metadata").status_code == 200
    server.behave(down=1)
    with pytest.raises(BROKEN):
        post(http, visit_bundle())
    assert post(http, visit_bundle()).status_code == 200
    assert set(server.writes().values()) == {1}


def test_a_closed_port_refuses_and_opens_again(server: FhirServer, http: httpx.Client) -> None:
    server.behave(refuse_ms=300)
    with pytest.raises(httpx.ConnectError):
        http.get("metadata")
    time.sleep(0.5)
    assert http.get("metadata").status_code == 200


def test_delay_and_hang(server: FhirServer, http: httpx.Client) -> None:
    server.behave(delay_ms=150)
    before = time.monotonic()
    assert http.get("metadata").status_code == 200
    assert time.monotonic() - before >= 0.15
    server.behave(delay_ms=0, hang=True)
    with pytest.raises(httpx.ReadTimeout):
        http.post("", json=visit_bundle(), timeout=0.2)
    assert server.counts() == {}
    server.reset()
    assert http.get("metadata").status_code == 200


def test_planned_failures_come_in_order_and_end(server: FhirServer, http: httpx.Client) -> None:
    plan = [
        {"status": 503, "times": 2, "retry_after": 1},
        {"status": 429, "retry_after": "Sat, 21 Nov 2026 01:00:00 GMT"},
    ]
    server.behave(fail=plan, on="write")
    assert http.get("metadata").status_code == 200
    answers = [post(http, visit_bundle()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [503, 503, 429, 200]
    assert answers[0].headers["retry-after"] == "1"
    assert answers[2].headers["retry-after"].startswith("Sat, 21 Nov 2026")
    refused(answers[0], 503)


def test_a_lost_acknowledgement_has_been_committed(server: FhirServer, http: httpx.Client) -> None:
    server.behave(lose_ack=1)
    with pytest.raises(BROKEN):
        post(http, visit_bundle())
    assert server.counts()["Observation"] == 5
    assert server.log()[-1]["answer"] == "cut"
    assert statuses(post(http, visit_bundle())) == ["200"] * SIZE


def test_a_truncated_answer_is_committed_and_half(server: FhirServer, http: httpx.Client) -> None:
    server.behave(truncate=1)
    with pytest.raises(httpx.RemoteProtocolError):
        post(http, visit_bundle())
    assert server.counts()["Observation"] == 5


def test_a_captive_portal_answers_with_a_page(server: FhirServer, http: httpx.Client) -> None:
    server.behave(captive_portal=True)
    answer = post(http, visit_bundle())
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/html")
    assert server.counts() == {}


def test_a_redirect_leads_to_another_host_and_whoever_follows_is_seen(server: FhirServer, http: httpx.Client) -> None:
    server.behave(redirect=True)
    answer = http.get("metadata")
    assert answer.status_code == 302
    away = httpx.URL(answer.headers["location"])
    assert away.host != httpx.URL(server.url).host
    assert [line["path"] for line in server.log()] == ["/fhir/metadata"]
    http.get(away)
    assert server.log()[-1]["path"] == "/portal/login"
    server.behave(redirect="http://platform.invalid/fhir")
    assert http.get("metadata").headers["location"] == "http://platform.invalid/fhir"


def test_a_transaction_may_hide_a_refused_entry(server: FhirServer, http: httpx.Client) -> None:
    server.behave(entry_400=1)
    answer = post(http, visit_bundle())
    assert answer.status_code == 200
    assert statuses(answer).count("400") == 1
    assert server.counts()["Observation"] == 4
    assert set(statuses(post(http, visit_bundle()))) == {"200", "201"}

    server.reset()
    server.behave(transaction_as_batch=True)
    visit = visit_bundle()
    visit["entry"][0]["resource"]["gender"] = "weiblich"
    assert statuses(post(http, visit)) == ["400"] + ["201"] * (SIZE - 1)


def test_a_type_or_one_resource_is_rejected(server: FhirServer, http: httpx.Client) -> None:
    server.behave(reject="Observation")
    assert "Observation" in refused(post(http, visit_bundle()), 422)
    assert server.counts() == {}
    assert put(http, of_type("Patient")).status_code == 201
    server.behave(reject=f"Encounter/{of_type('Encounter')['id']}")
    refused(post(http, visit_bundle()), 422)
    assert post(http, visit_bundle("visit-2")).status_code == 200


def test_authorisation(server: FhirServer, http: httpx.Client) -> None:
    server.behave(auth=401)
    answer = http.get("metadata", headers={"Authorization": "Bearer anything"})
    refused(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"
    server.behave(auth=403)
    refused(post(http, visit_bundle()), 403)
    server.behave(auth={"token": "fresh"})
    refused(http.get("metadata", headers={"Authorization": "Bearer stale"}), 401)
    assert http.get("metadata", headers={"Authorization": "Bearer fresh"}).status_code == 200
    assert [line["authorized"] for line in server.log()] == [True, False, True, True]


def test_size_limits(server: FhirServer, http: httpx.Client) -> None:
    server.behave(max_entries=10)
    refused(post(http, visit_bundle()), 413)
    server.behave(max_entries=0, max_bytes=1000)
    refused(post(http, visit_bundle()), 413)
    assert server.counts() == {}


def test_integrity_refuses_references_to_nothing(server: FhirServer, http: httpx.Client) -> None:
    server.behave(integrity=True)
    refused(put(http, of_type("Encounter")), 422)
    without_patient = visit_bundle()
    patient = without_patient["entry"].pop(0)
    refused(post(http, without_patient), 422)
    assert server.counts() == {}
    put(http, patient["resource"])
    assert post(http, without_patient).status_code == 200


def test_unknown_switches_are_named(server: FhirServer) -> None:
    with pytest.raises(ValueError, match='unknown switch "downn"'):
        server.behave(downn=True)
    with pytest.raises(ValueError, match='"mode" does not take'):
        server.behave(mode="E")
    assert server.behave(mode="B", lose_ack=2, down=None) == {"mode": "B", "lose_ack": 2}


# ---- what it tells


def test_the_log_has_hashes_and_no_bodies(server: FhirServer, http: httpx.Client) -> None:
    body = json.dumps(visit_bundle()).encode()
    http.post("", content=body)
    http.post("", content=gzip.compress(body), headers={"Content-Encoding": "gzip"})
    first, second = server.log()
    assert (first["method"], first["path"], first["status"], first["entries"]) == ("POST", "/fhir/", 200, SIZE)
    assert first["sha256"] == second["sha256"] == hashlib.sha256(body).hexdigest()
    assert "악력" not in json.dumps(server.log(), ensure_ascii=False)
    server.reset()
    assert (server.log(), server.counts(), server.writes()) == ([], {}, {})


def test_return_minimal_leaves_the_resources_out(http: httpx.Client) -> None:
    answer = post(http, visit_bundle(), Prefer="return=minimal")
    assert statuses(answer) == ["201"] * SIZE
    assert all("resource" not in entry for entry in answer.json()["entry"])


@pytest.mark.parametrize(
    ("language", "words"),
    [("ko", ["혈압", "수축기", "128 mmHg", "악력(오른손)", "24.1 kg", "2026년 11월 21일", "10:02–10:24", "1951년생"]),
     ("en", ["Blood pressure", "Systolic", "128 mmHg", "Grip, right", "21 November 2026", "born 1951"])],
)  # fmt: skip
def test_the_page_tells_in_words_what_has_arrived(
    server: FhirServer, http: httpx.Client, language: str, words: list[str]
) -> None:
    post(http, visit_bundle())
    put(http, blood_pressure(id="loose", code={"text": "<script>"}, encounter={"reference": "Encounter/none"}))
    page = http.get(f"{server.root}/?lang={language}")
    assert page.headers["content-type"].startswith("text/html")
    for word in words:
        assert word in page.text
    assert "<script>" not in page.text
    assert '<html lang="' + language in page.text
    assert "http://" not in page.text.replace(server.root, "")
    assert "src=" not in page.text
