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
    Next,
    Print,
    Redo,
    Scene,
    Skip,
    Start,
    StillHere,
)
from kiosk.ui.rows import CHOICE

_PLAIN: dict[str, Callable[[], Intent]] = {
    "start": Start,
    "next": Next,
    "back": Back,
    "redo": Redo,
    "skip": Skip,
    "finish": Finish,
    "print": Print,
    "still-here": StillHere,
    "helper-here": HelperHere,
    "later": Later,
    "call-staff": CallStaff,
}


def intent_of(name: str, scene: Scene) -> Intent | None:
    """The intent of a button; None for one that stays on the screen (가리기) or that is not known."""
    if name in ("yes", "no"):
        if scene.kind == "consent":
            return Consent(scene.question, name == "yes")
        return Answer(scene.question, name == "yes")
    if name.startswith(CHOICE) and scene.kind == "choose":
        option = name.removeprefix(CHOICE)
        return Chosen(scene.question, option) if option in dict(scene.options) else None
    return _PLAIN[name]() if name in _PLAIN else None
