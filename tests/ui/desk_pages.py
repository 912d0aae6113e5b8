"""Made-up staff pages of every kind of part, with made-up people: for tests, and for looking at the screens."""

# a made-up page reads best as one paragraph

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from kiosk.core.duties import (
    AddColleague,
    AddNote,
    Home,
    People,
    Person,
    RecoverPin,
    Register,
    SignOut,
    Tray,
    TypeQuantity,
    Visits,
    VoidValue,
)
from kiosk.core.pages import Button, Field, Form, Lines, Page, Point, Row, Table, Trend
from kiosk.core.texts import Sentence

ONE = UUID(int=1)
NAMES = ("홍길동", "김영희", "뷁쀍춃", "황보하늘빛나래", "남궁선", "이슬", "박철수", "Jane Smith")
MENU = (
    "사람 찾기",
    "새로 등록",
    "오늘 방문",
    "보관함",
    "여는 점검",
    "측정기 상황",
    "부름 목록",
    "줄",
    "명단 가져오기",
    "후속 목록",
    "상담",
    "통계",
    "열람 기록",
    "직원 계정",
    "보관과 점검",
    "마감",
    "정비 기록",
    "연습 모드",
    "내 번호 바꾸기",
)
_DAY = datetime(2026, 3, 2, tzinfo=UTC)


def _person(number: int) -> Row:
    cells = (NAMES[number % len(NAMES)], f"19{48 + number % 50}-03-{1 + number % 28:02}", "여", f"{number % 10000:04}")
    marks = ("ok", "look", "off", "")
    return Row(f"p{number}", (*cells, "2026-10-02"), marks[number % 4], Person(UUID(int=number)))  # type: ignore[arg-type]  # a mark


HEADS = ("이름", "태어난 날", "성별", "전화 끝자리", "지난 방문")
FIND = Form("find", (Field("text", "이름, 전화 끝 네 자리, 생년월일", value="홍"),), Button("find", "찾기", People()))


def _table(count: int, buttons: bool = False) -> Table:
    rows = tuple(_person(number) for number in range(count))
    if buttons:
        end = (Button("give", "맡기기", Tray()), Button("drop", "비우기", Tray(), Sentence("action.finish")))
        rows = tuple(
            Row(row.key, row.cells[:3], row.mark, None, tuple(replace(b, name=f"{b.name}-{row.key}") for b in end))
            for row in rows
        )
        return Table("tray", HEADS[:3], rows, Sentence("empty"))
    return Table("people", HEADS, rows, Sentence("attract.say"))


def _points(*values: str, every: int = 30) -> tuple[Point, ...]:
    return tuple(Point(_DAY + timedelta(days=every * i), Decimal(one), one) for i, one in enumerate(values))


