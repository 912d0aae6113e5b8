"""Receipts on a simulated printer: the dots come back as the same picture, its troubles are told, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.papers import MOST, qr_text
from kiosk.report import escpos
from kiosk.report.escpos import State
from kiosk.report.receipt import Receipt, receipt_pdf, receipt_rows
from kiosk.report.roll import RollOutlet, roll_state
from kiosk.report.worker import ReportWorker
from tests.report.pages import VISITS, page
from tests.report.printers import CLOSED, FINE, Roll, on_cable, on_network
from tests.report.test_slip import words

PLACES = {"network": on_network, "cable": on_cable}
DAY = "2026-11-21"


def slip(visit: str = "normal", language: str = "ko", *, code: bool = False, mark: str = "") -> Receipt:
    sheet = page(visit, language, watermark=mark)
    return Receipt(sheet, qr_text(sheet.results, sheet.texts, DAY) if code else "")


def bits(rows: list[bytes]) -> np.ndarray:
    return np.unpackbits(np.frombuffer(b"".join(rows), np.uint8)).reshape(len(rows), escpos.WIDTH)


@pytest.mark.parametrize("place", PLACES)
def test_the_printer_gets_the_same_picture_and_cuts_it(place: str, tmp_path: Path) -> None:
    rows, roll = receipt_rows(slip(code=True)), Roll()
    with PLACES[place](roll) as target:
        assert RollOutlet(target, lambda: escpos.receipt(rows)).send(tmp_path / "x") == "printed"
    assert (roll.picture() == bits(rows)).mean() > 0.9999  # a dot here and there keeps commands away
    assert roll.asked == [1, 2, 3, 4, 1, 2, 3, 4]  # before and after


@pytest.mark.parametrize("trouble", CLOSED)
@pytest.mark.parametrize("place", PLACES)
def test_a_printer_in_trouble_is_not_printed_on_and_the_page_is_kept(place: str, trouble: str, tmp_path: Path) -> None:
    roll = Roll(FINE | CLOSED[trouble])
    with PLACES[place](roll) as target:
        outlet = RollOutlet(target, lambda: escpos.receipt(receipt_rows(slip())))
        made = ReportWorker().print(page(), tmp_path / "reports", outlet)
    assert made == trouble
    assert roll.got == b""
    assert len(list((tmp_path / "reports").iterdir())) == 1


def test_paper_that_ends_in_the_middle_is_told(tmp_path: Path) -> None:
    roll = Roll(ends_after=1000)
    with on_network(roll) as target:
        assert RollOutlet(target, lambda: escpos.receipt(receipt_rows(slip()))).send(tmp_path / "x") == "paper"


def test_a_mute_printer_prints_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.report.roll.ANSWER", 0.05)
    roll = Roll(status=None)
    with on_network(roll) as target:
        assert RollOutlet(target, lambda: escpos.receipt(receipt_rows(slip()))).send(tmp_path / "x") == "printed"
        assert roll_state(target) == ""
    assert roll.asked == [1, 1, 1]  # silent at the first question: the others are not asked


def test_nobody_there_is_offline(tmp_path: Path) -> None:
    assert RollOutlet("tcp://127.0.0.1:1", bytes).send(tmp_path / "x") == "offline"
    assert RollOutlet(str(tmp_path / "lp0"), bytes).send(tmp_path / "x") == "offline"
    assert roll_state("tcp://127.0.0.1:1") == "offline"


def test_a_queue_gets_the_dots_raw_and_they_do_not_stay(tmp_path: Path) -> None:
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/said\nfor last; do :; done; cp "$last" {tmp_path}/dots\n')
    lp.chmod(0o700)
    (tmp_path / "reports").mkdir()
    rows = receipt_rows(slip())
    outlet = RollOutlet("roll", lambda: escpos.receipt(rows), program=str(lp))
    assert ReportWorker(program=str(lp)).print(page(), tmp_path / "reports", outlet) == "printed"
    assert (tmp_path / "said").read_text().startswith("-d roll -o raw ")
    assert (Roll(got=bytearray((tmp_path / "dots").read_bytes())).picture() == bits(rows)).mean() > 0.9999
    assert list((tmp_path / "reports").iterdir()) == []


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, ""),
        (FINE, "ok"),
        (FINE | {4: 0x1E}, "low"),
        (FINE | {4: 0x7E}, "paper"),
        (FINE | {1: 0x1A, 2: 0x16, 4: 0x7E}, "open"),
        (FINE | {1: 0x1A, 2: 0x32}, "paper"),
        (FINE | {3: 0x32}, "jam"),
        (FINE | {1: 0x1A}, "offline"),
    ],
)
def test_status_bytes_say_what_to_do_first(answers: dict[int, int], state: State) -> None:
    assert all(escpos.is_answer(byte) for byte in answers.values())
    assert escpos.state_of(answers) == state


def test_noise_is_no_answer() -> None:
    assert [byte for byte in range(256) if escpos.is_answer(byte)] == [0x12 | bits for bits in _free_bits()]


def _free_bits() -> list[int]:
    return sorted(a | b | c | d for a in (0, 4) for b in (0, 8) for c in (0, 32) for d in (0, 64))


@given(st.lists(st.binary(min_size=72, max_size=72), max_size=140), st.sampled_from([b"\x10\x04", b"\x10\x14\x08"]))
def test_no_dots_are_ever_a_command(rows: list[bytes], command: bytes) -> None:
    sent = escpos.receipt([*rows, command * (72 // len(command))])
    dots = Roll(got=bytearray(sent)).picture()
    assert dots.shape == (len(rows) + 1, escpos.WIDTH)
    packed = np.packbits(dots, axis=1).tobytes()
    assert not any(bytes((0x10, second)) in packed for second in (4, 5, 0x14))


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="roll"):
        escpos.receipt([b"\0" * 71])


# --- what stands on it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("visit", VISITS)
def test_it_stays_on_the_roll_and_says_the_sentence_and_six_values(visit: str, language: str) -> None:
    dots = bits(receipt_rows(slip(visit, language, mark="연습")))
    assert dots[-30:].sum() == 0  # room to tear
    assert 300 < len(dots) < 2600
    assert 0.01 < dots.mean() < 0.3
    assert dots[:, :2].sum() + dots[:, -2:].sum() < 0.02 * dots.sum()
    said = " ".join(words(receipt_pdf(slip(visit, language, mark="연습"))).split())
    sheet = page(visit, language)
    assert sheet.say(sheet.results.headline) in said
    assert "연습" in said
    numbers = [
        digits for line in sheet.results.lines if line.key in ("pressure", "pulse") for _, digits, _ in line.values
    ]
    assert all(digits in said for digits in numbers)
    assert sheet.word("report.reference").split()[0] in said


@pytest.mark.parametrize("visit", ["normal", "fitness", "nothing"])
def test_a_phone_reads_the_code_off_the_paper(visit: str) -> None:
    receipt = slip(visit, code=True)
    dots = bits(receipt_rows(receipt))
    (read,) = zxingcpp.read_barcodes(np.ascontiguousarray((1 - dots) * np.uint8(255)))
    assert read.text == receipt.code
    assert len(receipt.code.encode()) <= MOST
    assert zxingcpp.read_barcodes(np.ascontiguousarray((1 - bits(receipt_rows(slip(visit)))) * np.uint8(255))) == []
