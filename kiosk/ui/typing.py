"""What is being typed into a form: the fields' values, the one that is active, and the keys under it. No Qt.

Values are text, as `kiosk.core.duties` wants them; what they mean is the station's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.hangul_input import Typing, jamo_of
from kiosk.core.pages import Field, Page, Table
from kiosk.core.quantity import QUANTITIES
from kiosk.ui import keys
from kiosk.ui.pages import fields_of

TYPED = ("text", "lines", "digits", "decimal", "date", "pin")
_LONGEST = {"text": 80, "lines": 1000, "digits": 20, "decimal": 8, "date": 8, "pin": 12}
_DATE = (4, 2, 2)


def dashed(digits: str) -> str:
    """19480305 → 1948-03-05, as far as it is typed."""
    parts, at = [], 0
    for length in _DATE:
        parts.append(digits[at : at + length])
        at += length
    return "-".join(part for part in parts if part)


def checked(quantity: str, typed: str) -> Decimal | None:
    """What was typed as a value within the quantity's plausible limits, else None."""
    known = QUANTITIES.get(quantity)
    if known is None or not typed.strip("-."):
        return None
    value = known.rounded(Decimal(typed))
    return value if known.low <= value <= known.high else None


@dataclass(slots=True)
class Pen:
    """The values of one page's fields, and where the next key goes."""

    fields: dict[str, Field] = field(default_factory=dict)
    values: dict[str, Typing] = field(default_factory=dict)
    active: str = ""
    layer: str = "ko"
    shift: bool = False

    @classmethod
    def over(cls, fields: Mapping[str, Field], kept: Mapping[str, Typing], layer: str, *, ready: bool) -> Pen:
        """Begin on a page; ``kept`` stays as it was typed. ``ready``: the first field to type in is active."""
        values = {name: kept.get(name, Typing(_begin(one))) for name, one in fields.items()}
        typed = [name for name, one in fields.items() if one.kind in TYPED]
        empty = [name for name in typed if not values[name].text]
        pen = cls(dict(fields), values, layer=layer)
        pen.pick((empty or typed or [""])[0] if ready else "")
        return pen

    def turned(self, page: Page | None, *, again: bool, live: bool) -> Pen:
        """Begin on the page that comes. ``again``: the same, with what was typed; ``live``: only newer words of it."""
        results = page is not None and any(isinstance(part, Table) and part.rows for part in page.parts)
        fields = fields_of(page)
        asked = live and not fields.keys() <= self.fields.keys()  # something is to be typed now
        ready = bool(again and self.active) or asked or not (results or (page is not None and page.live))
        pen = Pen.over(fields, self.kept() if again else {}, self.layer, ready=ready)
        if live and self.active:
            pen.pick(self.active)
        return pen

    @property
    def kind(self) -> str:
        """The kind of the active field."""
        return self.fields[self.active].kind if self.active else ""

    def kept(self) -> dict[str, Typing]:
        """What stays when the page comes back with a complaint: everything but what nobody can read."""
        return {name: value.end() for name, value in self.values.items() if self.fields[name].kind != "pin"}

    def pick(self, name: str) -> None:
        """Make a field the active one; none folds the keys away."""
        if self.active:
            self.values[self.active] = self.values[self.active].end()
        self.active = name if name in self.fields and self.fields[name].kind in TYPED else ""
        self.shift = False

    def following(self) -> str:
        """The next field to type in, if there is one."""
        typed = [name for name, one in self.fields.items() if one.kind in TYPED]
        after = typed[typed.index(self.active) + 1 :] if self.active in typed else typed
        return after[0] if after else ""

    def choose(self, name: str, value: str) -> None:
        """Take one of a field's choices."""
        if name in self.fields:
            self.values[name] = Typing(value)

    def press(self, key: str) -> None:
        """One key of the pad under the form."""
        match key:
            case "shift":
                self.shift = not self.shift
                return
            case "layer-ko" | "layer-en" | "layer-sign":
                self.layer = key.removeprefix("layer-")
            case "next":
                self.pick(self.following())
            case "fold":
                self.pick("")
            case _ if self.active:
                self._write(key)
        self.shift = False

    def latin(self, text: str) -> None:
        """One letter of a keyboard with cable: in the Hangul layer it is the jamo on that key."""
        jamo = jamo_of(text) if self.layer == "ko" and self.kind in ("text", "lines") else ""
        self._write(jamo or text)

    def _write(self, key: str) -> None:
        old = self.values[self.active]
        if key == "back":
            self.values[self.active] = old.back()
        elif self.kind in ("text", "lines"):
            new = old.jamo(key) if key in keys.JAMO else old.plain({"space": " ", "newline": "\n"}.get(key, key))
            self._keep(new)
        elif key.isdecimal() and key.isascii():
            self._keep(old.plain(key))
        elif key in (".", "point") and self.kind == "decimal" and "." not in old.text and old.text:
            self._keep(old.plain("."))

    def _keep(self, new: Typing) -> None:
        if len(new.text) <= _LONGEST[self.kind] and ("\n" not in new.text or self.kind == "lines"):
            self.values[self.active] = new

    def value(self, name: str) -> str:
        """What the duty gets."""
        text = self.values[name].text
        return dashed(text) if self.fields[name].kind == "date" else text.strip()

    def shown(self, names: Iterable[str] | None = None) -> dict[str, object]:
        """What stands in the fields: dots for a PIN, and for choices the value chosen."""
        return {name: self._shown(name) for name in (self.values if names is None else names)}

    def _shown(self, name: str) -> str:
        text = self.values[name].text
        match self.fields[name].kind:
            case "pin":
                return "●" * len(text)
            case "date":
                return dashed(text)
        return text


def _begin(one: Field) -> str:
    return "".join(filter(str.isdecimal, one.value)) if one.kind == "date" else one.value
