"""The access log as it is read once a month: who looked at whose data how often, who was refused, at what hours.

And as it is handed out: a stretch of the chain as CSV, with the proof of every line, so that whoever has the data key
can check years later that the file says what the log said.
"""

from __future__ import annotations

import csv
import hmac
import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from kiosk.store import audit
from kiosk.store.columns import parse_time, time_text
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit
from kiosk.store.values import AuditEntry, AuditVerdict

REFUSALS = ("pin refused", "recovery refused", "duty refused", "export refused")
OPENED = "open identity"
REVIEWED = "audit reviewed"
FIRST_HOUR, LAST_HOUR = 7, 21
"""Local hours of work; what staff do outside of them is shown line by line."""
FEW = 50
_HEADS = ("seq", "at", "actor", "station_id", "whose", "what", "detail", "hash")
_PROOF = "hash-before"


@dataclass(frozen=True, slots=True)
class AuditReview:
    """A time of the log, summed up. Actors are names of the log: ``staff:<id>``, ``resident``, ``system:…``."""

    lines: int
    done: dict[str, Counter[str]]  # actor → what → how often
    whose: dict[str, int]  # actor → of how many different people or visits
    refused: tuple[AuditEntry, ...]
    late: tuple[AuditEntry, ...]  # by staff, at unusual hours
    reviewed_by: tuple[tuple[str, datetime], ...]  # who has read this before


@dataclass(frozen=True, slots=True)
class AuditStretch:
    """Lines of the log without a gap, each with its proof."""

    before: bytes = field(repr=False)
    seal: bytes = field(repr=False)  # vouches for its first and last line
    lines: tuple[tuple[AuditEntry, bytes], ...] = field(repr=False)

    def csv(self) -> bytes:
        """Write the file that is handed out."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow((_PROOF, self.before.hex(), self.seal.hex()))
        writer.writerow(_HEADS)
        for entry, proof in self.lines:
            said = [entry.actor, entry.station_id, entry.whose, entry.what, entry.detail]
            writer.writerow((entry.seq, time_text(entry.at), *said, proof.hex()))
        return text.getvalue().encode("utf-8")


def read_stretch(data: bytes) -> AuditStretch:
    """Read a file that was handed out; raises StoreTrouble when it is not one."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
        (name, before, seal), heads, *lines = rows
        if name != _PROOF or tuple(heads) != _HEADS:
            raise ValueError("other columns")
        return AuditStretch(bytes.fromhex(before), bytes.fromhex(seal), tuple(map(_read_line, lines)))
    except (ValueError, csv.Error):
        raise StoreTrouble(Trouble.DAMAGED, "this is not an access log that was handed out here") from None


def _read_line(row: list[str]) -> tuple[AuditEntry, bytes]:
    seq, at, actor, station, whose, what, detail, proof = row
    return AuditEntry(int(seq), parse_time(at), actor, station, whose, what, detail), bytes.fromhex(proof)


class AuditVerbs(Unit):
    """Sum up, hand out, check."""

    def audit_review(self, start: datetime, end: datetime, zone: tzinfo) -> AuditReview:
        """Sum up the lines of a time. Only reads: for the reader's thread."""
        with self._transaction() as conn:
            lines = [entry for entry, _ in audit.between(conn, start, end)[1]]
            reviews = audit.of_kind(conn, REVIEWED, f"{start.astimezone(zone):%Y-%m}")
        done: dict[str, Counter[str]] = {}
        whose: dict[str, set[str]] = {}
        for entry in lines:
            done.setdefault(entry.actor, Counter())[entry.what] += 1
            whose.setdefault(entry.actor, set()).update({entry.whose} - {""})
        return AuditReview(
            len(lines),
            done,
            {actor: len(people) for actor, people in whose.items()},
            tuple(entry for entry in lines if entry.what in REFUSALS),
            tuple(entry for entry in lines if _late(entry, zone))[-FEW:],
            tuple((entry.actor, entry.at) for entry in reviews),
        )

    def audit_stretch(self, start: datetime, end: datetime) -> AuditStretch:
        """Return the lines of a time with their proof."""
        with self._transaction() as conn:
            before, lines = audit.between(conn, start, end)
        last = lines[-1][1] if lines else before
        return AuditStretch(before, audit.seal_stretch(self._audit_key, before, last), tuple(lines))

    def audit_check(self, stretch: AuditStretch) -> AuditVerdict:
        """Tell whether lines that were handed out are those of this store's log; needs the data key, not the lines."""
        verdict = audit.verify_lines(self._audit_key, stretch.before, stretch.lines)
        last = stretch.lines[-1][1] if stretch.lines else stretch.before
        sealed = hmac.compare_digest(audit.seal_stretch(self._audit_key, stretch.before, last), stretch.seal)
        if verdict.ok and not sealed:
            return AuditVerdict(False, verdict.entries, None, "lines were cut off at its beginning or its end")
        return verdict


def _late(entry: AuditEntry, zone: tzinfo) -> bool:
    by_people = entry.actor.startswith(("staff:", "operator:"))
    return by_people and not FIRST_HOUR <= entry.at.astimezone(zone).hour < LAST_HOUR
