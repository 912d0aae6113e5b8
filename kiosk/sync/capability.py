"""What a platform says of itself at ``/metadata``, and which write mode follows from it. Pure.

| mode | needs | how |
|---|---|---|
| A | transaction, updateCreate | one transaction of PUTs under our own ids; a replay is harmless |
| B | transaction, conditionalCreate | transactions of POSTs, each only if our identifier is not there yet |
| C | create, search | one POST after another, each after a look for our identifier |
| D | batch, create, search | as C, one batch per level of references |
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.sync.fhir import OPTIONAL
from kiosk.sync.outbox import dicts

Mode = Literal["A", "B", "C", "D"]
MODES: tuple[Mode, ...] = ("A", "B", "D", "C")
"""In the order of preference."""
NEEDED = frozenset({"Patient", "Encounter", "Observation", "DiagnosticReport"})
"""Without these there is nothing worth sending."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What it can do with one type."""

    interactions: frozenset[str] = frozenset()
    update_create: bool = False
    conditional_create: bool = False


@dataclass(frozen=True, slots=True)
class Capability:
    """What it can do."""

    version: str = ""
    system: frozenset[str] = frozenset()
    types: Mapping[str, Abilities] = field(default_factory=dict)

    @property
    def lacking(self) -> frozenset[str]:
        """Optional types it does not list: they are left out. One that lists nothing at all is not believed."""
        return frozenset(OPTIONAL - self.types.keys()) if self.types else frozenset()

    def every(self, what: str, types: Collection[str]) -> bool:
        """Whether this is so for each of the types."""
        found = [self.types.get(name, Abilities()) for name in types]
        return all(what in each.interactions or getattr(each, what, False) is True for each in found)

    def trouble(self) -> str:
        """Why nothing can be sent there at all; empty when it can."""
        if not self.version.startswith("4."):
            return "not-r4"
        missing = sorted(NEEDED - self.types.keys())
        return f"no-{missing[0]}" if missing else ""

    def offers(self, mode: Mode) -> bool:
        """Whether it declares what this mode needs, for every type that will be sent."""
        types = NEEDED | (OPTIONAL & self.types.keys())
        match mode:
            case "A":
                return "transaction" in self.system and self.every("update_create", types)
            case "B":
                return "transaction" in self.system and self.every("conditional_create", types)
        writes = self.every("create", types) and self.every("search-type", types)
        return writes and (mode == "C" or "batch" in self.system)

    def mode(self) -> Mode | None:
        """The best write mode it offers."""
        return next((mode for mode in MODES if self.offers(mode)), None)


def read_capability(statement: Mapping[str, Any]) -> Capability | None:
    """Read a CapabilityStatement; None for anything else."""
    if statement.get("resourceType") != "CapabilityStatement":
        return None
    rests = [each for each in dicts(statement.get("rest")) if each.get("mode") == "server"]
    rest: Mapping[str, Any] = rests[0] if rests else {}
    types = {str(each.get("type")): _abilities(each) for each in dicts(rest.get("resource"))}
    return Capability(str(statement.get("fhirVersion", "")), _codes(rest), types)


def _abilities(declared: Mapping[str, Any]) -> Abilities:
    return Abilities(_codes(declared), declared.get("updateCreate") is True, declared.get("conditionalCreate") is True)


def _codes(holder: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(str(each.get("code")) for each in dicts(holder.get("interaction")))
