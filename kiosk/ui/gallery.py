"""What the gallery shows of the staff's side: one made-up page with a part of every kind. The person does not exist."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from kiosk.core.duties import Home
from kiosk.core.pages import Button, Chart, Field, Form, Lines, Page, Picture, Point, Row, Steps, Table, Trend
from kiosk.core.texts import Sentence

_BEFORE = (Point(datetime(2026, 3, 2, tzinfo=UTC), Decimal("21.0"), "21.0"),)
_AFTER = (Point(datetime(2026, 11, 2, tzinfo=UTC), Decimal("24.1"), "24.1"),)

SAMPLE = Page(
    "gallery",
    "한눈에 보기",
    who="홍○험",
    by="김도움",
    back=Home(),
    say="모양을 보는 쪽입니다. 여기 있는 사람은 없습니다.",
    parts=(
        Lines(("잘 되고 있습니다",), "ok"),
        Lines((("프린터", "종이를 넣어 주세요"),), "look"),
        Lines(("쓰지 않습니다",), "off"),
        Table(
            "people",
            ("이름", "태어난 날"),
            (
                Row("one", ("홍시험", "1948-03-05"), "ok", Home(), (Button("more", Sentence("action.back"), Home()),)),
                Row("two", ("김시험", "1951-11-20"), "look"),
            ),
            Sentence("desk.no"),
        ),
        Form(
            "form",
            (
                Field("name", "이름", "text", hint="주민등록증에 적힌 이름"),
                Field("sex", "성별", "choice", choices=(("F", "여"), ("M", "남"))),
            ),
            Button("save", Sentence("action.next"), Home()),
        ),
        Trend(Sentence("quantity.grip_force"), "kg", (("가 기기", _BEFORE), ("나 기기", _AFTER)), "세졌습니다"),
        Steps(("빈 저울", "가운데", "결과"), 1, ("ok",)),
        Picture("check-scale-middle", "저울 한가운데의 분동"),
        Chart(
            "차이",
            "무게 (kg)",
            "차이 (kg)",
            ((0.0, 0.0, "ok"), (20.0, 0.1, "look"), (40.0, 0.3, "off")),
            (("한계", -0.2, "limit"), ("한계", 0.2, "limit"), ("기준", 0.0, "centre"), ("경고", 0.1, "warn")),
        ),
    ),
    buttons=(Button("home", Sentence("action.back"), Home()),),
)
