"""The table of quantities: what may be measured, in which unit, with how many decimals, within which limits.

In: the CSV text of ``assets/quantities.csv`` (UCUM units, LOINC codes, plausible limits, labels).
Out: ``QUANTITIES``, a read-only mapping from key to `Quantity`. A plug-in's manifest may add its own
with `extended`. A value carries no unit; its quantity does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Quantity:
    """One row of the table; limits are inclusive and in ``unit`` (a UCUM code)."""

    key: str
    unit: str
    decimals: int
    low: Decimal
    high: Decimal
    loinc: str
    note: str
    label_ko: str
    label_en: str

    @property
    def step(self) -> Decimal:
        """The smallest difference that is kept, such as 0.1."""
        return Decimal(1).scaleb(-self.decimals)

    def rounded(self, value: Decimal) -> Decimal:
        """Round once, half up (away from zero), to the quantity's decimals; nobody reads -0.0."""
        return value.quantize(self.step, rounding=ROUND_HALF_UP) + 0


def parse(text: str) -> Mapping[str, Quantity]:
    """Read the table; raises ValueError or KeyError on a malformed row, decimal.InvalidOperation on a number."""
    rows = csv.DictReader(text.splitlines())
    table = {
        row["key"]: Quantity(
            key=row["key"],
            unit=row["unit_ucum"],
            decimals=int(row["decimals"]),
            low=Decimal(row["plausible_min"]),
            high=Decimal(row["plausible_max"]),
            loinc=row["loinc"],
            note=row["event_or_side"],
            label_ko=row["label_ko"],
            label_en=row["label_en"],
        )
        for row in rows
    }
    return MappingProxyType(table)


def extended(table: Mapping[str, Quantity], more: Iterable[Quantity]) -> Mapping[str, Quantity]:
    """Add a plug-in's quantities; raises ValueError if one would redefine a known key."""
    merged = dict(table)
    for quantity in more:
        if quantity.key in merged and merged[quantity.key] != quantity:
            raise ValueError(f"quantity {quantity.key} is already defined")
        merged[quantity.key] = quantity
    return MappingProxyType(merged)


_TABLE = dict(parse(resources.files("kiosk").joinpath("assets/quantities.csv").read_text(encoding="utf-8")))
QUANTITIES: Mapping[str, Quantity] = MappingProxyType(_TABLE)
SHIPPED: Mapping[str, Quantity] = MappingProxyType(dict(_TABLE))
"""Ours alone, whatever has joined."""


def join(more: Iterable[Quantity]) -> None:
    """Add the quantities of approved plug-ins to the table, once, at the start; raises ValueError (see `extended`)."""
    _TABLE.update(extended(QUANTITIES, more))
