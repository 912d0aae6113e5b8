"""What a watcher of a force sensor sees of each squeeze."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pytest

from kiosk.core.efforts import Efforts
from kiosk.core.reading import Record
from kiosk.core.samples import Samples

CORNERS = [0.0, 1.0, 1.3, 3.3, 3.5, 5.0], [0.0, 0.0, 30.0, 29.0, 0.0, 0.0]


def records(turns: int, rate: int = 80) -> Iterator[Record]:
    """Return a squeeze every five seconds, eight samples a Record."""
    seconds = np.arange(0, 5 * turns, 1 / rate)
    values = np.interp(seconds % 5, *CORNERS) * (1 + 0.002 * np.sin(50 * seconds))
    for place in range(0, len(seconds), 8):
        pairs = zip(values[place : place + 8], seconds[place : place + 8], strict=True)
        payload = b"".join(struct.pack("<fI", kg, round(1e6 * at)) for kg, at in pairs)
        yield Record("tindeq:data", Samples({"kind": "weight"}, payload), payload, 100.0)


def test_each_squeeze_is_told_once_it_is_over() -> None:
    efforts = Efforts()
    told: list[dict[str, object]] = [one["effort"] for record in records(3) if (one := efforts.hear(record))]  # type: ignore[misc]
    assert len(told) == 3
    assert efforts.said.startswith(f"peak {told[-1]['peak']} rise_200ms ")
    for one in told:
        assert float(str(one["peak"])) == pytest.approx(30, rel=0.01)
        assert float(str(one["rise_200ms"])) == pytest.approx(100, rel=0.05)
        assert "steepest" not in one, "80 samples a second do not tell that"
        assert one["flaws"] == ()
        assert (one["missing"], one["doubled"]) == (0, 0)


def test_what_is_no_force_is_no_effort() -> None:
    efforts = Efforts()
    assert efforts.hear(Record("st_gs", {"weight_kg": Decimal(70), "stable": True})) == {}
    assert efforts.hear(Record("maxbotix_r", {"distance_mm": Decimal(700)}, at=3.0)) == {}
