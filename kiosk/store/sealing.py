"""A resident's sealed identity and the hashes it is found by: always written together."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, delete, insert, update
from sqlmodel import col

from kiosk.store.identity import Identity, Vault
from kiosk.store.tables import TABLES, LookupRow, ResidentRow
from kiosk.store.trouble import StoreTrouble, Trouble


def with_text(identity: Identity, what: str, text: str) -> Identity:
    """Return an identity with this phone number or emergency contact; an empty one takes it out."""
    return replace(identity, phone=text) if what == "phone" else replace(identity, contact=text)


def index(conn: Connection, vault: Vault, resident: UUID, identity: Identity) -> None:
    """Have a resident found by this identity and by nothing else."""
    conn.execute(delete(TABLES["lookup"]).where(col(LookupRow.resident_id) == resident))
    rows = [{"kind": kind, "hash": value, "resident_id": resident} for kind, value in vault.lookups(identity)]
    conn.execute(insert(TABLES["lookup"]), rows)


def reseal(conn: Connection, vault: Vault, row: ResidentRow, identity: Identity) -> None:
    """Put another identity in place of a resident's own."""
    if row.wrapped_key is None:
        raise StoreTrouble(Trouble.UNKNOWN, "this resident was erased")
    sealed = vault.seal(row.id, row.wrapped_key, identity)
    conn.execute(update(TABLES["resident"]).where(col(ResidentRow.id) == row.id).values(sealed=sealed))
    index(conn, vault, row.id, identity)
