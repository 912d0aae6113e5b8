"""The outbox: what is due, and each answer of the platform written to its own row, never in bulk."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from kiosk.store.groups import row_of
from kiosk.store.kin import patient_of
from kiosk.store.steering import entry_of
from kiosk.store.tables import TABLES, OutboxRow, VisitRow
from kiosk.store.tables_desk import LeaseRow, RemoteRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import Unit, fetch, fetch_one
from kiosk.store.values import OutboxCounts, OutboxEntry, OutboxState, Remote, There


class OutboxVerbs(Unit):
    """For the sender and for the staff's list of held visits."""

    def due(self, now: datetime, limit: int = 20) -> tuple[OutboxEntry, ...]:
        """Return what may be tried now, oldest first: one patient's visits go in their order."""
        ready = col(OutboxRow.state) == "waiting", col(OutboxRow.next_try_at) <= now
        with self._transaction() as conn:
            return tuple(map(entry_of, fetch(conn, OutboxRow, *ready, order=[col(OutboxRow.id)], limit=limit)))

    def waiting(self) -> tuple[OutboxEntry, ...]:
        """Return what waits, whether its time has come or not, oldest first."""
        with self._transaction() as conn:
            ready = col(OutboxRow.state) == "waiting"
            return tuple(map(entry_of, fetch(conn, OutboxRow, ready, order=[col(OutboxRow.id)])))

    def held(self) -> tuple[OutboxEntry, ...]:
        """Return what the platform refused, for staff."""
        with self._transaction() as conn:
            held = col(OutboxRow.state) == "held"
            return tuple(map(entry_of, fetch(conn, OutboxRow, held, order=[col(OutboxRow.id)])))

    def outbox_entry(self, entry_id: int) -> OutboxEntry:
        """Return one row."""
        with self._transaction() as conn:
            return entry_of(_row(conn, entry_id))

    def outbox_counts(self) -> OutboxCounts:
        """Count visits by state; a visit whose correction waits counts once, as what its newest row says.

        One that was taken back counts as withheld. An erasure counts while somebody or something is still to act.
        """
        newest = select(func.max(col(OutboxRow.id))).group_by(col(OutboxRow.record_id))
        kind, state = TABLES["outbox"].c.kind, TABLES["outbox"].c.state
        counts: Counter[str] = Counter()
        with self._transaction() as conn:
            query = select(kind, state, func.count()).where(col(OutboxRow.id).in_(newest)).group_by(kind, state)
            for what, is_in, count in conn.execute(query):
                if what != "erasure" or is_in in {"waiting", "held"}:
                    counts["withheld" if (what, is_in) == ("retraction", "sent") else is_in] += count
        return OutboxCounts(**counts)

    def keep_body(
        self,
        entry_id: int,
        body: bytes,
        schema: int,
        *,
        names: Collection[str] = (),
        patient: str = "",
        listed: datetime | None = None,
    ) -> str | None:
        """Keep what is about to be sent, so that a retry sends the same bytes; return its SHA-256.

        ``names`` (``Type/id``) are what it will write, under which Patient: noted before the first byte leaves, so
        that all can be taken back, whether it arrived or not. None: consent was withdrawn since it was listed as due,
        or it changed while the bytes were made (``listed``: the row's ``next_try_at`` as it was read).
        """
        digest = hashlib.sha256(body).hexdigest()
        with self._transaction() as conn:
            row = _row(conn, entry_id)
            if row.state == "withheld" or (row.body is None and listed not in (None, row.next_try_at)):
                return None
            if row.body is not None and row.body != body:
                raise StoreTrouble(Trouble.OTHER, "this row's bytes are fixed until the platform has answered")
            known = json.loads(row.server)
            if names:
                known |= {"names": sorted({*names, *known.get("names", ())}), "patient": patient}
            kept = {"body": body, "body_sha256": digest, "body_schema": schema, "server": json.dumps(known)}
            _change(conn, entry_id, ("waiting",), **kept)
        return digest

    def mark_sent(self, entry_id: int, *, now: datetime, server: str = "{}", acked: Sequence[Remote] = ()) -> None:
        """The platform acknowledged, with these resources: the body goes, its SHA-256 stays."""
        with self._transaction() as conn:
            row = _row(conn, entry_id)
            # Consent may have been withdrawn while it was under way: it has arrived all the same, and the row says so.
            answer = json.dumps(json.loads(row.server) | json.loads(server))
            done = {"state": "sent", "sent_at": now, "server": answer, "body": None, "reason": ""}
            _change(conn, entry_id, ("waiting", "withheld"), attempts=row.attempts + 1, **done)
            _remember(conn, acked, now)
            self._note(conn, "sent to platform", "system:sync", now, row.record_id, row.kind)

    def mark_retry(self, entry_id: int, *, next_try_at: datetime, reason: str) -> None:
        """Unreachable: the same bytes again later, unless consent was withdrawn meanwhile."""
        with self._transaction() as conn:
            later = {"attempts": _row(conn, entry_id).attempts + 1, "next_try_at": next_try_at, "reason": reason}
            _change(conn, entry_id, ("waiting", "withheld"), **later)

    def mark_held(self, entry_id: int, *, now: datetime, reason: str) -> None:
        """Refused: staff see it, and it blocks nobody. The body stays to be looked at."""
        with self._transaction() as conn:
            row = _row(conn, entry_id)
            state: OutboxState = "withheld" if row.state == "withheld" else "held"
            _change(conn, entry_id, ("waiting", "withheld"), state=state, reason=reason, attempts=row.attempts + 1)
            self._note(conn, "platform refused", "system:sync", now, row.record_id, row.kind)

    def retry_held(self, entry_id: int, *, actor: str, now: datetime) -> None:
        """Staff say: again. The body is built anew, since the refused bytes would be refused again."""
        with self._transaction() as conn:
            row = _row(conn, entry_id)
            fresh = {"state": "waiting", "body": None, "attempts": 0, "next_try_at": now}
            _change(conn, entry_id, ("held",), **fresh)
            self._note(conn, "retry held", actor, now, row.record_id, row.kind)

    def there(self, record_id: UUID, *, but: int = 0) -> There:
        """Return what may be on the platform of a visit, or of all of a resident's visits; ``but`` for one row."""
        theirs = select(col(VisitRow.id)).where(col(VisitRow.resident_id) == record_id)
        about = (col(OutboxRow.record_id) == record_id) | col(OutboxRow.record_id).in_(theirs)
        with self._transaction() as conn:
            rows = fetch(conn, OutboxRow, about, col(OutboxRow.id) != but)
            visit = fetch(conn, VisitRow, col(VisitRow.id) == record_id)
            pseudonym, patient = patient_of(conn, visit[0]) if visit else _own_patient(conn, record_id)
        names = (name for row in rows for name in json.loads(row.server).get("names", ()))
        return There(frozenset(names), patient, pseudonym)

    def lease_take(self, name: str, holder: str, *, now: datetime, seconds: float) -> bool:
        """Take or renew a job that only one may do at a time; False while another holds it."""
        until = now + timedelta(seconds=seconds)
        with self._transaction() as conn:
            lease = select(TABLES["lease"]).where(col(LeaseRow.name) == name).with_for_update()
            row = conn.execute(lease).one_or_none()
            if row is None:
                conn.execute(insert(TABLES["lease"]), {"name": name, "holder": holder, "until": until})
            elif row.holder != holder and row.until > now:
                return False
            conn.execute(update(TABLES["lease"]).where(col(LeaseRow.name) == name).values(holder=holder, until=until))
        return True

    def lease_drop(self, name: str, holder: str) -> None:
        """Give a job back."""
        with self._transaction() as conn:
            mine = col(LeaseRow.name) == name, col(LeaseRow.holder) == holder
            conn.execute(delete(TABLES["lease"]).where(*mine))

    def remote_get(self, server: str, resource: str, local_id: str) -> Remote | None:
        """Return what the platform calls a resource of ours, if it was acknowledged."""
        this = col(RemoteRow.server) == server, col(RemoteRow.resource) == resource, col(RemoteRow.local_id) == local_id
        with self._transaction() as conn:
            rows = fetch(conn, RemoteRow, *this)
        return Remote(server, resource, local_id, rows[0].remote_id, rows[0].version) if rows else None

    def remote_known(self, server: str, names: Collection[str]) -> frozenset[str]:
        """Return which of these (``Type/id``, our ids) the platform has acknowledged."""
        name = col(RemoteRow.resource) + "/" + col(RemoteRow.local_id)
        with self._transaction() as conn:
            found = select(name).where(col(RemoteRow.server) == server, name.in_(tuple(names)))
            return frozenset(conn.scalars(found))


