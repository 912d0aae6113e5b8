"""An isolated codec without a wire: for `kiosk decode`, and to read kept bytes again. It may block for a second."""

from __future__ import annotations

import atexit
import select
import subprocess
from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.json_text import dumps
from kiosk.core.reading import Record
from kiosk.devices.driver import Frame, Send
from kiosk.devices.plugins.believing import Believing
from kiosk.devices.plugins.child import LINE, PLAIN, launched
from kiosk.devices.plugins.said import parse
from kiosk.devices.plugins.sandbox import Sandbox

START_SECONDS, ANSWER_SECONDS = 20.0, 1.0


_kept: dict[tuple[Sandbox, str, str], OfflineDecoder] = {}


def offline(sandbox: Sandbox, believing: Believing, variant: str = "") -> OfflineDecoder:
    """Return a decoder at its beginning; raises ValueError. Its child is kept for the next question."""
    key = (sandbox, believing.protocol, variant)
    kept = _kept.get(key)
    if kept is None or not kept.renew():
        if kept is not None:
            kept.close()
        _kept[key] = kept = OfflineDecoder(sandbox, believing, variant)
    return kept


@atexit.register
def _end() -> None:
    while _kept:
        _kept.popitem()[1].close()


class OfflineDecoder:
    """What `kiosk.devices.decode.Decoder` is for a codec of ours. A child that fails is a frame that is refused."""

    def __init__(self, sandbox: Sandbox, believing: Believing, variant: str = "") -> None:
        self._believing = believing
        self._child = subprocess.Popen(
            [*launched(sandbox.fenced()), *sandbox.argv(believing.protocol, variant)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=PLAIN,
            cwd=sandbox.folder,
            start_new_session=True,
        )
        self._held = b""
        self.rejected, self.pending = 0, False
        self.error: FrameError | None = None
        if "hello" not in self._line(START_SECONDS):
            self.close()
            raise ValueError(f"the codec of {sandbox.name} does not start")

    def renew(self) -> bool:
        """Forget everything that was fed; False when the child is gone."""
        self.rejected, self.pending, self.error, self._held = 0, False, None, b""
        try:
            assert self._child.stdin is not None
            self._child.stdin.write(b'{"do": "renew", "n": 0}\n')
            return self._line(ANSWER_SECONDS).get("n") == 0
        except (FrameError, OSError):
            return False

    def feed(self, data: bytes, at: float = 0.0, channel: str = "") -> list[Record | Send]:
        """Take the next bytes of a stream, or one notification."""
        request = {"do": "feed", "n": 1, "hex": data.hex(), "at": Decimal(repr(at)), "channel": channel}
        try:
            assert self._child.stdin is not None
            self._child.stdin.write(dumps(request).encode() + b"\n")
            answer = self._line(ANSWER_SECONDS)
            said = answer["said"]
            self.rejected, self.pending = int(str(answer["rejected"])), answer["pending"] is True
            if answer.get("flaw"):
                self.error = FrameError(FrameFlaw(str(answer["flaw"])), "refused by the plug-in's codec")
            return [self._one(item) for item in said] if isinstance(said, list) else []
        except (FrameError, OSError, LookupError, TypeError, ValueError) as error:
            self.error = error if isinstance(error, FrameError) else FrameError(FrameFlaw.BAD_SHAPE, "no answer")
            self.rejected += 1
            return []

    def close(self) -> None:
        """End the child."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                pipe.close()

    def _one(self, item: dict[str, object]) -> Record | Send:
        if "send" in item:
            return Send(bytes.fromhex(str(item["send"])), str(item.get("channel", "")))
        (record,) = self._believing.feed(Frame(dumps(item).encode(), float(str(item["at"]))))
        return record

    def _line(self, seconds: float) -> dict[str, object]:
        """Return the next line; raises FrameError: none in time, too long, or nonsense."""
        assert self._child.stdout is not None
        while b"\n" not in self._held:
            ready, _, _ = select.select([self._child.stdout], [], [], seconds)
            piece = self._child.stdout.read(65536) if ready else b""
            if not piece or len(self._held) > LINE:
                raise FrameError(FrameFlaw.BAD_SHAPE, "the plug-in's codec does not answer")
            self._held += piece
        line, _, self._held = self._held.partition(b"\n")
        return parse(line)
