"""What shall we give you, and the code for a phone: sample scenes, made by the product's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from kiosk.core.messages import Scene
from kiosk.core.papers import PAPERS, PaperAsk, qr_text
from kiosk.core.programme import Programme
from kiosk.core.resident import Person, Sex
from kiosk.core.scenes import scene
from kiosk.core.stay import Stage, Visit
from kiosk.core.texts import load_texts
from kiosk.report.code import rows
from tests.sample_visits import senior

AT = datetime(2026, 11, 21, tzinfo=UTC)
CODE = rows(qr_text(senior(), load_texts("ko"), "2026-11-21"))
"""The largest there is: a visit with more values than fit."""
_BASE = Visit(UUID(int=1), AT, Programme("fitness-65", ()), Person(Sex.FEMALE, 78, 1948), Stage.PAPER)


def asked(*given: str, code: tuple[str, ...] = (), offers: tuple[str, ...] = PAPERS) -> Scene:
    """The screen after these were given."""
    return scene(replace(_BASE, paper=PaperAsk(offers, given, code)), None)


PAPER_SCENES = {
    "paper": asked(offers=("a4", "large", "doctor", "qr")),
    "paper-all": replace(asked(), step="paper-all"),
    "paper-more": asked("a4"),
    "paper-code": asked("qr", code=CODE),
    "paper-code-printed": replace(asked("qr", "code", code=CODE), step="paper.code.printed"),
}
