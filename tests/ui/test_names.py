"""Names and what people type: every syllable there is draws, in the face that the staff's screens use for them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui import fonts
from kiosk.ui.hand import walk
from tests.ui.conftest import Desk
from tests.ui.desk_states import open_page
from tests.ui.measure import is_text

SYLLABLES = "".join(chr(code) for code in range(0xAC00, 0xD7A4))
JAMO = "".join(chr(code) for code in range(0x3131, 0x3164))
LATIN = "".join(chr(code) for code in range(0x21, 0x7F))


def test_every_syllable_draws_in_a_name(qapp: QGuiApplication) -> None:
    assert len(SYLLABLES) == 11172
    assert fonts.missing_names(SYLLABLES + JAMO + LATIN + "●▲■›·") == ""


def test_the_face_of_our_own_words_would_leave_names_blank(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why there are two faces, and that a blank glyph is found."""
    monkeypatch.setattr(fonts, "NAMES", fonts.FAMILY)
    assert len(fonts.missing_names(SYLLABLES)) == 8693


def test_without_that_face_the_screen_says_so(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "NAMES", "NoSuchFace")
    assert not fonts.measure([{"a": "가"}]).draws


@pytest.mark.parametrize("name", ["people", "person", "register-typed", "note", "alike", "tray", "consult"])
def test_what_may_be_a_name_stands_in_that_face(upright: Desk, name: str) -> None:
    open_page(upright.ui, upright.hand, name)
    ours = set(upright.ui.desk.texts.values())
    for item in walk(upright.ui.window.contentItem()):
        if is_text(item) and item.property("text") not in ours:
            assert item.property("font").family() == fonts.NAMES, item.property("text")
