"""What a resident takes home: the papers there are, where the choice stands, what is printed, the text of the QR. Pure.

The QR holds plain text and no name: value by value, as many as a code of `MOST` bytes can hold. That is about 110
Hangul syllables, version 13 at level M, which has modules of half a millimetre when it is printed 40 mm wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from kiosk.core.reading import Measurement
from kiosk.core.resident import Person
from kiosk.core.results import ResultLine, Results
from kiosk.core.texts import Sentence, tell
from kiosk.core.told import UNCHECKED
from kiosk.core.typed import symbol_of
from kiosk.core.visit_record import Instrument

PAPERS = ("a4", "large", "receipt", "doctor", "qr")
"""In the order in which they are offered; all but ``qr`` are printed."""
MOST = 331
"""Bytes of a QR code of version 13, level M, in byte mode (ISO/IEC 18004, table 7)."""
FIRST = ("pressure", "pulse", "glucose", "weight", "bmi", "height", "relative_grip", "grip")
"""Where not everything has room, these come first; then the others in the order of the page."""
_NOTHING = "\u200b"
_MORE = "…"
DOUBTFUL = "†"
"""Behind a value whose device was not in order, where there is no room for the words."""


@dataclass(frozen=True, slots=True)
class PaperAsk:
    """What is offered, what was given already, and the QR that is on the screen (rows of 0 and 1; empty: none)."""

    offers: tuple[str, ...]
    given: tuple[str, ...] = ()
    code: tuple[str, ...] = field(default=(), repr=False)

    @property
    def left(self) -> tuple[str, ...]:
        """What can still be asked for; the QR as often as one likes."""
        return tuple(one for one in self.offers if one == "qr" or one not in self.given)


@dataclass(frozen=True, slots=True)
class Offered:
    """The station says what there is to take home here."""

    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeMade:
    """The QR is ready to be shown: rows of 0 and 1, without the quiet zone."""

    rows: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class GivePaper:
    """Print this paper (or make the QR); ``qr``: with the code on it."""

    kind: str
    qr: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One paper, with all that may stand on it. Nothing here says who it is."""

    kind: str
    visit: UUID
    at: datetime
    language: str
    results: Results = field(repr=False)
    measured: tuple[Measurement, ...] = field(default=(), repr=False)
    instruments: tuple[Instrument, ...] = ()
    person: Person | None = None
    qr: bool = False
    advice: tuple[str, ...] = field(default=(), repr=False)
    signed: str = ""
    unchecked: frozenset[UUID] = frozenset()  # those of ``measured`` whose device was not in order


def words(texts: Mapping[str, str], sentence: Sentence | None) -> str:
    """Put a sentence on one line; nothing stays nothing."""
    said = "" if sentence is None else tell(texts, sentence)
    return " ".join(said.replace(_NOTHING, "").split())


def unit_of(texts: Mapping[str, str], key: str) -> str:
    """The unit as paper says it: short, since doctors read it."""
    own = f"report.{key}"
    return words(texts, Sentence(own if own in texts else key)) if key else ""


def ranked(results: Results) -> tuple[ResultLine, ...]:
    """The lines with numbers, the most telling ones first."""
    numbered = [line for line in results.lines if line.values]
    place = {key: rank for rank, key in enumerate(FIRST)}
    return tuple(sorted(numbered, key=lambda line: place.get(line.key, len(FIRST))))


def _short(line: ResultLine, texts: Mapping[str, str]) -> str:
    """All numbers of a line, with the symbol of their unit where there is one: 124/76 mmHg."""
    key = line.values[0][2]
    unit = symbol_of(key.removeprefix("unit.")) or unit_of(texts, key)
    mark = DOUBTFUL if UNCHECKED in line.notices else ""
    return f"{'/'.join(row[1] for row in line.values)} {unit}".strip() + mark


def qr_text(results: Results, texts: Mapping[str, str], day: str, most: int = MOST) -> str:
    """The summary without a name: a day, values with their symbols, a word of care; at most so many bytes of UTF-8."""
    head = [words(texts, Sentence("paper.code.head", (day,)))]
    foot = words(texts, Sentence("paper.code.foot"))
    if any(UNCHECKED in line.notices for line in results.lines):
        foot = f"{DOUBTFUL} {words(texts, UNCHECKED)}\n{foot}"
    lines: list[str] = []
    listed = ranked(results)
    for number, line in enumerate(listed, start=1):
        said = f"{words(texts, line.title)} {_short(line, texts)}"
        more = [] if number == len(listed) else [_MORE]
        if len("\n".join((*head, *lines, said, *more, foot)).encode()) > most:
            lines.append(_MORE)
            break
        lines.append(said)
    return "\n".join((*head, *lines, foot))
