"""Residents, made up: what they say, and what their bodies do. Words are those on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

PIN = "620739"  # of a member of staff who may clear


@dataclass(frozen=True, slots=True)
class Pressure:
    """One inflation: the three numbers, or the cuff's error."""

    systolic: int = 0
    diastolic: int = 0
    pulse: int = 72
    error: str = ""


CALM = (Pressure(128, 78), Pressure(126, 76))


@dataclass(frozen=True, slots=True)
class Resident:
    """Who comes, and how they answer.

    ``says``: words of a page → what is pressed there; ``ways``: what is pressed before anything else where it is;
    ``agrees``: words of the questions that are answered 예, all others are answered 아니요.
    """

    name: str  # of the visit, not of a person
    sex: str
    birth: str
    tail: str = ""  # empty: a guest
    says: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ("보관", "건강자료", "연구")
    pressures: tuple[Pressure, ...] = CALM
    grips: int = 4
    weight: str = "61.20"
    height: str = "158.3"
    card: bool = False  # comes with a card of an earlier visit
    measured: bool = True


FIRST = Resident("first-timer", "F", "19480315", "4821")
RETURNING = replace(FIRST, name="returning with a card", card=True, ways=("지난번처럼 재기",), weight="61.80")
GUEST = Resident("guest", "M", "19520602", height="166.4", weight="70.15")
NOTHING = Resident(
    "no to everything",
    "F",
    "19450921",
    agrees=(),
    says={"까닭을": "하고 싶지 않아요"},
    ways=("건너뛰기",),
    measured=False,
)
PAUSES = Resident("interrupted and resumed", "M", "19500107", "7703", height="169.9", weight="66.05")
HIGH = Resident(
    "high pressure", "M", "19571130", height="171.2", pressures=(Pressure(172, 104), Pressure(168, 102)), grips=0
)
E2 = Pressure(error="E2")
CUFF = Resident(
    "cuff fails twice",
    "F",
    "19540418",
    says={"쟀습니다": "다음"},
    ways=("다시 재기",),
    pressures=(E2, E2, *CALM),
)
PILLS = Resident(
    "pressure pills",
    "M",
    "19531225",
    "3390",
    agrees=("보관", "혈압약"),
    says={"직원과 이야기한": "직원 확인"},
    height="164.0",
)
PILLS_AGAIN = replace(PILLS, name="pressure pills, second visit", agrees=(), ways=("지난번처럼 재기",))


def bodies(people: tuple[Resident, ...]) -> str:
    """The simulator's scenario: every entry in the order in which it is needed."""
    out = ['about = "Whole visits, made up."', "[resident]", 'sex = "F"', "age = 70"]
    measured = [who for who in people if who.measured]
    out += _device("gtech-gl-150", "stadiometer", [("height", f"value = {who.height}") for who in measured])
    out += _device("cas-ci-400", "scale", [("weight", f"value = {who.weight}") for who in measured])
    out += _device("and-tm-2655p", "cuff", [at for who in measured for at in _inflations(who)])
    squeezes = [
        (f"grip-{side}-{trial}", "curve = { peak = 24.1, rise = 0.5, hold = 2.0 }")
        for who in measured
        for trial in (1, 2)
        for side in ("right", "left")
        if who.grips
    ]
    grip = ["[[device]]", 'driver = "tindeq-progressor"', 'link = { ble = "F0:0D:7E:4E:00:01" }']
    return "\n".join(out + grip + _entries(squeezes)) + "\n"


def _inflations(who: Resident) -> list[tuple[str, str]]:
    out, good = [], 0
    for one in who.pressures:
        step = "pressure" if good == 0 else "pressure-2"
        if one.error:
            out.append((step, f'error = "{one.error}"'))
            continue
        good += 1
        numbers = f"systolic = {one.systolic}, diastolic = {one.diastolic}, pulse = {one.pulse}"
        out.append((step, f"value = {{ {numbers} }}"))
    return out


def _device(driver: str, name: str, entries: list[tuple[str, str]]) -> list[str]:
    return ["[[device]]", f'driver = "{driver}"', f'link = {{ serial = "{name}" }}', *_entries(entries)]


def _entries(entries: list[tuple[str, str]]) -> list[str]:
    return [line for step, what in entries for line in ("[[device.at]]", f'step = "{step}"', what)]
