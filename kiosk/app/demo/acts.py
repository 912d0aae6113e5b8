"""What a person does on the screens of a test, touch by touch: answers, a helper's taps, values read off a tape.

Each act is a generator of what to do next: the name of a control to touch, or a moment (monotonic seconds of the
screen's clock) before which nothing is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from time import monotonic

from kiosk.core.messages import Clocked, Scene
from kiosk.core.quantity import QUANTITIES
from kiosk.devices.simulate.scenario import Resident, Taps

Act = str | float
Acts = Iterator[Act]

ANSWERS: Mapping[str, str] = {"programme": "basic", "why": "unwilling"}
"""What is answered where the scenario says nothing; to every other question the first answer."""
USUAL = {
    key: Decimal(value)
    for key, value in {
        "body_height": "158.3",
        "body_weight": "65.4",
        "waist": "84.5",
        "calf": "33.5",
        "systolic_pressure": "128",
        "diastolic_pressure": "78",
        "heart_rate": "72",
        "spo2": "97",
        "body_temperature": "36.5",
        "glucose": "104",
        "grip_force": "23.4",
        "sit_and_reach": "8.5",
        "chair_sit_and_reach": "2.0",
        "back_scratch": "-6.5",
        "standing_long_jump": "172",
        "body_fat": "29.4",
    }.items()
}
"""What a member of staff types where the scenario says nothing; else the middle of what the table allows."""
SCRIPTS: Mapping[str, tuple[Taps, ...]] = {
    "count": (Taps(button="count", after=3.0, times=6),),
    "lap": (Taps(button="lap", after=20.0, times=4),),
    "miss": (Taps(button="miss", after=25.0), Taps(button="miss", after=12.0)),
    "stop": (Taps(button="stop", after=8.0),),
}
"""What a helper taps where the scenario says nothing, by the first of these buttons that is there; seconds after the
tap before, the first after "go"."""
GLANCE, REACTION = 0.03, 0.3
"""Seconds between two looks at a touch task, and from a sign to the finger's setting out."""
MEMORY = 4
"""So many digits are remembered."""
MARGIN = 0.7
"""Seconds before the end of a window in which nothing more is tapped: a late touch would count for nothing."""


def answered(scene: Scene, resident: Resident, sees: Callable[[str], bool]) -> Acts:
    """One of several answers; those that do not fit stand on further pages."""
    options = [key for key, _ in scene.options]
    wish = resident.chosen.get(scene.question) or ANSWERS.get(scene.question, "")
    if scene.question == "programme" and resident.programme:
        wish = resident.programme
    name = f"choice-{wish if wish in options else options[0]}"
    while not sees(name) and sees("next"):
        yield "next"
    yield name


def with_pin(first: str, pin: str) -> Acts:
    """A control that asks for a PIN, and the PIN."""
    yield first
    yield from (f"key-{digit}" for digit in pin)
    yield "key-ok"


def typed(scene: Scene, resident: Resident, pin: str) -> Acts:
    """Staff type what no device says: every number, why, and a PIN."""
    yield "type-value"
    for quantity in scene.quantities:
        for sign in f"{resident.typed.get(quantity) or usual(quantity):f}":
            yield {".": "key-point", "-": "key-minus"}.get(sign, f"key-{sign}")
        yield "key-ok"
    yield "reason-device"
    yield from (f"key-{digit}" for digit in pin)
    yield "key-ok"


def usual(quantity: str) -> Decimal:
    """A number that nobody wonders about."""
    known = QUANTITIES[quantity]
    return USUAL.get(quantity) or known.rounded((known.low + known.high) / 2)


def tapped(scene: Scene, resident: Resident, clock: Callable[[], Clocked | None], speed: float) -> Acts:
    """The helper's taps of one trial: 시작, what the scenario says or what is usual, until the end."""
    if "go" in scene.taps:
        yield "tap-go"
        while (told := clock()) is None or told.go is None:
            yield monotonic() + 0.05
        yield told.go + 0.05
    told = clock()
    end = told.end - MARGIN if told is not None and told.end is not None else None
    last = monotonic()
    for taps in resident.taps.get(scene.step) or _usual_taps(scene.taps):
        for _ in range(taps.times):
            last = max(last + taps.after / speed, monotonic())
            if end is not None and last > end:
                break
            yield last
            yield f"tap-{taps.button}"
    if told is not None and told.end is not None and {"lap", "stop"} <= set(scene.taps):  # the rest of the last lap
        yield told.end + 0.6
        yield from ("tap-plus-5", "tap-stop") if "plus-5" in scene.taps else ("tap-stop",)


def touched(scene: Scene, sees: Callable[[str], bool]) -> Acts:
    """What a resident does in a touch task: the practice, 시작하기 and the task, until another scene comes."""
    key = scene.task.partition(":")[0]
    play = {"number-trail": _in_order, "forward-span": _remembering}.get(key, _reacting)
    while True:
        yield from play(sees)
        if sees("task-begin"):
            yield "task-begin"
        yield monotonic() + GLANCE


def _reacting(sees: Callable[[str], bool]) -> Acts:
    """The circle is touched, the square is let be."""
    if sees("sign-go"):
        yield monotonic() + REACTION
        yield "sign-go"
        while sees("sign-go"):
            yield monotonic() + GLANCE


def _in_order(sees: Callable[[str], bool]) -> Acts:
    number = 1
    while sees(f"number-{number}"):
        yield f"number-{number}"
        number += 1


def _remembering(sees: Callable[[str], bool]) -> Acts:
    """Look at each digit as it comes, then type them; of a longer row nothing is known any more."""
    row = ""
    while not sees("task-ok"):
        digit = next((one for one in "123456789" if sees(f"digit-{one}")), "")
        row += digit
        while digit and sees(f"digit-{digit}"):
            yield monotonic() + GLANCE
        if not digit and sees("task-begin"):
            return
        yield monotonic() + GLANCE
    yield from (f"key-{digit}" for digit in (row if len(row) <= MEMORY else ""))
    yield "task-ok"
    while sees("task-ok"):
        yield monotonic() + GLANCE


def _usual_taps(names: Sequence[str]) -> tuple[Taps, ...]:
    return next((script for name, script in SCRIPTS.items() if name in names), ())
