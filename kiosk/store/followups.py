"""What staff must come back to: found by rule, settled when it no longer holds, closed by a person with a note.

An event has one name for ever (`kiosk.core.followup.event_id`), so what a person closed stays closed until it happens
anew. The list keeps which quantity was high, never the value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.core.followup import KINDS, Event, Kind, Rules, events
from kiosk.store.followup_facts import gather
from kiosk.store.groups import kept_of, row_of
from kiosk.store.remarks import LONGEST, RemarkVerbs
from kiosk.store.tables import TABLES, ResidentRow
from kiosk.store.tables_people import FollowUpRow
from kiosk.store.unit import fetch

BY_RULE = "system:follow-up"
"""Who settles what no longer holds; only that is opened again by itself."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One item. ``name`` is empty for a guest and for whoever was erased."""

    id: UUID
    kind: Kind
    since: datetime
    resident_id: UUID | None
    visit_id: UUID | None
    subject: str
    name: str = field(default="", repr=False)
    closed_at: datetime | None = None
    closed_by: str = ""
    note: str = field(default="", repr=False)


class FollowUpVerbs(RemarkVerbs):
    """Refresh, count, list, close."""

    def followup_look(self, rules: Rules, *, now: datetime) -> tuple[Event, ...]:
        """Apply the rules to what is in the store. It changes nothing and names nobody, so the reader may do it."""
        with self._transaction() as conn:
            return events(gather(conn, self._vault, rules, now), rules, now)

    def followup_refresh(self, rules: Rules, *, actor: str, now: datetime) -> int:
        """Look and enter in one go, for a command or a night; the station looks on its reader."""
        return self.followup_enter(self.followup_look(rules, now=now), rules, actor=actor, now=now)

    def followup_enter(self, seen: Iterable[Event], rules: Rules, *, actor: str, now: datetime) -> int:
        """Enter what is new, settle what no longer holds; returns how many are new. Meant to run again and again."""
        found = {event.id: event for event in seen}
        with self._transaction() as conn:
            there, erased = _there(conn, found), _erased(conn, {one.resident for one in found.values()})
            new = [one for one in found.values() if one.id not in there and one.resident not in erased]
            if new:
                dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
                rows = dialect.insert(TABLES["follow_up"]).on_conflict_do_nothing()  # another station was first
                conn.execute(rows, [self._followup_row(event) for event in new])
            by_rule = [name for name, closed_by in there.items() if closed_by == BY_RULE]
            _set(conn, by_rule, state="open", closed_at=None, closed_by="")
            gone = [name for name, kind in _open_kinds(conn) if name not in found and _judged(kind, rules)]
            _set(conn, gone, state="closed", closed_at=now, closed_by=BY_RULE)
            if new or by_rule or gone:
                changes = f"{len(new)} new, {len(by_rule)} again, {len(gone)} settled"
                self._note(conn, "follow-up refresh", actor, now, detail=changes)
        return len(new)

    def followup_counts(self) -> Mapping[Kind, int]:
        """Count what is open, by kind; no person in it."""
        with self._transaction() as conn:
            kind = TABLES["follow_up"].c.kind
            mine = select(kind, func.count()).where(col(FollowUpRow.state) == "open").group_by(kind)
            counts = {str(name): int(number) for name, number in conn.execute(mine)}
        return {kind: counts.get(kind, 0) for kind in KINDS}

    def followup_list(self, kind: str, *, actor: str, now: datetime, limit: int = 100) -> tuple[FollowUp, ...]:
        """Return what is open of a kind, oldest first, with the names of those concerned; each name is in the log."""
        mine = col(FollowUpRow.state) == "open", col(FollowUpRow.kind) == kind
        with self._transaction() as conn:
            rows = fetch(conn, FollowUpRow, *mine, order=[col(FollowUpRow.since), col(FollowUpRow.id)], limit=limit)
            return self._followup_items(conn, rows, actor, now)

    def followup_closed(self, kind: str, *, actor: str, now: datetime, limit: int = 20) -> tuple[FollowUp, ...]:
        """Return what people closed last, with their notes."""
        mine = col(FollowUpRow.state) == "closed", col(FollowUpRow.closed_by) != BY_RULE
        with self._transaction() as conn:
            order = [col(FollowUpRow.closed_at).desc(), col(FollowUpRow.id)]
            rows = fetch(conn, FollowUpRow, *mine, col(FollowUpRow.kind) == kind, order=order, limit=limit)
            return self._followup_items(conn, rows, actor, now)

    def followup_item(self, item_id: UUID, *, actor: str, now: datetime) -> FollowUp | None:
        """Return one open item; None when it is closed, or was never there."""
        with self._transaction() as conn:
            rows = fetch(conn, FollowUpRow, col(FollowUpRow.id) == item_id, col(FollowUpRow.state) == "open")
            found = self._followup_items(conn, rows, actor, now)
        return found[0] if found else None

    def followup_close(self, item_id: UUID, note: str, *, actor: str, now: datetime) -> int:
        """Close an item with a note, and with it every open one of the same kind and visit; returns how many.

        0: somebody else has closed it meanwhile. Raises ValueError without a note.
        """
        words = note.strip()
        if not words or len(words) > LONGEST:
            raise ValueError(f"a note has 1 to {LONGEST} characters")
        with self._transaction() as conn:
            rows = fetch(conn, FollowUpRow, col(FollowUpRow.id) == item_id, col(FollowUpRow.state) == "open")
            if not rows:
                return 0
            first = rows[0]
            if first.kind == "high":
                same = col(FollowUpRow.kind) == "high", col(FollowUpRow.visit_id) == first.visit_id
                rows = fetch(conn, FollowUpRow, col(FollowUpRow.state) == "open", *same)
            for row in rows:
                sealed = self._seal_followup(conn, row, words)
                _set(conn, [row.id], state="closed", closed_at=now, closed_by=actor, note=sealed)
            whose = first.resident_id or first.visit_id or first.id
            self._note(conn, "follow-up close", actor, now, whose, f"{first.kind} {first.id}")
        return len(rows)

    def _followup_row(self, event: Event) -> dict[str, object]:
        return {
            "id": event.id,
            "station_id": self.station_id,
            "kind": event.kind,
            "resident_id": event.resident,
            "visit_id": event.visit,
            "subject": event.subject,
            "since": event.since,
            "state": "open",
            "closed_at": None,
            "closed_by": "",
            "note": None,
        }

    def _followup_items(
        self, conn: Connection, rows: Iterable[FollowUpRow], actor: str, now: datetime
    ) -> tuple[FollowUp, ...]:
        names: dict[UUID, str] = {}
        items = tuple(self._followup_of(conn, row, names) for row in rows)
        for resident in sorted(names):
            self._note(conn, "read follow-up", actor, now, resident)
        if not names:
            self._note(conn, "read follow-up", actor, now, detail=f"{len(items)} items")
        return items

    def _followup_of(self, conn: Connection, row: FollowUpRow, names: dict[UUID, str]) -> FollowUp:
        kept = None if row.resident_id is None else kept_of(conn, row.resident_id)
        if kept is not None and kept.id not in names:
            names[kept.id] = self._followup_name(kept)
        note = "" if row.note is None else self._open_words(conn, row.resident_id, row.note, row.id)
        (kind,) = (kind for kind in KINDS if kind == row.kind)
        resident, name = (None, "") if kept is None else (kept.id, names[kept.id])
        who = resident, row.visit_id, row.subject, name
        return FollowUp(row.id, kind, row.since, *who, row.closed_at, row.closed_by, note)

    def _followup_name(self, row: ResidentRow) -> str:
        if row.sealed is None or row.wrapped_key is None:
            return ""
        return self._vault.unseal(row.id, row.wrapped_key, row.sealed).name

    def _seal_followup(self, conn: Connection, row: FollowUpRow, words: str) -> bytes | None:
        """Seal a note; about somebody who was erased meanwhile nothing is written down any more."""
        erased = row.resident_id is not None and row_of(conn, row.resident_id).erased_at is not None
        return None if erased else self._seal_words(conn, row.resident_id, words, row.id)


def _there(conn: Connection, names: Iterable[UUID]) -> dict[UUID, str]:
    """Return which of these are in the list already, open or closed, and who closed them."""
    item = TABLES["follow_up"].c
    return {row.id: row.closed_by for row in conn.execute(select(item.id, item.closed_by).where(item.id.in_(names)))}


def _erased(conn: Connection, people: Iterable[UUID | None]) -> set[UUID | None]:
    gone = select(col(ResidentRow.id)).where(col(ResidentRow.erased_at).is_not(None))
    return set(conn.scalars(gone.where(col(ResidentRow.id).in_(filter(None, people)))))


def _open_kinds(conn: Connection) -> list[tuple[UUID, str]]:
    item = TABLES["follow_up"].c
    return [(row.id, row.kind) for row in conn.execute(select(item.id, item.kind).where(item.state == "open"))]


def _judged(kind: str, rules: Rules) -> bool:
    """Whether the rules speak about this kind now: limits that are not approved settle nothing either."""
    return kind != "high" or rules.approved


def _set(conn: Connection, items: list[UUID], **values: object) -> None:
    if items:
        conn.execute(update(TABLES["follow_up"]).where(col(FollowUpRow.id).in_(items)).values(**values))
