"""A screen on which nothing happens draws nothing; and the longest slot of the GUI thread in a whole visit."""

from __future__ import annotations

from pathlib import Path

from benchmarks import bed
from benchmarks.figures import Row, quantile
from kiosk.app.demo.look import Look, bind_devices, build_site
from kiosk.app.demo.props import simulator, virtual_display
from kiosk.devices.simulate import scenario

SECONDS = 4.0
SLOT = 0.008  # ui-guidelines §8
SPEED = 10.0


def measure(folder: Path) -> list[Row]:
    """Look at the welcome and at an explanation, then play the normal visit."""
    with virtual_display(*bed.SIZE) as display:
        return [*_still(folder, display), *_visit(folder, display)]


def _still(folder: Path, display: str) -> list[Row]:
    config = bed.install(folder / "still", {"scale-1": ("generic-st-gs", str(folder / "nowhere"))})
    order = {"config": str(config), "data": str(folder / "still" / "store"), "seconds": SECONDS}
    rows = []
    with bed.Child("benchmarks.kiosk_still", order, bed.environment(display), folder / "still.log") as child:
        for _ in range(2):
            said = child.hear()
            rows += [
                Row("still", f"frames in {SECONDS:g} s, {said['scene']}", said["frames"], "", bound=0),
                Row("still", "  of one core", 100 * said["cpu"] / SECONDS, "%", bound=2),
            ]
    return rows


def _visit(folder: Path, display: str) -> list[Row]:
    book = scenario.load("normal")
    site = build_site(folder / "visit", Look(), "", book.resident, idle=(90.0, 60.0))
    with simulator("normal", folder / "visit", 7, SPEED) as devices:
        bind_devices(site, devices)
        env = {**bed.environment(display), "DBUS_SYSTEM_BUS_ADDRESS": str(devices.ready["dbus"])}
        order = {"config": str(site.config), "data": str(site.data_dir), "speed": SPEED}
        with bed.Child("benchmarks.kiosk_visit", order, env, folder / "visit.log") as child:
            while "late" not in (said := child.hear()):
                devices.steer(said)
    late = sorted((seconds, where) for seconds, where in said["late"])
    slots = [seconds for seconds, _ in late]
    over = [(seconds, where) for seconds, where in late if seconds > SLOT]
    share = f"of {len(slots)}; {said['scenes']} scenes"
    worst = ", ".join(f"{1000 * seconds:.0f} ms {where}" for seconds, where in reversed(late[-6:]))
    return [
        Row("visit", "GUI event loop late, p50", 1000 * quantile(slots, 0.5), "ms"),
        Row("visit", "  p99", 1000 * quantile(slots, 0.99), "ms"),
        Row("visit", "  longest slot", 1000 * slots[-1], "ms", note=worst),
        Row("visit", f"  slots above {1000 * SLOT:g} ms", len(over), "", note=share),
    ]
