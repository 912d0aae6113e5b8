"""One A4 PDF from results: vector, fonts embedded, PDF/A-1b, nothing personal in its metadata. Off the GUI thread."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.report.layout import lay_out
from kiosk.report.page import ReportPage
from kiosk.report.paint import paint
from kiosk.report.typeset import DOTS

__all__ = ["ReportPage", "pdf", "write_a4"]


def write_a4(page: ReportPage, path: Path) -> None:
    """Write the PDF: whole or not at all, readable by its owner only. Raises OSError."""
    made = pdf(page)
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
    if QGuiApplication.instance() is None:
        raise RuntimeError("no QGuiApplication: there are no fonts")
    layout = lay_out(page)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, page)
    painter = QPainter(writer)
    try:
        for number, items in enumerate(layout.pages):
            if number:
                writer.newPage()
            paint(painter, items, layout.watermark)
    finally:
        finished = painter.end()  # before the writer goes, also when drawing failed
    if not finished:
        raise OSError("the PDF could not be made")
    buffer.close()
    return bytes(store.data())


def _writer(device: QIODevice, page: ReportPage) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(round(DOTS * 25.4))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(page.word("report.title"))
    writer.setCreator("Lifelog Kiosk")
    return writer
