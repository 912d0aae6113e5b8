"""What a check of a device changes on a real platform: the word at the value, and how the instrument stands."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.fhir_server.harness import FhirServer, fhir_server
from tests.sync.ledger import Centre, Step, centre

Told = tuple[dict[str, bool], str]
FULL, DAILY, BAD = Step("check", 0, 1), Step("check", 1, 1), Step("check", 0, 0)


@pytest.fixture(scope="module")
def server() -> Iterator[FhirServer]:
    with fhir_server() as started:
        yield started


def _all(server: FhirServer, kind: str) -> list[dict[str, object]]:
    return [entry["resource"] for entry in server.get(f"{kind}?_count=100").get("entry", [])]


def there(server: FhirServer) -> Told:
    """Which Observations of weight and height say that the device was to be checked, and the scale's state."""
    said: dict[str, bool] = {}
    for each in _all(server, "Observation"):
        said[each["code"]["coding"][-1]["code"]] = "note" in each  # type: ignore[index]  # FHIR has it so
    (metric,) = [one for one in _all(server, "DeviceMetric") if one["type"]["coding"][-1]["code"] == "body-weight"]  # type: ignore[index]
    return said, metric["calibration"][0]["state"]  # type: ignore[index]


async def _settled(made: Centre) -> Told:
    await made.settle()
    await made.check()
    return there(made.server)


@pytest.mark.parametrize("platform", ["A", "C, updating"])
def test_the_word_comes_and_goes_with_the_check(server: FhirServer, platform: str) -> None:
    async def play() -> None:
        async with centre(server, platform) as made:
            for step in (FULL, DAILY, Step("visit", 1, 0)):
                await made.take(step)
            fine, state = await _settled(made)
            assert (fine["body-weight"], fine["bmi"], state) == (False, True, "calibrated")  # the height has no check
            await made.take(BAD)
            doubted, state = await _settled(made)
            assert (doubted["body-weight"], state) == (True, "calibration-required")
            await made.take(Step("uncheck", 2))
            assert await _settled(made) == (fine, "calibrated")

    asyncio.run(play())
