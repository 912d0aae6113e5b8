"""What is under contract in a plug-in, as its manifest names it. Importing the codec and its table runs its code."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from kiosk.devices.driver import ProcessLine
from kiosk.devices.plugins.manifest import Manifest, read
from kiosk.devices.plugins.named import named, protocol_of
from kiosk.devices.promises import Case, Guard, Vector


def case_of(found: Manifest) -> Case:
    """Return the case of a plug-in with a codec; raises whatever importing it raises."""
    codec = found.codec
    assert codec is not None, "a process link has no codec"
    return Case(
        protocol_of(codec.module, codec.protocol),
        cast("tuple[Vector, ...]", named(codec.vectors) if codec.vectors else ()),
        tuple(one for one in found.drivers(Path()) if not isinstance(one.link, ProcessLine)),
        Guard(codec.guard),
        resyncs=codec.resyncs,
        open_ended=codec.open_ended,
        own=tuple(one.quantity for one in found.quantity),
    )


def case_at(manifest: Path) -> Case:
    """Return the case of the plug-in whose manifest lies there; raises ManifestError too."""
    return case_of(read(manifest))
