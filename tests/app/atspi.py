"""The real kiosk in a window, used as a screen reader would: everything is found by its accessible name.

``with Desk.of(installed) as desk: desk.press("관리"); desk.type("1234"); desk.press("확인")``. Nothing here knows
the program's insides; the display, the session bus and the accessibility bus are private to one desk.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from kiosk.core.hangul_input import LEADS, VOWELS, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

SYSTEM_PYTHON = "/usr/bin/python3"
EYES = Path(__file__).with_name("atspi_eyes.py")
PATIENCE = 40.0  # a hang is a failure, never a timing
_SAME_PRESS = 0.45  # presses nearer than 0.4 s are taken for a trembling hand


class NotThereError(AssertionError):
    """Nothing of that name came in time."""


def missing() -> str:
    """What is not installed for this; nothing when all is there (packages.txt)."""
    for name in ("Xvfb", "dbus-daemon"):
        if shutil.which(name) is None:
            return name
    gi = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"], capture_output=True, check=False
    )
    return "gir1.2-atspi-2.0" if gi.returncode else ""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is showing: its spoken name, its role, its objectName, its place in this look."""

    name: str
    role: str
    id: str
    describes: str
    on: bool
    checked: bool
    at: int

    @property
    def pressable(self) -> bool:
        """Whether it can be pressed now."""
        return self.on and "button" in self.role


def _quick(name: str) -> bool:
    """A key after which another one may follow at once."""
    return name.startswith("key-") and name not in ("key-ok", "key-back")


