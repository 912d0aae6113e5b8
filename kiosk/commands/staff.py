"""`kiosk staff`: accounts of the people who work here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError

app = typer.Typer(help="Staff accounts.", no_args_is_help=True)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="As colleagues call the person.")],
    role: Annotated[str, typer.Option(help="helper, specialist, manager or administrator.")] = "helper",
    pin: Annotated[str, typer.Option(help="4 to 12 digits; asked for when not given.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a member of staff."""
    from kiosk.app.installing import check_pin
    from kiosk.store.values import Role

    if role not in list(Role):
        raise ConfigError(f"--role: {role!r} is none of {', '.join(Role)}")
    pin = pin or typer.prompt("PIN", hide_input=True, confirmation_prompt=True)
    check_pin(pin)
    with store(place(config, data_dir)) as opened:
        made = opened.staff_add(name, Role(role), pin, actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"id": made.id, "role": made.role.value}, f"{name} ({made.role.value}) has id {made.id}.")


@app.command(name="list")
def list_(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """List the accounts."""
    with store(place(config, data_dir)) as opened:
        people = opened.staff_list()
    rows = [{"id": one.id, "name": one.name, "role": one.role.value, "disabled": one.disabled} for one in people]
    words = "\n".join(f"{one.id}  {one.role.value:13}  {one.name}{'  (disabled)' * one.disabled}" for one in people)
    answer(as_json, {"staff": rows}, words or "No staff yet.")


@app.command()
def passwd(
    staff_id: str,
    pin: Annotated[str, typer.Option(help="4 to 12 digits; asked for when not given.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a new PIN."""
    from kiosk.app.installing import check_pin

    pin = pin or typer.prompt("PIN", hide_input=True, confirmation_prompt=True)
    check_pin(pin)
    with store(place(config, data_dir)) as opened:
        opened.staff_set_pin(_id(staff_id), pin, actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"id": staff_id}, "The new PIN holds from now on.")


@app.command()
def disable(
    staff_id: str, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False
) -> None:
    """Close an account; what it signed stays."""
    with store(place(config, data_dir)) as opened:
        opened.staff_disable(_id(staff_id), actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"id": staff_id, "disabled": True}, "Closed.")


@app.command()
def role(
    staff_id: str,
    role: Annotated[str, typer.Argument(help="helper, specialist, manager or administrator.")],
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give another role."""
    from kiosk.store.values import Role

    if role not in list(Role):
        raise ConfigError(f"role: {role!r} is none of {', '.join(Role)}")
    with store(place(config, data_dir)) as opened:
        opened.staff_set_role(_id(staff_id), Role(role), actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"id": staff_id, "role": role}, f"{role} from now on.")


@app.command()
def recovery(
    staff_id: str, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False
) -> None:
    """Make the code that brings back a lost PIN: for an envelope, shown once. For managers and administrators."""
    with store(place(config, data_dir)) as opened:
        code = opened.staff_recovery_make(_id(staff_id), actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"id": staff_id, "code": code}, f"Write it down now, it is shown once:\n\n    {code}\n")


def _id(text: str) -> str:
    """Read an id; raises ConfigError for what is none."""
    try:
        return str(UUID(text))
    except ValueError as error:
        raise ConfigError(f"staff: {text!r} is not an id; see: kiosk staff list") from error
