"""One line of the morning check: what was looked at, how it is, and if it is not well, one sentence what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.core.texts import Sentence

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Check:
    """``key`` is stable for scripts (store, key, disk, clock, device:scale-1 …); ``todo`` is None when all is well."""

    key: str
    state: State
    say: Sentence
    todo: Sentence | None = None
