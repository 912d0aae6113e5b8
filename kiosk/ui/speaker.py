"""Whoever makes the sound, as the screens see it; and how a visit begins to sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.core.speech import Utterance


@dataclass(frozen=True, slots=True)
class Manner:
    """How a visit begins: whether the voice is on, how loud (1–5), how fast (1–3)."""

    on: bool = True
    volume: int = 3
    speed: int = 2


class Speaker(Protocol):
    """Whoever makes the sound; nothing waits, nothing raises."""

    @property
    def home(self) -> Manner:
        """How each visit begins."""

    @property
    def available(self) -> bool:
        """Whether anything can be heard."""

    @property
    def earphones(self) -> bool:
        """Whether there is a second output."""

    def say(self, utterance: Utterance, ended: Callable[[], None]) -> None:
        """Say this now instead of anything else; ``ended`` is called from any thread."""

    def stop(self) -> None:
        """Be silent at once."""

    def tick(self, volume: int, *, earphone: bool = False) -> None:
        """The sound of a press."""


class Nobody:
    """No sound at all."""

    home = Manner()
    available = earphones = False

    def say(self, utterance: Utterance, ended: Callable[[], None]) -> None:
        """Nothing is heard."""
        ended()

    def stop(self) -> None:
        """Nothing is being said."""

    def tick(self, volume: int, *, earphone: bool = False) -> None:
        """Nothing is heard."""
