"""The real kiosk in one process, used by touch and card; after each way to leave it is searched for the resident.

``python -m tests.app.wipe_child FOLDER`` writes ``found.json`` there: by way of leaving, then by place, what was found.
What is looked for is made up. It is kept masked in here, so that the search does not find itself.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent

from kiosk.app import logs
from kiosk.app.compose import Kiosk, Options
from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.resident import Sex
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.database import open_store
from kiosk.store.identity import Identity
from kiosk.store.keys import load_keys
from kiosk.ui.hand import Hand

PIN = "840952"
MASK = 7
HIDDEN = {"tail": ">:@8", "birth": "8@;?7:7<", "birth-dashes": "8@;?47:47<", "value": "8>85@"}
HIDDEN |= {"name": "긿맏룯", "masked": "긿◒룯"}
"""Each letter moved on by `MASK`."""
PROGRAMME = {"height": {"assessments": ["height"], "age_min": 60, "age_max": 120}}
SPEED = 6.0
SOFT = 24
CHOICES = ("choice-first", "choice-height", "again", "go-on", "next", "other")


def bare(masked: str) -> str:
    """What is looked for; made anew each time, and held by nobody."""
    return "".join(chr(ord(letter) - MASK) for letter in masked)


def marks(*more: str) -> dict[str, str]:
    return {name: bare(one) for name, one in HIDDEN.items()} | dict(zip(("card",), map(bare, more), strict=False))


# --- the lookers --------------------------------------------------------------------------------------------------


def stands(mark: str, text: str) -> bool:
    """Whether it stands there by itself: four digits in the middle of a random number are nobody's."""
    at = text.find(mark)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(mark) : at + len(mark) + 1]
        if not any(letter.isascii() and letter.isalnum() for letter in around):
            return True
        at = text.find(mark, at + 1)
    return False


def inside(value: object, wanted: dict[str, str], depth: int = 0) -> list[str]:
    """Which marks stand in a value, whatever it is made of."""
    if isinstance(value, str):
        return [name for name, mark in wanted.items() if stands(mark, value)]
    if isinstance(value, bytes | bytearray):
        return inside(value.decode("latin-1"), {name: mark.encode().decode("latin-1") for name, mark in wanted.items()})
    if isinstance(value, date):
        return ["birth"] if f"{value:%Y%m%d}" == wanted["birth"] else []
    if isinstance(value, Decimal):
        return ["value"] if f"{value:f}" == wanted["value"] else []
    if hasattr(value, "toVariant"):
        value = value.toVariant()
    if depth < 6 and isinstance(value, dict):
        value = [*value, *value.values()]
    if depth < 6 and isinstance(value, list | tuple | set | frozenset):
        return [name for one in value for name in inside(one, wanted, depth + 1)]
    return []


def objects(kiosk: Kiosk) -> Iterator[QObject]:
    """Every QObject of the screens: items, models, loaders, timers, whatever hangs on any of them."""
    ui = kiosk.ui
    waiting: list[QObject] = [ui.window, ui._engine, ui.app, *ui._models]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += one.children()
        items = getattr(one, "childItems", None)
        waiting += items() if items is not None else []


def in_objects(kiosk: Kiosk, wanted: dict[str, str]) -> list[str]:
    found = []
    for one in objects(kiosk):
        meta = one.metaObject()
        names = [str(meta.property(at).name()) for at in range(meta.propertyCount())]
        names += [bytes(name.data()).decode() for name in one.dynamicPropertyNames()]
        for name in names:
            where = f"{meta.className()}.{name}"
            try:
                value = one.property(name)
            except RuntimeError:  # a type of Qt's own that Python has no word for: no text either
                continue
            found += [f"{where}: {mark}" for mark in inside(value, wanted)]
    return found


def in_tree(kiosk: Kiosk, wanted: dict[str, str]) -> list[str]:
    """What a screen reader is told, hidden things included."""
    from PySide6.QtGui import QAccessible, QAccessibleInterface

    found: list[str] = []
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(kiosk.ui.window)]
    while waiting:
        one = waiting.pop()
        if one is None:
            continue
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            found += [f"{kind.name}: {mark}" for mark in inside(one.text(kind), wanted)]
        waiting += [one.child(at) for at in range(one.childCount())]
    return found


def in_heap(wanted: dict[str, str]) -> list[str]:
    """Every Python object of the process that holds one of them: attributes, containers, waiting coroutines."""
    gc.collect()
    ours = {id(wanted), id(HIDDEN)}
    found = []
    looked: dict[int, tuple[object, list[str]]] = {}  # many hold the same text; it stays while we look
    for holder in gc.get_objects():
        if id(holder) in ours or isinstance(holder, FrameType):
            continue
        for value in gc.get_referents(holder):
            if isinstance(value, str | bytes | bytearray | Decimal | date):
                if id(value) not in looked:
                    looked[id(value)] = value, inside(value, wanted)
                kind = type(holder)
                found += [f"{kind.__module__}.{kind.__qualname__}: {mark}" for mark in looked[id(value)][1]]
    return found


