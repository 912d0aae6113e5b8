"""`kiosk init`: configuration, directories, data key, recovery key, first administrator. Refuses to overwrite."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.app.storing import key_source, store_settings
from kiosk.config import check
from kiosk.core.errors import ConfigError
from kiosk.core.pin import flaw_of
from kiosk.store.database import STORE_FILE, create_store, open_store
from kiosk.store.keys import KEY_FILE, create_keys
from kiosk.store.values import Role


@dataclass(frozen=True, slots=True)
class Answers:
    """What an installation must be told; ``config`` is the content of the TOML file."""

    config: dict[str, Any]
    admin_name: str
    admin_pin: str


@dataclass(frozen=True, slots=True)
class Installed:
    """What was made. The recovery key is shown now and never again."""

    config: Path
    data_dir: Path
    recovery_key: str
    administrator: str


def answers_from(path: Path) -> Answers:
    """Read a file of answers: the configuration's tables and ``[administrator]`` with name and pin."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    admin = raw.pop("administrator", None)
    if not isinstance(admin, dict) or set(admin) != {"name", "pin"}:
        raise ConfigError(f"{path}: administrator: needs exactly name and pin")
    return Answers({"schema": 1, **raw}, str(admin["name"]), str(admin["pin"]))


def check_pin(pin: str) -> None:
    """Raise ConfigError unless it is 4 to 12 digits and not one digit or one run."""
    match flaw_of(pin):
        case "shape":
            raise ConfigError("pin: 4 to 12 digits")
        case "easy":
            raise ConfigError("pin: too easy to guess")


def install(config: Path, data_dir: Path, answers: Answers) -> Installed:
    """Make everything; what was there before is never touched."""
    for place in (config, data_dir / KEY_FILE, data_dir / STORE_FILE):
        if place.exists():
            raise ConfigError(f"{place}: already there; kiosk init never overwrites an installation")
    check_pin(answers.admin_pin)
    raw = _with_key(answers.config, config)
    settings = check(raw, str(config))
    os.umask(0o077)
    config.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys, recovery = create_keys(data_dir, key_source(settings, config))
    now = datetime.now(UTC)
    create_store(store_settings(settings, data_dir), keys, actor="system:init", now=now)
    with open_store(store_settings(settings, data_dir), keys) as store:
        admin = store.staff_add(answers.admin_name, Role.ADMINISTRATOR, answers.admin_pin, actor="system:init", now=now)
    _write(config, raw)
    return Installed(config, data_dir, recovery, admin.id)


def _with_key(raw: dict[str, Any], config: Path) -> dict[str, Any]:
    """Name a key source if none is: a 0600 file beside the configuration, outside the data directory."""
    store = dict(raw.get("store", {}))
    store.setdefault("key", f"file:{config.parent / 'data.key'}")
    return {**raw, "store": store}


def _write(path: Path, raw: dict[str, Any]) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(to_toml(raw), encoding="utf-8")


def to_toml(raw: dict[str, Any]) -> str:
    """Write plain tables of strings, numbers, booleans and lists of them: all that our own file holds."""
    plain = [f"{key} = {_value(value)}" for key, value in raw.items() if not isinstance(value, dict)]
    parts = ["\n".join(plain)]
    parts += [_table(key, value) for key, value in raw.items() if isinstance(value, dict)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(name: str, table: dict[str, Any]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in table.items() if not isinstance(value, dict)]
    inner = [_table(f"{name}.{key}", value) for key, value in table.items() if isinstance(value, dict)]
    return "\n\n".join([*(["\n".join([f"[{name}]", *lines])] if lines or not inner else []), *inner])


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'
