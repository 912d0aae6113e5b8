"""`kiosk assess`: values to grades, classes and changes, line by line."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(assess)


def assess(
    jsonl: Annotated[
        bool, typer.Option("--jsonl", "--json", help="One JSON object per input line, one per output line.")
    ] = True,
    config: ConfigOption = None,
    data_dir: DataOption = None,
) -> None:
    """Values to grades, classes and changes by the norm tables. Reads standard input; needs no installation."""
    from kiosk.core.assess import assess_line
    from kiosk.core.json_text import dumps

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text stream here
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Korean names of instruments
    try:
        for line in sys.stdin:
            if line.strip():
                sys.stdout.write(dumps(assess_line(line)) + "\n")
                sys.stdout.flush()
    except BrokenPipeError:  # whoever listened has gone; what is left in the buffer has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
