"""One resident's page, and what staff change on it. Merged records are one person: the kept one stands for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import col

from kiosk.core.visit_record import ConsentEntry
from kiosk.store.cards import has_card
from kiosk.store.clearances import in_force
from kiosk.store.consents import ConsentVerbs, standing_of_resident, told_of
from kiosk.store.export import ExportVerbs
from kiosk.store.groups import kept_of, living, row_of, under
from kiosk.store.identity import Identity
from kiosk.store.merges import MergeVerbs, merges_under
from kiosk.store.people_values import PersonCard, PersonMerge, PersonVisit
from kiosk.store.sealing import reseal, with_text
from kiosk.store.search import SearchVerbs
from kiosk.store.tables import VisitRow
from kiosk.store.unit import fetch


class PeopleVerbs(SearchVerbs, MergeVerbs, ConsentVerbs, ExportVerbs):
    """Look at a resident, change what they are called, keep a phone number or a contact."""

    def person(self, resident_id: UUID, *, actor: str, now: datetime) -> PersonCard:
        """Return everything a resident's page shows; of a merged record that of the one it goes on under."""
        with self._transaction() as conn:
            row = kept_of(conn, resident_id)
            identity, group = self._vault.open_identity(row), under(conn, row.id)
            theirs = col(VisitRow.resident_id).in_(group)
            visits = fetch(conn, VisitRow, theirs, order=[col(VisitRow.started_at).desc()])
            others = merges_under(conn, group)
            names = {one.gone_id: self._vault.open_identity(row_of(conn, one.gone_id)).name for one in others}
            page = PersonCard(
                row.id,
                identity,
                standing_of_resident(conn, row.id),
                in_force(conn, row.id, now),
                tuple(PersonVisit(one.id, one.started_at, one.programme, one.ended_at, one.ended) for one in visits),
                tuple(PersonMerge(one.id, one.gone_id, names[one.gone_id], one.at, one.actor) for one in others),
                None if row.id == resident_id else row.id,
                has_card(conn, group),
            )
            for opened in (row.id, *names):
                self._note(conn, "open identity", actor, now, opened, "page")
        return page

    def person_change(self, resident_id: UUID, identity: Identity, *, actor: str, now: datetime) -> None:
        """Seal a changed identity and have it found by that; phone, contact and card stay as they are."""
        with self._transaction() as conn:
            row = living(conn, resident_id)
            before = self._vault.open_identity(row)
            kept = replace(identity, phone=before.phone, contact=before.contact, card=before.card)
            reseal(conn, self._vault, row, kept)
            self._note(conn, "change", actor, now, row.id)

    def person_keep(
        self, resident_id: UUID, what: str, text: str, entry: ConsentEntry, *, actor: str, now: datetime
    ) -> None:
        """Keep a full phone number or an emergency contact under its own consent; a no removes it.

        ``what`` is phone or contact, and the purpose of ``entry``.
        """
        if what not in ("phone", "contact") or entry.purpose != what:
            raise ValueError("a phone number or a contact, with the consent for it")
        if entry.granted and not text.strip():
            raise ValueError("a yes to keeping nothing")
        with self._transaction() as conn:
            row = living(conn, resident_id)
            self._answer(conn, entry, now, row.id, None)
            if entry.granted:
                identity = self._vault.open_identity(row)
                reseal(conn, self._vault, row, with_text(identity, what, text.strip()))
            self._note(conn, "consent", actor, now, row.id, told_of(entry))
