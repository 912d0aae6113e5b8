"""Device, store, network and printer hang for so many seconds each; the GUI thread goes on drawing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import hang


def hangs(seconds: int) -> list[str]:
    """Return the report; raises AssertionError when a bound is missed."""
    with tempfile.TemporaryDirectory(prefix="kiosk-soak-") as folder:
        rows = hang.measure(Path(folder), float(seconds))
    missed = [f"{row.name.strip()}: {row.value:.3g} {row.unit}, bound {row.bound}" for row in rows if not row.ok]
    assert not missed, "; ".join(missed)
    return [f"{row.name}: {row.value:.3g} {row.unit}" for row in rows]
