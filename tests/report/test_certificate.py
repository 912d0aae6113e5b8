"""The certificate of a check as a metrologist reads it: everything is on it, nothing is claimed, nothing is cut."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.core.metrology.seal import seal_of
from kiosk.core.metrology.values import Correction, DeviceCheck, Point
from kiosk.core.texts import load_texts
from kiosk.report.certificate import certificate_pdf
from kiosk.report.certificate_points import points, two_digits, uncertainty
from kiosk.report.certificate_rows import across
from tests.report.checks import AT, SAMPLES, certificate, check, voided
from tests.report.test_slip import size, words


def flat(one: DeviceCheck, language: str = "ko") -> str:
    return "".join(words(certificate_pdf(certificate(one, language))).split())


def missing(said: str, wanted: tuple[str, ...]) -> list[str]:
    return [one for one in wanted if "".join(one.split()) not in said]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_everything_a_reader_needs_stands_on_it(language: str) -> None:
    one, texts = SAMPLES["adjust"](), load_texts(language)
    said = flat(one, language)
    about = ("Toy Works Scale 7", "SN-1234", "weight/1", "station-1", "2026-11-20 09:30 (UTC+0900)", "홍시험")
    traced = ("MADE-UP-26-0001", "20.0001 ± 0.0010 kg (k = 2)", "2027-03-01", "OIML R 76-1", "JCGM 106:2012")
    assert one.correction is not None
    read = "reading" if language == "en" else "읽은 값"
    adjusted = (f"{read} × {one.correction.factor:f} - {-one.correction.shift:f} kg", "+0.399*")
    assert missing(said, (*about, *traced, *adjusted, seal_of(one))) == []
    keys = ("certificate.of-own", "certificate.own", "certificate.trace", "certificate.verdict.adjust")
    assert missing(said, tuple(texts[key] for key in keys)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_verdict_fits_and_says_itself(name: str, tmp_path: Path) -> None:
    one = SAMPLES[name]()
    pdf = certificate_pdf(certificate(one))
    wide, high, pages = size(pdf, tmp_path)
    assert (round(wide), round(high)) == (210, 297)
    assert pages <= 3
    said = "".join(words(pdf).split())
    assert missing(said, (load_texts("ko")[f"certificate.verdict.{one.verdict}"], f"{pages}/{pages}쪽")) == []


def test_a_void_one_says_so_first_and_its_correction_is_not_offered() -> None:
    one = SAMPLES["adjust"]()
    said = flat(voided(one))
    assert said.index("무효") < said.index("판정")
    assert missing(said, ("2026-11-21 09:30 (UTC+0900)", load_texts("ko")["certificate.void.correction"])) == []
    assert one.correction is not None
    assert f"×{one.correction.factor:f}" not in said
    assert "VOID" in flat(voided(one), "en")
    assert "무효" not in flat(one).replace(load_texts("ko")["certificate.whole"], "")


def test_it_claims_no_more_than_was_done() -> None:
    texts = load_texts("ko")
    looked = flat(check("systolic_pressure", kind="daily"))
    assert missing(looked, (texts["certificate.verdict.looked"], texts["certificate.scope.pressure"])) == []
    for key in ("verdict.pass", "rule", "trace"):  # nothing was measured, so nothing is within a limit
        assert "".join(texts[f"certificate.{key}"].split()) not in looked
    full = flat(check())
    assert missing(full, ("잰 범위: 0", "100 kg. 그 밖의 값은", texts["certificate.trace"])) == []
    own = replace(check().references[0], certificate="check: toy-scale SN-1234 2026-11-20")
    for refs, key in (((own,), "certificate.trace.own"), ((), "certificate.trace")):
        said = flat(replace(check(), references=refs))
        assert ("".join(texts[key].split()) in said) is (key != "certificate.trace")
    other = flat(replace(check(), kind="outside", plan="", points=(), references=(), details={"certificate": "KTR-7"}))
    assert missing(other, (texts["certificate.of-other"], texts["certificate.other.good"], "KTR-7")) == []
    assert "JCGM" not in other


def test_what_failed_has_no_day_until_which_it_counts() -> None:
    one = replace(check(), due_at=AT.replace(year=2031))
    assert "2031-11-20" in flat(one)
    for bad in (replace(one, verdict="fail", left_good=False), replace(one, verdict="undecided"), voided(one)):
        assert "2031-11-20" not in flat(bad)


def test_the_error_that_is_left_is_that_of_the_value_as_it_is_kept() -> None:
    """20.1 with +0.048 is kept as 20.1: judged within 0.1, and not called outside on paper."""
    one = replace(check(), correction=Correction(Decimal(1), Decimal("0.048"), 1))
    point = replace(one.points[1], task="up-1", true=Decimal(20), reading=Decimal("20.1"))
    told = points(certificate(replace(one, points=(point,))))
    assert told[1][4] == "+0.100"


def test_long_tables_go_on_under_their_heads(tmp_path: Path) -> None:
    one = check()
    many = tuple(replace(one.points[1], task=f"up-{n}", said=f"{n}.5") for n in range(1, 120))
    pdf = certificate_pdf(certificate(replace(one, points=many)))
    said = words(pdf)
    assert [n for n in range(1, 120) if f"{n}.5" not in said] == []
    leaves = said.split("\f")
    with_rows = [leaf for leaf in leaves if re.search(r"^올림 \d", leaf, re.MULTILINE)]
    assert len(with_rows) == len([leaf for leaf in with_rows if "읽은 값 (kg)" in leaf]) >= 3
    assert len([line for line in with_rows[-1].splitlines() if re.match(r"올림 \d", line)]) >= 3


def test_a_check_without_points_references_or_plan_is_a_page_too(tmp_path: Path) -> None:
    bare = DeviceCheck(UUID(int=1), "gone", "", "body_weight", AT, "outside", "pass", True, True)
    assert size(certificate_pdf(certificate(bare)), tmp_path)[2] == 1
    newer = replace(check(), plan="weight/0")  # an old plan's limits are not known any more: none are told
    assert "±0.1" not in [cell for row in points(certificate(newer)) for cell in row]


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.0996", "0.10"), ("0.12345", "0.12"), ("0.125001", "0.13"), ("12.7", "13"), ("996", "1.0E+3"), ("0", "0")],
)
def test_an_uncertainty_has_two_digits(value: str, rounded: str) -> None:
    assert str(two_digits(Decimal(value))) == rounded


def test_the_uncertainty_of_an_error_is_made_of_its_three_parts() -> None:
    details = {"resolution": "0.1 kg", "noise": "0.030 kg", "k": "2.00"}
    one = certificate(replace(check(), details=details))
    point = Point("up-1", Decimal(20), Decimal("20.1"), Decimal("0.02"))
    # by hand: 2 × √(0.02² + 0.1²/12 + 0.03²) = 0.0924
    assert uncertainty(one, point) == Decimal("0.092")
    told = points(replace(one, check=replace(one.check, points=(point,))))
    assert told[1][1:] == ("20.000", "20.1", "+0.100", "±0.1", "0.092")


def test_the_seal_follows_what_is_said_and_not_how_it_is_kept() -> None:
    one = check()
    loose = replace(one, at=datetime(2026, 11, 20, 0, 30, tzinfo=UTC), points=tuple(
        replace(point, true=point.true + Decimal("0.000000"), at=None) for point in one.points
    ))  # fmt: skip
    assert seal_of(loose) == seal_of(one) == seal_of(voided(one))
    changed = (
        replace(one, verdict="fail"),
        replace(one, correction=Correction(Decimal("1.1"))),
        replace(one, points=one.points[:-1]),
        replace(one, details={**one.details, "offset": "0"}),
        replace(one, serial="SN-1235"),
    )
    assert len({seal_of(each) for each in (one, *changed)}) == 6


def test_a_void_one_and_one_of_practice_have_their_word_across_the_page() -> None:
    one = check()
    marks = [across(certificate(each, watermark=mark)) for each in (one, voided(one)) for mark in ("", "연습")]
    assert marks == ["", "연습", "무효", "무효 · 연습"]
