"""A card or QR reader that types: its burst of keys becomes `CardShown`, and reaches nothing else.

A reader types a whole code within milliseconds a key and ends it with Enter: one of ours, or the number of a card in
hex digits. What begins like that is held back for a moment; if it goes on at a human pace it was a human, and is handed
on as if nothing had been. Time is the time stamp of the key events, so a busy screen takes nobody for a reader and no
reader for a person. A keyboard that is in Hangul types the jamo on those keys, and they are read as Latin.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from kiosk.core.card_code import PREFIX
from kiosk.core.hangul_input import latin_of
from kiosk.core.messages import CardShown, Intent

_GAP_MS = 50  # between two keys of a reader; a fast typist needs 80
_WAIT_MS = 150  # then what is held is handed on, if nothing follows
_SHORT_WAIT_MS = 80  # for digits: who types them by hand sees them at once
_LONGEST = 200
_NUMBER = re.compile("[0-9A-Fa-f]{8,20}")
"""The number of a card, 4 to 10 bytes: shorter ones are typed by people."""
_DIGITS = re.compile("[0-9A-Fa-f]{1,20}")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BURST, _BURST_MS = 11, 30
"""So many letters, no two further apart than this, are no hand's: somebody else's code was read."""
_MOVING = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
_MOVING_TEXT = ("\r", "\n", "\t", " ", "\x1b", "\x08")
_FOREIGN = "?"
"""What is handed on of a foreign code: that there was one."""


class Wedge(QObject):
    """Watches the keys of one window."""

    def __init__(self, window: QObject, send: Callable[[Intent], None]) -> None:
        super().__init__(window)
        self._window, self._send = window, send
        self._held: list[QKeyEvent] = []
        self._last = 0
        self._run = 0  # letters in a row that came faster than a hand
        self._refused = False  # this burst was refused already
        self._passing = False
        self._patience = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._patience.timeout.connect(self._let_go)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Hold back what may be a card; True keeps it from everybody else."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) or self._passing:
            return False
        key = cast("QKeyEvent", event)
        if event.type() == QEvent.Type.KeyRelease:
            return bool(self._held)  # of a key that is held back, or has just been
        return self._pressed(key)

    def _pressed(self, key: QKeyEvent) -> bool:
        if key.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
            return False
        stamp = int(key.timestamp())
        if self._foreign(key, stamp):
            return True
        if self._held and stamp - self._last > _GAP_MS:
            self._let_go()
        self._last = stamp
        code = self._code()
        if key.key() in _ENTER and _whole(code) and not key.isAutoRepeat():
            self._forget()
            self._run = 0
            self._send(CardShown(code))
            return True
        letter = latin_of(key.text())
        if not _may_go_on(code + letter) or not letter.isprintable() or not letter or key.isAutoRepeat():
            self._let_go()
            if not _may_go_on(letter or "?") or key.isAutoRepeat():
                return False
        self._held.append(key.clone())
        self._patience.start(_WAIT_MS if _ours(self._code()) else _SHORT_WAIT_MS)
        return True

    def _foreign(self, key: QKeyEvent, stamp: int) -> bool:
        """A long burst that is none of our codes presses nothing: its ends of line and tabs would be touches."""
        fast = stamp - self._last <= _BURST_MS and not key.isAutoRepeat()
        moving = key.key() in _MOVING or key.text() in _MOVING_TEXT
        self._run = (self._run if fast else 0) + (0 if moving or not key.text() else 1)
        self._refused = self._refused and fast
        ours = _whole(self._code()) and self._run == len(self._held)
        if self._run < _BURST or ours or not moving or not fast:
            return False
        self._last = stamp
        if not self._refused:
            self._refused = True
            self._send(CardShown(_FOREIGN))
        return True

    def _code(self) -> str:
        return "".join(latin_of(key.text()) for key in self._held)

    def _forget(self) -> None:
        self._patience.stop()
        self._held = []

    def _let_go(self) -> None:
        """It was a person: the keys go on to whom they were meant for."""
        held = self._held
        self._forget()
        self._passing = True
        for key in held:
            QCoreApplication.sendEvent(self._window, key)
        self._passing = False


def _ours(code: str) -> bool:
    """Whether it begins like one of our codes."""
    return PREFIX.startswith(code[: len(PREFIX)].upper()) and len(code) <= _LONGEST


def _may_go_on(code: str) -> bool:
    """Whether more keys can make it a code."""
    return _ours(code) or bool(_DIGITS.fullmatch(code))


def _whole(code: str) -> bool:
    """Whether Enter ends it."""
    return (_ours(code) and len(code) > len(PREFIX)) or bool(_NUMBER.fullmatch(code))
