"""The rows of the shipped tables, read again without the product's own reader, and the door of `kiosk assess`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from kiosk.core.assess import assess_line
from kiosk.core.assess.number import SAME
from kiosk.core.json_text import dumps
from kiosk.core.quantity import QUANTITIES

TABLES = Path(__file__).parents[2] / "kiosk" / "assets" / "norms"
NO_END = 120
Line = dict[str, str]


def rows(name: str) -> list[Line]:
    """Every row of one table."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ask(kind: str, **fields: object) -> dict[str, Any]:
    """One answer as it goes over the line: JSON text in, JSON text out, numbers as Decimal."""
    line = dumps({"id": 1, "kind": kind, **fields})
    answer: dict[str, Any] = json.loads(dumps(assess_line(line)), parse_float=Decimal)
    assert answer.pop("id") == 1
    if "error" not in answer:
        assert answer["source"], f"no source: {line}"
    return answer


def refused(kind: str, **fields: object) -> str:
    """Return the kind of the error that this request gets."""
    error = ask(kind, **fields)["error"]
    assert error["message"]
    return str(error["kind"])


def fits(row: Line, sex: str, age: int) -> bool:
    """Whether a row speaks about such a person; both ends inside, 120 without an end."""
    high = int(row["age_max"])
    return row["sex"] in ("A", sex) and int(row["age_min"]) <= age and (age <= high or high == NO_END)


def ages(row: Line) -> list[int]:
    """Both edges of the band, and the ages just outside; beyond 120 where there is no end."""
    low, high = int(row["age_min"]), int(row["age_max"])
    return sorted({max(low - 1, 0), low, high, high + 1})


def step(measure: str) -> Decimal:
    """The smallest difference that is recorded of a measure."""
    quantity = QUANTITIES.get(SAME.get(measure, measure))
    return Decimal("0.1") if quantity is None else quantity.step


def around(measure: str, threshold: str) -> Iterator[Decimal]:
    """One step under, right at, one step over: as far as the measure can be that."""
    quantity = QUANTITIES.get(SAME.get(measure, measure))
    least = Decimal(0) if quantity is None or quantity.low >= 0 else Decimal(-1000)
    most = quantity.high if quantity is not None and quantity.unit in ("%", "{score}") else Decimal(1_000_000)
    for moved in (-1, 0, 1):
        value = Decimal(threshold) + moved * step(measure)
        if least <= value <= most:
            yield value


def reached(row: Line, value: Decimal) -> bool:
    """Whether a value earns a row: equal does."""
    limit = Decimal(row["threshold"])
    return value <= limit if row["direction"] == "lower" else value >= limit
