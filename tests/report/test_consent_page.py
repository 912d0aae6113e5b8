"""The standing answers on paper: whole, in both languages, without a name, kept for staff where nothing prints."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.app.consent_paper import ConsentPaper
from kiosk.app.paper import PaperDesk
from kiosk.config import Settings
from kiosk.core.consent_scenes import PURPOSES
from kiosk.core.texts import load_texts, tell
from kiosk.core.visit_record import ConsentEntry
from kiosk.report.consent import Answered, ConsentPage, consent_pdf
from tests.fakes import VirtualClock

ANSWERS = (
    Answered("keep", True, date(2025, 3, 1), "keep-2026-11"),
    Answered("platform", False, date(2026, 11, 22), "platform-2026-11"),
    Answered("ai", None),
    Answered("trial", False, date(2026, 11, 22), "trial-2026-11"),
    Answered("family", True, date(2026, 11, 22), "family-2026-11"),
)


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_purpose_stands_there_with_its_answer_and_what_it_means(
    language: str, tmp_path: Path, qapp: object
) -> None:
    texts = load_texts(language)
    page = ConsentPage("동구 건강관리소", "2026. 11. 22.", ANSWERS, texts)
    path = tmp_path / "page.pdf"
    path.write_bytes(consent_pdf(page))
    said = plain(text_of(path))
    for one in ANSWERS:
        words = PURPOSES[one.purpose]
        assert plain(tell(texts, words.label)) in said
        assert plain(tell(texts, words.more).replace("%1", "10")) in said
    for wanted in ("2025.03.01", "keep-2026-11", "platform-2026-11", texts["consents.paper.none"]):
        assert plain(wanted) in said
    pages = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\b", pages)


async def test_without_a_printer_it_waits_for_staff_under_a_name_that_says_nothing(tmp_path: Path) -> None:
    desk = PaperDesk(Settings.model_validate({"schema": 1}), tmp_path)
    entry = ConsentEntry("keep", True, datetime(2026, 11, 22, 1, tzinfo=UTC), "keep-2026-11")
    made = await ConsentPaper(desk, Settings.model_validate({"schema": 1}), VirtualClock()).consents((entry,), "ko")
    assert made == "kept"
    (path,) = tmp_path.glob("*.pdf")
    assert re.fullmatch(r"consent-[0-9a-f]{12}\.pdf", path.name)
    assert path.stat().st_mode & 0o777 == 0o600
    said = plain(text_of(path))
    assert "답:예(2026.11.22,설명글keep-2026-11)" in said
    assert plain("새 기기 시험에 참여하기") not in said  # nothing this centre does not ask
    desk.close()
