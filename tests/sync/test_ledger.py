"""Whatever happens in a centre, the platform ends as the store, and nothing leaves that was kept back.

The long form, with more centres and longer days, is ``python -m tests.long.ledger``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.fhir_server.harness import FhirServer, fhir_server
from tests.sync.ledger import PLATFORMS, STEPS, Step, play

NUMBERS = st.integers(0, 99)
ANYTHING = st.lists(st.builds(Step, st.sampled_from(STEPS), NUMBERS, NUMBERS), min_size=8, max_size=25)
SYNC = Step("sync", 0, 1)
OPENING = [Step("register", 1, 1), Step("register", 2, 2), Step("visit", 0, 1), Step("visit", 1, 1), SYNC]
"""Two people, a visit each, on the platform."""
MERGED = [Step("merge", 1, 0), SYNC]


@pytest.fixture(scope="module")
def server() -> Iterator[FhirServer]:
    with fhir_server() as started:
        yield started


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_platform_ends_as_the_store(server: FhirServer, platform: str) -> None:
    @settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @example([Step("void", 0, 0), SYNC, Step("unvoid", 0, 0), Step("correct", 1, 1)])
    @example([*MERGED, Step("correct", 1, 1), Step("unmerge"), SYNC, Step("erase", 1, 0)])
    @example([Step("no", 0, 0), SYNC, Step("typed", 0, 0), Step("yes", 0, 0), Step("no", 1, 1), *MERGED])
    @example([Step("move", 0, 1), SYNC, Step("move", 1, 4), Step("yes", 3, 1), Step("erase", 1, 0)])
    @example([Step("check", 0, 1), Step("check", 1, 1), SYNC, Step("check", 0, 0), SYNC, Step("uncheck", 2), SYNC])
    @given(ANYTHING)
    def check(steps: list[Step]) -> None:
        asyncio.run(play(server, platform, [*OPENING, *steps]))

    check()
