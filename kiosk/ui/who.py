"""Who it is: a form of the screen's own. Guest or phone, sex, birth date, phone tail; it ends with `Identify`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core.messages import Back, Fact, Identify, Intent, Shown, Wiped
from kiosk.core.resident import Sex
from kiosk.ui.qt import Property

_OLDEST = 120


def birth_of(digits: str, today: date) -> date | None:
    """The date that eight digits mean, if a living person can be born on it."""
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None
    return birth if birth is not None and today.year - _OLDEST <= birth.year and birth <= today else None


class WhoModel(QObject):
    """The pages of the form: how, sex, birth, phone."""

    changed = Signal()

    def __init__(self, send: Callable[[Intent], None], today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._send = send
        self._today = today
        self._reset()

    def _reset(self) -> None:
        self._page, self._guest = "how", True
        self._sex: Sex | None = None
        self._birth = self._phone = self._complaint = ""

    def apply(self, fact: Fact) -> None:
        """Forget everything when the form leaves the screen."""
        match fact:
            case Shown(scene=scene) if scene.kind != "who":
                self._reset()
            case Wiped():
                self._reset()
            case _:
                return
        self.changed.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        """how, sex, birth or phone."""
        return self._page

    @Property(str, notify=changed)
    def digits(self) -> str:
        """What has been typed on this page."""
        return self._birth if self._page == "birth" else self._phone

    @Property(bool, notify=changed)
    def complete(self) -> bool:
        """Whether 다음 can go on."""
        return len(self._birth) == 8 if self._page == "birth" else len(self._phone) == 4

    @Property(str, notify=changed)
    def complaint(self) -> str:
        """The text id of a kind hint, or nothing."""
        return self._complaint

    def _turn(self, page: str) -> None:
        self._page, self._complaint = page, ""
        self.changed.emit()

    @Slot(str)
    def press(self, name: str) -> None:
        """A button of the form: guest, phone, sex-F, sex-M, key-0 … key-9, key-back, key-ok, back."""
        match name:
            case "guest" | "phone":
                self._guest = name == "guest"
                self._turn("sex")
            case "sex-F" | "sex-M":
                self._sex = Sex(name[-1])
                self._turn("birth")
            case "key-back":
                self._type(self.digits[:-1])
            case "key-ok":
                self._confirm()
            case "back":
                self._back()
            case _ if name.startswith("key-"):
                self._type(self.digits + name.removeprefix("key-"))

    def _type(self, digits: str) -> None:
        self._complaint = ""
        if self._page == "birth":
            self._birth = digits[:8]
        else:
            self._phone = digits[:4]
        self.changed.emit()

    def _confirm(self) -> None:
        if not self.complete:
            self._complain("who.birth.short" if self._page == "birth" else "who.phone.short")
        elif self._page == "birth" and birth_of(self._birth, self._today()) is None:
            self._complain("who.birth.wrong")
        elif self._page == "birth" and not self._guest:
            self._turn("phone")
        else:
            self._identify()

    def _complain(self, text_id: str) -> None:
        self._complaint = text_id
        self.changed.emit()

    def _identify(self) -> None:
        birth = birth_of(self._birth, self._today())
        if self._sex is not None and birth is not None:
            self._send(Identify(self._sex, birth, None if self._guest else self._phone))

    def _back(self) -> None:
        before = {"sex": "how", "birth": "sex", "phone": "birth"}.get(self._page)
        if before is None:
            self._send(Back())
        else:
            self._turn(before)
