"""괜찮은가요?: the one sentence, what stands behind it, values that call staff, and how things were measured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from kiosk.core import answer
from kiosk.core.assessment import Taken
from kiosk.core.danger import dangers, rules, shipped
from kiosk.core.derive import SOURCES
from kiosk.core.hows import ABOUT, MEASURED
from kiosk.core.metrology.backgrounds import Background
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Proof
from kiosk.core.resident import Person, Sex
from kiosk.core.results import How, ResultLine, Results
from kiosk.core.summary import results_of, summarise
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.told import Told
from kiosk.core.visit import Programme, Visit
from kiosk.core.visit_record import AssessmentEnd, End, Instrument, VisitRecord
from kiosk.ui.outcome import how as said_of
from tests.sample_visits import _MEASURED as MEASURED_BY_SENIOR
from tests.sample_visits import senior

KO, EN = load_texts("ko"), load_texts("en")
AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def trial(method: Method = Method.DEVICE, **values: str | int) -> Taken:
    return Taken("x", tuple((quantity, Decimal(value)) for quantity, value in values.items()), method=method)


def cuff(systolic: int, diastolic: int, pulse: int = 70) -> Taken:
    return trial(systolic_pressure=systolic, diastolic_pressure=diastolic, heart_rate=pulse)


def page(*trials: Taken, age: int = 70, unchecked: frozenset[str] = frozenset(), **more: object) -> Results:
    done = (AssessmentEnd("glucose", End.FINISHED, notes=(("meal", "fasting"),)),)
    stay = Visit(UUID(int=1), AT, Programme("x", ()), Person(Sex.FEMALE, age, 2026 - age), taken=trials, done=done)
    return summarise(stay, {}, unchecked=unchecked, **more)  # type: ignore[arg-type]  # a test's own keywords


# --- the sentence ---------------------------------------------------------------------------------------------------

CALM = cuff(122, 74)


@pytest.mark.parametrize(
    ("trials", "headline", "points"),
    [
        ((), "results.headline.none", 0),
        ((trial(body_weight=60),), "results.headline.good", 0),
        ((CALM,), "answer.fine", 0),
        ((CALM, trial(body_weight=60, bmi="22.0"), trial(spo2=97)), "answer.fine", 0),
        ((cuff(135, 74),), "answer.one", 1),  # not outside, and not within: never called fine
        ((cuff(122, 74, 55),), "answer.one", 1),
        ((cuff(150, 85),), "answer.one", 1),
        ((cuff(150, 85), trial(bmi="27.0")), "answer.some", 2),
        ((cuff(150, 85), trial(bmi="27.0"), trial(waist=95)), "answer.some", 3),
        ((CALM, trial(spo2=93)), "answer.staff", 1),
        ((CALM, trial(spo2=88)), "answer.staff", 1),
        ((CALM, trial(glucose=300)), "answer.staff", 1),
        ((CALM, trial(body_temperature="38.2")), "answer.staff", 1),
        ((cuff(122, 74, 130),), "answer.staff", 1),
        ((cuff(170, 95),), "results.headline.rest", 1),
        ((cuff(190, 95),), "results.headline.rest", 1),
    ],
)
def test_the_answer_and_how_much_stands_behind_it(trials: tuple[Taken, ...], headline: str, points: int) -> None:
    found = page(*trials)
    assert (found.headline.key, len(found.points)) == (headline, points)


def test_a_device_that_is_due_for_a_check_makes_nothing_fine() -> None:
    assert page(CALM, unchecked=frozenset({"heart_rate"})).headline.key == "results.headline.good"
    one = page(cuff(150, 85), trial(body_weight=60), unchecked=frozenset({"body_weight"}))
    assert (one.headline.key, len(one.points)) == ("answer.some", 1), "one thing alone would say that the rest is well"


JUDGED = ("grade.", "change.", "result.fit.", "result.overall.", "result.fitness_age.", "source.medium", "bar.")


@pytest.mark.parametrize("quantity", sorted({*MEASURED_BY_SENIOR, "grip_force", "systolic_pressure"}))
def test_nothing_of_an_unchecked_value_is_called_good_nor_of_what_is_made_of_it(quantity: str) -> None:
    found, doubted = senior(), senior(unchecked=frozenset({quantity}))
    made = {quantity, *(one for one, sources in SOURCES.items() if quantity in sources and one != "sppb")}
    for before, now in zip(found.lines, doubted.lines, strict=True):
        behind = {now.key, *MEASURED.get(now.key, ())}
        if not (behind & made or now.key in ("overall", "fitness_age")):
            assert now == before
            continue
        assert now.notices[0] == Sentence("source.unchecked")
        assert (now.bar, now.change) == (None, None)
        assert answer.standing(now) != "fine"
        assert not [one for one in now.notices if one.key.startswith(JUDGED)]
        assert now.key not in ("overall", "fitness_age") or now.values == ()
    assert found.dangers == doubted.dangers


def test_the_weightier_comes_first_and_nothing_is_said_twice() -> None:
    found = page(trial(bmi="27.0"), cuff(150, 85), trial(spo2=93), trial(waist=95))
    told = [tell(KO, one) for one in found.points]
    assert told[0].startswith("산소가")
    assert "150에 85" in told[1]
    assert len(told) == answer.MOST
    assert not any("산소포화도" in one for one in told), "the finding says the same of the same value"


@pytest.mark.parametrize("rest", [cuff(190, 95), cuff(165, 95), trial(spo2=85)])
def test_who_is_to_rest_is_not_told_to_walk_more(rest: Taken) -> None:
    assert len(page(rest, trial(bmi="27.0"), trial(waist=95)).points) == 1


def test_what_does_not_name_itself_is_named() -> None:
    line = ResultLine(
        "up_and_go_3m", Sentence("quantity.up_and_go_3m"), (), Sentence("result.fit.speed.gentle"), gentle=True
    )
    (said,) = answer.points([line], (), ())
    assert tell(KO, said).startswith("3미터 돌아와 앉기: ")


def test_every_sentence_of_a_result_stands_somewhere() -> None:
    """A new word for a result is sorted on purpose: nothing is called fine by its ending alone."""
    fine = {
        key
        for key in KO
        if key.startswith("result.") and answer.standing(ResultLine("x", Sentence("x"), (), Sentence(key))) == "fine"
    }
    stems = ("bmi", "pressure", "pulse", "relative_grip", "grip", "waist", "body_fat", "muscle", "spo2", "glucose")
    more = ("body_temperature", "fit", "legs", "gait", "toes", "hands", "sppb", "sarc_f", "k_frail")
    assert {key.split(".")[1] for key in fine} <= {*stems, *more}
    assert not {key for key in fine if "직원" in KO[key] or "길러" in KO[key]}


def test_what_to_do_first() -> None:
    assert page(trial(spo2=85)).first == Sentence("answer.sit")
    assert page(CALM).first is None
    assert senior().first == senior().plan[0].sentence
    gated = (AssessmentEnd("grip", End.UNSAFE, "pressure"),)
    stay = Visit(UUID(int=1), AT, Programme("x", ()), Person(Sex.FEMALE, 70, 1956), taken=(cuff(150, 85),), done=gated)
    assert summarise(stay, {}).first == Sentence("plan.none.gate")


# --- staff are called -----------------------------------------------------------------------------------------------


def beyond(*trials: Taken, age: int = 70) -> tuple[str, ...]:
    return dangers(Told(Person(Sex.MALE, age, 2026 - age), trials))


@pytest.mark.parametrize(
    ("trials", "found"),
    [
        ((cuff(179, 109),), ()),
        ((cuff(180, 80),), ("systolic_pressure",)),
        ((cuff(150, 110),), ("diastolic_pressure",)),
        ((cuff(190, 115),), ("systolic_pressure",)),  # one pressure, one call
        ((cuff(190, 115), cuff(150, 90)), ()),  # after the rest it was not
        ((cuff(176, 90), cuff(182, 90)), ("systolic_pressure",)),
        ((cuff(81, 50),), ()),
        ((cuff(80, 50),), ("systolic_pressure",)),
        ((cuff(120, 70, 120),), ()),
        ((cuff(120, 70, 121),), ("heart_rate",)),
        ((cuff(120, 70, 41),), ()),
        ((cuff(120, 70, 40),), ("heart_rate",)),
        ((trial(spo2=90),), ()),
        ((trial(spo2=89),), ("spo2",)),
        ((trial(body_temperature="37.9"),), ()),
        ((trial(body_temperature="38.0"),), ("body_temperature",)),
        ((trial(glucose=70),), ()),
        ((trial(glucose=69),), ("glucose",)),
        ((trial(glucose=249),), ()),
        ((trial(glucose=250),), ("glucose",)),
        ((trial(glucose=300), trial(spo2=80)), ("spo2", "glucose")),
        ((), ()),
    ],
)
def test_every_limit_to_the_digit(trials: tuple[Taken, ...], found: tuple[str, ...]) -> None:
    assert beyond(*trials) == found


def test_limits_of_adults_are_not_held_against_children() -> None:
    assert beyond(cuff(190, 115, 130), age=15) == ()
    assert beyond(trial(spo2=85), age=15) == ("spo2",)


def test_every_limit_has_a_source_and_a_quantity() -> None:
    assert len({one.rule for one in shipped()}) == len(shipped()) >= 9
    assert all(one.source and one.when.quantity in QUANTITIES for one in shipped())


def test_a_centre_changes_a_limit_or_takes_it_out() -> None:
    changed = rules({"oxygen": "spo2 < 92", "fever": "off"})
    person = Person(Sex.MALE, 70, 1956)
    assert dangers(Told(person, (trial(spo2=91, body_temperature=39),)), changed) == ("spo2",)
    assert page(trial(spo2=91), limits=changed).dangers == ("spo2",)


@pytest.mark.parametrize("wrong", [{"oxygn": "off"}, {"oxygen": "glucose < 3"}, {"oxygen": "low"}, {"oxygen": ""}])
def test_a_wrong_limit_is_refused(wrong: Mapping[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        rules(wrong)


# --- how it was measured --------------------------------------------------------------------------------------------

CUFF = Instrument("and-ua-651ble", "A&D", "UA-651BLE", "5230", datetime(2026, 11, 1, 3, tzinfo=UTC))


def how(key: str, *trials: Taken, **more: object) -> How | None:
    found = page(*trials, **more)  # type: ignore[arg-type]  # a test's own keywords
    return next((one for one in found.hows if one.key == key), None)


def test_how_names_the_device_its_check_and_which_reading_counts() -> None:
    found = how("pressure", cuff(140, 80), cuff(132, 80), instruments={"systolic_pressure": CUFF})
    assert found is not None
    assert (found.maker, found.model, found.checked) == ("A&D", "UA-651BLE", date(2026, 11, 1))
    assert (found.readings, found.counted, found.validated) == (2, "mean", None)
    assert found.about == Sentence("how.about.pressure")


def test_how_claims_no_device_where_none_measured() -> None:
    typed = how("weight", trial(Method.TYPED, body_weight=60), instruments={"body_weight": CUFF})
    assert typed is not None
    assert (typed.method, typed.maker, typed.counted) == (Method.TYPED, "", "only")
    answered = how("k_frail", trial(Method.ANSWERED, k_frail=1))
    assert answered is not None
    assert answered.about is None
    assert how("bmi", trial(bmi="22.0")) is None


def test_how_says_when_a_check_was_due() -> None:
    found = how("weight", trial(body_weight=60), unchecked=frozenset({"body_weight"}))
    assert found is not None
    assert found.overdue


def test_how_says_what_is_known_of_the_device_and_no_more() -> None:
    known = Background(date(2026, 11, 2), corrected=True, validated=True)
    found = how("pressure", cuff(140, 80), instruments={"systolic_pressure": CUFF}, behind={"systolic_pressure": known})
    assert found is not None
    assert (found.checked, found.corrected, found.validated) == (date(2026, 11, 2), True, True)
    said = said_of(found, KO)
    assert {"점검에서 맞춘 값입니다", "병원에서 쓰는 기준으로 확인된 기기입니다"} < set(said)
    oxygen = Instrument("x", "Maker", "Clip", "1")
    none = how("spo2", trial(spo2=97), instruments={"spo2": oxygen}, behind={"spo2": Background(checkable=False)})
    assert none is not None
    assert KO["how.uncheckable"] in said_of(none, KO)
    assert KO["how.unknown-check"] not in said_of(none, KO)


@pytest.mark.parametrize(
    ("quantity", "counted"), [("grip_force", "highest"), ("up_and_go_3m", "lowest"), ("body_weight", "newest")]
)
def test_how_says_which_of_several_counts(quantity: str, counted: str) -> None:
    found = page(*(Taken("x", ((quantity, Decimal(value)),)) for value in (20, 21))).hows
    assert [(one.readings, one.counted) for one in found] == [(2, counted)]


def test_a_kept_visit_knows_its_instruments() -> None:
    proof = Proof("and-ua-651ble", device_serial="5230")
    rows = tuple(
        Measurement(UUID(int=number), UUID(int=9), quantity, None, Decimal(80), AT, Method.DEVICE, "pressure", 1, proof)
        for number, quantity in enumerate(("systolic_pressure", "diastolic_pressure"))
    )
    record = VisitRecord(
        UUID(int=1), "s", "c", "p", UUID(int=2), Sex.FEMALE, 70, 1956, "x", AT, measurements=rows, instruments=(CUFF,)
    )
    (found,) = results_of(record, {}).hows
    assert (found.key, found.model) == ("pressure", "UA-651BLE")


def test_every_reason_why_numbers_differ_has_words() -> None:
    assert all({key, "how.about.test"} <= KO.keys() & EN.keys() for key in ABOUT.values())
