"""PDF of what was laid out: vector, fonts embedded, PDF/A-1b, nothing personal in its metadata. Off the GUI thread."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.report.items import Item
from kiosk.report.layout import lay_out
from kiosk.report.page import ReportPage
from kiosk.report.paint import paint
from kiosk.report.sheet import HEIGHT, WIDTH
from kiosk.report.typeset import DOTS

__all__ = ["Document", "ReportPage", "drawn", "need_fonts", "pdf", "write_a4", "write_whole"]


def write_a4(page: ReportPage, path: Path) -> None:
    """Write the PDF: whole or not at all, readable by its owner only. Raises OSError."""
    write_whole(pdf(page), path)


def write_whole(made: bytes, path: Path) -> None:
    """Write a file: whole or not at all, readable by its owner only. Raises OSError."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def pdf(page: ReportPage) -> bytes:
    """Return the PDF. Any thread will do, but the process needs its QGuiApplication: fonts come from it."""
    need_fonts()
    layout = lay_out(page)
    return drawn(Document(layout.pages, page.word("report.title"), layout.watermark))


@dataclass(frozen=True, slots=True)
class Document:
    """Laid out pages of one size (mm)."""

    pages: tuple[tuple[Item, ...], ...]
    title: str
    watermark: str = ""
    width: float = WIDTH
    height: float = HEIGHT


def need_fonts() -> None:
    """Raise RuntimeError where nothing could be measured or drawn."""
    if QGuiApplication.instance() is None:
        raise RuntimeError("no QGuiApplication: there are no fonts")


def drawn(document: Document) -> bytes:
    """Draw a document."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, document)
    painter = QPainter(writer)
    try:
        for number, items in enumerate(document.pages):
            if number:
                writer.newPage()
            paint(painter, items, document.watermark)
    finally:
        finished = painter.end()  # before the writer goes, also when drawing failed
    if not finished:
        raise OSError("the PDF could not be made")
    buffer.close()
    return bytes(store.data())


def _writer(device: QIODevice, document: Document) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(round(DOTS * 25.4))
    size = QPageSize(QSizeF(document.width, document.height), QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(document.title)
    writer.setCreator("Lifelog Kiosk")
    return writer
