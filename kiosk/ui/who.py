"""Who it is: a form of the screen's own. Guest, phone or number; sex, birth date, phone tail; ends with `Identify`
or, for a visit that rests here, with `Return`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core.messages import Back, Fact, Identify, Intent, Return, Shown, Told, Wiped
from kiosk.core.resident import Sex
from kiosk.ui.qt import Property

_OLDEST = 120
_PLACES = {"phone": 4, "ticket": 3}
"""How many digits a page takes at most; a birth date takes what fills its eight places."""
_KEYS = tuple("0123456789")
_ENOUGH = {"birth": 8, "phone": 4, "ticket": 2}


def placed(digits: str) -> str:
    """Put the digits of a birth date into their eight places, as far as they go: 480305 is 1948 03 05.

    A year of two digits, as on the resident card, gets its century at once, and the screen shows it. 19 and 20 are
    how whole years begin; nobody else's year begins with 2 or 3–9, and who says 10 to 18 is no child of 1910.
    """
    head = digits[:2]
    if head in ("", "1", "2", "19", "20"):
        return digits
    return ("20" if head[0] == "0" or head[0] == "1" else "19") + digits


def birth_of(digits: str, today: date) -> date | None:
    """The date that eight digits mean, if a living person can be born on it."""
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None
    return birth if birth is not None and today.year - _OLDEST <= birth.year and birth <= today else None


class WhoModel(QObject):
    """The pages of the form: how, sex, birth, phone; resume and ticket for a visit that rests here."""

    changed = Signal()

    def __init__(self, send: Callable[[Intent], None], today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._send = send
        self._today = today
        self._shown = False
        self._reset()

    def _reset(self) -> None:
        self._page, self._way = "how", "guest"
        self._sex: Sex | None = None
        self._typed = {"birth": "", "phone": "", "ticket": ""}
        self._resuming = False
        self._complaint = ""

    def apply(self, fact: Fact) -> None:
        """Forget everything when the form leaves the screen; a refusal stands where the sentence was."""
        match fact:
            case Shown(scene=scene) if scene.kind == "who":
                if scene.question == "resume" and not self._shown:
                    self._page, self._resuming = "resume", True
                self._shown = True
            case Shown() | Wiped():
                self._shown = False
                self._reset()
            case Told(about="who", text=text):
                self._complaint = text.key
            case _:
                return
        self.changed.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        """how, resume, ticket, sex, birth or phone."""
        return self._page

    @Property(str, notify=changed)
    def digits(self) -> str:
        """What has been typed on this page; a birth date in its places."""
        typed = self._typed.get(self._page, "")
        return placed(typed) if self._page == "birth" else typed

    @Property(bool, notify=changed)
    def complete(self) -> bool:
        """Whether 다음 can go on."""
        return len(self.digits) >= _ENOUGH.get(self._page, 0)

    @Property(str, notify=changed)
    def complaint(self) -> str:
        """The text id of a kind hint, or nothing."""
        return self._complaint

    def _turn(self, page: str) -> None:
        self._page, self._complaint = page, ""
        self.changed.emit()

    @Slot(str)
    def press(self, name: str) -> None:
        """A button of the form: guest, phone, ticket, sex-F, sex-M, key-0 … key-9, key-back, key-ok, back."""
        match name:
            case "guest" | "phone":
                self._way = name
                self._turn("sex")
            case "ticket":
                self._way = name
                self._turn("ticket")
            case "sex-F" | "sex-M":
                self._sex = Sex(name[-1])
                self._turn("birth")
            case "key-back":
                self._type(self._typed.get(self._page, "")[:-1])
            case "key-ok":
                self._confirm()
            case "back":
                self._back()
            case _ if name.removeprefix("key-") in _KEYS:
                self._type(self._typed.get(self._page, "") + name.removeprefix("key-"))

    def _type(self, typed: str) -> None:
        """Take what has a place here: of a longer number, whatever it may be, the rest is not even held."""
        self._complaint = ""
        room = len(placed(typed)) <= 8 if self._page == "birth" else len(typed) <= _PLACES.get(self._page, 0)
        if self._page in self._typed and room:
            self._typed[self._page] = typed
        self.changed.emit()

    def _confirm(self) -> None:
        if not self.complete:
            self._complain(f"who.{self._page}.short")
        elif self._page == "ticket":
            self._turn("birth")
        elif self._page == "birth" and birth_of(self.digits, self._today()) is None:
            self._complain("who.birth.wrong")
        elif self._page == "birth" and self._way == "phone":
            self._turn("phone")
        else:
            self._finish()

    def _complain(self, text_id: str) -> None:
        self._complaint = text_id
        self.changed.emit()

    def _finish(self) -> None:
        birth = birth_of(placed(self._typed["birth"]), self._today())
        if birth is None:
            return
        if self._way == "ticket":
            self._send(Return(self._typed["ticket"], birth))
        elif self._sex is not None:
            self._send(Identify(self._sex, birth, self._typed["phone"] if self._way == "phone" else None))

    def _back(self) -> None:
        first = "resume" if self._resuming else "how"
        before = {"sex": first, "ticket": first, "birth": "sex", "phone": "birth"}.get(self._page)
        if self._page == "birth" and self._way == "ticket":
            before = "ticket"
        if before is None:
            self._send(Back())
        else:
            self._turn(before)
