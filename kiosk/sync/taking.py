"""What was sent and may not stand: taken back, in every write mode. In: names of ours. Out: a Verdict.

Values that turned out void or another person's, and everything of somebody who withdrew, are marked
``entered-in-error`` and emptied: what is there is read, its values are taken out, and it is put back. For somebody who
is erased it is deleted where the platform can, else emptied too. Consents become ``inactive``. What is not there needs
nothing, so this may be repeated, and it never makes anything that was not there. (A platform may keep older versions;
these are its own to erase.) Where it can neither update nor delete, people must ask people: the row is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import UUID

from kiosk.core.json_text import dumps
from kiosk.sync.capability import Capability, Mode
from kiosk.sync.outbox import Outcome, Verdict, dicts, refusal
from kiosk.sync.parts import Resource, standard
from kiosk.sync.wire import Wire

SENT = Verdict(Outcome.SENT)
SYSTEMS = {"Observation": "observation", "DiagnosticReport": "report", "Encounter": "visit", "Consent": "consent"}
"""The identifiers by which each is found again where ids are the platform's own."""
ORDER = ("Provenance", "DiagnosticReport", "Observation", "Consent", "Encounter", "Patient")
"""Whatever refers to another comes first."""
GONE = (404, 410)
CONFLICT = "http-409"
BY_HAND = {False: "retraction-by-hand", True: "erasure-by-hand"}


@dataclass(frozen=True, slots=True)
class TakeBack:
    """What is to be no more there; ``systems`` are the identifier systems of this centre, by their short names."""

    names: frozenset[str]
    patient_id: UUID
    pseudonym: str
    systems: Mapping[str, str] = field(repr=False)
    consents: bool = False  # the answers that stand there become inactive
    erase: bool = False  # delete it and the person, where that can be done


