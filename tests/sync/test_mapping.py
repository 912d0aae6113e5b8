"""A visit as a FHIR Bundle: what is in it, that others can read it, and that the same visit gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Sex
from kiosk.core.visit_record import ConsentEntry, Instrument, InstrumentCheck, VisitRecord
from kiosk.sync.codes import PRESSURES, code_of
from kiosk.sync.context import MEASURED
from kiosk.sync.fhir import OPTIONAL, bundle, bundle_body, may_send, name_of, observation_ids, resources
from kiosk.sync.parts import Letterhead
from kiosk.sync.wire import references
from tests.sync import krcore
from tests.sync.visits import BEGAN, CUFF, GRIP, HEIGHT, SCALE, WEIGHS, YES, Maker, normal_visit, short_visit

SEOUL = Letterhead(ZoneInfo("Asia/Seoul"), "동구 라이프로그 건강관리소")
Resource = dict[str, Any]


def made(record: VisitRecord, letterhead: Letterhead = SEOUL, *, corrected: bool = False) -> list[Resource]:
    return resources(record, letterhead, corrected=corrected)


def body(record: VisitRecord, letterhead: Letterhead = SEOUL) -> bytes:
    return bundle_body(made(record, letterhead), letterhead)


def of_type(found: list[Resource], kind: str) -> list[Resource]:
    return [each for each in found if each["resourceType"] == kind]


def observation(found: list[Resource], local: str) -> Resource:
    """The one Observation with this local code."""
    (one,) = [each for each in of_type(found, "Observation") if each["code"]["coding"][-1]["code"] == local]
    return one


def observations(found: list[Resource], local: str) -> list[Resource]:
    return [each for each in of_type(found, "Observation") if each["code"]["coding"][-1]["code"] == local]


def with_rows(*rows: Measurement) -> VisitRecord:
    return replace(normal_visit(), measurements=rows)


def everything(value: Any) -> Iterator[Any]:
    """Every value at every depth."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from everything(each)


# ---- what is in it


def test_a_visit_gives_one_observation_for_each_thing_measured() -> None:
    record = normal_visit()
    found = made(record)
    locals_ = [each["code"]["coding"][-1]["code"] for each in of_type(found, "Observation")]
    assert locals_ == [
        *("body-height", "body-weight", "blood-pressure", "heart-rate", "blood-pressure", "heart-rate"),
        *("grip-right", "grip-left", "bmi", "relative-grip"),
    ]
    assert observation_ids(record) == tuple(each["id"] for each in of_type(found, "Observation"))
    assert len(set(observation_ids(record))) == len(locals_)
    (report,), (encounter,) = of_type(found, "DiagnosticReport"), of_type(found, "Encounter")
    assert [each["reference"][12:] for each in report["result"]] == list(observation_ids(record))
    assert "conclusion" not in report
    assert encounter["period"] == {"start": "2026-11-21T10:02:03+09:00", "end": "2026-11-21T10:22:03+09:00"}


def test_one_inflation_is_one_observation_and_a_second_is_another() -> None:
    first, second = observations(made(normal_visit()), "blood-pressure")

    def parts(each: Resource) -> list[tuple[str, object, str]]:
        return [
            (part["code"]["coding"][0]["code"], part["valueQuantity"]["value"], part["valueQuantity"]["code"])
            for part in each["component"]
        ]

    assert parts(first) == [("8480-6", 162, "mm[Hg]"), ("8462-4", 94, "mm[Hg]")]
    assert parts(second) == [("8480-6", 148, "mm[Hg]"), ("8462-4", 86, "mm[Hg]"), ("8478-0", 107, "mm[Hg]")]
    assert first["effectiveDateTime"] == "2026-11-21T10:08:43+09:00"
    assert [coding["code"] for coding in first["code"]["coding"]] == ["85354-9", "150020", "blood-pressure"]
    assert "valueQuantity" not in first
    assert [each["valueQuantity"]["value"] for each in observations(made(normal_visit()), "heart-rate")] == [72, 70]


