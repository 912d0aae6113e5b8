"""What a machine must have for a test: without it a skip, but under CI a failure, since set-up installs everything."""

from __future__ import annotations

import os

import pytest


def need(what: str, there: object) -> None:
    """Go on if it is there; name what is missing otherwise."""
    if there:
        return
    words = f"{what} is not installed (packages.txt)"
    if os.environ.get("CI") == "true":
        pytest.fail(words)
    pytest.skip(words)
