"""Which entry plays: the n-th entry of a step at the n-th start of that step; then the last that has a value, again.

A further reading of a cuff (pressure-2, pressure-3 …) that no entry names says what the one before said, with another
pulse: an arm is not the same twice, and a cuff with a memory would be taken to repeat itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.devices.simulate.scenario import At

PLAIN = {"unplug": False, "replay": (), "drop": ""}
"""A repeated entry is its value only: a cable that is pulled at every attempt would never let a step end."""

READ_AGAIN, PULSE = "pressure", "pulse"


class Playbook:
    """The entries of one device, and how often each step has begun."""

    def __init__(self, entries: Sequence[At]) -> None:
        self._entries = tuple(entries)
        self._starts: dict[str, int] = {}

    @property
    def timed(self) -> tuple[At, ...]:
        """Entries that play by the clock, not by a step."""
        return tuple(entry for entry in self._entries if entry.seconds is not None)

    def begin(self, step: str) -> At | None:
        """Take the entry for this start of the step; None when the device has no part in it."""
        mine = [entry for entry in self._entries if entry.step == step]
        if not mine:
            return self._like_before(step)
        turn = self._starts.get(step, 0)
        self._starts[step] = turn + 1
        if turn < len(mine):
            return mine[turn]
        again = next((entry for entry in reversed(mine) if entry.has_value), None)
        return again.model_copy(update=PLAIN) if again is not None else mine[-1]

    def _like_before(self, step: str) -> At | None:
        name, _, number = step.rpartition("-")
        if name != READ_AGAIN or not number.isdecimal():
            return None
        before = [name, *(f"{name}-{one}" for one in range(2, int(number)))]
        valued = [entry for step in before for entry in self._entries if entry.step == step and entry.has_value]
        if not valued:
            return None
        value = valued[-1].value
        if isinstance(value, dict) and PULSE in value:
            value = {**value, PULSE: value[PULSE] + int(number) - 1}
        return valued[-1].model_copy(update={**PLAIN, "value": value})

    def rewind(self) -> None:
        """A new visit: every step starts from its first entry."""
        self._starts.clear()
