"""Every paper of the desk as others see it: on one page, fonts inside, words to copy, the code read, nobody named."""

from __future__ import annotations

import asyncio
import os
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from kiosk.app.paper import PaperDesk
from kiosk.config import Centre, Printer, Settings
from kiosk.core.papers import PAPERS, Order, qr_text
from kiosk.core.resident import Person, Sex
from kiosk.core.texts import load_texts
from kiosk.report.outlets import Trouble
from tests.report.pages import VISITS
from tests.report.printers import CLOSED, FINE, Roll, ipp_printer, on_network
from tests.report.test_doctor import CUFF, FEW, GRIP
from tests.report.test_slip import grey, size, words

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
AT = datetime(2026, 11, 21, 1, tzinfo=UTC)
ORDER = Order("a4", UUID(int=0x7F3), AT, "ko", VISITS["normal"], FEW, (CUFF, GRIP), Person(Sex.FEMALE, 78, 1948))
PRINTED = [kind for kind in PAPERS if kind != "qr"]
DAY = "2026-11-21"


@pytest.fixture(autouse=True)
def application() -> object:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    return QGuiApplication.instance() or QApplication([])


def desk(folder: Path, printer: Printer | None = None) -> PaperDesk:
    settings = Settings(schema=1, centre=Centre(), printer=printer or Printer())  # type: ignore[call-arg]  # by its alias
    return PaperDesk(settings, folder / "reports")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "reports").glob("*")) if (folder / "reports").exists() else []


def fonts(path: Path) -> list[list[str]]:
    said = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in said.splitlines()[2:]]


def test_the_receipt_is_offered_where_there_is_a_printer_for_it(tmp_path: Path) -> None:
    assert desk(tmp_path).offers() == ("a4", "large", "doctor", "qr")
    assert desk(tmp_path, Printer(receipt="/dev/usb/lp0")).offers() == PAPERS


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", [kind for kind in PRINTED if kind != "receipt"])
async def test_a_paper_has_its_fonts_its_words_and_no_person_in_it(kind: str, language: str, tmp_path: Path) -> None:
    assert await desk(tmp_path).give(replace(ORDER, kind=kind, language=language)) == "kept"
    (path,) = kept(tmp_path)
    listed = fonts(path)
    assert listed
    assert [font for font in listed if font[-5] != "yes" or font[-3] != "yes"] == []  # embedded, with a map to text
    said = " ".join(words(path.read_bytes()).split())
    texts = load_texts(language)
    assert " ".join(texts["report.reference"].split()[:3]) in said
    assert all(
        digits in said for digits in (("134/76", "158.2") if kind == "doctor" else ("124", "76", "158.2", "42.1"))
    )
    facts = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    title = facts.split("Title:", 1)[1].splitlines()[0].strip()
    assert title == texts["doctor.title" if kind == "doctor" else "report.title"]
    assert path.name.endswith(f"{UUID(int=0x7F3).hex[:6].upper()}.pdf")
    assert size(path.read_bytes(), tmp_path)[2] == (2 if kind == "large" else 1)


async def test_a_phone_reads_the_code_off_the_sheet(tmp_path: Path) -> None:
    await desk(tmp_path).give(replace(ORDER, qr=True))
    (path,) = kept(tmp_path)
    (read,) = zxingcpp.read_barcodes(Image.fromarray(grey(path.read_bytes(), tmp_path)))
    assert read.text == qr_text(VISITS["normal"], load_texts("ko"), DAY)
    assert size(path.read_bytes(), tmp_path)[2] == 1


async def test_the_code_of_the_screen_says_the_same(tmp_path: Path) -> None:
    rows = await desk(tmp_path).code(ORDER)
    dots = np.array([[255 * (cell == "0") for cell in row] for row in rows], np.uint8)
    picture = np.pad(dots, 4, constant_values=255).repeat(6, 0).repeat(6, 1)
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == qr_text(VISITS["normal"], load_texts("ko"), DAY)
    assert kept(tmp_path) == []


async def test_the_code_waits_for_no_printer(tmp_path: Path) -> None:
    papers, free = desk(tmp_path), threading.Event()
    hanging = asyncio.create_task(papers.worker.made_soon(lambda: bytes(free.wait()), tmp_path / "reports" / "x.pdf"))
    await asyncio.sleep(0)
    try:
        assert await papers.code(ORDER)
        assert not hanging.done()
    finally:
        free.set()
    await hanging


async def test_all_papers_come_out_of_their_printers_and_nothing_stays(tmp_path: Path) -> None:
    roll = Roll()
    with ipp_printer(tmp_path / "ipp") as printer, on_network(roll) as target:
        papers = desk(tmp_path, Printer(uri=printer.uri, receipt=target))
        made = [await papers.give(replace(ORDER, kind=kind)) for kind in PRINTED]
        assert (made, kept(tmp_path)) == (["printed"] * len(PRINTED), [])
        assert len(printer.printed) == len(PRINTED) - 1
    assert roll.picture().shape[1] == 576


@pytest.mark.parametrize("trouble", CLOSED)
async def test_a_receipt_that_does_not_come_out_is_kept_as_a_page(trouble: Trouble, tmp_path: Path) -> None:
    with on_network(Roll(FINE | CLOSED[trouble])) as target:
        made = await desk(tmp_path, Printer(receipt=target)).give(replace(ORDER, kind="receipt"))
    (path,) = kept(tmp_path)
    assert (made, size(path.read_bytes(), tmp_path)[2]) == (trouble, 1)


async def test_what_cannot_be_made_is_said_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = desk(tmp_path)
    monkeypatch.setattr("kiosk.app.paper.rows", lambda text: 1 / 0)
    assert await papers.code(ORDER) == ()
    (tmp_path / "reports").write_text("no folder")
    assert await papers.give(ORDER) == "failed"
