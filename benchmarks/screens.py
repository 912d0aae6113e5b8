"""The resident's screens beside bare windows of the same size: live views, screen change, press, stillness, slots."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks import bed
from benchmarks.figures import Row, median, quantile
from kiosk.app.demo.props import virtual_display

SLOT = 0.008  # ui-guidelines §8, as all bounds here
PRESSED, CHANGED, FRAME = 0.085, 0.3, 0.0167
BUSY = 0.4  # of one core, in a live view
EVERY = {"scale": 33, "height": 100, "grip": 33, "cuff": 200, "count": 100, "watch": 50, "hold": 50, "track": 100}
"""The live views, and how often a bare window changes its one number beside each."""
TO = ("weight-waiting", "good-grip", "grip-rest", "safety-1", "choose-eight", "results")
STILL = (
    *("attract", "who", "consent-keep", "safety-1", "height-explain", "choose-eight", "weight-waiting", "helper"),
    *("doubt", "trouble-absent", "good-grip", "staff-safety", "results", "goodbye", "still-there", "closed"),
    *("grip-explain", "pressure-explain"),  # whose pictures teach a movement first
    *("welcome-again", "about-keep", "consents", "paper", "paper-code"),
)
"""One scene of each kind that stands still; a rest and a cuff show how far they are, slowly."""


def measure(folder: Path, seconds: float, rounds: int, stills: int) -> list[Row]:
    """Ours and the bare window in turns, on one display."""
    log = folder / "screens.log"
    with virtual_display(2 * bed.SIZE[0], bed.SIZE[1]) as display:
        env = bed.environment(display)
        with bed.Child("benchmarks.kiosk_screens", {}, env, log) as ours:
            ours.hear()
            with bed.Child("benchmarks.bare_screens", {}, env, log) as bare:
                bare.hear()
                slots: list[Any] = []
                rows = [row for view in EVERY for row in _live(ours, bare, view, seconds, slots)]
                rows += _times(ours, bare, rounds, slots)
            rows += [_still(ours, name, slots) for name in STILL[:stills]]
            slots += ours.ask(what="leave", rounds=rounds)["slots"]
    return [*rows, *_slots(slots)]


def _live(ours: bed.Child, bare: bed.Child, view: str, seconds: float, slots: list[Any]) -> list[Row]:
    floor = bare.ask(what="live", seconds=seconds, every=EVERY[view])
    said = ours.ask(what="live", view=view, seconds=seconds)
    slots += said["slots"]
    busy, bare_busy = said["busy"] / seconds, floor["busy"] / seconds
    frames, bare_frames = _p95(said["frames"]), _p95(floor["frames"])
    note = f"{len(said['frames']) / seconds:.0f} and {len(floor['frames']) / seconds:.0f} frames/s"
    return [
        Row("screens", f"{view}: frame, p95", 1000 * frames, "ms", 1000 * bare_frames, 1000 * FRAME, note=note),
        Row("screens", "  GUI thread busy", 100 * busy, "%", 100 * bare_busy, 100 * BUSY),
        Row("screens", "  ratio", busy / max(bare_busy, 1e-9), ""),
    ]


def _p95(values: list[float]) -> float:
    return quantile(values, 0.95) if values else 0.0


def _times(ours: bed.Child, bare: bed.Child, rounds: int, slots: list[Any]) -> list[Row]:
    rows = []
    for what, bound in (("press", PRESSED), ("change", CHANGED)):
        floor = median(bare.ask(what=what, rounds=rounds)["took"])
        for to in TO if what == "change" else ("",):
            said = ours.ask(what=what, rounds=rounds, **({"to": to} if to else {}))
            slots += said.get("slots", [])
            name = f"다음 to the first frame of {to}" if to else "press to visible change"
            took = median(said["took"])
            rows += [
                Row("screens", name, 1000 * took, "ms", 1000 * floor, 1000 * bound),
                Row("screens", "  ratio", took / floor, "", note=f"longest {1000 * max(said['took']):.0f} ms"),
            ]
    return rows


def _still(ours: bed.Child, name: str, slots: list[Any]) -> Row:
    said = ours.ask(what="still", name=name, seconds=1.0)
    slots += said["slots"]
    return Row("screens", f"frames of a still screen: {said['kind']}", said["frames"], "", bound=0)


def _slots(slots: list[Any]) -> list[Row]:
    ordered = sorted(slots, reverse=True)
    worst = ", ".join(f"{1000 * cpu:.1f} ms {whose} at {where}" for cpu, _, whose, where in ordered[:6])
    over = [one for one in ordered if one[0] > SLOT]
    longest = max((seconds for _, seconds, *_ in ordered), default=0.0)
    return [
        Row("screens", "longest slot, processor time", 1000 * ordered[0][0] if ordered else 0.0, "ms", note=worst),
        Row("screens", f"  slots above {1000 * SLOT:g} ms", len(over), "", note=f"of {len(ordered)} above 2 ms"),
        Row("screens", "  longest, with what others did to us", 1000 * longest, "ms"),
    ]
