"""Messages over the bridge, both ways, through the real view-models: all of them, in order, and no count creeps.

PySide 6.12.0 lost a reference of `True` with every signal and aborted after some hundred of them (UI guidelines, P1).
The work is done in a process of its own: ``python -m tests.long.soak_bridge 20000`` prints one JSON line.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.core.messages import Fact

WARM = 2000  # messages before the first count: caches fill
SLACK = 50  # references that come and go by themselves
LIMIT = 600.0


def messages(count: int) -> list[str]:
    """Return the report; raises AssertionError when a message is lost, late in order, or a count creeps."""
    words = [sys.executable, "-m", "tests.long.soak_bridge", str(count)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, capture_output=True, text=True, timeout=LIMIT, check=False, env=environment)
    assert done.returncode == 0, f"exit {done.returncode}: {done.stderr[-2000:]}"
    said = json.loads(done.stdout)
    assert said["facts"] == count, f"{said['facts']} of {count} facts were heard"
    assert said["intents"] == count, f"{said['intents']} of {count} intents were heard"
    for name, (before, after) in said["counts"].items():
        assert abs(after - before) <= SLACK, f"{name}: {before} before, {after} after"
    counts = ", ".join(f"{name} {before} → {after}" for name, (before, after) in said["counts"].items())
    return [f"{count} facts in, {count} intents out, in order", f"counts: {counts}"]


def main(count: int) -> None:
    """Warm up, count, send everything, count again."""
    from PySide6.QtGui import QGuiApplication

    from kiosk.core.messages import Answer, Intent, Shown
    from kiosk.core.texts import load_texts
    from kiosk.ui.bridge import Bridge, door
    from kiosk.ui.live import LiveModel
    from kiosk.ui.shell import ShellModel
    from kiosk.ui.staff import StaffModel
    from kiosk.ui.who import WhoModel

    app = QGuiApplication([])
    loop = asyncio.new_event_loop()
    arrived: list[str] = []
    heard: list[int] = []

    def listen(intent: Intent) -> None:
        if isinstance(intent, Answer):
            arrived.append(intent.question)

    threading.Thread(target=loop.run_forever, name="io", daemon=True).start()
    send = door(loop, listen)
    texts = load_texts("ko")
    models = (ShellModel(send, "ko", texts), LiveModel(texts), WhoModel(send), StaffModel(send, texts))

    def hear(fact: Fact) -> None:
        for model in models:
            model.apply(fact)
        heard.append(int(fact.scene.step) if isinstance(fact, Shown) else -1)
        bridge.send(Answer(str(len(heard)), True))

    bridge = Bridge(hear, send)

    def run(total: int) -> None:
        heard.clear()
        arrived.clear()
        teller = threading.Thread(target=lambda: deque(map(bridge.tell, _facts(total)), 0), name="teller")
        teller.start()
        while len(heard) < total or teller.is_alive():
            app.processEvents()
        teller.join()
        while len(arrived) < total:
            app.processEvents()
        steps = [number for number in heard if number >= 0]
        assert steps == sorted(steps), "facts are out of order"
        assert arrived == [str(number) for number in range(1, total + 1)], "intents are out of order"

    run(WARM)
    before = _counts()
    run(count)
    after = _counts()
    facts, intents = len(heard), len(arrived)
    loop.call_soon_threadsafe(loop.stop)
    counts = {name: (before[name], after[name]) for name in before}
    print(json.dumps({"facts": facts, "intents": intents, "counts": counts}))


def _facts(count: int) -> Iterator[Fact]:
    """Every kind of fact but the crash. Two headline numbers in a row may become one, so they never stand in a row."""
    from kiosk.core.messages import DeviceState, Live, Scene, Shown, Streaming, Synced, Told, Wiped
    from kiosk.core.texts import Sentence

    for number in range(count):
        match number % 8:
            case 0:
                yield Shown(Scene("live", view="scale", step=str(number)))
            case 1:
                yield Live("body_weight", Decimal(number % 1500) / 10, stable=False)
            case 2:
                yield Told("call", Sentence("call.sent"))
            case 3:
                yield DeviceState("scale-1", "ready")
            case 4:
                yield Synced(number, 0, 0)
            case 5:
                yield Streaming(None)
            case 6:
                yield Shown(Scene("explain", Sentence("weight.explain.title"), step=str(number), actions=("next",)))
            case _:
                yield Wiped()


def _counts() -> dict[str, int]:
    gc.collect()
    kinds = {"True": True, "False": False, "None": None}
    counts = {name: sys.getrefcount(one) for name, one in kinds.items()}
    return counts | {"objects": len(gc.get_objects())}


if __name__ == "__main__":
    main(int(sys.argv[1]))
