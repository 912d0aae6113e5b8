"""Whatever a reader may read or a person be called: a plain refusal, the same screen, and nothing of it in a log.

Real store, real access log. The codes and names here are made up to do harm; they belong to nobody.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import structlog
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.card_code import code_of, read_code
from kiosk.core.messages import CardShown, Chosen, Consent, Intent, Next, Start, Told
from kiosk.core.returning import LONGEST, speakable
from kiosk.store.identity import masked
from kiosk.store.records import Store
from kiosk.ui.who import WhoModel, placed
from tests.station.office.rig import OfficeRig
from tests.station.play import GUEST, KNOWN

GOOD = code_of(bytes(range(15)))
CODES = {
    "long": "LK1-" + "A" * 10_000,
    "digits": "9" * 10_000,
    "emoji": "LK1-😀👵🏼‍🦳" * 9,
    "right to left": "\u202eLK1-ABCDE\u202c",
    "sql": "LK1-'; DROP TABLE resident; --",
    "percent": "%s%n%x{0}{code}%(x)s",
    "controls": "LK1-\x01\x02\x1b[2J\x7f",
    "nul": "LK1-\x00" + GOOD[5:],
    "lone surrogate": "LK1-\ud800",
    "url": "https://example.invalid/?card=" + GOOD,
    "health card": "80826001234567890123",
    "vcard": "BEGIN:VCARD\nFN:Kim\nTEL:01000000000\nEND:VCARD\n",
    "half": GOOD[:17],
    "twice": GOOD + GOOD,
    "misread": GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1"),
    "unknown": GOOD,
    "empty": "",
    "spaces": "   ",
    "look-alikes": GOOD.replace("0", "О").replace("A", "А"),  # Cyrillic
}
NAMES = (
    "김" * 10_000,
    "👵🏼‍🦳",
    "\u202eקים",
    "Robert'); DROP TABLE resident;--",
    "@welcome.title",
    "%1%2",
    "\x00ab",
    "\n",
    "쀍뷁",
    " ",
)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        await made.sign_out()
        made.station._lobby()
        yield made


SCREENS: dict[str, tuple[Intent, ...]] = {
    "attract": (),
    "who": (Start(),),
    "choose": (Start(), KNOWN),
    "consent": (Start(), KNOWN, Chosen("who.new", "first")),
    "explain": (Start(), GUEST, Consent("keep", True)),
    "live": (Start(), GUEST, Consent("keep", True), Next(), Next()),
}


@pytest.mark.parametrize("kind", SCREENS)
async def test_a_hostile_scan_changes_no_screen_and_is_refused_in_words(rig: OfficeRig, kind: str) -> None:
    await rig.hear(*SCREENS[kind])
    assert rig.scene.kind == kind
    for code in CODES.values():
        scene, before = rig.scene, len(rig.facts)
        await rig.hear(CardShown(code))
        assert rig.scene == scene
        (said,) = rig.facts[before:]
        assert isinstance(said, Told)
        assert (said.about, said.ok, said.text.params) == ("card", False, ())
        assert said.text.key in ("card.unknown", "card.not-now")


async def test_nothing_that_was_scanned_is_in_a_log(rig: OfficeRig, caplog: pytest.LogCaptureFixture) -> None:
    with structlog.testing.capture_logs() as lines, caplog.at_level(logging.DEBUG):
        for code in CODES.values():
            await rig.hear(CardShown(code))
            await rig.hear(Start(), CardShown(code))
    entries = await rig.store.read(Store.audit_entries, limit=500)
    written = " ".join(map(repr, (*lines, *caplog.records, *entries)))
    for code in CODES.values():
        assert len(code.strip()) < 8 or (code[:12] not in written and repr(code)[1:13] not in written)
    assert any("misread" in entry.detail for entry in entries), "it is noted that something was shown"


@pytest.mark.parametrize("name", CODES)
def test_only_one_of_ours_is_read_as_a_card(name: str) -> None:
    assert (read_code(CODES[name]) is not None) == (name == "unknown")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_name_is_not_greeted(name: str) -> None:
    assert speakable(masked(name)) == "" or name == "김" * 10_000
    assert len(masked(name)) <= LONGEST


@pytest.mark.parametrize("name", ["김○수", "이○", "남○○수", "○", "Kim ○ra"])
def test_a_name_is(name: str) -> None:
    assert speakable(name) == name


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_name_is_greeted_with_letters_or_not_at_all(name: str) -> None:
    shown = speakable(masked(name))
    assert len(shown) <= LONGEST
    assert all(one in " ○" or one.isalpha() for one in shown)


# --- the form ---------------------------------------------------------------------------------------------------

KEYS = st.one_of(
    st.sampled_from(["guest", "phone", "ticket", "sex-F", "sex-M", "key-back", "key-ok", "back"]),
    st.sampled_from([f"key-{digit}" for digit in "0123456789"]),
    st.text(max_size=8).map("key-{}".format),
    st.text(max_size=8),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(KEYS, max_size=60))
def test_the_form_holds_no_more_than_has_a_place(names: list[str]) -> None:
    sent: list[Intent] = []
    who = WhoModel(sent.append, today=lambda: date(2026, 11, 22))
    for name in names:
        who.press(name)
        assert who.digits == "" or (who.digits.isdecimal() and who.digits.isascii())
        assert len(who.digits) <= {"birth": 8, "phone": 4, "ticket": 3}.get(who.page, 0)


def test_of_a_resident_registration_number_only_the_birth_date_is_taken() -> None:
    sent: list[Intent] = []
    who = WhoModel(sent.append, today=lambda: date(2026, 11, 22))
    for name in ("guest", "sex-F", *(f"key-{digit}" for digit in "4803052123456")):
        who.press(name)
    assert who.digits == "19480305"
    assert "2123456" not in repr(vars(who))


@pytest.mark.parametrize(
    ("typed", "placed_as"),
    [
        ("480305", "19480305"),
        ("19480305", "19480305"),
        ("4", "194"),
        ("1948", "1948"),
        ("1", "1"),
        ("2", "2"),
        ("20", "20"),
        ("26", "1926"),
        ("310101", "19310101"),
        ("050607", "20050607"),
        ("120304", "20120304"),
        ("", ""),
    ],
)
def test_a_year_of_two_digits_gets_its_century(typed: str, placed_as: str) -> None:
    assert placed(typed) == placed_as
