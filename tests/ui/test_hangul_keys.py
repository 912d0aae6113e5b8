"""The Hangul keys: every syllable typed and rubbed out jamo by jamo, through what a press on the pad really does."""

from __future__ import annotations

from kiosk.core.hangul_input import compose, keys_of
from kiosk.core.pages import Field
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui import keys
from kiosk.ui.typing import Pen

SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]
TEXTS = load_texts("ko")


def names(*, shift: bool) -> set[str]:
    """What stands on the pad."""
    return {str(key["name"]).removeprefix("key-") for row in keys.pad("text", "ko", shift, False, TEXTS) for key in row}


PLAIN, SHIFTED = names(shift=False), names(shift=True)


def press(pen: Pen, jamo: str) -> None:
    """Find the jamo on the pad as a person does, with the shift key where it needs one."""
    if jamo not in PLAIN:
        assert jamo in SHIFTED
        pen.press("shift")
    pen.press(jamo)


def test_all_syllables_are_typed_and_rubbed_out_jamo_by_jamo() -> None:
    assert len(SYLLABLES) == 11_172
    field = Field("name", Sentence("people.name"), "text")
    for syllable in SYLLABLES:
        pen = Pen.over({"name": field}, {}, "ko", ready=True)
        jamo = keys_of(syllable)
        for count, one in enumerate(jamo, 1):
            press(pen, one)
            assert pen.value("name") == compose(jamo[:count])
        assert pen.value("name") == syllable
        for count in range(len(jamo) - 1, -1, -1):
            pen.press("back")
            assert pen.value("name") == compose(jamo[:count]), f"{syllable} without its last {len(jamo) - count} jamo"
        assert pen.value("name") == ""


def test_a_name_of_ten_thousand_letters_stops_at_its_place() -> None:
    pen = Pen.over({"name": Field("name", Sentence("people.name"), "text")}, {}, "ko", ready=True)
    for _ in range(10_000):
        for one in "ㄱㅣㅁ":
            pen.press(one)
    assert len(pen.value("name")) <= 80
