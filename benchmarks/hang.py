"""The GUI thread never waits: device, store, network and printer hang, one after another, in one real visit.

Each is measured against the calm before it, on the same screen of the same run: frames a second, and how late the
event loop was. The last one, a sleep in the GUI thread itself, shows that the ruler sees a hang.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from benchmarks import bed
from benchmarks.figures import Row
from kiosk.app.demo.props import Simulator, fhir_server, simulator, virtual_display

CAUSES = ("store", "device", "printer", "network", "gui")
SCALE = """
about = "Steps on the scale."
[[device]]
driver = "cas-ci-400"
link = { serial = "scale" }
[[device.at]]
step = "weight"
value = 65.40
"""
FEWER, LATER = 0.8, 3.0  # what a ratio may be: frames hung/calm at least, time lost hung/calm at most
SMALL = 0.05  # a share of time lost that is noise
LONGEST = 0.1  # of the hang: no single slot may be longer


def play(folder: Path, seconds: float) -> dict[str, Any]:
    """Play the visit; each hang lasts so many seconds. The answer maps a cause to its calm, its hang and the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scale.toml").write_text(SCALE, encoding="utf-8")
    with (
        fhir_server() as platform,
        simulator(str(folder / "scale.toml"), folder / "sim", 1, 1.0) as devices,
        virtual_display(*bed.SIZE) as display,
    ):
        env = bed.environment(display) | {"PATH": f"{_lazy_printer(folder, seconds)}:{os.environ['PATH']}"}
        return _visit(folder, devices, platform or "", env, seconds)


def _visit(folder: Path, devices: Simulator, platform: str, env: dict[str, str], seconds: float) -> dict[str, Any]:
    config = bed.install(
        folder / "site",
        {"scale-1": ("cas-ci-400", str(devices.ready["ports"]["scale"]))},
        printer={"queue": "office"},
        platform={"url": platform, "timeout_s": 600.0},
        idle={"ask_s": 3600.0},
    )
    order = {
        "config": str(config),
        "data": str(folder / "site" / "store"),
        "seconds": seconds,
        "platform": platform.removesuffix("/fhir"),
    }
    with bed.Child("benchmarks.kiosk_hang", order, env, folder / "hang.log") as child:
        while "causes" not in (said := child.hear()):
            devices.steer(said)
    return said


def _lazy_printer(folder: Path, seconds: float) -> Path:
    """A folder with an `lp` that takes its time."""
    program = folder / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec sleep {seconds + 1}\n", encoding="utf-8")
    program.chmod(0o755)
    return program.parent


def measure(folder: Path, seconds: float) -> list[Row]:
    """The rows of the report."""
    said = play(folder, seconds)
    rows: list[Row] = []
    for cause, one in said["causes"].items():
        calm, hung = one["calm"], one["hung"]
        if cause == "gui":
            rows.append(Row("hang", "(a sleep in the GUI itself is seen)", later(one), "x", None, LATER, at_least=True))
            continue
        fps, base = hung["fps"], calm["fps"]
        rows += [
            Row("hang", f"{cause} hung {seconds:g} s: frames/s", fps, "", base, FEWER * base, at_least=True),
            Row("hang", "  time the event loop was late, hung / calm", later(one), "x", None, LATER, note=one["scene"]),
            Row("hang", "  late, p95", 1000 * hung["p95"], "ms", 1000 * calm["p95"]),
            Row("hang", "  longest slot", 1000 * hung["worst"], "ms", 1000 * calm["worst"], 1000 * LONGEST * seconds),
            Row("hang", "  it did hang", float(one["met"]), "", None, 1.0, at_least=True),
        ]
    for cause, answered in said["called"].items():
        rows.append(Row("hang", f"직원 부르기 answers while the {cause} hangs", answered, "s", bound=1.0))
    rows.append(Row("hang", "the visit went on and ended", float(said["ended"]), "", None, 1.0, at_least=True))
    return rows


def later(one: dict[str, Any]) -> float:
    """How much more of the time the event loop was late than in the calm before."""
    return float(max(one["hung"]["busy"], SMALL) / max(one["calm"]["busy"], SMALL))
