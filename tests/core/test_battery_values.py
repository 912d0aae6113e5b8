"""The battery as a table: flags, words, pictures, tracks and buttons belong together; rules of single tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.assessment import Ask, Choose, Measure, Option, Recheck, Rest, Score, Step
from kiosk.core.battery import BATTERY
from kiosk.core.battery.questions import FALLS_ITEMS, K_FRAIL_ITEMS, SARC_F_ITEMS
from kiosk.core.battery.shared import BETWEEN_TRIALS, Times, points
from kiosk.core.counting_stream import SIGNALS
from kiosk.core.counts import counted_taken
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Edge, Method, Reading, Side
from kiosk.core.settle import Final, Settled, Steady
from kiosk.core.texts import load_texts
from kiosk.core.timing import Counted
from kiosk.core.tracks import TRACKS
from kiosk.core.visit_record import End
from tests.core.test_battery import ALL, Resident, inside, last

IMAGES = Path(__file__).resolve().parents[2] / "kiosk" / "assets" / "images"
KO, EN = load_texts("ko"), load_texts("en")
TRIALS = [step for key in ALL for step in inside(BATTERY[key].steps) if isinstance(step, Measure)]
NEW = [trial for trial in TRIALS if not trial.task and not re.match("height|weight|pressure|grip", trial.step)]
TOUCH = {key for key in ALL if any(getattr(step, "task", "") for step in BATTERY[key].steps)}


def words(key: str, step: Step) -> Iterator[str]:
    """Yield every text id that a step needs."""
    text = getattr(step, "text", "")
    if text:
        yield from (f"{text}.title", f"{text}.say")
    if isinstance(step, Choose):
        yield from (f"{text}.{option.key}" for option in step.options)
    if isinstance(step, Measure):
        yield from (f"quantity.{quantity}" for quantity in step.needs)
    yield from (f"assessment.{key}", f"good.{key}.title", f"good.{key}.say")


# --- the table ----------------------------------------------------------------------------------------------------

UNAIDED = {"height", "weight", "body_composition", "waist", "calf", "pressure", "heart_rate", "spo2", "temperature"}
QUESTIONS = {"sarc_f", "k_frail", "falls"}
BESIDE = {
    *("sit_and_reach", "chair_sit_and_reach", "chair_stand_30s", "chair_stand_5x", "arm_curl", "up_and_go_3m"),
    *("figure8", "gait_speed", "one_leg_stance", "sppb", "two_min_step", "six_min_walk"),
}
STAFFED = {
    *("glucose", "cross_sit_up", "curl_up", "step_test", "shuttle_run_20m", "shuttle_run_15m", "shuttle_10m_x4"),
    *("reaction_time", "standing_long_jump", "flight_time", "illinois", "repeated_jump", "side_hop"),
    *("eye_hand_time", "eye_hand_count"),
}
BANDS = {
    **dict.fromkeys(("cross_sit_up", "step_test", "shuttle_10m_x4", "reaction_time"), (19, 64)),
    **dict.fromkeys(("shuttle_run_20m", "flight_time"), (13, 64)),
    **dict.fromkeys(("illinois", "repeated_jump", "eye_hand_time"), (13, 18)),
    **dict.fromkeys(("shuttle_run_15m", "side_hop", "eye_hand_count"), (11, 12)),
    "curl_up": (11, 18),
    "standing_long_jump": (11, 64),
}
"""Who may do what has an upper end (fitness-tests §4 and §5)."""


def test_every_test_of_the_issue_is_there() -> None:
    assert set(ALL) >= UNAIDED | QUESTIONS | BESIDE | STAFFED | {"grip", "back_scratch"}


@pytest.mark.parametrize("key", ALL)
def test_the_flags_are_those_of_the_references(key: str) -> None:
    one = BATTERY[key]
    assert one.key == key
    assert one.effort == (key not in UNAIDED | QUESTIONS | TOUCH | {"glucose"})
    assert one.helper == (key in BESIDE)
    assert one.staffed == (key in STAFFED)
    assert (one.age_min, one.age_max) == BANDS.get(key, (one.age_min, 120))
    assert one.cardio == (key in {"two_min_step", "six_min_walk", "step_test", "shuttle_run_20m", "shuttle_run_15m"})
    assert 0 < one.minutes <= 15


@pytest.mark.parametrize("key", ALL)
def test_every_effort_asks_first_what_forbids_it(key: str) -> None:
    assert isinstance(BATTERY[key].steps[0], Ask) == (BATTERY[key].effort or key == "body_composition")


def test_body_composition_asks_for_a_pacemaker_and_for_pregnancy_each_time() -> None:
    asked = [step.text for step in BATTERY["body_composition"].steps if isinstance(step, Ask)]
    assert asked == ["ask.pacemaker", "ask.pregnant"]


@pytest.mark.parametrize("key", ALL)
def test_what_it_gives_is_what_its_steps_measure_or_add_up(key: str) -> None:
    steps = list(inside(BATTERY[key].steps))
    made = {quantity for step in steps if isinstance(step, Measure) for quantity in step.needs}
    made |= {step.quantity for step in steps if isinstance(step, Score)}
    assert set(BATTERY[key].gives) == made
    assert {*made, *BATTERY[key].needs} <= set(QUANTITIES)


def test_no_two_trials_share_a_name() -> None:
    """A Recheck that stands in two branches may hold the same trial twice: only pressure does."""
    names = [trial.step for trial in TRIALS if not trial.step.startswith("pressure")]
    assert len(names) == len(set(names))
    for trial in NEW:
        assert re.fullmatch(r"[a-z0-9_]+(-[a-z]+)?-[1-3]", trial.step), trial.step
        assert trial.step.endswith(f"-{trial.trial}")


@pytest.mark.parametrize("key", ALL)
def test_every_step_has_words_in_both_languages_and_a_picture(key: str) -> None:
    for step in inside(BATTERY[key].steps):
        wanted = set(words(key, step))
        assert sorted(wanted - set(KO)) == []
        assert sorted(wanted - set(EN)) == []
        picture = getattr(step, "picture", "")
        assert not picture or (IMAGES / f"{picture}.svg").is_file(), picture


@pytest.mark.parametrize("key", ALL)
def test_what_is_spoken_fits_two_lines(key: str) -> None:
    for step in inside(BATTERY[key].steps):
        said = KO.get(f"{getattr(step, 'text', '')}.say", "")
        lines = said.split("\n")
        assert len(lines) <= 2, said
        assert max(len(re.sub(r"[^가-힣0-9]", "", line)) for line in lines) <= 12, said


# --- trials -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trial", NEW, ids=lambda trial: trial.step)
def test_ways_buttons_signals_and_tracks_belong_together(trial: Measure) -> None:
    assert "typed" in trial.ways
    assert len(set(trial.ways)) == len(trial.ways)
    begun = "tap" in trial.ways or bool(trial.track)
    assert begun == bool(trial.buttons), "a track or a window begins with a press"
    assert not trial.buttons or trial.buttons[0] == "go"
    assert set(trial.buttons) <= {"go", "count", "uncount", "lap", "plus-1", "plus-5", "miss", "stop"}
    assert set(trial.signals) <= set(SIGNALS)
    assert not trial.signals or trial.ways[0] == "device"
    assert trial.view != "value" or not trial.buttons
    assert trial.patience > trial.window


@pytest.mark.parametrize("trial", [one for one in NEW if one.track], ids=lambda trial: trial.step)
def test_a_track_ends_with_the_window_of_its_trial(trial: Measure) -> None:
    track = TRACKS[trial.track]
    ends = [cue.at - track.go_at for cue in track.cues if cue.kind == "end"]
    assert not trial.window or ends == [Decimal(str(trial.window))]
    assert bool(ends) or trial.view == "watch", "only a stopwatch is open at its end"


@pytest.mark.parametrize("trial", [one for one in NEW if "tap" in one.ways], ids=lambda trial: trial.step)
def test_real_taps_make_the_value_it_needs_and_every_trial_has_its_own_settler(trial: Measure) -> None:
    make = trial.tapped or trial.settler
    settler = make()
    assert settler is not make()
    inner = [Edge(name, 104.0 + number) for number, name in enumerate(trial.buttons[1:]) if name in ("count", "lap")]
    end = Edge("end", 100.0 + trial.window) if trial.window and "lap" not in trial.buttons else Edge("stop", 500.0)
    assert settler.feed((Edge("go", 100.0), *inner)) is None
    outcome = settler.feed((end,))
    assert isinstance(outcome, Settled)
    assert [quantity for quantity, _ in outcome.values] == list(trial.needs)


@pytest.mark.parametrize("trial", [one for one in NEW if one.signals], ids=lambda trial: trial.step)
def test_a_streamed_trial_waits_for_its_stream(trial: Measure) -> None:
    assert trial.settler().feed((Edge("go", 1.0),)) is None


@pytest.mark.parametrize(
    "trial", [one for one in NEW if one.ways[0] == "device" and not one.signals], ids=lambda trial: trial.step
)
def test_a_device_that_says_the_value_settles_it(trial: Measure) -> None:
    if not isinstance(trial.settler(), Final | Steady):
        assert trial.step == "step_test-pulse-1"  # counted by taps
        return
    said = tuple(Reading(quantity, QUANTITIES[quantity].high) for quantity in trial.needs)
    outcome = trial.settler().feed(said)
    assert isinstance(outcome, Settled)
    assert {quantity for quantity, _ in outcome.values} == set(trial.needs)


@pytest.mark.parametrize("key", ALL)
def test_a_minute_lies_between_two_trials_of_the_same_side(key: str) -> None:
    """Blood pressure has its own waits; the pulse after the step test belongs to it."""
    if key in ("pressure", "step_test", "one_leg_stance", "sppb"):
        return
    rested: dict[Side | None, bool] = {}
    for step in inside(BATTERY[key].steps):
        if isinstance(step, Rest):
            rested = dict.fromkeys(rested, step.seconds >= BETWEEN_TRIALS)
        elif isinstance(step, Measure):
            assert rested.get(step.side, True), step.step
            rested[step.side] = False


# --- rules of single tests ----------------------------------------------------------------------------------------

ABLE = (("tried", "crossed"), ("used", "crossed"), ("rise", "crossed"), ("walk", "none"))
FULL = (("side_by_side_hold", "10.0"), ("semi_tandem_hold", "10.0"), ("tandem_hold", "10.0"))


def steps_of(key: str, resident: Resident) -> list[str]:
    return [trial.step for trial in last(BATTERY[key], resident).taken]


@pytest.mark.parametrize(
    ("values", "stances"),
    [
        ((("side_by_side_hold", "9.9"),), ["side"]),
        ((("side_by_side_hold", "10.0"), ("semi_tandem_hold", "9.9")), ["side", "semi"]),
        (FULL, ["side", "semi", "tandem"]),
    ],
)
def test_sppb_stops_the_stances_at_the_first_that_fails(
    values: tuple[tuple[str, str], ...], stances: list[str]
) -> None:
    walked = ["sppb-walk-1", "sppb-walk-2", "sppb-chair-1"]
    assert steps_of("sppb", Resident(ABLE, values=values)) == [*(f"sppb-{one}-1" for one in stances), *walked]


@pytest.mark.parametrize(
    ("chosen", "left_out"),
    [((("walk", "cannot"), ("rise", "crossed")), "walk"), ((("walk", "aid"), ("rise", "arms")), "chair")],
)
def test_sppb_passes_over_what_cannot_be_done_and_is_finished_all_the_same(
    chosen: tuple[tuple[str, str], ...], left_out: str
) -> None:
    progress = last(BATTERY["sppb"], Resident(chosen, values=FULL))
    assert progress.end is End.FINISHED
    assert not any(left_out in trial.step for trial in progress.taken)
    assert len(progress.taken) >= 4


@pytest.mark.parametrize(
    ("chosen", "counts", "measured"),
    [
        (ABLE, "14", True),
        ((("tried", "arms"),), "0", False),
        ((("tried", "crossed"), ("used", "arms")), "0", True),
    ],
)
def test_arms_make_zero_chair_stands(chosen: tuple[tuple[str, str], ...], counts: str, measured: bool) -> None:
    progress = last(BATTERY["chair_stand_30s"], Resident(chosen, values=(("chair_stand_30s", "14"),)))
    assert progress.end is End.FINISHED
    assert counted_taken(progress.taken, "chair_stand_30s") == Decimal(counts)
    assert any(trial.method is Method.TAPPED for trial in progress.taken) is measured


@pytest.mark.parametrize(("seconds", "pulse"), [("180.0", True), ("179.9", False), ("60.0", False)])
def test_the_pulse_is_only_counted_after_three_whole_minutes(seconds: str, pulse: bool) -> None:
    resident = Resident(values=(("step_test_time", seconds), ("recovery_hr_60s", "120")))
    assert ("step_test-pulse-1" in steps_of("step_test", resident)) is pulse


@pytest.mark.parametrize(("seconds", "trials"), [("60.0", 1), ("59.9", 3)])
def test_who_stands_for_a_minute_need_not_stand_again(seconds: str, trials: int) -> None:
    progress = last(BATTERY["one_leg_stance"], Resident(values=(("one_leg_stance_open", seconds),)))
    for side in Side:
        assert sum(trial.side is side for trial in progress.taken) == trials
        assert counted_taken(progress.taken, "one_leg_stance_open", side) == Decimal(seconds)


def test_ten_seconds_of_pulse_are_multiplied_by_six_and_keep_their_doubt() -> None:
    settler = Times(Counted("recovery_hr_60s", 10.0), 6)
    beats = [Edge("count", 1.0 + 0.5 * beat) for beat in range(20)]
    assert settler.feed((Edge("go", 0.9), *beats, Edge("count", 10.55))) is None
    outcome = settler.feed((Edge("end", 10.9),))
    assert isinstance(outcome, Settled)
    assert (outcome.values, outcome.doubt) == ((("recovery_hr_60s", Decimal(120)),), "double-tap")


def picked(items: tuple[Choose, ...], place: int) -> dict[str, str]:
    return {item.key: item.options[min(place, len(item.options) - 1)].key for item in items}


@pytest.mark.parametrize(
    ("items", "place", "total"),
    [
        (SARC_F_ITEMS, 0, 0),
        (SARC_F_ITEMS, 1, 5),
        (SARC_F_ITEMS, 2, 10),
        (K_FRAIL_ITEMS, 0, 0),
        (K_FRAIL_ITEMS, 1, 5),
        *((FALLS_ITEMS, falls, falls) for falls in range(4)),
    ],
)
def test_points_are_added_up(items: tuple[Choose, ...], place: int, total: int) -> None:
    assert points(items)(picked(items, place)) == total


def test_an_unanswered_question_makes_no_score() -> None:
    answers = picked(SARC_F_ITEMS, 2)
    assert points(SARC_F_ITEMS)({**answers, "sarc_f.chair": "nonsense"}) is None
    answers.popitem()
    assert points(SARC_F_ITEMS)(answers) is None


def test_one_more_yes_is_one_more_point() -> None:
    for item in K_FRAIL_ITEMS:
        answers = {**picked(K_FRAIL_ITEMS, 0), item.key: "yes"}
        assert points(K_FRAIL_ITEMS)(answers) == 1


def test_a_walking_aid_is_allowed_where_one_walks_and_noted() -> None:
    for key in ("up_and_go_3m", "figure8", "gait_speed", "six_min_walk"):
        progress = last(BATTERY[key], Resident((("aid", "aid"),)))
        assert progress.end is End.FINISHED
        assert ("aid", "aid") in progress.chosen


def test_a_recheck_needs_both_what_was_taken_and_what_was_answered() -> None:
    rechecks = [step for step in inside(BATTERY["sppb"].steps) if isinstance(step, Recheck) and step.answered]
    assert [step.answered({}) for step in rechecks if step.answered] == [True, False]
    assert Option("x").ends == ""
