"""The spreadsheet as another program reads it: its XML, since a formula hides there."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from kiosk.core.sheet import Sheet
from kiosk.report.spreadsheet import workbook


def opened(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def test_words_and_numbers_are_where_they_belong() -> None:
    parts = opened(workbook((Sheet("나이대", ("나이대", "이용 수"), (("70대", 12), ("80대", "가림")), ("모두 12",)),)))
    shared = re.findall(r"<t[^>]*>([^<]*)</t>", parts["xl/sharedStrings.xml"])
    assert shared == ["모두 12", "나이대", "이용 수", "70대", "80대", "가림"]
    assert re.findall(r'<c r="(\w+)"><v>(\d+)</v>', parts["xl/worksheets/sheet1.xml"]) == [("B4", "12")]


@pytest.mark.parametrize("hostile", ["=1+1", "+cmd|'/C calc'!A0", "@SUM(A1)", "https://example.com", "-2+3", "<b>"])
def test_nothing_becomes_a_formula_or_a_link(hostile: str) -> None:
    parts = opened(workbook((Sheet(hostile, (hostile,), ((hostile,),), (hostile,)),)))
    page = parts["xl/worksheets/sheet1.xml"]
    assert "<f>" not in page
    assert "hyperlink" not in page


def test_names_of_sheets_are_short_and_come_once() -> None:
    long = "가" * 40
    parts = opened(workbook([Sheet(title, ("a",), ()) for title in (long, long, "x:y", "", "x y")]))
    names = re.findall(r'<sheet name="([^"]*)"', parts["xl/workbook.xml"])
    assert len(set(names)) == 5
    assert all(0 < len(name) <= 31 for name in names)
