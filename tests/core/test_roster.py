"""A group's list as people really write it. Every name, date and number is made up."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.resident import Sex
from kiosk.core.roster import MOST_LINES, Complaint, Expected, read_birth, read_roster

TODAY = date(2026, 11, 2)
HONG = Expected("홍시험", date(1952, 3, 4), Sex.FEMALE, "0417")
HEAD = "이름,생년월일,성별,전화 끝 네 자리"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_encoding_and_separator_reads_alike(separator: str, encoding: str, end: str) -> None:
    text = end.join([HEAD, "홍시험,1952-03-04,여,0417", "", "박시험,19500102,남자,", ""]).replace(",", separator)
    roster = read_roster(text.encode(encoding), TODAY)
    assert (roster.trouble, roster.complaints) == ("", ())
    assert roster.people == (HONG, Expected("박시험", date(1950, 1, 2), Sex.MALE, ""))


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("성명,성별,생년월일,전화번호", "홍시험,여,1952-03-04,010-5550-0417"),
        ("번호,이름,비고,생년월일,성별,휴대폰", "1,홍시험,왼쪽 무릎,1952.03.04,F,+82 10 5550 0417"),
        ("sep=;\n이름;생년월일;성별;연락처", "홍시험;1952년 3월 4일;여성;01055500417"),
        ('"이름","생년월일","성별","전화 (끝 4자리)"', '"홍시험","1952-3-4","여","417"'),
        ("name,birth,sex,phone", '홍시험,19057,female,="0417"'),
        ("\n\n 이름 , 생년월일 , 성별 , 전화_끝_네_자리 ", "\u00a0홍시험 ,1952-03-04 00:00:00,여 , 0417 "),
    ],
)
def test_heads_and_cells_in_the_ways_of_spreadsheets(head: str, line: str) -> None:
    roster = read_roster(f"{head}\n{line}\n".encode(), TODAY)
    assert (roster.trouble, roster.complaints, roster.people) == ("", (), (HONG,))


@pytest.mark.parametrize(
    ("line", "flaw"),
    [
        (",1952-03-04,여,0417", "name"),
        ("1234,1952-03-04,여,0417", "name"),
        ("홍<b>시험,1952-03-04,여,0417", "name"),
        ("=HYPERLINK(1),1952-03-04,여,0417", "formula"),
        ("+홍시험,1952-03-04,여,0417", "formula"),
        ("-2+3,1952-03-04,여,0417", "formula"),
        ("@SUM(A1),1952-03-04,여,0417", "formula"),
        ("=cmd|' /C calc'!A0,1952-03-04,여,0417", "formula"),
        (f"{'홍' * 41},1952-03-04,여,0417", "long"),
        ("홍시험,1952-02-30,여,0417", "birth"),
        ("홍시험,1899-01-01,여,0417", "birth"),
        ("홍시험,2026-11-03,여,0417", "birth"),
        ("홍시험,520304,여,0417", "birth"),
        ("홍시험,03/04/1952,여,0417", "birth"),
        ("홍시험,,여,0417", "birth"),
        ("홍시험,1952-03-04,,0417", "sex"),
        ("홍시험,1952-03-04,모름,0417", "sex"),
        ("홍시험,1952-03-04,여,17", "tail"),
        ("홍시험,1952-03-04,여,네자리", "tail"),
        ("홍시험,1952-03-04,여,12345", "tail"),
        ("홍시험", "birth"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_still_read(line: str, flaw: str) -> None:
    roster = read_roster(f"{HEAD}\n박시험,1950-01-02,남,2233\n{line}\n".encode(), TODAY)
    assert roster.complaints == (Complaint(3, flaw),)  # type: ignore[arg-type]  # one of the closed list
    assert [one.name for one in roster.people] == ["박시험"]


def test_the_same_person_twice_is_named_at_the_second_line() -> None:
    roster = read_roster(f"{HEAD}\n홍시험,1952-03-04,여,0417\n홍시험,1952.3.4,여자,417\n".encode(), TODAY)
    assert roster.people == (HONG,)
    assert roster.complaints == (Complaint(3, "twice"),)


def test_two_people_of_one_name_and_birthday_are_two() -> None:
    roster = read_roster(f"{HEAD}\n홍시험,1952-03-04,여,0417\n홍시험,1952-03-04,여,0418\n".encode(), TODAY)
    assert len(roster.people) == 2
    assert roster.complaints == ()


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (HEAD.encode(), "empty"),
        ("이름,성별\n홍시험,여".encode(), "heads"),
        ("홍시험,1952-03-04,여,0417".encode(), "heads"),
        (b"\x80\x81\xff\xfe", "encoding"),
        (b"\x00" * 20, "encoding"),
        (HEAD.encode() + '\n"홍시험,1952-03-04,여'.encode(), "shape"),
        (b"a" * 2_000_001, "big"),
        (HEAD.encode() + "\n홍시험,1952-03-04,여,0417".encode() * (MOST_LINES + 1), "big"),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(data: bytes, trouble: str) -> None:
    roster = read_roster(data, TODAY)
    assert (roster.trouble, roster.people) == (trouble, ())


def test_thousands_of_lines_are_read() -> None:
    lines = [f"홍시험,{date(1940, 1, 1) + timedelta(days=number)},여,{number:04}" for number in range(MOST_LINES)]
    roster = read_roster("\n".join([HEAD, *lines]).encode(), TODAY)
    assert len(roster.people) == MOST_LINES
    assert roster.complaints == ()


names = st.text(alphabet="김이박최정강조윤장임한오서신권황안송류홍시험가나다라", min_size=1, max_size=8)
people = st.builds(
    Expected,
    names,
    st.dates(date(1907, 1, 1), TODAY),
    st.sampled_from(Sex),
    st.one_of(st.just(""), st.integers(0, 9999).map("{:04}".format)),
)


@given(st.lists(people, unique=True, min_size=1, max_size=20), st.sampled_from([",", ";", "\t"]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_what_a_spreadsheet_writes_is_read_back(listed: list[Expected], separator: str, korean: bool) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["이름", "생년월일", "성별", "전화 끝 네 자리"])
    for one in listed:
        writer.writerow([one.name, one.birth, "여" if one.sex is Sex.FEMALE else "남", one.phone_tail])
    roster = read_roster(out.getvalue().encode("cp949" if korean else "utf-8-sig"), TODAY)
    assert (roster.people, roster.complaints, roster.trouble) == (tuple(listed), (), "")


@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: f"{HEAD}\n{text}".encode())))
@settings(max_examples=200, deadline=None)
def test_whatever_lies_there_is_read_or_refused_and_nothing_bad_gets_in(data: bytes) -> None:
    roster = read_roster(data, TODAY)
    for one in roster.people:
        assert one.birth is not None
        assert one.birth <= TODAY
        assert not one.name.startswith(("=", "+", "-", "@"))
        assert one.phone_tail == "" or (
            len(one.phone_tail) == 4 and one.phone_tail.isascii() and one.phone_tail.isdigit()
        )


@pytest.mark.parametrize("text", ["19520304", "1952-03-04", "1952/3/4", "1952. 3. 4.", "1952년 03월 04일", "19057"])
def test_birth_dates(text: str) -> None:
    assert read_birth(text, TODAY) == date(1952, 3, 4)
