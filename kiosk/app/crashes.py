"""What a crash leaves behind: a stack on stderr, and never a core, which would hold people and keys."""

from __future__ import annotations

import faulthandler
import resource


def prepare() -> None:
    """Do this first, in every program that holds the store open; light, for the first screen does not wait."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable()
