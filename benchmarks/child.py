"""What a measured program says and is told: JSON lines. Light, since its start is measured too."""

from __future__ import annotations

import json
import sys
from typing import Any


def say(**answer: object) -> None:
    """Tell the parent."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def order() -> dict[str, Any]:
    """What this program was told at its start."""
    told: dict[str, Any] = json.loads(sys.argv[1])
    return told