def _remember(conn: Connection, acked: Sequence[Remote], now: datetime) -> None:
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    for one in sorted(set(acked), key=lambda each: (each.server, each.resource, each.local_id)):
        news = {"remote_id": one.remote_id, "version": one.version, "at": now}
        key = {"server": one.server, "resource": one.resource, "local_id": one.local_id}
        row = dialect.insert(TABLES["remote"]).values(key | news)
        conn.execute(row.on_conflict_do_update(index_elements=list(key), set_=news))


def _own_patient(conn: Connection, resident_id: UUID) -> tuple[str, UUID]:
    """Of a resident, merged or not: what another one's visits were sent under is not theirs to take away."""
    row = row_of(conn, resident_id)
    return row.pseudonym, row.patient_id


def _row(conn: Connection, entry_id: int) -> OutboxRow:
    return fetch_one(conn, OutboxRow, col(OutboxRow.id) == entry_id, what="outbox row")


def _change(conn: Connection, entry_id: int, states: tuple[OutboxState, ...], **values: object) -> None:
    row = update(TABLES["outbox"]).where(col(OutboxRow.id) == entry_id, col(OutboxRow.state).in_(states))
    if conn.execute(row.values(**values)).rowcount != 1:
        raise StoreTrouble(Trouble.OTHER, f"outbox row {entry_id} is not {' or '.join(states)}")
