"""The simulator as a process: how it starts, is steered, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.devices.simulate.scenes import Start, scale
from tests.rig import Rig, wait_until

COMMAND = [sys.executable, "-m", "kiosk.devices.simulate"]


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(one) for one in text.split()]


def gone(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_the_ready_line_says_where_everything_is(start: Start) -> None:
    rig = start("normal")
    assert rig.dbus.startswith("unix:path=")
    assert rig.port("scale") == str(rig.folder / "dev" / "scale")
    devices = rig.ready["devices"]
    assert isinstance(devices, list)
    assert [one["driver"] for one in devices] == ["gtech-gl-150", "cas-ci-400", "and-ua-651ble", "tindeq-progressor"]


def test_commands_are_answered_in_plain_words(start: Start) -> None:
    rig = start(scale({"step": "weight", "value": 60}))
    assert rig.do(do="step", step="weight", id=7) == {
        "ok": True, "do": "step", "id": 7, "step": "weight", "playing": ["cas-ci-400"]
    }  # fmt: skip
    assert rig.do(do="step", step="jump")["playing"] == []
    rig.do(do="visit")
    for command, words in (
        ({"do": "jump"}, "no command 'jump'"),
        ({"do": "unplug", "device": "x"}, "no device 'x'"),
        ({"do": "fault", "fault": "x"}, "no fault 'x'"),
        ({"do": "step"}, "step"),
    ):
        with pytest.raises(AssertionError, match=words):
            rig.do(**command)


@pytest.mark.parametrize("way", ["stdin", "quit", "terminate"])
def test_it_ends_cleanly_and_takes_its_bus_along(start: Start, way: str) -> None:
    rig = start("normal")
    (bus,) = children(rig.process.pid)
    if way == "quit":
        rig.do(do="quit")
    elif way == "terminate":
        rig.process.terminate()
    assert rig.stop() == 0
    assert gone(bus)
    assert not (rig.folder / "bus").exists()
    assert not (rig.folder / "dev" / "scale").is_symlink()


def test_killed_it_still_takes_its_bus_along(start: Start) -> None:
    rig = start("normal")
    (bus,) = children(rig.process.pid)
    os.kill(rig.process.pid, signal.SIGKILL)
    wait_until(lambda: gone(bus))


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = (
        "import os, subprocess, sys\n"
        f"child = subprocess.Popen({[*COMMAND, 'normal', '--dir', str(tmp_path)]!r},"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=False)
    simulator = int(done.stdout)
    wait_until(lambda: gone(simulator))
    assert not (tmp_path / "bus").exists()


def test_a_wrong_scenario_is_exit_2_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[resident]\nage = 200\n")
    done = subprocess.run(
        [*COMMAND, str(tmp_path / "bad.toml"), "--dir", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["ready"] is False
    assert "resident.age" in done.stderr
    with pytest.raises(AssertionError, match="did not start"):
        Rig(tmp_path, "nowhere")


def test_the_same_seed_gives_the_same_wobble(tmp_path: Path) -> None:
    wobbles = []
    for number, seed in enumerate((1, 1)):
        with Rig(tmp_path / str(number), scale({"step": "weight", "value": 60}), seed=seed) as rig:
            rig.step("weight")
            rig.wait_sent(stable=True)
            wobbles.append([line["value"] for line in rig.sent(stable=False)])
    assert wobbles[0] == wobbles[1]


def test_a_long_run_directory_gets_a_short_socket(tmp_path: Path) -> None:
    with Rig(tmp_path / ("long" * 30), scale()) as rig:
        socket = Path(rig.dbus.removeprefix("unix:path="))
        assert len(str(socket)) < 100
    assert not socket.parent.exists()
