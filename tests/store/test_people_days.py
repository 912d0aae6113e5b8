"""Random days with people: nothing lost, nothing foreign, nothing let out, and the access log whole."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from kiosk.store.records import Store
from tests.store.people_machine import People


def test_random_days_with_people(store: Store) -> None:
    class Here(People):
        pass

    Here.store = store
    few = 4 if store.engine.dialect.name == "postgresql" else 8
    rules = settings(max_examples=few, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Here, settings=rules)
