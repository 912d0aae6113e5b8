"""Cards and slips: issue, void, find by.

The table keeps a plain SHA-256 of each code: a code is 115 random bits, which nobody finds by trying, so no key is
needed, and a void card is still known as ours after the data key was changed. The code itself is only in the sealed
identity.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from kiosk.core.card_code import RANDOM_BYTES, code_of, read_code
from kiosk.store.groups import group_of, kept_of, living, row_of
from kiosk.store.people_values import CardFound
from kiosk.store.residents import known_of
from kiosk.store.sealing import reseal
from kiosk.store.tables import TABLES
from kiosk.store.tables_people import CardRow
from kiosk.store.unit import Unit, fetch


class CardVerbs(Unit):
    """Verbs of `kiosk.store.records.Store`."""

    def card_issue(self, resident_id: UUID, *, why: str, actor: str, now: datetime) -> str:
        """Make a new code for a resident's card or slip and return it; older cards are void from now on."""
        code = code_of(os.urandom(RANDOM_BYTES))
        with self._transaction() as conn:
            row = living(conn, resident_id)
            _void(conn, group_of(conn, row.id), why, actor, now)
            card = {"hash": hashed(code), "station_id": self.station_id, "resident_id": row.id}
            news = {"issued_at": now, "issued_by": actor, "voided_at": None, "voided_by": "", "why": ""}
            conn.execute(insert(TABLES["card"]), card | news)
            self._seal_card(conn, group_of(conn, row.id), row.id, code)
            self._note(conn, "issue card", actor, now, row.id, why)
        return code

    def card_void(self, resident_id: UUID, *, why: str, actor: str, now: datetime) -> None:
        """Void every card of a resident."""
        with self._transaction() as conn:
            row = living(conn, resident_id)
            group = group_of(conn, row.id)
            _void(conn, group, why, actor, now)
            self._seal_card(conn, group, row.id, "")
            self._note(conn, "void card", actor, now, row.id, why)

    def card_find(self, code: str, *, actor: str, now: datetime) -> CardFound:
        """Return whose card this is; a void one finds nobody and says so, a misread one just finds nobody."""
        plain = read_code(code)
        with self._transaction() as conn:
            cards = [] if plain is None else fetch(conn, CardRow, col(CardRow.hash) == hashed(plain))
            if not cards:
                self._note(conn, "find", actor, now, detail="card, misread" if plain is None else "card, nobody")
                return CardFound()
            row = kept_of(conn, cards[0].resident_id)
            if cards[0].voided_at is not None or row.sealed is None:
                self._note(conn, "find", actor, now, row.id, "card, void")
                return CardFound(voided=True)
            found = known_of(conn, self._vault, row, now)
            self._note(conn, "find", actor, now, row.id, "card")
        return CardFound(found)

    def _seal_card(self, conn: Connection, group: tuple[UUID, ...], holder: UUID, code: str) -> None:
        """Put the code into the holder's identity and take any other out of the group's."""
        for resident in group:
            row = row_of(conn, resident)
            identity = self._vault.open_identity(row)
            mine = code if resident == holder else ""
            if identity.card != mine:
                reseal(conn, self._vault, row, replace(identity, card=mine))


def hashed(code: str) -> bytes:
    """Return what the table knows a code by."""
    return hashlib.sha256(b"card" + code.encode()).digest()


def is_card(conn: Connection, code: str) -> bool:
    """Tell whether this is a card that was printed here, void or not: it can never be anything else."""
    plain = read_code(code)
    return plain is not None and bool(fetch(conn, CardRow, col(CardRow.hash) == hashed(plain)))


def has_card(conn: Connection, group: tuple[UUID, ...]) -> bool:
    """Tell whether a card of theirs is not void."""
    good = col(CardRow.resident_id).in_(group), col(CardRow.voided_at).is_(None)
    return bool(conn.scalar(select(func.count()).select_from(TABLES["card"]).where(*good)))


def _void(conn: Connection, group: tuple[UUID, ...], why: str, actor: str, now: datetime) -> None:
    good = col(CardRow.resident_id).in_(group), col(CardRow.voided_at).is_(None)
    conn.execute(update(TABLES["card"]).where(*good).values(voided_at=now, voided_by=actor, why=why))
