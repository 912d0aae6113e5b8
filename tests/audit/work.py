"""The audit in pieces, each for a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from tests.audit.looks import Look
from tests.audit.run import in_turn

_SHARE = 25  # screens that one process takes at a time, each in all looks of one panel and way up
Job = tuple[tuple[str, ...], tuple[Look, ...]]


def jobs(screens: list[str], looks: list[Look]) -> Iterator[Job]:
    """Cut the work into pieces that need one window each."""
    windows: dict[tuple[str, bool], list[Look]] = {}
    for look in looks:
        windows.setdefault((look.panel, look.upright), []).append(look)
    for group in windows.values():
        for start in range(0, len(screens), _SHARE):
            yield tuple(screens[start : start + _SHARE]), tuple(group)


def work(job: Job) -> tuple[int, list[dict[str, str]]]:
    """Do a piece of it in a process of its own: how many looks, and what was found."""
    screens, looks = job
    found = [one for *_, some in in_turn((name, look) for name in screens for look in looks) for one in some]
    return len(screens) * len(looks), [asdict(one) for one in found]
