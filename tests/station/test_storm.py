"""Random storms of touches, device events, store trouble and time: the promises that no order may break.

No exception. At most one lease a device (the fakes insist). A value is shown as saved only when it is on the disk, is
kept exactly once, and only in a visit whose step was open when it was said. An abandoned visit ends by itself.
"""

from __future__ import annotations

import asyncio
from decimal import Decimal
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.gate import QUESTIONS
from kiosk.core.messages import (
    Acknowledge,
    Answer,
    Back,
    CallStaff,
    Clear,
    Consent,
    Fact,
    Finish,
    Identify,
    Intent,
    Later,
    Next,
    Print,
    Redo,
    Resume,
    Scene,
    Shown,
    Skip,
    SpeakLanguage,
    Start,
    StillHere,
    Touch,
    TypeValue,
)
from kiosk.core.reading import Method, Record
from kiosk.core.resident import Sex
from kiosk.devices.supervisor import Ended, Rejected
from tests.station import words
from tests.station.fakes import StoredResident
from tests.station.play import BIRTH, GUEST, KNOWN, Play

TWIN = Identify(Sex.FEMALE, BIRTH, "7777")
TOUCHES: dict[str, Intent] = {
    "start": Start(),
    "guest": GUEST,
    "known": KNOWN,
    "twin": TWIN,
    "keep": Consent("keep", True),
    "keep-no": Consent("keep", False),
    "share": Consent("platform", True),
    "share-no": Consent("platform", False),
    "next": Next(),
    "back": Back(),
    "redo": Redo(),
    "skip": Skip(),
    "finish": Finish(),
    "later": Later(),
    "still-here": StillHere(),
    "touch": Touch(),
    "call": CallStaff(),
    "answer-call": Acknowledge("1111"),
    "clear-helper": Clear("1111"),
    "clear": Clear("2222"),
    "clear-wrong": Clear("0000"),
    "print": Print(),
    "english": SpeakLanguage("en"),
    "changed-no": Answer("safety.changed", yes=False),
}
SPEECH = (
    *("weigh", "waver", "overload", "height", "squeeze", "inflate", "inflate-undated", "cuff-fails"),
    *("cuff-says", "cuff-hangs-up", "cuff-replays", "cuff-yesterday"),
)
OWNED = ("scale", "stadiometer", "cuff", "grip")
PLUGS = tuple(f"{device} {state}" for device in OWNED for state in ("absent", "ready"))
OTHERS = ("go", "yes", "type", "resume", "nap", "rest", "wander off", "refuse", "accept", "hang", "release", "noise")
UNTRACED = ("diastolic_pressure", "mean_pressure", "heart_rate")
"""They are said together with a value that is unlike all others, and need not be so themselves."""
LONGEST = 520
"""Seconds after which nobody can still be waited for: a whole forced rest, the question, its answer, the goodbye."""


