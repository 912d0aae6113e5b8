"""Pure: a chart of a page as places 0 to 1 and words of its axes, and steps as bars. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from kiosk.core.pages import Chart, Steps
from kiosk.core.texts import Sentence
from kiosk.ui.plain import Plain, Texts, words
from kiosk.ui.present import text_of

SHAPES = {"ok": "●", "look": "▲", "off": "■"}
_PARTS = 4  # about so many parts has an axis
_ALIKE = 1e-12  # of the largest: what differs by less is one number


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high``, with ticks a round number apart."""

    low: float
    high: float
    step: float

    def at(self, value: float) -> float:
        """Return its place, 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def ticks(self) -> list[Plain]:
        """Return places and digits."""
        first = ceil(self.low / self.step - 1e-6)
        values = [(first + i) * self.step for i in range(2 * _PARTS + 3)]
        return [
            {"at": self.at(one), "text": self.digits(one)}
            for one in values
            if self.low - self.step * 1e-3 <= one <= self.high + self.step * 1e-3
        ]

    def digits(self, value: float) -> str:
        """As many decimals as the step has; with a power of ten where there would be too many."""
        largest = max(abs(self.low), abs(self.high))
        value = 0.0 if abs(value) < self.step * 1e-3 else value
        if largest >= 1e6 or self.step < 1e-4:
            return f"{value:.3g}"
        return f"{value:.{max(0, -floor(log10(self.step) + 1e-9))}f}"


def axis(values: Sequence[float], *, whole: bool) -> Axis:
    """Return the axis that shows all values. ``whole``: it begins and ends with a tick, so that it seldom moves."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high - low <= _ALIKE * max(abs(low), abs(high)):
        pad = abs(low) * 0.1 or 1.0
        low, high = low - pad, high + pad
    step = _round((high - low) / _PARTS)
    if not whole:
        air = (high - low) * 0.04
        return Axis(low - air, high + air, step)
    air = (high - low) * 0.02  # nothing lies on the edge
    return Axis(floor((low - air) / step) * step, ceil((high + air) / step) * step, step)


def _round(step: float) -> float:
    """The next larger of 1, 2, 5 times a power of ten."""
    power = 10.0 ** floor(log10(step))
    return next((one * power for one in (1, 2, 5) if step <= one * power * (1 + 1e-9)), 10 * power)


def chart(part: Chart, texts: Texts) -> Iterator[Plain]:
    """The plot, what its lines are, and what it says."""
    slope = part.slope or ()
    across = axis([one[0] for one in part.points] + [one for one, _ in part.ticks] + list(slope[0::2]), whole=False)
    up = axis([one[1] for one in part.points] + [y for _, y, _ in part.lines] + list(slope[1::2]), whole=True)
    said = text_of(texts, part.said)
    plot = {
        "points": [[across.at(x), up.at(y), mark] for x, y, mark in part.points],
        "lines": [[up.at(y), kind] for _, y, kind in part.lines],
        "slope": [across.at(slope[0]), up.at(slope[1]), across.at(slope[2]), up.at(slope[3])] if slope else [],
        "joined": part.joined,
        "grid": [one["at"] for one in up.ticks()],
    }
    title = text_of(texts, part.title)
    yield {
        "role": "chart",
        "text": title,
        "said": ". ".join(one for one in (title, said) if one),
        "x": text_of(texts, part.x),
        "y": text_of(texts, part.y),
        "xTicks": [{"at": across.at(at), "text": text} for at, text in part.ticks] or across.ticks(),
        "yTicks": up.ticks(),
        "plot": json.dumps(plot),
    }
    yield from _keys(part, up, texts)
    yield {"role": "say", "text": said}


def _keys(part: Chart, up: Axis, texts: Texts) -> Iterator[Plain]:
    """Each kind of line once, with its numbers: 한계: -0.5, 0.5."""
    named: dict[tuple[str, str], list[float]] = {}
    for label, y, kind in part.lines:
        named.setdefault((text_of(texts, label), kind), []).append(y)
    for (label, line), levels in named.items():
        numbers = ", ".join(_level(one, up) for one in sorted(levels))
        yield {"role": "key", "text": f"{label}: {numbers}" if label else numbers, "kind": line}


def _level(value: float, up: Axis) -> str:
    """One digit more than the axis: a limit of 0.25 is not told as 0.2."""
    return (
        up.digits(value) if value == 0 or "e" in up.digits(value) else Axis(up.low, up.high, up.step / 10).digits(value)
    )


def steps(part: Steps, texts: Texts) -> Plain:
    """Where one is: a bar a step, and the sentence that says it."""
    names = [text_of(texts, one) for one in part.names]
    marks = [*part.marks, *[""] * len(names)]
    count, now = len(names), part.now
    said = (
        words(texts, Sentence("steps.said", (str(count), str(now + 1), names[now])))
        if 0 <= now < count
        else words(texts, Sentence("steps.through", (str(count),)))
    )
    bars = [
        {"text": name, "done": at < now, "now": at == now, "mark": SHAPES.get(marks[at], "") if at < now else ""}
        for at, name in enumerate(names)
    ]
    return {"role": "steps", "text": said, "bars": bars}
