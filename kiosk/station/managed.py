"""The devices as staff manage them: a part of `ports.Devices`, which `app` plugs in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from kiosk.devices.driver import Driver
from kiosk.devices.events import Binding, Hear
from kiosk.devices.nearby import Nearby
from kiosk.devices.reasons import Reason


class Managed(Protocol):
    """What is bound, what could be, and how to try it, pair it, take it in and let it go."""

    def bound(self) -> Mapping[str, Binding]:
        """Return what is bound now, by name."""
        ...

    def purpose(self, device: str) -> str:
        """Return care or study, also of one that was let go."""
        ...

    def drivers(self) -> Mapping[str, Driver]:
        """Return every driver this kiosk knows."""
        ...

    def facts(self, device: str) -> Mapping[str, Decimal | str | datetime]:
        """Return state, reason, since, said_at, rejected, and what it told of itself (`events.Noticed`)."""
        ...

    async def nearby(self) -> Sequence[Nearby]:
        """Return what is plugged in and what is in the air."""
        ...

    async def bind(self, binding: Binding) -> None:
        """Take a device in, in place of what stands under its name; it is in the store already. Raises InUse."""
        ...

    async def unbind(self, device: str) -> None:
        """Let it go."""
        ...

    def test_reading(self, device: str, hear: Hear) -> AbstractAsyncContextManager[None]:
        """Lease a bound device: what it says goes to ``hear`` alone. Entering raises InUse."""
        ...

    def try_out(self, binding: Binding, hear: Hear) -> AbstractAsyncContextManager[None]:
        """The same with what is not bound, for the length of the block."""
        ...

    async def pair(self, device: str) -> Reason:
        """Pair a Bluetooth device anew; NONE when that is done. Cancel it to give up."""
        ...

    async def answer_passkey(self, device: str, number: str) -> bool:
        """Pass on the number that staff typed or confirmed; False: nobody asks."""
        ...