def test_a_hand_is_one_observation_its_trials_components_the_best_its_value() -> None:
    found = made(normal_visit())
    right, left = observation(found, "grip-right"), observation(found, "grip-left")
    assert (right["code"]["coding"][0]["code"], left["code"]["coding"][0]["code"]) == ("83174-3", "83173-5")
    assert right["valueQuantity"] == {"value": Decimal("24.10"), "unit": "kg", "system": krcore.UCUM, "code": "kg"}
    assert left["valueQuantity"]["value"] == Decimal("21.8")
    trials = [(part["code"]["coding"][0]["code"], part["valueQuantity"]["value"]) for part in right["component"]]
    assert trials == [("trial-1", Decimal("23.4")), ("trial-2", Decimal("24.10"))]
    assert right["method"]["text"] == "가장 큰 값"
    assert right["code"]["text"] == "쥐는 힘(오른손)"
    assert right["effectivePeriod"] == {"start": "2026-11-21T10:17:03+09:00", "end": "2026-11-21T10:18:43+09:00"}


def test_computed_values_say_from_what_and_name_no_device() -> None:
    found = made(normal_visit())
    bmi, relative = observation(found, "bmi"), observation(found, "relative-grip")
    names = {each["id"]: each["code"]["coding"][-1]["code"] for each in of_type(found, "Observation")}

    def sources(each: Resource) -> list[str]:
        return [names[one["reference"][12:]] for one in each["derivedFrom"]]

    assert sorted(sources(bmi)) == ["body-height", "body-weight"]
    assert sorted(sources(relative)) == ["body-weight", "grip-left", "grip-right"]
    assert bmi["method"] == {
        "coding": [{"system": "https://lifelog.example/CodeSystem/method", "code": "computed-bmi"}],
        "text": "계산한 값",
    }
    assert "device" not in bmi
    assert "device" not in relative
    assert [coding["code"] for coding in relative["code"]["coding"]] == ["relative-grip"]
    assert relative["valueQuantity"]["code"] == "%"


def test_a_typed_value_says_so_and_names_no_device_and_no_name() -> None:
    maker = Maker(normal_visit().id)
    maker.add("body_weight", "61.5", None, method=Method.TYPED)
    found = made(with_rows(*maker.rows))
    weight = observation(found, "body-weight")
    assert "device" not in weight
    assert weight["method"]["coding"][0]["code"] == "typed"
    assert weight["method"]["text"] == "직원이 손으로 적은 값"
    (centre,) = of_type(found, "Organization")
    assert weight["performer"] == [{"reference": f"Organization/{centre['id']}", "display": "직원"}]
    assert b"staff:1" not in body(with_rows(*maker.rows))


def test_a_bmi_that_was_typed_is_not_said_to_be_computed() -> None:
    rows = [row for row in normal_visit().measurements if row.quantity in ("body_height", "body_weight")]
    maker = Maker(normal_visit().id)
    maker.add("bmi", "26.0", None, method=Method.TYPED)
    bmi = observation(made(with_rows(*rows, *maker.rows)), "bmi")
    assert "derivedFrom" not in bmi
    assert bmi["method"]["coding"][0]["code"] == "typed"


def test_a_pressure_typed_after_a_failed_cuff_does_not_keep_the_cuffs_mean() -> None:
    maker = Maker(normal_visit().id)
    maker.add("mean_pressure", "99", CUFF, event="pressure", after=10)
    for quantity, value in (("systolic_pressure", "130"), ("diastolic_pressure", "80")):
        maker.add(quantity, value, None, event="pressure", method=Method.TYPED, after=60)
    one = observation(made(with_rows(*maker.rows)), "blood-pressure")
    assert [part["code"]["coding"][0]["code"] for part in one["component"]] == ["8480-6", "8462-4"]
    assert one["method"]["coding"][0]["code"] == "typed"


