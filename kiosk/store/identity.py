"""Who a resident is, sealed: each with a random key of its own, which the data key wraps. Erasing destroys that key.

Whoever has the rows finds a person only through keyed hashes (HMAC-SHA-256, one domain per kind of question),
so a table of all phone numbers is of no use without the data key. No resident registration number, ever.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.core.resident import Sex
from kiosk.store.keys import DataKey
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

    def __repr__(self) -> str:
        return "Identity(sealed)"


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals, opens and hashes with sub-keys of the data key."""

    keys: DataKey

    def new_key(self, resident: UUID) -> bytes:
        """Make a resident's own key and return it wrapped."""
        return _seal(self.keys.derive("residents"), os.urandom(32), resident.bytes)

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

    def hashes(self, identity: Identity) -> dict[str, bytes]:
        """Return every hash by which this resident may be found."""
        found = {}
        if identity.phone_tail:
            found["birth-tail-sex"] = self.hash_who(identity.sex, identity.birth, identity.phone_tail)
        if identity.card:
            found["card"] = self.hash_card(identity.card)
        if identity.phone:
            found["phone"] = self._hash("phone", _digits(identity.phone))
        return found

    def hash_who(self, sex: Sex, birth: date, phone_tail: str) -> bytes:
        """Hash what a resident types at the screen; raises ValueError for a tail that is not four digits."""
        if len(_digits(phone_tail)) != 4:
            raise ValueError("a phone tail has four digits")
        return self._hash("birth-tail-sex", birth.isoformat(), _digits(phone_tail), sex.value)

    def hash_card(self, card: str) -> bytes:
        """Hash what the reader read from a card or slip."""
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
    return kept[0] + "○" * max(1, len(kept) - 2) + (kept[-1] if len(kept) > 2 else "")


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


def _seal(key: bytes, data: bytes, about: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, about)


def _open(key: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], about)
    except (InvalidTag, ValueError):
        raise StoreTrouble(Trouble.KEY_WRONG, "a sealed field does not open with this key") from None
