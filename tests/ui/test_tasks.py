"""Touch tasks by real touches on the real screens: practice, task, what is sent, and what becomes of one broken off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import pytest
from PySide6.QtTest import QTest

from kiosk.app.demo.acts import touched
from kiosk.core.assessment import Measure, Progress
from kiosk.core.battery import BATTERY
from kiosk.core.battery.mind import ASSESSMENTS
from kiosk.core.cognition import TASKS, plan, practice, score
from kiosk.core.cognition_plans import Item
from kiosk.core.messages import Redo, Scene, Shown, TaskDone, Touch, Wiped
from kiosk.core.settle import Settled
from kiosk.core.step_scenes import step_scene
from kiosk.ui import course, tasking
from tests.ui.conftest import Desk
from tests.ui.measure import looked_at
from tests.ui.test_touch import sees, sent

KEYS = {one.steps[1].task: one.key for one in ASSESSMENTS if isinstance(one.steps[1], Measure)}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same plans, but the empty field is empty for a moment only."""

    def hurried(make: Callable[[str], tuple[Item, ...]]) -> Callable[[str], tuple[Item, ...]]:
        def soon(task: str) -> tuple[Item, ...]:
            return tuple(replace(item, wait=min(item.wait, 0.3)) for item in make(task))

        return soon

    for module, name, seconds in (
        (tasking, "DIGIT", 0.1),
        (tasking, "GAP", 0.05),
        (tasking, "BEFORE_ROW", 0.1),
        (course, "PAUSE", 0.1),
    ):
        monkeypatch.setattr(module, name, seconds)
    monkeypatch.setattr(course, "plan", hurried(plan))
    monkeypatch.setattr(course, "practice", hurried(practice))


def scene(task: str, seed: int = 7) -> Scene:
    """The product's own scene of this task, counted where it is longest."""
    one = BATTERY[KEYS[task]]
    progress = Progress(one, one.steps, 1, phase="measuring", way="touch")
    return replace(
        step_scene(progress, saved=True, short_rest=False), task=f"{task}:{seed}", number=12, total=14, minutes=45
    )


def put(desk: Desk, shown: Scene) -> None:
    desk.ui.tell(Shown(shown))
    desk.hand.wait_until(lambda: desk.ui.shell.scene["task"] == shown.task)
    desk.hand.settle()


def until(desk: Desk, *states: str) -> None:
    tasks = desk.ui.live.tasks
    assert desk.hand.wait_until(lambda: tasks.state in states, 30), (tasks.state, states)
    desk.hand.settle()


def begin(desk: Desk, task: str, seed: int = 7) -> None:
    """Pass over the practice; the task itself runs."""
    put(desk, scene(task, seed))
    desk.ui.live.tasks._course._end()  # type: ignore[union-attr]
    desk.ui.live.tasks.changed.emit()
    desk.hand.press("task-begin")


def done(desk: Desk) -> list[TaskDone]:
    return [intent for intent in desk.sent if isinstance(intent, TaskDone)]


def play(desk: Desk, shown: Scene, seconds: float = 120.0) -> TaskDone:
    """Do what a resident does until the task is through."""
    end = monotonic() + seconds
    acts = touched(shown, desk.hand.sees)
    while not done(desk) and monotonic() < end:
        act = next(acts)
        if isinstance(act, float):
            QTest.qWait(max(0, round((act - monotonic()) * 1000)))
        else:
            desk.hand.press(act)
    (told,) = done(desk)
    return told


def test_every_task_has_its_page_and_every_page_its_task(portrait: Desk) -> None:
    assert set(KEYS) == set(TASKS)
    for one in ASSESSMENTS:
        measure = one.steps[1]
        assert isinstance(measure, Measure)
        assert measure.needs == TASKS[measure.task].quantities == one.gives
    put(portrait, scene("simple"))
    assert set(TASKS) == set(portrait.ui.window.property("face")["tasks"])


@pytest.mark.parametrize("task", ["simple", "number-trail"])
def test_a_task_by_touch_gives_a_value(portrait: Desk, task: str) -> None:
    shown = scene(task)
    put(portrait, shown)
    told = play(portrait, shown)
    assert told.step == shown.step
    names = [name for name, _ in told.events]
    wanted = len(plan(shown.task)) if task == "simple" else 1
    assert [name for name in names if name.startswith("show:")] == [f"show:{number}" for number in range(wanted)]
    outcome = score(shown.task, told.events)
    assert isinstance(outcome, Settled)
    values = dict(outcome.values)
    if task == "simple":
        assert 0.1 < values["simple_reaction_touch"] < 3
    else:
        assert values["number_trail_errors"] == 0
    assert told.late >= 0
    assert any(isinstance(intent, Touch) for intent in portrait.sent)


@pytest.mark.usefixtures("quick")
def test_one_row_by_the_keypad_and_nothing_known_of_the_next_ones(portrait: Desk) -> None:
    begin(portrait, "forward-span")
    rows = [item.what for item in plan("forward-span:7")]
    for number in range(4):
        until(portrait, "reply")
        assert sees(portrait, "task-ok")
        if number == 1:
            portrait.hand.type(rows[1])
        portrait.hand.press("task-ok")
    until(portrait, "over")
    (told,) = done(portrait)
    outcome = score("forward-span:7", told.events)
    assert isinstance(outcome, Settled)
    assert int(outcome.values[0][1]) == 3


