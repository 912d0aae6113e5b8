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
from kiosk.core import texts
from kiosk.core.errors import ConfigError
from kiosk.core.json_text import dumps

if TYPE_CHECKING:
    from kiosk.store.records import Store

ConfigOption = Annotated[Path | None, typer.Option("--config", help="The configuration file.")]
DataOption = Annotated[Path | None, typer.Option("--data-dir", help="The data directory.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]


PLUGINS, APPROVED, LANGUAGES = "plugins", "approved.json", "languages"


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
    settings = configuration.load(path)
    join_languages(settings, data)
    return Place(path, data, settings)


def join_languages(settings: Settings, data_dir: Path) -> None:
    """Offer the languages that lie in their folder; raises ConfigError when the screen's own is none of them."""
    where = Path(settings.screen.languages) if settings.screen.languages else data_dir / LANGUAGES
    if where.is_dir():
        from kiosk.app import languages

        languages.join(where)  # the log hears of it when there is one
    else:
        texts.offer({})
    if settings.screen.language not in texts.languages():
        raise ConfigError(f"screen.language: {settings.screen.language!r} is none of {', '.join(texts.languages())}")


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
