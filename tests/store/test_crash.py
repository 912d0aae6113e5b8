"""A process that is killed while it keeps values: what was acknowledged is there, and nothing is there by halves.

SIGKILL leaves the page cache alone, so this proves the transactions; that commits reach the disk is synchronous=FULL
(`test_open`). Twenty rounds here; the long form is `make crash`.
"""

from __future__ import annotations

import random
import time
from contextlib import suppress
from uuid import UUID

from kiosk.store.database import StoreSettings, open_store
from tests.store.children import CONTEXT, keep_for_ever
from tests.store.shelf import KEYS, NOW, SYSTEM, visit_of

ROUNDS = 20


def killed_while_keeping(settings: StoreSettings, visit: UUID, words: int, seconds: float) -> list[UUID]:
    """Let a child keep values, kill it a moment after it said so a few times; return what it said was kept."""
    ours, theirs = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=keep_for_ever, args=(theirs, settings.data_dir, settings.plain, visit))
    child.start()
    theirs.close()
    assert ours.recv() == "ready"
    told: list[UUID] = []
    for _ in range(words):
        told += ours.recv()
    time.sleep(seconds)
    child.kill()
    child.join(30)
    with suppress(EOFError, OSError):  # a last word may be cut in half
        while True:
            told += ours.recv()
    ours.close()
    return told


def test_what_was_acknowledged_survives_a_kill(cipher: StoreSettings) -> None:
    chance = random.Random(20261102)
    with open_store(cipher, KEYS) as store:
        visit = visit_of(store)
    acknowledged: set[UUID] = set()
    for _ in range(ROUNDS):
        acknowledged |= set(killed_while_keeping(cipher, visit, chance.randrange(4), chance.uniform(0, 0.02)))
        with open_store(cipher, KEYS) as store:
            kept = [one.id for one in store.visit_record(visit, actor=SYSTEM, now=NOW).measurements]
            assert acknowledged <= set(kept)
            assert len(kept) == len(set(kept))
            assert len(kept) % 3 == 0  # three at a time or not at all
            assert store.outbox_counts().open == (1 if kept else 0)
            assert store.audit_verify().ok
            with store.engine.begin() as conn:
                assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert len(acknowledged) > ROUNDS
    with open_store(cipher, KEYS) as store:
        assert store.recover_open_visits(actor=SYSTEM, now=NOW) == (visit,)