REGISTER = Page(
    "register",
    "새로 등록",
    (
        Form(
            "person",
            (
                Field("name", "이름"),
                Field("birth", "태어난 날", "date", hint="숫자 여덟 자리"),
                Field("sex", "성별", "choice", choices=(("F", "여성"), ("M", "남성"))),
                Field("phone_tail", "전화 끝 네 자리", "digits", optional=True),
                Field("keep", "결과를 여기에 보관하기", "yes-no"),
            ),
            Button("register", "등록", Register()),
        ),
    ),
    back=Home(),
    by="홍직원",
)
PAGES: dict[str, Page] = {
    "home": Page(
        "home",
        "직원 화면",
        (Lines(("지금 이 화면: 김○희 님, 혈압 재는 중",)), Lines((("부름", "1"), ("보관함", "3")), "look")),
        (
            Button("sign-out", "직원 화면 닫기", SignOut()),
            *(Button(f"menu-{n}", text, Home()) for n, text in enumerate(MENU)),
        ),
        say="홍직원",
        by="홍직원",
    ),
    "people": Page("people-find", "사람 찾기", (FIND, _table(14)), back=Home(), by="홍직원"),
    "nobody": Page(
        "people-find", "사람 찾기", (FIND, _table(0)), (Button("new", "새로 등록", Register()),), Home(), by="홍직원"
    ),
    "register": REGISTER,
    "alike": Page(
        "register", "새로 등록", REGISTER.parts, back=Home(), complaint="같은 이름과 생일인 분이 있습니다.", by="홍직원"
    ),
    "note": Page(
        "note",
        "메모",
        (
            Form(
                "note",
                (Field("text", "메모", "lines", "걸음이 느려지셨다고 함"),),
                Button("save", "남기기", AddNote(ONE)),
            ),
        ),
        back=Visits(),
        who="황보하늘빛나래",
        by="홍직원",
    ),
    "typed": Page(
        "typed",
        "값 넣기",
        (
            Form(
                "typed",
                (
                    Field("value", "허리둘레 (cm)", "decimal"),
                    Field(
                        "why",
                        "까닭",
                        "choice",
                        choices=tuple(
                            (c, w)
                            for c, w in zip(
                                "abcd", ("측정기 없음", "몸에 맞지 않음", "다른 측정기로 잼", "그 밖"), strict=True
                            )
                        ),
                    ),
                ),
                Button("save", "넣기", TypeQuantity(ONE)),
            ),
        ),
        back=Visits(),
        who="김영희",
        by="홍직원",
    ),
    "account": Page(
        "account",
        "직원 계정 만들기",
        (
            Form(
                "account", (Field("name", "이름"), Field("pin", "번호", "pin")), Button("add", "만들기", AddColleague())
            ),
        ),
        back=Home(),
        by="홍직원",
    ),
    "recover": Page(
        "recover",
        "번호 새로 정하기",
        (
            Form(
                "recover",
                (Field("code", "봉투의 글자"), Field("pin", "새 번호", "pin")),
                Button("set", "정하기", RecoverPin()),
            ),
        ),
    ),
    "tray": Page("tray", "보관함", (_table(5, buttons=True),), back=Home(), by="홍직원"),
    "person": Page(
        "person",
        "사람",
        (
            Lines((("태어난 날", "1948-03-05 (78세)"), ("성별", "여"), ("전화", "끝자리 4821"), ("카드", "있음"))),
            Table(
                "visits",
                ("날짜", "프로그램", "끝"),
                tuple(Row(f"v{n}", (f"2026-{10 - n:02}-02", "기본 측정", "다 마침"), "ok", Home()) for n in range(4)),
                Sentence("empty"),
            ),
        ),
        (
            Button("begin", "여기서 시작", Home()),
            Button("card", "카드 인쇄", Home()),
            Button("change", "고치기", Home()),
            Button("erase", "지우기", Home(), Sentence("closed.crash.say")),
        ),
        People(),
        who="황보하늘빛나래",
        by="홍직원",
    ),
    "consult": Page(
        "consult",
        "상담",
        (
            Lines((("높은 혈압", "148"), ("낮은 혈압", "86"))),
            Trend(
                "악력",
                "kg",
                (
                    ("눌러 재는 악력계", _points("21.4", "22.0", "21.8", "23.5")),
                    ("손으로 적은 값", _points("24.0", "24.6", every=70)),
                ),
                "조금 세졌습니다",
            ),
            Trend("몸무게", "kg", (("체중계", _points("61.2")),)),
            Trend("혈압", "mmHg", (("팔 혈압계", _points(*(str(120 + n * 7 % 31) for n in range(24)), every=3)),)),
            Lines(("10월: 계단이 힘들다고 하심.", "9월: 무릎이 아파 앉았다 서기는 쉬었음.")),
        ),
        (Button("advice", "조언 쓰기", Home()), Button("print", "종이로", Home())),
        Visits(),
        who="김영희",
        by="홍직원",
    ),
    "value": Page(
        "value",
        "값",
        (Lines((("악력 오른쪽", "23.4 kg"), ("잰 때", "09:41")), "ok"),),
        (Button("void", "무효로", VoidValue(ONE, "x"), Sentence("closed.crash.say")),),
        Visits(),
        who="김영희",
        by="홍직원",
    ),
}
