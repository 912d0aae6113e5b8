"""Papers and folders as staff use them: printed, kept or failed, and nothing of a secret left behind. All made up."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.app.exchange import ExchangeFolders, safe_name
from kiosk.app.paper import PaperDesk
from kiosk.app.papers import StaffPapers
from kiosk.config import Centre, ExchangeSettings, Printer, Settings
from kiosk.core.metrology.seal import seal_of
from kiosk.core.papers import Order
from kiosk.core.sheet import Sheet
from kiosk.core.texts import Sentence
from kiosk.report.worker import ReportWorker
from kiosk.store.trouble import StoreTrouble, Trouble
from tests.core.agreement.trials import STUDIES
from tests.fakes import VirtualClock
from tests.report.checks import check, voided
from tests.report.pages import NORMAL

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
TITLE = Sentence("colleague.recovery")


@pytest.fixture(autouse=True)
def application() -> object:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    return QGuiApplication.instance() or QApplication([])


def papers(folder: Path, printer: Printer, lp: str = "lp", mark: str = "") -> StaffPapers:
    settings = Settings(schema=1, centre=Centre(), printer=printer)  # type: ignore[call-arg]  # by its alias
    desk = PaperDesk(settings, folder / "reports", mark=mark)
    desk.worker = ReportWorker(program=lp)
    return StaffPapers(desk, printer, VirtualClock(NOW))


def printer_that(folder: Path, script: str) -> str:
    path = folder / "lp"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "reports").glob("*")) if (folder / "reports").exists() else []


def words(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


async def test_without_a_printer_papers_are_kept(tmp_path: Path) -> None:
    desk = papers(tmp_path, Printer())
    assert await desk.card("LK1-TEST", "홍○험", "ko") == "kept"
    assert await desk.number(12, "en") == "kept"
    assert await desk.lines(Sentence("numbers.title", ("2026-11",)), [("이름", "값")], "ko") == "kept"
    said = "\n".join(map(words, kept(tmp_path)))
    assert all(word in said for word in ("홍○험", "12", "2026-11 통계", "이름", "값", "2026년 11월 2일"))
    assert {path.stat().st_mode & 0o777 for path in kept(tmp_path)} == {0o600}
    assert len(kept(tmp_path)) == 3


async def test_the_report_of_a_trial_is_kept_and_handed_on(tmp_path: Path) -> None:
    taken: list[bytes] = []
    assert await papers(tmp_path, Printer()).study(STUDIES["usual"], "en", "홍시험", taken.append) == "kept"
    (path,) = kept(tmp_path)
    assert [path.read_bytes()] == taken
    assert "2 November 2026 by 홍시험" in words(path)
    assert "30 participants, 30 pairs" in words(path)


@pytest.mark.parametrize(
    ("printer", "queue", "width"),
    [
        (Printer(queue="a4"), "a4", "595"),
        (Printer(queue="a4", slip_queue="roll"), "roll", "227"),
        (Printer(slip_queue="desk", slip_paper="A4"), "desk", "595"),
    ],
)
async def test_slips_go_to_their_printer_on_its_paper(tmp_path: Path, printer: Printer, queue: str, width: str) -> None:
    lp = printer_that(tmp_path, f'echo "$2" >{tmp_path}/queue; cp "$3" {tmp_path}/paper.pdf')
    assert await papers(tmp_path, printer, lp).number(7, "ko") == "printed"
    assert (tmp_path / "queue").read_text().strip() == queue
    facts = subprocess.run(["pdfinfo", str(tmp_path / "paper.pdf")], check=True, capture_output=True, text=True).stdout
    assert f"Page size:       {width}" in facts
    assert kept(tmp_path) == []


@pytest.mark.parametrize(("script", "queue"), [("exit 1", "q"), ("exit 0", "")])
async def test_a_secret_that_is_not_printed_leaves_nothing(tmp_path: Path, script: str, queue: str) -> None:
    desk = papers(tmp_path, Printer(queue=queue), printer_that(tmp_path, script))
    assert await desk.secret(TITLE, [("홍시험", "1234-5678")], "ko") == "failed"
    assert kept(tmp_path) == []


async def test_a_secret_is_printed(tmp_path: Path) -> None:
    lp = printer_that(tmp_path, f'cp "$3" {tmp_path}/paper.pdf')
    assert await papers(tmp_path, Printer(queue="q"), lp).secret(TITLE, [("홍시험", "1234-5678")], "ko") == "printed"
    assert "1234-5678" in words(tmp_path / "paper.pdf")
    assert kept(tmp_path) == []


@pytest.mark.parametrize(("mark", "word"), [("training.mark", "연습"), ("report.demo", "시연")])
async def test_every_paper_of_practice_says_so(tmp_path: Path, mark: str, word: str) -> None:
    desk = papers(tmp_path, Printer(), mark=mark)
    await desk.card("LK1-TEST", "홍○험", "ko")
    await desk.number(1, "ko")
    await desk.lines(TITLE, [("이름", "값")], "ko")
    await desk.result(Order("a4", UUID(int=5), NOW, "ko", NORMAL, advice=("물을 자주 드세요",), signed="홍시험, 오늘"))
    assert len(kept(tmp_path)) == 4
    assert [path for path in kept(tmp_path) if not set(word) <= set(words(path))] == []


# --- folders --------------------------------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path: Path) -> ExchangeFolders:
    return ExchangeFolders(ExchangeSettings(), tmp_path)


def test_exports_are_private_and_never_overwritten(folders: ExchangeFolders) -> None:
    first, second = folders.export("통계 2026-11.csv", b"1"), folders.export("통계 2026-11.csv", b"2")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert first != second
    assert (folders.outgoing.stat().st_mode & 0o777, first.stat().st_mode & 0o777) == (0o700, 0o600)
    assert folders.workbook("a.xlsx", (Sheet("a", ("b",), ()),)).read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("a/b\\c.csv", "c.csv"),
        (".hidden", "hidden"),
        ("", "file"),
        ("김 시험 2026.json", "김_시험_2026.json"),
        ("a\nb\0c.txt", "a_b_c.txt"),
        ("가" * 300 + ".pdf", "가" * 38 + ".pdf"),
    ],
)
def test_names_stay_in_their_folder(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_link_that_lies_there_is_not_followed(folders: ExchangeFolders, tmp_path: Path) -> None:
    folders.outgoing.mkdir()
    (folders.outgoing / "a.csv").symlink_to(tmp_path / "elsewhere")
    assert folders.export("a.csv", b"x").name == "a (2).csv"
    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_refuses_is_said_and_nothing_half_is_left(
    folders: ExchangeFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreTrouble) as caught:
        folders.export("a.csv", b"x")
    assert caught.value.trouble is Trouble.FULL
    assert list(folders.outgoing.iterdir()) == []


def test_imports_are_plain_files_newest_first(folders: ExchangeFolders, tmp_path: Path) -> None:
    assert folders.imports() == ()
    for number, name in enumerate(("old.csv", "new.csv", ".part")):
        (folders.incoming / name).write_text("x")
        os.utime(folders.incoming / name, (number, number))
    (folders.incoming / "folder").mkdir()
    (folders.incoming / "link.csv").symlink_to(tmp_path)
    assert [path.name for path in folders.imports()] == ["new.csv", "old.csv"]


async def test_a_resting_number_is_printed_by_a_printer_of_slips_alone(tmp_path: Path) -> None:
    lp = printer_that(tmp_path, f'cp "$3" {tmp_path}/paper.pdf')
    desk = papers(tmp_path, Printer(queue="a4"), lp)._desk
    assert await desk.ticket("27", "ko") == "failed"
    assert not (tmp_path / "paper.pdf").exists()
    desk = papers(tmp_path, Printer(queue="a4", slip_queue="roll"), lp)._desk
    assert await desk.ticket("27", "ko") == "printed"
    assert "27" in words(tmp_path / "paper.pdf")
    desk = papers(tmp_path, Printer(slip_queue="roll"), printer_that(tmp_path, "exit 1"))._desk
    assert await desk.ticket("27", "ko") == "failed"
    assert kept(tmp_path) == []


async def test_a_certificate_is_kept_with_the_makers_name_and_who_made_it(tmp_path: Path) -> None:
    desk = papers(tmp_path, Printer(), mark="training.mark")
    one = replace(check(), driver="cas-ci-400")
    assert await desk.certificate(one, "ko", "홍시험") == "kept"
    assert await desk.certificate(voided(one), "en") == "kept"
    said = [words(path) for path in kept(tmp_path)]
    korean, english = sorted(said, key=lambda one: "VOID" in one)
    assert all(word in korean for word in ("CAS", "홍시험", "동구 라이프로그 건강관리소", seal_of(one)))
    assert all(word in english for word in ("VOID", "staff:1", seal_of(one)))
