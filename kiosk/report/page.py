"""What goes onto the paper. Nothing here identifies a person: a name is written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.results import Results
from kiosk.core.texts import Sentence, tell

_NOTHING = "\u200b"  # the text of the id "empty": a text file cannot hold nothing


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One resident's results in one language. ``repr`` is redacted."""

    centre: str  # the centre's name
    date: str  # as it is to be read, e.g. 2026년 11월 21일 토요일
    station: str
    language: str
    results: Results
    texts: Mapping[str, str] = field(repr=False)
    large_print: bool = False
    watermark: str = ""  # e.g. 시연
    code: str = ""  # the visit's short number; also names the file
    qr: str = field(default="", repr=False)  # the text of the QR; empty: none is wanted
    advice: tuple[str, ...] = ()  # what a member of staff advises, in their own words
    signed: str = ""  # who signed it, and when

    def __repr__(self) -> str:
        return f"ReportPage(language={self.language}, lines={len(self.results.lines)})"

    def say(self, sentence: Sentence | None) -> str:
        """Put a sentence into words on one line; nothing stays nothing."""
        words = "" if sentence is None else tell(self.texts, sentence)
        return " ".join(words.replace(_NOTHING, "").split())

    def word(self, key: str, *params: str) -> str:
        """Return the text of one id; nothing for no id."""
        return self.say(Sentence(key, params)) if key else ""
