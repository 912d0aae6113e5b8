"""Waiting: back-off, the virtual clock itself, and calls that never answer."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.core.errors import LinkLost
from kiosk.devices import limits
from kiosk.devices.backoff import Backoff
from kiosk.devices.limits import limited
from kiosk.devices.reasons import Reason, reason_of
from kiosk.devices.supervisor import Binding, State, Supervisor
from tests.devices.wires import driver, toy
from tests.fakes import START, VirtualClock


def test_backoff_doubles_up_to_its_limit_and_starts_again() -> None:
    backoff = Backoff(jitter=lambda: 0.5)
    assert [backoff.next() for _ in range(6)] == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]
    backoff.reset()
    assert backoff.next() == 0.5


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, 0.375), (1.0, 0.625)])
def test_jitter_moves_a_wait_by_a_quarter(chance: float, seconds: float) -> None:
    assert Backoff(jitter=lambda: chance).next() == seconds


async def test_sleepers_wake_in_order_and_at_their_own_time() -> None:
    clock = VirtualClock()
    woken: list[tuple[str, float]] = []

    async def sleeper(name: str, *naps: float) -> None:
        for nap in naps:
            await clock.sleep(nap)
            woken.append((name, clock.monotonic() - 1000.0))

    tasks = [asyncio.create_task(sleeper(*each)) for each in (("a", 3, 3), ("b", 1, 1, 1), ("c", 3))]
    await clock.advance(3)
    assert woken == [("b", 1), ("b", 2), ("a", 3), ("c", 3), ("b", 3)]
    assert clock.sleeping == 1
    await clock.advance(100)
    await asyncio.gather(*tasks)
    assert clock.utc() - START == timedelta(seconds=103)
    clock.jump(-3600)
    assert clock.utc() - START == timedelta(seconds=103 - 3600)
    assert clock.monotonic() == 1103.0


async def test_a_month_without_a_device_is_quiet_and_cheap(tmp_path: Path) -> None:
    """An absent device is one Changed, however long it stays away."""
    clock = VirtualClock()
    heard: list[object] = []
    supervisor = Supervisor(
        (Binding("dev", driver(), str(tmp_path / "port")),),
        {"toy": toy()},
        clock,
        heard.append,
        backoff=lambda: Backoff(600, 600),
    )
    task = asyncio.create_task(supervisor.run())
    await clock.advance(3600)
    assert supervisor.states()["dev"].state is State.ABSENT
    assert len(heard) == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert clock.sleeping == 0, "nobody is left waiting"


async def test_tries_back_off_while_a_port_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The waits double while the path exists, and a step that begins cuts them short."""
    clock, tried = VirtualClock(), list[float]()

    async def once(*_: object) -> None:
        tried.append(clock.monotonic() - 1000.0)

    monkeypatch.setattr("kiosk.devices.keep_serial.SerialKeeper._once", once)
    (tmp_path / "port").touch()
    supervisor = Supervisor(
        (Binding("dev", driver(), str(tmp_path / "port")),),
        {"toy": toy()},
        clock,
        lambda _: None,
        backoff=lambda: Backoff(jitter=lambda: 0.5),
    )
    task = asyncio.create_task(supervisor.run())
    await clock.advance(13)
    assert tried == [0.0, 0.5, 1.5, 3.5, 7.5, 12.5]
    await supervisor.begin("dev")
    await clock.advance(0)
    assert tried[6:] == [13.0]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_call_in_time_and_its_error() -> None:
    async def answer() -> int:
        return 7

    async def fail() -> int:
        raise FileNotFoundError

    assert await limited(answer(), 1) == 7
    with pytest.raises(FileNotFoundError):
        await limited(fail(), 1)


async def test_a_call_that_never_answers_and_cannot_even_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As bleak's connect does it: cancelled, it waits for bluetoothd to say that it has disconnected."""
    monkeypatch.setattr(limits, "GRACE_SECONDS", 0.05)
    tidied = asyncio.Event()

    async def stubborn() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await tidied.wait()

    with pytest.raises(LinkLost) as caught:
        await limited(stubborn(), 0.05)
    assert reason_of(caught.value) is Reason.NO_ANSWER
    tidied.set()


async def test_cancelling_the_waiter_cancels_the_call() -> None:
    ended = asyncio.Event()

    async def call() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    task = asyncio.create_task(limited(call(), 60))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(ended.wait(), 5)
