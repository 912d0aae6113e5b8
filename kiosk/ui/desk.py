"""The staff's screens: a `Page` of the station as display values, what is typed into it, and the duty that is pressed.

In: `StaffShown`. Out: `Asked`. It knows nothing about people and holds no rules: roles are checked by the station.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core import duties
from kiosk.core.duties import Duty, SignOut
from kiosk.core.messages import Asked, Fact, Intent, StaffShown, Wiped
from kiosk.core.pages import Button, Page
from kiosk.ui import keys, pages
from kiosk.ui.holding import Holding
from kiosk.ui.plain import Plain, words
from kiosk.ui.pressing import find
from kiosk.ui.qt import Property
from kiosk.ui.staff import STAFF
from kiosk.ui.typing import Pen


class DeskModel(QObject):
    """The page that is on, if any."""

    pageChanged = Signal()  # noqa: N815 (Qt names)
    typedChanged = Signal()  # noqa: N815

    def __init__(self, send: Callable[[Intent], None], texts: Mapping[str, str]) -> None:
        super().__init__()
        self._send = send
        self.texts = texts
        self._page: Page | None = None
        self._asking: Button | None = None
        self._pen = Pen()
        self._alive, self._turn = 0.0, 0
        self._plain: list[Plain] = []
        self._holding = Holding(self._show)

    # --- facts -------------------------------------------------------------------------------------------------

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case StaffShown(page=page):
                self._holding.put(page)
            case Wiped() if self._page is None:
                self._pen = Pen()

    def _show(self, page: Page | None) -> None:
        before, self._page = self._page, page
        same = page is not None and before is not None and page.key == before.key
        live = same and page is not None and page.live
        again = live or (same and page is not None and page.complaint != "")
        self._pen = self._pen.turned(page, again=again, live=live)
        self._asking = self._asking if live else None
        self._turn += 0 if again else 1
        self._present()

    def _present(self) -> None:
        self._plain = pages.pieces(self._page, self.texts) if self._page else []
        self.pageChanged.emit()
        self.typedChanged.emit()

    def retell(self, texts: Mapping[str, str]) -> None:
        """The same page in other words."""
        self.texts = texts
        self._present()

    # --- what the screen reads ---------------------------------------------------------------------------------

    @Property(bool, notify=pageChanged)
    def open(self) -> bool:
        """Whether the staff's side is on."""
        return self._page is not None

    @Property("QVariantMap", notify=pageChanged)
    def head(self) -> dict[str, object]:
        """Key, title, whose page it is, who is signed in, the complaint; ``turn`` counts the pages."""
        return pages.head(self._page or Page("", ""), self.texts) | {"turn": self._turn}

    @Property("QVariantList", notify=pageChanged)
    def pieces(self) -> list[Plain]:
        """What stands one under another; a question takes the place of it all."""
        asking = self._asking
        return self._plain if asking is None else [{"role": "question", "text": words(self.texts, asking.confirm)}]

    @Property(str, notify=pageChanged)
    def sheet(self) -> str:
        """The pieces as JSON: hundreds of rows in one go; and whether they are newer words of the turn before."""
        return json.dumps({"turn": self._turn, "live": bool(self._page and self._page.live), "pieces": self.pieces})

    @Property(bool, notify=pageChanged)
    def asking(self) -> bool:
        """Whether a question stands in the page's place."""
        return self._asking is not None

    @Property("QVariantList", notify=pageChanged)
    def buttons(self) -> list[Plain]:
        """What can be pressed at the bottom; the first is the main one."""
        if self._asking is not None:
            return pages.answers(self._asking, self.texts)
        return pages.bottom(self._page, self.texts) if self._page else []

    @Property("QVariantMap", notify=typedChanged)
    def typed(self) -> dict[str, object]:
        """What stands in each field."""
        return self._pen.shown()

    @Property(str, notify=typedChanged)
    def active(self) -> str:
        """The field that is typed into."""
        return "" if self._asking is not None else self._pen.active

    @Property("QVariantList", notify=typedChanged)
    def keys(self) -> list[object]:
        """The rows of keys for the active field."""
        pen = self._pen
        return list(keys.pad(pen.kind, pen.layer, pen.shift, bool(pen.following()), self.texts)) if self.active else []

    # --- what the screen does ----------------------------------------------------------------------------------

    @Slot(str)
    def press(self, name: str) -> None:
        """A button or a row of the page, a key, back, close."""
        if name.startswith("key-"):
            self._pen.press(name.removeprefix("key-"))
            self._wrote()
        elif name == "close":
            self._ask(SignOut())
        elif self._asking is not None:
            self._answer(name)
        elif name == "back":
            if self._page is not None and self._page.back is not None:
                self._ask(self._page.back)
        elif self._page is not None and (found := find(self._page, name, self._pen)) is not None:
            self._question(found) if found.confirm is not None else self._ask(found.duty)

    def _answer(self, name: str) -> None:
        if name == "confirm" and self._asking is not None:
            self._ask(self._asking.duty)
        self._question(None)

    def _question(self, asking: Button | None) -> None:
        self._asking = asking
        self._present()

    def _ask(self, duty: Duty) -> None:
        self._alive = monotonic()
        self._send(Asked(duty, actor=STAFF))

    @Slot(str)
    def pick(self, name: str) -> None:
        """Type into this field from now on."""
        self._pen.pick(name)
        self._wrote()

    @Slot(str, str)
    def choose(self, name: str, value: str) -> None:
        """Take one of a field's choices."""
        self._pen.choose(name, value)
        self._wrote()

    @Slot(str, result=bool)
    def key(self, text: str) -> bool:
        """A key of a keyboard with cable: a letter, or back, enter, next, escape. True when it meant something."""
        if text == "escape":
            self.press("cancel" if self._asking is not None else "back")
        elif text == "enter" and self._pen.kind != "lines":
            if not self.buttons:
                return False
            self.press(str(self.buttons[0]["name"]))
        elif not self.active or (text == "next" and not self._pen.following()):
            return False
        elif text in ("back", "next") or text == "enter":
            self._pen.press("newline" if text == "enter" else text)
        else:
            self._pen.latin(text)
        self._wrote()
        return True

    def _wrote(self) -> None:
        self.typedChanged.emit()
        self.touched()

    @Slot()
    def touched(self) -> None:
        """A sign of life, told at most once a second."""
        now = monotonic()
        if self._page is not None and now - self._alive >= 1.0:
            self._ask(duties.Signal())

    @Slot(bool)
    def hold(self, down: bool) -> None:
        """A finger is down, or up."""
        self._holding.hold(down)
