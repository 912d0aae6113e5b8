"""Write modes B, C and D: a visit created under ids of the platform's own. In: resources. Out: a Verdict.

A resource is looked for by our identifier before it is made, here or by the platform (``ifNoneExist``), and what refers
to it follows its new id. So a replay finds everything and makes nothing, also after a lost acknowledgement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from kiosk.core.json_text import dumps
from kiosk.sync.capability import Abilities, Capability, Mode
from kiosk.sync.fhir import name_of
from kiosk.sync.outbox import Outcome, Verdict, dicts, refusal, verdict
from kiosk.sync.parts import Resource
from kiosk.sync.wire import HIDDEN, Wire, bundle_bytes, references, renamed

SENT = Verdict(Outcome.SENT)


class Creating:
    """Modes B, C and D: one visit, with what the platform calls each resource so far."""

    def __init__(self, wire: Wire, capability: Capability, mode: Mode) -> None:
        self._wire, self._can, self._mode = wire, capability, mode
        self._names: dict[str, str] = {}  # our Type/id -> theirs

    async def send(self, entries: Sequence[Resource]) -> Verdict:
        """Make whatever is not there yet."""
        made: list[Resource] = [entry["resource"] for entry in entries]
        foreign = {name for each in made for name in references(each)} - {name_of(each) for each in made}
        if foreign:  # the bytes were kept for mode A, when the platform had these already
            return Verdict(Outcome.HELD, "mode-changed")
        return await self._make(made)

    async def _make(self, made: list[Resource]) -> Verdict:
        if self._mode == "B":
            return await self._transactions(made)
        for level in levels(made):
            found = await self._level(level)
            if found.outcome is not Outcome.SENT:
                return found
        return SENT

    # --- B -----------------------------------------------------------------------------------------------------

    async def _transactions(self, made: list[Resource]) -> Verdict:
        """All at once, or in chunks as large as it takes; Provenance last, once the report's id is known."""
        first = [each for each in made if each["resourceType"] != "Provenance"]
        rest, size = first, len(first)
        while rest:
            found = await self._post(rest[:size], "transaction")
            if found.outcome is Outcome.SPLIT and size > 1:
                size = min(size, len(rest)) // 2 or 1
            elif found.outcome is Outcome.SENT:
                rest = rest[size:]
            else:
                return final(found)
        last = [each for each in made if each["resourceType"] == "Provenance"]
        return final(await self._post(last, "transaction")) if last else SENT

    # --- C and D -----------------------------------------------------------------------------------------------

    async def _level(self, level: list[Resource]) -> Verdict:
        """Resources that do not refer to one another."""
        missing = []
        for each in level:
            if not self._abilities(each).conditional_create:
                found = await self._look(each)
                if found.outcome is not Outcome.SENT:
                    return found
            if name_of(each) not in self._names:
                missing.append(each)
        if self._mode == "D":
            return final(await self._post(missing, "batch")) if missing else SENT
        for each in missing:
            found = await self._create(each)
            if found.outcome is not Outcome.SENT:
                return final(found)
        return SENT

    async def _look(self, each: Resource) -> Verdict:
        """Ask for our identifier; SENT says that the question was answered, found or not."""
        path = f"{each['resourceType']}?{self._token(each)}"
        answer = await self._wire.ask("GET", path)
        refused = refusal(answer, self._wire.utc())
        if refused is not None:
            return refused
        entries = dicts([entry.get("resource") for entry in dicts(answer.resource().get("entry"))])
        ids = [one["id"] for one in entries if one.get("resourceType") == each["resourceType"] and "id" in one]
        if len(ids) > 1:
            return Verdict(Outcome.HELD, "several-there", f"{each['resourceType']}: {len(ids)}")
        if ids:
            self._names[name_of(each)] = f"{each['resourceType']}/{ids[0]}"
        return SENT

    async def _create(self, each: Resource) -> Verdict:
        """POST one; a 412 says that several fit our identifier already: somebody must look."""
        unique = {"If-None-Exist": self._token(each)} if self._abilities(each).conditional_create else {}
        body = dumps(self._theirs(each, frozenset())).encode()
        answer = await self._wire.ask("POST", each["resourceType"], body, unique)
        refused = refusal(answer, self._wire.utc())
        return refused or await self._learn(each, answer.resource(), answer.location)

    async def _learn(self, each: Resource, theirs: Mapping[str, Any], location: str) -> Verdict:
        """Remember what the platform calls it: from the resource, the location, or by asking."""
        kind = each["resourceType"]
        parts = location.split("/")
        if theirs.get("resourceType") == kind and "id" in theirs:
            self._names[name_of(each)] = f"{kind}/{theirs['id']}"
        elif kind in parts[:-1]:
            self._names[name_of(each)] = f"{kind}/{parts[parts.index(kind) + 1]}"
        else:
            found = await self._look(each)
            if found.outcome is Outcome.SENT and name_of(each) not in self._names:
                return Verdict(Outcome.RETRY, "not-found-again")
            return found
        return SENT

    # --- bundles -----------------------------------------------------------------------------------------------

    async def _post(self, made: Sequence[Resource], kind: str) -> Verdict:
        """One Bundle of creates. In a transaction entries may refer to one another, in a batch they never do."""
        inside = frozenset(map(name_of, made)) if kind == "transaction" else frozenset()
        body = bundle_bytes([self._entry(each, inside) for each in made], kind)
        answer = await self._wire.ask("POST", "", body)
        found = verdict(answer, self._wire.utc(), entries=len(made), expected=f"{kind}-response")
        if found.outcome is not Outcome.SENT:
            return found
        for each, entry in zip(made, answer.resource()["entry"], strict=True):
            location = str((entry.get("response") or {}).get("location", ""))
            learnt = await self._learn(each, entry.get("resource") or {}, location)
            if learnt.outcome is not Outcome.SENT:
                return learnt
        return found

    def _entry(self, each: Resource, inside: frozenset[str]) -> Resource:
        unique = {"ifNoneExist": self._token(each)} if self._abilities(each).conditional_create else {}
        return {
            "fullUrl": f"{HIDDEN}{each['id']}",
            "resource": self._theirs(each, inside),
            "request": {"method": "POST", "url": each["resourceType"], **unique},
        }

    def _theirs(self, each: Resource, inside: frozenset[str]) -> Resource:
        """The resource without our id, its references by the names the platform knows."""
        theirs: Resource = renamed(each, self._names, inside)
        theirs.pop("id")
        return theirs

    def _token(self, each: Resource) -> str:
        """What makes it unique over there: our identifier; a Provenance has none, but only one report."""
        if each["resourceType"] == "Provenance":
            report = next(name for name in references(each) if name.startswith("DiagnosticReport/"))
            return f"target={quote(self._names.get(report, report), safe='/')}"
        first = each["identifier"][0]
        return f"identifier={quote(first['system'] + '|' + first['value'], safe='')}"

    def _abilities(self, each: Resource) -> Abilities:
        return self._can.types.get(each["resourceType"], Abilities())


def final(found: Verdict) -> Verdict:
    """What is too large even alone stays so."""
    return Verdict(Outcome.HELD, "too-large", found.detail) if found.outcome is Outcome.SPLIT else found


def levels(made: Sequence[Resource]) -> list[list[Resource]]:
    """Sort into levels: nothing refers to its own level or a later one."""
    depth: dict[str, int] = {}
    for each in made:
        depth[name_of(each)] = 1 + max((depth.get(name, 0) for name in references(each)), default=0)
    return [[each for each in made if depth[name_of(each)] == n] for n in range(1, max(depth.values(), default=0) + 1)]
