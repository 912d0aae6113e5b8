"""Feed every codec spoiled bytes: ``python -m tests.long.fuzz --frames 50000 --seed 1``, or ``make fuzz``.

In: the vectors of all contracts under tests/devices/codecs, made into random bytes, mutated frames, cut and merged
streams. Out: a table of figures, and exit code 1 if a codec raised anything but FrameError, a record held NaN or could
not be printed, a cut changed what was read, or a frame gave a record that its guard should have prevented.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kiosk.core.errors import FrameError
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.conformance import Case, DriverContract, Guard, Vector
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame
from kiosk.devices.promises import is_false
from tests.devices import codecs
from tests.long.looking import printable, sound

COLUMNS = ("frames", "records", "readings", "refused", "rejected", "guarded")


@dataclass(slots=True)
class Tally:
    """Figures of one protocol."""

    key: str
    family: str = ""
    frames: int = 0
    records: int = 0
    readings: int = 0
    refused: int = 0
    rejected: int = 0
    guarded: int = 0
    problems: list[str] = field(default_factory=list)


def contracts() -> list[type[DriverContract]]:
    """Return every contract that the codec tests hold."""
    for module in pkgutil.iter_modules(codecs.__path__):
        importlib.import_module(f"{codecs.__name__}.{module.name}")
    return sorted(DriverContract.__subclasses__(), key=lambda contract: contract.__name__)


def mutated(chance: random.Random, data: bytes) -> bytes:
    """Return the bytes after a few accidents of a line."""
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(spoiled) + 1)
        match chance.randrange(6):
            case 0:
                del spoiled[place : place + chance.randint(1, 3)]
            case 1:
                spoiled[place:place] = chance.randbytes(chance.randint(1, 3))
            case 2:
                spoiled[place : place + 1] = chance.randbytes(1)
            case 3 if spoiled:
                spoiled[place % len(spoiled)] ^= 1 << chance.randrange(8)
            case 4:
                spoiled[place : place + 1] = chance.choice((b"\0", b" ", b"-", b".", b"9", b"_", b"e", b"\r"))
            case _:
                spoiled[place:place] = spoiled[chance.randrange(len(spoiled) + 1) :][:8]
    return bytes(spoiled)


LOST, ADDED, CHANGED = range(3)
ACCIDENTS = {Guard.LENGTH: (LOST, ADDED), Guard.CHANGE: (LOST, CHANGED), Guard.CHECKSUM: (LOST, ADDED, CHANGED)}


def spoiled_once(chance: random.Random, guard: Guard, data: bytes) -> bytes:
    """Return the bytes with the one accident that this guard must notice."""
    place = chance.randrange(len(data))
    before, byte, after = data[:place], data[place], data[place + 1 :]
    accident = chance.choice(ACCIDENTS[guard])
    if accident == LOST:
        return before + after
    if accident == ADDED:
        return before + bytes([chance.randrange(1, 256)]) + data[place:]
    return before + bytes([byte ^ chance.randrange(1, 256)]) + after


def pieces(chance: random.Random, data: bytes) -> Iterator[bytes]:
    """Cut anywhere."""
    while data:
        size = chance.choice((1, 1, 2, 3, 7, 20, len(data)))
        yield data[:size]
        data = data[size:]


class Fuzz:
    """One protocol under fire."""

    def __init__(self, case: Case, chance: random.Random) -> None:
        self.case = case
        self.chance = chance
        self.tally = Tally(case.protocol.key)
        self.good = tuple(vector for vector in case.vectors if vector.expect and vector.guarded) or case.vectors
        self.kinds: tuple[Callable[[], None], ...] = (self.random, self.mutant, self.stream, self.guarded)

    def run(self, frames: int) -> Tally:
        """Try so many frames; after twenty problems more would not help."""
        while self.tally.frames < frames and len(self.tally.problems) < 20:
            self.chance.choice(self.kinds)()
        return self.tally

    def random(self) -> None:
        """Bytes that never were a frame."""
        self.hear(self.variant(), self.chance.randbytes(self.chance.randint(0, 80)), 1)

    def mutant(self) -> None:
        """A frame after some accidents, also shown to the codec without a framer."""
        vector = self.vector()
        data = mutated(self.chance, vector.data)
        self.hear(vector.variant, data, 1)
        try:
            tuple(self.case.protocol.make(vector.variant).feed(Frame(data)))
        except FrameError:
            pass
        except Exception as error:  # what we look for
            self.problem(f"the codec alone raises {error!r}", data)

    def stream(self) -> None:
        """Several frames, some spoiled, with noise between, cut anywhere."""
        parts, first = [], self.vector()
        for _ in range(self.chance.randint(2, 6)):
            vector = self.vector()
            if vector.variant == first.variant:
                parts.append(vector.data if self.chance.random() < 0.6 else mutated(self.chance, vector.data))
                parts.append(self.chance.randbytes(self.chance.choice((0, 0, 0, 1, 5))))
        self.hear(first.variant, b"".join(parts) or first.data, max(1, len(parts) // 2))

    def guarded(self) -> None:
        """One frame with the accident that its length or checksum must notice."""
        vector = self.chance.choice(self.good)
        if self.case.guard is Guard.NONE:
            return self.mutant()
        data = spoiled_once(self.chance, self.case.guard, vector.data)
        true = [dict(record.fields) for record in self.hear(vector.variant, vector.data, 0)]
        false = [record for record in self.hear(vector.variant, data, 1) if is_false(record, true)]
        self.tally.guarded += 1
        if false:
            self.problem(f"{vector.source}: spoiled, and yet {false}", data)
        return None

    def hear(self, variant: str, data: bytes, frames: int) -> list[Record]:
        """Decode whole and cut, and look at what came."""
        self.tally.frames += frames
        try:
            decoder = Decoder(self.case.protocol, variant)
            records = [said for said in decoder.feed(data) if isinstance(said, Record)]
            if self.case.streamed:
                self.compare(decoder, records, variant, data)
            for record in records:
                self.look(record, frames)
        except Exception as error:  # what we look for
            self.problem(f"raises {error!r}", data)
            return []
        self.tally.records += len(records) if frames else 0
        self.tally.rejected += decoder.rejected if frames else 0
        return records

    def compare(self, whole: Decoder, records: list[Record], variant: str, data: bytes) -> None:
        """The same bytes in pieces."""
        cut = Decoder(self.case.protocol, variant)
        again = [said for piece in pieces(self.chance, data) for said in cut.feed(piece)]
        if (again, cut.rejected, cut.pending) != (records, whole.rejected, whole.pending):
            self.problem("a cut changes what is read", data)

    def look(self, record: Record, frames: int) -> None:
        """Print it, translate it, judge it."""
        printable(record)
        for item in meaning(record):
            judged = plausible(item, QUANTITIES) if isinstance(item, Reading) else item
            sound(judged)
            self.tally.refused += frames and isinstance(judged, Refusal)
            self.tally.readings += frames and not isinstance(judged, Refusal)

    def vector(self) -> Vector:
        return self.chance.choice(self.case.vectors)

    def variant(self) -> str:
        return self.chance.choice(("", *self.case.protocol.variants))

    def problem(self, text: str, data: bytes) -> None:
        self.tally.problems.append(f"{self.case.protocol.key}: {text}: {data.hex()}")


def fuzz(frames: int, seed: int) -> list[Tally]:
    """Try so many frames, the same number for each protocol."""
    cases = [contract.case() for contract in contracts()]
    return [_one(case, -(-frames // len(cases)), seed) for case in cases]


def fuzz_families(frames: int, seed: int) -> Iterator[Tally]:
    """Try so many frames in each family of protocols, shared among its members."""
    cases = [contract.case() for contract in contracts()]
    sizes = Counter(family(case) for case in cases)
    for case in sorted(cases, key=family):
        yield _one(case, -(-frames // sizes[family(case)]), seed)


def family(case: Case) -> str:
    """Return the kind of device that a protocol belongs to, and how it is connected."""
    by_quantity = {"body_weight": "scales", "body_height": "scales", "systolic_pressure": "cuffs", "spo2": "oximeters"}
    by_quantity |= {"grip_force": "force", "contact": "movement", "distance": "movement"}
    if case.protocol.framer is None:
        return {"gatt": "GATT", "adv": "adverts"}.get(case.protocol.key.split(":")[0], "other Bluetooth")
    found = [by_quantity[quantity] for quantity in case.protocol.quantities if quantity in by_quantity]
    return found[0] if found else "readers"


def _one(case: Case, frames: int, seed: int) -> Tally:
    tally = Fuzz(case, random.Random(f"{seed} {case.protocol.key}")).run(frames)
    tally.family = family(case)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frames", type=int, default=50_000)
    parser.add_argument("--family", type=int, default=0, help="so many frames in each family instead")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.monotonic()
    tallies: list[Tally] = []
    print(f"{'protocol':20}" + "".join(f"{name:>10}" for name in COLUMNS))
    seed = options.seed
    for tally in fuzz_families(options.family, seed) if options.family else fuzz(options.frames, seed):
        tallies.append(tally)
        print(f"{tally.key:20}" + "".join(f"{getattr(tally, name):>10}" for name in COLUMNS), flush=True)
        print(*tally.problems, sep="\n", end="\n" if tally.problems else "")
    for name in sorted({tally.family for tally in tallies}):
        mine = [tally for tally in tallies if tally.family == name]
        print(f"= {name}: {sum(tally.frames for tally in mine):,} frames of {len(mine)} protocols")
    found = sum(len(tally.problems) for tally in tallies)
    total = sum(tally.frames for tally in tallies)
    print(f"{total} frames, {found} problems, seed {seed}, {time.monotonic() - began:.1f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
