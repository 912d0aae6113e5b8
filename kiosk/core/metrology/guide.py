"""Leading through a check: what to do and to read now, what came in, what is settled. A pure state machine, no clock.

Fed with what the device means (`kiosk.core.translate.meaning`) and with presses; it answers with points. Whatever is
asked for and stands still is taken by itself; something else that stands still is named, and never taken by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from kiosk.core.metrology.ask import Ask, Given
from kiosk.core.metrology.contacts import Contacts
from kiosk.core.metrology.still import Stand, Still
from kiosk.core.metrology.values import Correction, Point
from kiosk.core.settle import Said

PATIENCE = 15.0
"""Seconds in which somebody puts a weight on; after that the number may be taken as it is."""


@dataclass(slots=True)
class Guide:
    """One device through its tasks, in their order. ``per``: how much of the plan's unit one of its own unit is;
    ``known``: loads there are, to name one that was put on wrongly."""

    quantity: str
    asks: tuple[Ask, ...]
    still: Still
    per: Decimal = Decimal(1)
    known: tuple[Decimal, ...] = ()
    correction: Correction = field(default_factory=Correction)  # in force, for people; points keep what was said
    points: dict[str, Point] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)  # task → why it cannot be done here today
    given: Given = field(default_factory=Given)
    stand: Stand | None = None  # what stands there now and was not taken
    _again: str = ""
    _last: Stand | None = None  # the newest one that was taken
    _left: bool = True  # something else was read since: the same load put on anew
    _began: float | None = None
    _turned: float | None = None  # when the task that is on came
    contacts: Contacts = field(init=False)

    def __post_init__(self) -> None:
        self.contacts = Contacts(self.quantity)

    # --- where it is ---------------------------------------------------------------------------------------------

    @property
    def ask(self) -> Ask | None:
        """What to do now; None: all is through."""
        wanted = [one for one in self.asks if one.key == self._again]
        wanted += [one for one in self.asks if one.key not in self.points and one.key not in self.skipped]
        return wanted[0] if wanted else None

    @property
    def over(self) -> bool:
        """Whether every task has its point, or a reason why not."""
        return self.ask is None

    @property
    def listens(self) -> bool:
        """Whether the device itself says anything in this check, or only people look at it."""
        return any(one.how in ("still", "interval") for one in self.asks)

    @property
    def awaits(self) -> bool:
        """Whether it has to be said first what the reference itself shows."""
        return self.ask is not None and self.given.wants(self.ask)

    @property
    def taken(self) -> tuple[Point, ...]:
        """The settled points, in the order of the tasks."""
        return tuple(self.points[one.key] for one in self.asks if one.key in self.points)

    # --- what comes in -------------------------------------------------------------------------------------------

    def hear(self, said: Iterable[Said], at: float, now: datetime | None = None) -> Point | None:
        """Take what the device meant; returns the point that is settled with it, if one is. ``at``: monotonic."""
        before = self.still.shown
        items = tuple(said)
        stand = self._own(self.still.hear(items))
        self._began = at if self._began is None else self._began
        self._turned = at if self._turned is None else self._turned
        self._watch(before)
        ask = self.ask
        if ask is not None and ask.how == "interval":
            found = self.contacts.hear(items, float(ask.target))
            if found is None:
                return None
            ours, told = found  # nobody hits ten seconds: how far the two clocks are apart is what counts
            return self._settle(ask, Stand(ask.target + told - ours, at), at, now)
        self.stand = stand if stand is not None else (self.stand if self.still.shown == before else None)
        if stand is None or self.same(stand):
            return None
        return self._near(stand, at, now)

    def _near(self, stand: Stand, at: float, now: datetime | None) -> Point | None:
        """Take it if it is what was asked for."""
        ask = self.ask
        if ask is None or ask.how != "still" or self.awaits or abs(stand.value - self.given.of(ask)[0]) > ask.near:
            return None
        return self._settle(ask, stand, at, now)

    def _own(self, stand: Stand | None) -> Stand | None:
        """In the plan's unit."""
        return stand if stand is None or self.per == 1 else replace(stand, value=stand.value * self.per)

    def seen(self, value: Decimal) -> Decimal:
        """A number of the device as it stands on the resident's screen."""
        return self.correction.of(value)

    @property
    def shown(self) -> Decimal | None:
        """The device's newest number, in the plan's unit."""
        return None if self.still.shown is None else self.still.shown * self.per

    def _watch(self, before: Decimal | None) -> None:
        """See whether the load was taken off since the last point: else the same one is not read twice."""
        shown, last = self.shown, self._last
        if last is None or shown is None or self.still.shown == before:
            return
        moved = 3 * self.still.spread  # from one corner to the next it may be pushed, without being lifted
        lifted = moved if self.ask is not None and self.ask.kind == "corner" else max(abs(last.value) / 2, moved)
        self._left = self._left or abs(shown - last.value) > lifted

    def waits(self, at: float) -> bool:
        """Whether so much time went by since the task came that its number seems not to move."""
        return self._turned is not None and at - self._turned >= PATIENCE

    def same(self, stand: Stand) -> bool:
        """Whether this is still what was taken before, and nothing was moved in between."""
        if self._left or stand.whole or self._last is None:
            return False
        return abs(stand.value - self._last.value) <= 3 * self.still.spread

    def _settle(self, ask: Ask, stand: Stand, at: float, now: datetime | None) -> Point:
        since = at - self._began if self._began is not None else 0.0
        true, u = self.given.of(ask)
        point = Point(ask.key, true, stand.value, u, ask.references, now, stand.said, round(since, 1))
        self.points[ask.key] = point
        self.skipped.pop(ask.key, None)
        self._again, self._last, self._left, self.stand = "", stand, False, None
        self._turned = at
        self.still.forget()
        return point

    # --- what is pressed -----------------------------------------------------------------------------------------

    def take(self, at: float, now: datetime | None = None) -> Point | None:
        """What stands there is what was asked for, somebody says: it is taken, however far it is."""
        if self.ask is None or self.ask.how != "still" or self.shown is None or self.still.refused or self.awaits:
            return None
        stand = self.stand or Stand(self.shown, at, self.still.said)
        return self._settle(self.ask, stand, at, now)

    def typed(self, value: Decimal, at: float, now: datetime | None = None) -> Point | None:
        """The number was read off and typed (or, of what is looked at, 1 for yes and 0 for no)."""
        return None if self.ask is None else self._settle(self.ask, Stand(value, at, f"{value:f}"), at, now)

    def refer(self, shown: Decimal, at: float, now: datetime | None = None) -> Point | None:
        """The reference itself shows this: a device's number that stands there already is taken with it."""
        if self.ask is not None:
            self.given.take(self.ask, shown)
        return self._near(self.stand, at, now) if self.stand is not None else None

    def answer(self, *, yes: bool, at: float, now: datetime | None = None) -> None:
        """What is looked at is as it should be, or not: for all such tasks that follow each other."""
        while self.ask is not None and self.ask.how == "yes":
            self.typed(Decimal(int(yes)), at, now)

    def skip(self, why: str) -> None:
        """This task cannot be done here today."""
        if self.ask is not None:
            self.skipped[self.ask.key] = why
            self._again, self.stand = "", None

    def skip_rest(self, why: str) -> None:
        """Nothing more can be done with this device today."""
        while self.ask is not None:
            self.skip(why)

    def once_more(self, key: str) -> None:
        """One point again; its old number stands until the new one has come."""
        if any(one.key == key for one in self.asks):
            self.given.loads.pop(key, None)
            self._again, self._left, self.stand = key, True, None
            self.still.forget()

    def anew(self) -> None:
        """A second look: everything from the start, on the same device."""
        self.points.clear()
        self.skipped.clear()
        self.given.loads.clear()
        self._again, self._last, self._left, self.stand = "", None, True, None
        self.still.forget()
