"""The reports of the made-up trials, in both languages."""

from __future__ import annotations

from kiosk.core.agreement.agreement import agreement
from kiosk.core.texts import load_texts
from kiosk.report.study import StudyReport
from tests.core.agreement.trials import STUDIES

__all__ = ["STUDIES", "report"]


def report(name: str, language: str = "ko", *, watermark: str = "") -> StudyReport:
    """Return a made-up report by its name."""
    study = STUDIES[name]
    centre, day = {
        "ko": ("동구 라이프로그 건강관리소", "2026년 11월 21일"),
        "en": ("Dong-gu Lifelog Health Centre", "2026-11-21"),
    }[language]
    return StudyReport(study, agreement(study), centre, language, load_texts(language), day, "홍시험", watermark)