def test_a_missing_half_of_a_pressure_is_absent_with_a_reason_never_zero() -> None:
    maker = Maker(normal_visit().id)
    maker.add("systolic_pressure", "130", CUFF, event="pressure")
    one = observation(made(with_rows(*maker.rows)), "blood-pressure")
    krcore.check(one)
    assert "valueQuantity" not in one["component"][1]
    assert one["component"][1]["dataAbsentReason"]["coding"][0]["code"] == "error"


def test_tests_that_were_not_done_stand_in_the_report_and_are_no_observations() -> None:
    record = short_visit("visit-2")
    found = made(record)
    assert len(of_type(found, "Observation")) == len(observation_ids(record)) == 1
    (report,) = of_type(found, "DiagnosticReport")
    told = [
        tuple(part["valueCode"] for part in each["extension"])
        for each in report["extension"]
        if each["url"].endswith("/unfinished-assessment")
    ]
    assert told == [("height", "refused"), ("pressure", "fault"), ("grip", "unsafe")]
    assert report["conclusion"] == "재지 못한 것: 키(원하지 않음), 혈압(기기 문제), 쥐는 힘(안전을 위해 하지 않음)"
    text = body(record).decode()
    assert not re.search(r'"value": 0\b', text)
    assert "safety" not in text  # why it was unsafe is an answer to a health question


def test_nothing_measured_is_a_visit_without_results() -> None:
    found = made(replace(short_visit("visit-3"), measurements=()))
    assert of_type(found, "Observation") == []
    (report,) = of_type(found, "DiagnosticReport")
    assert "result" not in report
    Bundle.model_validate(json.loads(bundle_body(found, SEOUL)))


def test_the_person_is_a_pseudonym_a_sex_and_a_year() -> None:
    (patient,) = of_type(made(normal_visit()), "Patient")
    assert "meta" not in patient  # no krcore-patient without a name
    assert patient["name"][0]["_text"]["extension"][0]["valueCode"] == "masked"
    assert (patient["gender"], patient["birthDate"]) == ("female", "1959")
    (man,) = of_type(made(replace(normal_visit(), sex=Sex.MALE)), "Patient")
    assert man["gender"] == "male"


def test_devices_are_those_that_measured_and_a_check_is_a_metric() -> None:
    found = made(normal_visit())
    kiosk, *devices = of_type(found, "Device")
    assert kiosk["version"] == [{"value": "0.1.0"}]
    assert [each["deviceName"][0]["name"] for each in devices] == ["GL-150", "CI-400", "UA-651BLE", "Progressor"]
    assert [each.get("serialNumber") for each in devices] == ["H-1", "S-1", "C-1", None]
    scale, cuff = of_type(found, "DeviceMetric")
    assert scale["type"]["coding"][-1]["code"] == "body-weight"
    assert cuff["type"]["coding"][0] == {"system": "urn:iso:std:iso:11073:10101", "code": "150020"}
    assert cuff["source"]["reference"] == f"Device/{devices[2]['id']}"
    assert cuff["calibration"] == [{"type": "unspecified", "state": "calibrated", "time": "2026-10-02T09:00:00+09:00"}]


def test_an_instrument_without_a_serial_number_is_one_only_at_its_station() -> None:
    record = normal_visit()
    other = replace(record, station_id="station-2")

    def grip(each: VisitRecord) -> str:
        return str(observation(made(each), "grip-right")["device"]["reference"])

    def weight(each: VisitRecord) -> str:
        return str(observation(made(each), "body-weight")["device"]["reference"])

    assert grip(record) != grip(other)
    assert weight(record) == weight(other)


def test_what_an_id_names_does_not_change_under_it() -> None:
    record = normal_visit()
    newer = replace(record, software="0.2.0")
    before, after = ({name_of(each): each for each in made(one)} for one in (record, newer))
    for name in before.keys() & after.keys():
        if not name.startswith("Provenance/"):
            assert before[name] == after[name], name
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} == {"Device"}


def test_the_same_consent_is_the_same_resource_in_every_visit() -> None:
    one, two = (of_type(made(normal_visit(name)), "Consent")[0] for name in ("visit-1", "visit-2"))
    assert one == two
    assert one["policy"] == [{"uri": "https://lifelog.example/consent/platform-2026-11"}]
    (other,) = of_type(made(normal_visit("visit-3", "person-2")), "Consent")
    assert other["id"] != one["id"]


