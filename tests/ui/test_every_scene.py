"""Every step of every assessment lies on the screen whole: nothing cut, small, crowded, over anything or nameless."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from time import monotonic

import pytest

from kiosk.core.messages import Clocked, Live, Scene
from kiosk.core.texts import Sentence, load_texts, tell
from tests.ui.conftest import Desk
from tests.ui.every_scene import EVERY
from tests.ui.measure import looked_at
from tests.ui.states import put

TEXTS = {language: load_texts(language) for language in ("ko", "en")}


def wrong(desk: Desk, scene: Scene, language: str, zoom: float) -> list[str]:
    """Show a scene; if a helper times it, run it as well; tell what is wrong with it."""
    put(desk.ui, desk.hand, scene, language, zoom)
    found = looked_at(desk.ui, desk.hand)
    if scene.taps:
        now = monotonic()
        for since, window in ((-2.5, scene.window), (11.0, scene.window), (scene.window + 1, scene.window)):
            if since < 0 or window or since > 2:
                desk.ui.tell(Clocked(scene.step, now - since, now - since + window if window else None))
                desk.ui.tell(Live(scene.quantities[0], Decimal("388")))
                desk.hand.wait_until(lambda: False, 0.005)
                desk.hand.settle()
                found += [f"after {since} s: {one}" for one in looked_at(desk.ui, desk.hand)]
    return [f"{scene.step}: {one}" for one in found]


@pytest.mark.parametrize("key", EVERY)
def test_upright_in_korean_with_the_largest_letters(upright: Desk, key: str) -> None:
    assert [one for scene in EVERY[key].values() for one in wrong(upright, scene, "ko", 2.0)] == []


@pytest.mark.parametrize("key", EVERY)
def test_lying_in_english(lying: Desk, key: str) -> None:
    assert [one for scene in EVERY[key].values() for one in wrong(lying, scene, "en", 1.0)] == []


def longest(language: str) -> Iterator[Scene]:
    """Of each kind of screen the one with the most to read."""
    scenes: dict[tuple[object, ...], list[Scene]] = {}
    for one in (one for group in EVERY.values() for one in group.values()):
        scenes.setdefault((one.kind, one.view, one.far, len(one.options) > 3, one.actions[0]), []).append(one)

    def length(one: Scene) -> int:
        notes = Sentence(f"{one.say.key.removesuffix('.say')}.note")
        said = (one.title, one.say, *(words for _, words in one.options), notes)
        return sum(len(tell(TEXTS[language], words)) for words in said if words.key in TEXTS[language])

    return (max(group, key=length) for group in scenes.values())


LOOKS = [(language, zoom) for language in ("ko", "en") for zoom in (1.0, 1.5, 2.0)]


@pytest.mark.parametrize(("language", "zoom"), LOOKS)
def test_the_longest_of_each_kind_upright(upright: Desk, language: str, zoom: float) -> None:
    assert [one for scene in longest(language) for one in wrong(upright, scene, language, zoom)] == []


@pytest.mark.parametrize(("language", "zoom"), LOOKS)
def test_the_longest_of_each_kind_lying(lying: Desk, language: str, zoom: float) -> None:
    assert [one for scene in longest(language) for one in wrong(lying, scene, language, zoom)] == []


def test_the_longest_of_each_kind_low_and_in_high_contrast(portrait: Desk) -> None:
    portrait.ui.shell.set("low")
    portrait.ui.shell.set("contrast")
    assert [one for scene in longest("ko") for one in wrong(portrait, scene, "ko", 1.0)] == []
