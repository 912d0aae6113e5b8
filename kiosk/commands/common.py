"""What the commands share: the three options that may stand anywhere, opening the store, printing the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk import config as configuration
from kiosk.config import Settings
from kiosk.core.json_text import dumps

if TYPE_CHECKING:
    from kiosk.store.records import Store

ConfigOption = Annotated[Path | None, typer.Option("--config", help="The configuration file.")]
DataOption = Annotated[Path | None, typer.Option("--data-dir", help="The data directory.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]


PLUGINS, APPROVED = "plugins", "approved.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Where this installation lies, and its settings."""

    config: Path
    data_dir: Path
    settings: Settings


def place(config: Path | None, data_dir: Path | None) -> Place:
    """Read the configuration; raises ConfigError. What plug-ins add to the tables is there before it is read."""
    path, data = configuration.config_path(config), configuration.data_dir(data_dir)
    join_plugins(data)
    return Place(path, data, configuration.load(path))


def join_plugins(data_dir: Path) -> None:
    """Join the approved plug-ins of a data directory; without any, nothing of the devices is even imported."""
    folder = data_dir / PLUGINS
    if (folder / APPROVED).exists() or entry_points(group="kiosk.plugins"):
        from kiosk.devices.plugins.joining import join

        join(folder)


@contextmanager
def store(at: Place) -> Iterator[Store]:
    """Open the store of an installation in this thread."""
    from kiosk.app.storing import key_source, store_settings
    from kiosk.store.database import open_store
    from kiosk.store.keys import load_keys

    keys = load_keys(at.data_dir, key_source(at.settings, at.config))
    with open_store(store_settings(at.settings, at.data_dir), keys) as opened:
        yield opened


def answer(as_json: bool, fields: Mapping[str, object], words: str) -> None:
    """Print the answer for machines or for people."""
    typer.echo(dumps(fields) if as_json else words)
