"""What an answer of the platform means for a visit, and when to try again. Pure.

In: an `Answer` (or that none came). Out: a `Verdict`, of which only SENT ends the matter: a 2xx FHIR answer, a Bundle
of the expected type with as many entries as were sent, each 200 or 201. Words for staff come from the OperationOutcome.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

import orjson

FIRST, LONGEST = 2.0, 900.0
"""Seconds: the first back-off is at most the one, every later one at most the other."""
LONGEST_ASKED = 86_400.0
"""A Retry-After is obeyed up to a day: a server that says "in ten years" is mistaken."""
WORDS = 500
TRANSIENT = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
BUSY = frozenset({429, 503})
PORTAL = frozenset({407, 511})
TOO_LARGE = re.compile(r"too many entries|more \w+ operations than allowed", re.IGNORECASE)
"""How a platform says in words, and in no code, that a transaction has too much in it (Medplum: 50 updates)."""


class Outcome(StrEnum):
    """What became of it."""

    SENT = "sent"
    RETRY = "retry"  # this visit again later, same bytes; others may go on
    BUSY = "busy"  # the platform asks everybody to wait
    OFFLINE = "offline"  # no platform there: no line, or something else answers in its place
    STOP = "stop"  # it does not know us, or cannot take visits at all: the queue stops, staff are told
    FORBIDDEN = "forbidden"  # it refuses us this visit, or everything: the next visit tells which
    SPLIT = "split"  # too large: in smaller pieces
    HELD = "held"  # it understood and refused: staff look at it, others go on


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reason`` is a word for log and status; ``detail`` is the platform's own text, for staff only."""

    outcome: Outcome
    reason: str = ""
    detail: str = ""
    retry_after: float | None = None  # seconds

    def told(self) -> str:
        """Both in one line, as the outbox keeps it."""
        return f"{self.reason}: {self.detail}" if self.detail else self.reason


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it came; ``trouble`` says why there is none: connect, tls, timeout, cut."""

    status: int = 0
    content_type: str = ""
    body: bytes = b""
    retry_after: str = ""
    location: str = ""
    trouble: str = ""

    @property
    def is_fhir(self) -> bool:
        """Whether somebody who speaks FHIR has answered."""
        return self.content_type.partition(";")[0].strip().lower() == "application/fhir+json"

    def resource(self) -> dict[str, Any]:
        """The resource in it; empty when there is none."""
        try:
            found = orjson.loads(self.body) if self.is_fhir else None
        except orjson.JSONDecodeError:
            return {}
        return found if isinstance(found, dict) else {}


def next_try(attempts: int, now: datetime, rng: random.Random, retry_after: float | None = None) -> datetime:
    """Full jitter over an exponential from 2 s to 15 min; never before the platform wants it. ``attempts`` so far."""
    ceiling = min(LONGEST, FIRST * 2.0 ** min(max(attempts - 1, 0), 30))
    asked = 0.0 if retry_after is None else min(retry_after, LONGEST_ASKED)
    return now + timedelta(seconds=asked + rng.uniform(0.0, ceiling))


def seconds_asked(header: str, now: datetime) -> float | None:
    """Read a Retry-After, seconds or a date; None when it is absent or neither."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(float(text), LONGEST_ASKED)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max((aware - now).total_seconds(), 0.0), LONGEST_ASKED)


def verdict(answer: Answer, now: datetime, *, entries: int, expected: str = "transaction-response") -> Verdict:
    """Judge the answer to a Bundle of so many entries."""
    refused = refusal(answer, now)
    if refused is not None:
        return refused
    found = answer.resource()
    held = found.get("entry", [])
    if not isinstance(held, list):
        return Verdict(Outcome.OFFLINE, "not-an-acknowledgement")
    if found.get("resourceType") != "Bundle" or found.get("type") != expected or len(held) != entries:
        return Verdict(Outcome.OFFLINE, "not-an-acknowledgement")
    judged = [_entry(each) for each in held]
    order = (Outcome.STOP, Outcome.HELD, Outcome.RETRY, Outcome.BUSY)
    worst = [each for outcome in order for each in judged if each.outcome is outcome]
    return worst[0] if worst else Verdict(Outcome.SENT)


def refusal(answer: Answer, now: datetime) -> Verdict | None:
    """Judge by status and content type alone; None for a 2xx FHIR answer."""
    status = answer.status
    if answer.trouble in ("connect", "tls"):
        return Verdict(Outcome.OFFLINE, answer.trouble)
    if answer.trouble:
        return Verdict(Outcome.RETRY, answer.trouble)
    if status == 401:
        return Verdict(Outcome.STOP, "http-401", outcome_text(answer.resource()))
    if status in TRANSIENT or status in PORTAL or 300 <= status < 400:
        return _not_now(answer, now)
    if status == 413:
        return Verdict(Outcome.SPLIT, "http-413", outcome_text(answer.resource()))
    if not answer.is_fhir or not answer.resource():  # an access point's page, a proxy's refusal, a wrong address
        return Verdict(Outcome.OFFLINE, "not-fhir")
    if 200 <= status < 300:
        return None
    found = answer.resource()
    if status == 403:
        return Verdict(Outcome.FORBIDDEN, "http-403", outcome_text(found))
    too_large = bool({"too-costly", "too-long"} & _issue_codes(found)) or bool(TOO_LARGE.search(outcome_text(found)))
    if status == 400 and too_large:
        return Verdict(Outcome.SPLIT, "too-costly", outcome_text(found))
    outcome = Outcome.RETRY if status >= 500 else Outcome.HELD
    return Verdict(outcome, f"http-{status}", outcome_text(found))


def _not_now(answer: Answer, now: datetime) -> Verdict:
    reason, asked = f"http-{answer.status}", seconds_asked(answer.retry_after, now)
    if answer.status in PORTAL or 300 <= answer.status < 400:
        return Verdict(Outcome.OFFLINE, reason)
    outcome = Outcome.BUSY if answer.status in BUSY else Outcome.RETRY
    return Verdict(outcome, reason, outcome_text(answer.resource()), asked)


def _entry(entry: object) -> Verdict:
    """Judge one entry's own status; a transaction that a server ran as a batch may hide a refusal behind a 200."""
    response = entry.get("response") if isinstance(entry, dict) else None
    response = response if isinstance(response, dict) else {}
    code = str(response.get("status", ""))[:3]
    text = outcome_text(response.get("outcome") or {})
    if code in ("200", "201"):
        return Verdict(Outcome.SENT)
    if code == "401":
        return Verdict(Outcome.STOP, "entry-401", text)
    transient = code.isdigit() and (int(code) in TRANSIENT or int(code) >= 500)
    return Verdict(Outcome.RETRY if transient else Outcome.HELD, f"entry-{code or 'without-status'}", text)


def outcome_text(found: object) -> str:
    """The words of an OperationOutcome, shortened; empty for anything else."""
    words = []
    for issue in dicts(found.get("issue") if isinstance(found, dict) else None):
        details = issue.get("details")
        said = (details.get("text") if isinstance(details, dict) else "") or issue.get("diagnostics") or ""
        where = issue.get("expression")
        places = " ".join(map(str, where)) if isinstance(where, list) else ""
        words.append(" ".join(part for part in (str(said or issue.get("code", "")), places) if part))
    return "; ".join(words)[:WORDS]


def dicts(value: object) -> list[dict[str, Any]]:
    """The objects in a list; a server may send anything."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _issue_codes(found: dict[str, Any]) -> set[str]:
    return {str(each.get("code")) for each in dicts(found.get("issue"))}
