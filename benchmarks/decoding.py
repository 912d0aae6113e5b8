"""Frames a second beside other people's decoders, on the same bytes, one after the other in the same run.

Ours is what a link runs: a Frame, the codec of the connection, the Records. Only frames that hold a value and that the
peer reads are taken: a refusal costs an exception. Tindeq counts samples; ours goes the way of the stream, in blocks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.truth.peers import PEERS, Peer, PeerError, answers, prepare, speed
from benchmarks.truth.vectors import Line, from_made, made
from kiosk.core.reading import Block
from kiosk.core.translate import meaning
from kiosk.devices.driver import Frame, Record
from kiosk.devices.registry import installed

BOUNDS = {"bluetooth-sig": 20.0, "xiaomi-ble": 5.0, "grip-connect": 1.0}
ROUNDS = 3
"""Peer and ours take turns so often; the best of each counts, as the other programs on a machine only slow down."""


def measure(_: Path, times: int) -> list[Row]:
    """One row for each peer; a peer that is not there is said, not passed over."""
    lines = tuple(from_made(made()))
    rows: list[Row] = []
    for peer in PEERS:
        try:
            prepare(peer)
            rows.append(_beside(peer, lines, times))
        except (PeerError, OSError) as error:
            note, bound = f"not measured: {str(error)[:60]}", BOUNDS[peer.name]
            rows.append(Row("decoding", f"beside {peer.name}", 0.0, "x", bound=bound, at_least=True, note=note))
    return rows


def _beside(peer: Peer, lines: Sequence[Line], times: int) -> Row:
    told = answers(peer, lines)
    chosen = [line for line in lines if line["records"] and told.get(str(line["id"]))]
    theirs = ours = 0.0
    for _ in range(ROUNDS):
        found = speed(peer, chosen, times)
        theirs = max(theirs, found.get("frames", found.get("samples", 0.0)) / found["seconds"])
        ours = max(ours, _ours(chosen, times, _samples if peer.node else _records))
    what = "samples" if peer.node else "frames"
    note = f"{ours:,.0f} and {theirs:,.0f} {what}/s"
    return Row(
        "decoding", f"{what} beside {peer.name}", ours / theirs, "x", bound=BOUNDS[peer.name], at_least=True, note=note
    )


def _ours(lines: Sequence[Line], times: int, count: Callable[[Sequence[tuple[str, bytes]]], int]) -> float:
    frames = [(str(line["protocol"]), bytes.fromhex(str(line["hex"]))) for line in lines]
    began = time.perf_counter()
    done = sum(count(frames) for _ in range(times))
    return done / (time.perf_counter() - began)


def _records(frames: Sequence[tuple[str, bytes]]) -> int:
    protocols = installed().protocols
    codecs = {key: protocols[key].make("") for key, _ in frames}
    return sum(len(tuple(codecs[key].feed(Frame(data, 1.0)))) for key, data in frames)


def _samples(frames: Sequence[tuple[str, bytes]]) -> int:
    codec = installed().protocols["tindeq:data"].make("")
    count = 0
    for _, data in frames:
        for said in codec.feed(Frame(data, 1.0)):
            if isinstance(said, Record):
                count += sum(len(item.values) for item in meaning(said) if isinstance(item, Block))
    return count
