"""How many taps it takes until something is measured: the real machine, the real form, the buttons that are shown.

Every tap is here with its reason; one more, and the test says so (`pytest -s` prints the table).
"""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.core.battery import BATTERY
from kiosk.core.messages import CardShown, Intent
from kiosk.core.programme import DEFAULTS
from kiosk.core.texts import load_texts
from kiosk.ui.intents import intent_of
from kiosk.ui.present import shown
from kiosk.ui.who import WhoModel
from tests.station.play import PROGRAMME, Play
from tests.station.test_returning import BOTH, CARD, LAST, offering, resident

TEXTS = load_texts("ko")
BIRTH_KEYS = tuple(f"key-{digit}" for digit in "540301")
"""1 March 1954, as on the resident card."""
TAIL = ("key-1", "key-2", "key-3", "key-4", "key-ok")
# start: nobody is measured unasked · guest or phone: guests come first · sex: people of one's sex · birth: one's age,
# six keys as on the card, and 다음 to look at the date before it counts · which programme: 10 minutes or 40, nobody can
# guess · keep: decision 23 · 다음: shoes off, how to stand: a wrong posture is a wrong number
GUEST = ("start", "guest", "sex-F", *BIRTH_KEYS, "key-ok")
PHONE = ("start", "phone", "sex-F", *BIRTH_KEYS, "key-ok", *TAIL)


class Finger:
    """Presses what the screen offers, and counts."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.taps: list[str] = []
        self.sent: list[Intent] = []
        self.who = WhoModel(self.sent.append, today=lambda: date(2026, 11, 22))
        self._heard = 0

    async def press(self, name: str) -> None:
        """One tap on what is there to be pressed."""
        self._hear()
        self.taps.append(name)
        scene = self.play.scene
        if scene.kind == "who":
            self.who.press(name)
            intents, self.sent[:] = tuple(self.sent), ()
            await self.play.do(*intents)
            return
        plain = shown(scene, TEXTS)
        there = [*plain["primary"], *plain["secondary"], *plain["options"]]  # type: ignore[misc]
        assert name in [one["name"] for one in there], f"{name} is not on {scene.kind} {scene.step}"
        intent: Intent | None = intent_of(name, scene)
        assert intent is not None
        await self.play.do(intent)

    def _hear(self) -> None:
        for fact in self.play.facts[self._heard :]:
            self.who.apply(fact)
        self._heard = len(self.play.facts)

    async def until_measuring(self, *names: str) -> int:
        """Press these, then 다음 while a posture is shown; returns the taps."""
        for name in names:
            await self.press(name)
        for _ in range(4):
            if self.play.kind == "live":
                break
            await self.press("next")
        assert self.play.kind == "live", self.play.scene
        return len(self.taps)


@pytest.mark.parametrize(
    ("who", "names", "expected"),
    [
        ("first visit", (*GUEST, "choice-basic", "yes"), 14),
        ("first visit, to be found again", (*PHONE, "choice-first", "choice-basic", "yes"), 20),
        ("no to everything", (*GUEST, "choice-basic", "no"), 14),
    ],
)
async def test_a_first_visit(who: str, names: tuple[str, ...], expected: int) -> None:
    async with offering(Play()) as play:
        taps = await Finger(play).until_measuring(*names)
        print(f"{who}: {taps} taps")
        assert taps == expected


async def test_where_one_programme_fits_it_is_not_asked() -> None:
    async with Play() as play:
        assert await Finger(play).until_measuring(*GUEST, "yes") == 13


async def test_coming_back_with_a_card() -> None:
    async with offering(Play()) as play:
        resident(play.archive)
        await play.do(CardShown(CARD))
        finger = Finger(play)
        taps = await finger.until_measuring("again")
        print(f"coming back with a card: {taps} taps: {' '.join(finger.taps)}")
        assert taps <= 4


async def test_coming_back_with_the_telephone() -> None:
    async with offering(Play()) as play:
        resident(play.archive)
        finger = Finger(play)
        taps = await finger.until_measuring(*PHONE, "again")
        print(f"coming back with the telephone: {taps} taps")
        assert taps == 18


async def test_going_on_after_a_rest() -> None:
    async with offering(Play()) as play:
        finger = Finger(play)
        for name in (*GUEST, "choice-basic", "yes", "later"):
            await finger.press(name)
        number = "".join(play.scene.title.params)
        await finger.press("set-aside")
        finger.taps.clear()
        back = ("resume", "ticket", *(f"key-{digit}" for digit in number), "key-ok", *BIRTH_KEYS, "key-ok")
        taps = await finger.until_measuring(*back)
        print(f"going on after a rest, by the number: {taps} taps")
        assert taps == 14


def test_every_default_programme_begins_with_something_that_needs_no_question() -> None:
    assert LAST.programme == BOTH[1].key == PROGRAMME.key
    assert [one.key for one in DEFAULTS if not one.one and BATTERY[one.assessments[0]].effort] == []
