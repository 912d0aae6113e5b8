"""What a staff screen shows, as data: a `Page` of parts. Made by the station, drawn by one QML screen.

Words of ours are `Sentence`s; what people typed (names, notes) is a plain ``str`` and is shown as it stands, never
looked up. A button carries the duty it asks for; a form's fields are filled into that duty by name, as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kiosk.core.texts import Sentence

if TYPE_CHECKING:
    from kiosk.core.duties import Duty

Text = Sentence | str
Mark = Literal["", "ok", "look", "off"]
"""Always beside a word: ● 준비됨, ▲ 확인 필요, ■ 사용 안 함."""

FieldKind = Literal["text", "lines", "digits", "decimal", "date", "pin", "choice", "yes-no"]


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press. ``name`` is unique on its page and ends up in the objectName."""

    name: str
    text: Text
    duty: Duty
    confirm: Sentence | None = None  # asked before it is done; the main button of the question repeats ``text``


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


Part = Table | Form | Lines | Trend | Big


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
