"""A private D-Bus daemon for the simulated Bluetooth service (device-test-rig §1).

bleak finds it through ``DBUS_SYSTEM_BUS_ADDRESS``. The daemon is our child, ends by its own pid, and dies with us
even when we are killed (PR_SET_PDEATHSIG).
"""

from __future__ import annotations

import asyncio
import ctypes
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from kiosk.devices.simulate.scenario import ScenarioError

LONGEST_SOCKET_PATH = 99  # what dbus-daemon itself accepts on every system; Linux alone would allow 107
PR_SET_PDEATHSIG = 1
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>custom</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow own="*"/> <allow user="*"/> <allow send_destination="*" eavesdrop="true"/> <allow eavesdrop="true"/>
  </policy>
</busconfig>
"""
_libc = ctypes.CDLL(None)


def _die_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class PrivateBus:
    """Start, stop and start again; the address stays the same."""

    def __init__(self, folder: Path) -> None:
        self._short: Path | None = None
        folder = folder.resolve()
        if len(str(folder / "bus").encode()) > LONGEST_SOCKET_PATH:
            folder = self._short = Path(tempfile.mkdtemp(prefix="kiosk-bus-"))
        self._socket = folder / "bus"
        self._config = folder / "bus.conf"
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"unix:path={self._socket}"

    async def start(self) -> None:
        """Return when the bus accepts connections; raises ScenarioError when there is no dbus-daemon."""
        program = shutil.which("dbus-daemon")
        if program is None:
            raise ScenarioError("dbus-daemon is not installed (Debian package dbus)")
        self._config.write_text(CONFIG.format(socket=self._socket), encoding="utf-8")
        self._socket.unlink(missing_ok=True)
        command = [program, f"--config-file={self._config}", "--nofork", "--nopidfile", "--print-address=1"]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it always complains about descriptor limits
            preexec_fn=_die_with_parent,
        )
        assert self._process.stdout is not None
        line = await asyncio.to_thread(self._process.stdout.readline)
        if not line:
            raise ScenarioError("dbus-daemon did not start")

    def stop(self) -> None:
        """End the daemon; harmless twice."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        self._socket.unlink(missing_ok=True)
        self._config.unlink(missing_ok=True)
        if self._short is not None:
            shutil.rmtree(self._short, ignore_errors=True)
