"""Judges the codec of a plug-in, inside a child with the limits of an isolated one: ``… judge FOLDER MANIFEST``.

Prints one line of JSON for each question: ``{"ask": …, "problems": […], "note": …}``. See `conform` for who starts it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

from kiosk.core import joined
from kiosk.core.json_text import dumps
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record
from kiosk.core.translate import meaning
from kiosk.devices import promises
from kiosk.devices.codecs import st_gs
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import SerialLine
from kiosk.devices.plugins import manifest
from kiosk.devices.plugins.case import case_of
from kiosk.devices.plugins.host import frames_of
from kiosk.devices.plugins.manifest import Manifest
from kiosk.devices.plugins.said import line_of, parse, record_of
from kiosk.devices.plugins.strain import seconds, spoiled, told, tried

FUZZ = 5000
SLOWEST = 50
"""How many times longer a frame may take than one of a plain text scale, both on this machine in this run."""

Answer = tuple[list[str], str]


class Judge:
    """One plug-in with a codec."""

    def __init__(self, found: Manifest, root: Path) -> None:
        assert found.codec is not None, "a process link has no codec"
        self._manifest, self._codec, self._root = found, found.codec, root
        before = set(sys.modules)
        self._case = case_of(found)
        self._protocol = self._case.protocol
        self._heavy = sorted({name for name in promises.FORBIDDEN if name in set(sys.modules) - before})

    def questions(self) -> Iterator[tuple[str, Callable[[], Answer]]]:
        """Yield every question with how it is answered."""
        yield "manifest and codec say the same", self._same
        yield "the table has good frames and refused ones", self._table
        for promise in promises.PROMISES:
            if promise is not promises.codec_is_light:
                yield promise.__name__.replace("_", " "), lambda ask=promise: (list(ask(self._case)), "")  # type: ignore[misc]
        yield "codec is light", lambda: ([f"importing it imports {', '.join(self._heavy)}"] if self._heavy else [], "")
        yield "records survive the way out of the child", self._crossing
        yield "spoiled frames never crash it, nor make a number of nothing", self._fuzz
        yield "it is quick enough", self._quick
        yield "the simulator says what the codec reads", self._simulated

    def _same(self) -> Answer:
        mine, its = self._codec, self._protocol
        pairs = [
            ("version", mine.version, its.version),
            ("variants", mine.variants, its.variants),
            ("quantities", sorted(self._measured()), sorted(its.quantities)),
        ]
        problems = [f"{name}: the manifest says {one}, the codec {two}" for name, one, two in pairs if one != two]
        for driver in self._case.drivers:
            if isinstance(driver.link, SerialLine) != (its.framer is not None):
                problems.append(f"{driver.key}: a serial device needs a framer, a Bluetooth one has none")
        return problems, ""

    def _measured(self) -> set[str]:
        return {key for one in self._manifest.device if one.process is None for key in one.measures}

    def _table(self) -> Answer:
        good = [one for one in self._case.vectors if one.expect]
        bad = [one for one in self._case.vectors if one.rejected or one.flaw]
        problems = [] if good else ["no vector decodes to anything"]
        problems += [] if bad else ["no vector is refused: spoil a byte of a good one, and say rejected=1 (or flaw=…)"]
        return problems, f"{len(good)} good, {len(bad)} refused"

    def _crossing(self) -> Answer:
        problems = []
        for vector in self._case.vectors:
            for record in self._records(vector.data, vector.variant):
                said = parse(f'{{"record": {line_of(record)}}}'.encode())
                again = record_of(said, record.protocol, self._protocol.quantities, record.raw, record.at)
                if meaning(again) != meaning(record) and not any(isinstance(one, Block) for one in meaning(record)):
                    problems.append(f"{vector.source}: {dict(record.fields)} becomes {dict(again.fields)}")
        return problems, ""

    def _records(self, data: bytes, variant: str = "") -> list[Record]:
        return [one for one in Decoder(self._protocol, variant).feed(data) if isinstance(one, Record)]

    def _fuzz(self) -> Answer:
        chance, problems = Random(20260922), []
        pool = [one.data for one in self._case.vectors] or [b""]
        for _ in range(FUZZ):
            data = spoiled(chance.choice(pool), chance)
            found = tried(lambda data=data: self._numbers(data))  # type: ignore[misc]
            if isinstance(found, Exception):
                problems.append(f"{data.hex()}: {told(found, self._root)}")
            elif not all(value.is_finite() for value in found):
                problems.append(f"{data.hex()}: {found}")
        return problems[:10], f"{FUZZ} frames"

    def _numbers(self, data: bytes) -> list[Decimal]:
        """Return every number that these bytes give, after the look that the kiosk takes at them."""
        items = [item for record in self._records(data) for item in meaning(record)]
        judged = [plausible(item, QUANTITIES) for item in items if isinstance(item, Reading)]
        return [item.value for item in judged if isinstance(item, Reading)]

    def _quick(self) -> Answer:
        good = [one for one in self._case.vectors if one.expect]
        if not good:
            return ["nothing to time"], ""
        yardstick = seconds(st_gs.PROTOCOL, b"ST,GS,+0065.40kg\r\n")
        taken = {one.source: tried(lambda one=one: seconds(self._protocol, one.data, one.variant)) for one in good}  # type: ignore[misc]
        broken = [f"{row}: {told(one, self._root)}" for row, one in taken.items() if isinstance(one, Exception)]
        if broken:
            return broken, ""
        ratio = max(one for one in taken.values() if isinstance(one, float)) / yardstick
        words = f"{ratio:.1f} times a plain text scale"
        return ([f"{words}; at most {SLOWEST}"] if ratio > SLOWEST else []), words

    def _simulated(self) -> Answer:
        if not self._codec.simulate:
            return ["the manifest names no simulate function"], ""
        problems = []
        for values in self._samples():
            together = self._said(values)  # as a cuff says its three; a device may also say one alone
            for key, value in values.items():
                if not _tells(together, key, value) and not _tells(alone := self._said({key: value}), key, value):
                    problems.append(f"{key} {value}: {self._why(together, alone)}")
        return problems, ""

    def _said(self, values: dict[str, Decimal]) -> list[Reading | Block] | Exception:
        """Return what the codec makes of what the simulator says of these values."""
        frames = tried(lambda: frames_of(self._codec.simulate, values))
        if isinstance(frames, Exception):
            return frames
        items = [item for frame in frames for record in self._records(frame) for item in meaning(record)]
        return [item for item in items if isinstance(item, Reading | Block)]

    def _why(self, *tries: list[Reading | Block] | Exception) -> str:
        items = [item for one in tries if not isinstance(one, Exception) for item in one]
        heard = [f"{item.quantity} {item.value}" for item in items if isinstance(item, Reading)]
        raised = [told(one, self._root) for one in tries if isinstance(one, Exception)]
        if raised and not heard:
            return raised[0]
        return f"the codec reads {', '.join(dict.fromkeys(heard)) or 'nothing'}"

    def _samples(self) -> Iterator[dict[str, Decimal]]:
        """For each device a quarter, a half and three quarters of the way between the limits of each quantity."""
        for device in self._manifest.device:
            known = [QUANTITIES[key] for key in device.measures if device.process is None]
            for part in (1, 2, 3) if known else ():
                yield {one.key: one.rounded(one.low + (one.high - one.low) * part / 4) for one in known}


def _tells(said: list[Reading | Block] | Exception, key: str, value: Decimal) -> bool:
    items = [] if isinstance(said, Exception) else [item for item in said if item.quantity == key]
    return any(isinstance(item, Block) or item.value == value for item in items)


def main() -> None:
    """Answer every question."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the plug-in prints is no answer
    sys.path.insert(0, sys.argv[1])
    root, found = Path(sys.argv[1]), manifest.read(Path(sys.argv[2]))
    joined.join([one.quantity for one in found.quantity], [one.test("") for one in found.test])

    def say(ask: str, problems: list[str], note: str = "") -> None:
        out.write(dumps({"ask": ask, "problems": problems[:20], "note": note}) + "\n")
        out.flush()

    judge = tried(lambda: Judge(found, root))
    say("the codec can be imported", [told(judge, root)] if isinstance(judge, Exception) else [])
    for ask, answer in () if isinstance(judge, Exception) else judge.questions():
        answered = tried(answer)
        say(ask, *(([told(answered, root)], "") if isinstance(answered, Exception) else answered))


if __name__ == "__main__":
    main()
