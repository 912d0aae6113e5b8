"""Printing: done, kept or failed, and never anybody's trouble but its own."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.report.worker import ReportWorker, forget, path_of
from tests.report import pages

PAGE = pages.page()


def program(folder: Path, script: str) -> str:
    """A stand-in for `lp`."""
    path = folder / "lp"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def test_without_a_printer_the_page_is_kept(reports: Path) -> None:
    assert ReportWorker().print(PAGE, reports) == "kept"
    path = path_of(PAGE, reports)
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o777 == 0o600
    assert reports.stat().st_mode & 0o777 == 0o700
    assert forget(path)
    assert forget(path)  # gone is gone
    assert list(reports.iterdir()) == []


def test_a_printed_page_is_forgotten(tmp_path: Path, reports: Path) -> None:
    worker = ReportWorker(program=program(tmp_path, f'printf "%s\\n" "$@" >{tmp_path}/said; cp "$3" {tmp_path}/paper'))
    assert worker.print(PAGE, reports, "front desk") == "printed"
    assert (tmp_path / "said").read_text().splitlines() == ["-d", "front desk", str(path_of(PAGE, reports))]
    assert (tmp_path / "paper").read_bytes().startswith(b"%PDF")
    assert list(reports.iterdir()) == []


def test_a_printed_page_stays_if_it_is_to_be_kept(tmp_path: Path, reports: Path) -> None:
    assert ReportWorker(program=program(tmp_path, "exit 0")).print(PAGE, reports, "q", keep=True) == "printed"
    assert path_of(PAGE, reports).exists()


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$"])
def test_a_refused_page_stays_for_staff(script: str, tmp_path: Path, reports: Path) -> None:
    assert ReportWorker(program=program(tmp_path, script)).print(PAGE, reports, "q") == "failed"
    assert path_of(PAGE, reports).exists()


def test_nothing_is_raised(tmp_path: Path, reports: Path) -> None:
    worker = ReportWorker(program=str(tmp_path / "no-such-program"))
    assert worker.print(PAGE, reports, "q") == "failed"
    (tmp_path / "a-file").write_text("")
    assert worker.print(PAGE, tmp_path / "a-file") == "failed"
    assert worker.print(replace(PAGE, texts={}), reports) == "failed"
    worker.close()
    assert worker.print(PAGE, reports) == "failed"


def test_a_hung_program_is_ended(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr("kiosk.report.worker.subprocess.Popen", Watched)
    worker = ReportWorker(program=program(tmp_path, "exec sleep 600"), patience=0.2)
    assert worker.print(PAGE, reports, "q") == "failed"
    assert [process.returncode for process in started] == [-signal.SIGKILL]
    assert worker.print(PAGE, reports) == "kept"  # and the next page is served


async def test_a_hung_printer_blocks_nobody(tmp_path: Path, reports: Path) -> None:
    worker = ReportWorker(program=program(tmp_path, f"echo >{tmp_path}/begun; exec sleep 600"), patience=600)
    printing = asyncio.create_task(worker.print_soon(PAGE, reports, "q"))
    waiting = asyncio.create_task(worker.print_soon(PAGE, reports, "q"))
    async with asyncio.timeout(60):
        while not (tmp_path / "begun").exists() and not printing.done():
            await asyncio.sleep(0.01)
        assert not printing.done()  # the loop runs while the printer hangs
        worker.close()
        assert await printing == "failed"
        assert await waiting == "failed"


def test_it_draws_on_its_own_thread(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    monkeypatch.setattr(
        "kiosk.report.worker.write_a4", lambda page, path: names.append(threading.current_thread().name)
    )
    worker = ReportWorker()
    assert worker.print(PAGE, reports) == "kept"
    assert worker.print(PAGE, reports) == "kept"
    assert names[0].startswith("report")
    assert len(set(names)) == 1


@pytest.mark.parametrize(
    ("code", "name"), [("7F3K", "report-7F3K.pdf"), ("../../x", "report-x.pdf"), ("", "report-page.pdf")]
)
def test_a_file_is_named_for_its_visit(code: str, name: str, reports: Path) -> None:
    assert path_of(replace(PAGE, code=code), reports) == reports / name
