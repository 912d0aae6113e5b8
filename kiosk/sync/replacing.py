"""A visit that is there already, anew, in write modes B, C and D: what is there is put over, the rest is made.

Only what belongs to this visit is replaced, and how its instruments stand. What else outlives it (centre, person,
devices) stays as people there left it.
Everything is looked for first: a platform that cannot update gets nothing, rather than half a correction.
"""

from __future__ import annotations

from kiosk.core.json_text import dumps
from kiosk.sync.creating import SENT, Creating, final, levels
from kiosk.sync.fhir import SHARED, name_of
from kiosk.sync.outbox import Outcome, Verdict, refusal
from kiosk.sync.parts import Resource

FOLLOWS = "DeviceMetric"
"""It says how an instrument stands: put over where the platform can; a visit does not wait for it."""
STAYS = frozenset(SHARED) - {FOLLOWS}
NEEDS_UPDATE = "correction-needs-update"
"""A person must carry the correction over there by hand: the platform can only add."""


class Replacing(Creating):
    """One visit over an older state of itself."""

    async def _make(self, made: list[Resource]) -> Verdict:
        first = [each for each in made if each["resourceType"] != "Provenance"]
        for each in first:
            found = await self._look(each)
            if found.outcome is not Outcome.SENT:
                return found
        there = [each for each in first if name_of(each) in self._names and each["resourceType"] not in SHARED]
        if not all("update" in self._abilities(each).interactions for each in there):
            return Verdict(Outcome.HELD, NEEDS_UPDATE)
        for each in (each for level in levels(made) for each in level):
            found = final(await self._one(each))
            if found.outcome is not Outcome.SENT:
                return found
        return SENT

    async def _one(self, each: Resource) -> Verdict:
        if each["resourceType"] == "Provenance":
            found = await self._look(each)
            if found.outcome is not Outcome.SENT:
                return found
        if name_of(each) not in self._names:
            return await self._create(each)
        able = each["resourceType"] != FOLLOWS or "update" in self._abilities(each).interactions
        return SENT if each["resourceType"] in STAYS or not able else await self._put(each)

    async def _put(self, each: Resource) -> Verdict:
        path = self._names[name_of(each)]
        theirs = self._theirs(each, frozenset()) | {"id": path.partition("/")[2]}
        answer = await self._wire.ask("PUT", path, dumps(theirs).encode())
        return refusal(answer, self._wire.utc()) or SENT
