"""Which pictures teach a movement, and its key poses. Each pose is a picture of its own, drawn to the same scale."""

from __future__ import annotations

from collections.abc import Collection

POSES: dict[str, tuple[str, ...]] = {
    "chair-stand": ("chair-sit", "chair-stand"),
    "chair-reach-push": ("chair-reach-sit", "chair-reach-push"),
    "reach-push": ("reach-sit", "reach-push"),
    "up-go": ("up-go-1", "up-go", "up-go-3"),
    "grip-explain-left": ("grip-explain-left", "grip-measure-left-1", "grip-measure-left"),
    "grip-explain-right": ("grip-explain-right", "grip-measure-right-1", "grip-measure-right"),
    "shoes-off": ("coat-bag", "shoes-off"),
    "cuff-place": ("cuff-place-1", "cuff-place"),
}
"""The name of a picture → what is shown one after another, three times; then the picture itself stays."""


def poses(there: Collection[str]) -> dict[str, list[str]]:
    """Return the poses of every picture whose poses are all there."""
    return {name: list(found) for name, found in POSES.items() if all(one in there for one in found)}