class Taking:
    """One taking back."""

    def __init__(self, wire: Wire, can: Capability, mode: Mode, what: TakeBack) -> None:
        self._wire, self._can, self._mode, self._what = wire, can, mode, what
        self._patient = f"Patient/{what.patient_id}"

    async def carry_out(self) -> Verdict:
        """Take back one after another; what it cannot do is said once at the end, after all it can."""
        patient = await self._find("Patient", str(self._what.patient_id))
        if isinstance(patient, Verdict):
            return patient
        self._patient = f"Patient/{patient[0]['id']}" if patient else self._patient
        wanted, worst = self._wanted(), SENT
        while wanted:
            referred = []  # not deleted while something refers to it, which may go next
            for kind, identity in wanted:
                done = await self._each(kind, identity)
                if done.reason == CONFLICT:
                    referred.append((kind, identity))
                elif done.outcome is Outcome.HELD:
                    worst = done
                elif done.outcome is not Outcome.SENT:
                    return done
            if len(referred) == len(wanted):
                return Verdict(Outcome.RETRY, CONFLICT)
            wanted = referred
        return worst

    async def _each(self, kind: str, identity: str) -> Verdict:
        found = await self._find(kind, identity)
        if isinstance(found, Verdict):
            return found
        for each in found:
            done = await self._take(each)
            if done.outcome is not Outcome.SENT:
                return done
        return SENT

    def _wanted(self) -> list[tuple[str, str]]:
        """Type and id of ours, in an order in which nothing is deleted that something else refers to."""
        pairs = [tuple(name.split("/")) for name in sorted(self._what.names)]
        kinds = [kind for kind in ORDER if kind != "Patient" and (kind != "Provenance" or self._what.erase)]
        kinds = [kind for kind in kinds if kind != "Consent" or self._what.consents or self._what.erase]
        found = [(kind, identity) for wanted in kinds for kind, identity in pairs if kind == wanted]
        return [*found, ("Patient", str(self._what.patient_id))] if self._what.erase else found

    # --- find --------------------------------------------------------------------------------------------------

    async def _find(self, kind: str, identity: str) -> Sequence[Resource] | Verdict:
        """What is there of it; in mode A under our id, else by our identifier."""
        if self._mode != "A":
            token = await self._token(kind, identity)
            return token if isinstance(token, Verdict) else await self._search(f"{kind}?{token}" if token else "")
        answer = await self._wire.ask("GET", f"{kind}/{identity}")
        if answer.is_fhir and answer.status in GONE:
            return ()
        found = answer.resource()
        sound = found.get("resourceType") == kind and isinstance(found.get("id"), str)
        return refusal(answer, self._wire.utc()) or ((found,) if sound else Verdict(Outcome.HELD, "not-what-was-asked"))

    async def _token(self, kind: str, identity: str) -> str | Verdict:
        if kind == "Patient":
            return f"identifier={quote(self._what.systems['pseudonym'] + '|' + self._what.pseudonym, safe='')}"
        if kind != "Provenance":
            return f"identifier={quote(self._what.systems[SYSTEMS[kind]] + '|' + identity, safe='')}"
        # It has no identifier, only a report, which goes after it.
        targets = []
        for report in sorted(name for name in self._what.names if name.startswith("DiagnosticReport/")):
            found = await self._find("DiagnosticReport", report.partition("/")[2])
            if isinstance(found, Verdict):
                return found
            targets += [f"DiagnosticReport/{each['id']}" for each in found]
        return f"target={quote(','.join(targets), safe='/,')}" if targets else ""

    async def _search(self, path: str) -> Sequence[Resource] | Verdict:
        if not path:
            return ()
        answer = await self._wire.ask("GET", path)
        refused = refusal(answer, self._wire.utc())
        if refused is not None:
            return refused
        kind = path.partition("?")[0]
        entries = dicts([entry.get("resource") for entry in dicts(answer.resource().get("entry"))])
        return tuple(one for one in entries if one.get("resourceType") == kind and isinstance(one.get("id"), str))

    # --- take --------------------------------------------------------------------------------------------------

    async def _take(self, there: Resource) -> Verdict:
        kind = there["resourceType"]
        if kind == "Consent" and (there.get("patient") or {}).get("reference") != self._patient:
            return SENT  # given by somebody else this visit was once sent under
        able = self._can.types[kind].interactions if kind in self._can.types else frozenset()
        if self._what.erase and "delete" in able:
            return await self._delete(f"{kind}/{there['id']}")
        if kind == "Provenance":
            return SENT  # it says who put the report together, and nothing of the person
        made = emptied(there, withdrawn=self._what.consents or self._what.erase)
        if made == there:
            return SENT
        if self._can.types and "update" not in able:
            return Verdict(Outcome.HELD, BY_HAND[self._what.erase])
        version = (there.get("meta") or {}).get("versionId")
        match = {"If-Match": f'W/"{version}"'} if version else {}
        answer = await self._wire.ask("PUT", f"{kind}/{there['id']}", dumps(made).encode(), match)
        if answer.status == 412:  # somebody there was faster: look again
            return Verdict(Outcome.RETRY, CONFLICT)
        return refusal(answer, self._wire.utc()) or SENT

    async def _delete(self, path: str) -> Verdict:
        """Believe no status: it is deleted when it is not there."""
        refused = await self._wire.ask("DELETE", path)
        answer = await self._wire.ask("GET", path)
        if answer.is_fhir and answer.status in GONE:
            return SENT
        found = refusal(refused, self._wire.utc()) if refused.status != 204 else None
        return found or refusal(answer, self._wire.utc()) or Verdict(Outcome.RETRY, "not-deleted")


def emptied(there: Mapping[str, Any], *, withdrawn: bool) -> Resource:
    """The same resource, saying only that it does not count; pure."""
    kept = {key: value for key, value in there.items() if key not in {"text", "note", "interpretation"}}
    match there["resourceType"]:
        case "Observation":
            return _without_values(kept, "masked" if withdrawn else "error") | {"status": "entered-in-error"}
        case "DiagnosticReport":
            kept = {key: value for key, value in kept.items() if key not in {"conclusion", "result"}}
            said = [each for each in dicts(kept.get("extension")) if "unfinished" not in str(each.get("url"))]
            return kept | {"status": "entered-in-error"} | ({"extension": said} if said else {})
        case "Encounter":
            return {key: value for key, value in kept.items() if key != "type"} | {"status": "entered-in-error"}
        case "Consent":
            return kept | ({"status": "inactive"} if kept.get("status") == "active" else {})
        case "Patient":
            return {key: value for key, value in kept.items() if key not in {"gender", "birthDate"}} | {"active": False}
    return kept


def _without_values(there: Mapping[str, Any], why: str) -> Resource:
    bare = {key: value for key, value in there.items() if not key.startswith("value") and key != "derivedFrom"}
    absent = {"dataAbsentReason": standard("data-absent-reason", why)}
    if "component" in bare:
        bare["component"] = [_without_values(each, why) for each in dicts(bare["component"])]
        return bare
    return bare | absent
