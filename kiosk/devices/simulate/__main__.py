"""``python -m kiosk.devices.simulate SCENARIO --dir RUNDIR``: exit 0 when told to stop, 2 for a wrong scenario."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from kiosk.devices.simulate import scenario, steering
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.show import Show


def main() -> int:
    """Read the arguments and run until standard input ends, SIGTERM, or quit."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.devices.simulate", description=__doc__)
    parser.add_argument("scenario", help="a built-in name or a TOML file")
    parser.add_argument("--dir", type=Path, required=True, help="run directory: dev/<port>, sent.jsonl")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--speed", type=float, default=1.0, help="divides every delay")
    parser.add_argument("--dbus", help="address of a bus to use; default: a private one")
    arguments = parser.parse_args()
    if arguments.speed <= 0:
        parser.error("--speed must be above 0")
    try:
        return asyncio.run(_run(arguments))
    except scenario.ScenarioError as error:
        steering.say({"ready": False, "error": str(error)})
        print(error, file=sys.stderr)
        return 2


async def _run(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.dir
    play = scenario.load(arguments.scenario)
    (folder / "dev").mkdir(parents=True, exist_ok=True)
    show = Show(play, folder, Pace(arguments.speed), arguments.seed, steering.tell, arguments.dbus)
    await show.open()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    work = [asyncio.create_task(one) for one in (show.run(), steering.obey(show), stop.wait())]
    steering.say(_ready(show))
    done, rest = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    for task in done:
        task.result()
    return 0


def _ready(show: Show) -> dict[str, object]:
    devices = [part.device for part in show.parts]
    return {
        "ready": True,
        "dbus": show.radio.address,
        "ports": {device.link_name: device.place for device in devices if device.place},
        "devices": [{"driver": device.slug, "link": device.link_name, "place": device.place} for device in devices],
    }


if __name__ == "__main__":
    sys.exit(main())
