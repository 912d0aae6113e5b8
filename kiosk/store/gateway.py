"""The store as a coroutine sees it: one thread writes, one only reads, and nobody waits for a disk in the event loop.

gateway = await StoreGateway.open(settings, keys, lock=lock)
await gateway.call(Store.keep, visit, measurements, actor="resident", now=clock.utc())     # the writer
counts = await gateway.read(Store.outbox_counts)                                           # the reader
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Concatenate, ParamSpec, Self, TypeVar

from kiosk.core.recovery_code import recovery_digits
from kiosk.store.database import StoreSettings, open_store
from kiosk.store.keys import DataKey
from kiosk.store.records import Store
from kiosk.store.runlock import RunLock
from kiosk.store.staff import pin_match
from kiosk.store.values import PinVerdict

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """A thread with a store of its own, opened, used and closed there: its connection never crosses threads."""

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._store: Store | None = None

    async def open(self, opener: Callable[[], Store]) -> None:
        """Open; raises what the opener raises, and the thread ends."""
        try:
            self._store = await self._run(opener)
        except BaseException:
            self._executor.shutdown(wait=False)
            raise

    async def call(self, verb: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Carry out one verb. Once asked for it is done, even if the one who asked is cancelled."""
        store = self._store
        if store is None:
            raise RuntimeError("the store is not open")
        return await self._run(lambda: verb(store, *args, **kwargs))

    async def close(self) -> None:
        """Finish what was asked for, then close."""
        store, self._store = self._store, None
        if store is not None:
            await self._run(store.close)
        self._executor.shutdown(wait=False)

    async def _run(self, job: Callable[[], T]) -> T:
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._executor, job))


class StoreGateway:
    """The writer, the reader, and a third thread on which PINs are hashed, so that saving never waits for that."""

    def __init__(self) -> None:
        self._writer = StoreThread("store-writer")
        self._reader = StoreThread("store-reader")

    @classmethod
    async def open(cls, settings: StoreSettings, keys: DataKey, *, lock: RunLock | None = None) -> Self:
        """Open both; the writer first, since it brings the tables up to date."""
        gateway = cls()
        await gateway._writer.open(lambda: open_store(settings, keys, lock=lock))
        try:
            fitting = await gateway._writer.call(lambda store: store.keys)  # opening may have settled a new key
            await gateway._reader.open(lambda: open_store(settings, fitting, read_only=True))
        except BaseException:
            await gateway._writer.close()
            raise
        return gateway

    async def call(self, verb: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Carry out a verb on the writer's thread, in the order asked for."""
        return await self._writer.call(verb, *args, **kwargs)

    async def read(self, verb: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Carry out a verb on the reader's thread; one that writes (also: into the access log) raises StoreTrouble."""
        return await self._reader.call(verb, *args, **kwargs)

    async def check_pin(self, pin: str, *, now: datetime, staff_id: str | None = None) -> PinVerdict:
        """`Store.staff_check_pin`, with the slow hashing off the writer's thread."""
        knock = await self.call(Store.pin_knock, now=now, staff_id=staff_id)
        member = await asyncio.to_thread(pin_match, knock, pin)
        return await self.call(Store.pin_answer, knock, member, now=now)

    async def recover_pin(self, code: str, pin: str, *, now: datetime) -> PinVerdict:
        """`Store.staff_recover`, with the slow hashing off the writer's thread."""
        digits = recovery_digits(code)
        if digits is None:
            return PinVerdict()
        knock = await self.call(Store.recovery_knock, now=now)
        member = await asyncio.to_thread(pin_match, knock, digits)
        return await self.call(Store.recovery_answer, knock, member, pin, now=now)

    async def close(self) -> None:
        """Finish what was asked for, then close both."""
        await self._reader.close()
        await self._writer.close()
