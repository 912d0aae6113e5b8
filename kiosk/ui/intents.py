"""What a button of a scene asks for: its name, and the scene it stands on, become an `Intent`."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.messages import (
    Answer,
    Back,
    CallStaff,
    Chosen,
    Consent,
    Finish,
    HelperHere,
    Intent,
    Later,
    More,
    MyConsents,
    Next,
    Print,
    PrintConsents,
    Rate,
    Redo,
    Scene,
    Skip,
    Start,
    StillHere,
    TakeBack,
)
from kiosk.ui.rows import CHOICE

SCORES = {f"{CHOICE}good": 3, f"{CHOICE}fair": 2, f"{CHOICE}poor": 1}
"""The three faces of the goodbye."""
_PLAIN: dict[str, Callable[[], Intent]] = {
    "start": Start,
    "next": Next,
    "done": Next,
    "back": Back,
    "redo": Redo,
    "skip": Skip,
    "finish": Finish,
    "not-now": Finish,
    "not-today": Finish,
    "more": More,
    "consents": MyConsents,
    "take-back": TakeBack,
    "consent-copy": PrintConsents,
    "print": Print,
    "still-here": StillHere,
    "helper-here": HelperHere,
    "later": Later,
    "set-aside": Next,
    "as-guest": Next,
    "resume": lambda: Start(resume=True),
    "call-staff": CallStaff,
}
_WELCOME = ("again", "go-on", "next", "other")
"""What somebody who is known may wish for today."""


def intent_of(name: str, scene: Scene) -> Intent | None:
    """The intent of a button; None for one that stays on the screen (가리기) or that is not known."""
    if name in ("yes", "no"):
        if scene.kind == "consent":
            return Consent(scene.question, name == "yes")
        return Answer(scene.question, name == "yes")
    if scene.kind == "welcome" and name in _WELCOME:
        return Chosen(scene.question, name)
    if name.startswith(CHOICE) and scene.kind == "goodbye":
        return Rate(SCORES[name]) if name in SCORES else None
    if name.startswith(CHOICE) and scene.kind in ("choose", "consents"):
        option = name.removeprefix(CHOICE)
        return Chosen(scene.question, option) if option in dict(scene.options) else None
    return _PLAIN[name]() if name in _PLAIN else None
