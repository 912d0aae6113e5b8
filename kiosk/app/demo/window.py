"""`kiosk demo` in a window: a person touches, the simulator follows; rests are shortened and the screen says so."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from kiosk.app import logs
from kiosk.app.demo.follower import Follower
from kiosk.app.demo.look import ADMIN_PIN, Look, bind_devices, build_site
from kiosk.app.demo.props import fhir_server, simulator
from kiosk.config import load
from kiosk.devices.simulate import scenario as scenarios


def show(scenario: str, folder: Path, look: Look, seed: int, speed: float, platform: str) -> int:
    """Run until the window is closed."""
    book = scenarios.load(scenario)
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        url = platform or stack.enter_context(fhir_server()) or ""
        site = build_site(folder, look, url, book.resident, idle=(90.0, 60.0), only=book.assessments)
        logs.set_up(site.data_dir / "logs")
        devices = stack.enter_context(simulator(scenario, folder, seed, speed))
        if devices.ready.get("dbus"):
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = str(devices.ready["dbus"])
        bind_devices(site, devices, book.checks)
        print(f"A member of staff's PIN here: {ADMIN_PIN}", file=sys.stderr)
        if url:
            print(f"What has arrived at the platform: {url.removesuffix('/fhir')}/", file=sys.stderr)
        from kiosk.app.compose import Kiosk, Options

        follower = Follower(devices)
        options = Options(
            load(site.config),
            site.data_dir,
            site.config,
            windowed=look.size,
            speed=speed,
            demo=True,
            rest_speed=20.0,
            reports=folder / "reports",
        )
        return Kiosk(options, watch=follower.hear).run()
