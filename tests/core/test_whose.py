"""Whose result is it? One table of cases, and the promises that hold for any records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading import Record
from kiosk.core.whose import Moment, Verdict, Why, unheard, whose

SEOUL = ZoneInfo("Asia/Seoul")
STEP = Moment(datetime(2026, 11, 21, 0, 30, tzinfo=UTC), 1000.0)  # 09:30 on the wall
NOW = Moment(STEP.utc + timedelta(seconds=90), STEP.at + 90)


def said(time: str | None = None, at: float = 1060.0, value: int = 120, protocol: str = "gatt:2A35") -> Record:
    """A result that arrived at monotonic ``at``; its device dates it to that time of the day."""
    fields: dict[str, object] = {"systolic_mmhg": value}
    if time is not None:
        fields["timestamp"] = f"2026-11-21T{time}" if time else None
    return Record(protocol, fields, f"{value} {time}".encode(), at)


def marked(time: str | None = None, value: int = 120, **more: object) -> Record:
    """A result of a codec that says more about it."""
    plain = said(time, value=value)
    return Record(plain.protocol, {**plain.fields, **more}, plain.raw, plain.at)


def has(last: int, at: float = 1010.0) -> Record:
    """The device's word on the newest number in its memory; no result."""
    return Record("gatt:2A35", {"last_sequence": last}, b"last", at)


@dataclass(frozen=True)
class Case:
    """``expected``: for each Record None (mine) or why it is foreign."""

    about: str
    records: tuple[Record, ...]
    expected: tuple[Why | None, ...]
    memory: bool = True
    clock_set: bool = True
    link_opened: float = 1050.0
    seen: tuple[Record, ...] = ()
    zone: ZoneInfo = field(default=SEOUL)


CASES = (
    Case("nothing came", (), ()),
    Case("a scale without memory, in the step", (said(), said()), (None, None), memory=False, link_opened=0.0),
    Case("a scale without memory, before the step", (said(at=999.9),), (Why.EARLY,), memory=False),
    Case("its device time is only a note", (said("03:00:00"),), (None,), memory=False, clock_set=False),
    Case("dated inside the step", (said("09:31:00"),), (None,)),
    Case("dated inside, though the link was open before", (said("09:31:00"),), (None,), link_opened=10.0),
    Case("dated inside, though we did not set the clock", (said("09:31:00"),), (None,), clock_set=False),
    Case("a device clock a minute behind", (said("09:29:00"),), (None,)),
    Case("a second more is too much", (said("09:28:59"),), (Why.OTHER_TIME,)),
    Case("a device clock a minute ahead", (said("09:32:30"),), (None,)),
    Case("a second more is too much", (said("09:32:31"),), (Why.OTHER_TIME,)),
    Case("minutes only", (said("09:30"),), (None,)),
    Case("yesterday's", (said("00:30:00"),), (Why.OTHER_TIME,)),
    Case("a clock that could not be set", (said("12:00:00"),), (Why.DEVICE_CLOCK,), clock_set=False),
    Case("dated inside but it came before", (said("09:30:00", at=999.0),), (Why.EARLY,)),
    Case(
        "the memory first, then ours",
        (said("08:00:00", value=1), said("09:00:00", value=2), said("09:31:00", value=3)),
        (Why.OTHER_TIME, Why.OTHER_TIME, None),
    ),
    Case(
        "the one who was here a minute ago, then ours",
        (said("09:29:20", value=1), said("09:31:00", value=2)),
        (Why.OTHER_TIME, None),
    ),
    Case("two inflations in one step", (said("09:30:20", value=1), said("09:31:20", value=2)), (None, None)),
    Case("the same twice on one link", (said("09:31:00"), said("09:31:00", at=1061)), (None, Why.REPLAYED)),
    Case("the same again on the next link", (said("09:31:00"),), (Why.REPLAYED,), seen=(said("09:31:00", at=1040),)),
    Case("no time, the only one on a fresh link", (said(),), (None,)),
    Case("time unknown to the device", (said(""),), (None,)),
    Case("a time that is none", (said("25:99"),), (None,)),
    Case("no time, on an old link", (said(),), (Why.OLD_LINK,), link_opened=999.0),
    Case("no time and not alone", (said(value=1), said(value=2)), (Why.SEVERAL, Why.SEVERAL)),
    Case("no time, the only one but said twice", (said(), said(at=1061)), (None, Why.REPLAYED)),
    Case("no time, heard before", (said(),), (Why.REPLAYED,), seen=(said(at=500.0),)),
    Case("no time, and a stranger's with one", (said("08:00:00", value=1), said()), (Why.OTHER_TIME, Why.SEVERAL)),
    Case("its memory was seen empty", (marked(stored=False),), (None,), link_opened=10.0),
    Case("seen empty, whatever its clock says", (marked("03:00:00", stored=False),), (None,), link_opened=10.0),
    Case("it was there before", (marked("09:31:00", stored=True),), (Why.STORED,)),
    Case("cleared, and said again", (marked(stored=False),) * 2, (None, Why.REPLAYED), link_opened=10.0),
    Case("a number above the last", (has(7), marked(sequence=8)), (None,), link_opened=10.0),
    Case("and another time, the clock not ours", (has(7), marked("03:00:00", sequence=8)), (None,), clock_set=False),
    Case("a number of before", (has(7), marked("09:31:00", sequence=7)), (Why.STORED,)),
    Case("two new ones", (has(7), marked(value=1, sequence=8), marked(value=2, sequence=9)), (Why.SEVERAL,) * 2),
    Case("the old, then ours", (has(7), marked(value=1, sequence=6), marked(value=2, sequence=8)), (Why.STORED, None)),
    Case(
        "the last one was named before the step",
        (has(7, at=990.0), marked(sequence=8)),
        (Why.OLD_LINK,),
        link_opened=10.0,
    ),
    Case("a number, and nobody asked for the last", (marked("08:00:00", sequence=8),), (Why.OTHER_TIME,)),
    Case("weight with a time, composition without", (said("09:31:00"), said(protocol="gatt:2A9C")), (None, None)),
    Case("another zone", (said("01:31:00"),), (None,), zone=ZoneInfo("Europe/Berlin")),
)


