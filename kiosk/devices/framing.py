"""Pure stream cutters: bytes in, whole frames out, wherever the stream was cut in between.

`lines` for text with a terminator, `delimited` for STX … ETX, `counted` for binary of known size, `Cutter` for a shape
of its own. All skip noise, hold back an unfinished frame (``pending``), count what looks like a frame and fails
(``rejected``), and hold at most ``limit`` bytes. A frame keeps all its marks: kept bytes can be fed again as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import permutations

Check = Callable[[bytes], bool]
Cut = Callable[[bytes], int | None]
"""Bytes from a start mark on → n: the first n bytes are a frame; 0: wait for more; -n: the first n bytes look like a
frame and fail; None: no frame at all, only noise. More bytes must never change an answer other than 0."""

LIMIT = 1024


class _Marks:
    """Literal byte strings, one of which begins (or ends) a frame."""

    def __init__(self, marks: tuple[bytes, ...]) -> None:
        if not all(marks) or any(first in second for first, second in permutations(marks, 2)):
            # A short mark inside a long one would be found or not found depending on where the stream is cut.
            raise ValueError("a mark is empty or part of another")
        self._marks = marks
        self._pattern = re.compile(b"|".join(map(re.escape, marks)), re.DOTALL)
        self.search = self._pattern.search
        self.finditer = self._pattern.finditer

    def begun(self, data: bytes) -> int:
        """Return how many of the last bytes may be the beginning of a mark."""
        longest = max(map(len, self._marks)) - 1
        return next(
            (size for size in range(min(longest, len(data)), 0, -1) if self._starts_with(data[-size:])),
            0,
        )

    def _starts_with(self, tail: bytes) -> bool:
        return any(mark.startswith(tail) for mark in self._marks)


_marks = cache(_Marks)  # one framer for each connection, and they never change


class Cutter:
    """Looks for a start mark, asks ``cut`` how long the frame is, and after a failure looks on one byte later."""

    def __init__(self, marks: tuple[bytes, ...], cut: Cut, limit: int = LIMIT) -> None:
        self._marks = _marks(marks)
        self._cut = cut
        self._limit = limit
        self._held = b""
        self._place = 0  # of the first held byte in the whole stream
        self._failed_until = 0  # place where the last failed run ends
        self.rejected = 0

    @property
    def pending(self) -> bool:
        """Whether the start of an unfinished frame is held back."""
        return bool(self._held)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Return each frame that these bytes complete."""
        held, at, frames = self._held + data, 0, []
        while match := self._marks.search(held, at):
            at = match.start()
            view = held[at : at + self._limit]
            size = self._cut(view)
            if size == 0:
                if len(view) < self._limit:
                    break
                size = -self._limit  # it never ends
            if size is not None and size > 0:
                frames.append(view[:size])
                at += size
            else:
                self._fail(self._place + at, -(size or 0))
                at += 1
        else:
            at = len(held) - self._marks.begun(held[at:])
        self._held = held[at:]
        self._place += at
        return iter(frames)

    def _fail(self, start: int, size: int) -> None:
        """Count a failed run once, however many starts it seems to hold."""
        if size and start >= self._failed_until:
            self.rejected += 1
        self._failed_until = max(self._failed_until, start + size)


def delimited(*marks: tuple[bytes, bytes], tail: int = 0, check: Check | None = None, limit: int = LIMIT) -> Cutter:
    """Cut from a begin to its end mark and ``tail`` bytes (a checksum) more; a second begin spoils the first."""
    begins = _Marks(tuple(begin for begin, _ in marks))
    ends = dict(marks)

    def cut(view: bytes) -> int:
        begin = next(begin for begin in ends if view.startswith(begin))
        end = ends[begin]
        stop = view.find(end, len(begin))
        again = begins.search(view, 1, stop if stop >= 0 else len(view))
        if again:
            return -again.start()
        size = stop + len(end) + tail
        if stop < 0 or len(view) < size:
            return 0
        return size if check is None or check(view[:size]) else -size

    return Cutter(tuple(ends), cut, limit)


def counted(*marks: bytes, size: int | Cut, check: Check | None = None, limit: int = LIMIT) -> Cutter:
    """Cut frames of a known size, or of a size that their first bytes tell."""

    def cut(view: bytes) -> int | None:
        length = size if isinstance(size, int) else size(view)
        if length is None or length <= 0:
            return length
        if len(view) < length:
            return 0
        return length if check is None or check(view[:length]) else -length

    return Cutter(marks, cut, limit)


def columns(*places: bytes, sure: int) -> Cut:
    """Make the Cut of a frame of fixed width: the bytes allowed at each place, none given for any.

    A wrong byte shows a failed frame from place ``sure`` on; before it, there was never more than noise.
    """

    def cut(view: bytes) -> int | None:
        for place, (byte, allowed) in enumerate(zip(view, places, strict=False)):
            if allowed and byte not in allowed:
                return -place if place >= sure else None
        return len(places) if len(view) >= len(places) else 0

    return cut


_BLANK = b" \t\r\n\x00"


class Lines:
    """Cuts at terminators. With ``starts`` a frame begins at the last of them in its line: what is before is noise or
    an unfinished frame. A readable line without a start is passed on for the codec to refuse; other noise is not."""

    def __init__(self, ends: tuple[bytes, ...], starts: tuple[bytes, ...], limit: int) -> None:
        self._ends = _Marks(ends)
        self._starts = _Marks(starts) if starts else None
        self._limit = limit
        self._held = b""
        self._too_long = False
        self.rejected = 0

    @property
    def pending(self) -> bool:
        """Whether the start of an unfinished line is held back."""
        if self._starts is None:
            return bool(self._held.strip(_BLANK))
        return bool(self._starts.search(self._held) or self._starts.begun(self._held))

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Return each frame that these bytes complete."""
        held, at, frames = self._held + data, 0, []
        while match := self._ends.search(held, at):
            frames += self._frame(self._shortened(held[at : match.end()]), match.end() - match.start())
            self._too_long = False
            at = match.end()
        self._held = self._shortened(held[at:])
        return iter(frames)

    def _shortened(self, line: bytes) -> bytes:
        """Keep the newest ``limit`` bytes: a line that never ends counts once, and a frame may still end it."""
        if len(line) > self._limit and not self._too_long:
            self._too_long = True
            self.rejected += 1
        return line[-self._limit :]

    def _frame(self, line: bytes, end: int) -> list[bytes]:
        text = line[:-end]
        if not text.strip(_BLANK):
            return []
        starts = [match.start() for match in self._starts.finditer(line)] if self._starts else []
        if starts:
            self.rejected += len(starts) - 1
            return [line[starts[-1] :]]
        readable = self._starts is None or (text.isascii() and text.decode("ascii").isprintable())
        return [line] if readable and not self._too_long else []


def lines(*ends: bytes, starts: tuple[bytes, ...] = (), limit: int = LIMIT) -> Lines:
    """Cut text lines at any of these terminators; ``starts`` are the headers a line of this protocol begins with."""
    return Lines(ends, starts, limit)
