"""Printing: done, kept or failed, and never anybody's trouble but its own."""

from __future__ import annotations

import asyncio
import os
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

    monkeypatch.setattr("kiosk.report.outlets.subprocess.Popen", Watched)
    worker = ReportWorker(program=program(tmp_path, "exec sleep 600"), patience=0.2)
    assert worker.print(PAGE, reports, "q") == "failed"
    assert started[-1].returncode == -signal.SIGKILL
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


async def test_what_is_kept_is_printed_later_until_one_does_not_come_out(tmp_path: Path, reports: Path) -> None:
    for code in ("AAAA", "BBBB", "CCCC"):
        assert ReportWorker().print(replace(PAGE, code=code), reports) == "kept"
    once = program(tmp_path, f'[ -e {tmp_path}/said ] && exit 1; echo "$3" >{tmp_path}/said')
    assert await ReportWorker(program=once).again(reports, "q") == (1, "failed")
    assert (tmp_path / "said").read_text().strip() == str(reports / "report-AAAA.pdf")
    assert sorted(path.name for path in reports.iterdir()) == ["report-BBBB.pdf", "report-CCCC.pdf"]
    assert await ReportWorker(program=program(tmp_path, "exit 0")).again(reports, "q") == (2, "printed")
    assert list(reports.iterdir()) == []
    assert await ReportWorker().again(reports, "") == (0, "kept")


LPSTAT = """#!/bin/sh
[ "$1" = -o ] && cat {folder}/jobs
[ "$1" = -l ] && cat {folder}/alerts
exit 0
"""


@pytest.mark.parametrize(
    ("alerts", "jobs", "made"),
    [("idle", "", "printed"), ("media-empty-error", "q-7", "paper"), ("idle", "q-7 kiosk 1024", "stuck")],
)
def test_a_queue_is_looked_at_until_the_page_is_out_and_a_job_that_is_stuck_is_taken_back(
    alerts: str, jobs: str, made: str, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, script in {
        "lpstat": LPSTAT.format(folder=tmp_path),
        "cancel": f'#!/bin/sh\necho "$@" >{tmp_path}/gone\n',
    }.items():
        (folder / name).write_text(script)
        (folder / name).chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    (tmp_path / "alerts").write_text("printer q is idle.")
    (tmp_path / "jobs").write_text(jobs)
    lp = program(tmp_path, f"echo 'request id is q-7 (1 file(s))'; echo '\tAlerts: {alerts}' >{tmp_path}/alerts")
    assert ReportWorker(program=lp, done_within=0.7).print(PAGE, reports, "q") == made
    assert list(reports.iterdir()) == ([] if made == "printed" else [path_of(PAGE, reports)])
    gone = tmp_path / "gone"
    assert (gone.read_text().split() if gone.exists() else []) == ([] if made == "printed" else ["-x", "q-7"])


def test_a_queue_in_trouble_is_not_even_given_the_page(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "lpstat").write_text("#!/bin/sh\necho 'printer q disabled since Mon'\n")
    (folder / "lpstat").chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    lp = program(tmp_path, f"touch {tmp_path}/asked")
    assert ReportWorker(program=lp).print(PAGE, reports, "q") == "paused"
    assert not (tmp_path / "asked").exists()
