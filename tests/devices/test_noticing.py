"""What Records tell about the device itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.reading import Record
from kiosk.devices.noticing import drift, facts_of

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 21, 0, 30, 30, tzinfo=UTC)  # 09:30:30 on the wall


def told(fields: dict[str, object], memory: bool = False) -> dict[str, object]:
    return dict(facts_of(Record("toy", fields), memory, NOW, SEOUL))


@pytest.mark.parametrize(
    ("fields", "memory", "facts"),
    [
        ({"weight_kg": Decimal(60)}, False, {}),
        ({"firmware": "1.7", "model": "DC-270", "serial_number": "123"}, False,
         {"firmware": "1.7", "model": "DC-270", "serial": "123"}),
        ({"firmware": "", "model": None}, False, {}),
        ({"battery_percent": 0}, False, {"battery": Decimal(0)}),
        ({"battery_percent": 101}, False, {}),
        ({"battery_percent": True}, False, {}),
        ({"timestamp": "2026-11-21T09:30"}, False, {"clock": Decimal(0)}),
        ({"timestamp": "2026-11-21T11:31"}, False, {"clock": Decimal(7200)}),
        ({"timestamp": "2026-11-21T09:00"}, True, {}),
        ({"timestamp": "2026-11-21T09:00", "stored": True}, True, {}),
        ({"timestamp": "2026-11-21T09:00", "stored": False}, True, {"clock": Decimal(-1800)}),
        ({"timestamp": "no time"}, False, {}),
    ],
)  # fmt: skip
def test_facts(fields: dict[str, object], memory: bool, facts: dict[str, object]) -> None:
    assert told(fields, memory) == facts


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (59, 0), (-59, 0), (60, 1), (-61, -1), (86_400, 1440)])
def test_a_clock_is_told_in_whole_minutes(seconds: int, minutes: int) -> None:
    assert drift(NOW + timedelta(seconds=seconds), NOW, SEOUL) == minutes * 60