def test_the_left_and_the_right_field_say_what_was_touched(portrait: Desk) -> None:
    put(portrait, scene("choice"))
    until(portrait, "shown")
    assert portrait.ui.live.tasks.what == "left"
    portrait.hand.press("task-right")
    assert portrait.ui.live.tasks.hint == "other"
    until(portrait, "shown")
    portrait.hand.press("sign-go")
    assert portrait.ui.live.tasks.hint == "good"
    assert sent(portrait) == []


def test_the_page_of_staff_over_a_task_breaks_it_off_and_another_plan_is_asked_for(portrait: Desk) -> None:
    begin(portrait, "simple")
    until(portrait, "shown")
    portrait.hand.press("staff")
    assert portrait.ui.live.tasks.state == ""
    portrait.hand.press("back")
    assert portrait.hand.wait_until(lambda: sent(portrait) == [Redo()])
    put(portrait, scene("simple", 8))
    until(portrait, "ready")  # who has practised need not do it again
    assert sees(portrait, "task-more")
    portrait.hand.press("task-begin")
    until(portrait, "wait", "shown")
    assert not portrait.ui.live.tasks.practising


def test_the_settings_during_the_practice_begin_it_anew(portrait: Desk) -> None:
    put(portrait, scene("simple"))
    until(portrait, "shown")
    portrait.hand.press("settings")
    portrait.hand.press("settings-close")
    until(portrait, "wait", "shown")
    assert portrait.ui.live.tasks.practising
    assert sent(portrait) == []


def test_the_next_resident_practises_again(portrait: Desk) -> None:
    begin(portrait, "simple")
    portrait.ui.tell(Wiped())
    portrait.hand.wait_until(lambda: portrait.ui.live.tasks.state == "")
    put(portrait, scene("simple", 9))
    until(portrait, "wait", "shown")
    assert portrait.ui.live.tasks.practising


@pytest.mark.usefixtures("quick")
def test_a_task_can_be_stopped_at_every_moment(portrait: Desk) -> None:
    for task in TASKS:
        put(portrait, scene(task))
        assert sees(portrait, "skip")
        begin(portrait, task, 8)
        assert sees(portrait, "skip")


# --- how it looks ------------------------------------------------------------------------------------------------


def wrong(desk: Desk, task: str) -> list[str]:
    """Go through everything that a task shows; tell what is cut, small, crowded, over anything or nameless."""
    tasks = desk.ui.live.tasks
    found: list[str] = []

    def look(what: str) -> None:
        desk.hand.settle()
        found.extend(f"{task} {what}: {one}" for one in looked_at(desk.ui, desk.hand))

    desk.ui.tell(Shown(Scene("attract")))
    desk.hand.wait_until(lambda: desk.ui.shell.scene["task"] == "")
    put(desk, scene(task))
    if task == "forward-span":
        until(desk, "reply")
        look("keypad")
        desk.hand.type("123456789")
        look("nine digits")
        desk.hand.press("task-ok")
    elif task == "number-trail":
        until(desk, "shown")
        desk.hand.press("number-3")
    else:
        desk.hand.press("task-left" if task == "choice" else "task-go")
        look("too early")
        until(desk, "shown")
        look("sign")
        desk.hand.press("task-right" if task == "choice" else "task-go")
    look("hint")
    tasks._course._end()  # type: ignore[union-attr]
    tasks.changed.emit()
    look("ready")
    desk.hand.press("task-begin")
    if task == "go-no-go":
        while tasks.what != "stay":
            if tasks.what == "go":
                tasks.press("go")
            assert tasks.state != "over"
            desk.hand.wait_until(lambda: False, 0.01)
    elif task == "number-trail":
        until(desk, "shown")
        desk.hand.press("number-1")
    look("task")
    return found


LOOKS = [
    ("upright", "ko", 1.0, ()),
    ("upright", "en", 2.0, ()),
    ("lying", "ko", 2.0, ()),
    ("lying", "en", 1.0, ()),
    ("upright", "ko", 1.0, ("low", "contrast")),
]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("desk", "language", "zoom", "sets"), LOOKS)
def test_every_task_fits_every_look(
    request: pytest.FixtureRequest, desk: str, language: str, zoom: float, sets: tuple[str, ...]
) -> None:
    one: Desk = request.getfixturevalue(desk)
    one.ui.tell(Wiped())
    one.hand.wait_until(lambda: one.ui.shell.zoom == 1.0 and not one.ui.shell.low)
    one.ui.shell.set(f"language-{language}")
    for name in sets:
        one.ui.shell.set(name)
    while one.ui.shell.zoom < zoom:
        one.ui.shell.set("text-larger")
    found = [why for task in TASKS for why in wrong(one, task)]
    one.ui.tell(Wiped())
    assert found == []