def in_files(folder: Path, wanted: dict[str, str]) -> list[str]:
    """Logs, data, temporary files, spool, clips: whatever lies in the kiosk's reach."""
    texts = {name: mark for name, mark in wanted.items() if name != "value"} | {"value": wanted["value"]}
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "found.json":
            found += [f"{path.relative_to(folder)}: {mark}" for mark in inside(path.name, texts)]
            found += [f"{path.relative_to(folder)}: {mark}" for mark in inside(path.read_bytes(), texts)]
    return found


def in_processes(wanted: dict[str, str]) -> list[str]:
    """Arguments and environment of this process and of its children."""
    pids = [Path("/proc/self")]
    for task in Path("/proc/self/task").iterdir():
        pids += [Path("/proc") / pid for pid in (task / "children").read_text().split()]
    found = []
    for pid in pids:
        for name in ("environ", "cmdline"):
            found += [f"{name}: {mark}" for mark in inside((pid / name).read_bytes(), wanted)]
    return found


def picture(kiosk: Kiosk) -> QImage:
    return kiosk.ui.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)


def alike(one: QImage, other: QImage) -> bool:
    """Dot by dot. The soft edges of large letters come out a few levels different each time they are drawn anew."""
    if one.size() != other.size():
        return False
    first, second = (np.frombuffer(each.constBits(), np.uint8).astype(np.int16) for each in (one, other))
    return int(abs(first - second).max()) <= SOFT


# --- one who comes ------------------------------------------------------------------------------------------------


class Visitor:
    """Touches what a resident would, by the scene that is on."""

    def __init__(self, kiosk: Kiosk, folder: Path, card: str) -> None:
        self.kiosk, self.folder, self.card = kiosk, folder, card
        self.hand = Hand(kiosk.ui.window)
        self.seen: set[str] = set()
        self.found: dict[str, dict[str, list[str]]] = {}

    @property
    def kind(self) -> str:
        return str(self.kiosk.ui.shell.scene["kind"])

    def wait(self, kind: str, seconds: float = 40.0) -> None:
        assert self.hand.wait_until(lambda: self.kind == kind, seconds), f"{kind} never came: {self.kind}"
        self.hand.settle()

    def go(self, goal: str) -> None:
        """Press on until this kind of scene is there."""
        for _ in range(25):
            self.hand.settle()
            self.see()
            if self.kind == goal:
                return
            before = self.kiosk.ui.shell.scene
            self.act()
            self.hand.wait_until(lambda before=before: self.kiosk.ui.shell.scene is not before, 3.0)  # type: ignore[misc]
        raise AssertionError(f"{goal} never came: {self.kind} {self.kiosk.ui.shell.scene['step']}")

    def see(self) -> None:
        """What of the resident is on the screen now: the search must be able to find it there."""
        self.seen |= set(inside(self.kiosk.ui.shell.scene, marks()))

    def act(self) -> None:
        hand, scene = self.hand, self.kiosk.ui.shell.scene
        if self.kind == "ask":
            hand.press("yes" if scene["question"] == "who.new" else "no")
        elif self.kind in ("trouble", "live") and hand.wait_until(lambda: hand.sees("type-value"), 10):
            self.type_value()
        elif self.kind == "consent":
            hand.press("yes")
        elif self.kind in ("choose", "welcome"):
            hand.press(next(name for name in CHOICES if hand.sees(name)))
        else:
            hand.press("next")

    def type_value(self) -> None:
        hand = self.hand
        hand.press("type-value")
        for digit in bare(HIDDEN["value"]):
            hand.press("key-point" if digit == "." else f"key-{digit}")
        self.see_all("typed")
        hand.press("key-ok")
        hand.wait_until(lambda: any(name.startswith("reason-") for name in hand.names()))
        hand.press(next(name for name in hand.names() if name.startswith("reason-")))
        hand.type(PIN)
        hand.press("key-ok")

    def see_all(self, where: str) -> None:
        """A look while somebody is there: whatever finds nothing now proves nothing later."""
        self.found[f"during {where}"] = self.look()

    def phone(self) -> None:
        hand = self.hand
        hand.press("start")
        for name in ("phone", "sex-F"):
            hand.press(name)
        hand.type(bare(HIDDEN["birth"]))
        hand.press("key-ok")
        hand.type(bare(HIDDEN["tail"]))
        self.see_all("form")
        hand.press("key-ok")
        self.hand.wait_until(lambda: self.kind != "who")

    def show_card(self) -> None:
        """As a reader types it: the keys' own time stamps are close together, however slow the machine is."""
        for at, letter in enumerate([*bare(self.card), "\r"]):
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(1000 + 2 * at)
                QCoreApplication.sendEvent(self.kiosk.ui.window, event)
        assert self.hand.wait_until(lambda: self.kind not in ("attract", "who"), 20), "the card was not taken"

    def look(self, fresh: QImage | None = None) -> dict[str, list[str]]:
        """Search everywhere."""
        wanted = marks(self.card)
        found = {
            "objects": in_objects(self.kiosk, wanted),
            "tree": in_tree(self.kiosk, wanted),
            "heap": in_heap(wanted),
            "files": in_files(self.folder, wanted),
            "processes": in_processes(wanted),
            "clipboard": inside(QGuiApplication.clipboard().text(), wanted),
        }
        if fresh is not None:
            found["picture"] = [] if alike(picture(self.kiosk), fresh) else ["the welcome looks different"]
        return {place: sorted(set(what)) for place, what in found.items()}


