"""What a staff screen shows, as data: a `Page` of parts. Made by the station, drawn by one QML screen.

Words of ours are `Sentence`s; what people typed (names, notes) is a plain ``str`` and is shown as it stands, never
looked up. A button carries the duty it asks for; a form's fields are filled into that duty by name, as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Literal

from kiosk.core.texts import Sentence

if TYPE_CHECKING:
    from kiosk.core.duties import Duty

Text = Sentence | str
Mark = Literal["", "ok", "look", "off"]
"""Always beside a word: ● 준비됨, ▲ 확인 필요, ■ 사용 안 함."""

_FAR = 1e100  # differences of numbers below it are numbers
FieldKind = Literal["text", "lines", "digits", "decimal", "date", "pin", "choice", "yes-no"]


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press. ``name`` is unique on its page and ends up in the objectName."""

    name: str
    text: Text
    duty: Duty
    confirm: Sentence | None = None  # asked before it is done; the main button of the question repeats ``text``
    quiet: bool = False  # not the thing to do next, also where it is the first


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Pressing it asks for ``duty``, if any; ``buttons`` stand at its end (at most two)."""

    key: str
    cells: tuple[Text, ...]
    mark: Mark = ""
    duty: Duty | None = None
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; ``empty`` is said when there are none. ``widths`` are shares; none: all alike."""

    name: str
    heads: tuple[Text, ...]
    rows: tuple[Row, ...]
    empty: Sentence
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; ``name`` is the duty's field that it fills. Values are text until the station reads them."""

    name: str
    label: Text
    kind: FieldKind = "text"
    value: str = ""
    choices: tuple[tuple[str, Text], ...] = ()  # (value, words) of a choice
    optional: bool = False
    hint: Text = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Fields one under another; ``submit`` carries the duty they are filled into. One field is typed at a time."""

    name: str
    fields: tuple[Field, ...]
    submit: Button


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, or name and value pairs, one a line."""

    lines: tuple[tuple[Text, Text] | Text, ...]
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One earlier result."""

    at: datetime
    value: Decimal
    shown: str  # the digits, as said everywhere else
    doubtful: bool = False  # its device was not in order: no ground to say better or worse


@dataclass(frozen=True, slots=True)
class Trend:
    """Results over time. ``groups``: one line each, since two methods or instruments are never joined (lesson 5)."""

    label: Text
    unit: str
    groups: tuple[tuple[Text, tuple[Point, ...]], ...]
    say: Text = ""  # what the change means, in the words of decision 28; empty where unknown


@dataclass(frozen=True, slots=True)
class Big:
    """A number to be read from afar, and compared digit by digit."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What to do, drawn: the stem of an image, said for whoever cannot see it."""

    name: str
    spoken: Text


@dataclass(frozen=True, slots=True)
class Steps:
    """Where one is in something that has several steps: done, now, to come, each with its short name."""

    names: tuple[Text, ...]
    now: int  # index of the step that is on; len(names): all are through
    marks: tuple[Mark, ...] = ()  # of those that are through


@dataclass(frozen=True, slots=True)
class Chart:
    """Points in a plane, for a control chart, residuals, or differences against means.

    ``points``: x, y and a mark each. ``lines``: level lines (label, y, kind), kind centre, limit or warn. ``slope``: a
    straight line (x0, y0, x1, y1), if any. Axes are labelled by text, x by ``ticks`` (place, words: days) where numbers
    would tell nothing; ``said`` puts it all into words. Raises ValueError for what has no place (NaN, infinity).
    """

    title: Text
    x: Text
    y: Text
    points: tuple[tuple[float, float, Mark], ...]
    lines: tuple[tuple[Text, float, Literal["centre", "limit", "warn"]], ...] = ()
    slope: tuple[float, float, float, float] | None = None
    joined: bool = False  # the points follow each other in time
    said: Text = ""
    ticks: tuple[tuple[float, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        places = [number for x, y, _ in self.points for number in (x, y)]
        places += [y for _, y, _ in self.lines] + [x for x, _ in self.ticks] + list(self.slope or ())
        if not all(isfinite(one) and abs(one) < _FAR for one in places):
            raise ValueError("a chart has places for finite numbers alone")


Part = Table | Form | Lines | Trend | Big | Picture | Steps | Chart


@dataclass(frozen=True, slots=True)
class Page:
    """A whole staff screen. ``buttons``: the first is the main one. ``back``: where 뒤로 leads; None hides it."""

    key: str  # names the screenshot and the test, e.g. people-find
    title: Text
    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()
    back: Duty | None = None
    say: Text = ""  # one sentence under the title
    complaint: Text = ""  # what was wrong with the last press; what was typed stays
    who: str = field(default="", repr=False)  # whose page it is, when it is a person's: stands in the head
    by: str = field(default="", repr=False)  # who is signed in; the door puts it on
    live: bool = False  # newer words of the page that is on: what was typed, asked and turned to stays
