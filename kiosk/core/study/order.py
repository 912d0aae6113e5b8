"""Which device comes first: balanced blocks, drawn from a seed that is kept.

Within every block each device comes first in half of the pairs, so that a trial that is stopped anywhere is out of
balance by at most half a block. Block lengths are themselves drawn (2 or 4), so that the last pair of a block cannot
be foreseen. SHA-256 alone decides: the same seed gives the same order on every machine, for ever.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import count

from kiosk.core.study.values import Role

LENGTHS = (2, 4)


def first_of(seed: str, number: int) -> Role:
    """Return the device that measures first in the pair of this number (1, 2 …)."""
    if number < 1:
        raise ValueError("pairs are counted from one")
    begun = 0
    for block in count():
        drawn = _block(seed, block)
        if number - begun <= len(drawn):
            return drawn[number - begun - 1]
        begun += len(drawn)
    raise AssertionError("count() never ends")


def _block(seed: str, block: int) -> list[Role]:
    length = LENGTHS[_digest(seed, block, "length")[0] % len(LENGTHS)]
    places = sorted(range(length), key=lambda place: _digest(seed, block, str(place)))
    drawn: list[Role] = ["test"] * length
    for place in places[: length // 2]:
        drawn[place] = "reference"
    return drawn


def _digest(seed: str, block: int, what: str) -> bytes:
    return sha256(f"{seed}/{block}/{what}".encode()).digest()