@pytest.mark.parametrize(
    ("answers", "may"),
    [
        ((), False),
        ((("keep", True),), False),
        ((("platform", True),), False),
        ((("keep", True), ("platform", True)), True),
        ((("keep", True), ("platform", True), ("platform", False)), False),
        ((("keep", True), ("platform", False), ("platform", True)), True),
        ((("keep", True), ("platform", True), ("keep", False)), False),
        ((("keep", True), ("ai", True), ("trial", True)), False),
    ],
)
def test_consent_is_the_newest_entry_of_both_purposes(answers: tuple[tuple[str, bool], ...], may: bool) -> None:
    assert may_send([ConsentEntry(purpose, granted, BEGAN, "words") for purpose, granted in answers]) is may


def test_a_value_of_an_unchecked_device_keeps_its_value_and_says_so() -> None:
    record = normal_visit()
    (row,) = [one for one in record.measurements if one.quantity == "body_weight"]
    (old,) = [one for one in record.measurements if one.quantity == "bmi"]
    doubted = made(replace(record, unchecked=frozenset({row.id, old.id})))
    said = {each["code"]["coding"][-1]["code"]: each for each in of_type(doubted, "Observation") if "note" in each}
    assert set(said) == {"body-weight", "bmi"}
    assert said["body-weight"]["note"][0]["text"] == "기기 점검이 필요한 때 잰 값입니다"
    assert said["body-weight"]["extension"] == [
        {"url": "https://lifelog.example/StructureDefinition/device-unchecked", "valueBoolean": True}
    ]
    fine = observation(made(record), "body-weight")
    assert said["body-weight"] == fine | {name: said["body-weight"][name] for name in ("note", "extension")}
    Bundle.model_validate(json.loads(bundle_body(doubted, SEOUL)))


def test_one_doubtful_trial_makes_its_observation_say_so() -> None:
    record = normal_visit()
    first = next(row for row in record.measurements if row.quantity == "grip_force" and row.side is Side.RIGHT)
    doubted = made(replace(record, unchecked=frozenset({first.id})))
    assert "note" in observation(doubted, "grip-right")
    assert "note" not in observation(doubted, "grip-left")


def test_a_row_of_a_former_version_keeps_its_word() -> None:
    row = Maker(normal_visit().id).add("body_weight", "61.5", SCALE)
    unchecked = replace(row, proof=replace(row.proof, quality="unchecked"))
    assert observation(made(with_rows(unchecked)), "body-weight")["note"][0]["text"].startswith("기기 점검")


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (replace(WEIGHS, newest="bad"), {"state": "calibration-required", "time": "2026-10-02T09:00:00+09:00"}),
        (replace(WEIGHS, newest="due"), {"state": "calibration-required", "time": "2026-10-02T09:00:00+09:00"}),
        (InstrumentCheck("body_weight", "never"), {"state": "not-calibrated"}),
        (replace(WEIGHS, state="bad"), {"state": "calibrated", "time": "2026-10-02T09:00:00+09:00"}),
    ],
)
def test_a_metric_says_how_the_instrument_stands_now(check: InstrumentCheck, said: Resource) -> None:
    scale = replace(SCALE, checks=(replace(check, adjusted="gain"),))
    record = replace(normal_visit(), instruments=(scale,))
    (metric,), (fine, _) = of_type(made(record), "DeviceMetric"), of_type(made(normal_visit()), "DeviceMetric")
    assert metric["calibration"] == [{"type": "gain", **said}]
    assert metric["id"] == fine["id"]
    get_fhir_model_class("DeviceMetric").model_validate(metric)


