"""`kiosk backup`, `kiosk restore`, `kiosk rekey`."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, Place, answer, place
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError

if TYPE_CHECKING:
    from kiosk.store.restore import Restored

RecoveryOption = Annotated[
    str, typer.Option("--recovery-key", help="The recovery key from paper; - asks for it, so that no list shows it.")
]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(backup)
    app.command()(restore)
    app.command()(rekey)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; never one that is there.")],
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write everything into one sealed file, also while the kiosk runs, and read it back."""
    from kiosk.app.keeping import back_up

    at = place(config, data_dir)
    made = back_up(at.settings, at.data_dir, at.config, file, actor=actor(), now=_now())
    fields = {"file": str(file), "rows": made.total, "created_at": made.created_at, "key_id": made.key_id}
    answer(as_json, fields, f"{file}: {made.total} rows, written and read back.")


def restore(
    file: Annotated[Path | None, typer.Argument(help="The backup.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Restore beside the store, look it over, leave nothing.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back what the last restore replaced.")] = False,
    before_update: Annotated[
        bool, typer.Option("--before-update", help="Go back to the copy from before the last update.")
    ] = False,
    recovery_key: RecoveryOption = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put the store of a backup in the place of the present one, which stays aside."""
    if [file is not None, undo, before_update].count(True) != 1 or (check and file is None):
        raise ConfigError("restore: say a FILE (with --check or without), or --undo, or --before-update")
    at = place(config, data_dir)
    if file is None:
        _go_back(at, undo, as_json)
        return
    from kiosk.app.keeping import check_or_restore

    done = check_or_restore(at.settings, at.data_dir, at.config, file, _typed(recovery_key), check, actor(), _now())
    answer(as_json, _fields(done, check), _words(done, file, check))


def rekey(
    recovery_key: RecoveryOption = "",
    wrap_only: Annotated[
        bool, typer.Option("--wrap-only", help="Keep the data key; wrap it anew for the configured place.")
    ] = False,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """A new data key and a new recovery key; with --wrap-only (a lost key file) only the wrapping is new."""
    from kiosk.app.keeping import change_key, wrap_anew

    at = place(config, data_dir)
    if wrap_only:
        recovery = wrap_anew(at.settings, at.data_dir, at.config, _typed(recovery_key or "-"), actor(), _now())
        answer(as_json, {"recovery_key": recovery}, f"The key opens again.\n{_write_down(recovery)}")
        return
    if recovery_key:
        raise ConfigError("rekey: a recovery key is only used with --wrap-only")
    done = change_key(at.settings, at.data_dir, at.config, actor(), _now())
    fields = {
        "key_id": done.key_id,
        "recovery_key": done.recovery_key,
        "staff_cards": done.staff_cards,
        "copies_deleted": done.copies,
    }
    cards = f"Cards of staff to be shown again: {done.staff_cards}.\n" if done.staff_cards else ""
    words = f"Everything is under a new key. Make a backup now.\n{cards}{_write_down(done.recovery_key)}"
    answer(as_json, fields, words)


def _go_back(at: Place, undo: bool, as_json: bool) -> None:
    from kiosk.app.keeping import go_back

    back = go_back(at.settings, at.data_dir, at.config, undo, actor(), _now())
    todo = "" if undo else " Start the kiosk version it belongs to: this one would update it again."
    answer(
        as_json, {"restored": back}, f"{back} is in place; what it replaced stays aside (kiosk restore --undo).{todo}"
    )


def _fields(done: Restored, check: bool) -> dict[str, object]:
    return {
        "ok": True,
        "checked_only": check,
        "created_at": done.created_at,
        "rows": done.rows,
        "identities": done.found.identities,
        "audit_entries": done.found.audit_entries,
        "erased_again": done.applied.erased,
        "withdrawn_again": done.applied.withdrawn,
        "checks_again": done.applied.checks,
        "replaced": done.aside,
    }


def _words(done: Restored, file: Path, check: bool) -> str:
    found = done.found
    lines = [
        f"{file}: made {done.created_at:%Y-%m-%d %H:%M} UTC; {done.rows} rows, references whole, "
        f"{found.audit_entries} lines of the access log whole, {found.identities} sealed identities open."
    ]
    if check:
        return "\n".join([*lines, "It can be restored. Nothing was changed."])
    if done.applied.erased or done.applied.withdrawn:
        lines.append(f"Carried over: {done.applied.erased} erasures, {done.applied.withdrawn} withdrawn consents.")
    if done.applied.checks:
        lines.append(f"Carried over: {done.applied.checks} checks of devices.")
    if not done.replaced_known:
        lines.append("The replaced store did not open: erase again whoever asked for it since the backup was made.")
    if done.aside:
        lines.append(f"The replaced store is aside in {done.aside} (kiosk restore --undo).")
    return "\n".join([*lines, "Restored."])


def _write_down(recovery: str) -> str:
    return (
        "Recovery key (write it down now, it is shown once and kept nowhere; keep the old one with the old backups):"
        f"\n\n    {recovery}\n"
    )


def _typed(recovery: str) -> str:
    if recovery != "-":
        return recovery
    if sys.stdin.isatty():
        return getpass.getpass("Recovery key: ")
    return sys.stdin.readline().strip()


def _now() -> datetime:
    return datetime.now(UTC)
