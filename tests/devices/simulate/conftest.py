"""The fixtures of this folder."""

from tests.devices.simulate.scenes import started

__all__ = ["started"]
