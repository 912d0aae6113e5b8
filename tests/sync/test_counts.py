"""The platform is told the same counting trial as the resident."""

from __future__ import annotations

from kiosk.core.counts import COUNTS
from kiosk.core.quantity import QUANTITIES
from kiosk.sync.codes import code_of


def test_the_same_trial_counts_everywhere() -> None:
    assert {key: code_of(key).rule for key in QUANTITIES} == {key: COUNTS.get(key, "newest") for key in QUANTITIES}
