"""Made-up staff pages with pictures, steps and charts: for tests, and for looking at the screens."""

from __future__ import annotations

from math import sin

from kiosk.core.duties import Home
from kiosk.core.pages import Big, Button, Chart, Lines, Mark, Page, Picture, Row, Steps, Table
from kiosk.core.texts import Sentence

MARKS: tuple[Mark, ...] = ("ok", "look", "off", "")
TASKS = ("빈 저울", "가운데", "네 모서리", "되풀이", "결과")
LONG = "아주 긴 이름을 가진 선: 이 기기를 만든 곳이 말하는 한계"
DAYS = tuple((float(7 * week), f"{9 + week // 4:02}-{1 + week % 4 * 7:02}") for week in range(12))


def control(count: int, *, size: float = 0.02) -> Chart:
    """Differences of daily checks of a made-up scale."""
    points = tuple((float(n), size * sin(n * 1.7) + size * n / 40, MARKS[3 if n % 9 else n % 4]) for n in range(count))
    levels = (
        ("기준", 0.0, "centre"),
        ("경고", -0.1, "warn"),
        ("경고", 0.1, "warn"),
        ("한계", -0.15, "limit"),
        ("한계", 0.15, "limit"),
    )
    return Chart(
        "매일 점검에서 잰 차이",
        "점검한 날",
        "차이 (kg)",
        points,
        levels,  # type: ignore[arg-type]  # kinds of lines
        joined=True,
        said=f"{count}번 점검했고 모두 한계 안입니다",
        ticks=DAYS if count > 60 else (),
    )


RESIDUALS = Chart(
    "하중에 따른 차이",
    "하중 (kg)",
    "차이 (kg)",
    tuple((10.0 * n, (-1) ** n * 0.01 * n, MARKS[n % 4]) for n in range(11)),
    (("한계", -0.15, "limit"), ("한계", 0.15, "limit")),
    slope=(0.0, -0.02, 100.0, 0.05),
    said="하중이 클수록 조금 더 나옵니다",
)
DRAWN: dict[str, Page] = {
    "check-step": Page(
        "check-step",
        "체중계 점검",
        (
            Steps(TASKS, 1, ("ok",)),
            Picture("check-scale-middle", "저울 한가운데에 분동 하나가 놓여 있습니다"),
            Big("20.05 kg"),
            Lines(("10 kg 분동 두 개를 가운데에 올려 주세요",)),
        ),
        (Button("save", "이 값으로", Home()), Button("again", "다시", Home()), Button("skip", "건너뛰기", Home())),
        Home(),
        by="홍직원",
        live=True,
    ),
    "check-steps-many": Page(
        "check-steps-many",
        "온 점검",
        (
            Steps(tuple(f"{n * 10} kg 올리기" for n in range(17)), 9, MARKS[:3] * 3),
            Picture("check-grip-mass", "악력계에 분동이 매달려 있습니다"),
            Steps(TASKS, len(TASKS), ("ok", "look", "off", "ok", "ok")),
        ),
        (Button("save", "다음", Home()),),
        Home(),
        live=True,
    ),
    "check-history": Page(
        "check-history",
        "점검 기록",
        (
            control(30),
            Table("checks", ("날", "결과"), (Row("c1", ("2026-11-20", "맞음"), "ok", Home()),), Sentence("empty")),
            control(80),
        ),
        (Button("print", "성적서", Home()),),
        Home(),
        live=True,
    ),
    "check-result": Page("check-result", "점검 결과", (RESIDUALS,), (Button("save", "저장", Home()),), Home()),
    "check-few": Page(
        "check-few",
        "점이 적을 때",
        (
            Chart("한 번", "", "mmHg", ((0.0, 120.0, "ok"),)),
            Chart("모두 같음", "번째", "", ((1.0, 5.0, ""), (2.0, 5.0, "look")), joined=True),
            Chart("아직 없음", "", "", ()),
            Chart("아주 큰 수", "Ω", "Hz", ((1e9, 1e12, "off"), (2e9, -3e12, "ok")), ((LONG, 4e12, "limit"),)),
            Chart("아주 작은 수", "m", "s", ((1e-9, 1e-12, "off"), (2e-9, 3e-12, "ok"))),
        ),
        (),
        Home(),
    ),
    "check-crowd": Page("check-crowd", "점 사백 개", (control(400, size=0.05),), (), Home(), live=True),
}  # fmt: skip
