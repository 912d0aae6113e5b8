"""A spreadsheet (.xlsx) of words and whole numbers, in memory. What looks like a formula is written as words."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import xlsxwriter

from kiosk.core.sheet import Sheet

_NAME_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the file."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    head = book.add_format({"bold": True, "bottom": 1})
    used: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_free_name(sheet.title, used))
        row = 0
        for note in sheet.notes:
            page.write_string(row, 0, note)
            row += 1
        row += bool(sheet.notes)
        for column, words in enumerate(sheet.heads):
            page.write_string(row, column, words, head)
        for cells in sheet.rows:
            row += 1
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    page.write_number(row, column, cell)
                else:
                    page.write_string(row, column, cell)
        page.set_column(0, 0, 24)
    book.close()
    return held.getvalue()


def _free_name(title: str, used: set[str]) -> str:
    """A sheet's name is short, has none of some signs, and comes once."""
    plain = _FORBIDDEN.sub(" ", title).strip(" '")[:_NAME_LENGTH] or "-"
    name, number = plain, 1
    while name.lower() in used:
        number += 1
        name = f"{plain[: _NAME_LENGTH - 4]} {number}"
    used.add(name.lower())
    return name
