"""Pure: where the buttons of a scene stand: the main row, and the row under it. Out: plain values for QML. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.messages import Scene

Texts = Mapping[str, str]
Plain = dict[str, object]
CHOICE = "choice-"
"""What the name of an answer's button begins with."""

# Where a button stands: the main row, or the row under it, always in this order. 가리기 is in the band.
_MAIN = ("yes", "no", "print", "next")
_SECOND = (
    *("back", "resume", "other", "skip", "redo", "print", "more", "accept", "clear", "type-value", "still-here"),
    *("consents", "consent-copy", "take-back", "later", "not-now", "not-today", "finish"),
)
_NEVER_MAIN = ("back", "skip", "accept", "clear", "type-value", "later", "finish", "hide")
_EQUAL = ("yes", "no", "print")


def button(name: str, kind: str, texts: Texts) -> Plain:
    """One button: its name, and its words, which may differ by the kind of scene."""
    key = f"action.{name}"
    return {"name": name, "text": texts.get(f"{key}.{kind}") or texts[key]}


def buttons(scene: Scene, texts: Texts) -> Plain:
    """Sort the actions of a scene into the places made for them."""
    actions = scene.actions
    main = [name for name in _MAIN if name in actions]
    if scene.kind == "live":
        main = [name for name in actions if name == "type-value"]  # no device gives this: somebody reads it off
    elif not main:
        main = [name for name in actions if name not in _NEVER_MAIN][:1]
    second = [name for name in _SECOND if name in actions and name not in main]
    return {
        "primary": [button(name, scene.kind, texts) | {"equal": name in _EQUAL} for name in main],
        "secondary": [button(name, scene.kind, texts) for name in second],
    }
