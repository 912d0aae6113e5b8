"""Sample pages: invented visits, in both languages, ordinary and large print."""

from __future__ import annotations

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
from tests.sample_visits import senior

Row = tuple[str, str, str]
REFERENCE = Sentence("grade.reference")


def _grade(name: str) -> Sentence:
    return Sentence(f"grade.{name}", ("@result.relative_grip.title",))


def plain(key: str, quantity: str, digits: str, unit: str, *notices: Sentence) -> ResultLine:
    """A line with one number and no bar."""
    rows = ((f"quantity.{quantity}", digits, f"unit.{unit}"),)
    return ResultLine(key, Sentence(f"result.{key}.title"), rows, Sentence(f"result.{key}.ok"), notices=notices)


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
        caption=Sentence("bar.healthy"),
    )
    return ResultLine(
        "bmi",
        Sentence("result.bmi.title"),
        (("quantity.bmi", value, "unit.kg/m2"),),
        Sentence(f"result.bmi.{word}"),
        bar=bar,
        source=Sentence("source.norm.kosso"),
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
        source=Sentence("source.norm.ksh"),
        gentle=word not in ("ok", "watch"),
    )


def pulse(digits: str, word: str = "ok") -> ResultLine:
    """Heart rate."""
    return ResultLine(
        "pulse",
        Sentence("result.pulse.title"),
        (("quantity.heart_rate", digits, "unit./min"),),
        Sentence(f"result.pulse.{word}"),
        gentle=word == "fast",
    )


def grip(right: str, left: str) -> ResultLine:
    """Both hands."""
    return ResultLine(
        "grip",
        Sentence("result.grip.title"),
        (("result.side.right", right, "unit.kg"), ("result.side.left", left, "unit.kg")),
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
        caption=Sentence("bar.peers"),
    )
    return ResultLine(
        "relative_grip",
        Sentence("result.relative_grip.title"),
        (("quantity.relative_grip", value, "unit.%"),),
        Sentence(f"result.relative_grip.{word}"),
        change=None if before is None else Sentence("change.same"),
        bar=bar,
        notices=notices,
        source=Sentence("source.norm.nfa"),
        gentle=word == "gentle",
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
        relative_grip("42.1", "middle", "40.3", _grade("2"), REFERENCE),
    ),
)

UNCHECKED, TYPED, SECOND = (Sentence(f"source.{name}") for name in ("unchecked", "typed", "second"))

FULL = Results(
    Sentence("results.headline.some"),
    (
        plain("height", "body_height", "158.2", "cm", TYPED),
        plain("weight", "body_weight", "71.4", "kg", UNCHECKED),
        bmi("28.5", "high"),
        pressure("138", "84", "watch", SECOND, UNCHECKED),
        pulse("104", "fast"),
        grip("18.4", "17.9"),
        relative_grip("25.8", "gentle", "26.0", _grade("none"), REFERENCE, UNCHECKED),
    ),
    missing=(Sentence("missing.refused", ("@assessment.height",)),),
    advice=(Sentence("advice.pressure"), Sentence("advice.strength"), Sentence("advice.staff")),
)
"""Everything that can stand on a page at once."""

HIGH = Results(
    Sentence("results.headline.rest"),
    (HEIGHT, WEIGHT, bmi("22.9"), pressure("172", "98", "very-high", SECOND), pulse("88")),
    missing=(Sentence("missing.pressure", ("@assessment.grip",)),),
    advice=(Sentence("advice.pressure"),),
)

FEW = Results(
    Sentence("results.headline.good"),
    (WEIGHT, relative_grip("62.0", "middle", None)),
    missing=tuple(Sentence("missing.refused", (f"@assessment.{key}",)) for key in ("height", "grip")),
)

NOTHING = Results(Sentence("results.headline.none"), (), (Sentence("missing.refused", ("@assessment.grip",)),))

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

FITNESS = senior()
"""Everything a fitness visit brings: grades, findings, two weeks of exercise. Several pages."""

VISITS = {"normal": NORMAL, "core": CORE, "full": FULL, "high": HIGH, "few": FEW, "nothing": NOTHING}
VISITS["fitness"] = FITNESS

_KO = ReportPage(
    centre="동구 라이프로그 건강관리소",
    date="2026년 11월 21일 토요일",
    station="1번 자리",
    language="ko",
    results=NORMAL,
    texts=load_texts("ko"),
    code="7F3K",
)
_EN = replace(
    _KO,
    centre="Dong-gu Lifelog Health Centre",
    date="Saturday, 2026-11-21",
    station="Station 1",
    language="en",
    texts=load_texts("en"),
)


def page(visit: str = "normal", language: str = "ko", *, large: bool = False, watermark: str = "") -> ReportPage:
    """Return a sample page by name."""
    start = _EN if language == "en" else _KO
    return replace(start, results=VISITS[visit], large_print=large, watermark=watermark)


def wordy(visit: str = "full", language: str = "en", *, large: bool = False, times: int = 2) -> ReportPage:
    """Return a page that says every text several times: longer than any translation will be."""
    start = page(visit, language, large=large)
    own = ("unit.", "report.", "quantity.", "result.side.")
    long = {key: " ".join([text] * times) for key, text in start.texts.items() if not key.startswith(own)}
    return replace(start, texts={**start.texts, **long})


ADVICE = (
    "의자에서 천천히 열 번 일어나 보세요. 무릎이 아프시면 쉬세요.\n물을 자주 드세요.",
    "다음 달에 다시 재어 봅시다.",
)
ENDLESS = ("가나다라 마바사 " * 110, "한 줄\n" * 90)


def advised(*words: str, visit: str = "normal", large: bool = False) -> ReportPage:
    """Return a sample page with what a member of staff advises."""
    return replace(page(visit, large=large), advice=words or ADVICE, signed="홍시험, 2026-11-21 10:20")
