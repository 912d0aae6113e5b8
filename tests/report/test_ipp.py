"""A real IPP printer (CUPS' `ippeveprinter`): pages come out, troubles are told, stuck jobs are taken back."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.report import ipp
from kiosk.report.ipp_outlet import IppOutlet
from kiosk.report.outlets import REASONS, trouble_in
from kiosk.report.worker import ReportWorker, path_of
from tests.report.pages import page
from tests.report.printers import IppPrinter, ipp_printer
from tests.report.test_slip import words


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[IppPrinter]:
    with ipp_printer(tmp_path / "ipp") as made:
        yield made


def test_a_page_comes_out_and_nothing_stays(printer: IppPrinter, tmp_path: Path) -> None:
    assert ReportWorker().print(page(), tmp_path / "reports", IppOutlet(printer.uri)) == "printed"
    (made,) = printer.printed
    assert "오늘도 잘 재셨습니다" in words(made)
    assert list((tmp_path / "reports").iterdir()) == []
    names = [path.name for path in (printer.folder / "spool").iterdir()]
    assert names == [] or {name.split("-", 1)[1] for name in names} <= {"results.pdf", "results.prn"}


@pytest.mark.parametrize(
    ("word", "told"), [("media-empty-error", "paper"), ("media-jam-warning", "jam"), ("cover-open-error", "open")]
)
def test_trouble_while_it_prints_is_told_and_the_job_taken_back(
    word: str, told: str, printer: IppPrinter, tmp_path: Path
) -> None:
    printer.troubled(word, seconds=1.5)
    worker = ReportWorker()
    assert worker.print(page(), tmp_path / "reports", IppOutlet(printer.uri)) == told
    assert path_of(page(), tmp_path / "reports").exists()  # kept for staff
    assert worker.print(page(), tmp_path / "reports", IppOutlet(printer.uri)) == told  # still: not even sent
    assert len(printer.printed) == 1


def test_a_job_that_never_ends_is_taken_back(printer: IppPrinter, tmp_path: Path) -> None:
    printer.troubled("other-report", seconds=30)
    made = ReportWorker().print(page(), tmp_path / "reports", IppOutlet(printer.uri, done_within=0.6))
    assert made == "stuck"
    assert path_of(page(), tmp_path / "reports").exists()


def test_a_printer_that_is_off_is_told(tmp_path: Path) -> None:
    assert ReportWorker().print(page(), tmp_path, IppOutlet("ipp://127.0.0.1:1/ipp/print")) == "offline"


def test_the_first_reason_that_fits_is_told() -> None:
    assert {trouble_in(f"none {word}-error") for word, _ in REASONS} == {told for _, told in REASONS}
    assert trouble_in("none media-low-report") is None


@given(st.binary(max_size=60))
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    try:
        ipp.answer(data)
    except ipp.NotIpp:
        return
    assert 0x03 in data  # an end was there


def test_an_answer_of_several_values() -> None:
    said = b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + b"\x44\x00\x03abc\x00\x01x" + b"\x44\x00\x00\x00\x01y" + b"\x03"
    assert ipp.answer(said).words("abc") == ("x", "y")
    for cut in range(len(said)):
        with pytest.raises(ipp.NotIpp):
            ipp.answer(said[:cut])


@pytest.fixture
def dribbling() -> Iterator[str]:
    """A printer that sends one byte after another, never too late for the next, and never comes to an end."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        over = threading.Event()

        def dribble() -> None:
            with suppress(OSError):
                line, _ = door.accept()
                with line:
                    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 900000\r\n\r\n")
                    while not over.wait(0.02):
                        line.sendall(b"\0")

        talking = threading.Thread(target=dribble, daemon=True)
        talking.start()
        yield f"ipp://127.0.0.1:{door.getsockname()[1]}/ipp/print"
        over.set()
        talking.join()


def test_a_printer_that_dribbles_holds_up_nobody(dribbling: str, tmp_path: Path) -> None:
    assert ReportWorker().print(page(), tmp_path, IppOutlet(dribbling, whole=0.4)) == "offline"
    assert path_of(page(), tmp_path).exists(), "kept for staff"
