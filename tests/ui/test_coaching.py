"""What stands beside the number of a live screen: it tells when a word comes, and is quiet while nothing changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.messages import Live, Scene, Shown
from kiosk.core.texts import Sentence, load_texts
from kiosk.ui.coaching import CoachModel
from kiosk.ui.live import LiveModel
from kiosk.ui.ticking import Ticking

KO, EN = load_texts("ko"), load_texts("en")
IDLE = Ticking()


def scene(view: str, **more: object) -> Scene:
    return Scene("live", Sentence("empty"), Sentence("empty"), view=view, step=view, **more)  # type: ignore[arg-type]


@pytest.fixture
def coach(qapp: object) -> CoachModel:
    return CoachModel(KO)


def words(coach: CoachModel) -> list[str]:
    said: list[str] = []
    coach.coached.connect(said.append)
    return said


def test_a_word_is_told_once_and_stands_in_lines(coach: CoachModel) -> None:
    said = words(coach)
    coach.begin(scene("scale", quantities=("body_weight",)), 100.0)
    assert coach.word == []
    coach.hear(Live("body_weight", Decimal("61.2"), stable=False), IDLE, 101.0)
    for number in range(40):
        coach.turn(IDLE, 101.0 + number / 30)
    assert said == ["coach.scale.still"]
    assert coach.word == KO["coach.scale.still"].split("\n")
    coach.retell(EN)
    assert coach.word == EN["coach.scale.still"].split("\n")
    assert len(said) == 1  # in other words, but no new one


def test_another_screen_begins_without_a_word(coach: CoachModel) -> None:
    coach.begin(scene("grip"), 0.0)
    coach.hear(Live("grip_force", Decimal(20)), IDLE, 1.0)
    coach.turn(IDLE, 1.0)
    assert coach.word
    coach.begin(scene("scale"), 2.0)
    assert (coach.word, coach.needle, coach.marks) == ([], 0.0, [])


def test_where_staff_type_nobody_is_coached(coach: CoachModel) -> None:
    said = words(coach)
    coach.begin(scene("value", actions=("type-value", "skip")), 0.0)
    coach.turn(IDLE, 60.0)
    assert said == []


def test_the_needle_comes_to_rest_and_then_says_nothing_more(coach: CoachModel) -> None:
    turns: list[float] = []
    coach.begin(scene("scale"), 0.0)
    coach.needleChanged.connect(lambda: turns.append(coach.needle))
    coach.hear(Live("body_weight", Decimal(15), stable=False), IDLE, 0.1)
    coach.turn(IDLE, 0.1)
    assert turns == [0.1]
    coach.hear(Live("body_weight", Decimal(75), stable=True), IDLE, 0.1)
    for number in range(100):
        coach.turn(IDLE, 0.1 + number / 30)
    assert turns == sorted(turns)
    assert turns[-1] == coach.needle == 0.5
    assert len(turns) < 25


def test_repetitions_leave_marks_and_take_them_back(coach: CoachModel) -> None:
    coach.begin(scene("count", window=30.0), 0.0)
    clock = Ticking(10.0, 40.0)
    for number, at in enumerate((13.0, 16.0, 19.0), 1):
        coach.hear(Live("chair_stand_30s", Decimal(number)), clock, at)
    assert coach.marks == pytest.approx([0.1, 0.2, 0.3])
    coach.hear(Live("chair_stand_30s", Decimal(2)), clock, 20.0)
    assert coach.marks == pytest.approx([0.1, 0.2])


def test_a_cuff_shows_what_it_does_and_never_its_pressure(qapp: object) -> None:
    live = LiveModel(KO)
    live.apply(Shown(scene("cuff", quantities=("systolic_pressure",), seconds=40.0)))
    live.apply(Live("cuff_pressure", Decimal(120)))
    live._turn()
    assert live.digits == ""
    assert [one["now"] for one in live.coach.cuff] == [True, False, False]
    live.apply(Live("cuff_pressure", Decimal(100)))
    live.coaching._began -= 3.0  # the word has stood long enough
    live._turn()
    assert [one["now"] for one in live.coach.cuff] == [False, True, False]
    live.close()


def test_the_word_of_a_live_screen_is_heard_from_the_model(qapp: object) -> None:
    live = LiveModel(KO)
    said: list[str] = []
    live.coached.connect(said.append)
    live.apply(Shown(scene("grip", quantities=("grip_force",))))
    live.apply(Live("grip_force", Decimal(18)))
    live._turn()
    assert said == ["coach.grip.more"]
    live.close()


def test_levels_of_a_run_are_told_in_words(coach: CoachModel) -> None:
    coach.begin(scene("track", track="shuttle-20m", taps=("go", "miss", "stop")), 0.0)
    coach.turn(Ticking(5.0), 4.0)
    assert coach.place == {"done": 0, "of": 0, "level": "", "total": ""}
    coach.turn(Ticking(5.0), 100.0)
    assert coach.place["level"] == KO["live.level"].replace("%1", "2")
    assert int(str(coach.place["total"])) == 7 + int(str(coach.place["done"]))


def test_a_rest_is_told_in_minutes_not_in_seconds(coach: CoachModel) -> None:
    coach.begin(Scene("rest", step="rest", seconds=300.0), 0.0)
    told: list[str] = []
    for at in range(310):
        coach.turn(IDLE, float(at))
        if not told or told[-1] != coach.rest:
            told.append(coach.rest)
    minutes = [KO["rest.left.minutes"].replace("%1", str(number)) for number in (5, 4, 3, 2, 1)]
    assert told == [*minutes, KO["rest.left.soon"], KO["rest.left.over"]]
