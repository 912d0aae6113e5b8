"""One protocol under a coverage-guided fuzzer; run by a Python of its own that has atheris (see `guided`).

``FUZZED=KEY guided_child.py CORPUS -runs=N``: the first byte chooses the variant, the rest is the wire. libFuzzer ends
the process: 0 when all is well, 77 with the offending bytes in ``crash-*`` otherwise.
"""

from __future__ import annotations

import os
import sys

import atheris  # type: ignore[import-untyped]  # it lives in a place of its own

with atheris.instrument_imports(include=["kiosk.devices.codecs", "kiosk.devices.framing", "kiosk.core.translate"]):
    from kiosk.devices.registry import installed

    protocol = installed().protocols[os.environ["FUZZED"]]

from tests.long.looking import look

VARIANTS = ("", *protocol.variants)


def one(data: bytes) -> None:
    """Look at one input."""
    if data:
        look(protocol, VARIANTS[data[0] % len(VARIANTS)], data[1:])


atheris.Setup(sys.argv, one)
atheris.Fuzz()