def test_a_correction_has_the_same_id_and_says_so() -> None:
    record = normal_visit()
    (weight,) = [row for row in record.measurements if row.quantity == "body_weight"]
    newer = replace(weight, id=uuid4(), value=Decimal("64.0"), supersedes=weight.id, method=Method.TYPED, proof=Proof())
    rows = tuple(newer if row is weight else row for row in record.measurements)
    corrected = made(replace(record, measurements=rows), corrected=True)
    old, new = observation(made(record), "body-weight"), observation(corrected, "body-weight")
    assert (old["id"], old["status"], new["status"]) == (new["id"], "final", "corrected")
    assert observation(corrected, "bmi")["status"] == "final"
    assert of_type(corrected, "DiagnosticReport")[0]["status"] == "corrected"
    assert [each["id"] for each in corrected if each["resourceType"] == "Observation"] == list(observation_ids(record))


# ---- codes


def test_gait_speed_does_not_claim_a_code_of_another_protocol() -> None:
    assert code_of("gait_speed_usual").loinc == ()
    assert code_of("spo2").loinc == ("2708-6", "59408-5")
    assert code_of("chair_stand_30s").loinc == ("66247-8",)
    assert code_of("grip_force", Side.LEFT).loinc == ("83173-5",)
    assert code_of("one_leg_stance_open", Side.LEFT).text == "눈 뜨고 한 발 서기(왼발)"


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("key", sorted(QUANTITIES))
def test_every_quantity_of_the_table_can_be_written(key: str, method: Method) -> None:
    side = Side.LEFT if "left" in QUANTITIES[key].note else None
    maker = Maker(normal_visit().id)
    maker.add(key, "61.5", SCALE if method in MEASURED else None, side=side, method=method)
    (one,) = of_type(made(with_rows(*maker.rows)), "Observation")
    get_fhir_model_class("Observation").model_validate(json.loads(json.dumps(one, default=float)))
    krcore.check(one)
    coded = [part["valueQuantity"]["code"] for part in (one, *one.get("component", ())) if "valueQuantity" in part]
    assert coded
    assert set(coded) == {QUANTITIES[key].unit}
    assert any(coding["system"].startswith(SEOUL.base) for coding in one["code"]["coding"])
    assert ("method" in one) is (method is not Method.DEVICE or (bool(one.get("component")) and key not in PRESSURES))
    assert ("device" in one) is (method in MEASURED)


def test_an_unknown_quantity_is_refused_not_guessed() -> None:
    maker = Maker(normal_visit().id)
    maker.add("shoe_size", "255", SCALE)
    with pytest.raises(KeyError):
        made(with_rows(*maker.rows))


# ---- the Bundle


@pytest.mark.parametrize("record", [normal_visit(), short_visit("visit-2")], ids=["normal", "short"])
def test_others_can_read_it_and_the_profiles_hold(record: VisitRecord) -> None:
    found = json.loads(body(record))
    Bundle.model_validate(found)
    for entry in found["entry"]:
        each = entry["resource"]
        get_fhir_model_class(each["resourceType"]).model_validate(each)
        krcore.check(each)
        assert entry["request"] == {"method": "PUT", "url": name_of(each)}
        assert entry["fullUrl"] == f"{SEOUL.base}/fhir/{name_of(each)}"
    assert None not in list(everything(found))
    assert not [value for value in everything(found) if value in ("", [], {})]


@pytest.mark.parametrize("record", [normal_visit(), short_visit("visit-2")], ids=["normal", "short"])
def test_each_resource_comes_after_what_it_refers_to(record: VisitRecord) -> None:
    seen: set[str] = set()
    for each in made(record):
        assert set(references(each)) <= seen, name_of(each)
        seen.add(name_of(each))


@pytest.mark.parametrize("kind", sorted(OPTIONAL))
def test_optional_types_can_be_left_out_with_all_that_refers_to_them(kind: str) -> None:
    head = replace(SEOUL, leave_out=frozenset({kind}))
    maker = Maker(normal_visit().id)
    maker.add("waist", "88.0", None, method=Method.TYPED)
    record = replace(normal_visit(), measurements=(*normal_visit().measurements, *maker.rows))
    text = body(record, head).decode()
    assert f'"{kind}/' not in text
    found = json.loads(text)
    Bundle.model_validate(found)
    for entry in found["entry"]:
        get_fhir_model_class(entry["resource"]["resourceType"]).model_validate(entry["resource"])
        krcore.check(entry["resource"])


