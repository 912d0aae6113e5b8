"""Sample scenes of what is chosen, confirmed, doubted, and of trials that a helper times or counts."""

from __future__ import annotations

from kiosk.core.messages import Clocked, Live, Scene
from kiosk.core.texts import Sentence
from tests.ui.scenes import N6, D, scene


def choose(step: str, say: str, options: tuple[tuple[str, str], ...], picture: str = "", **more: object) -> Scene:
    """A choose scene; options are (name, text id)."""
    return Scene(
        "choose",
        Sentence("who.how.title"),
        Sentence(say),
        picture=picture,
        step=step,
        actions=("skip", "finish"),
        options=tuple((key, Sentence(text)) for key, text in options),
        **({"question": step} | more),  # type: ignore[arg-type]
    )


def timed(
    step: str, view: str, taps: str, quantity: str, *, window: float = 0.0, far: bool = False, track: str = ""
) -> Scene:
    """A trial of a helper."""
    return scene(
        "live",
        "grip.measure.right",
        "grip-measure-right",
        "skip finish",
        step=step,
        view=view,
        quantities=(quantity,),
        taps=tuple(taps.split()),
        window=window,
        far=far,
        track=track,
        minutes=12,
        **N6,
    )


SEVEN = tuple((f"option-{number}", f"safety.{number}.say") for number in range(1, 8))
WORDS = tuple(
    (one, f"quantity.{one}")
    for one in (
        "body_weight",
        "body_height",
        "waist",
        "bmi",
        "heart_rate",
        "grip_force",
        "sit_and_reach",
        "gait_speed_usual",
    )
)

TAP_SCENES: dict[str, Scene] = {
    "choose-two": choose(
        "choose-two", "height.explain.say", (("left", "bar.weak"), ("right", "bar.strong")), "platform"
    ),
    "choose-eight": choose("choose-eight", "safety.3.say", WORDS),
    "choose-long": choose("choose-long", "safety.1.say", SEVEN, "safety-heart"),
    "choose-programme": choose(
        "choose-programme", "attract.say", WORDS[:5], "welcome", question="programme", minutes=25
    ),
    "helper": scene("helper", "still-there", "staff", "helper-here skip finish", **N6),
    "helper-pin": scene("helper", "still-there", "staff", "helper-pin skip finish", **N6),
    "doubt": scene("doubt", "trouble.cuff", "", "redo accept skip finish", values=(("grip_force", "54.1"),), **N6),
    "typed-only": scene(
        "live",
        "height.measure",
        "height-measure",
        "type-value skip finish",
        view="value",
        step="waist",
        quantities=("waist",),
        **N6,
    ),
    "count": timed("count", "count", "go count uncount", "chair_stand_30s", window=30.0),
    "count-far": timed("count-far", "count", "go count uncount stop", "chair_stand_30s", window=30.0, far=True),
    "laps": timed(
        "laps", "count", "go lap uncount plus-1 plus-5 stop", "six_min_walk", window=360.0, far=True, track="6-min"
    ),
    "watch": timed("watch", "watch", "go stop", "up_and_go_3m"),
    "watch-far": timed("watch-far", "watch", "go stop", "up_and_go_3m", far=True),
    "hold": timed("hold", "hold", "go stop", "one_leg_stance", window=60.0),
    "track": timed("track", "track", "go miss stop", "shuttle_run_20m", far=True, track="shuttle-20m"),
    "beat": timed("beat", "track", "go stop", "step_test_time", window=180.0, far=True, track="step"),
    "by-device": timed("by-device", "count", "", "chair_stand_30s", window=30.0, far=True),
}
"""How they begin: nothing is running yet."""

CLOCKS: dict[str, tuple[str, float, float | None, tuple[str, str] | None]] = {
    # state: (scene, seconds since go, length of the window, the headline number)
    "count-run": ("count", 12.4, 30.0, ("chair_stand_30s", "14")),
    "count-none": ("count", 0.3, 30.0, None),
    "count-soon": ("count", -2.5, 30.0, None),
    "count-over": ("count", 31.0, 30.0, ("chair_stand_30s", "14")),
    "count-far-run": ("count-far", 12.4, 30.0, ("chair_stand_30s", "14")),
    "count-far-soon": ("count-far", -2.5, 30.0, None),
    "laps-run": ("laps", 75.0, 360.0, ("six_min_walk", "180")),
    "laps-over": ("laps", 361.0, 360.0, ("six_min_walk", "470")),
    "watch-run": ("watch", 11.27, None, None),
    "watch-far-run": ("watch-far", 11.27, None, None),
    "hold-run": ("hold", 37.86, 60.0, None),
    "track-run": ("track", 95.0, None, None),
    "track-soon": ("track", -1.5, None, None),
    "beat-run": ("beat", 64.0, 180.0, None),
    "by-device-run": ("by-device", 12.4, 30.0, ("chair_stand_30s", "9")),
}


def running(name: str, now: float) -> tuple[Scene, Clocked, Live | None]:
    """The scene of a running state, its clock as of now, and its headline number."""
    key, since, window, value = CLOCKS[name]
    go = now - since
    clock = Clocked(TAP_SCENES[key].step, go, None if window is None else go + window)
    return TAP_SCENES[key], clock, None if value is None else Live(value[0], D(value[1]))
