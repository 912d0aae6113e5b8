"""Sample pages: invented visits, in both languages, ordinary and large print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from kiosk.core.assessment import Taken
from kiosk.core.reading import Side
from kiosk.core.resident import Person, Sex
from kiosk.core.results import Bar, ResultLine, Results
from kiosk.core.summary import summarise
from kiosk.core.texts import Sentence, load_texts
from kiosk.core.visit import Programme, Visit
from kiosk.report.page import ReportPage

Row = tuple[str, str, str]
REFERENCE = Sentence("grade.reference")

_SPARE = {
    "ko": {
        "assessment.grip": "쥐는 힘",
        "assessment.height": "키",
        "bar.caption.bmi": "연한 띠가 알맞은 범위",
        "bar.caption.peers": "같은 나이대와 견주어",
        "missing.line": "%1: %2",
        "missing.pressure": "혈압이 높아 오늘은 쉬었습니다",
        "missing.refused": "재지 않기로 하셨습니다",
        "notice.second-reading": "쉬고 나서 두 번째로 잰 값입니다",
        "notice.typed": "직원이 넣은 숫자입니다",
        "notice.unchecked": "기기 점검이 필요한 때 잰 값입니다",
        "result.grip.say": "가장 세게 쥔 힘은 %1킬로그램입니다",
        "result.height.say": "키는 %1센티미터입니다",
        "result.weight.say": "몸무게는 %1킬로그램입니다",
        "result.pressure.much": "혈압이 많이 높게 나왔습니다. 직원과 이야기해 주세요",
        "result.pressure.some": "혈압이 조금 높은 편입니다",
        "result.relative_grip.middle": "같은 나이대의 가운데쯤입니다",
        "result.relative_grip.strong": "같은 나이대보다 튼튼한 편입니다",
        "result.relative_grip.weak": "같은 나이대보다 조금 약한 편입니다",
        "side.left": "왼손",
        "side.right": "오른손",
        "source.bmi": "키에 견준 몸무게: 대한비만학회 기준 (2022)",
        "source.grip": "쥐는 힘: 국민체력100 측정 자료와 등급 기준 (2025)",
        "source.pressure": "혈압: 대한고혈압학회 진료지침 (2022)",
        "source.pulse": "맥박: 질병관리청 국가건강정보포털 (2023)",
        "grade.2": "2등급 기준에 듭니다",
    },
    "en": {
        "assessment.grip": "Grip strength",
        "assessment.height": "Height",
        "bar.caption.bmi": "The soft band is the healthy range",
        "bar.caption.peers": "Compared with people your age",
        "missing.line": "%1: %2",
        "missing.pressure": "left out because your pressure was high",
        "missing.refused": "you chose not to",
        "notice.second-reading": "The second reading, after a rest",
        "notice.typed": "Typed in by staff",
        "notice.unchecked": "Measured while the device was due for a check",
        "result.grip.say": "Your strongest grip was %1 kilograms",
        "result.height.say": "You are %1 centimetres tall",
        "result.weight.say": "You weigh %1 kilograms",
        "result.pressure.much": "Your pressure came out much too high. Please talk with our staff",
        "result.pressure.some": "Your pressure is a little on the high side",
        "result.relative_grip.middle": "About the middle of people your age",
        "result.relative_grip.strong": "Stronger than most people your age",
        "result.relative_grip.weak": "A little weaker than most people your age",
        "side.left": "Left hand",
        "side.right": "Right hand",
        "source.bmi": "Weight for height: Korean Society for the Study of Obesity (2022)",
        "source.grip": "Grip: National Fitness Award measurements and level lines (2025)",
        "source.pressure": "Blood pressure: Korean Society of Hypertension guideline (2022)",
        "source.pulse": "Pulse: Korea Disease Control and Prevention Agency (2023)",
        "grade.2": "Meets the level 2 line",
    },
}


def texts(language: str) -> Mapping[str, str]:
    """The shipped texts; spare ones only for ids that are not shipped yet."""
    return {**_SPARE[language], **load_texts(language)}


def plain(key: str, quantity: str, digits: str, unit: str, *notices: Sentence) -> ResultLine:
    """A line with one number and no bar."""
    rows = ((f"quantity.{quantity}", digits, f"unit.{unit}"),)
    return ResultLine(
        key, Sentence(f"result.{key}.title"), rows, Sentence(f"result.{key}.say", (digits,)), notices=notices
    )


def bmi(value: str, word: str = "ok") -> ResultLine:
    """Weight for height, with its own plain range."""
    bar = Bar(
        low=Decimal(14),
        high=Decimal(36),
        band_low=Decimal("18.5"),
        band_high=Decimal(25),
        value=Decimal(value),
        left=Sentence("bar.light"),
        right=Sentence("bar.heavy"),
        caption=Sentence("bar.caption.bmi"),
    )
    return ResultLine(
        "bmi",
        Sentence("result.bmi.title"),
        (("quantity.bmi", value, "unit.kg/m2"),),
        Sentence(f"result.bmi.{word}"),
        bar=bar,
        source=Sentence("source.bmi"),
        gentle=word != "ok",
    )


def pressure(systolic: str, diastolic: str, word: str, *notices: Sentence) -> ResultLine:
    """Two numbers, never a bar."""
    return ResultLine(
        "pressure",
        Sentence("result.pressure.title"),
        (
            ("quantity.systolic_pressure", systolic, "unit.mm[Hg]"),
            ("quantity.diastolic_pressure", diastolic, "unit.mm[Hg]"),
        ),
        Sentence(f"result.pressure.{word}"),
        notices=notices,
        source=Sentence("source.pressure"),
        gentle=word not in ("ok", "some"),
    )


def pulse(digits: str, word: str = "ok") -> ResultLine:
    """Heart rate."""
    return ResultLine(
        "pulse",
        Sentence("result.pulse.title"),
        (("quantity.heart_rate", digits, "unit./min"),),
        Sentence(f"result.pulse.{word}"),
        source=Sentence("source.pulse"),
        gentle=word == "fast",
    )


def grip(right: str, left: str) -> ResultLine:
    """Both hands."""
    return ResultLine(
        "grip",
        Sentence("result.grip.title"),
        (("side.right", right, "unit.kg"), ("side.left", left, "unit.kg")),
        Sentence("result.grip.say", (max(right, left, key=float),)),
    )


def relative_grip(value: str, word: str, before: str | None, *notices: Sentence) -> ResultLine:
    """Against people of the same age, and against last time."""
    bar = Bar(
        low=Decimal("20.8"),
        high=Decimal("63.9"),
        band_low=Decimal("35.9"),
        band_high=Decimal("48.6"),
        value=Decimal(value),
        before=None if before is None else Decimal(before),
        caption=Sentence("bar.caption.peers"),
    )
    return ResultLine(
        "relative_grip",
        Sentence("result.relative_grip.title"),
        (("quantity.relative_grip", value, "unit.%"),),
        Sentence(f"result.relative_grip.{word}"),
        change=None if before is None else Sentence("change.same"),
        bar=bar,
        notices=notices,
        source=Sentence("source.grip"),
        gentle=word == "weak",
    )


HEIGHT = plain("height", "body_height", "158.2", "cm")
WEIGHT = plain("weight", "body_weight", "57.3", "kg")

NORMAL = Results(
    Sentence("results.headline.good"),
    (
        HEIGHT,
        WEIGHT,
        bmi("22.9"),
        pressure("124", "76", "ok"),
        pulse("68"),
        grip("24.1", "22.6"),
        relative_grip("42.1", "middle", "40.3", Sentence("grade.2"), REFERENCE),
    ),
)

UNCHECKED, TYPED, SECOND = (Sentence(f"notice.{name}") for name in ("unchecked", "typed", "second-reading"))

FULL = Results(
    Sentence("results.headline.some"),
    (
        plain("height", "body_height", "158.2", "cm", TYPED),
        plain("weight", "body_weight", "71.4", "kg", UNCHECKED),
        bmi("28.5", "high"),
        pressure("138", "84", "some", SECOND, UNCHECKED),
        pulse("104", "fast"),
        grip("18.4", "17.9"),
        relative_grip("25.8", "weak", "26.0", Sentence("grade.none"), REFERENCE, UNCHECKED),
    ),
    missing=(Sentence("missing.line", ("@assessment.height", "@missing.refused")),),
    advice=(Sentence("advice.pressure"), Sentence("advice.strength"), Sentence("advice.staff")),
)
"""Everything that can stand on a page at once."""

HIGH = Results(
    Sentence("results.headline.rest"),
    (HEIGHT, WEIGHT, bmi("22.9"), pressure("172", "98", "much", SECOND), pulse("88")),
    missing=(Sentence("missing.line", ("@assessment.grip", "@missing.pressure")),),
    advice=(Sentence("advice.pressure"),),
)

FEW = Results(
    Sentence("results.headline.good"),
    (WEIGHT, relative_grip("62.0", "middle", None)),
    missing=tuple(Sentence("missing.line", (f"@assessment.{key}", "@missing.refused")) for key in ("height", "grip")),
)

NOTHING = Results(
    Sentence("results.headline.none"), (), (Sentence("missing.line", ("@assessment.grip", "@missing.refused")),)
)

_MEASURED = {"body_height": "158.2", "body_weight": "57.3", "bmi": "22.9", "heart_rate": "68", "relative_grip": "42.1"}
_HANDS = {Side.RIGHT: "24.1", Side.LEFT: "22.6"}
CORE = summarise(
    Visit(
        UUID(int=0),
        datetime(2026, 11, 21, tzinfo=UTC),
        Programme("fitness-65", ("height", "weight", "pressure", "grip"), 65),
        person=Person(Sex.FEMALE, 72, 1954),
        taken=(
            *(Taken(key, ((key, Decimal(value)),)) for key, value in _MEASURED.items()),
            Taken("pressure", (("systolic_pressure", Decimal(124)), ("diastolic_pressure", Decimal(76)))),
            *(Taken("grip", (("grip_force", Decimal(value)),), side=side) for side, value in _HANDS.items()),
        ),
    ),
    {"relative_grip": Decimal("40.3")},
)
"""The same visit as `NORMAL`, told by the core itself."""

VISITS = {"normal": NORMAL, "core": CORE, "full": FULL, "high": HIGH, "few": FEW, "nothing": NOTHING}

_KO = ReportPage(
    centre="동구 라이프로그 건강관리소",
    date="2026년 11월 21일 토요일",
    station="1번 자리",
    language="ko",
    results=NORMAL,
    texts=texts("ko"),
    code="7F3K",
)
_EN = replace(
    _KO,
    centre="Dong-gu Lifelog Health Centre",
    date="Saturday, 2026-11-21",
    station="Station 1",
    language="en",
    texts=texts("en"),
)


def page(visit: str = "normal", language: str = "ko", *, large: bool = False, watermark: str = "") -> ReportPage:
    """Return a sample page by name."""
    start = _EN if language == "en" else _KO
    return replace(start, results=VISITS[visit], large_print=large, watermark=watermark)


def wordy(visit: str = "full", language: str = "en", *, large: bool = False, times: int = 2) -> ReportPage:
    """Return a page that says every text several times: longer than any translation will be."""
    start = page(visit, language, large=large)
    own = ("unit.", "report.", "quantity.", "side.")
    long = {key: " ".join([text] * times) for key, text in start.texts.items() if not key.startswith(own)}
    return replace(start, texts={**start.texts, **long})
