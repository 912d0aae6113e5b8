"""The kiosk's contract over the gauge's table of bytes."""

from __future__ import annotations

from pathlib import Path

import kiosk_acme_grip

from kiosk.devices.conformance import DriverContract


class TestAcmeGrip(DriverContract):
    manifest = Path(kiosk_acme_grip.__file__).with_name("kiosk-plugin.toml")
