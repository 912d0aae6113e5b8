"""A Transport as the supervisor uses it."""

from __future__ import annotations

from typing import Protocol

from kiosk.core.errors import LinkLost
from kiosk.devices.driver import Transport


class Link(Transport, Protocol):
    """What `link_serial` and `link_ble` are: a Transport that can be watched over, purged and dropped."""

    async def purge(self) -> None:
        """Forget everything that came and was not read yet."""
        ...

    def drop(self, error: LinkLost | None = None) -> None:
        """End the link from our side."""
        ...

    def watch(self, now: float, said: bool) -> None:
        """Called now and then: end the link if it has been silent for too long; ``said``: a Record has come."""
        ...

    @property
    def heard(self) -> bool:
        """Whether anything has come over this link."""
        ...

    @property
    def rejected(self) -> int:
        """How many pieces were no frames."""
        ...

    @property
    def clock_set(self) -> bool:
        """Whether the device's clock was set on this link."""
        ...
