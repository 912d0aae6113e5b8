"""``python -m benchmarks.truth``: run the battery over ours and the peers; exit 1 if ours is wrong.

With the peers it writes ``docs/truth.md``.

``--write`` also writes ``vectors.jsonl`` anew; ``--no-peers`` needs no network.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping

from benchmarks.truth import judge
from benchmarks.truth.judge import Score, Verdict
from benchmarks.truth.peers import PEERS, ROOT, PeerError, answers, prepare
from benchmarks.truth.vectors import Line, battery, write
from kiosk.devices.registry import installed
from tests.long.fuzz import contracts

PAGE = ROOT / "docs" / "truth.md"
SHOWN = 2
"""So many wrong values of each protocol are quoted."""


def main() -> int:
    """Run, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.truth", description=__doc__)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lines = battery(contract.case() for contract in contracts())
    if options.write:
        write(lines)
    scores = judge.ours(lines)
    others = {} if options.no_peers else _peers(lines)
    text = page(lines, scores, others)
    print(text)
    if others:
        PAGE.write_text(text, encoding="utf-8")
    bad = [about for score in scores.values() for about in score.wrongs]
    missed = sum(score.counts[Verdict.MISSED] for score in scores.values())
    print(*bad, sep="\n", file=sys.stderr)
    return 1 if bad or missed else 0


def _peers(lines: tuple[Line, ...]) -> dict[str, Mapping[str, Score]]:
    found: dict[str, Mapping[str, Score]] = {}
    for peer in PEERS:
        try:
            prepare(peer)
            found[f"{peer.name} {peer.version}"] = judge.peer(lines, answers(peer, lines))
        except (PeerError, OSError) as error:
            print(f"{peer.name}: not asked: {error}", file=sys.stderr)
    return found


def page(lines: tuple[Line, ...], scores: Mapping[str, Score], others: Mapping[str, Mapping[str, Score]]) -> str:
    """Write the tables."""
    total = sum((score.counts for score in scores.values()), Counter[Verdict]())
    roads = Counter("built from values" if line["whole"] else "tables" for line in lines)
    text = [
        "# The truth battery",
        "",
        "Made by `python -m benchmarks.truth`; do not edit. The vectors, each with its source, are",
        "`benchmarks/truth/vectors.jsonl`. *Right*: every number that is in the bytes was given, and no other.",
        "*Refused*: there is no usable number in them, and none was given. *Missed*: there is one, and none was given.",
        "*Wrong*: a number was given that is not in them, without a warning.",
        "",
        f"{len(lines)} vectors ({roads['tables']} from the tables of the codec tests, {roads['built from values']}",
        f"built from chosen values): **{total[Verdict.RIGHT]} right, {total[Verdict.REFUSED]} refused,",
        f"{total[Verdict.MISSED]} missed, {total[Verdict.WRONG]} wrong.**",
        "",
        "## Every protocol of this kiosk",
        "",
        "| protocol | version | vectors | right | refused | missed | wrong |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    known = installed().protocols
    text += [f"| `{key}` | {known[key].version} | {_cells(score)}" for key, score in sorted(scores.items())]
    if others:
        text += _beside(scores, others)
    return "\n".join([*text, ""])


def _cells(score: Score) -> str:
    counts = [score.counts[verdict] for verdict in (Verdict.RIGHT, Verdict.REFUSED, Verdict.MISSED, Verdict.WRONG)]
    return " | ".join(str(count) for count in (sum(counts), *counts)) + " |"


def _beside(scores: Mapping[str, Score], others: Mapping[str, Mapping[str, Score]]) -> list[str]:
    text = [
        "",
        "## Side by side",
        "",
        "The same bytes, where another decoder says that it reads them. What it marks itself as unusable (no skin",
        "contact, a control solution, not stable) counts as no number.",
        "",
        "| protocol | decoder | vectors | right | refused | missed | wrong |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    quotes: list[str] = []
    for name, found in others.items():
        for key, score in sorted(found.items()):
            text.append(f"| `{key}` | this kiosk | {_cells(scores[key])}")
            text.append(f"| | {name} | {_cells(score)}")
            quotes += [f"- {name}, `{key}`: {about}" for about in score.wrongs[:SHOWN]]
    return [*text, "", "Some of the wrong ones:", "", *quotes]


if __name__ == "__main__":
    sys.exit(main())