def judge(case: Case) -> Verdict:
    return whose(
        case.records,
        memory=case.memory,
        clock_set=case.clock_set,
        link_opened=case.link_opened,
        step=STEP,
        now=NOW,
        zone=case.zone,
        seen=case.seen,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_case(case: Case) -> None:
    verdict = judge(case)
    results = [record for record in case.records if "last_sequence" not in record.fields]
    mine = tuple(record for record, why in zip(results, case.expected, strict=True) if why is None)
    foreign = tuple((record, why) for record, why in zip(results, case.expected, strict=True) if why is not None)
    assert verdict == Verdict(mine, foreign)


@pytest.mark.parametrize("fold", ["00:10:00", "01:10:00"])
def test_an_hour_that_the_wall_clock_shows_twice(fold: str) -> None:
    """On the last Sunday of October in Berlin 02:10 comes at 00:10 and at 01:10 UTC."""
    began = datetime.fromisoformat(f"2026-10-25T{fold}+00:00")
    record = Record("gatt:2A35", {"timestamp": "2026-10-25T02:10:30"}, b"1", 1010.0)
    verdict = whose(
        (record,),
        memory=True,
        clock_set=True,
        link_opened=1005.0,
        step=Moment(began, 1000.0),
        now=Moment(began + timedelta(seconds=60), 1060.0),
        zone=ZoneInfo("Europe/Berlin"),
    )
    assert verdict.mine == (record,)


times = st.one_of(
    st.none(),
    st.integers(-7200, 7200).map(lambda s: (NOW.utc + timedelta(seconds=s)).astimezone(SEOUL).strftime("%H:%M:%S")),
)
records = st.lists(
    st.builds(said, times, st.floats(900, 1090), st.integers(80, 83), st.sampled_from(("gatt:2A35", "gatt:2A9D"))),
    max_size=6,
).map(tuple)
cases = st.builds(
    Case, st.just("any"), records, st.just(()), st.booleans(), st.booleans(), st.floats(900, 1090), records
)


@given(cases)
def test_every_record_is_judged_once_in_order(case: Case) -> None:
    verdict = judge(case)
    assert len(verdict.mine) + len(verdict.foreign) == len(case.records)
    ours = iter(case.records)
    assert all(any(one is record for one in ours) for record in verdict.mine)


@given(cases)
def test_nothing_from_before_the_step_and_nothing_of_another_hour_is_ours(case: Case) -> None:
    for record in judge(case).mine:
        assert record.at >= STEP.at
        stamp = record.fields.get("timestamp")
        if case.memory and isinstance(stamp, str):
            local = datetime.fromisoformat(stamp).replace(tzinfo=SEOUL)
            assert STEP.utc - timedelta(seconds=60) <= local <= NOW.utc + timedelta(seconds=60)


@given(cases, records)
def test_more_memory_never_makes_more_ours(case: Case, more: tuple[Record, ...]) -> None:
    """Knowing that a device replays can only take Records away."""
    before = judge(case).mine
    after = judge(Case("more", case.records, (), case.memory, case.clock_set, case.link_opened, case.seen + more)).mine
    assert set(map(id, after)) <= set(map(id, before))


def test_what_is_surely_said_once_more_is_left_out() -> None:
    """Surely: it bears its own time or number. Two results that look the same may be two people's."""
    dated, numbered, bare = said("09:31:00"), marked(value=7, sequence=3), said(value=9)
    assert unheard((dated, numbered, bare, dated, bare), ()) == (dated, numbered, bare, bare)
    assert unheard((dated, numbered, bare), (dated, numbered, bare)) == (bare,)
