"""The store and what its own log says: opens with its key, looked through, backed up; outbox, calls, accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kiosk.app.checks.scope import Scope, fail, ok, warn
from kiosk.core.checks import Check
from kiosk.core.errors import StoreError
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.store.records import Store
from kiosk.store.values import OutboxCounts

BACKUP_DAYS, INTEGRITY_DAYS, UNSENT_DAYS = 2, 7, 3


def opens(scope: Scope) -> Iterator[Check]:
    """It opens, and the key fits: every other look at the store asks it the same way."""
    try:
        scope.ask(Store.newest_at)
    except StoreError as error:
        yield Check("store", "fail", Sentence(error.key), Sentence("check.store.todo"))
        return
    yield ok("store", "check.store.ok")
    if scope.settings.store.url == "sqlite-plain":
        yield warn("store-encryption", "check.encryption.plain", "check.encryption.todo")
    else:
        server = scope.settings.store.url.startswith("postgresql")
        yield ok("store-encryption", "check.encryption.server" if server else "check.encryption.ok")


def integrity(scope: Scope) -> Iterator[Check]:
    """When it was last looked through, and what was found."""
    yield _kept(scope, "integrity", INTEGRITY_DAYS)


def backup(scope: Scope) -> Iterator[Check]:
    """When it was last backed up."""
    yield _kept(scope, "backup", BACKUP_DAYS)


def _kept(scope: Scope, kind: str, days: int) -> Check:
    last = scope.ask(Store.upkeep_last, kind)
    todo = f"check.{kind}.todo"
    if last is None:
        return warn(kind, f"check.{kind}.never", todo)
    day = last.day.isoformat()
    if last.result == "fail":
        return fail(kind, f"check.{kind}.failed", todo, day)
    if scope.now() - last.at > timedelta(days=days):
        return warn(kind, f"check.{kind}.old", todo, day)
    return ok(kind, f"check.{kind}.ok", day)


def outbox(scope: Scope) -> Iterator[Check]:
    """What waits for the platform, since when, and what it did not take."""
    counts: OutboxCounts = scope.ask(Store.outbox_counts)
    if counts.held:
        yield warn("outbox-held", "check.outbox.held", "check.outbox.held.todo", str(counts.held))
    oldest = scope.ask(Store.outbox_oldest)
    late = oldest is not None and scope.now() - oldest > timedelta(days=UNSENT_DAYS)
    if late and scope.settings.platform.url:
        days = str((scope.now() - oldest).days)
        yield warn("outbox", "check.outbox.late", "check.outbox.late.todo", str(counts.waiting), days)
    elif counts.waiting:
        yield ok("outbox", "check.outbox.waiting", str(counts.waiting))
    else:
        yield ok("outbox", "check.outbox.ok")


def calls(scope: Scope) -> Iterator[Check]:
    """Calls that nobody has answered."""
    count = len(scope.ask(Store.calls_open))
    yield warn("calls", "check.calls.open", "check.calls.todo", str(count)) if count else ok("calls", "check.calls.ok")


def staff(scope: Scope) -> Iterator[Check]:
    """Somebody must be able to let the others in."""
    accounts = [one for one in scope.ask(Store.staff_list) if not one.disabled]
    if any(one.role is Role.ADMINISTRATOR for one in accounts):
        yield ok("staff", "check.staff.ok", str(len(accounts)))
    else:
        yield fail("staff", "check.staff.none", "check.staff.todo")
