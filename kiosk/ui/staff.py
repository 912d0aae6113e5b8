"""The staff's page: a PIN for signing in, clearing and answering a call, and values typed by hand with a reason.

A wrong PIN keeps what was typed; a scene that moves on closes the page. The station checks the PIN.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.duties import RecoverPin
from kiosk.core.messages import Actor, Asked, Fact, Intent, Scene, Shown, StaffShown, Told, Wiped
from kiosk.core.pages import Page
from kiosk.core.quality import ACCEPTED_BECAUSE
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.ui import present
from kiosk.ui.plain import words
from kiosk.ui.qt import Property
from kiosk.ui.signing import signed
from kiosk.ui.typing import checked

STAFF = Actor("staff")  # which one is known only after the station has checked the PIN
_PIN = range(4, 13)
_REASONS = {"type-value": ("device", "body", "other-device"), "accept": ACCEPTED_BECAUSE}
_WORDS = {"type-value": "reason", "accept": "accept"}
_ALONE_MS = 30_000  # whoever touched 직원 by mistake and went away: the page closes itself


class StaffModel(QObject):
    """The pages value … value, reason, pin; or reason, pin; or pin alone."""

    changed = Signal()

    def __init__(self, send: Callable[[Intent], None], texts: Mapping[str, str]) -> None:
        super().__init__()
        self._send = send
        self.texts = texts
        self._scene = Scene("attract")
        self._alone = QTimer(self, singleShot=True, interval=_ALONE_MS)
        self._alone.timeout.connect(lambda: self.open(""))
        self._close()

    def _close(self) -> None:
        self._purpose, self._page, self._typed, self._reason = "", "", "", ""
        self._values: list[tuple[str, Decimal]] = []
        self._complaint = Sentence("empty")
        self._alone.stop()

    def apply(self, fact: Fact) -> None:
        """Hear a fact on the Qt thread."""
        match fact:
            case Shown(scene=scene):
                moved = (scene.kind, scene.step) != (self._scene.kind, self._scene.step)
                if moved and self._purpose != "sign-in":  # staff may come while a measurement goes on
                    self._close()
                self._scene = scene
            case Told(about="pin", text=Sentence(key="pin.card")):
                self.open("sign-in")
                self._complaint = fact.text
            case Told(about="pin", ok=True) | StaffShown(page=Page()):
                self._close()
            case Told(about="pin", text=text):
                self._typed, self._complaint = "", text
            case Wiped() if self._purpose != "sign-in":
                self._close()
            case _:
                return
        self.changed.emit()

    def retell(self, texts: Mapping[str, str]) -> None:
        """The same page in other words."""
        self.texts = texts
        self.changed.emit()

    @Property(str, notify=changed)
    def purpose(self) -> str:
        """clear, helper, type-value, accept, acknowledge, sign-in, or nothing when the page is closed."""
        return self._purpose

    @Property(str, notify=changed)
    def page(self) -> str:
        """value, reason or pin."""
        return self._page

    @Property(str, notify=changed)
    def typed(self) -> str:
        """The digits of this page."""
        return self._typed

    @Property(str, notify=changed)
    def complaint(self) -> str:
        """What to do about the last press, in words."""
        return words(self.texts, self._complaint)

    @Property("QVariantMap", notify=changed)
    def value(self) -> dict[str, object]:
        """What is being typed: its name, its unit, whether it has decimals."""
        quantity = self._quantity()
        known = QUANTITIES.get(quantity)
        return {
            "label": present.label(quantity, self.texts) if quantity else "",
            "unit": present.unit(quantity, self.texts),
            "point": bool(known and known.decimals),
            "minus": bool(known and known.low < 0),
        }

    @Property("QVariantList", notify=changed)
    def reasons(self) -> list[dict[str, str]]:
        """Why a value is typed or accepted: name and words of each."""
        stem = _WORDS.get(self._purpose, "reason")
        return [{"name": f"reason-{one}", "text": self.texts[f"{stem}.{one}"]} for one in self._choices()]

    def _choices(self) -> tuple[str, ...]:
        return _REASONS.get(self._purpose, ())

    def _quantity(self) -> str:
        left = self._scene.quantities[len(self._values) :]
        return left[0] if left else ""

    @Slot(str)
    def open(self, purpose: str) -> None:
        """Open the page for clear, helper, type-value, accept, acknowledge or sign-in."""
        self._close()
        self._purpose = purpose
        if purpose == "sign-in":
            self._alone.start()
        first = {"accept": "reason", "type-value": "value" if self._quantity() else "pin"}
        self._page = first.get(purpose, "pin")
        self.changed.emit()

    @Slot(str)
    def press(self, name: str) -> None:
        """A button of the page: key-…, reason-…, forgot, back."""
        if self._alone.isActive():  # somebody is there
            self._alone.start()
        if name == "forgot":
            self._send(Asked(RecoverPin(), actor=STAFF))
        elif name == "key-ok":
            self._confirm()
        elif name == "back":
            self._back()
        elif name.startswith("reason-") and name.removeprefix("reason-") in self._choices():
            self._reason, self._page, self._typed = name.removeprefix("reason-"), "pin", ""
        elif name == "key-back":
            self._typed, self._complaint = self._typed[:-1], Sentence("empty")
        elif name.startswith("key-"):
            self._type(name.removeprefix("key-"))
        self.changed.emit()

    def _type(self, key: str) -> None:
        self._complaint = Sentence("empty")
        if key == "minus":  # before the digits, whenever it is pressed; again takes it away
            self._typed = self._typed[1:] if self._typed.startswith("-") else f"-{self._typed}"
            return
        if key == "point":
            key = "" if "." in self._typed or not self._typed else "."
        if len(self._typed) < _PIN[-1]:
            self._typed += key

    def _back(self) -> None:
        if self._page == "pin" and self._choices():
            self._page = "reason"
        elif self._page == "reason" and self._values:
            self._page = "value"
            self._values.pop()
        elif self._values:
            self._values.pop()
        else:
            self._close()
        self._typed, self._complaint = "", Sentence("empty")

    def _confirm(self) -> None:
        if self._page == "value":
            self._keep_value()
        elif self._page == "pin" and len(self._typed) in _PIN:
            self._submit(self._typed)
        else:
            self._complaint = Sentence("pin.short")

    def _keep_value(self) -> None:
        quantity = self._quantity()
        value = checked(quantity, self._typed)
        if value is None:
            known = QUANTITIES[quantity]
            self._complaint = Sentence("value.range", (f"{known.low:f}", f"{known.high:f}"))
            return
        self._values.append((quantity, value))
        self._typed = ""
        if not self._quantity():
            self._page = "reason"

    def _submit(self, pin: str) -> None:
        self._typed = ""
        if intent := signed(self._purpose, pin, tuple(self._values), self._reason, STAFF):
            self._send(intent)
