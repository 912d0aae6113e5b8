"""The one door: order, nothing lost, only live numbers coalesced, no reference leaked, from any thread."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from decimal import Decimal
from threading import Thread

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.core.messages import Fact, Intent, Live, Next, Start, Synced
from kiosk.ui.bridge import Bridge, door


def drop(intent: Intent) -> None:
    """Nobody listens."""


def test_facts_are_heard_in_order(qtbot: QtBot) -> None:
    heard: list[Fact] = []
    bridge = Bridge(heard.append, drop)
    facts = [Synced(n, 0, 0) for n in range(100)]
    for fact in facts:
        bridge.tell(fact)
    assert heard == []  # never in the teller's own stack
    qtbot.waitUntil(lambda: len(heard) == 100, timeout=2000)
    assert heard == facts


def test_only_neighbouring_live_numbers_of_one_quantity_are_coalesced(qtbot: QtBot) -> None:
    heard: list[Fact] = []
    bridge = Bridge(heard.append, drop)
    one, two, other = Live("grip_force", Decimal(1)), Live("grip_force", Decimal(2)), Live("body_weight", Decimal(3))
    for fact in (one, two, other, Synced(1, 0, 0), one):
        bridge.tell(fact)
    qtbot.waitUntil(lambda: len(heard) == 4, timeout=2000)
    assert heard == [two, other, Synced(1, 0, 0), one]


def test_20_000_messages_from_another_thread_leak_no_reference(qtbot: QtBot) -> None:
    heard = 0

    def hear(fact: Fact) -> None:
        nonlocal heard
        heard += 1

    bridge = Bridge(hear, drop)
    fact = Synced(1, 2, 3)
    before = [sys.getrefcount(one) for one in (None, True, False)]

    def tell() -> None:
        for _ in range(20_000):
            bridge.tell(fact)

    thread = Thread(target=tell)
    thread.start()
    qtbot.waitUntil(lambda: heard == 20_000, timeout=20_000)
    thread.join()
    after = [sys.getrefcount(one) for one in (None, True, False)]
    assert all(abs(a - b) < 400 for a, b in zip(after, before, strict=True)), (before, after)


def test_emit_does_not_leak_a_reference(qapp: QGuiApplication) -> None:
    """P1: PySide6 6.12.0 on CPython 3.11 drops one reference of True with each emission."""

    class Bell(QObject):
        rung = Signal(float)

    bell, before = Bell(), sys.getrefcount(True)
    for _ in range(200):
        bell.rung.emit(1.0)
    assert sys.getrefcount(True) >= before - 20


def test_a_long_queue_lets_frames_through(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.ui.bridge._BUDGET", 0.0)
    heard: list[Fact] = []
    turns: list[int] = []
    bridge = Bridge(heard.append, drop)
    bridge._woken.connect(lambda: turns.append(len(heard)))
    for n in range(5):
        bridge.tell(Synced(n, 0, 0))
    qtbot.waitUntil(lambda: len(heard) == 5, timeout=2000)
    assert len(turns) >= 5  # one fact a turn, then back to the event loop


def test_the_door_posts_into_a_running_loop_and_forgives_a_closed_one() -> None:
    heard: list[Intent] = []
    loop = asyncio.new_event_loop()
    send: Callable[[Intent], None] = door(loop, heard.append)
    send(Start())
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()
    send(Next())
    assert heard == [Start()]