class Storm(Play):
    """Every value is unlike every other, so that each row can be traced to whom it was said for."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.owners: dict[tuple[str, Decimal], set[UUID]] = {}
        self.aside: list[UUID] = []
        self.said: list[Record] = []
        self._link = 0
        for _ in range(2):
            self.archive.disk.residents[uuid4()] = StoredResident((Sex.FEMALE, BIRTH, "7777"), {"keep": True})

    def _tell(self, fact: Fact) -> None:
        super()._tell(fact)
        if isinstance(fact, Shown) and fact.scene.kind == "good" and fact.scene.saved:
            assert fact.visit is not None
            self._on_disk(fact.visit, fact.scene)

    def _on_disk(self, visit: UUID, scene: Scene) -> None:
        rows = self.archive.disk.visits[visit].rows
        for quantity, digits in scene.values:
            same = [row for row in rows if (row.step, row.quantity, f"{row.value:f}") == (scene.step, quantity, digits)]
            assert same, f"{scene.step} {quantity} is not on the disk"
            assert quantity in UNTRACED or len(same) == 1, f"{scene.step} {quantity} is there {len(same)} times"

    # --- values ------------------------------------------------------------------------------------------------

    def _fresh(self) -> int:
        self._count += 1
        return self._count

    def _own(self, device: str, *values: tuple[str, Decimal]) -> bool:
        """Note for whom something is said; False: keep silent, since the store holds up the order of things."""
        is_open, front = self.devices.all[device].open_step, self.station.front
        if not is_open and (self.archive.refusing or self.archive.hangs):
            return False
        for value in values:
            self.owners.setdefault(value, set()).update({front.visit.id} if is_open and front else set())
        return True

    async def speak(self, what: str) -> None:
        number = self._fresh()
        kg, cm, force = 30 + Decimal(number) / 10, 100 + Decimal(number) / 10, 5 + Decimal(number) / 10
        systolic, diastolic = 90 + number, 45 + number % 60
        pressures = (("systolic_pressure", Decimal(systolic)),)
        match what:
            case "weigh":
                for _ in range(12):
                    if self._own("scale", ("body_weight", kg)):
                        await self.say("scale", words.weight_line(kg, self.now))
                    await self.clock.advance(0.1)
            case "waver":
                await self.say("scale", words.weight_line("0.00", self.now, stable=bool(number % 2)))
            case "overload":
                await self.say("scale", words.overload_line(self.now))
            case "height" if self._own("stadiometer", ("body_height", cm), ("body_weight", kg)):
                await self.say("stadiometer", words.height_block(cm, kg, self.now))
            case "squeeze" if self._own("grip", ("grip_force", force)):
                await self.say("grip", words.read("tindeq:data", words.short_grip(force), self.now))
            case "inflate" | "inflate-undated" if self._own("cuff", *pressures):
                dated = self.result(systolic, diastolic)
                self.said.append(dated if what == "inflate" else words.pressure(systolic, diastolic, self.now))
                await self.session("cuff", self.said[-1])
            case "cuff-fails":
                await self.session("cuff", words.failed_pressure(self.now, 2))
            case "cuff-says" if self._own("cuff", *pressures):
                self._link -= 1
                self.said.append(self.result(systolic, diastolic))
                await self.say("cuff", self.said[-1], link=self._link, opened_at=self.now)
            case "cuff-hangs-up":
                self.station.hear(Ended("cuff", self._link, 1))
            case "cuff-replays":
                again = [Record(one.protocol, one.fields, one.raw, self.now) for one in self.said[-3:]]
                await self.session("cuff", *again)
            case "cuff-yesterday":
                await self.session("cuff", self.result(systolic, diastolic, ago=86_400))

    # --- deeds -------------------------------------------------------------------------------------------------

    async def act(self, what: str) -> None:
        if what in TOUCHES:
            if what == "later" and self.station.front is not None:
                self.aside.append(self.station.front.visit.id)
            await self.do(TOUCHES[what])
        elif what in SPEECH:
            await self.speak(what)
        elif what in PLUGS:
            await self.change(*what.split())
        else:
            await self._other(what)
        await self.quiet()

    async def _other(self, what: str) -> None:
        match what:
            case "go":
                await self._go()
            case "yes":
                await self.do(Answer(self.scene.question or QUESTIONS[0], yes=True))
            case "type":
                await self._type()
            case "resume" if self.aside:
                await self.do(Resume(self.aside[-1]))
            case "nap" | "rest" | "wander off":
                await self.wait({"nap": 3, "rest": 100, "wander off": 310}[what])
            case "refuse" | "accept":
                self.archive.refusing = what == "refuse"
                await self.wait(5)
            case "hang":
                self.archive.hang()
            case "release":
                self.archive.release()
            case "noise":
                self.station.hear(Rejected("scale", self._fresh()))

    async def _go(self) -> None:
        """What a willing resident does now."""
        scene = self.scene
        match scene.kind:
            case "live":
                test = scene.step.split("-")[0]
                await self.speak({"weight": "weigh", "pressure": "inflate", "grip": "squeeze"}.get(test, "height"))
            case "ask":
                await self.do(Answer(scene.question, yes=False))
            case "consent":
                await self.do(Consent(scene.question, True))
            case "attract":
                await self.do(Start())
            case "who":
                await self.do(KNOWN if self._fresh() % 2 else GUEST)
            case "still-there":
                await self.do(StillHere())
            case "trouble":
                await self.do(Redo())
            case _:
                await self.do(Next())

    async def _type(self) -> None:
        front, number = self.station.front, self._fresh()
        values = tuple((key, 40 + Decimal(number) / 10) for key in self.scene.quantities if key != "mean_pressure")
        if front is not None and values and not (self.archive.refusing or self.archive.hangs):
            typed = tuple((key, value.quantize(1) if "pressure" in key else value) for key, value in values)
            for key, value in typed:
                self.owners.setdefault((key, value), set()).add(front.visit.id)
            await self.do(TypeValue("1111", typed))

    # --- promises ----------------------------------------------------------------------------------------------

    def check(self) -> None:
        seen: set[tuple[str, Decimal]] = set()
        for visit, stored in self.archive.disk.visits.items():
            for row in stored.rows:
                if row.method is Method.COMPUTED or row.quantity in UNTRACED:
                    continue
                value = row.quantity, row.value
                assert visit in self.owners.get(value, ()), f"{value} is not of this visit"
                assert value not in seen, f"{value} is kept twice"
                seen.add(value)

    async def calm(self) -> None:
        """The store works, nobody is there any more: everything comes to an end."""
        self.archive.refusing = False
        self.archive.release()
        await self.wait(5)
        await self.wait(LONGEST)
        assert self.kind == "attract", f"{self.kind} {self.scene.step} stays for ever"
        assert self.station.front is None
        assert not self.devices.leased
        for visit, stored in self.archive.disk.visits.items():
            still_open = self.station.visit_of(visit) is not None
            assert still_open == (stored.ended is None), "a visit was never closed, or closed and still held"
            assert not still_open or visit in self.aside
            assert visit not in self.archive.disk.tally
        self.check()


async def _storm(deeds: list[str]) -> None:
    async with Storm() as storm:
        for deed in deeds:
            await storm.act(deed)
            storm.check()
        await storm.calm()


ANY = st.sampled_from((*TOUCHES, *SPEECH, *PLUGS, *OTHERS))
WILLING = st.integers(1, 30).map(lambda count: ["go"] * count)
DEEDS = st.lists(st.one_of(WILLING, ANY.map(lambda deed: [deed]), ANY.map(lambda deed: [deed])), max_size=20).map(
    lambda parts: [deed for part in parts for deed in part][:80]
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DEEDS)
def test_no_order_of_things_breaks_a_promise(deeds: list[str]) -> None:
    asyncio.run(_storm(deeds))
