"""Who a resident is, sealed: each with a random key of its own, which the data key wraps. Erasing destroys that key.

Whoever has the rows finds a person only through keyed hashes (HMAC-SHA-256, one domain per kind of question),
so a table of all phone numbers is of no use without the data key. No resident registration number, ever.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.core.resident import Sex
from kiosk.store.keys import DataKey
from kiosk.store.pieces import digits, pieces
from kiosk.store.trouble import StoreTrouble, Trouble


@dataclass(frozen=True, slots=True)
class Identity:
    """What a resident told us. Only sex, birth date and the phone's last four digits are asked of everybody known."""

    sex: Sex
    birth: date
    phone_tail: str = ""
    name: str = ""
    phone: str = ""
    card: str = ""  # what the printed QR says: random, nothing personal
    contact: str = ""  # an emergency contact, with its own consent
    lives_alone: bool = False  # said so, and wants to be asked after

    def __repr__(self) -> str:
        return "Identity(sealed)"


class Sealed(Protocol):
    """A resident's row, as far as sealing goes."""

    id: UUID
    sealed: bytes | None
    wrapped_key: bytes | None


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals, opens and hashes with sub-keys of the data key."""

    keys: DataKey

    def new_key(self, resident: UUID) -> bytes:
        """Make a resident's own key and return it wrapped."""
        return _seal(self.keys.derive("residents"), os.urandom(32), resident.bytes)

    def take_over(self, old: Vault, resident: UUID, wrapped: bytes) -> bytes:
        """Wrap a resident's own key anew that another data key had wrapped."""
        return _seal(self.keys.derive("residents"), old._own(resident, wrapped), resident.bytes)

    def seal(self, resident: UUID, wrapped: bytes, identity: Identity) -> bytes:
        """Seal an identity under the resident's key."""
        fields = asdict(identity) | {"birth": identity.birth.isoformat()}
        return _seal(self._own(resident, wrapped), json.dumps(fields).encode(), resident.bytes)

    def unseal(self, resident: UUID, wrapped: bytes, sealed: bytes) -> Identity:
        """Open an identity; raises StoreTrouble when key and seal do not belong together."""
        fields = json.loads(_open(self._own(resident, wrapped), sealed, resident.bytes))
        return Identity(**fields | {"sex": Sex(fields["sex"]), "birth": date.fromisoformat(fields["birth"])})

    def seal_text(self, text: str, about: UUID) -> bytes:
        """Seal a word about staff, who have no key of their own."""
        return _seal(self.keys.derive("desk"), text.encode(), about.bytes)

    def open_text(self, sealed: bytes, about: UUID) -> str:
        """Open what `seal_text` sealed."""
        return _open(self.keys.derive("desk"), sealed, about.bytes).decode()

    def seal_own(self, resident: UUID, wrapped: bytes, text: str, about: UUID) -> bytes:
        """Seal words about a resident with the resident's own key: erasing takes them along."""
        return _seal(self._own(resident, wrapped), text.encode(), about.bytes)

    def open_own(self, resident: UUID, wrapped: bytes, sealed: bytes, about: UUID) -> str:
        """Open what `seal_own` sealed."""
        return _open(self._own(resident, wrapped), sealed, about.bytes).decode()

    def open_identity(self, row: Sealed) -> Identity:
        """Open the identity of a resident's row; raises StoreTrouble when it was erased."""
        if row.sealed is None or row.wrapped_key is None:
            raise StoreTrouble(Trouble.UNKNOWN, "this resident was erased")
        return self.unseal(row.id, row.wrapped_key, row.sealed)

    def lookups(self, identity: Identity) -> tuple[tuple[str, bytes], ...]:
        """Return every kind and hash by which this resident may be found, each once, sorted."""
        found = set(self.hash_pieces(pieces(identity)))
        if identity.phone_tail:
            found.add(("birth-tail-sex", self.hash_who(identity.sex, identity.birth, identity.phone_tail)))
        return tuple(sorted(found))

    def hash_pieces(self, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, bytes]]:
        """Hash pieces of names, dates, numbers; half a hash will do: who is found is opened and compared."""
        keys: dict[str, bytes] = {}
        secret = self.keys.derive("lookup")
        hashed = []
        for kind, text in wanted:
            if kind not in keys:
                keys[kind] = hmac.digest(secret, kind.encode(), hashlib.sha256)
            hashed.append((kind, hmac.digest(keys[kind], text.encode(), hashlib.sha256)[:16]))
        return hashed

    def hash_who(self, sex: Sex, birth: date, phone_tail: str) -> bytes:
        """Hash what a resident types at the screen; raises ValueError for a tail that is not four digits."""
        if len(digits(phone_tail)) != 4:
            raise ValueError("a phone tail has four digits")
        return self._hash("birth-tail-sex", birth.isoformat(), digits(phone_tail), sex.value)

    def hash_card(self, card: str) -> bytes:
        """Hash what the reader read from a card of staff, which may be any card they carry."""
        return self._hash("card", card.strip())

    def _own(self, resident: UUID, wrapped: bytes) -> bytes:
        return _open(self.keys.derive("residents"), wrapped, resident.bytes)

    def _hash(self, kind: str, *parts: str) -> bytes:
        key = hmac.digest(self.keys.derive("lookup"), kind.encode(), hashlib.sha256)  # one domain per kind
        return hmac.digest(key, json.dumps(parts).encode(), hashlib.sha256)  # JSON: no two lists of parts look alike


def masked(name: str) -> str:
    """Show enough of a name to know one's own: 김○수, 이○, 남○○수."""
    kept = name.strip()
    if len(kept) <= 1:
        return "○" if kept else ""
    return kept[0] + "○" * min(6, max(1, len(kept) - 2)) + (kept[-1] if len(kept) > 2 else "")


def _seal(key: bytes, data: bytes, about: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, about)


def _open(key: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], about)
    except (InvalidTag, ValueError):
        raise StoreTrouble(Trouble.KEY_WRONG, "a sealed field does not open with this key") from None
