"""`kiosk init`, `kiosk run`, `kiosk decode`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk import config as configuration
from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place
from kiosk.core.errors import ConfigError

if TYPE_CHECKING:
    from kiosk.app.installing import Answers


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(init)
    app.command()(run)
    app.command()(decode)


def init(
    non_interactive: Annotated[Path | None, typer.Option(help="A TOML file with the answers.")] = None,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an installation: configuration, directories, data key, first administrator. Never overwrites."""
    from kiosk.app import installing

    answers = installing.answers_from(non_interactive) if non_interactive else _ask()
    made = installing.install(configuration.config_path(config), configuration.data_dir(data_dir), answers)
    fields = {
        "config": str(made.config),
        "data_dir": str(made.data_dir),
        "administrator": made.administrator,
        "recovery_key": made.recovery_key,
    }
    words = (
        f"Configuration: {made.config}\nData:          {made.data_dir}\n"
        f"Recovery key (write it down now, it is shown once and kept nowhere):\n\n    {made.recovery_key}\n"
    )
    answer(as_json, fields, words)


def _ask() -> Answers:
    """Ask at the terminal for what has no good default."""
    from kiosk.app.installing import Answers

    centre = typer.prompt("Centre id (a-z, 0-9, -)", default="donggu-lifelog")
    station = typer.prompt("Station id", default="station-1")
    diagonal = typer.prompt("Screen diagonal in inches", default=21.5, type=float)
    portrait = typer.confirm("Does the screen stand upright (1080x1920)?", default=True)
    name = typer.prompt("First administrator's name")
    pin = typer.prompt("PIN (4 to 12 digits)", hide_input=True, confirmation_prompt=True)
    width, height = (1080, 1920) if portrait else (1920, 1080)
    pitch = round(diagonal * 25.4 / 2203, 4)  # 2203 px is the diagonal of 1920x1080
    screen = {"width": width, "height": height, "pitch_mm": pitch}
    return Answers({"schema": 1, "centre": {"id": centre, "station": station}, "screen": screen}, name, pin)


def run(
    windowed: Annotated[str, typer.Option(help="WIDTHxHEIGHT for a desk; default is the whole screen.")] = "",
    gallery: Annotated[bool, typer.Option("--gallery", help="Show every control in every state.")] = False,
    config: ConfigOption = None,
    data_dir: DataOption = None,
) -> None:
    """The touchscreen."""
    if gallery:
        from kiosk.ui.engine import build_gallery

        raise typer.Exit(build_gallery(parse_size(windowed) or (1080, 1920), 0.248, "ko").exec())
    at = place(config, data_dir)
    os.umask(0o077)
    from kiosk.app import crashes
    from kiosk.app.compose import RESTART, Kiosk, Options

    crashes.prepare()
    size, log = parse_size(windowed), at.data_dir / "logs"
    code = Kiosk(Options(at.settings, at.data_dir, at.config, size, logs=log)).run()
    if code == RESTART:  # nothing of one store is ever in the memory of the other
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", *sys.argv[1:]])
    raise typer.Exit(code)


def parse_size(text: str) -> tuple[int, int] | None:
    """Read WIDTHxHEIGHT; raises ConfigError."""
    if not text:
        return None
    width, times, height = text.lower().partition("x")
    if not (times and width.isdigit() and height.isdigit() and int(width) >= 320 and int(height) >= 320):
        raise ConfigError(f"--windowed: {text!r} is not WIDTHxHEIGHT (at least 320x320)")
    return int(width), int(height)


def decode(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object per input line, one per output line.")] = True,
) -> None:
    """Bytes to records: what the device said, before any plausibility limit. Reads standard input."""
    from kiosk.core.json_text import dumps
    from kiosk.devices.decode import decode_line

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text stream here
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(dumps(decode_line(line)) + "\n")
            sys.stdout.flush()
