"""The staff's door on the real kiosk, by what a screen reader hears: from the welcome to 사람 찾기 and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.installing import Answers, install
from tests.app.atspi import SCREEN, Desk, missing
from tests.needs import need

PIN = "840952"


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Path, Path]:
    """A new installation with one made-up administrator."""
    lacking = missing()
    need(lacking, not lacking)
    config, data = tmp_path / "kiosk.toml", tmp_path / "data"
    answers = Answers({"schema": 1, "centre": {"id": "test", "station": "st-1"}, "screen": SCREEN}, "홍관리", PIN)
    install(config, data, answers)
    return config, data


def test_staff_sign_in_and_find_people_by_the_names_of_things(installed: tuple[Path, Path], tmp_path: Path) -> None:
    with Desk.of(*installed) as desk:
        desk.wait_for("시작하기")
        desk.press("관리")
        desk.wait_for("직원 화면 열기")
        desk.type("1111")
        desk.press("확인")
        desk.wait_for("번호가 맞지 않습니다")
        desk.type(PIN)
        desk.press("확인")
        desk.wait_for("담당 홍관리")
        names = desk.names()
        assert len(names) == len(set(names)), names
        desk.press("사람 찾기")
        desk.wait_for("뒤로")
        desk.type("홍길똥 Ab1")
        desk.wait_for("홍길똥 Ab1")
        desk.press("찾기")
        desk.wait_for("뒤로")
        names = desk.names()
        assert len(names) == len(set(names)), names
        desk.shot(tmp_path / "found.png")
        assert (tmp_path / "found.png").stat().st_size > 10_000
        desk.press("닫기")
        desk.wait_for("시작하기")
        assert not {"홍관리", "홍길똥"} & set(desk.says().split())