def test_what_the_platform_has_already_is_left_out_but_only_what_outlives_a_visit() -> None:
    found = made(normal_visit())
    known = [name_of(each) for each in found]
    left = [entry["resource"]["resourceType"] for entry in bundle(found, SEOUL, known)["entry"]]
    assert not {"Patient", "Organization", "Device"} & set(left)
    assert left.count("Observation") == 10


def test_digits_travel_as_they_were_measured_and_times_carry_the_centres_offset() -> None:
    text = body(normal_visit()).decode()
    assert '"value": 65.40' in text
    assert '"value": 24.10' in text
    times = re.findall(r'"(\d{4}-\d\d-\d\dT[^"]*)"', text)
    assert times
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00", time) for time in times)
    berlin = body(normal_visit(), replace(SEOUL, zone=ZoneInfo("Europe/Berlin"))).decode()
    assert '"2026-11-21T02:02:03+01:00"' in berlin


# ---- properties

QUANTITY = st.sampled_from(["body_weight", "body_height", "systolic_pressure", "heart_rate", "grip_force", "waist"])
ROWS = st.lists(
    st.builds(
        Measurement,
        id=st.uuids(),
        event_id=st.sampled_from([UUID(int=n + 1) for n in range(3)]),
        quantity=QUANTITY,
        side=st.sampled_from([None, Side.LEFT, Side.RIGHT]),
        value=st.decimals(-50, 400, places=2),
        taken_at=st.integers(0, 3600).map(lambda seconds: BEGAN + timedelta(seconds=seconds)),
        method=st.sampled_from(list(Method)),
        trial=st.integers(1, 3),
        proof=st.sampled_from([Proof(), Proof(SCALE.driver, device_serial="S-1"), Proof("unknown-driver")]),
        supersedes=st.none(),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_any_rows_give_stable_ids_and_bytes_and_a_bundle_that_hangs_together(rows: list[Measurement]) -> None:
    record = with_rows(*rows)
    first, again = body(record), body(replace(record, notes=("read again",)))
    assert first == again
    found = [entry["resource"] for entry in json.loads(first)["entry"]]
    names = [name_of(each) for each in found]
    assert len(names) == len(set(names))
    assert tuple(each["id"] for each in of_type(found, "Observation")) == observation_ids(record)
    inside = {reference for each in found for reference in references(each)}
    assert inside <= set(names)
    numbers = [part["valueQuantity"]["value"] for each in of_type(found, "Observation") for part in _holders(each)]
    assert set(map(Decimal, map(str, numbers))) <= {row.value.normalize() for row in rows} | {row.value for row in rows}


def _holders(each: Resource) -> list[Resource]:
    return [part for part in (each, *each.get("component", ())) if "valueQuantity" in part]


@settings(max_examples=30, deadline=None)
@given(st.uuids(), st.uuids())
def test_two_visits_share_no_id_but_the_places_and_things(one: UUID, two: UUID) -> None:
    if one == two:
        return
    names = [
        {name_of(each) for each in made(replace(normal_visit(), id=visit, measurements=_anew(visit)))}
        for visit in (one, two)
    ]
    kinds = {name.partition("/")[0] for name in names[0] & names[1]}
    assert kinds == {"Organization", "Patient", "Device", "DeviceMetric", "Consent"}


def _anew(visit: UUID) -> tuple[Measurement, ...]:
    maker = Maker(visit)
    maker.cuff("pressure", "120", "80", "70", 60)
    return tuple(maker.rows)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_in_which_instruments_are_listed_does_not_matter(order: list[int]) -> None:
    listed: tuple[Instrument, ...] = tuple((HEIGHT, SCALE, CUFF, GRIP)[n] for n in order)
    assert body(replace(normal_visit(), instruments=listed)) == body(normal_visit())


def test_consents_of_the_fixture_are_a_yes() -> None:
    assert may_send(YES)
