"""The page for the doctor as others read it: every trial, its time, its way, its instrument, on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.visit_record import Instrument
from kiosk.report.doctor import DoctorPage, doctor_pdf
from kiosk.report.doctor_rows import table
from tests.report.pages import page
from tests.report.test_slip import size, words

SEOUL = ZoneInfo("Asia/Seoul")
AT = datetime(2026, 11, 21, 1, tzinfo=UTC)
CUFF = Instrument("maker-cuff", "Maker", "Cuff 1", "SN-7", AT - timedelta(days=20))
GRIP = Instrument("maker-grip", "Maker", "Grip 2", "")


def value(
    quantity: str,
    digits: str,
    minute: int,
    of: Instrument | None = None,
    *,
    method: Method = Method.DEVICE,
    side: Side | None = None,
    quality: str = "good",
) -> Measurement:
    proof = Proof(driver=of.driver, device_serial=of.serial, quality=quality) if of else Proof()
    at = AT + timedelta(minutes=minute)
    return Measurement(uuid4(), UUID(int=minute), quantity, side, Decimal(digits), at, method, proof=proof)


FEW = (
    value("systolic_pressure", "134", 1, CUFF),
    value("diastolic_pressure", "76", 1, CUFF),
    value("systolic_pressure", "130", 4, CUFF),
    value("diastolic_pressure", "78", 4, CUFF),
    value("body_height", "158.2", 6, method=Method.TYPED),
    value("bmi", "22.9", 7, method=Method.COMPUTED),
    value("grip_force", "19.2", 9, GRIP, side=Side.RIGHT),
    value("grip_force", "18.8", 10, GRIP, side=Side.RIGHT, quality="accepted"),
    value("k_frail", "1", 12, method=Method.ANSWERED),
)


def made(measured: tuple[Measurement, ...], language: str = "ko") -> bytes:
    sheet = page("normal", language)
    return doctor_pdf(DoctorPage(sheet, table(measured, (CUFF, GRIP), sheet.texts, SEOUL), "여성, 78세"))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_everything_stands_on_one_page_in_words_that_can_be_copied(language: str, tmp_path: Path) -> None:
    pdf = made(FEW, language)
    said = " ".join(words(pdf).split())
    texts = page("normal", language).texts
    wanted = ("134/76 · 130/78 mmHg", "158.2 cm", "22.9 kg/m²", "19.2 · 18.8* kg", "10:01 · 10:04", "10:09 · 10:10")
    assert [one for one in (*wanted, "Maker Cuff 1", "SN-7", "2026-11-01", "여성, 78세") if one not in said] == []
    for key in ("doctor.method.TYPED", "doctor.method.COMPUTED", "doctor.method.ANSWERED", "doctor.unchecked"):
        assert texts[key] in said
    assert size(pdf, tmp_path)[2] == 1


def test_what_was_not_in_order_and_what_was_corrected_carries_a_mark_and_its_words() -> None:
    fixed = replace(FEW[6], proof=replace(FEW[6].proof, calibration_id=UUID(int=3)))
    sheet = page("normal", "ko")
    listed = table((*FEW[:6], fixed), (CUFF, GRIP), sheet.texts, SEOUL, frozenset({FEW[0].id, FEW[1].id}))
    said = words(doctor_pdf(DoctorPage(sheet, listed, "")))
    assert "134†/76† · 130/78 mmHg" in said
    assert "19.2‡ kg" in said
    flat = "".join(said.split())
    assert "†" + "".join(sheet.texts["source.unchecked"].split()) in flat
    assert "‡" + "".join(sheet.texts["doctor.corrected"].split()) in flat
    assert "†" not in words(made(FEW))


def test_thirty_rows_are_one_page_and_a_whole_battery_is_not_cut(tmp_path: Path) -> None:
    every = [value(key, str(kind.rounded(kind.low)), 20, GRIP) for key, kind in QUANTITIES.items()]
    assert size(made(tuple(every[:30])), tmp_path)[2] == 1
    said = words(made(tuple(every)))
    named = table(tuple(every), (), page().texts, SEOUL).rows
    assert len(named) > 40
    flat = "".join(said.split())
    assert [row.name for row in named if "".join(row.name.split()) not in flat] == []


def test_an_instrument_that_nobody_knows_any_more_is_named_by_its_driver() -> None:
    gone = replace(CUFF, driver="old-cuff", serial="SN-1")
    listed = table((value("heart_rate", "68", 1, gone),), (), page().texts, SEOUL)
    assert listed.instruments == ("기기 1: old-cuff, 일련번호 SN-1, 점검 기록 없음",)
    assert not listed.accepted
