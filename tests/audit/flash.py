"""Whether anything on the screen flashes: more than three times a second on a part of it (WCAG 2.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import numpy as np
import numpy.typing as npt

from kiosk.core.messages import Shown
from kiosk.ui.engine import build
from kiosk.ui.hand import Hand
from tests.audit import eyes
from tests.audit.looks import PANELS
from tests.ui.states import LOOKS, SCENES, STATES, show

MOST = 3.0  # flashes a second
_CELLS, _FLASHING = 16, 5  # the picture in 16 x 16 fields, and how many of them are an area that matters
_STEP = 0.1  # of the greatest luminance: a smaller change is no flash
MOVING = tuple(name for name in LOOKS if SCENES[STATES.get(name, (name, None))[0]].kind in ("live", "good", "rest"))

Grid = npt.NDArray[np.float64]


def grid(dots: eyes.Dots) -> Grid:
    """The mean luminance of each field."""
    high, wide = dots.shape
    bright = eyes.luminance(dots[: high - high % _CELLS : 2, : wide - wide % _CELLS : 2])
    rows = np.array_split(bright, _CELLS, axis=0)
    return np.array([[part.mean() for part in np.array_split(row, _CELLS, axis=1)] for row in rows])


def flashing(frames: Sequence[Grid], seconds: float) -> float:
    """Flashes a second of the area that flashes most; a flash is a change and one back."""
    counts = []
    for field in np.stack(frames).reshape(len(frames), -1).T:
        extreme, way, turns = field[0], 0, 0
        for bright in field[1:]:
            if abs(bright - extreme) >= _STEP and min(bright, extreme) < 0.8:
                turns += int(np.sign(bright - extreme)) != way
                way = int(np.sign(bright - extreme))
                extreme = bright
            elif way * (bright - extreme) > 0:
                extreme = bright
        counts.append(turns / 2)
    return float(sorted(counts)[-_FLASHING]) / seconds


def flashes(names: Sequence[str] = MOVING, seconds: float = 1.0) -> list[str]:
    """Watch screens with their motion on; those that flash."""
    panel = PANELS["21.5in"]
    ui = build(panel.size(True), panel.pitch, "ko", send=lambda intent: None, windowed=True)
    hand, found = Hand(ui.window), []
    for name in names:
        show(ui, hand, name)
        ui.tell(Shown(SCENES[STATES.get(name, (name, None))[0]]))
        frames, end = [], monotonic() + seconds
        while monotonic() < end:
            frames.append(grid(eyes.grab(ui.window)))
            hand.wait_until(lambda: False, 0.02)
        if (rate := flashing(frames, seconds)) > MOST:
            found.append(f"{name} flashes {rate:.0f} times a second")
    ui.close()
    return found
