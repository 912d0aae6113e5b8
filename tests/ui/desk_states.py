"""Puts made-up staff pages, and states of them, on the screen."""

from __future__ import annotations

from kiosk.core.messages import StaffShown
from kiosk.ui.engine import Ui
from kiosk.ui.hand import Hand
from tests.ui.desk_pages import PAGES
from tests.ui.drawn_pages import DRAWN

PAGES.update(DRAWN)

# a state of a page: the page, and the names pressed on it
STATES: dict[str, tuple[str, tuple[str, ...]]] = {name: (name, ()) for name in PAGES} | {
    "register-typed": ("register", ("key-ㅎ", "key-ㅗ", "key-ㅇ", "key-ㄱ", "key-ㅣ", "key-ㄹ", "key-shift")),
    "register-date": ("register", ("key-next", "key-1", "key-9", "key-4", "key-8", "key-0")),
    "register-folded": ("register", ("key-fold",)),
    "note-sign": ("note", ("key-layer-sign",)),
    "account-en": ("account", ("key-layer-en", "key-shift", "key-J", "key-a")),
    "account-pin": ("account", ("key-next", "key-1", "key-2", "key-3", "key-4")),
    "erase-asked": ("person", ("erase",)),
}


def look(ui: Ui, language: str, zoom: float) -> None:
    """Choose the language and the size of letters."""
    ui.shell.set(f"language-{language}")
    while ui.shell.zoom < zoom:
        ui.shell.set("text-larger")
    while ui.shell.zoom > zoom:
        ui.shell.set("text-smaller")


def open_page(ui: Ui, hand: Hand, name: str, language: str = "ko", zoom: float = 1.0) -> None:
    """Put a made-up page, or a state of it, on the screen."""
    page, names = STATES[name]
    ui.tell(StaffShown(None))
    hand.wait_until(lambda: not ui.desk.open)
    look(ui, language, zoom)
    ui.tell(StaffShown(PAGES[page]))
    hand.wait_until(lambda: ui.desk.open)
    ui.desk.press("key-layer-ko")
    for one in names:
        ui.desk.press(one)
    if not hand.settle():
        raise TimeoutError(f"{name} does not come to rest: {ui.warnings}")
