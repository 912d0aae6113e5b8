"""Every way the store refuses, as one StoreError with a reason out of a closed list and plain words.

A driver's own message may hold values (PostgreSQL quotes the row it refuses), so it never travels on: only the
error's code does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from kiosk.core.errors import StoreError


class Trouble(StrEnum):
    """Why; each is the id of the sentence that people see."""

    OTHER = "error.store"
    MISSING = "error.store-missing"  # no store here; kiosk init makes one
    EXISTS = "error.store-exists"
    KEY_MISSING = "error.store-key-missing"
    KEY_WRONG = "error.store-key-wrong"
    NEWER = "error.store-newer"  # made by a newer kiosk
    MIGRATION = "error.store-migration"  # an update of the tables failed; the old store is as it was
    READ_ONLY = "error.store-read-only"
    FULL = "error.store-full"
    DISK = "error.store-disk"
    DAMAGED = "error.store-damaged"
    BUSY = "error.store-busy"  # another program holds it
    AWAY = "error.store-away"  # the database server does not answer
    CONSENT = "error.store-consent"  # keeping was not agreed to
    UNKNOWN = "error.store-unknown"  # no such visit, resident, staff …
    PIN = "error.store-pin"  # this PIN cannot be given: too short, or another's
    LAST = "error.store-last"  # the last administrator stays
    CARD = "error.store-card"  # this card is somebody's already
    AMEND = "error.store-amend"  # this value cannot be changed so: it does not stand, or is computed
    MERGE = "error.store-merge"  # these two records cannot be put together, or not be taken apart
    STUDY = "error.store-study"  # this trial cannot be changed so, or does not run

    @property
    def lasting(self) -> bool:
        """Whether asking again can never help; a disk may be emptied, a server come back, a lock be given up."""
        return self not in _HEALS


_HEALS = frozenset({Trouble.OTHER, Trouble.READ_ONLY, Trouble.FULL, Trouble.DISK, Trouble.BUSY, Trouble.AWAY})


class StoreTrouble(StoreError):
    """The store refused; ``key`` is the reason's text id."""

    def __init__(self, trouble: Trouble, words: str) -> None:
        super().__init__(words)
        self.trouble = trouble
        self.key = trouble.value

    @property
    def lasting(self) -> bool:
        """Whether asking again can never help."""
        return self.trouble.lasting


_WORDS = {
    Trouble.KEY_WRONG: "the store does not open with this key, or it is not an encrypted store",
    Trouble.READ_ONLY: "the store's disk or file is read-only",
    Trouble.FULL: "the disk is full",
    Trouble.DISK: "the disk refused to read or write",
    Trouble.DAMAGED: "the store's file is damaged",
    Trouble.BUSY: "another program holds the store",
    Trouble.AWAY: "the database server does not answer or refuses us",
    Trouble.OTHER: "the database refused",
}
# Primary result codes: the low byte of SQLite's (extended) error code.
_SQLITE = {
    5: Trouble.BUSY,
    6: Trouble.BUSY,
    8: Trouble.READ_ONLY,
    10: Trouble.DISK,
    11: Trouble.DAMAGED,
    13: Trouble.FULL,
    14: Trouble.DISK,
    26: Trouble.KEY_WRONG,
}
_POSTGRES = {
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
    "55P03": Trouble.BUSY,
    "40P01": Trouble.BUSY,
    "40001": Trouble.BUSY,
}


def _diagnose(error: BaseException | None, lost: bool) -> tuple[Trouble, str]:
    number = getattr(error, "sqlite_errorcode", None)
    if isinstance(number, int):
        return _SQLITE.get(number & 0xFF, Trouble.OTHER), str(getattr(error, "sqlite_errorname", number))
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        away = lost or state[:2] in {"08", "28", "57", "3D"}
        return _POSTGRES.get(state, Trouble.AWAY if away else Trouble.OTHER), state
    return (Trouble.AWAY if lost or type(error).__name__ == "OperationalError" else Trouble.OTHER), type(error).__name__


def refusal(error: BaseException | None, lost: bool = False) -> StoreTrouble:
    """Say in our words what a driver raised; ``lost``: the connection went with it."""
    trouble, code = _diagnose(error, lost)
    return StoreTrouble(trouble, f"{_WORDS[trouble]} ({code})")


@contextmanager
def told() -> Iterator[None]:
    """Turn what the database or the disk raises inside into a StoreTrouble that holds no value."""
    try:
        yield
    except PoolTimeout:
        raise StoreTrouble(Trouble.BUSY, "the store's one connection is in use: a verb called inside a verb") from None
    except DBAPIError as error:
        raise refusal(error.orig, error.connection_invalidated) from None
    except OSError as error:
        trouble = {28: Trouble.FULL, 122: Trouble.FULL, 30: Trouble.READ_ONLY, 13: Trouble.READ_ONLY}.get(
            error.errno or 0, Trouble.DISK
        )
        raise StoreTrouble(trouble, f"{_WORDS[trouble]} ({error.strerror})") from None
