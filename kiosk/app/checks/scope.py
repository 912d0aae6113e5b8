"""What a look may use, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from kiosk.config import Settings
from kiosk.core.checks import Check
from kiosk.core.texts import Sentence


class Ask(Protocol):
    """Carries out a reading verb of the store and waits for it; raises StoreError."""

    def __call__(self, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """One installation. ``states``: device → state and reason, where a supervisor keeps them; else None."""

    settings: Settings
    data_dir: Path
    config: Path
    ask: Ask
    now: Callable[[], datetime]
    states: Callable[[], Mapping[str, tuple[str, str]]] | None = None


Look = Callable[[Scope], Iterable[Check]]


def ok(key: str, text: str, *params: str) -> Check:
    """All is well."""
    return Check(key, "ok", Sentence(text, params))


def warn(key: str, text: str, todo: str, *params: str) -> Check:
    """The day can begin, and somebody should see to it; both sentences get the parameters."""
    return Check(key, "warn", Sentence(text, params), Sentence(todo, params))


def fail(key: str, text: str, todo: str, *params: str) -> Check:
    """Something will not work before somebody has seen to it."""
    return Check(key, "fail", Sentence(text, params), Sentence(todo, params))