def visits(visitor: Visitor) -> None:
    """Come and go in each way."""
    hand = visitor.hand
    visitor.wait("attract")
    hand.press("start")  # somebody who says nothing at all
    visitor.wait("who")
    hand.press("finish")
    visitor.wait("attract")
    fresh = picture(visitor.kiosk)
    visitor.found["before"] = visitor.look()

    def left(way: str) -> None:
        visitor.wait("attract")
        hand.wait_until(lambda: alike(picture(visitor.kiosk), fresh), 4)
        visitor.found[way] = visitor.look(fresh)

    visitor.phone()
    visitor.go("goodbye")
    hand.press("choice-good")
    hand.press("next")
    left("goodbye")

    visitor.show_card()
    visitor.go("good")
    visitor.wait("still-there", 60)
    left("walked away")

    visitor.show_card()
    visitor.wait("welcome")
    visitor.see()
    visitor.see_all("card")
    visitor.go("explain")
    hand.press("finish")
    hand.wait_until(lambda: visitor.kind in ("goodbye", "attract"), 20)
    if visitor.kind == "goodbye":
        hand.press("next")
    left("finish")
    plant(visitor, fresh)


def plant(visitor: Visitor, fresh: QImage) -> None:
    """Leave something in every place: each looker must find it."""
    mark, window = bare(HIDDEN["birth"]), visitor.kiosk.ui.window
    window.setProperty("planted", mark)
    window.setTitle(mark)  # the name of the window in the accessible tree
    visitor.kiosk.ui.planted = [mark]  # type: ignore[attr-defined]
    (visitor.folder / "tmp" / "planted").write_text(f"x {mark} y", encoding="utf-8")
    QGuiApplication.clipboard().setText(mark)
    visitor.hand.press("settings")
    visitor.hand.settle()
    with subprocess.Popen(["sleep", "30"], env={"PLANTED": mark}) as child:
        visitor.hand.wait_until(lambda: False, 0.2)
        visitor.found["planted"] = visitor.look(fresh)
        child.kill()


# --- the whole ----------------------------------------------------------------------------------------------------


def site(folder: Path) -> tuple[Path, Path, str]:
    """An installation with one resident who has a card; returns its place and the masked code of the card."""
    config, data = folder / "kiosk.toml", folder / "data"
    raw: dict[str, Any] = {
        "schema": 1,
        "centre": {"id": "test", "station": "st-1"},
        "screen": {"width": 540, "height": 960, "pitch_mm": 0.496, "still": True},
        "idle": {"ask_s": 30.0, "answer_s": 20.0, "goodbye_s": 60.0},
        "programmes": PROGRAMME,
    }
    install(config, data, Answers(raw, "홍관리", PIN))
    now = datetime.now(UTC)
    settings = load(config)
    keys = load_keys(data, key_source(settings, config))
    with open_store(store_settings(settings, data), keys) as store:
        wanted = marks()
        who = Identity(Sex.MALE, date.fromisoformat(wanted["birth-dashes"]), phone_tail="0000", name=wanted["name"])
        keep = ConsentEntry("keep", True, now, "keep-test")
        resident = store.register_resident(who, (keep,), actor="staff:test", now=now)
        code = store.card_issue(resident.id, why="first", actor="staff:test", now=now)
    return config, data, "".join(chr(ord(letter) + MASK) for letter in code)


def main(folder: Path) -> int:
    """Run it all; the findings are in ``found.json``."""
    (folder / "tmp").mkdir()
    config, data, card = site(folder)
    logs.set_up(data / "logs")
    kiosk = Kiosk(Options(load(config), data, config, windowed=(540, 960), speed=SPEED, sync=False))
    visitor = Visitor(kiosk, folder, card)

    def begin() -> None:
        try:
            visits(visitor)
        except Exception as error:  # told to the test, whatever it is
            scene = visitor.kiosk.ui.shell.scene
            told = [repr(error)[:2000], f"{scene['kind']} {scene['step']}", *sorted(visitor.hand.names())]
            visitor.found["failed"] = {"driver": told}
        visitor.found["seen"] = {"screen": sorted(visitor.seen)}
        (folder / "found.json").write_text(json.dumps(visitor.found, ensure_ascii=False), encoding="utf-8")
        kiosk.ui.window.close()
        kiosk.ui.app.quit()

    QTimer.singleShot(1500, begin)
    kiosk.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
