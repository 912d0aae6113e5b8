"""Finding people: keyed hashes of pieces lead to a few candidates, only those are opened, compared and shown.

Why an index and not all names decrypted in memory: nothing is ever in clear that is not about to be shown, so a
memory image or a crash of the kiosk holds a handful of people and not a whole centre; several stations on one
database see each other's newest resident at once; and there is no warm-up after a start. Each identity that was
opened is a line of the access log. What the index costs: some twenty-five rows for each resident, and whoever has
the rows, but not the data key, sees that two residents share a piece of a name, not which. Pieces of one syllable
are left out for that reason too. In the default store the rows themselves are encrypted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, FromClause, and_, exists, func, nulls_last, or_, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import col

from kiosk.core.hangul import distance, normalise, sound
from kiosk.store.asked import asked
from kiosk.store.groups import row_of, under
from kiosk.store.identity import Identity, Vault
from kiosk.store.people_values import PersonHit
from kiosk.store.pieces import Piece, digits
from kiosk.store.sealing import index
from kiosk.store.tables import TABLES, LookupRow, ResidentRow, VisitRow
from kiosk.store.unit import Unit, fetch

_MANY = 100
"""Nobody reads a longer list of people who may be alike."""


class SearchVerbs(Unit):
    """Search, look for somebody alike, index anew."""

    def people_search(self, text: str, *, actor: str, now: datetime, limit: int = 20) -> tuple[PersonHit, ...]:
        """Find by name (also 초성, with spaces or none, similar spelling), phone tail or birth date, best first.

        They may be put together: 김영희 0417, ㄱㅇㅎ 480302. Who fits exactly comes first, then whose name holds it,
        then who sounds so; slips of one letter only when there is nobody else. Of those who fit equally well the
        ones seen last come first; nobody is guessed. One syllable alone finds only who is called so.
        """
        question, found = asked(text), dict[UUID, int]()
        with self._transaction() as conn:
            look = _Look(self._vault, conn)
            for stage in question.stages():
                if len(found) >= limit or (stage.only_if_nobody and found):
                    break
                for row in self._with_pieces(conn, stage.needs, limit):
                    fit = question.fits(look.identity(row))
                    if fit is not None:
                        kept = look.kept(row)
                        found[kept] = min(fit, found.get(kept, fit))
            ranked = [(found[hit.id], hit) for hit in look.hits(found)]
            self._write_down(conn, look.opened(), "search", actor, now)
        ranked.sort(key=lambda one: (one[0], -_seen(one[1]), one[1].name, one[1].id))
        return tuple(hit for _, hit in ranked[:limit])

    def people_alike(self, identity: Identity, *, actor: str, now: datetime) -> tuple[PersonHit, ...]:
        """Return who is probably the same person, although one thing was written down differently.

        The same phone; the same birth date with the same name; with the same sex and a name or a tail alike; or the
        same name and tail.
        """
        wanted: list[Piece] = [("birth", identity.birth.isoformat())]
        wanted += [("phone", number) for number in (digits(identity.phone),) if number]
        wanted += [("tail", number) for number in (digits(identity.phone_tail),) if number]
        with self._transaction() as conn:
            look = _Look(self._vault, conn)
            rows = self._with_pieces(conn, (frozenset(wanted),), _MANY)
            hits = look.hits({look.kept(row) for row in rows if alike(identity, look.identity(row))})
            self._write_down(conn, look.opened(), "alike", actor, now)
        return tuple(sorted(hits, key=lambda hit: (-_seen(hit), hit.name, hit.id)))

    def people_reindex(self, *, actor: str, now: datetime, limit: int = 50) -> int:
        """Index residents of a version that had no name index; returns how many it did. Call it until it says 0."""
        with self._transaction() as conn:
            birth = exists().where(col(LookupRow.resident_id) == col(ResidentRow.id), col(LookupRow.kind) == "birth")
            rows = fetch(conn, ResidentRow, col(ResidentRow.sealed).is_not(None), ~birth, limit=limit)
            for row in rows:
                index(conn, self._vault, row.id, self._vault.open_identity(row))
            for row in rows:
                self._note(conn, "open identity", actor, now, row.id, "index")
        return len(rows)

    def _with_pieces(self, conn: Connection, needs: Sequence[frozenset[Piece]], limit: int) -> list[ResidentRow]:
        """Return who has a piece of each set, seen last first."""
        lookup = TABLES["lookup"]
        hits = select(lookup.c.resident_id).where(self._one_of(lookup, needs[0]))
        for need in needs[1:]:
            again = lookup.alias()
            hits = hits.where(
                exists().where(again.c.resident_id == lookup.c.resident_id, self._one_of(again, need)).correlate(lookup)
            )
        last = select(func.max(col(VisitRow.started_at))).where(col(VisitRow.resident_id) == col(ResidentRow.id))
        order = [nulls_last(last.scalar_subquery().desc()), col(ResidentRow.created_at).desc()]
        return fetch(conn, ResidentRow, col(ResidentRow.id).in_(hits), order=order, limit=limit)

    def _write_down(self, conn: Connection, opened: Sequence[UUID], how: str, actor: str, now: datetime) -> None:
        lines = [(str(resident), how) for resident in opened] or [("", f"{how}, nobody")]
        self._note_all(conn, "find", actor, now, lines)

    def _one_of(self, lookup: FromClause, pieces: Iterable[Piece]) -> ColumnElement[bool]:
        hashes: dict[str, list[bytes]] = {}
        for kind, value in self._vault.hash_pieces(sorted(pieces)):
            hashes.setdefault(kind, []).append(value)
        return or_(*(and_(lookup.c.kind == kind, lookup.c.hash.in_(found)) for kind, found in hashes.items()))


def alike(one: Identity, other: Identity) -> bool:
    """Tell whether two identities are probably the same person."""
    phone, same_birth = digits(one.phone), one.birth == other.birth
    same_tail = bool(one.phone_tail) and digits(one.phone_tail) == digits(other.phone_tail)
    both_named = bool(normalise(one.name) and normalise(other.name))  # two nameless ones are not called alike
    same_name = both_named and normalise(one.name) == normalise(other.name)
    like_name = both_named and distance(sound(one.name), sound(other.name)) <= 1
    return (
        (bool(phone) and phone == digits(other.phone))
        or (same_birth and same_name)
        or (same_birth and one.sex is other.sex and (like_name or same_tail))
        or (same_name and same_tail)
    )


class _Look:
    """One search: opens each identity once, and knows whose were opened."""

    def __init__(self, vault: Vault, conn: Connection) -> None:
        self._vault, self._conn = vault, conn
        self._opened: dict[UUID, Identity] = {}

    def identity(self, row: ResidentRow) -> Identity:
        """Open it."""
        if row.id not in self._opened:
            self._opened[row.id] = self._vault.open_identity(row)
        return self._opened[row.id]

    def kept(self, row: ResidentRow) -> UUID:
        """Return the record this one goes on under, which is mostly itself."""
        while row.merged_into is not None:
            row = row_of(self._conn, row.merged_into)
            self.identity(row)
        return row.id

    def hits(self, kept: Collection[UUID]) -> list[PersonHit]:
        """Show the records that were kept, with the last visit of each whole group."""
        visit, into = TABLES["visit"].c, col(ResidentRow.merged_into)
        merged = set(self._conn.scalars(select(into).where(into.in_(tuple(kept)))))
        owner = {row: one for one in kept for row in (under(self._conn, one) if one in merged else (one,))}
        newest = func.max(visit.started_at, type_=visit.started_at.type)
        last = select(visit.resident_id, newest).where(visit.resident_id.in_(list(owner))).group_by(visit.resident_id)
        seen: dict[UUID, datetime] = {}
        for resident, at in self._conn.execute(last):
            seen[owner[resident]] = max(at, seen.get(owner[resident], at))
        return [_hit(one, self._opened[one], seen.get(one)) for one in kept]

    def opened(self) -> tuple[UUID, ...]:
        """Return whose identities were opened."""
        return tuple(self._opened)


def _hit(resident: UUID, who: Identity, last: datetime | None) -> PersonHit:
    return PersonHit(resident, who.name, who.sex, who.birth, digits(who.phone_tail), last)


def _seen(hit: PersonHit) -> float:
    return 0.0 if hit.last_visit_at is None else hit.last_visit_at.timestamp()
