"""Reads a booked group's list as people write it: CSV in any of three encodings and separators, Excel's oddities too.

Pure: bytes in, people and complaints out, every line looked at before anything is taken. A cell is only ever text:
one that begins like a formula is refused where a name is meant, so that it never reaches a spreadsheet again.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kiosk.core.resident import Sex

Flaw = Literal["name", "formula", "birth", "sex", "tail", "long", "twice"]
MOST_LINES, MOST_BYTES, LONGEST_NAME = 5_000, 2_000_000, 40
HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("이름", "성명", "성함", "name"),
    "birth": ("생년월일", "생일", "출생일", "birth", "birthdate", "dateofbirth"),
    "sex": ("성별", "sex", "gender"),
    "tail": (
        "전화끝네자리",
        "전화끝4자리",
        "전화뒷자리",
        "전화번호뒷자리",
        "전화",
        "전화번호",
        "휴대폰",
        "연락처",
        "phone",
    ),
}
_SEXES = {
    Sex.FEMALE: ("여", "여자", "여성", "f", "female", "w"),
    Sex.MALE: ("남", "남자", "남성", "m", "male"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .·'’-]|\d(?!\d))*")  # letters; 김철수2 tells two of a name apart
_EXCEL_DAY_ONE = date(1899, 12, 30).toordinal()


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who is to come, or who waits: as far as anybody said. Never shown in a ``repr``."""

    name: str = ""
    birth: date | None = None
    sex: Sex | None = None
    phone_tail: str = ""

    def __repr__(self) -> str:
        return "Expected(sealed)"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line of the file, as an editor counts them, and what is wrong with it."""

    line: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file says. ``trouble``: why nothing of it can be read at all; else people, and lines with a flaw."""

    people: tuple[Expected, ...] = field(default=(), repr=False)
    complaints: tuple[Complaint, ...] = ()
    trouble: Literal["", "empty", "heads", "encoding", "big", "shape"] = ""


def read_roster(data: bytes, today: date) -> Roster:
    """Read the whole file; ``today`` bounds the birth dates."""
    if len(data) > MOST_BYTES:
        return Roster(trouble="big")
    text = _decoded(data)
    if text is None:
        return Roster(trouble="encoding")
    try:
        rows = list(_rows(text))
    except csv.Error:
        return Roster(trouble="shape")
    places = _places(rows[0][1] if rows else [])
    if rows and not {"name", "birth", "sex"} <= places.keys():
        return Roster(trouble="heads")
    if len(rows) - 1 > MOST_LINES:
        return Roster(trouble="big")
    return _people(rows[1:], places, today) if rows[1:] else Roster(trouble="empty")


def _people(rows: Sequence[tuple[int, list[str]]], places: Mapping[str, int], today: date) -> Roster:
    people: dict[Expected, None] = {}
    complaints = []
    for number, cells in rows:
        said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        found = _expected(said, today)
        if isinstance(found, Expected) and found not in people:
            people[found] = None
        else:
            complaints.append(Complaint(number, "twice" if isinstance(found, Expected) else found))
    return Roster(tuple(people), tuple(complaints))


def _decoded(data: bytes) -> str | None:
    """UTF-8 with or without a mark, UTF-16 with one (Excel's "Unicode text"), else what a Korean Windows writes."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else unicodedata.normalize("NFC", text)
    return None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that says anything, with its number."""
    lines = text.splitlines()
    named = re.fullmatch(r"sep=(.)", lines[0].strip().lower()) if lines else None  # Excel's own way to say it
    if named:
        lines[0] = ""
    head = next((line for line in lines if line.strip()), "")
    comma = named[1] if named else max(",\t;", key=head.count)
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=comma, strict=True)
    for cells in reader:
        clean = [_cell(cell) for cell in cells]
        if any(clean):
            yield reader.line_num, clean


def _cell(text: str) -> str:
    """Excel writes ="0123" to keep a zero, and hard spaces come from web pages."""
    kept = text.replace("\u00a0", " ").replace("\u200b", "").strip()
    told = re.fullmatch(r'="([^"]*)"', kept)
    return told[1].strip() if told else kept


def _places(heads: Sequence[str]) -> dict[str, int]:
    """Say which column is which; a head that comes twice counts where it comes first."""
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        plain = re.sub(r"[\s()_./-]", "", head).lower()
        for name, words in HEADS.items():
            if plain in words:
                found.setdefault(name, place)
    return found


def _expected(said: Mapping[str, str], today: date) -> Expected | Flaw:
    name = re.sub(r"\s+", " ", said["name"])
    if name.startswith(_FORMULA):
        return "formula"
    if len(name) > LONGEST_NAME:
        return "long"
    if not _NAME.fullmatch(name):
        return "name"
    birth = read_birth(said["birth"], today)
    if birth is None:
        return "birth"
    sex = next((sex for sex, words in _SEXES.items() if said["sex"].lower() in words), None)
    if sex is None:
        return "sex"
    tail = _tail(said.get("tail", ""))
    return "tail" if tail is None else Expected(name, birth, sex, tail)


def read_birth(text: str, today: date) -> date | None:
    """Read 1950-03-04, 1950.3.4, 1950년 3월 4일, 19500304 or Excel's own count of days; None: no such day."""
    plain = re.sub(r"[ T]00?:00(:00)?$", "", text)  # a date cell saved with its time
    parts = re.fullmatch(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[일.]?", plain)
    parts = parts or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain)
    try:
        if parts:
            day = date(int(parts[1]), int(parts[2]), int(parts[3]))
        elif re.fullmatch(r"[0-9]{5}", plain):
            day = date.fromordinal(_EXCEL_DAY_ONE + int(plain))
        else:
            return None
    except ValueError:
        return None
    return day if today.year - 120 <= day.year and day <= today else None


def _tail(text: str) -> str | None:
    """Four digits, or the last four of a whole number; Excel eats leading zeros (417 is 0417); empty is allowed."""
    digits = re.sub(r"[\s().-]", "", text)
    if not digits:
        return ""
    if not re.fullmatch(r"\+?[0-9]+", digits):
        return None
    count = len(digits.lstrip("+"))
    if count <= 4:
        return digits.lstrip("+").zfill(4) if count >= 3 else None
    return digits[-4:] if 9 <= count <= 13 else None