@contextmanager
def running(command: Sequence[str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    """A child that ends when it is no longer needed."""
    with subprocess.Popen(command, text=True, **more) as child:
        try:
            yield child
        finally:
            child.terminate()
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()


SIZE = (540, 960)
SCREEN: dict[str, Any] = {"width": SIZE[0], "height": SIZE[1], "pitch_mm": 0.496, "still": True}
"""The reference screen in the same millimetres, drawn coarsely and without motion: here its names are what counts."""


def _told(stack: ExitStack, command: Sequence[str], **more: Any) -> str:
    """Start a server that says on a pipe where it can be found."""
    read, write = os.pipe()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    stack.enter_context(running([*command, str(write)], pass_fds=[write], **quiet, **more))
    os.close(write)
    with os.fdopen(read) as said:
        return said.readline().strip()


class Desk:
    """A kiosk with its window, and whoever uses it."""

    def __init__(self, command: Sequence[str], size: tuple[int, int] = SIZE, logs: Path | None = None) -> None:
        self._command, self._size, self._logs = command, size, logs
        self._stack = ExitStack()
        self._last, self._before = 0.0, ""

    @classmethod
    def of(cls, config: Path, data_dir: Path, size: tuple[int, int] = SIZE) -> Self:
        """``kiosk run`` on an installation."""
        window = f"{size[0]}x{size[1]}"
        words = [sys.executable, "-m", "kiosk", "run", "--windowed", window]
        return cls([*words, "--config", str(config), "--data-dir", str(data_dir)], size, data_dir.parent / "screen.log")

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def _start(self) -> None:
        wide, high = self._size
        xvfb = ["Xvfb", "-screen", "0", f"{wide}x{high}x24", "-nolisten", "tcp", "-displayfd"]
        self.display = f":{_told(self._stack, xvfb)}"
        plain = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "QSG_", "DBUS_", "AT_"))}
        plain |= {"DISPLAY": self.display}
        bus = _told(self._stack, ["dbus-daemon", "--session", "--nofork", "--print-address"], env=plain)
        self.environment = plain | {
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "0",
        }
        log: IO[str] | int = self._stack.enter_context(self._logs.open("a")) if self._logs else subprocess.DEVNULL
        self.kiosk = self._stack.enter_context(running(self._command, env=self.environment, stdout=log, stderr=log))
        self._eyes = self._stack.enter_context(
            running(
                [SYSTEM_PYTHON, str(EYES), str(self.kiosk.pid)],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    # --- looking -----------------------------------------------------------------------------------------------

    def _tell(self, **order: object) -> dict[str, Any]:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.write(json.dumps(order) + "\n")
        self._eyes.stdin.flush()
        line = self._eyes.stdout.readline()
        if not line:
            raise NotThereError(f"the eyes have closed; the kiosk ended with {self.kiosk.poll()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def look(self) -> list[Thing]:
        """Everything that is showing now."""
        seen = self._tell(do="look").get("seen", [])
        return [Thing(**one) for one in seen]

    def names(self) -> list[str]:
        """The spoken names of everything that can be pressed now."""
        return [one.name for one in self.look() if one.pressable]

    def says(self) -> str:
        """All words on the screen, one a line; what stands in a field follows its name."""
        return "\n".join(words for one in self.look() for words in (one.name, one.describes) if words)

    def marked(self, word: str) -> bool:
        """Whether this word stands on the screen by itself, as the mark of practice does."""
        return any(one.name == word and "button" not in one.role for one in self.look())

    def find(self, name: str) -> Thing | None:
        """What can be pressed by this spoken name or objectName; else what alone begins with the name."""
        things = [one for one in self.look() if one.pressable]
        exact = [one for one in things if name in (one.name, one.id)]
        begun = [one for one in things if one.name.startswith(name)]
        if exact:
            return exact[0]
        return begun[0] if len(begun) == 1 else None

    def _until(self, condition: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            if self.kiosk.poll() is not None:
                raise NotThereError(f"{what}: the kiosk has ended with {self.kiosk.returncode}")
            if time.monotonic() > end:
                raise NotThereError(f"{what} did not come; there is:\n{self.says()}")
            time.sleep(0.05)

    def wait_for(self, words: str) -> None:
        """Wait until these words are on the screen, as a name or a part of one."""
        self._until(lambda: words in self.says(), words)

    def wait_gone(self, words: str) -> None:
        """Wait until these words are no longer on the screen."""
        self._until(lambda: words not in self.says(), f"the end of {words}")

    def wait_marked(self, word: str) -> None:
        """Wait until this word stands on the screen by itself."""
        self._until(lambda: self.marked(word), f"the mark {word}")

    # --- doing -------------------------------------------------------------------------------------------------

    def press(self, name: str, *, turn: bool = True) -> None:
        """Press what has this name, once it is there; ``turn``: it may be on a further page."""

        def done() -> bool:
            thing = self.find(name)
            if thing is None and turn and not name.startswith("key-"):
                thing = self._further(name)
            return thing is not None and self._do(thing)

        self._until(done, name)

    def pressed(self, name: str) -> bool:
        """Press what has this name, if it is there now; tells whether it was."""
        thing = self.find(name)
        return thing is not None and self._do(thing)

    def _further(self, name: str) -> Thing | None:
        """Turn the pages of what is on the screen until it is there."""
        while (down := self.find("page-down")) is not None:
            self._do(down)
            time.sleep(0.1)
            if (thing := self.find(name)) is not None:
                return thing
        while (up := self.find("page-up")) is not None:
            self._do(up)
            time.sleep(0.1)
            if (thing := self.find(name)) is not None:
                return thing
        return None

    def _do(self, thing: Thing) -> bool:
        """Press it; False when it has gone since the look, and nothing was pressed."""
        wait = _SAME_PRESS - (time.monotonic() - self._last)
        if wait > 0 and (thing.id == self._before or not (_quick(thing.id) and _quick(self._before))):
            time.sleep(wait)
            return self._again(thing)
        return self._sent(thing)

    def _again(self, thing: Thing) -> bool:
        same = next(
            (one for one in self.look() if (one.id, one.name) == (thing.id, thing.name) and one.pressable), None
        )
        return same is not None and self._sent(same)

    def _sent(self, thing: Thing) -> bool:
        if not self._tell(do="press", at=thing.at).get("done"):
            return False
        self._last, self._before = time.monotonic(), thing.id
        return True

    def type(self, text: str) -> None:
        """Type into the active field with the keys on the screen: Hangul, Latin, digits, signs, spaces."""
        for letter in text:
            for key in keys_of(letter):
                self._key(key)

    def _key(self, key: str) -> None:
        wanted = {" ": "space", "\n": "newline"}.get(key, key)
        layer = "ko" if key in LEADS + VOWELS else "en" if key.isalpha() else "sign"
        for way in ("", f"key-layer-{layer}", "key-shift"):
            there = {one.id for one in self.look() if one.pressable}
            if way and way in there:  # the key of the full stop has no id of its own
                self.press(way)
                there = {one.id for one in self.look() if one.pressable}
            for name in (f"key-{wanted}", *(["key-point"] if key == "." else [])):
                if name in there:
                    self.press(name)
                    return
        raise NotThereError(f"no key for {key!r}; there is:\n{self.says()}")

    def sign_in(self, pin: str) -> None:
        """One press and the PIN, from whatever screen there is."""
        self.press("staff")
        self.type(pin)
        self.press("key-ok")

    def shot(self, path: Path) -> None:
        """Write what is on the display as a PNG."""
        time.sleep(0.3)  # the frame after the last press; a picture for people, nothing is measured by it
        code = (
            "import sys; from PySide6.QtGui import QGuiApplication as A; a = A([]); "
            "sys.exit(0 if a.primaryScreen().grabWindow(0).save(sys.argv[1]) else 1)"
        )
        done = subprocess.run([sys.executable, "-c", code, str(path)], env=self.environment, check=False, timeout=60)
        assert done.returncode == 0, f"no picture at {path}"
