"""What every cuff has in common: the numbers of one inflation, and what the ledger says about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from kiosk.devices.simulate.bench import Bench, only
from kiosk.devices.simulate.encoders import EncodeError, half_up
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.scenario import At, Values

MEASURING = 30.0
NAMES = ("systolic", "diastolic", "pulse", "mean")
OTHER_PERSON = {"systolic": Decimal(141), "diastolic": Decimal(88), "pulse": Decimal(77)}
YESTERDAY = Decimal(24)


@dataclass(frozen=True, slots=True)
class Pressure:
    """One inflation, in whole mmHg and beats a minute."""

    systolic: int
    diastolic: int
    mean: int
    pulse: int
    ago: timedelta = timedelta()
    foreign: bool = False

    @property
    def values(self) -> list[Value]:
        """As ledger lines."""
        return [
            Value("systolic_pressure", Decimal(self.systolic)),
            Value("diastolic_pressure", Decimal(self.diastolic)),
            Value("heart_rate", Decimal(self.pulse)),
            Value("mean_pressure", Decimal(self.mean)),
        ]


def pressure_of(value: Decimal | Values | None) -> Pressure:
    """Read an entry's table; mean defaults to a third of the way up. Raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError("a cuff needs a table: {systolic=128, diastolic=78, pulse=72}")
    only(value, NAMES)
    return _pressure(value)


def stored(at: At) -> list[Pressure]:
    """Records of other people that the cuff still holds, oldest first; `replay` is how many, or their tables."""
    tables = [OTHER_PERSON] * at.replay if isinstance(at.replay, int) else list(at.replay)
    records = []
    for place, table in enumerate(tables):
        only(table, (*NAMES, "hours_ago"))
        hours = table.get("hours_ago", YESTERDAY + len(tables) - 1 - place)
        records.append(_pressure(table, timedelta(hours=float(hours)), foreign=True))
    return records


def measuring(bench: Bench) -> float:
    """How long one inflation takes."""
    return MEASURING if bench.measuring is None else bench.measuring


def _pressure(table: Values, ago: timedelta = timedelta(), foreign: bool = False) -> Pressure:
    try:
        systolic, diastolic, pulse = table["systolic"], table["diastolic"], table["pulse"]
    except KeyError as error:
        raise ValueError(f"a cuff's table needs {error.args[0]}") from None
    mean = table.get("mean", half_up(diastolic + (systolic - diastolic) / 3))
    for number in (systolic, diastolic, pulse, mean):
        if number != int(number) or not 0 < number < 1000:
            raise EncodeError(f"{number} is not a whole number under 1000")
    return Pressure(int(systolic), int(diastolic), int(mean), int(pulse), ago, foreign)
